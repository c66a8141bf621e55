"""The accounts of a discrepancy: each source's verbatim clause with its value, qualifier and holder."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.claims import shown_value
from summarize.discrepancies.mentions import ClauseMention
from summarize.records import Account


def accounts_of(group: Sequence[ClauseMention]) -> tuple[Account, ...]:
    """One account a source and value, in the articles' order."""
    kept: dict[tuple[int, str, str], Account] = {}
    for mention in sorted(group, key=lambda m: (m.claim.place, m.at)):
        account = account_of(mention, mention.holder)
        kept.setdefault((account.document, account.value, account.qualifier), account)
    return tuple(kept.values())


def account_of(mention: ClauseMention, holder: str) -> Account:
    """One account; its quote is the clause, a substring of the article's text."""
    value, qualifier = "", ""
    if mention.figure is not None:
        value, qualifier = shown_value(mention.figure), mention.figure.qualifier
    elif mention.day is not None and mention.day.value is not None:
        value = mention.day.value.isoformat()[: 7 if mention.day.precision == "month" else 10]
    return mention.claim.account(value, holder, quote=mention.quote, qualifier=qualifier)
