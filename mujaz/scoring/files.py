"""From files to scores: what `mujaz evaluate mt` and `summary` read and compute."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from evaluation.errors import ScoringError
from evaluation.lines import check_parallel, read_lines
from evaluation.records import MetricScore, Scores, SystemScores

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric

    from evaluation.metrics import Measure, Several
    from evaluation.scoring import Options
    from mujaz.scoring.brief_scores import BriefScores

TRANSLATION_METRICS = ("facts", "bleu", "chrf", "chrf++", "ter")
# Asked for by name only: each loads a model of gigabytes.
NEURAL = ("comet", "bertscore", "metricx")
ROUGE_VARIANTS = ("1", "2", "L", "Lsum", "SU4")
_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class ScoredFiles:
    """Scores with the texts they are of, by the names in the tables."""

    scores: Scores
    systems: dict[str, list[str]]
    references: dict[str, list[str]]
    source: list[str] | None = None

    def doubts(self) -> list[str]:
        """What makes these scores worth little, one line each: a text scored against itself, a mixed-up language."""
        found = [
            f"{name} is the same text as the reference {other}: its scores say nothing"
            for name, lines in self.systems.items()
            for other, against in self.references.items()
            if lines == against
        ]
        first, reference = next(iter(self.references.items()))
        arabic = is_arabic(reference)
        for name, lines in {**self.references, **self.systems}.items():
            if is_arabic(lines) != arabic:
                one, other = ("is not", "is") if arabic else ("is", "is not")
                found.append(
                    f"{name} {one} Arabic and {first} {other}: are the files the right ones? The source goes with --src"
                )
        if self.source is not None and not is_arabic(self.source):
            found.append("the source is not Arabic: facts are read from it as from Arabic")
        return found


def translation_scores(
    hypotheses: Sequence[Path],
    references: Sequence[Path],
    source: Path | None,
    metrics: Sequence[str],
    *,
    options: Options,
    docs: Path | None = None,
    tokenize: str = "13a",
    lowercase: bool = False,
) -> ScoredFiles:
    """Scores of files with one segment a line; facts first. Raises ScoringError naming file and line."""
    from evaluation.metrics import check_lengths, metric
    from evaluation.scoring import score

    metrics = list(dict.fromkeys(metrics))
    known = (*TRANSLATION_METRICS, *NEURAL)
    unknown = [name for name in metrics if name not in known]
    if unknown:
        raise ScoringError(f"there is no metric {unknown[0]!r}; there are {', '.join(known)}")
    neural = _neural([name for name in metrics if name in NEURAL])
    systems = _read(hypotheses)
    refs = _read(references)
    sources = read_lines(source) if source else None
    documents = read_lines(docs) if docs else []
    others = {str(source): sources} if sources else {}
    if docs:
        others[str(docs)] = documents
    check_parallel(
        _by_path(hypotheses, systems),
        _by_path(references, refs),
        allow_empty=options.allow_empty,
        others=others,
    )
    if "ter" in metrics:
        for path, lines in (_by_path(hypotheses, systems) | _by_path(references, refs)).items():
            check_lengths(path, lines)
    if "facts" in metrics:
        _check_facts(_by_path(hypotheses, systems) | _by_path(references, refs), source, sources)
    texts = list(refs.values())
    options = replace(options, documents=documents)
    plain = [
        metric(name, tokenize=tokenize, lowercase=lowercase)
        for name in metrics
        if name not in ("facts", *NEURAL)
    ]
    parts = []
    if "facts" in metrics and sources:
        parts.append(score(systems, [sources], _facts("source"), options))
    if "facts" in metrics:
        plain = [*_facts("reference"), *plain]
    if plain:
        parts.append(score(systems, texts, plain, options))
    parts += [score_all(systems, texts[0], sources or [], options) for score_all in neural]
    return ScoredFiles(_joined(parts, len(texts)), systems, refs, sources)


def _check_facts(texts: dict[str, list[str]], source: Path | None, sources: list[str] | None) -> None:
    from mujaz.scoring.facts import Language, check_lengths

    advice = "leave facts out with --metric, or put one sentence on a line"
    language: Language = "ar" if sources else "en"
    for path, lines in (texts | ({str(source): sources} if sources else {})).items():
        check_lengths(path, lines, language, advice)


def _neural(names: Sequence[str]) -> list[Callable[..., Scores]]:
    if not names:
        return []
    from functools import partial

    from evaluation.metrics import neural_metric, neural_scores

    return [partial(neural_scores, neural_metric(name)) for name in names]


def summary_scores(
    hypotheses: Sequence[Path],
    references: Sequence[Path],
    variants: Sequence[str],
    *,
    options: Options,
    lines: bool = False,
    tokenize: str = "",
    stem: bool = False,
    measure: str = "f",
    several: str = "best",
) -> ScoredFiles:
    """Scores of summaries, one a line or one a file; facts first. Raises ScoringError naming the line."""
    from evaluation.metrics import graph_metrics, rouge_metrics
    from evaluation.scoring import score
    from mujaz.scoring.facts import check_lengths

    read = _read if lines else _read_whole
    systems, refs = read(hypotheses), read(references)
    check_parallel(_by_path(hypotheses, systems), _by_path(references, refs), allow_empty=options.allow_empty)
    for path, written in (_by_path(hypotheses, systems) | _by_path(references, refs)).items():
        check_lengths(path, written, "en", "score it in parts")
    texts = list(refs.values())
    tokenize = tokenize or fitting_tokenizer([line for ref in texts for line in ref])
    rouge = rouge_metrics(
        list(dict.fromkeys(variants)),
        tokenize=tokenize,
        stem=stem,
        measure=cast("Measure", measure),
        several=cast("Several", several),
    )
    arabic = tokenize == "arabic"
    metrics: list[Metric] = [*([] if arabic else _facts("reference")), *rouge, *graph_metrics()]
    return ScoredFiles(score(systems, texts, metrics, options), systems, refs)


def fitting_tokenizer(texts: Sequence[str]) -> str:
    """The ROUGE tokenizer for texts that are Arabic, or not."""
    return "arabic" if is_arabic(texts) else "unicode"


def is_arabic(texts: Sequence[str]) -> bool:
    """Whether most letters are Arabic ones; the first thousand texts decide."""
    sample = " ".join(text[:10_000] for text in texts[:1000])
    return len(_ARABIC.findall(sample)) * 2 > sum(map(str.isalpha, sample))


def limits(given: Sequence[str]) -> dict[str, float]:
    """`--fail-under BLEU=30` as {"bleu": 30.0}. Raises ScoringError for anything else."""
    found = {}
    for entry in given:
        name, _, text = entry.partition("=")
        try:
            limit = float(text)
        except ValueError:
            limit = math.nan
        if not math.isfinite(limit) or not name.strip():
            raise ScoringError(f"--fail-under takes METRIC=VALUE with a number, not {entry!r}")
        found[name.strip().casefold()] = limit
    return found


def missed(scores: Scores, least: dict[str, float]) -> list[str]:
    """One line for every system that misses a limit, for limits on unknown metrics and on scores not made."""
    known = {score.metric.casefold(): score for one in scores.systems for score in one.scores}
    lines = [
        f"--fail-under {name}: no such score; there are {', '.join(s.metric for s in known.values())}"
        for name in least
        if name not in known
    ]
    for one in scores.systems:
        for score in one.scores:
            limit = least.get(score.metric.casefold())
            if limit is not None and not _reaches(score, limit):
                word = "under" if score.higher_is_better else "over"
                reached = "not scored" if math.isnan(score.value) else f"{score.value:.2f}"
                lines.append(f"{one.system}: {score.metric} {reached}, {word} the limit {limit:g}")
    return lines


def missed_measures(scores: BriefScores, least: dict[str, float]) -> list[str]:
    """`missed` for the measures of a brief, and its scores against references."""
    tables = [table for table in (scores.translation, scores.summary) if table]
    known = {measure.name.casefold(): measure for measure in scores.measures}
    metrics = {score.metric.casefold(): score for table in tables for score in table.systems[0].scores}
    lines = []
    for name, limit in least.items():
        one = known.get(name) or metrics.get(name)
        if one is None:
            lines.append(f"--fail-under {name}: no such score; there are {', '.join([*known, *metrics])}")
            continue
        good = one.value <= limit if one.higher_is_better is False else one.value >= limit
        if not good:
            word = "over" if one.higher_is_better is False else "under"
            reached = "not scored" if math.isnan(one.value) else f"{one.value:.2f}"
            lines.append(f"{name} {reached}, {word} the limit {limit:g}")
    return lines


def _reaches(score: MetricScore, limit: float) -> bool:
    return score.value >= limit if score.higher_is_better else score.value <= limit


def _facts(against: str) -> list[Metric]:
    from evaluation.content import FactF
    from mujaz.scoring.facts import KINDS, comparison

    language = "ar" if against == "source" else "en"
    suffix = " (source)" if against == "source" else ""
    return [FactF(kind + suffix, comparison(kind, language), against=against) for kind in KINDS]  # type: ignore[arg-type]


def _read(paths: Sequence[Path]) -> dict[str, list[str]]:
    return dict(zip(_names(paths), map(read_lines, paths), strict=True))


def _read_whole(paths: Sequence[Path]) -> dict[str, list[str]]:
    return {name: ["\n".join(read_lines(path))] for name, path in zip(_names(paths), paths, strict=True)}


def _names(paths: Sequence[Path]) -> list[str]:
    """Short names that tell the files apart: stem, file name, or path."""
    if len(set(paths)) < len(paths):
        twice = next(path for path in paths if list(paths).count(path) > 1)
        raise ScoringError(f"{twice} is given twice")
    for names in ([path.stem for path in paths], [path.name for path in paths]):
        if len(set(names)) == len(names):
            return names
    return [str(path) for path in paths]


def _by_path(paths: Sequence[Path], read: dict[str, list[str]]) -> dict[str, list[str]]:
    return {str(path): lines for path, lines in zip(paths, read.values(), strict=True)}


def _joined(parts: Sequence[Scores], references: int) -> Scores:
    first = parts[0]
    systems = tuple(
        SystemScores(one.system, tuple(score for part in parts for score in part[one.system].scores))
        for one in first.systems
    )
    comparisons = tuple(comparison for part in parts for comparison in part.comparisons)
    return Scores(systems, comparisons, first.segments, references)
