"""N-gram graphs: the Java program's figures, and what holds for any text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics.memog import GraphMetric, graph, merged, similarity
from evaluation.scoring import score

_ENGLISH = "The dam holds, engineers said on Sunday.\nWater is let out slowly.\n"
_RETOLD = "Engineers said on Sunday that the dam holds.\nThe water is being let out.\n"
_ARABIC = "السد صامد كما قال المهندسون.\n"
_ARABIC_RETOLD = "قال المهندسون إن السد صامد.\nتصرف المياه ببطء.\n"


@pytest.mark.parametrize(
    ("summary", "reference", "autosummeng", "npower"),
    [
        (_RETOLD, _ENGLISH, 0.517073, 0.487614),
        (_ARABIC_RETOLD, _ARABIC, 0.332000, 0.334081),
        (_ENGLISH, _ENGLISH, 1.0, 0.888240),
    ],
)
def test_the_java_programs_figures(summary: str, reference: str, autosummeng: float, npower: float) -> None:
    for kind, expected in (("AutoSummENG", autosummeng), ("MeMoG", autosummeng), ("NPowER", npower)):
        mine = GraphMetric(kind).sentence_score(summary, [reference])  # type: ignore[arg-type]
        assert mine.score / 100 == pytest.approx(expected, abs=2e-6)


def test_a_merged_graph_averages_common_weights_and_takes_in_new_edges() -> None:
    first, second = graph("abcd" * 3), graph("abcde")
    both = merged([first, second])
    weights = dict(zip(map(tuple, both.edges.tolist()), both.weights.tolist(), strict=True))
    one = dict(zip(map(tuple, first.edges.tolist()), first.weights.tolist(), strict=True))
    other = dict(zip(map(tuple, second.edges.tolist()), second.weights.tolist(), strict=True))
    for edge, weight in weights.items():
        known = [part[edge] for part in (one, other) if edge in part]
        assert weight == pytest.approx(sum(known) / len(known))
    assert set(weights) == set(one) | set(other)


@given(st.text(min_size=4, max_size=60), st.text(min_size=4, max_size=60))
def test_similarity_is_symmetric_and_between_0_and_1(first: str, second: str) -> None:
    a, b = graph(first), graph(second)
    assert similarity(a, b) == pytest.approx(similarity(b, a))
    assert -1e-12 <= similarity(a, b) <= 1 + 1e-12
    assert similarity(a, a) == pytest.approx(1)


def test_disjoint_arabic_scores_zero_and_equal_arabic_one() -> None:
    one = GraphMetric("MeMoG")
    assert one.sentence_score("فازت بعثة", [_ARABIC]).score == 0
    assert one.sentence_score(_ARABIC, [_ARABIC]).score == pytest.approx(100)


def test_texts_too_short_for_an_edge_are_not_scored() -> None:
    scores = score({"a": ["abc"]}, [["abc"]], [GraphMetric("MeMoG")])
    assert math.isnan(scores["a"]["MeMoG"].value)
    assert "under four characters" in scores["a"]["MeMoG"].note


def test_a_text_of_a_megabyte_is_scored() -> None:
    text = "حدث الأمر word " * 70_000
    assert GraphMetric("MeMoG").sentence_score(text, [text]).score == pytest.approx(100)
