"""A headline for articles whose translation is mostly unsure: what the accounts answer differently."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from summarize.english import leans, question_clause
from summarize.records import BriefSentence, Citation, Claim, Cluster, Discrepancy, Ledger, Verdict

# What is asked first: of the figures of an event, the dead.
_FIRST = "killed"
_JOINED = {Verdict.CONTRADICTION: " and ", Verdict.UPDATE: ", then "}


def open_question(
    ledger: Ledger,
    ranked: Sequence[tuple[Cluster, Claim]],
    citation: Callable[[Claim], Citation],
    independent: Callable[[Sequence[Claim]], int],
    makes: Callable[[Sequence[Claim]], bool],
    days: Sequence[date | None],
) -> BriefSentence | None:
    """The first question about a number that independent sources answer differently, with their answers; None where
    most of the claims' translations are trusted, or no such question names what it asks for.

    `makes`: whether no editor dropped the sentence made from claims. `days`: when each article appeared.
    Of a later count that is lower nothing is said: it may count who remains.
    """
    told = {
        claim.place: (cluster, claim) for cluster, _ in ranked for claim in cluster.claims if claim.first_told
    }
    if not told or 2 * sum(claim.trusted for _, claim in told.values()) >= len(told):
        return None
    for found in sorted(ledger.discrepancies, key=lambda one: _FIRST not in one.question):
        if found.kind != "number" or found.verdict not in _JOINED or leans(found.question):
            continue
        answers = _answers(found, days)
        held = [told[account.place] for account in found.accounts if account.place in told]
        claims = list(dict.fromkeys(claim for _, claim in held))
        support = independent(claims)
        if answers and support >= 2 and makes(claims):
            return BriefSentence(
                text=_headline(found, answers),
                citations=tuple(citation(claim) for claim in claims),
                support=support,
                documents=tuple(sorted({claim.document for claim in claims})),
                quality=min(claim.quality for claim in claims),
                cluster=held[0][0].id,
                made=True,
            )
    return None


def _headline(found: Discrepancy, answers: str) -> str:
    """A statement where the question makes one: "Accounts differ on how many workers were killed: 7 and 9"."""
    clause = question_clause(found.question)
    if not clause:
        return f"{found.question} Accounts say {answers}"
    if found.verdict == Verdict.CONTRADICTION:
        return f"Accounts differ on {clause}: {answers}"
    return f"Accounts of {clause} changed: {answers}"


def _answers(found: Discrepancy, days: Sequence[date | None]) -> str:
    """The values that differ, each once, as the accounts qualify them; of an update the later ones last, and "" for
    one that does not rise.
    """
    accounts = list(found.accounts)
    if found.verdict == Verdict.UPDATE:
        accounts.sort(key=lambda account: days[account.document - 1] or date.min)
        counts = [_count(account.value) for account in accounts]
        if counts != sorted(counts):
            return ""
    answers: dict[str, str] = {}
    for account in accounts:
        answers.setdefault(account.value, f"{account.qualifier} {account.value}".strip())
    *others, last = answers.values()
    return f"{', '.join(others)}{_JOINED[found.verdict]}{last}" if others else ""


def _count(value: str) -> float:
    digits = value.replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0.0
