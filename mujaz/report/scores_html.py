"""scores.html: what was scored, with intervals, and every segment with its differences marked."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from evaluation.tables import comparison_rows, legend, notes, number, score_rows
from mujaz.report.page import render
from mujaz.report.scores_markdown import grouped, measure_rows, source_rows

if TYPE_CHECKING:
    from evaluation.records import Scores
    from mujaz.brief_scores import BriefScores
    from mujaz.scores import ScoredFiles
    from mujaz.source_scores import SegmentScores

# So many segments a page can hold and a reader look through; those that differ most come first.
MOST_SEGMENTS = 300
_WIDTH, _LEFT, _RIGHT, _ROW = 640, 190, 40, 26
# Longer texts are shown without marks: comparing them word by word would take seconds each.
_MOST_WORDS = 600
_PIECE = re.compile(r"\s+|[^\W_]+|\W|_")
_TEMPLATE, _STYLES = "scores.html.j2", ("scores.css",)


@dataclass(frozen=True, slots=True)
class Version:
    """One system's translation: pieces marked "same" or "changed", its scores, its wrong facts."""

    system: str
    pieces: tuple[tuple[str, str], ...]
    scores: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A segment as shown: the Arabic, the reference, the systems, and by how much the first two differ."""

    label: str
    source: str
    reference: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    difference: str = ""


def table_html(scored: ScoredFiles, title: str) -> str:
    """scores.html of `mujaz evaluate mt` and `summary`; the segments two systems differ on come first."""
    segments, about = _file_segments(scored)
    return render(
        _TEMPLATE,
        styles=_STYLES,
        title=title,
        lead=f"{scored.scores.segments} segments",
        two_runs=False,
        groups={},
        sentences=(),
        sources=(),
        tables=[_table(scored.scores, "Scores")],
        segments=segments,
        about_segments=about,
    )


def brief_scores_html(scores: BriefScores, other: BriefScores | None = None) -> str:
    """scores.html of a brief's folder; with `other`, a second run on the same articles, both side by side."""
    tables = []
    for heading, mine, theirs in (
        ("The translations against the references", scores.translation, other.translation if other else None),
        ("The brief against the references", scores.summary, other.summary if other else None),
    ):
        if mine:
            tables.append(_table(_both(mine, theirs) if theirs else mine, heading))
    segments, about = _brief_segments(scores, other)
    return render(
        _TEMPLATE,
        styles=_STYLES,
        title=f"Scores: {scores.brief.headline}",
        lead=f"Translated by {scores.brief.model or 'an unnamed model'}",
        two_runs=other is not None,
        groups=_groups(scores, other),
        sentences=_sentences(scores),
        sources=source_rows(scores),
        tables=tables,
        segments=segments,
        about_segments=about,
    )


def _groups(scores: BriefScores, other: BriefScores | None) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for group, measures in grouped(scores.measures).items():
        rows = []
        for measure, (label, value, detail) in zip(measures, measure_rows(measures)[1:], strict=True):
            second = ""
            if other:
                second = measure_rows([other.measure(measure.name)])[1][1]
            low = measure.higher_is_better is False
            bar = measure.value if measure.maximum == 100 and math.isfinite(measure.value) else None
            rows.append(
                {
                    "label": label,
                    "value": value,
                    "second": second,
                    "bar": bar,
                    "detail": detail,
                    "low_is_good": low,
                }
            )
        found[group.capitalize()] = rows
    return found


def _sentences(scores: BriefScores) -> list[dict[str, Any]]:
    passages = scores.brief.passages
    found = []
    for statement, section, one in zip(
        scores.brief.statements, scores.brief.sections, scores.groundings, strict=True
    ):
        cited = [(f"[{a}:{b}]", passages[a, b].text) for a, b in statement.citations]
        nearest = one.best if one.best and one.best not in statement.citations else None
        found.append(
            {
                "text": statement.text,
                "section": section,
                "support": one.support.value,
                "similarity": number(100 * one.similarity),
                "cited": [(*pair, useful) for pair, useful in zip(cited, one.needed, strict=True)],
                "nearest": (f"[{nearest[0]}:{nearest[1]}]", passages[nearest].text) if nearest else None,
                "missing": one.missing,
            }
        )
    return found


