"""What an editor decided, as a brief shows it and as its page hands it on to the next decisions.json."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.report.parts import Cited, Json, Views, dump
from summarize.editing import passage_digest
from summarize.records import Decided, Discrepancy, Passage, Place
from translate.records import TranslatedDocument


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision in words; `record` is JSON: the list it stands in in decisions.json, and its entry there."""

    said: str
    citations: tuple[Cited, ...]
    record: str


def decision_views(
    decided: Decided, documents: Sequence[TranslatedDocument], views: Views
) -> tuple[DecisionView, ...]:
    """The sentences dropped, then the differences marked wrong. The sentences are cited, not told."""

    def shown(said: str, passages: Sequence[Passage], record: Json) -> DecisionView:
        cited = tuple(views.cite(one.place, "decided", "What an editor decided") for one in passages)
        return DecisionView(said, cited, dump(record))

    dropped = [
        shown(
            "Left out of the brief.",
            one.passages,
            {"list": "dropped", "entry": {"citations": _entries(one.passages)}},
        )
        for one in decided.dropped
    ]
    wrong = []
    for one in decided.wrong:
        accounts = _accounts(one, documents)
        entry = {"question": one.question, "accounts": _entries(accounts)}
        said = f"Not a difference: {one.question}"
        wrong.append(shown(said, accounts, {"list": "differences", "entry": entry}))
    return (*dropped, *wrong)


def _accounts(found: Discrepancy, documents: Sequence[TranslatedDocument]) -> tuple[Passage, ...]:
    places = dict.fromkeys(account.place for account in found.accounts)
    return tuple(Passage(place, passage_digest(_arabic_at(place, documents))) for place in places)


def _arabic_at(place: Place, documents: Sequence[TranslatedDocument]) -> str:
    number, index = place
    document = documents[number - 1].document
    return next((s.text for s in document.segments if s.index == index), "") if index else document.title


def _entries(passages: Sequence[Passage]) -> list[Json]:
    return [{"article": one.place[0], "segment": one.place[1], "digest": one.digest} for one in passages]
