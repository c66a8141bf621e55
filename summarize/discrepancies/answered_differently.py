"""Figures, days and lengths that answer one question differently: contradictions, updates, other ways to round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from summarize.claims import roles, same_voice
from summarize.clusters import Space
from summarize.discrepancies.mentions import clause_around
from summarize.pairing import Answer, Mention, Paired, Question, bare_value, differ, question_of, shown
from summarize.records import Account, Discrepancy, Place, Verdict
from summarize.words import says, word_list
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "answered_differently")
_BOUNDS = {"more than", "at least", "fewer than", "at most"}
_KINDS = {Answer.DAY: "date", Answer.LENGTH: "duration"}


def answer_discrepancies(
    space: Space,
    read: Paired,
    numbers: Iterable[Discrepancy],
    days: Iterable[Discrepancy],
) -> Iterable[Discrepancy]:
    """One discrepancy a question whose answers differ.

    First what the rules for `numbers` and `days` found, without the numbers that the learned model thinks to be of two
    things; then the questions that it finds by itself, surest first, the less sure ones as possible. A mention answers
    one question.
    """
    told: set[tuple[Place, str]] = set()
    for one in (*numbers, *days):
        sure = read.confidence(one.accounts)
        if sure is not None and sure < _CHOSEN("by_rule") and one.kind != "date":
            continue
        told |= _answers(one)
        known = None if sure is None or one.kind == "date" else round(sure, 3)
        yield replace(one, confidence=known)
    found = [
        made for question in read.questions() if (made := _surest(read.narrowed(question), space.published))
    ]
    for one in sorted(found, key=lambda made: -(made.confidence or 0.0)):
        if (one.confidence or 0.0) < _CHOSEN("possible"):
            break
        if not _answers(one) & told:
            yield replace(one, possible=(one.confidence or 0.0) < _CHOSEN("confidence"))


def _surest(narrowed: Sequence[Question], published: Mapping[int, date | None]) -> Discrepancy | None:
    """The widest set of a question's mentions that is hardly less sure than the surest; None where none differs."""
    told = [made for one in narrowed if (made := answered_differently(one, published))]
    least = max((made.confidence or 0.0 for made in told), default=0.0) - hardly_less()
    return next((made for made in told if (made.confidence or 0.0) >= least), None)


def hardly_less() -> float:
    """By how much of a chance a wider set of accounts may be less sure than the surest and still be told."""
    return _CHOSEN("hardly")


def _answers(one: Discrepancy) -> set[tuple[Place, str]]:
    return {(account.place, bare_value(account.value)) for account in one.accounts}


def answered_differently(question: Question, published: Mapping[int, date | None]) -> Discrepancy | None:
    """A question as a discrepancy; None where its mentions do not differ. `published`: the articles' days, by number."""
    clashes = differ(question)
    accounts = _accounts(question.mentions)
    if len(accounts) < 2 or not (clashes or _rounded(question.mentions)):
        return None
    verdict, why = _verdict(question, clashes, published)
    return Discrepancy(
        "",
        _KINDS.get(question.kind, "number"),
        question_of(question),
        verdict,
        accounts,
        why,
        round(question.confidence, 3),
    )


def _verdict(
    question: Question, clashes: Sequence[tuple[Mention, Mention]], published: Mapping[int, date | None]
) -> tuple[Verdict, str]:
    if not clashes:
        return Verdict.PRECISION, "The figures can all be true of one number."
    if question.kind is Answer.DAY:
        return Verdict.CONTRADICTION, "The days differ."
    if all(a.superseded or b.superseded for a, b in clashes) or _is_update(question.mentions, published):
        return Verdict.UPDATE, "The later article gives the later count."
    if all(a.indefinite and b.indefinite for a, b in clashes):
        return Verdict.UNRESOLVED, "The orders of magnitude differ; neither gives a number."
    if question.kind is Answer.LENGTH:
        return Verdict.CONTRADICTION, "The durations cannot both be true."
    return Verdict.CONTRADICTION, "The figures cannot both be true of one number."


def _rounded(mentions: Sequence[Mention]) -> bool:
    """Whether one number is given more exactly than another: 8 and 7.8 percent, about 3,000 and 3,012."""
    return any(
        a.value != b.value
        for a, b in combinations(mentions, 2)
        if a.kind not in (Answer.DAY, Answer.LENGTH)
        and not (a.indefinite or b.indefinite)
        # "More than 20,000" is what 21,000 are.
        and not {a.qualifier, b.qualifier} & _BOUNDS
    )


def _is_update(mentions: Sequence[Mention], published: Mapping[int, date | None]) -> bool:
    """Whether the values move one way with the articles' days, and are of a kind that does or said to have moved."""
    by_day: dict[date, list[float]] = defaultdict(list)
    for mention in mentions:
        day = published[mention.document]
        if day is None:
            return False
        by_day[day].append(mention.value)
    days = sorted(by_day)
    if len(days) < 2:
        return False
    grows = all(max(by_day[a]) <= min(by_day[b]) for a, b in pairwise(days))
    falls = all(min(by_day[a]) >= max(by_day[b]) for a, b in pairwise(days))
    if not grows and not falls:
        return False
    if any(says(one.claim.text, word_list(__package__, "updates.txt")) for one in mentions):
        return True
    kinds = [roles()[role] for one in mentions for role in one.roles[:1]]
    moves = any(kind.cumulative for kind in kinds) if grows else any(kind.shrinks for kind in kinds)
    voices = [one.holder for one in mentions]
    return moves and all(same_voice(a, b) or not a or not b for a, b in combinations(voices, 2))


def _accounts(mentions: Sequence[Mention]) -> tuple[Account, ...]:
    """One account a source and value, in the articles' order."""
    kept: dict[tuple[int, str, str], Account] = {}
    for one in sorted(mentions, key=lambda m: (m.claim.place, m.start)):
        start, end = clause_around(one.claim.text, one.start, one.end)
        start, end = min(start, one.stretch[0]), max(end, one.stretch[1])
        account = one.claim.account(
            shown(one), one.holder, quote=one.claim.quote(start, end), qualifier=one.qualifier
        )
        kept.setdefault((account.document, account.value, account.qualifier), account)
    return tuple(kept.values())
