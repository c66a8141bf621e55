"""Qualifiers put back: "about", "more than" … where the Arabic has one and the English states the bare figure.

«نحو 3 آلاف مدني» is no "3,000 civilians". The word goes in only where its place is certain: the figure stands once on
each side, an unmistakable Arabic qualifier stands right before it, and the English has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translate.fidelity.figures import Figure

# "The about 30 men" is no English; "these 30" speaks of a number given before.
_DETERMINER = re.compile(
    r"\b(?:the|these|those|all|its|their|his|her|our|my|your|this|that|every|each|another|no\.?|number)\s+$",
    re.I,
)
_CURRENCY = re.compile(r"(?:US|[A-Z]{1,3})?[$€£¥]\s?$")


@dataclass(frozen=True, slots=True)
class Qualified:
    """The English with its qualifiers; `edits` says what was put back."""

    text: str
    edits: tuple[str, ...] = ()


def put_qualifiers_back(source: str, target: str) -> Qualified:
    """`target` with the qualifiers of `source`'s figures where their place is certain; else as it was."""
    from translate.fidelity.figures import figures

    if not _may_hold(source):
        return Qualified(target)
    arabic, english = figures(source, "ar"), figures(target, "en")
    edits: list[str] = []
    for figure in sorted(arabic, key=lambda each: each.start, reverse=True):
        wanted = _wanted(source, figure.start)
        theirs = [other for other in english if _same(figure, other)]
        alone = sum(_same(figure, other) for other in arabic) == 1
        if wanted and alone and len(theirs) == 1 and not theirs[0].qualifier:
            written = _written(target, theirs[0], wanted)
            if written:
                target = written
                edits.append(f"qualifier: {theirs[0].text} → {wanted} {theirs[0].text}")
                english = figures(target, "en")
    return Qualified(target, tuple(reversed(edits)))


@cache
def _pattern() -> re.Pattern[str]:
    from translate.fidelity.figures import qualifier_repairs

    return re.compile("|".join(map(re.escape, sorted(qualifier_repairs(), key=len, reverse=True))))


def _may_hold(source: str) -> bool:
    from translate.fidelity.words import fold

    return bool(_pattern().search(fold(source)))


def _wanted(source: str, start: int) -> str:
    """What the English should say for the qualifier right before a figure; "" where there is none."""
    from translate.fidelity.figures import qualifier_repairs
    from translate.fidelity.words import fold
    from translate.particles import unjoined

    written_for = qualifier_repairs()
    words = fold(source[:start]).split()[-max(len(form.split()) for form in written_for) :]
    for length in range(len(words), 0, -1):
        run = " ".join(words[-length:])
        for form in unjoined(run):
            if form in written_for:
                return written_for[form]
    return ""


def _same(one: Figure, other: Figure) -> bool:
    from translate.fidelity.figures import Kind

    quantities = (Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.AGE)
    same = one.kind in quantities and other.kind in quantities and one.value == other.value
    return same and one.firm and other.firm and one.high is None


def _written(target: str, figure: Figure, qualifier: str) -> str:
    """The English with the qualifier before its figure, or "" where it cannot stand there."""
    start = figure.start
    if currency := _CURRENCY.search(target[:start]):
        start = currency.start()
    before = target[:start]
    if _DETERMINER.search(before) or (before[-1:] in "-–/([" and before[-1:]):
        return ""
    rest = target[start:]
    if not before.strip(' "“'):
        qualifier = qualifier.capitalize()
        rest = rest if figure.text[:1].isdigit() or start != figure.start else rest[:1].lower() + rest[1:]
    return f"{before}{qualifier} {rest}"
