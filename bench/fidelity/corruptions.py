"""Faithful translations made false in one place, by a seed: what the gates must catch."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.fidelity.figures import month_name

_WORDS = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand", "million",
    "billion",
]  # fmt: skip
_SCALES = frozenset(_WORDS[-4:])
_MONTHS = [month_name(number) for number in range(1, 13)]
_DIGITS = re.compile(r"(?<![\w.,:/-])\d+(?:[.,]\d+)*(?![\w:/-]|[.,]\d)")
_ADDED = ("more than", "less than", "at least", "at most", "up to", "nearly")
# A number, no year, and what it counts: not where "or more" follows, nor after a word that qualifies it already,
# that belongs to a range or an age, or that is a title ("Category 4").
_COUNTED = re.compile(
    r"(?<![\w.,:/$€£–-])(?!(?:1\d|20)\d\d\b)\d+(?:,\d{3})*(?:\.\d+)?(?=%| (?!and|to|or)[a-z]{3,})(?!.{0,20} or more)"
)
_NO_QUALIFIER_AFTER = frozenset({
    "about", "above", "age", "aged", "almost", "approximately", "around", "as", "between", "estimated", "exactly",
    "from", "least", "most", "nearly", "only", "over", "past", "phase", "reaching", "roughly", "some", "than",
    "to", "under",
})  # fmt: skip
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.I)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{'|'.join(_MONTHS)})"
    rf"|(?P<m2>{'|'.join(_MONTHS)})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b|(?P<m3>{'|'.join(_MONTHS)})\b"
    r"|\b(?:in|since|of|by|from)\s+(?P<y>1[5-9]\d\d|20[0-2]\d))\b"
)
_NEGATION = re.compile(
    r"(?P<aux>\b(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should|must|may|might))"
    r"(?:n['’]t|\s+not|not)\b|\bwithout\b|\bnever\s|\bno\s(?=[a-z])|\bnot\s(?!only|just|least)",
)
_CLAUSE = re.compile(
    r"(?<=[,;:—–])\s+|\s+(?=(?:and|but|which|who|while|because|after|when|where|although|before|that|with)\s)"
)
_NAME = re.compile(r"(?:[A-Z][a-zé]{3,}(?:['’]s)?)(?:\s[A-Z][a-zé]{2,})*")
_NO_NAMES = frozenset(_MONTHS) - {"May"} | {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corruption:
    """A source, its reference made false, and what was done."""

    kind: str
    line: int
    source: str
    target: str
    change: str


Maker = Callable[[str, random.Random, "Names"], tuple[str, str] | None]


class Names:
    """The names of a set of references, for swapping one for another."""

    def __init__(self, references: Sequence[str], common: frozenset[str]) -> None:
        self._common = common
        self.all = sorted({m.group() for text in references for m in self.sites(text)})

    def sites(self, text: str) -> list[re.Match[str]]:
        """Capitalised runs inside a sentence, none of whose words is an everyday word."""
        return [
            match
            for match in _NAME.finditer(text)
            if match.start() > 1
            and text[match.start() - 2] not in '.!?:”"'
            and not any(
                word.lower().removesuffix("'s") in self._common or word in _NO_NAMES
                for word in match.group().split()
            )
        ]


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def number_changed(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A number in digits or in words becomes another of about its size."""
    sites = [*_DIGITS.finditer(text), *_WORD.finditer(text)]
    if not sites:
        return None
    match = rng.choice(sites)
    old = match.group()
    if old[0].isdigit():
        digits = [i for i, char in enumerate(old) if char.isdigit()]
        at = rng.choice(digits)
        low = 1 if at == 0 else 0
        new = old[:at] + str(rng.choice([d for d in range(low, 10) if str(d) != old[at]])) + old[at + 1 :]
    else:
        index = _WORDS.index(old.lower())
        scale = old.lower() in _SCALES
        new = rng.choice(
            [
                word
                for i, word in enumerate(_WORDS)
                if i != index and abs(i - index) <= 4 and (word in _SCALES) == scale
            ]
        )
        new = new.capitalize() if old[0].isupper() else new
    return _replace(text, match, new), f"{old} → {new}"


