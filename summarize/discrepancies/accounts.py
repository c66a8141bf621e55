"""The accounts of a discrepancy: each source's verbatim clause with its value, qualifier and holder."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.discrepancies.mentions import Mention
from summarize.records import Account, ClaimFigure
from translate.fidelity.figures import Kind

_SCALES = {10: "dozens", 100: "hundreds", 1000: "thousands", 10_000: "tens of thousands",
           100_000: "hundreds of thousands", 1_000_000: "millions"}  # fmt: skip


def accounts_of(group: Sequence[Mention]) -> tuple[Account, ...]:
    """One account a source and value, in the articles' order."""
    kept: dict[tuple[int, str, str], Account] = {}
    for mention in sorted(group, key=lambda m: (m.claim.place, m.at)):
        account = account_of(mention, mention.holder)
        kept.setdefault((account.document, account.value, account.qualifier), account)
    return tuple(kept.values())


def account_of(mention: Mention, holder: str) -> Account:
    """One account; its quote is the clause, a substring of the article's text."""
    value, qualifier = "", ""
    if mention.figure is not None:
        value, qualifier = shown_value(mention.figure), mention.figure.qualifier
    elif mention.day is not None and mention.day.value is not None:
        value = mention.day.value.isoformat()[: 7 if mention.day.precision == "month" else 10]
    return mention.claim.account(value, holder, quote=mention.quote, qualifier=qualifier)


def shown_value(figure: ClaimFigure) -> str:
    """A figure's value as a reader writes it: 3,000; 2.5; dozens; 10–12."""
    if figure.kind == Kind.INDEFINITE:
        return _SCALES.get(int(figure.value), f"{figure.value:,.0f}s")
    low = _plain(figure.value)
    return low if figure.high is None else f"{low}–{_plain(figure.high)}"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
