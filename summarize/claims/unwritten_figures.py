"""Figures as the ledger takes them: those that several words tell together, and twos and ones that no number states."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from summarize.claims.counted_nouns import counting
from summarize.claims.worded import DAYS
from summarize.words import Token, fold_word
from translate.fidelity.figures import Figure, Kind, kind_of_unit
from translate.particles import without_particles

# Units that a dual or a bare accusative tells without a number, by what their words open with.
_UNITS_OF_TIME = {
    "دقيق": "minute", "ساع": "hour", "يوم": "day", "اسبوع": "week", "شهر": "month", "عام": "year", "سن": "year",
}  # fmt: skip
_OF_EACH = ("من", "كل")


def as_meant(text: str, read: Iterable[Figure]) -> list[Figure]:
    """The figures of a text, those that tell one thing together as one: «خمس عشرة ساعة وأربعين دقيقة» is a length,
    «ثلاثة من كل أربعة» a share. A range is what its unit makes it («بين 30 و40 ألف ليرة» is money), a part of an hour
    or a day a time.
    """
    found = [_of_its_unit(text, figure) for figure in read]
    taken: set[int] = set()
    for place, (one, other) in enumerate(pairwise(found)):
        between = text[one.end : other.start].split()
        if place in taken:
            continue
        if (
            one.value == other.value == 2
            and not between
            and fold_word(other.text) in counting("behind_its_noun")
        ):
            # «شخصين اثنين»
            taken.add(place + 1)
            continue
        if joined := (
            _added(text, one, other, between) or _share(text, one, other, between) or _range(text, one, other)
        ):
            found[place] = joined
            taken.add(place + 1)
    return [figure for place, figure in enumerate(found) if place not in taken]


def _added(text: str, one: Figure, other: Figure, between: Sequence[str]) -> Figure | None:
    """Two lengths of time, the second less than one of the first's unit, as one."""
    joined = other.text.startswith("و") or text[: other.start].endswith("و")
    if (
        one.unit not in DAYS
        or other.unit not in DAYS
        or not joined
        or len([w for w in between if w != "و"]) > 1
    ):
        return None
    of_a_year = (one.unit, other.unit) == ("year", "month")
    share = other.value / 12 if of_a_year else other.value * DAYS[other.unit] / DAYS[one.unit]
    if share >= 1 or one.high is not None or other.high is not None:
        return None
    return replace(one, end=other.end, text=text[one.start : other.end], value=one.value + share)


def _share(text: str, one: Figure, other: Figure, between: Sequence[str]) -> Figure | None:
    """«ثماني وظائف من كل عشر» in hundredths."""
    told = tuple(fold_word(word) for word in between[-2:])
    if told != _OF_EACH or len(between) > 3 or not 0 < one.value < other.value <= 100:
        return None
    value = 100 * one.value / other.value
    whole = text[one.start : other.end]
    return Figure(one.start, other.end, whole, value, None, "percent", one.qualifier, Kind.PERCENT)


def _range(text: str, one: Figure, other: Figure) -> Figure | None:
    """«بين أربعة وخمسة آلاف» in words; the scale of the second is the first's too."""
    if not text[: one.start].rstrip().endswith("بين") or not other.text.startswith("و"):
        return None
    if text[one.end : other.start].strip() or one.high is not None or other.high is not None:
        return None
    if one.text.startswith("ال") or (one.value == 2 and fold_word(one.text).endswith(("ين", "ان"))):
        # «بين الثالثة والخامسة» are hours, «بين حافلتين وأربع سيارات» two things.
        return None
    scale = 1000.0 ** math.floor(math.log(max(other.value, 1.0), 1000.0) + 1e-9)
    low = one.value * scale if one.value < min(scale, other.value / scale) else one.value
    if not low < other.value:
        return None
    kind = kind_of_unit(other.unit) or Kind.RANGE
    return replace(
        other, start=one.start, text=text[one.start : other.end], value=low, high=other.value, kind=kind
    )


def _of_its_unit(text: str, figure: Figure) -> Figure:
    if figure.kind is Kind.RANGE and (kind := kind_of_unit(figure.unit)):
        return replace(figure, kind=kind)
    words = text[figure.start :].split()
    behind = words[len(figure.text.split()) :][:1]
    if figure.kind is Kind.FRACTION and figure.value < 1 and behind:
        unit = _time_of(fold_word(behind[0].strip("،.؛:")).removeprefix("ال"))
        return replace(figure, kind=Kind.COUNT, unit=unit) if unit else figure
    if figure.kind is Kind.COUNT and not figure.unit and (unit := _time_of(fold_word(words[0]))):
        # «ساعة ونصف»
        return replace(figure, unit=unit)
    return figure


def _time_of(word: str) -> str:
    """The unit of time that a folded word is, however it is inflected; "" for another word."""
    told = (form for form in without_particles(word) if form in counting("units_of_time"))
    return next(map(_unit, told), "")


def unwritten(tokens: Sequence[Token], read: Sequence[Figure]) -> list[Figure]:
    """Twos and ones that no figure states: the dual of a noun in ة («غارتين»), a single unit («أسبوعا», «لمدة عام»)."""
    taken = [(figure.start, figure.end) for figure in read]
    found = []
    for place, token in enumerate(tokens):
        if any(start < token.end and token.start < end for start, end in taken):
            continue
        before = tokens[place - 1].key if place else ""
        if before.endswith(("تين", "تان")) and any(end == tokens[place - 1].end for _, end in taken):
            # «حاويتين مبردتين»: its adjective.
            continue
        if len(token.key) > 5 and token.key.endswith(("تين", "تان")) and not token.key.startswith("ال"):
            found.append(Figure(token.start, token.end, token.text, 2.0))
            taken.append((token.start, token.end))
        elif any(end == tokens[place - 1].end for _, end in taken if place):
            # «15 عاما»: the unit of the number before it.
            continue
        elif token.key in counting("units_of_time") and (
            token.key.endswith("ا") or before in counting("for_a_time")
        ):
            found.append(Figure(token.start, token.end, token.text, 1.0, unit=_unit(token.key)))
    return found


def _unit(key: str) -> str:
    return next(unit for opening, unit in _UNITS_OF_TIME.items() if key.startswith(opening))