def _table(scores: Scores, heading: str) -> dict[str, Any]:
    return {
        "heading": heading,
        "rows": score_rows(scores),
        "forests": [_forest(scores, index) for index in range(len(scores.systems[0].scores))],
        "comparisons": comparison_rows([c for c in scores.comparisons if not math.isnan(c.p_value)]),
        "baseline": scores.comparisons[0].baseline if scores.comparisons else "",
        "test": scores.comparisons[0].test if scores.comparisons else "",
        "legend": "; ".join(legend(scores)),
        "notes": notes(scores),
        "signatures": [(score.metric, score.signature) for score in scores.systems[0].scores],
    }


def _forest(scores: Scores, index: int) -> dict[str, Any] | None:
    """One metric's intervals as places in a drawing; None where there is no interval."""
    rows = [(one.system, one.scores[index]) for one in scores.systems]
    bounds = [score.interval for _, score in rows if score.interval]
    if not bounds:
        return None
    low, high = min(b.low for b in bounds), max(b.high for b in bounds)
    step = _step(high - low)
    low, high = math.floor(low / step) * step, math.ceil(high / step) * step
    scale = (_WIDTH - _LEFT - _RIGHT) / ((high - low) or 1)

    def place(value: float) -> float:
        return round(_LEFT + (value - low) * scale, 1)

    ticks = [low + step * n for n in range(round((high - low) / step) + 1)]
    lines = []
    for number_, (system, score) in enumerate(rows):
        y = _ROW * (number_ + 1)
        span = (place(score.interval.low), place(score.interval.high)) if score.interval else None
        x = place(score.value) if math.isfinite(score.value) else None
        lines.append({"system": system, "y": y, "x": x, "span": span, "text": number(score.value)})
    return {
        "metric": rows[0][1].metric,
        "low_is_good": not rows[0][1].higher_is_better,
        "width": _WIDTH,
        "height": _ROW * (len(rows) + 2),
        "left": _LEFT,
        "base": _ROW * (len(rows) + 1) - 6,
        "ticks": [(place(tick), f"{tick:g}") for tick in ticks],
        "lines": lines,
    }


def _step(width: float) -> float:
    raw = max(width, 1e-6) / 5
    power = 10.0 ** math.floor(math.log10(raw))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw)


def _both(first: Scores, second: Scores) -> Scores:
    from dataclasses import replace

    mine, theirs = first.systems[0], second.systems[0]
    names = (mine.system, theirs.system) if mine.system != theirs.system else ("this run", "the other")
    return replace(
        first, systems=(replace(mine, system=names[0]), replace(theirs, system=names[1])), comparisons=()
    )


def _brief_segments(scores: BriefScores, other: BriefScores | None) -> tuple[list[Compared], str]:
    second = {one.passage.key: one for one in other.segments} if other else {}
    shown = []
    for one in scores.segments:
        runs = [("this run", one)] if other else [(scores.brief.model or "translation", one)]
        if one.passage.key in second and second[one.passage.key].passage.text == one.passage.text:
            runs.append(("the other run", second[one.passage.key]))
        label = f"[{one.passage.document}:{one.passage.segment}]"
        texts = {name: run.passage.translation for name, run in runs}
        values = {name: _shown(run) for name, run in runs}
        wrong = {name: run.wrong for name, run in runs}
        gap = _gap([run.scores.get("chrF2", math.nan) for _, run in runs])
        shown.append((gap, _compared(label, one.passage.text, one.reference, texts, values, wrong, gap)))
    return _sorted(shown, "chrF", bool(other))