def qualifier_added(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A bare number in digits that counts something, so no year, gets a "more than", "at most" …"""
    sites = [
        match
        for match in _COUNTED.finditer(text)
        if (before := text[: match.start()].split()[-1:])
        and before[0].lower() not in _NO_QUALIFIER_AFTER
        and not before[0][0].isupper()
    ]
    if not sites:
        return None
    match = rng.choice(sites)
    qualifier = rng.choice(_ADDED)
    return _replace(
        text, match, f"{qualifier} {match.group()}"
    ), f"{match.group()} → {qualifier} {match.group()}"


def digit_dropped(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A number of two digits or more loses one."""
    sites = [m for m in _DIGITS.finditer(text) if sum(c.isdigit() for c in m.group()) > 1]
    if not sites:
        return None
    match = rng.choice(sites)
    old = match.group()
    options = []
    for at, char in enumerate(old):
        if char.isdigit():
            new = (old[:at] + old[at + 1 :]).strip(".,").replace(",", "")
            if new and float(new.replace(",", "")) != float(old.replace(",", "")):
                options.append(new)
    if not options:
        return None
    new = rng.choice(options)
    return _replace(text, match, new), f"{old} → {new}"


def date_shifted(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A day, a month or a year becomes another."""
    sites = list(_DATE.finditer(text))
    if not sites:
        return None
    match = rng.choice(sites)
    part = rng.choice([name for name, value in match.groupdict().items() if value])
    old = match[part]
    if part.startswith("d"):
        new = str(rng.choice([d for d in range(1, 29) if d != int(old)]))
    elif part.startswith("m"):
        new = rng.choice([m for m in _MONTHS if m != old])
    else:
        new = str(int(old) + rng.choice([-10, -2, -1, 1, 2, 10]))
    start, end = match.span(part)
    return text[:start] + new + text[end:], f"{old} → {new}"


def name_swapped(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A name becomes a name of another sentence whose consonants differ."""
    sites = names.sites(text)
    if not sites:
        return None
    match = rng.choice(sites)
    old = match.group()
    others = [
        n
        for n in names.all
        if n not in text and _consonants(n)[:3] != _consonants(old)[:3] and n[0] != old[0]
    ]
    new = rng.choice(others).removesuffix("'s").removesuffix("’s")
    return _replace(text, match, new + ("'s" if old.endswith(("'s", "’s")) else "")), f"{old} → {new}"


def _consonants(name: str) -> str:
    return re.sub(r"[^bcdfgjklmnpqrstvxz]", "", name.lower())


def clause_deleted(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A clause of four words or more, at most six tenths of the sentence, is gone."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    words = len(text.split())
    pieces = [
        (start, end)
        for start, end in itertools.pairwise(cuts)
        if 4 <= len(text[start:end].split()) <= 0.6 * words
    ]
    if not pieces:
        return None
    start, end = rng.choice(pieces)
    left = (text[:start] + text[end:]).strip().rstrip(",;: ")
    return (left, text[start:end].strip()) if left else None


def negation_removed(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """A "not", "never", "no" or "without" is gone."""
    sites = list(_NEGATION.finditer(text))
    if not sites:
        return None
    match = rng.choice(sites)
    kept = match["aux"] or ("with" if match.group() == "without" else "")
    return _replace(text, match, kept), match.group()


def run_repeated(text: str, rng: random.Random, names: Names) -> tuple[str, str] | None:
    """Two to six words are said again, once to four times."""
    words = text.split()
    if len(words) < 8:
        return None
    length, times = rng.choice([(2, 3), (3, 1), (3, 2), (4, 1), (4, 2), (5, 1), (6, 2), (1, 4)])
    start = rng.randrange(len(words) - length)
    run = words[start : start + length]
    made = [*words[: start + length], *(run * times), *words[start + length :]]
    return " ".join(made), f"{' '.join(run)} × {times + 1}"


MAKERS: dict[str, Maker] = {
    "number changed": number_changed,
    "qualifier added": qualifier_added,
    "digit dropped": digit_dropped,
    "date shifted": date_shifted,
    "name swapped": name_swapped,
    "clause deleted": clause_deleted,
    "negation removed": negation_removed,
    "run repeated": run_repeated,
}


def corruptions(
    pairs: Sequence[tuple[str, str]], common: frozenset[str], *, each: int = 125, seed: int = 3
) -> list[Corruption]:
    """`each` of every kind where the text has as many sites; "foreign sentence" takes another line's reference."""
    names = Names([target for _, target in pairs], common)
    made: list[Corruption] = []
    for kind, maker in MAKERS.items():
        rng = random.Random(f"{seed} {kind}")
        seen: set[tuple[int, str]] = set()
        for _ in range(40 * each):
            if len(seen) >= each:
                break
            line = rng.randrange(len(pairs))
            result = maker(pairs[line][1], rng, names)
            if result is not None and result[0] != pairs[line][1] and (line, result[0]) not in seen:
                seen.add((line, result[0]))
                made.append(Corruption(kind, line, pairs[line][0], *result))
    rng = random.Random(f"{seed} foreign")
    for line in rng.sample(range(len(pairs)), min(each, len(pairs))):
        other = rng.choice([i for i in range(len(pairs)) if pairs[i][1] != pairs[line][1]])
        made.append(Corruption("foreign sentence", line, pairs[line][0], pairs[other][1], ""))
    return made
