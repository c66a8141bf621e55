"""Figures of people that several articles give alike, for what became of them that the words of all say plainly."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.pairing.mention import Answer, Mention
from summarize.pairing.questions import Paired, Question
from summarize.pairing.shown import shown
from summarize.pairing.wording import question_of
from summarize.records import Agreement
from translate.datafiles import Chosen, entries

_CHOSEN = Chosen(__package__, "agreed")


def agreements(read: Paired) -> tuple[Agreement, ...]:
    """What articles agree on, surest first: one number, one thing done to people in all of them.

    Left out is what some of them tell as background or of other years, as planned, or as overtaken.
    """
    return tuple(_agreements(read.questions()))


def _agreements(questions: Iterable[Question]) -> Iterable[Agreement]:
    for question in questions:
        if question.confidence < _CHOSEN("confidence"):
            return
        every = question.mentions
        if len({one.document for one in every}) > 1 and _is_plain(every) and _is_one(every):
            accounts = tuple(
                one.claim.account(shown(one), one.holder, qualifier=one.qualifier) for one in every
            )
            first = every[0]
            yield Agreement(
                question_of(question), shown(first), first.qualifier, accounts, round(question.confidence, 3)
            )


def _is_one(every: tuple[Mention, ...]) -> bool:
    return len({(one.value, one.high, one.qualifier) for one in every}) == 1


def _is_plain(every: tuple[Mention, ...]) -> bool:
    """Whether all count people of whom the figure's own clause says the one thing."""
    roles = {one.figure.role if one.figure else "" for one in every}
    return (
        all(one.kind is Answer.COUNT and one.unit == "people" and not one.indefinite for one in every)
        and len(roles) == 1
        and roles <= set(entries(__package__, "agreed_roles.txt"))
        and not any(one.old or one.background or one.planned or one.superseded or one.part for one in every)
    )