def _shown(one: SegmentScores) -> list[tuple[str, str]]:
    wanted = {"BLEU", "chrF2", "TER"}
    facts = [(kind, number(figure, 0)) for kind, figure in one.facts.items() if math.isfinite(figure)]
    return facts + [(name, number(figure)) for name, figure in one.scores.items() if name in wanted]


def _file_segments(scored: ScoredFiles) -> tuple[list[Compared], str]:
    scores = scored.scores
    if not scores.systems[0].scores or not scores.systems[0].scores[-1].segments:
        return [], ""
    preferred = [s.metric for s in scores.systems[0].scores]
    sorting = next(
        (name for name in ("chrF2", "BLEU", "ROUGE-Lsum", "ROUGE-1") if name in preferred), preferred[0]
    )
    reference = next(iter(scored.references.values()))
    gaps = []
    for index in range(scores.segments):
        gaps.append((_gap([one[sorting].segments[index] for one in scores.systems]), index))
    gaps.sort(key=lambda pair: -abs(pair[0]) if math.isfinite(pair[0]) else math.inf)
    shown = []
    for gap, index in gaps[:MOST_SEGMENTS]:
        texts = {name: lines[index] for name, lines in scored.systems.items()}
        values = {
            one.system: [
                (s.metric, number(s.segments[index])) for s in one.scores if _exists(s.segments, index)
            ]
            for one in scores.systems
        }
        source = scored.source[index] if scored.source else ""
        shown.append((gap, _compared(f"line {index + 1}", source, reference[index], texts, values, {}, gap)))
    return _sorted(shown, sorting, len(scored.systems) > 1, scores.segments)


def _exists(values: Sequence[float], index: int) -> bool:
    return bool(values) and math.isfinite(values[index])


def _gap(values: Sequence[float]) -> float:
    """How much the first two systems differ; of one system, how far it is from the best possible."""
    if not values:
        return math.nan
    return values[0] - values[1] if len(values) > 1 else 100 - values[0]


def _sorted(
    shown: list[tuple[float, Compared]], metric: str, two: bool, total: int = 0
) -> tuple[list[Compared], str]:
    shown.sort(key=lambda pair: -abs(pair[0]) if math.isfinite(pair[0]) else math.inf)
    total = total or len(shown)
    order = f"those the first two differ on most in {metric} first" if two else f"lowest {metric} first"
    if all(not math.isfinite(gap) for gap, _ in shown):
        order = "in the articles' order"
    cut = f" The first {MOST_SEGMENTS} of {total} are shown." if total > MOST_SEGMENTS else ""
    return [one for _, one in shown[:MOST_SEGMENTS]], f"{order[0].upper()}{order[1:]}.{cut}"


def _compared(
    label: str,
    source: str,
    reference: str,
    texts: Mapping[str, str],
    values: Mapping[str, Sequence[tuple[str, str]]],
    wrong: Mapping[str, Sequence[str]],
    gap: float,
) -> Compared:
    first = next(iter(texts.values()), "")
    versions = tuple(
        Version(name, marked(text, reference), tuple(values[name]), tuple(wrong.get(name, ())))
        for name, text in texts.items()
    )
    difference = f"{gap:+.1f}" if len(texts) > 1 and math.isfinite(gap) else ""
    return Compared(label, source, marked(reference, first) if reference else (), versions, difference)


def marked(text: str, other: str) -> tuple[tuple[str, str], ...]:
    """`text` in pieces, ("changed", …) where `other` has it not; without an `other` it is one piece."""
    words = _PIECE.findall(text)
    if not other or len(words) > _MOST_WORDS or len(other) > 10 * _MOST_WORDS:
        return (("same", text),) if text else ()
    pieces: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, words, _PIECE.findall(other), autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if start < end:
            pieces.append(("same" if kind == "equal" else "changed", "".join(words[start:end])))
    return tuple(pieces)
