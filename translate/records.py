"""The records that pass between the stages: documents, segments and their translations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path


class DateSource(StrEnum):
    """How an article's date was found."""

    STATED = "stated"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """When an article appeared; `evidence` quotes the text the date rests on."""

    value: date | None = None
    source: DateSource = DateSource.UNKNOWN
    evidence: str = ""


class RemovalReason(StrEnum):
    """Why cleaning took a passage out."""

    REPEATED_TITLE = "repeated title"
    REPEATED_BLOCK = "repeated block"
    BUTTON = "button or counter"
    IMAGE_ALT = "image alt text"
    CAPTION = "caption"
    QUOTED_POST = "quoted post"
    TABLE = "table"
    SECTION_LABEL = "section label"
    READ_ALSO = "read-also line"
    DATELINE = "dateline"
    BYLINE = "byline"
    DATE_LINE = "date line"
    MARKUP = "markup"
    CONTROL = "control characters"
    PROMOTION = "promotion"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Removal:
    """A passage that cleaning took out: `raw[start:end] == text`, with `raw` of the Document."""

    start: int
    end: int
    text: str
    reason: RemovalReason


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence: `Document.text[start:end]`. `index` counts from 1, as citations do."""

    index: int
    start: int
    end: int
    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read (`raw`) and as used (`text`).

    The gaps between segments and the segments, joined, equal `text` exactly. `outlet_evidence` says what the
    outlet's name rests on; `notes` are what a reader of the run should know; `chosen` is which part of a web page was
    taken for the article, and why. `part_of` is the book that this is a part of, "" for an article.
    """

    id: str
    path: Path | None
    raw: str
    text: str
    title: str = ""
    outlet: str = ""
    published: PublishedDate = PublishedDate()
    language: str = "ar"
    removed: tuple[Removal, ...] = ()
    segments: tuple[Segment, ...] = ()
    notes: tuple[str, ...] = ()
    outlet_evidence: str = ""
    chosen: str = ""
    part_of: str = ""

    def with_segments(self, segments: tuple[Segment, ...]) -> Document:
        """The same document, split."""
        return replace(self, segments=segments)


class Outcome(StrEnum):
    """What became of a segment; every segment has exactly one. `CONFIRMED`: an editor read it beside its Arabic."""

    OK = "ok"
    REPAIRED = "repaired"
    FLAGGED = "flagged"
    FAILED = "failed"
    FROM_MEMORY = "from_memory"
    CONFIRMED = "confirmed"


class FlagKind(StrEnum):
    """What a gate found wrong with a translation."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"
    UNTRANSLATED = "untranslated"
    REPETITION = "repetition"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"
    LOW_SIMILARITY = "low similarity"
    LOW_TRUST = "low trust"
    QUOTES = "quotation marks"
    UNSUPPORTED_WORD = "unsupported word"
    LOST_WORD = "lost word"
    TRUNCATED = "truncated"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Flag:
    """One finding of a gate. `detail` is one English sentence a reader understands."""

    kind: FlagKind
    detail: str
    source_text: str = ""
    target_text: str = ""


# The signature of text that was copied, not translated.
COPIED = "copied"


@dataclass(frozen=True, slots=True)
class TranslatedSegment:
    """A segment in English, with the evidence for trusting it.

    `quality` is 0–1. `steps` lists what the retry ladder did, in order. `edits` lists forced edits
    (glossary, post-edit). `checked` is the outcome had it not come from the memory.
    """

    segment: Segment
    text: str
    outcome: Outcome
    quality: float
    flags: tuple[Flag, ...] = ()
    steps: tuple[str, ...] = ()
    edits: tuple[str, ...] = ()
    signature: str = ""

    @property
    def trusted(self) -> bool:
        """Whether the brief may present it without a warning."""
        return not self.flags and self.outcome not in (Outcome.FLAGGED, Outcome.FAILED)

    @property
    def by_a_person(self) -> bool:
        """Whether a person's translation is used, confirmed or only supplied."""
        return self.outcome in (Outcome.FROM_MEMORY, Outcome.CONFIRMED)

    @property
    def copied(self) -> bool:
        """Whether the text stands as it was, there being no Arabic in it."""
        return self.signature == COPIED

    @property
    def by_a_model(self) -> bool:
        """Whether a model wrote the English."""
        return not self.by_a_person and not self.copied


@dataclass(frozen=True, slots=True)
class TranslatedDocument:
    """A document and one translation a segment, in the segments' order."""

    document: Document
    segments: tuple[TranslatedSegment, ...]
    title: TranslatedSegment | None = None
    signature: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The English, with the Arabic text's own gaps between segments."""
        parts, last = [], 0
        for translated in self.segments:
            segment = translated.segment
            parts += [self.document.text[last : segment.start], translated.text]
            last = segment.end
        return "".join([*parts, self.document.text[last:]])
