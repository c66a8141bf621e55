"""MeMoG, AutoSummENG and NPowER: character n-gram graphs, summary scores that need no word of the language.

Giannakopoulos & Karkaletsis 2011 and 2013 ("Together we stand NPowER-ed"), as their Java program has them:
3-grams, edges between n-grams up to three apart, weighted by how often they meet. Similarity is the sum over
common edges of the smaller weight by the larger one, divided by the larger number of edges. With several
references that program prints the similarity to the last one as MeMoG, and counts the merged graph as the
first; here each score is what its paper says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics.base import Metric, Score, Signature

from evaluation import METRIC_VERSION
from evaluation.errors import ScoringError
from evaluation.significance import Floats

_SIZE, _WINDOW = 3, 3
# Linear model of the authors, fitted on the TAC 2009 and 2010 responsiveness judgements.
_AUTOSUMMENG, _MEMOG, _CONSTANT = 0.52905, 0.30053, 0.05866
Kind = Literal["MeMoG", "AutoSummENG", "NPowER"]


@dataclass(frozen=True, slots=True)
class Graph:
    """Edges as sorted pairs of n-gram numbers, each with its weight; of an edge and its mirror one is kept.

    `edges` has dtype [("low", u8), ("high", u8)]; `size` counts both directions, as the Java program does.
    """

    edges: NDArray[Any]
    weights: Floats

    @property
    def size(self) -> int:
        """Number of directed edges: a loop has no mirror."""
        loops = int((self.edges["low"] == self.edges["high"]).sum())
        return 2 * len(self.edges) - loops


def graph(text: str) -> Graph:
    """The n-gram graph of a text, all its characters taken as they are."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    pair = np.dtype([("low", np.uint64), ("high", np.uint64)])
    if len(codes) < _SIZE + 1:
        return Graph(np.empty(0, dtype=pair), np.empty(0))
    # 21 bits hold any Unicode character: three of them fit one number.
    grams = (codes[:-2] << np.uint64(42)) | (codes[1:-1] << np.uint64(21)) | codes[2:]
    gaps = range(1, min(_WINDOW, len(grams) - 1) + 1)
    low = np.concatenate([np.minimum(grams[gap:], grams[:-gap]) for gap in gaps])
    high = np.concatenate([np.maximum(grams[gap:], grams[:-gap]) for gap in gaps])
    pairs = np.empty(len(low), dtype=pair)
    pairs["low"], pairs["high"] = low, high
    edges, counts = np.unique(pairs, return_counts=True)
    loops = edges["low"] == edges["high"]
    return Graph(edges, np.where(loops, 2 * counts, counts).astype(np.float64))


def similarity(first: Graph, second: Graph) -> float:
    """Value similarity, 0 to 1; NaN where neither text is long enough for an edge."""
    most = max(first.size, second.size)
    if not most:
        return math.nan
    common, here, there = np.intersect1d(first.edges, second.edges, assume_unique=True, return_indices=True)
    a, b = first.weights[here], second.weights[there]
    directions = np.where(common["low"] == common["high"], 1.0, 2.0)
    return float((directions * np.minimum(a, b) / np.maximum(a, b)).sum()) / most


def merged(graphs: Sequence[Graph]) -> Graph:
    """The graph of several texts: the k-th moves common weights by 1/k to its own and adds its new edges."""
    whole = graphs[0]
    for number, one in enumerate(graphs[1:], 2):
        _, here, there = np.intersect1d(whole.edges, one.edges, assume_unique=True, return_indices=True)
        weights = whole.weights.copy()
        weights[here] += (one.weights[there] - weights[here]) / number
        new = np.ones(len(one.edges), dtype=bool)
        new[there] = False
        edges = np.concatenate([whole.edges, one.edges[new]])
        order = np.argsort(edges, order=("low", "high"))
        whole = Graph(edges[order], np.concatenate([weights, one.weights[new]])[order])
    return whole


class GraphSignature(Signature):
    """Says how the graphs were built."""

    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__(args)
        self.info |= {"n": _SIZE, "window": _WINDOW, "version": METRIC_VERSION}


class GraphMetric(Metric):
    """MeMoG (against the merged graph of all references), AutoSummENG (mean over them) or NPowER (of both).

    0 to 100. NPowER's line starts at 5.9 and ends at 88.8: 100 is never reached.
    """

    _SIGNATURE_TYPE = GraphSignature

    def __init__(self, kind: Kind = "MeMoG") -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if kind not in ("MeMoG", "AutoSummENG", "NPowER"):
            raise ScoringError(f"there is no graph metric {kind!r}; there are MeMoG, AutoSummENG and NPowER")
        self.kind = kind

    def note(self, statistics: Floats) -> str:
        """How many texts were too short, or ""."""
        missing = len(statistics) - int(statistics[:, 1].sum())
        return f"{missing} of {len(statistics)} not scored: under four characters." if missing else ""

    def _preprocess_segment(self, sent: str) -> str:
        return sent

    def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
        return {"references": tuple(refs)}

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[float]:
        memog, auto = _similarities(hypothesis, ref_kwargs["references"])
        values = {
            "MeMoG": memog,
            "AutoSummENG": auto,
            "NPowER": _AUTOSUMMENG * auto + _MEMOG * memog + _CONSTANT,
        }
        value = values[self.kind]
        return [0.0, 0.0] if math.isnan(value) else [value, 1.0]

    def _compute_score_from_stats(self, stats: list[float]) -> Score:
        total, scored = stats
        return Score(self.kind, 100 * total / scored if scored else math.nan)

    def _aggregate_and_compute(self, stats: list[list[float]]) -> Score:
        return self._compute_score_from_stats([math.fsum(column) for column in zip(*stats, strict=True)])


def graph_metrics() -> list[GraphMetric]:
    """The two that say something of their own; AutoSummENG is one half of NPowER."""
    return [GraphMetric("MeMoG"), GraphMetric("NPowER")]


_known_graph = lru_cache(maxsize=128)(graph)


@lru_cache(maxsize=128)
def _similarities(text: str, references: tuple[str, ...]) -> tuple[float, float]:
    """MeMoG and AutoSummENG of one text, 0 to 1."""
    graphs = [_known_graph(reference) for reference in references]
    own = _known_graph(text)
    parts = [similarity(own, one) for one in graphs]
    return similarity(own, merged(graphs)), sum(parts) / len(parts)
