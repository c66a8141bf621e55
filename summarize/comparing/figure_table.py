"""The figures that several sources give, source by source, whether they agree or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from summarize.claims import compatible, same_noun, shown_value
from summarize.discrepancies import count_question
from summarize.records import Claim, ClaimFigure, Cluster, Discrepancy, FigureCell, FigureRow, Ledger
from translate.datafiles import Chosen
from translate.fidelity.figures import Kind

_CHOSEN = Chosen(__package__, "figure_table")


def figure_table(ledger: Ledger) -> tuple[FigureRow, ...]:
    """Disputed figures first, as the discrepancies have them, then those on which sources agree; what answers a
    question asked before stands beside it."""
    rows = [_disputed(one) for one in ledger.discrepancies if one.kind == "number"]
    told = {(cell.document, cell.segment, cell.value) for row in rows for cell in row.cells}
    for cluster in ledger.clusters:
        rows += _agreed(cluster, told)
    asked = list(dict.fromkeys(row.question for row in rows))
    rows.sort(key=lambda row: asked.index(row.question))
    return tuple(
        FigureRow(f"n{n}", row.question, row.cells, row.verdict, row.discrepancy)
        for n, row in enumerate(rows, 1)
    )


def _disputed(one: Discrepancy) -> FigureRow:
    cells = tuple(
        FigureCell(a.document, a.segment, a.value, a.qualifier, a.holder, a.quote) for a in one.accounts
    )
    return FigureRow("", one.question, cells, one.verdict, one.id)


def _agreed(cluster: Cluster, told: set[tuple[int, int, str]]) -> Iterable[FigureRow]:
    """Figures of one noun that sentences of different articles in one cluster give alike."""
    named = [
        (claim, figure)
        for claim in cluster.claims[: _CHOSEN.whole("compared")]
        if claim.first_told
        for figure in claim.figures
        if _is_named(figure) and (claim.document, claim.segment, shown_value(figure)) not in told
    ]
    groups: list[list[tuple[Claim, ClaimFigure]]] = []
    for one, other in combinations(named, 2):
        if one[0].document == other[0].document or not _same(one[1], other[1]):
            continue
        group = next((g for g in groups if one in g or other in g), None)
        if group is None:
            groups.append([one, other])
        else:
            group += [each for each in (one, other) if each not in group]
    for group in groups:
        cells = {(c.document, shown_value(f)): _cell(c, f) for c, f in reversed(group)}
        ordered = tuple(sorted(cells.values(), key=lambda cell: (cell.document, cell.segment)))
        yield FigureRow("", _question([figure for _, figure in group]), ordered)


def _is_named(figure: ClaimFigure) -> bool:
    """Whether it is an exact figure whose noun is known in English; else it cannot be said what agrees."""
    return (
        figure.kind != Kind.INDEFINITE
        and figure.noun.rstrip("*") not in ("", "other")
        and figure.noun.isascii()
    )


def _same(one: ClaimFigure, other: ClaimFigure) -> bool:
    return same_noun(one, other) and one.noun == other.noun and compatible(one, other)


def _cell(claim: Claim, figure: ClaimFigure) -> FigureCell:
    holder = claim.holder_at(figure.start)
    return FigureCell(
        claim.document, claim.segment, shown_value(figure), figure.qualifier, holder, figure.quote
    )  # fmt: skip


def _question(figures: Sequence[ClaimFigure]) -> str:
    done = {figure.role for figure in figures}
    return count_question(figures, done.pop() if len(done) == 1 else "")
