"""What an event is said to have ended in, or not: propositions with a polarity, read from a claim."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from summarize.attribution import holder_at
from summarize.figures import noun_of
from summarize.framing import terms
from summarize.names import names, peoples, places
from summarize.records import Claim
from summarize.roles import bare
from summarize.tokens import Token, content, fold_phrase, fold_word, stem, tokenise

# Where another statement begins inside a sentence.
_STRONG = re.compile(r"[.؟!؛\n]+|(?<!\w)(?:و?لكن|في حين|بينما|فيما|غير أن|إلا أن|في المقابل)(?!\w)")
# How far a negation, a doubt and those concerned may stand from the predicate, in words.
_NEGATED = 9
_HANDED_ON = 2
_DOUBTED = 7
_STILL = 4
_BEFORE = 14
_AFTER = 8
_EXCEPTED = 5
_AFFIRMED = 2
_PEOPLE = "people: "
_OBJECTS = ("هما", "هم", "ها", "ه")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A kind of outcome; see `data/outcomes.toml`."""

    name: str
    kind: str
    needs: str
    question: str
    said: str
    denied: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """That an outcome came about (`holds`) or did not, said in `claim.text[start:end]`.

    `planned`: it is told of what is to come, or of what is allowed. `pending`: it has not come about so far.
    `named`: a verbal noun names it («قبيل تحريرها»). `people` are those concerned, by their English class;
    `nations` their nationality; `places` and `names` what stands around; `words` the content stems around
    without the predicate; `actor` those right beside it.
    """

    outcome: str
    claim: Claim
    index: int
    holds: bool
    planned: bool
    pending: bool
    named: bool
    start: int
    end: int
    holder: str
    people: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()

    @property
    def clause(self) -> str:
        """The stretch, verbatim."""
        return self.claim.text[self.start : self.end].strip(" ،؛:")


@cache
def outcomes() -> dict[str, Outcome]:
    """The kinds of outcome by name."""
    return {
        name: Outcome(name, entry["kind"], entry["needs"], entry["question"], entry["said"], entry["denied"])
        for name, entry in _data().items()
        if name != "negation"
    }


@cache
def _data() -> dict[str, dict[str, Any]]:
    return dict(tomllib.loads(resources.files("summarize").joinpath("data/outcomes.toml").read_text("utf-8")))


@cache
def _negation(kind: str) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in _data()["negation"][kind])


@cache
def _verbs() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Folded verb form → (outcome, told of the future) of each kind it may belong to."""
    found: dict[str, dict[tuple[str, bool], None]] = {}
    for name, entry in _data().items():
        for perfect, imperfect in entry.get("verbs", ()):
            base = perfect[:-1] if perfect[-1] in "ىا" else perfect
            past = (perfect, f"{base}ت", f"{base}وا", f"{perfect}ا", f"{base}تا")
            open_end = imperfect[:-1] if imperfect[-1] in "ىي" else imperfect
            now = tuple(
                f"{person}{rest}"
                for person in "يتن"
                for rest in (imperfect[1:], open_end[1:], f"{open_end[1:]}ون", f"{open_end[1:]}وا")
            )
            for form in (*past, *now):
                found.setdefault(fold_word(form), {})[name, False] = None
            for form in now:
                found.setdefault(fold_word(f"س{form}"), {})[name, True] = None
    return {form: tuple(entries) for form, entries in found.items()}


@cache
def _phrases(kind: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """(words, outcome) of every noun, opposite or state, longest first."""
    found = [
        (tuple(fold_phrase(phrase).split()), name)
        for name, entry in _data().items()
        for phrase in entry.get(kind, ())
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _by_first(kind: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    by: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in _phrases(kind):
        by.setdefault(words[0], []).append((words, name))
    return {first: tuple(entries) for first, entries in by.items()}


def propositions(claim: Claim, index: int, known: Collection[str] = ()) -> tuple[Proposition, ...]:
    """The outcomes that a claim affirms or denies; what is only possible or demanded is left out. `known` are keys of
    places that other claims name."""
    tokens = tokenise(claim.text)
    found = []
    for start, end in _stretches(claim.text):
        inside = tuple(token for token in tokens if start <= token.start < end)
        stretch = _Stretch(claim, index, inside, known)
        for place in range(len(inside)):
            for read in _predicates(stretch, place):
                found.append(_proposition(stretch, place, read))
                excepted = _excepted(inside, place) if read.holds else None
                if excepted is not None:
                    left_out = _Read(read.outcome, False, planned=True)
                    found.append(_proposition(stretch, excepted, left_out, before=0, after=_EXCEPTED))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words of one statement of a claim."""

    claim: Claim
    index: int
    tokens: tuple[Token, ...]
    known: Collection[str]

    def gap(self, index: int) -> str:
        """The characters before word `index`."""
        return self.claim.text[self.tokens[index - 1].end : self.tokens[index].start] if index else ""

    def crosses(self, first: int, last: int) -> bool:
        """Whether a comma or bracket stands between two words."""
        return any(char in "،,:()[]" for index in range(first + 1, last + 1) for char in self.gap(index))


