"""Figures and days that several articles give alike, with the question where all say what became of how many people."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.pairing.mention import Answer, Mention
from summarize.pairing.questions import Paired, Question
from summarize.pairing.shown import shown
from summarize.pairing.wording import counted_of, question_of
from summarize.records import Agreement
from translate.datafiles import Chosen, entries

_CHOSEN = Chosen(__package__, "agreed")


def agreements(read: Paired) -> tuple[Agreement, ...]:
    """What articles agree on, surest first: one number or day in all of them.

    A number of people to whom one thing was done in the words of all is told with its question; whatever else agrees has
    none. Left out is what some of them tell as background or of other years, as planned, as overtaken, as a part of another
    figure, or as no number at all («dozens»).
    """
    return tuple(_agreements(read.questions()))


def _agreements(questions: Iterable[Question]) -> Iterable[Agreement]:
    for question in questions:
        if question.confidence < _CHOSEN("confidence"):
            return
        every = question.mentions
        plain = _is_plain(every)
        if (
            len({one.document for one in every}) > 1
            and _is_one(every)
            and not any(
                one.old or one.background or one.planned or one.superseded or one.part or one.indefinite
                for one in every
            )
        ):
            accounts = tuple(
                one.claim.account(shown(one), one.holder, qualifier=one.qualifier) for one in every
            )
            first = every[0]
            yield Agreement(
                question_of(question) if plain else "",
                shown(first),
                first.qualifier,
                accounts,
                round(question.confidence, 3),
                counted_of(question),
            )


def _is_one(every: tuple[Mention, ...]) -> bool:
    return len({(one.value, one.high, one.qualifier) for one in every}) == 1


def _is_plain(every: tuple[Mention, ...]) -> bool:
    """Whether all count people of whom the figure's own clause says the one thing."""
    roles = {one.figure.role if one.figure else "" for one in every}
    return (
        all(one.kind is Answer.COUNT and one.unit == "people" for one in every)
        and len(roles) == 1
        and roles <= set(entries(__package__, "agreed_roles.txt"))
    )
