"""The records of a comparison: who carries which claim, what each source leaves out, how each words it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from summarize.records.brief import SourceNote
from summarize.records.ledger import Claim, Ledger
from summarize.records.translated_by import TranslatedBy
from summarize.records.wording import Wording


class Stance(StrEnum):
    """How a source stands to a claim."""

    ASSERTS = "asserts"
    ATTRIBUTES = "attributes"
    HEDGES = "hedges"
    DENIES = "denies"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Cell:
    """One source's stance to one claim.

    `claims` are the ids of its sentences that carry the claim, the likest first; none where it is silent.
    `differs`: it speaks of the same question and gives another figure, day or degree of certainty.
    `copied`: it carries the claim in agency copy that another source of the row prints too.
    `nearest` is the sentence of a silent source that comes closest, with its `likeness` 0–1, so that silence
    can be checked.
    """

    document: int
    stance: Stance = Stance.SILENT
    claims: tuple[str, ...] = ()
    holder: str = ""
    differs: bool = False
    copied: bool = False
    nearest: str = ""
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A claim and how each source stands to it; `cells` has one a source, in order.

    `id` is the ledger's cluster; `claim` the sentence that stands for it, chosen on the Arabic alone.
    `independent` counts sources with wire copy counted once; `discrepancies` are those its sentences take
    part in.
    """

    id: str
    claim: Claim
    cells: tuple[Cell, ...]
    independent: int
    centrality: float = 0.0
    discrepancies: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[int, ...]:
        """The articles that carry it; those that only answer otherwise are not among them."""
        return tuple(cell.document for cell in self.cells if cell.claims and not cell.differs)


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that a source leaves out. `earlier`: it appeared before every source that carries the claim."""

    document: int
    row: str
    carried_by: tuple[int, ...]
    independent: int
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class SourceSummary:
    """An article in at most three of its own sentences, in its order, and what it leaves out of the whole.

    `carried` of `shared` claims that at least two independent sources carry are in it. `worded` is the whole in one or two
    sentences of a model's, each with the claim it words; none where no model was asked or none of its answers passed.
    """

    document: int
    sentences: tuple[Claim, ...]
    leaves_out: tuple[Omission, ...] = ()
    carried: int = 0
    shared: int = 0
    worded: tuple[tuple[str, Claim], ...] = ()


class FramingKind(StrEnum):
    """What sets two wordings apart: a word that judges, or another name for the same people or event."""

    LOADED = "loaded"
    NAMING = "naming"


@dataclass(frozen=True, slots=True, order=True)
class WordPlace:
    """Where a word or phrase stands: offsets into the segment's text; segment 0 is the title."""

    document: int
    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording, verbatim, with the articles that have it. `phrase` is "" where they have nothing there.

    `gloss` is its plain English and `neutral` what a neutral writer would put, both from data files, or "".
    """

    phrase: str
    documents: tuple[int, ...]
    places: tuple[WordPlace, ...]
    gloss: str = ""
    neutral: str = ""


@dataclass(frozen=True, slots=True)
class FramingPair:
    """Wordings that stand in one another's place. `same_sentence`: inside otherwise equal sentences; else in
    sentences of different wording that tell the same thing. `count` is how many sentences show it.
    """

    id: str
    kind: FramingKind
    variants: tuple[Variant, ...]
    same_sentence: bool = True
    count: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class LoadedCount:
    """How often an article has a judging word; `quoted` of the places stand in quotation marks."""

    document: int
    word: str
    neutral: str
    why: str
    weight: int
    places: tuple[WordPlace, ...]
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure or day as one source gives it."""

    document: int
    segment: int
    value: str
    qualifier: str
    holder: str
    quote: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that at least two sources give. `verdict` is its discrepancy's, or "" where they agree."""

    id: str
    question: str
    cells: tuple[FigureCell, ...]
    verdict: str = ""
    discrepancy: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date that sources give for a happening, with the sentences that do."""

    when: date
    precision: str
    label: str
    claims: tuple[str, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """A dated happening of the event; more than one dating where sources place it on different days.

    `claim` stands for it; `discrepancy` is the one about its date, or "".
    """

    id: str
    claim: Claim
    datings: tuple[Dating, ...]
    discrepancy: str = ""


Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Similarity:
    """How alike the sources' summaries and the brief are, each measure a symmetric matrix of 0–100.

    `labels` are the articles' numbers and, last, "brief". `language` is that of the compared texts.
    `signatures` has one line a measure.
    """

    labels: tuple[str, ...]
    language: str
    measures: dict[str, Matrix]
    signatures: dict[str, str]


@dataclass(frozen=True, slots=True)
class Comparison(TranslatedBy):
    """Several articles about one event, compared. All of it but `similarity` rests on the Arabic alone."""

    ledger: Ledger
    sources: tuple[SourceNote, ...]
    coverage: tuple[CoverageRow, ...]
    unique: tuple[str, ...]
    summaries: tuple[SourceSummary, ...]
    framing: tuple[FramingPair, ...]
    loaded: tuple[LoadedCount, ...]
    figures: tuple[FigureRow, ...]
    timeline: tuple[Happening, ...]
    joint: tuple[Claim, ...] = ()
    similarity: Similarity | None = None
    wording: Wording | None = None
