"""Figures of a claim with what is counted and what is done to it, and when two of them disagree."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from summarize.records import ClaimFigure
from summarize.tokens import Token, fold_word, stem, tokenise
from translate.fidelity.figure import Figure, Kind
from translate.fidelity.figures import figures

# What a text counts or measures; the rest are dates, names (إف-16) and markers.
_COUNTING = frozenset(
    {Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RANGE, Kind.FRACTION, Kind.INDEFINITE, Kind.AGE}
)
_QUALIFIERS = {"less than": "fewer than"}
# What "about" allows on either side, as a share of the value.
_ABOUT = 0.1
# How far from a figure the word that says what was done may stand, in words.
_ROLE_BEFORE = 9
_ROLE_AFTER = 7


@dataclass(frozen=True, slots=True)
class Role:
    """What is done to a counted thing; see `data/roles.toml`."""

    name: str
    count: str
    when: str
    cumulative: bool


@cache
def roles() -> dict[str, Role]:
    """The roles by name."""
    return {name: Role(name, r["count"], r["when"], r.get("cumulative", False)) for name, r in _role_data().items()}


@cache
def _role_data() -> dict[str, dict[str, object]]:
    return dict(tomllib.loads(resources.files("summarize").joinpath("data/roles.toml").read_text("utf-8")))


@cache
def _role_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for name, data in _role_data().items():
        for word in data["words"]:  # type: ignore[attr-defined]
            for form in {fold_word(word), stem(fold_word(word))}:
                words.setdefault(form, name)
    return words


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Folded form or stem → (English plural, class)."""
    found: dict[str, tuple[str, str]] = {}
    for line in resources.files("summarize").joinpath("data/counted.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            english, group, forms = line.split("\t")
            for form in forms.split():
                found.setdefault(fold_word(form), (english, group))
                found.setdefault(stem(fold_word(form)), (english, group))
    return found


def role_of(token: Token) -> str:
    """The role a word stands for, or ""."""
    words = _role_words()
    # A stem of three letters stands for too many words (قتل, but also مات and من).
    return words.get(token.key) or (words.get(token.stem) if len(token.stem) > 3 else None) or words.get(_bare(token.key)) or ""


def _bare(key: str) -> str:
    for proclitic in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل"):
        if key.startswith(proclitic) and len(key) - len(proclitic) >= 3:
            return key.removeprefix(proclitic)
    return key


def noun_of(token: Token) -> tuple[str, str]:
    """What a counted noun is in English and its class, or two empty strings."""
    nouns = _nouns()
    return nouns.get(token.key) or nouns.get(token.stem) or ("", "")


def claim_figures(text: str, *, anchor: date | None = None) -> tuple[ClaimFigure, ...]:
    """The counts, sums and measures of a sentence, each with its counted noun and role."""
    tokens = tokenise(text)
    found = []
    for figure in figures(text, "ar", anchor=anchor):
        before, after = around(tokens, figure.start, figure.end)
        if not figure.firm or not (figure.kind in _COUNTING or _count_like_a_year(figure, tokens, after)):
            continue
        noun, unit = _counted(text, tokens, before, after, figure)
        found.append(
            ClaimFigure(
                figure.value,
                unit,
                _QUALIFIERS.get(figure.qualifier, figure.qualifier),
                text[figure.start : figure.end],
                figure.high,
                figure.start,
                figure.end,
                str(figure.kind),
                noun,
                next(iter(roles_near(text, tokens, before, after)), ""),
            )
        )
    return tuple(found)


def _count_like_a_year(figure: Figure, tokens: Sequence[Token], after: int) -> bool:
    """«نحو 2000 من سكان الحي»: four digits with a qualifier or a counted noun are no year."""
    if figure.kind != Kind.YEAR:
        return False
    following = [token for token in tokens[after : after + 2] if token.key != "من"]
    return bool(figure.qualifier) or bool(following and noun_of(following[0])[0])


def around(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The word before `start` and the word after `end` (-1 and len where there is none)."""
    before = max((i for i, t in enumerate(tokens) if t.end <= start), default=-1)
    after = min((i for i, t in enumerate(tokens) if t.start >= end), default=len(tokens))
    return before, after


def _counted(text: str, tokens: Sequence[Token], before: int, after: int, figure: Figure) -> tuple[str, str]:
    """The counted noun in English and the unit (a class of nouns, a currency, a measure)."""
    if figure.kind in (Kind.PERCENT, Kind.MONEY, Kind.MEASURE):
        return figure.unit, figure.unit or str(figure.kind)
    place = after
    while place < len(tokens) and place < after + 3:
        token = tokens[place]
        gap = text[tokens[place - 1].end if place else 0 : token.start]
        if any(char in ".؟!؛:()،" for char in gap):
            break
        noun, unit = noun_of(token)
        if noun:
            return noun, unit
        if token.key not in ("من", "الف", "مليون", "مليار") and not token.key.startswith("بال"):
            # The first word that is not a preposition is what is counted, known or not.
            return (figure.unit or token.stem, figure.unit or "other")
        place += 1
    # «ارتفعت حصيلة القتلى إلى 25»: the noun stands before.
    for index in range(before, max(-1, before - 4), -1):
        noun, unit = noun_of(tokens[index])
        if noun:
            return noun, unit
    return figure.unit, figure.unit or "other"


def roles_near(text: str, tokens: Sequence[Token], before: int, after: int) -> tuple[str, ...]:
    """The roles of the predicates around words `before`/`after` in one sentence, nearest first.

    A predicate after the figure counts as one word further, one that opens with و (the next statement) as six.
    """
    found: list[tuple[int, str]] = []
    for step, index in enumerate(range(before, max(-1, before - _ROLE_BEFORE), -1)):
        following = tokens[index + 1].start if index + 1 < len(tokens) else len(text)
        if any(char in ".؟!؛:" for char in text[tokens[index].end : following].strip()):
            break
        if role := role_of(tokens[index]):
            found.append((step, role))
    for step, index in enumerate(range(after, min(len(tokens), after + _ROLE_AFTER)), 1):
        if any(char in ".؟!؛:" for char in text[tokens[index - 1].end if index else 0 : tokens[index].start].strip()):
            break
        if role := role_of(tokens[index]):
            found.append((step + (6 if tokens[index].key.startswith("و") and step > 1 else 0), role))
    return tuple(dict.fromkeys(role for _, role in sorted(found, key=lambda pair: pair[0])))


def bounds(figure: ClaimFigure) -> tuple[float, float]:
    """The lowest and highest value that a figure as worded allows."""
    low, high = figure.value, figure.high if figure.high is not None else figure.value
    if figure.kind == Kind.INDEFINITE:
        # "Dozens", "hundreds": two of the scale up to the next one.
        return 2 * low, 10 * low
    match figure.qualifier:
        case "about" | "nearly":
            return low * (1 - _ABOUT), high * (1 + _ABOUT)
        case "fewer than" | "at most":
            return 0.0, high
        case "more than" | "at least":
            return low, float("inf")
    return low, high


def compatible(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether both figures can be true of one thing."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


_SIDES = {"fewer than": "below", "at most": "below", "nearly": "near", "more than": "above", "at least": "above"}


def differ_in_precision(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two compatible figures put the same number from different sides (nearly 300, fewer than 300)."""
    if left.value != right.value or Kind.INDEFINITE in (left.kind, right.kind):
        return False
    a, b = _SIDES.get(left.qualifier, ""), _SIDES.get(right.qualifier, "")
    return a != b and bool({"below", "above"} & {a, b})


# What becomes of people: one figure has one of them.
_OUTCOMES = frozenset(
    {"killed", "injured", "missing", "rescued", "detained", "released", "surrendered", "left", "returned", "arrived",
     "protested", "employed", "voted", "remaining", "screened", "infected"}
)  # fmt: skip


def same_role(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the predicates around two marks (nearest first) can be one: the nearest of either is near the other,
    and the nearest two are not different outcomes."""
    if not left or not right:
        return False
    if left[0] == right[0]:
        return True
    if left[0] in _OUTCOMES and right[0] in _OUTCOMES:
        return False
    return left[0] in right[:3] or right[0] in left[:3]


def same_noun(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two figures may count the same things: equal nouns, or one of them general («شخص»)."""
    if left.unit != right.unit:
        return False
    if left.noun == right.noun:
        return True
    return left.unit == "people" and (left.noun.endswith("*") or right.noun.endswith("*"))
