"""Metrics with references, each a sacrebleu `Metric`.

In: hypotheses and references. Out: BLEU, chrF, TER, ROUGE, MeMoG, learnt scores.
"""

from evaluation.metrics.memog import GraphMetric, graph_metrics
from evaluation.metrics.neural import entailment, neural_metric, neural_scores
from evaluation.metrics.rouge import ROUGE, Measure, Several, rouge_metrics
from evaluation.metrics.translation import METRICS, check_lengths, metric

__all__ = [
    "METRICS",
    "ROUGE",
    "GraphMetric",
    "Measure",
    "Several",
    "check_lengths",
    "entailment",
    "graph_metrics",
    "metric",
    "neural_metric",
    "neural_scores",
    "rouge_metrics",
]
