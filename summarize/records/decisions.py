"""The records of what an editor decided on a brief."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.records.ledger import Discrepancy, Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article as a decision names it: its place (0 is the title) and the digest of its Arabic, by
    which it is found again where articles were added or reordered.
    """

    place: Place
    digest: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence of the brief that is not to be told: the passage that it words, or all those it was made from."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class MarkedWrong:
    """A difference that is none, by its question and its accounts."""

    question: str
    accounts: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What an editor decided on one brief; `brief` is the digest of its brief.json, `origin` the file that says so."""

    brief: str = ""
    dropped: tuple[Dropped, ...] = ()
    wrong: tuple[MarkedWrong, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that fit a ledger: sentences dropped, by the places they stand at now, and differences left out."""

    dropped: tuple[Dropped, ...] = ()
    wrong: tuple[Discrepancy, ...] = ()
