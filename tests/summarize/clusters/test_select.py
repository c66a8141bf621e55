"""Selection and neighbours: language-neutral, deterministic, and near linear."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.clusters.neighbours import mutual_pairs, nearest
from summarize.clusters.select import Weights, centrality, diversify, earliness, rank
from tests.summarize.articles import WordEncoder

FIRE = "A fire destroyed a warehouse in the port."
FIRE_AGAIN = "The fire in the port destroyed one warehouse."
POLICE = "Police closed the road to the port."
RAIN = "Heavy rain is expected in the mountains tomorrow."


def _ranked(texts: list[str], documents: list[int], positions: list[int], **options: int) -> list[str]:
    vectors = WordEncoder().encode(texts)
    return [texts[i] for i in rank(texts, vectors, documents, positions, **options)]


def test_what_both_articles_say_comes_first_and_once() -> None:
    kept = _ranked([RAIN, FIRE, FIRE_AGAIN, POLICE], [1, 1, 2, 2], [0, 1, 0, 1], max_sentences=2)
    assert len({FIRE, FIRE_AGAIN} & set(kept)) == 1
    assert kept[0] in (FIRE, FIRE_AGAIN)


def test_the_word_budget_is_kept_but_one_sentence_always_told() -> None:
    assert len(_ranked([FIRE, POLICE], [1, 2], [0, 0], max_words=9)) == 1
    assert len(_ranked([FIRE, POLICE], [1, 2], [0, 0], max_words=1)) == 1
    assert _ranked([], [], []) == []


def test_centrality_is_the_mean_best_cosine_with_the_other_articles() -> None:
    vectors = np.eye(3, dtype=np.float32)[[0, 1, 0, 2]]
    assert centrality(vectors, [1, 1, 2, 3]) == pytest.approx([0.5, 0.0, 0.5, 0.0])


def test_centrality_in_one_article_is_with_its_own_sentences() -> None:
    vectors = np.eye(2, dtype=np.float32)[[0, 0, 1]]
    assert centrality(vectors, [7, 7, 7]) == pytest.approx([0.5, 0.5, 0.0])


def test_earlier_sentences_score_higher() -> None:
    scores = earliness([0, 1, 4], [9, 9, 9])
    assert scores[0] == 1.0
    assert list(scores) == sorted(scores, reverse=True)


def test_support_outweighs_a_little_centrality() -> None:
    texts = [POLICE, RAIN]
    vectors = WordEncoder().encode(texts)
    first, *_ = rank(texts, vectors, [1, 2], [0, 0], support=[1, 4])
    assert texts[first] == RAIN


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 40), st.integers(0, 2**16), st.integers(1, 60))
def test_a_selection_has_no_repeats_and_no_twins(count: int, seed: int, words: int) -> None:
    random = np.random.default_rng(seed)
    vectors = random.standard_normal((count, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths = list(random.integers(1, 20, count))
    kept = diversify(random.random(count), vectors, lengths, max_words=words)
    assert len(kept) == len(set(kept)) >= 1
    assert len(kept) == 1 or sum(lengths[i] for i in kept) <= words
    ceiling = Weights().ceiling
    assert all(float(vectors[a] @ vectors[b]) < ceiling + 1e-5 for a in kept for b in kept if a != b)


def _unit(count: int, seed: int = 3) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((count, 32)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_neighbours_of_a_few_are_exact() -> None:
    vectors = _unit(50)
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -1)
    for row, found in enumerate(nearest(vectors, 3)):
        positive = [int(i) for i in np.argsort(-cosines[row])[:3] if cosines[row][i] >= 0]
        assert list(found) == positive


def test_neighbours_of_many_find_the_twins() -> None:
    vectors = _unit(2600)
    twins = np.concatenate([vectors, vectors])
    found = nearest(twins, 4, floor=0.5)
    assert sum((i + 2600) % 5200 in found[i] for i in range(5200)) > 5000
    assert found == nearest(twins, 4, floor=0.5)


def test_pairs_are_named_once() -> None:
    assert mutual_pairs([{1: 0.9}, {0: 0.9, 2: 0.5}, {}]) == {(0, 1): 0.9, (1, 2): 0.5}
