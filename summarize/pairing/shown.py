"""A mention's value as a reader writes it."""

from __future__ import annotations

from summarize.claims import DAYS, shown_value
from summarize.pairing.mention import Answer, Mention
from translate.fidelity.figures import Kind


def shown(mention: Mention) -> str:
    """A value as a reader writes it: 3,000; 2.5; dozens; 10–12; 2 days; 2023-10-15."""
    if mention.kind is Answer.DAY:
        assert mention.day is not None
        return mention.day.isoformat()[: 7 if mention.precision == "month" else 10]
    figure = mention.figure
    assert figure is not None
    value = shown_value(figure, 100 if figure.kind == Kind.FRACTION else 1)
    if mention.kind is Answer.LENGTH and figure.unit in DAYS:
        return f"{value} {figure.unit}{'' if value == '1' else 's'}"
    return value
