"""Metrics that need a neural model: loaded only when asked for, refused in one plain line when absent."""

from __future__ import annotations

import importlib
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sacrebleu.metrics.base import Metric, Score, Signature

from evaluation.content import Entails
from evaluation.errors import ScoringError
from evaluation.records import Scores
from evaluation.scoring import Options, score_statistics


@dataclass(frozen=True, slots=True)
class NeuralScores:
    """One score a segment, on the model's own scale, and a signature naming model and package."""

    metric: str
    segments: tuple[float, ...]
    signature: str


# (sources, hypotheses, references) → scores; sources may be empty where the metric needs none
NeuralMetric = Callable[[Sequence[str], Sequence[str], Sequence[str]], NeuralScores]
_DEFAULTS = {
    "comet": "Unbabel/wmt22-comet-da",
    "bertscore": "roberta-large",
    "metricx": "google/metricx-24-hybrid-large-v2p6",
}
NEURAL_METRICS = tuple(_DEFAULTS)


class MeanMetric(Metric):
    """The mean of scores that a model gave each segment; statistics are [score, 1], NaN counting for nothing."""

    maximum = math.nan

    def __init__(self, scores: NeuralScores, references: int = 1) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.name, self.model, self.num_refs = scores.metric, scores.signature, references

    def get_signature(self) -> Signature:
        """sacrebleu's, with the model instead of its version."""
        signature = Signature(self.__dict__)
        signature.update("version", self.model)
        return signature

    def _compute_score_from_stats(self, stats: list[float]) -> Score:
        return Score(self.name, stats[0] / stats[1] if stats[1] else math.nan)

    def _aggregate_and_compute(self, stats: list[list[float]]) -> Score:
        return self._compute_score_from_stats([sum(column) for column in zip(*stats, strict=True)])

    def _preprocess_segment(self, sent: str) -> str:
        return sent

    def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
        raise NotImplementedError("a model scores whole files; see neural_scores")

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[float]:
        raise NotImplementedError("a model scores whole files; see neural_scores")


def neural_scores(
    metric: NeuralMetric,
    systems: Mapping[str, Sequence[str]],
    reference: Sequence[str],
    sources: Sequence[str],
    options: Options,
) -> Scores:
    """A model's scores of several systems, with intervals and tests like any other metric's."""
    made = {name: metric(sources, lines, reference) for name, lines in systems.items()}
    found = {}
    for name, scores in made.items():
        values = np.array(scores.segments, dtype=np.float64)
        there = np.isfinite(values)
        found[name] = [np.column_stack([np.where(there, values, 0.0), there.astype(np.float64)])]
    return score_statistics(found, [MeanMetric(next(iter(made.values())))], options, references=1)


def neural_metric(name: str, model: str = "") -> NeuralMetric:
    """COMET, BERTScore or MetricX by name; `model` replaces the usual one.

    Raises ScoringError, in one line that says what to install or fetch, where the package or model is absent.
    """
    makers = {"comet": _comet, "bertscore": _bertscore, "metricx": _metricx}
    if name not in makers:
        raise ScoringError(f"there is no neural metric {name!r}; there are {', '.join(makers)}")
    return makers[name](model or _DEFAULTS[name])


def _comet(model: str) -> NeuralMetric:
    comet = _package("comet", "unbabel-comet")
    loaded = _loaded(model, lambda: comet.load_from_checkpoint(comet.download_model(model)))

    def scores(sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str]) -> NeuralScores:
        if not sources:
            raise ScoringError("COMET needs the sources; pass --src")
        rows = [
            {"src": s, "mt": h, "ref": r} for s, h, r in zip(sources, hypotheses, references, strict=True)
        ]
        found = loaded.predict(rows, batch_size=8, gpus=0, progress_bar=False)["scores"]
        return NeuralScores("COMET", tuple(map(float, found)), f"model:{model}|comet:{comet.__version__}")

    return scores


def _bertscore(model: str) -> NeuralMetric:
    package = _package("bert_score", "bert-score")
    loaded = _loaded(model, lambda: package.BERTScorer(model_type=model))

    def scores(sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str]) -> NeuralScores:
        _, _, fmeasure = loaded.score(list(hypotheses), list(references))
        return NeuralScores("BERTScore", tuple(map(float, fmeasure)), str(loaded.hash))

    return scores


def _metricx(model: str) -> NeuralMetric:
    package = _package("metricx24.models", "git+https://github.com/google-research/metricx")
    torch, transformers = _package("torch", "torch"), _package("transformers", "transformers")
    tokenizer = _loaded(model, lambda: transformers.AutoTokenizer.from_pretrained("google/mt5-large"))
    loaded = _loaded(model, lambda: package.MT5ForRegression.from_pretrained(model))

    def scores(sources: Sequence[str], hypotheses: Sequence[str], references: Sequence[str]) -> NeuralScores:
        if not sources:
            raise ScoringError("MetricX needs the sources; pass --src")
        found = []
        for source, hypothesis, reference in zip(sources, hypotheses, references, strict=True):
            text = f"source: {source} candidate: {hypothesis} reference: {reference}"
            ids = tokenizer(text, truncation=True, max_length=1536, return_tensors="pt").input_ids[:, :-1]
            with torch.no_grad():
                found.append(float(loaded(input_ids=ids).predictions))
        return NeuralScores("MetricX", tuple(found), f"model:{model}")

    return scores


def entailment(model: str) -> Entails:
    """(premise, hypothesis) → whether an NLI model of transformers takes the one to entail the other.

    Raises ScoringError where the package or the model cannot be had.
    """
    transformers, torch = _package("transformers", "transformers"), _package("torch", "torch")
    tokenizer = _loaded(model, lambda: transformers.AutoTokenizer.from_pretrained(model))
    classifier = _loaded(
        model, lambda: transformers.AutoModelForSequenceClassification.from_pretrained(model).eval()
    )
    labels = {index: label.casefold() for index, label in classifier.config.id2label.items()}
    if "entailment" not in labels.values():
        raise ScoringError(f"{model} is no entailment model: its labels are {', '.join(labels.values())}")

    def entails(premise: str, hypothesis: str) -> bool:
        inputs = tokenizer(premise, hypothesis, truncation="only_first", return_tensors="pt")
        with torch.no_grad():
            return bool(labels[int(classifier(**inputs).logits.argmax())] == "entailment")

    return entails


def _package(module: str, distribution: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ScoringError(
            f"this score needs a package that is not here; pip install {distribution}"
        ) from error


def _loaded(model: str, load: Callable[[], Any]) -> Any:
    try:
        return load()
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ScoringError(
            f"the model {model} cannot be had ({reason[:160]}); fetch it where there is a network, "
            "or name a folder"
        ) from error
