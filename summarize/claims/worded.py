"""What the wording of figures and days makes of them: how a reader writes one, its bounds, whether two can both be true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from summarize.claims.counted_nouns import counting
from summarize.records import ClaimFigure
from summarize.words import says
from translate.datafiles import Chosen
from translate.fidelity.figures import Kind

_CHOSEN = Chosen(__package__, "worded")

DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_SCALES = {10: "dozens", 100: "hundreds", 1000: "thousands", 10_000: "tens of thousands",
           100_000: "hundreds of thousands", 1_000_000: "millions"}  # fmt: skip
_LASTING = re.compile(r"(?:حتى|لغاية|منذ)\s+(?:يوم\s+|مساء\s+|صباح\s+|فجر\s+)?$")


def is_lasting(before: str) -> bool:
    """Whether a day behind `before` says how long something lasts («حتى الأحد», «منذ الأحد») and not when it happens."""
    return bool(_LASTING.search(before))


def is_overtaken(text: str, start: int) -> bool:
    """Whether the words before a figure give it as an older count («في وقت سابق»)."""
    return says(text[max(0, start - _CHOSEN.whole("overtaken")) : start], counting("superseded"))


def shown_value(figure: ClaimFigure, scale: float = 1.0) -> str:
    """A figure's value as a reader writes it: 3,000; 2.5; dozens; 10–12; times `scale` where it is no impression."""
    if figure.kind == Kind.INDEFINITE:
        return _SCALES.get(int(figure.value), f"{figure.value:,.0f}s")
    low = plain_number(figure.value * scale)
    return low if figure.high is None else f"{low}–{plain_number(figure.high * scale)}"


def plain_number(value: float) -> str:
    """A number with thousands parted and no idle decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0").rstrip(".")


def worded_bounds(
    low: float, high: float, qualifier: str, *, impression: bool = False, reach: float = float("inf")
) -> tuple[float, float]:
    """The least and the greatest value that "about", "more than" and the like allow; `reach`: how far "more than" goes.

    An `impression` ("dozens", "hundreds") is of its scale, up to the next one.
    """
    if impression:
        return low, 10 * low
    match qualifier:
        case "about" | "nearly":
            return low * (1 - _CHOSEN("about")), high * (1 + _CHOSEN("about"))
        case "fewer than" | "at most":
            return 0.0, high
        case "more than" | "at least":
            return low, high * reach
    return low, high


def bounds(figure: ClaimFigure) -> tuple[float, float]:
    """The lowest and highest value that a figure as worded allows."""
    high = figure.high if figure.high is not None else figure.value
    return worded_bounds(figure.value, high, figure.qualifier, impression=figure.kind == Kind.INDEFINITE)


def compatible(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether both figures can be true of one thing."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


_BELOW = ("fewer than", "at most")


def differ_in_precision(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two figures put one number from different sides (nearly 300, fewer than 300)."""
    if left.value != right.value or Kind.INDEFINITE in (left.kind, right.kind):
        return False
    return (left.qualifier in _BELOW) != (right.qualifier in _BELOW)


def adds_up(figure: ClaimFigure, others: Sequence[ClaimFigure]) -> bool:
    """Whether a figure is the sum of two others of its kind: 72 aboard, 68 passengers and 4 crew."""
    values = [other.value for other in others if other.unit == figure.unit and other.kind != Kind.INDEFINITE]
    return any(a + b == figure.value for a, b in combinations(values, 2))


def same_noun(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two figures may count the same things: equal nouns, or one of them general («شخص»)."""
    if left.unit != right.unit or left.part != right.part:
        return False
    if left.noun == right.noun:
        return not left.part or not left.noun.endswith("*")
    if left.unit != "people" or left.part or left.noun.endswith("-") or right.noun.endswith("-"):
        return False
    return left.noun.endswith("*") or right.noun.endswith("*")


def figures_covered(left: Sequence[ClaimFigure], right: Sequence[ClaimFigure]) -> bool:
    """Whether every number of one claim stands in the other too: equal within 3%, of things of one kind."""
    return all(
        any(
            figure.unit == other.unit
            and (figure.kind == Kind.INDEFINITE) == (other.kind == Kind.INDEFINITE)
            and abs(figure.value - other.value) <= _CHOSEN("rounding") * max(figure.value, 1.0)
            for other in right
        )
        for figure in left
    )
