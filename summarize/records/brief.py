"""The records of a brief: sentences with their citations, sections, timeline, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from summarize.records.decisions import Decided
from summarize.records.ledger import Certainty, Discrepancy, Ledger, Place
from summarize.records.translated_by import TranslatedBy
from summarize.records.wording import Wording


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence rests: article, segment, and the span in that article's text, or in its title for segment 0."""

    document: int
    segment: int
    start: int
    end: int
    quote: str

    def __str__(self) -> str:
        return f"[{self.document}:{self.segment}]"


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One sentence of the brief; without a citation it cannot be built.

    `support` is the number of independent sources behind it, `documents` the articles that carry it.
    `warnings` are sentences of the brief's language shown beside it (an unsure translation, a headline above its body).
    `extractive` is what the sentence said before a model worded `text`, "" where none did. `made`: by rule from all that
    it cites; else it is the first's own words, in English or Arabic.
    """

    text: str
    citations: tuple[Citation, ...]
    support: int = 1
    documents: tuple[int, ...] = ()
    holder: str = ""
    certainty: Certainty = Certainty.ASSERTS
    quality: float = 1.0
    warnings: tuple[str, ...] = ()
    cluster: str = ""
    extractive: str = ""
    made: bool = False

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a brief's sentence needs a citation: {self.text!r}")

    @property
    def worded(self) -> tuple[Place, ...]:
        """The places whose English it tells, which name it to an editor."""
        told = self.citations if self.made else self.citations[:1]
        return tuple((one.document, one.segment) for one in told)


class SectionKind(StrEnum):
    """The brief's sections, in the order they are printed."""

    LEAD = "in short"
    AGREED = "what is agreed"
    ATTRIBUTED = "who says what"
    DIFFER = "where accounts differ"
    SINGLE = "only in one source"
    BACKGROUND = "background"
    UNSURE = "translation unsure"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the brief. `note` says in one sentence why it is empty or how to read it."""

    kind: SectionKind
    sentences: tuple[BriefSentence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated happening of the event (not of the articles)."""

    when: date | None
    label: str
    sentence: BriefSentence


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the reader should know of one article."""

    document: int
    id: str
    outlet: str
    title: str
    title_translation: str
    published: str
    date_source: str
    date_evidence: str
    segments: int
    words: int
    wire_share: float
    wire_groups: tuple[str, ...] = ()
    removed: dict[str, int] = field(default_factory=dict)
    flagged: int = 0
    quality: float = 0.0
    notes: tuple[str, ...] = ()


class Style(StrEnum):
    """How a brief is laid out: in full, in full with the opening as a list, or its opening and what stands firm or in dispute."""

    WIRE = "wire"
    BULLETS = "bullets"
    EXECUTIVE = "executive"


@dataclass(frozen=True, slots=True)
class Brief(TranslatedBy):
    """One neutral brief of several Arabic articles; `language` is what it is worded in, "en" or "ar".

    `title` is the user's own, printed above the headline.
    """

    headline: BriefSentence
    dateline: str
    sections: tuple[Section, ...]
    timeline: tuple[TimelineEntry, ...]
    sources: tuple[SourceNote, ...]
    ledger: Ledger
    discrepancies: tuple[Discrepancy, ...] = ()
    writer: str = "extractive"
    wording: Wording | None = None
    decided: Decided | None = None
    title: str = ""
    style: Style = Style.WIRE
    language: str = "en"
