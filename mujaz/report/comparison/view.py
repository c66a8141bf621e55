"""What comparison.html and comparison.md show, worked out before they are written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mujaz.report.comparison.records import (
    CellView,
    ComparisonView,
    DatingView,
    FigureCellView,
    FigureRowView,
    FramingView,
    HappeningView,
    LineView,
    LoadedView,
    OmissionView,
    RowView,
    SummaryView,
    VariantView,
)
from mujaz.report.parts import Cited, ModelView, SourceView, Views, any_of, count, wording, wording_view
from summarize.briefing import dateline
from summarize.records import (
    Cell,
    Claim,
    Comparison,
    CoverageRow,
    FigureRow,
    FramingPair,
    Happening,
    Stance,
    Variant,
    Verdict,
)
from translate.records import TranslatedDocument

# A word that stands in more places than this is cited at the first ones.
_PLACES = 6


def comparison_view(comparison: Comparison, documents: Sequence[TranslatedDocument]) -> ComparisonView:
    """Everything a rendering of the comparison shows.

    Raises:
        ValueError: something names an article or a sentence that is not there.
    """
    desk = _Desk(comparison, documents)
    discrepancies, possible = (
        tuple(desk.views.discrepancy(one, comparison.ledger.wire_groups) for one in found)
        for found in (comparison.ledger.discrepancies, comparison.ledger.possible)
    )
    figures = tuple(desk.figure(row) for row in comparison.figures)
    timeline = tuple(desk.happening(entry) for entry in comparison.timeline)
    shared = tuple(desk.row(row) for row in comparison.coverage if len(row.sources) > 1)
    single: dict[int, list[RowView]] = defaultdict(list)
    for row in comparison.coverage:
        if len(row.sources) == 1:
            single[row.sources[0]].append(desk.row(row))
    wire = tuple(desk.views.wire(group) for group in comparison.ledger.wire_groups)
    framing = tuple(desk.framing(pair) for pair in comparison.framing)
    loaded = desk.loaded()
    lines = {
        s.document: tuple(desk.line(c, f"source-{s.document}") for c in s.sentences)
        for s in comparison.summaries
    }
    worded = {
        s.document: tuple(desk.line(c, f"source-{s.document}", text) for text, c in s.worded)
        for s in comparison.summaries
    }
    articles = desk.views.articles()
    cards = desk.views.sources(comparison.sources, articles)
    number = len(documents)
    return ComparisonView(
        title=f"{count(number, 'article')} compared" if number != 1 else "One article: nothing to compare",
        dateline=dateline(documents) or "Undated",
        translated=desk.translated,
        facts=_facts(comparison),
        summaries=desk.summaries(cards, lines, worded),
        discrepancies=discrepancies,
        possible=possible,
        figures=figures,
        timeline=timeline,
        shared=shared,
        single=tuple((number, tuple(rows)) for number, rows in sorted(single.items())),
        wire=wire,
        framing=framing,
        loaded=loaded,
        similarity=comparison.similarity,
        articles=articles,
        model=ModelView.of(comparison),
        flagged=sum(card.flagged for card in cards),
        total=sum(card.sentences for card in cards),
        wording=wording_view(comparison.wording) if comparison.wording else None,
    )


class _Desk:
    """Turns records into views, with one numbering of the page's citations."""

    def __init__(self, comparison: Comparison, documents: Sequence[TranslatedDocument]) -> None:
        self.views = Views(documents)
        self.translated = bool(comparison.model)
        self._comparison = comparison
        self._documents = documents
        self._claims = {claim.id: claim for claim in comparison.ledger.claims}
        self._rows = {row.id: row for row in comparison.coverage}
        self._asked = {found.id: found for found in comparison.ledger.discrepancies}

    def line(self, claim: Claim, anchor: str, worded: str = "") -> LineView:
        """A claim in English, in a model's words where they are given."""
        text = worded or (claim.translation if self.translated else "")
        return LineView(
            text,
            claim.text,
            self._cite(claim.id, anchor, text or "Quoted"),
            wording("certainty", claim.certainty),
            claim.holder,
        )

    def _cite(self, claim: str, anchor: str, text: str) -> Cited:
        document, segment = map(int, claim.split(":"))
        return self.views.cite((document, segment), anchor, text)

    def summaries(
        self,
        cards: Sequence[SourceView],
        lines: dict[int, tuple[LineView, ...]],
        worded: dict[int, tuple[LineView, ...]],
    ) -> tuple[SummaryView, ...]:
        made = []
        for card, summary in zip(cards, self._comparison.summaries, strict=True):
            omissions = tuple(
                OmissionView(
                    f"claim-{one.row}",
                    self._rows[one.row].claim.translation if self.translated else "",
                    self._rows[one.row].claim.text,
                    one.carried_by,
                    one.earlier,
                )
                for one in summary.leaves_out
            )
            made.append(
                SummaryView(
                    card,
                    lines[summary.document],
                    omissions,
                    summary.carried,
                    summary.shared,
                    worded.get(summary.document, ()),
                )
            )
        return tuple(made)

    def row(self, row: CoverageRow) -> RowView:
        anchor = f"claim-{row.id}"
        text = row.claim.translation if self.translated else ""
        return RowView(
            anchor,
            self.line(row.claim, anchor),
            tuple(self._cell(cell, anchor, text or "Claim in the coverage table") for cell in row.cells),
            row.independent,
            row.sources,
            tuple((f"differ-{id_}", self._asked[id_].question) for id_ in row.discrepancies),
        )

    def _cell(self, cell: Cell, anchor: str, text: str) -> CellView:
        said = wording("stance", cell.stance)
        label = f"{said}: {cell.holder}" if cell.holder and cell.stance is Stance.ATTRIBUTES else said
        if cell.differs:
            label = f"{label}; gives another answer"
        if cell.copied:
            label = f"{label}; agency text"
        near_document, _, near_segment = cell.nearest.partition(":")
        return CellView(
            cell.document,
            cell.stance.value,
            label,
            self._cite(cell.claims[0], anchor, text) if cell.claims else None,
            max(len(cell.claims) - 1, 0),
            cell.differs,
            cell.copied,
            f"#d{near_document}s{near_segment}" if cell.nearest else "",
            f"closest: sentence {near_segment}, likeness {cell.likeness:.0%}" if cell.nearest else "",
        )

    def figure(self, row: FigureRow) -> FigureRowView:
        anchor = f"figure-{row.id}"
        values: dict[int, list[tuple[str, str, Cited]]] = defaultdict(list)
        for cell in row.cells:
            text = self._claims[f"{cell.document}:{cell.segment}"].text
            start = max(text.find(cell.quote), 0)
            cited = self.views.cite(
                (cell.document, cell.segment), anchor, row.question, (start, start + len(cell.quote))
            )
            said = " ".join(part for part in (cell.qualifier, cell.value) if part)
            values[cell.document].append((said, cell.holder, cited))
        same = len({(cell.value, cell.qualifier) for cell in row.cells}) == 1
        found = self._asked.get(row.discrepancy)
        return FigureRowView(
            anchor,
            row.question,
            wording("verdict", row.verdict) if row.verdict else ("The same" if same else "Compatible"),
            row.verdict in (Verdict.CONTRADICTION, Verdict.UNRESOLVED),
            f"#differ-{found.id}" if found else "",
            tuple(FigureCellView(n, tuple(values.get(n, ()))) for n in range(1, len(self._documents) + 1)),
            tuple(sorted(values)),
        )

    def happening(self, entry: Happening) -> HappeningView:
        anchor = f"when-{entry.id}"
        line = self.line(entry.claim, anchor)
        datings = tuple(
            DatingView(
                dating.label,
                self.line(self._claims[dating.claims[0]], anchor),
                tuple(self._cite(id_, anchor, dating.label) for id_ in dating.claims),
                dating.documents,
            )
            for dating in entry.datings
        )
        kept_by = tuple(sorted({number for dating in entry.datings for number in dating.documents}))
        href = f"#differ-{entry.discrepancy}" if entry.discrepancy else ""
        return HappeningView(anchor, line, datings, href, kept_by)

    def framing(self, pair: FramingPair) -> FramingView:
        anchor = f"words-{pair.id}"
        return FramingView(
            anchor,
            wording("framing", pair.kind),
            pair.why,
            pair.same_sentence,
            pair.count,
            tuple(self._variant(variant, anchor) for variant in pair.variants),
            tuple(sorted({number for variant in pair.variants for number in variant.documents})),
        )

    def _variant(self, variant: Variant, anchor: str) -> VariantView:
        cited = tuple(
            self.views.cite((p.document, p.segment), anchor, "Words that differ", (p.start, p.end))
            for p in variant.places[:_PLACES]
        )
        return VariantView(variant.phrase, variant.gloss, any_of(variant.neutral), variant.documents, cited)

    def loaded(self) -> tuple[tuple[int, tuple[LoadedView, ...]], ...]:
        made: dict[int, list[LoadedView]] = defaultdict(list)
        for one in self._comparison.loaded:
            cited = tuple(
                self.views.cite(
                    (p.document, p.segment), f"loaded-{one.document}", "Judging words", (p.start, p.end)
                )
                for p in one.places[:_PLACES]
            )
            made[one.document].append(
                LoadedView(
                    one.document,
                    one.word,
                    any_of(one.neutral),
                    one.why,
                    one.weight > 1,
                    len(one.places),
                    one.quoted,
                    cited,
                )
            )
        return tuple((number, tuple(words)) for number, words in sorted(made.items()))


def _facts(comparison: Comparison) -> tuple[tuple[int, str], ...]:
    """What the page starts with: a number and what it counts."""
    verdicts = [found.verdict for found in comparison.ledger.discrepancies]
    contested = verdicts.count(Verdict.CONTRADICTION)
    agreed = sum(row.independent > 1 for row in comparison.coverage)
    return (
        (contested, _plural(contested, "contradiction")),
        (len(verdicts) - contested, _plural(len(verdicts) - contested, "other difference")),
        (agreed, f"{_plural(agreed, 'claim')} with two independent sources or more"),
        (len(comparison.unique), f"{_plural(len(comparison.unique), 'claim')} of one independent source"),
        (
            len(comparison.ledger.wire_groups),
            f"{_plural(len(comparison.ledger.wire_groups), 'passage')} of shared agency text",
        ),
        (len(comparison.framing), f"{_plural(len(comparison.framing), 'wording')} put differently"),
    )


def _plural(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