@dataclass(frozen=True, slots=True)
class _Read:
    """What the word at a place says; `width` in words."""

    outcome: str
    holds: bool
    planned: bool = False
    pending: bool = False
    named: bool = False
    width: int = 1


def _stretches(text: str) -> list[tuple[int, int]]:
    found, last = [], 0
    for match in _STRONG.finditer(text):
        if not (match.group() == "." and text[match.end() : match.end() + 1].isalnum()):
            found.append((last, match.start()))
            last = match.end()
    found.append((last, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip()]


def _predicates(stretch: _Stretch, place: int) -> list[_Read]:
    """What the word at `place` says; nothing where it is left open."""
    tokens = stretch.tokens
    found: list[_Read] = []
    verbs = _verb(tokens[place].key)
    nouns = [] if verbs else _matching(tokens, place, "nouns")
    if verbs or nouns:
        negated = _negated(stretch, place, noun=not verbs)
        affirmed = bool(verbs) or _affirmed(tokens, place)
        if negated or (affirmed and not _doubted(tokens, place)):
            before = {token.key for token in tokens[max(0, place - _DOUBTED) : place]}
            planned = bool(before & _negation("future")) or negated == "allowed"
            pending = bool(negated) and _has(tokens, "pending")
            found += [_Read(name, not negated, planned or future, pending) for name, future in verbs]
            found += [_Read(name, not negated, planned, pending, True, len(words)) for words, name in nouns]
    if not _negated(stretch, place, noun=False) and not _doubted(tokens, place):
        found += [_Read(name, False, width=len(words)) for words, name in _matching(tokens, place, "no")]
    if _after_still(tokens, place):
        found += [
            _Read(name, False, pending=True, width=len(w)) for w, name in _matching(tokens, place, "still")
        ]
    return found


def _affirmed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verbal noun is said to have come about («تم إجلاؤهم», «بعد خروجهم»)."""
    return any(
        _plain(token.key) in _negation("affirming") for token in tokens[max(0, place - _AFFIRMED) : place]
    )


def _has(tokens: Sequence[Token], kind: str) -> bool:
    folded = f" {' '.join(token.key for token in tokens)} "
    return any(f" {phrase} " in folded for phrase in _negation(kind))


def _verb(key: str) -> tuple[tuple[str, bool], ...]:
    verbs = _verbs()
    for form in dict.fromkeys((key, key[1:] if key[:1] in "وف" and len(key) > 3 else key)):
        if form in verbs:
            return verbs[form]
        for suffix in _OBJECTS:
            if form.endswith(suffix) and len(form) - len(suffix) > 3 and form.removesuffix(suffix) in verbs:
                return verbs[form.removesuffix(suffix)]
    return ()


def _matching(tokens: Sequence[Token], place: int, kind: str) -> list[tuple[tuple[str, ...], str]]:
    found = []
    for first in dict.fromkeys((tokens[place].key, bare(tokens[place].key))):
        for words, name in _by_first(kind).get(first, ()):
            rest = [token.key for token in tokens[place + 1 : place + len(words)]]
            if (
                all(
                    own == word or own.removeprefix("ال") == word or bare(own) == word
                    for own, word in zip(rest, words[1:], strict=False)
                )
                and len(rest) == len(words) - 1
            ):
                found.append((words, name))
        if found:
            break
    return found


def _negated(stretch: _Stretch, place: int, *, noun: bool) -> str:
    """ "" if nothing negates the word, "said" or "allowed" (not let happen) by what does."""
    tokens = stretch.tokens
    particles, nominal, letting = (_negation(kind) for kind in ("particles", "nominal", "letting"))
    for back in range(1, min(_NEGATED, place) + 1):
        at = place - back
        key, previous = _plain(tokens[at].key), _plain(tokens[at - 1].key) if at else ""
        if stretch.crosses(at, place) or key in _negation("relative"):
            return ""
        if key in particles and back == 1:
            return "said"
        if previous in particles and (
            key in letting or (key in _negation("allowing") and back <= _HANDED_ON)
        ):
            return "allowed" if key in letting else "said"
        if key in nominal or bare(key) in nominal:
            after = tokens[at + 1].key.removeprefix("ال")
            return "allowed" if key in _negation("forbidding") or after in letting else "said"
        if not noun and back > 1 and _verb(tokens[at].key):
            return ""
    return ""


def _plain(key: str) -> str:
    return key[1:] if key[:1] in "وف" and len(key) > 2 and key[1:] in _all_negations() else key


@cache
def _all_negations() -> frozenset[str]:
    return frozenset().union(*(_negation(kind) for kind in _data()["negation"]))


def _doubted(tokens: Sequence[Token], place: int) -> bool:
    # قبل "before" is no doubt about what is past («قبيل تحريرها»).
    return any(_plain(token.key) in _negation("open") for token in tokens[max(0, place - _DOUBTED) : place])


def _after_still(tokens: Sequence[Token], place: int) -> bool:
    before = " ".join(token.key for token in tokens[max(0, place - _STILL) : place])
    return any(
        f" {phrase} " in f" {before} " or f" و{phrase} " in f" {before} " for phrase in _negation("still")
    )


def _excepted(tokens: Sequence[Token], place: int) -> int | None:
    for index in range(place + 1, min(len(tokens), place + _BEFORE)):
        if tokens[index].key in _negation("except"):
            return index + 1 if index + 1 < len(tokens) else None
    return None


def _proposition(
    stretch: _Stretch, place: int, read: _Read, *, before: int = _BEFORE, after: int = _AFTER
) -> Proposition:
    claim, inside = stretch.claim, stretch.tokens
    first, last = max(0, place - before), min(len(inside), place + read.width + after)
    last = next((i for i in range(place + read.width, last) if stretch.crosses(i - 1, i) and before), last)
    if read.holds:
        last = next((i for i in range(place, last) if inside[i].key in _negation("except")), last)
    near = [*inside[first:place], *inside[place + (read.width if before else 0) : last]]
    start, end = inside[0].start, inside[-1].end
    attribution = holder_at(claim.attributions, inside[place].start)
    if attribution is not None and start < attribution.frame[0] < inside[place].start:
        start = attribution.frame[0]
    told = " ".join(token.text for token in near)
    return Proposition(
        read.outcome,
        claim,
        stretch.index,
        read.holds,
        read.planned,
        read.pending,
        read.named,
        start,
        end,
        attribution.holder if attribution else "",
        _concerned(near),
        peoples(told),
        places(claim.text[start:end], stretch.known),
        frozenset(fold_phrase(one) for one in names(claim.text[near[0].start : near[-1].end]))
        if near
        else frozenset(),
        frozenset(token.stem for token in content(near)),
        frozenset(token.stem for token in content(inside[max(0, place - 2) : place + 4]))
        - {inside[place].stem},
    )


def _concerned(tokens: Sequence[Token]) -> frozenset[str]:
    """The classes of people that the words name: counted nouns and kinds of terms.tsv."""
    found = {
        english for english, unit in map(noun_of, tokens) if unit == "people" and not english.endswith("*")
    }
    found |= {term.kind.removeprefix(_PEOPLE) for term in terms(tokens) if term.kind.startswith(_PEOPLE)}
    return frozenset(found)


def shared_stems(left: Proposition, right: Proposition) -> frozenset[str]:
    """Content stems that both stretches have, without the words of the outcome itself."""
    own = {
        stem(word)
        for words, name in (*_phrases("nouns"), *_phrases("no"))
        if name == left.outcome
        for word in words
    }
    return (left.words & right.words) - own
