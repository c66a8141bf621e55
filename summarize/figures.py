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
_DAY_BEFORE = 24
_DAY_AFTER = 10
_BARRED = 40


@dataclass(frozen=True, slots=True)
class Role:
    """What is done to a counted thing, or what happened on a day; see `data/roles.toml`."""

    name: str
    count: str
    when: str
    words: tuple[str, ...]
    nouns: tuple[str, ...] = ()
    cumulative: bool = False
    shrinks: bool = False
    outcome: bool = False
    repeats: bool = False
    dates_only: bool = False


@cache
def roles() -> dict[str, Role]:
    """The roles by name."""
    data = tomllib.loads(resources.files("summarize").joinpath("data/roles.toml").read_text("utf-8"))
    return {
        name: Role(
            name,
            entry["count"],
            entry["when"],
            tuple(entry["words"]),
            tuple(entry.get("nouns", ())),
            entry.get("cumulative", False),
            entry.get("shrinks", False),
            entry.get("outcome", False),
            entry.get("repeats", False),
            entry.get("dates_only", False),
        )
        for name, entry in data.items()
    }


@cache
def _role_words(for_dates: bool) -> dict[str, str]:
    words: dict[str, str] = {}
    for role in roles().values():
        if role.dates_only and not for_dates:
            continue
        for word in role.words if for_dates else (*role.words, *role.nouns):
            for form in {fold_word(word), stem(fold_word(word))}:
                words.setdefault(form, role.name)
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


def role_of(token: Token, *, for_dates: bool = False) -> str:
    """The role a word stands for, or ""."""
    words = _role_words(for_dates)
    # A stem of three letters stands for too many words.
    stemmed = words.get(token.stem) if len(token.stem) > 3 else None
    return words.get(token.key) or stemmed or words.get(_bare(token.key)) or ""


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
    if figure.kind == Kind.PERCENT:
        return _share_of(tokens, before), "percent"
    if figure.kind in (Kind.MONEY, Kind.MEASURE):
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


def _share_of(tokens: Sequence[Token], before: int) -> str:
    """What a percentage is a share or rate of: the word after «نسبة» or before «بنسبة», by stem."""
    for index in range(before, max(-1, before - 9), -1):
        if tokens[index].stem == stem(fold_word("نسبة")) and index < before:
            return tokens[index + 1].stem
        if tokens[index].key == fold_word("بنسبة") and index:
            return tokens[index - 1].stem
    return "percent"


def roles_near(
    text: str, tokens: Sequence[Token], before: int, after: int, *, for_dates: bool = False
) -> tuple[str, ...]:
    """The roles of the predicates around words `before`/`after` in one sentence, nearest first.

    A counted noun that says what became of it (قتيل) comes first. A predicate after the figure counts as one word
    further, one that opens with و (the next statement) as six. A day belongs to a predicate further off than a figure.
    """
    back, ahead = (_DAY_BEFORE, _DAY_AFTER) if for_dates else (_ROLE_BEFORE, _ROLE_AFTER)
    found: list[tuple[int, str]] = []
    away = 0
    for index in range(before, max(-1, before - back), -1):
        away += 1 + _crossing(text, tokens, index + 1, start=before + 1)
        if away > _BARRED:
            break
        if (role := role_of(tokens[index], for_dates=for_dates)) and not _qualifies(tokens, index):
            found.append((away, role))
    # «غادروا … في 12 أكتوبر بموجب اتفاق»: a day belongs to the predicate before it.
    away = 5 if for_dates else 1
    for index in range(after, min(len(tokens), after + ahead)):
        away += 1 + _crossing(text, tokens, index, start=after)
        if away > _BARRED:
            break
        if (role := role_of(tokens[index], for_dates=for_dates)) and not _qualifies(tokens, index):
            counted = index == after and not for_dates
            joined = tokens[index].key.startswith("و") and index > after
            found.append((0 if counted else away + (6 if joined else 0), role))
    return tuple(dict.fromkeys(role for _, role in sorted(found, key=lambda pair: pair[0])))


def _crossing(text: str, tokens: Sequence[Token], index: int, *, start: int) -> int:
    """What it costs to step over the gap before word `index`: a comma leads to another statement."""
    if index == start or not 0 < index < len(tokens):
        return 0
    gap = text[tokens[index - 1].end : tokens[index].start]
    if any(char in ".؟!؛:" for char in gap):
        return _BARRED
    return 5 if "،" in gap else 0


def _qualifies(tokens: Sequence[Token], index: int) -> bool:
    """«لا يقل عن», «لا تقل عن»: part of a figure's qualifier, no predicate."""
    return index > 0 and tokens[index - 1].key in ("لا", "لم", "ما") and tokens[index].key in ("يقل", "تقل")


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


def same_role(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the predicates around two marks (nearest first) can be one: the nearest of either is near the other,
    and the nearest two are not different outcomes."""
    if not left or not right:
        return False
    if left[0] == right[0]:
        return True
    if roles()[left[0]].outcome and roles()[right[0]].outcome:
        return False
    return left[0] in right[:3] or right[0] in left[:3]


def opposed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether one is asked for and the other offered: two sides of a bargain, not two accounts."""
    return {"demanded", "offered"} <= {*left[:1], *right[:1]}


def same_noun(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two figures may count the same things: equal nouns, or one of them general («شخص»)."""
    if left.unit != right.unit:
        return False
    if left.noun == right.noun:
        return True
    return left.unit == "people" and (left.noun.endswith("*") or right.noun.endswith("*"))
