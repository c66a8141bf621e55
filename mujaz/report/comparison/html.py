"""comparison.html: what the sources share, where they differ, what each leaves out and how each words it."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.comparison.charts import heatmaps, wire_graph
from mujaz.report.comparison.records import POSSIBLY, POSSIBLY_MEANS
from mujaz.report.comparison.view import comparison_view
from mujaz.report.parts import render
from summarize.records import Comparison
from translate.records import TranslatedDocument


def comparison_html(comparison: Comparison, documents: Sequence[TranslatedDocument]) -> str:
    """The comparison as one self-contained page; equal inputs give equal bytes.

    Raises:
        ValueError: something names an article or a sentence that is not there.
    """
    view = comparison_view(comparison, documents)
    return render(
        "comparison.html.j2",
        articles=view.articles,
        styles=("comparison.css",),
        scripts=("comparison.js",),
        view=view,
        possibly=(POSSIBLY, POSSIBLY_MEANS),
        graph=wire_graph([summary.card for summary in view.summaries], view.wire),
        heatmaps=heatmaps(view.similarity) if view.similarity else (),
    )
