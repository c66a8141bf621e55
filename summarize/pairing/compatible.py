"""Whether two mentions can both be true of one thing, in one unit."""

from __future__ import annotations

from summarize.claims import worded_bounds
from summarize.pairing.mention import Answer, Mention
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "compatible")

Bounds = tuple[float, float]


def bounds(mention: Mention) -> Bounds:
    """The least and the greatest value that a mention as worded allows."""
    low = mention.value
    high = mention.high if mention.high is not None else low
    if mention.kind is Answer.DAY:
        return (low, low + 30) if mention.precision == "month" else (low, low)
    if mention.kind is Answer.LENGTH and not mention.indefinite:
        slack = _CHOSEN("rounded_unit") * mention.value
        low, high = low - slack, high + slack
    # More than 300 is no way to put 3,000.
    return worded_bounds(
        low, high, mention.qualifier, impression=mention.indefinite, reach=_CHOSEN("more_than")
    )


def compatible(left: Mention, right: Mention) -> bool:
    """Whether both can be true of one thing. Months hold their days."""
    if left.kind is Answer.DAY and {left.precision, right.precision} == {"day", "month"}:
        return _months(left) == _months(right)
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


def _months(mention: Mention) -> tuple[int, int]:
    assert mention.day is not None
    return mention.day.year, mention.day.month
