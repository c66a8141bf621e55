"""A mention's value as a reader writes it."""

from __future__ import annotations

from summarize.pairing.mention import DAYS, Answer, Mention
from translate.fidelity.figures import Kind

_SCALES = {10: "dozens", 100: "hundreds", 1000: "thousands", 10_000: "tens of thousands",
           100_000: "hundreds of thousands", 1_000_000: "millions"}  # fmt: skip


def shown(mention: Mention) -> str:
    """A value as a reader writes it: 3,000; 2.5; dozens; 10–12; 2 days; 2023-10-15."""
    if mention.kind is Answer.DAY:
        assert mention.day is not None
        return mention.day.isoformat()[: 7 if mention.precision == "month" else 10]
    figure = mention.figure
    assert figure is not None
    if figure.kind == Kind.INDEFINITE:
        return _SCALES.get(int(figure.value), f"{figure.value:,.0f}s")
    scale = 100 if figure.kind == Kind.FRACTION else 1
    low = plain(figure.value * scale)
    value = low if figure.high is None else f"{low}–{plain(figure.high * scale)}"
    if mention.kind is Answer.LENGTH and figure.unit in DAYS:
        return f"{value} {figure.unit}{'' if value == '1' else 's'}"
    return value


def plain(value: float) -> str:
    """A number with thousands parted and no idle decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0").rstrip(".")
