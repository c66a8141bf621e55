"""comparison.md: the comparison as plain text, readable on GitHub."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.comparison.records import (
    POSSIBLY,
    POSSIBLY_MEANS,
    WORDED,
    ComparisonView,
    FramingView,
    LineView,
    LoadedView,
    RowView,
    SummaryView,
)
from mujaz.report.comparison.view import comparison_view
from mujaz.report.parts import (
    alarm_lines,
    arabic_lines,
    count,
    discrepancy_lines,
    labels,
    model_line,
    quotation,
    source_lines,
    text_line,
    times,
    told_by,
    wire_lines,
    wording_lines,
)
from summarize.records import Comparison, Similarity
from translate.records import TranslatedDocument

_SIGNS = {"asserts": "says", "attributes": "attrib.", "hedges": "hedges", "denies": "denies"}


def comparison_markdown(comparison: Comparison, documents: Sequence[TranslatedDocument]) -> str:
    """The comparison as Markdown, citations as [2:14], the Arabic they name listed at the end.

    Raises:
        ValueError: something names an article or a sentence that is not there.
    """
    view = comparison_view(comparison, documents)
    lines = [*_head(view), f"## Where accounts differ ({len(view.discrepancies)})", ""]
    for found in view.discrepancies:
        lines += discrepancy_lines(found)
    if view.possible:
        lines += [f"## {POSSIBLY} ({len(view.possible)})", "", f"*{POSSIBLY_MEANS}*", ""]
        for found in view.possible:
            lines += discrepancy_lines(found)
    lines += [f"## The sources ({len(view.summaries)})", ""]
    for summary in view.summaries:
        lines += _source(summary)
    lines += [*_coverage(view), *_figures(view), *_timeline(view)]
    lines += [f"## Shared agency text ({len(view.wire)})", ""]
    for group in view.wire:
        lines += wire_lines(group)
    lines += ["", *_words(view)]
    if view.similarity:
        lines += _similarity(view.similarity)
    lines += arabic_lines(view.articles)
    lines += ["---", "", model_line(view.model) if view.translated else "Nothing was translated."]
    if view.wording:
        lines += wording_lines(view.wording)
    return "\n".join(lines) + "\n"


def _head(view: ComparisonView) -> list[str]:
    lines = [f"# {text_line(view.title)}", "", f"*{text_line(view.dateline)}*", ""]
    lines += alarm_lines(view.model)
    lines += [f"- {figure} {what}" for figure, what in view.facts]
    return [
        *lines,
        "",
        "What differs was found in the Arabic. [2:14] means article 2, sentence 14 (0 is the title); the "
        "Arabic stands at the end.",
        "",
    ]


def _line(line: LineView) -> str:
    said = text_line(line.text) if line.text else quotation(line.arabic)
    return f"{said} [{line.cited.label}]"


def _source(summary: SummaryView) -> list[str]:
    lines = source_lines(summary.card)
    while lines and not lines[-1]:
        lines.pop()
    if summary.worded:
        lines += ["", f"{WORDED}: {' '.join(map(_line, summary.worded))}"]
    lines += ["", "In its own sentences:", "", *(f"- {_line(line)}" for line in summary.lines), ""]
    if summary.shared:
        claims = count(summary.shared, "claim")
        lines += [f"Carries {summary.carried} of {claims} that independent sources share.", ""]
    if summary.omissions:
        lines += ["Not in this article:", ""]
        for one in summary.omissions:
            said = text_line(one.text) if one.text else quotation(one.arabic)
            later = "; later than this article" if one.earlier else ""
            lines += [f"- {said} (in {', '.join(map(str, one.carried_by))}{later})"]
        lines += [""]
    return lines


def _coverage(view: ComparisonView) -> list[str]:
    lines = [f"## Who carries what ({len(view.shared)})", ""]
    if view.shared:
        numbers = [str(article.number) for article in view.articles]
        lines += [_row(["Claim", *numbers]), _row(["---"] * (len(numbers) + 1))]
        lines += [_row([_line(row.line), *_cells(row)]) for row in view.shared]
        lines += ["", "≠ gives another answer; = agency text that another article prints too.", ""]
    for number, rows in view.single:
        outlet = text_line(view.articles[number - 1].outlet)
        lines += [f"### Only in article {number}, {outlet} ({len(rows)})", ""]
        lines += [f"- {_line(row.line)}" for row in rows]
        lines += [""]
    return lines


def _cells(row: RowView) -> list[str]:
    cells = []
    for cell in row.cells:
        if cell.cited is None:
            cells.append("–")
            continue
        signs = ("≠" if cell.differs else "") + ("=" if cell.copied else "")
        cells.append(f"{_SIGNS[cell.stance]} [{cell.cited.label}]{signs}")
    return cells


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _figures(view: ComparisonView) -> list[str]:
    lines = [f"## Figures ({len(view.figures)})", ""]
    for row in view.figures:
        lines += [f"- **{text_line(row.question)}** {text_line(row.verdict)}."]
        for cell in row.cells:
            for value, holder, cited in cell.values:
                by = f", {told_by(holder)}" if holder else ""
                lines += [f"  - {text_line(value)} [{cited.label}]{by}"]
    return [*lines, ""]


def _timeline(view: ComparisonView) -> list[str]:
    lines = [f"## Timeline ({len(view.timeline)})", ""]
    for entry in view.timeline:
        days = " / ".join(f"**{text_line(each.label)}** {labels(each.cited)}" for each in entry.datings)
        said = text_line(entry.line.text) if entry.line.text else quotation(entry.line.arabic)
        lines += [f"- {days}{' (the days differ)' if len(entry.datings) > 1 else ''}", f"  - {said}"]
    return [*lines, ""]


def _words(view: ComparisonView) -> list[str]:
    lines = [f"## Words ({len(view.framing)})", ""]
    for pair in view.framing:
        lines += _framing(pair)
    lines += [""]
    for number, words in view.loaded:
        outlet = text_line(view.articles[number - 1].outlet)
        lines += [f"### Judging words in article {number}, {outlet}", "", *map(_loaded, words), ""]
    return lines


def _framing(pair: FramingView) -> list[str]:
    where = "inside otherwise equal sentences" if pair.same_sentence else "told in other words"
    lines = [f"- {pair.kind}, {where}"]
    for variant in pair.variants:
        if not variant.phrase:
            lines += [f"  - nothing in its place (in {', '.join(map(str, variant.documents))})"]
            continue
        neutral = f"(neutral: {variant.neutral})" if variant.neutral else ""
        noted = " ".join(filter(None, (labels(variant.cited), variant.gloss, neutral)))
        lines += [f"  - {noted}: {quotation(variant.phrase)}"]
    return lines


def _loaded(word: LoadedView) -> str:
    quoted = "" if word.quoted == word.times else f"{times(word.quoted)} "
    marks = f", {quoted}in quotation marks" if word.quoted else ""
    neutral = f" (neutral: {word.neutral})" if word.neutral else ""
    return f"- {times(word.times)}{marks}{neutral} {labels(word.cited)}: {quotation(word.words)}"


def _similarity(similarity: Similarity) -> list[str]:
    lines = ["## How alike the summaries are", ""]
    for name, matrix in similarity.measures.items():
        lines += [_row([name, *similarity.labels]), _row(["---"] * (len(similarity.labels) + 1))]
        for label, values in zip(similarity.labels, matrix, strict=True):
            lines += [_row([label, *(f"{value:.0f}" for value in values)])]
        lines += ["", f"{similarity.signatures[name]}", ""]
    return lines
