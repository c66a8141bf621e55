"""Decisions on an earlier brief, brought to a ledger: found again by the Arabic they name, wherever it stands now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.editing.digests import passage_digest
from summarize.records import Decided, Decisions, Discrepancy, Dropped, Ledger, MarkedWrong, Passage, Place
from translate.records import TranslatedDocument


@dataclass(frozen=True, slots=True)
class Applied:
    """A ledger that holds to the decisions, those that fit it, and a line for each that fits nothing."""

    ledger: Ledger
    decided: Decided
    unfit: tuple[str, ...]


def apply_decisions(decisions: Decisions, ledger: Ledger, documents: Sequence[TranslatedDocument]) -> Applied:
    """The ledger without the differences marked wrong, and with what was dropped kept out of any brief.

    A passage is the one at its place if the Arabic there is the same, else wherever that Arabic stands. A difference
    fits a mark of the same question if every account of it was seen by the editor: one with a further account is new.
    """
    places = _places(documents)
    dropped, wrong, unfit = [], [], []
    for drop in decisions.dropped:
        if found := _found(drop.passages, places):
            dropped.append(Dropped(found))
        else:
            unfit.append(f"the dropped sentence {_labels(drop.passages)} is in no article any more")
    for mark in decisions.wrong:
        if fitting := _marked(mark, ledger, places):
            wrong += fitting
        else:
            unfit.append(
                f"the difference marked wrong at {_labels(mark.accounts)} is found no more: "
                f"{' '.join(mark.question.split())[:200]!r}"
            )
    gone = {one.id for one in wrong}
    single = [drop.passages[0] for drop in dropped if len(drop.passages) == 1]
    kept = replace(
        ledger,
        discrepancies=tuple(one for one in ledger.discrepancies if one.id not in gone),
        possible=tuple(one for one in ledger.possible if one.id not in gone),
        # Word for word the same sentence is not told from another article either.
        untold=frozenset(place for one in single for place in places[one.digest]),
        unmade=frozenset(
            frozenset(one.place for one in drop.passages) for drop in dropped if len(drop.passages) > 1
        ),
    )
    once = {one.id: one for one in wrong}
    return Applied(kept, Decided(tuple(dict.fromkeys(dropped)), tuple(once.values())), tuple(unfit))


def _places(documents: Sequence[TranslatedDocument]) -> dict[str, list[Place]]:
    """Digest → the places at which that Arabic stands; 0 is the title."""
    found: dict[str, list[Place]] = defaultdict(list)
    for number, translated in enumerate(documents, 1):
        document = translated.document
        if document.title:
            found[passage_digest(document.title)].append((number, 0))
        for segment in document.segments:
            found[passage_digest(segment.text)].append((number, segment.index))
    return dict(found)


def _found(passages: Sequence[Passage], places: Mapping[str, Sequence[Place]]) -> tuple[Passage, ...] | None:
    """The passages where they stand now; None where one of them is gone."""
    if any(one.digest not in places for one in passages):
        return None
    return tuple(
        one if one.place in places[one.digest] else replace(one, place=places[one.digest][0])
        for one in passages
    )


def _marked(mark: MarkedWrong, ledger: Ledger, places: Mapping[str, Sequence[Place]]) -> list[Discrepancy]:
    seen = {place for one in mark.accounts for place in _now(one, places)}
    question = " ".join(mark.question.split())
    return [
        one
        for one in (*ledger.discrepancies, *ledger.possible)
        if " ".join(one.question.split()) == question and {account.place for account in one.accounts} <= seen
    ]


def _now(passage: Passage, places: Mapping[str, Sequence[Place]]) -> Sequence[Place]:
    """Where a passage of an account stands now: where it stood, or else wherever its Arabic does."""
    found = places.get(passage.digest, ())
    return (passage.place,) if passage.place in found else found


def _labels(passages: Sequence[Passage]) -> str:
    return " ".join(f"[{article}:{segment}]" for article, segment in (one.place for one in passages))
