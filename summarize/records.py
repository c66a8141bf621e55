"""The records of the claim ledger and of the brief made from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How a source puts a claim."""

    ASSERTS = "asserts"
    ATTRIBUTES = "attributes"
    HEDGES = "hedges"
    DENIES = "denies"


def _holder_english(holder: str) -> str:
    from summarize.renderings import holder_english

    return holder_english(holder)


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """A figure in a claim, `quote == claim.text[start:end]`, the Arabic as printed without its qualifier.

    `qualifier` is one of the English phrases "about", "fewer than", "more than", "at least", "at most",
    "nearly" or ""; `high` closes a range; `kind` is a `translate.fidelity.figure.Kind`. `noun` is what is
    counted and `role` what is done to it, both in English from data files, or "". `part`: it counts some of
    another figure («بينهم ثلاثة أطفال»).
    """

    value: float
    unit: str = ""
    qualifier: str = ""
    quote: str = ""
    high: float | None = None
    start: int = 0
    end: int = 0
    kind: str = "count"
    noun: str = ""
    role: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class ClaimDate:
    """A date in a claim (`claim.text[start:end]`), resolved against its article's date where it could be.

    `of_statement`: the day something was said, not the day something happened.
    """

    value: date | None
    quote: str = ""
    precision: str = "day"
    start: int = 0
    end: int = 0
    of_statement: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """A holder and the stretch `text[start:end]` of a segment it answers for.

    `via` is who relays it (an agency quoting a ministry). `kind` is the verb's class in `attribution.toml`.
    `frame` is the stretch from the holder's first word to the complement's first: when it was said stands
    there.
    `continued` marks a subjectless verb (وأضاف) whose holder was named before.
    """

    holder: str
    start: int
    end: int
    kind: str = "says"
    via: str = ""
    frame: tuple[int, int] = (0, 0)
    continued: bool = False
    feminine: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One segment of one document, with who says it and how surely.

    `document` and `segment` count from 1: they are the two numbers of a citation `[2:14]`.
    `holder` is Arabic as printed, or "" where the outlet speaks itself; `via` who relays the holder's words.
    `attributions` say who answers for which stretch of `text`; `holder` is the one that covers most of it.
    """

    id: str
    document: int
    segment: int
    text: str
    translation: str
    holder: str = ""
    certainty: Certainty = Certainty.ASSERTS
    figures: tuple[ClaimFigure, ...] = ()
    dates: tuple[ClaimDate, ...] = ()
    names: tuple[str, ...] = ()
    quality: float = 1.0
    flags: tuple[str, ...] = ()
    heading: bool = False
    duplicate_of: str = ""
    via: str = ""
    attributions: tuple[Attribution, ...] = ()

    @property
    def trusted(self) -> bool:
        """Whether its translation passed every gate."""
        return not self.flags

    @property
    def first_told(self) -> bool:
        """Whether it stands in the article's body and repeats no earlier sentence of that article."""
        return not self.heading and not self.duplicate_of

    @property
    def holder_en(self) -> str:
        """The holder in English, "" where the data files do not know it."""
        return _holder_english(self.holder)


@dataclass(frozen=True, slots=True)
class WireMember:
    """One article's copy of a wire passage; offsets into Document.text."""

    document: int
    segments: tuple[int, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class WireGroup:
    """A passage printed near-identically by several articles; counts once as support.

    `ratio` is 0–1, the share of words the members have in common; `agency` where one is named.
    """

    id: str
    members: tuple[WireMember, ...]
    shared_text: str
    ratio: float
    agency: str = ""

    @property
    def documents(self) -> tuple[int, ...]:
        """The articles that carry it."""
        return tuple(dict.fromkeys(member.document for member in self.members))


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims of several sources about one thing.

    `independent` counts sources after wire copies collapse to one.
    """

    id: str
    claims: tuple[Claim, ...]
    representative: str
    sources: tuple[int, ...]
    independent: int
    centrality: float = 0.0


@dataclass(frozen=True, slots=True)
class Account:
    """One source's version in a discrepancy; `quote` is a verbatim substring of the article."""

    document: int
    segment: int
    quote: str
    translation: str
    value: str = ""
    qualifier: str = ""
    holder: str = ""

    @property
    def holder_en(self) -> str:
        """The holder in English, "" where the data files do not know it."""
        return _holder_english(self.holder)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A question that accounts answer differently."""

    id: str
    kind: str
    question: str
    verdict: str
    accounts: tuple[Account, ...]
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything the articles claim, clustered over sources."""

    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    wire_groups: tuple[WireGroup, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()


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
    `warnings` are English sentences shown beside it (an unsure translation, a headline above its body).
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

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a brief's sentence needs a citation: {self.text!r}")

    @property
    def holder_en(self) -> str:
        """The holder in English, "" where the data files do not know it."""
        return _holder_english(self.holder)


class SectionKind(StrEnum):
    """The brief's sections, in the order they are printed."""

    AGREED = "what is agreed"
    ATTRIBUTED = "who says what"
    DIFFER = "where accounts differ"
    SINGLE = "only in one source"
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


@dataclass(frozen=True, slots=True)
class Brief:
    """One neutral English brief of several Arabic articles."""

    headline: BriefSentence
    dateline: str
    sections: tuple[Section, ...]
    timeline: tuple[TimelineEntry, ...]
    sources: tuple[SourceNote, ...]
    ledger: Ledger
    discrepancies: tuple[Discrepancy, ...] = ()
    writer: str = "extractive"
    model: str = ""
    model_reason: str = ""
    model_warning: str = ""
    signature: str = ""
