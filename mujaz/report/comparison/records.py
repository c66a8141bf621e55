"""What a comparison's page and Markdown are written from: text, citations and anchors, no logic."""

from __future__ import annotations

from dataclasses import dataclass

from mujaz.report.parts import Article, Cited, DiscrepancyView, ModelView, SourceView, WireView, WordingView
from summarize.records import Similarity

WORDED = "In short, worded by a model"
POSSIBLY = "Possibly the same question"
POSSIBLY_MEANS = "Less sure: these figures, days or sentences may be of two different things. An editor decides; no brief tells them."


@dataclass(frozen=True, slots=True)
class LineView:
    """A claim in English, "" where nothing was translated, with its Arabic and who says it how surely."""

    text: str
    arabic: str
    cited: Cited
    certainty: str
    holder: str


@dataclass(frozen=True, slots=True)
class OmissionView:
    """What a source leaves out; `row` is the anchor of the claim."""

    row: str
    text: str
    arabic: str
    carried_by: tuple[int, ...]
    earlier: bool


@dataclass(frozen=True, slots=True)
class SummaryView:
    """A source in a few sentences, and what it leaves out. `worded`: the whole in one or two of a model's."""

    card: SourceView
    lines: tuple[LineView, ...]
    omissions: tuple[OmissionView, ...]
    carried: int
    shared: int
    worded: tuple[LineView, ...] = ()


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of the coverage table; `label` says in words what its colour says."""

    document: int
    stance: str
    label: str
    cited: Cited | None
    more: int
    differs: bool
    copied: bool
    nearest: str
    nearest_label: str


@dataclass(frozen=True, slots=True)
class RowView:
    """A claim and every source's stance to it."""

    anchor: str
    line: LineView
    cells: tuple[CellView, ...]
    independent: int
    sources: tuple[int, ...]
    discrepancies: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FigureCellView:
    """One source's figures in a row, each (value with qualifier, holder, citation)."""

    document: int
    values: tuple[tuple[str, str, Cited], ...]


@dataclass(frozen=True, slots=True)
class FigureRowView:
    """A figure, source by source; `href` leads to its discrepancy, if there is one."""

    anchor: str
    question: str
    verdict: str
    open: bool
    href: str
    cells: tuple[FigureCellView, ...]
    kept_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DatingView:
    """A date with the sentences that give it; `line` is the first of them."""

    label: str
    line: LineView
    cited: tuple[Cited, ...]
    documents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HappeningView:
    """A line of the timeline; several datings where sources differ."""

    anchor: str
    line: LineView
    datings: tuple[DatingView, ...]
    href: str
    kept_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VariantView:
    """One wording with who has it; `phrase` is "" where they have nothing in its place."""

    phrase: str
    gloss: str
    neutral: str
    documents: tuple[int, ...]
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class FramingView:
    """Wordings that stand in one another's place."""

    anchor: str
    kind: str
    why: str
    same_sentence: bool
    count: int
    variants: tuple[VariantView, ...]
    kept_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LoadedView:
    """A judging word of one source."""

    document: int
    words: str
    neutral: str
    why: str
    strong: bool
    times: int
    quoted: int
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The whole comparison; `translated` is whether there is any English of the articles."""

    title: str
    dateline: str
    translated: bool
    facts: tuple[tuple[int, str], ...]
    summaries: tuple[SummaryView, ...]
    discrepancies: tuple[DiscrepancyView, ...]
    possible: tuple[DiscrepancyView, ...]
    figures: tuple[FigureRowView, ...]
    timeline: tuple[HappeningView, ...]
    shared: tuple[RowView, ...]
    single: tuple[tuple[int, tuple[RowView, ...]], ...]
    wire: tuple[WireView, ...]
    framing: tuple[FramingView, ...]
    loaded: tuple[tuple[int, tuple[LoadedView, ...]], ...]
    similarity: Similarity | None
    articles: tuple[Article, ...]
    model: ModelView
    flagged: int
    total: int
    wording: WordingView | None = None
