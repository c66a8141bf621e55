"""Segments side by side on scores.html: the Arabic, the reference and each system's words with what differs marked."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from evaluation.tables import number

if TYPE_CHECKING:
    from mujaz.scoring import BriefScores, ScoredFiles, SegmentScores

# So many segments a page can hold and a reader look through; those that differ most come first.
MOST_SEGMENTS = 300
# Longer texts are shown without marks: comparing them word by word would take seconds each.
_MOST_WORDS = 600
_PIECE = re.compile(r"\s+|[^\W_]+|\W|_")


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


def brief_segments(scores: BriefScores, other: BriefScores | None) -> tuple[list[Compared], str]:
    """The passages of a brief's articles, beside those of another run where there is one, and how they are ordered."""
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


def file_segments(scored: ScoredFiles) -> tuple[list[Compared], str]:
    """The segments of scored files, and how they are ordered; none where no metric scores single segments."""
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
