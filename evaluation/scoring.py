"""Scores several systems on the same lines by any sacrebleu metric, ours included."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from sacrebleu.metrics.base import Metric

from evaluation.errors import ScoringError
from evaluation.lines import check_parallel
from evaluation.records import Comparison, MetricScore, Scores, SystemScores
from evaluation.significance import (
    Floats,
    bootstrap_p_value,
    holm,
    interval,
    randomisation_p_value,
    resampled_scores,
    seed,
    too_few,
)

Test = Literal["bs", "ar", "none"]
RESAMPLES, TRIALS = 1000, 10_000
_TOO_RARE = "so few segments have anything to score that some samples have none."
TEST_NAMES = {"bs": "paired bootstrap", "ar": "approximate randomisation"}


@dataclass(frozen=True, slots=True)
class Options:
    """How to score.

    `resamples` 0 leaves intervals out. `test`: "bs" paired bootstrap, "ar" approximate randomisation, "none".
    `baseline` names a system (the first if empty). `documents` has one name a line. `per_segment` keeps
    every line's own score.
    """

    resamples: int = RESAMPLES
    test: Test = "bs"
    trials: int = TRIALS
    baseline: str = ""
    documents: Sequence[str] = ()
    per_segment: bool = False
    allow_empty: bool = False
    on_progress: Callable[[int, int], None] | None = None


def score(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    metrics: Sequence[Metric],
    options: Options | None = None,
) -> Scores:
    """Every metric of every system, with intervals and paired tests against the baseline.

    `systems` maps a name to its lines; `references` are whole files, each with as many lines. Raises
    ScoringError where the files do not match (see `check_parallel`) or the baseline is unknown.
    """
    options = options or Options()
    named = {f"reference {n}": lines for n, lines in enumerate(references, 1)}
    documents = {"the document names": options.documents} if options.documents else None
    check_parallel(systems, named, allow_empty=options.allow_empty, others=documents)
    baseline = options.baseline or next(iter(systems))
    if baseline not in systems:
        raise ScoringError(f"there is no system {baseline!r} to compare with; systems: {', '.join(systems)}")
    found = statistics(systems, references, metrics, options.on_progress)
    return score_statistics(found, metrics, options, references=len(references))


def score_statistics(
    found: Mapping[str, Sequence[Floats]], metrics: Sequence[Metric], options: Options, *, references: int
) -> Scores:
    """`score` from sufficient statistics, one array of shape (segments, statistics) a system and metric."""
    baseline = options.baseline or next(iter(found))
    if baseline not in found:
        raise ScoringError(f"there is no system {baseline!r} to compare with; systems: {', '.join(found)}")
    segments = len(found[baseline][0])
    per_system: dict[str, list[MetricScore]] = {name: [] for name in found}
    comparisons: list[Comparison] = []
    for index, metric in enumerate(metrics):
        stats = {name: arrays[index] for name, arrays in found.items()}
        values = {name: _result(metric, array.sum(0)) for name, array in stats.items()}
        resampled = _resampled(metric, stats, segments, options)
        signature = _signature(metric, options, segments, paired=len(found) > 1)
        for name in found:
            per_system[name].append(
                _metric_score(metric, values[name], signature, stats[name], resampled.get(name), options)
            )
        comparisons += _compare(metric, values, stats, resampled, baseline, options)
    return Scores(
        tuple(SystemScores(name, tuple(scores)) for name, scores in per_system.items()),
        tuple(comparisons),
        segments,
        references,
    )


def statistics(
    systems: Mapping[str, Sequence[str]],
    references: Sequence[Sequence[str]],
    metrics: Sequence[Metric],
    on_progress: Callable[[int, int], None] | None = None,
) -> dict[str, list[Floats]]:
    """Sufficient statistics: per system and metric an array of shape (segments, statistics).

    Goes line by line over all systems, so that a reference is taken apart once and then forgotten: sacrebleu
    keeps every reference's n-grams, some 70 KB a line for chrF.
    """
    total = len(references[0])
    filled: dict[str, list[Floats]] = {name: [] for name in systems}
    lines = list(systems.items())
    counts: list[set[int]] = [set() for _ in metrics]
    for number in range(total):
        refs = [[reference[number]] for reference in references]
        for index, metric in enumerate(metrics):
            info = metric._cache_references(refs)[0]
            counts[index].add(metric.num_refs)
            for name, hypotheses in lines:
                hypothesis = metric._preprocess_segment(hypotheses[number])
                row = metric._compute_segment_statistics(hypothesis, info)
                if number == 0:
                    filled[name].append(np.empty((total, len(row))))
                filled[name][index][number] = row
        if on_progress and (number % 1000 == 999 or number + 1 == total):
            on_progress(number + 1, total)
    for metric, seen in zip(metrics, counts, strict=True):
        metric.num_refs = seen.pop() if len(seen) == 1 else -1
    return filled


def _result(metric: Metric, sums: Floats) -> Any:
    # BLEU prints its counts, and so wants whole numbers where they are whole.
    return metric._compute_score_from_stats([int(x) if x.is_integer() else x for x in sums.tolist()])


def _value_of(metric: Metric) -> Callable[[Floats], float]:
    def value(sums: Floats) -> float:
        return float(metric._compute_score_from_stats(sums.tolist()).score)

    return value


def _resampled(
    metric: Metric, stats: Mapping[str, Floats], segments: int, options: Options
) -> dict[str, Floats]:
    if options.resamples < 2 or too_few(segments):
        return {}
    arrays = resampled_scores(list(stats.values()), [_value_of(metric)] * len(stats), options.resamples)
    return dict(zip(stats, arrays, strict=True))


def _signature(metric: Metric, options: Options, segments: int, *, paired: bool) -> str:
    if too_few(segments):
        return str(metric.get_signature())
    metric.n_bootstrap = options.resamples if options.resamples > 1 else None
    signature = metric.get_signature()
    if options.resamples > 1 or (paired and options.test == "ar"):
        signature.update("seed", str(seed()).lower())
    if paired and options.test == "ar":
        signature.update("ar", options.trials)
    return str(signature)


def _metric_score(
    metric: Metric, result: Any, signature: str, stats: Floats, resampled: Floats | None, options: Options
) -> MetricScore:
    name = str(result.name)
    notes = [getattr(metric, "note", lambda _: "")(stats)]
    if options.resamples > 1:
        notes.append(too_few(len(stats)))
    bounds = interval(resampled) if resampled is not None else None
    if resampled is not None and bounds is None and math.isfinite(result.score):
        notes.append(f"no interval: {_TOO_RARE}")
    return MetricScore(
        name,
        float(result.score),
        signature,
        bounds,
        " ".join(note for note in notes if note),
        str(getattr(result, "_verbose", "")),
        higher_is_better=name not in ("TER", "MetricX"),
        maximum=float(getattr(metric, "maximum", 100.0)),
        segments=segment_scores(metric, stats) if options.per_segment else (),
        documents=_document_scores(metric, stats, options.documents),
    )


def segment_scores(metric: Metric, stats: Floats) -> tuple[float, ...]:
    """Each line's own score; BLEU with effective order, as sacrebleu's --sentence-level has it."""
    effective = getattr(metric, "effective_order", None)
    if effective is not None:
        metric.effective_order = True  # type: ignore[attr-defined]
    try:
        value = _value_of(metric)
        return tuple(value(row) for row in stats)
    finally:
        if effective is not None:
            metric.effective_order = effective  # type: ignore[attr-defined]


def _document_scores(metric: Metric, stats: Floats, documents: Sequence[str]) -> dict[str, float]:
    if not documents:
        return {}
    rows: dict[str, list[int]] = {}
    for index, document in enumerate(documents):
        rows.setdefault(document, []).append(index)
    value = _value_of(metric)
    return {document: value(stats[indices].sum(0)) for document, indices in rows.items()}


def _compare(
    metric: Metric,
    values: Mapping[str, Any],
    stats: Mapping[str, Floats],
    resampled: Mapping[str, Floats],
    baseline: str,
    options: Options,
) -> list[Comparison]:
    others = [name for name in stats if name != baseline]
    if not others or options.test == "none":
        return []
    segments = len(stats[baseline])
    general = too_few(segments).replace("no interval", "no test", 1)
    if options.test == "bs" and not resampled and not general:
        general = "no test: the paired bootstrap needs resamples"
    p_values, notes = [], []
    for name in others:
        difference = float(values[name].score - values[baseline].score)
        note, p = general, math.nan
        if not general and math.isfinite(difference):
            if options.test == "bs":
                p = bootstrap_p_value(resampled[name], resampled[baseline], difference)
            else:
                trials = options.trials
                p = randomisation_p_value(stats[name], stats[baseline], _value_of(metric), difference, trials)
            note = f"no test: {_TOO_RARE}" if math.isnan(p) else ""
        p_values.append(p)
        notes.append(note)
    return [
        Comparison(
            str(values[name].name),
            baseline,
            name,
            float(values[name].score - values[baseline].score),
            p,
            corrected,
            TEST_NAMES[options.test],
            note,
        )
        for name, p, corrected, note in zip(others, p_values, holm(p_values), notes, strict=True)
    ]
