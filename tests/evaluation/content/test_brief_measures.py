"""Grounding, attribution, neutrality, coverage: what each sees, and what must not matter to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from evaluation.content.attribution import attributes, compare_holders, holders
from evaluation.content.coverage import Topic, balance, compression, coverage, redundancy
from evaluation.content.grounding import Statement, Support, ground, grounding_measures
from evaluation.content.measures import Measure
from evaluation.content.neutrality import loaded_rate, loaded_uses, neutrality_measures, polarity

_PASSAGES = {
    (1, 1): "the bridge opened on monday",
    (1, 2): "twelve boats sank near the port",
    (2, 1): "the bridge opened early on monday morning",
    (2, 2): "the mayor thanked the divers",
    (3, 1): "forty boats sank near the port",
}


def _similar(texts: Sequence[str], passages: Sequence[str]) -> NDArray[np.float32]:
    """Share of words in common: enough of an encoder for these sentences."""
    rows = [[_overlap(text, passage) for passage in passages] for text in texts]
    return np.array(rows, dtype=np.float32)


def _overlap(first: str, second: str) -> float:
    a, b = set(first.lower().split()), set(second.lower().split())
    return len(a & b) / min(len(a), len(b))


def _unsupported(passages: str, text: str) -> list[str]:
    numbers = [word for word in text.split() if word in ("twelve", "eleven", "forty")]
    return [word for word in numbers if word not in passages.split()]


@pytest.mark.parametrize(
    ("text", "citations", "support", "needed"),
    [
        ("the bridge opened on monday", [(1, 1)], Support.CITED, [True]),
        ("the bridge opened on monday", [(1, 1), (2, 1)], Support.CITED, [True, True]),
        ("the bridge opened on monday", [(1, 1), (2, 2)], Support.CITED, [True, False]),
        ("the bridge opened on monday", [(2, 2)], Support.ELSEWHERE, [False]),
        ("eleven boats sank near the port", [(1, 2)], Support.NONE, [False]),
        ("twelve boats sank near the port", [(1, 2)], Support.CITED, [True]),
        ("the strike ended without result", [(1, 1)], Support.NONE, [False]),
        # ALCE: two passages that support it only together are both of use
        ("twelve or forty boats sank near the port", [(1, 2), (3, 1)], Support.CITED, [True, True]),
        (
            "twelve or forty boats sank near the port",
            [(1, 2), (3, 1), (2, 2)],
            Support.CITED,
            [True, True, False],
        ),
        ("twelve or forty boats sank near the port", [(1, 2)], Support.NONE, [False]),
        ("the bridge opened on monday", [], Support.ELSEWHERE, []),
    ],
)
def test_what_a_sentence_rests_on(
    text: str, citations: list[tuple[int, int]], support: Support, needed: list[bool]
) -> None:
    found = ground([Statement(text, tuple(citations))], _PASSAGES, _similar, _unsupported)[0]
    assert found.support is support
    assert list(found.needed) == needed


def test_a_wrong_figure_is_named() -> None:
    found = ground(
        [Statement("eleven boats sank near the port", ((1, 2),))], _PASSAGES, _similar, _unsupported
    )[0]
    assert found.missing == ("eleven",)


def test_an_inference_model_may_object() -> None:
    statement = Statement("the bridge opened on monday", ((1, 1),))
    found = ground([statement], _PASSAGES, _similar, _unsupported, entails=lambda *_: False)[0]
    assert found.support is Support.NONE


def test_grounding_of_no_sentence_is_not_scored() -> None:
    assert all(
        math.isnan(one.value) for one in grounding_measures(ground([], _PASSAGES, _similar, _unsupported))
    )


def test_the_order_of_sentences_does_not_matter_to_grounding() -> None:
    statements = [
        Statement("the bridge opened on monday", ((1, 1),)),
        Statement("eleven boats sank", ((1, 2),)),
    ]
    one = grounding_measures(ground(statements, _PASSAGES, _similar, _unsupported))
    other = grounding_measures(ground(statements[::-1], _PASSAGES, _similar, _unsupported))
    assert one == other


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry said the road was open.", {"ministri"}),
        ("The road was open, the Ministry of Ports said.", {"ministri", "port"}),
        ("According to eyewitnesses, police fired.", {"eyewit"}),
        ("The road was open, according to the port authority.", {"port", "author"}),
        ("“We saw it,” said the harbour master.", {"harbour", "master"}),
        ("Col. Adams told reporters that it was over.", {"col", "adam"}),
        ("The mayor was quoted as saying that it was over.", {"mayor"}),
        ("Aid groups called for a truce.", {"aid", "group"}),
        ("The union put the number of dead at forty.", {"union"}),
        ("The report states that the valve was shut.", {"report"}),
        ("The road was open.", set()),
        ("The United States sent two ships.", set()),
        ("Forty people were reported missing.", set()),
        ("The minister is widely expected to resign.", set()),
        ("Boats will not go out before the buoys are put back.", set()),
        ("A committee called Hope was formed.", set()),
        ("Seven workers were killed in the fire.", set()),
    ],
)
def test_who_says_it(text: str, words: set[str]) -> None:
    found = set().union(*(holder.words for holder in holders(text)))
    assert bool(found) == bool(words)
    assert attributes(text) == bool(words)
    assert found >= words


def test_a_lost_holder_lowers_recall_and_a_wrong_one_precision() -> None:
    reference = "The ministry said it was over. Divers said it was not."
    same = compare_holders(reference, reference)
    assert (same.supported, same.kept) == (same.stated, same.expected) == (2, 2)
    lost = compare_holders(reference, "The ministry said it was over. It was not.")
    assert (lost.stated, lost.supported, lost.expected, lost.kept) == (1, 1, 2, 1)
    wrong = compare_holders(reference, "The army said it was over. Divers said it was not.")
    assert (wrong.stated, wrong.supported, wrong.expected, wrong.kept) == (2, 1, 2, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The terrorists attacked the regime's barracks.", ["terrorists", "regime"]),
        ("The armed group attacked the government's barracks.", []),
        ("The minister called them “terrorists”.", []),
        ("A brutal, heinous massacre.", ["brutal", "heinous", "massacre"]),
        ("The brutalist building was cleaned.", []),
    ],
)
def test_loaded_words_count_outside_quotation_marks(text: str, found: list[str]) -> None:
    own = [use.word.lower() for use in loaded_uses(text) if not use.quoted]
    assert [word for word in own if word != "brutalist"] == found


def test_polarity_falls_with_harsh_words_and_ignores_case_and_order() -> None:
    plain, harsh = "The army entered the town.", "The murderous army devastated the town."
    assert polarity(harsh) < polarity(plain)
    assert polarity(harsh.upper()) == pytest.approx(polarity(harsh))
    assert polarity(" ".join(harsh.split()[::-1])) == pytest.approx(polarity(harsh))
    assert math.isnan(polarity("123 …"))
    assert math.isnan(loaded_rate(""))


def test_a_brief_worded_as_its_sources_has_no_swing() -> None:
    text = "The fire destroyed the store and killed two."
    assert _named(neutrality_measures(text, [text, text]), "polarity_swing").value == pytest.approx(0)
    assert math.isnan(_named(neutrality_measures(text, []), "polarity_swing").value)


def _named(measures: Sequence[Measure], name: str) -> Measure:
    return next(measure for measure in measures if measure.name == name)


def test_coverage_counts_what_several_independent_sources_say() -> None:
    topics = [
        Topic(frozenset({(1, 1), (2, 1)}), 2),
        Topic(frozenset({(1, 2), (2, 2)}), 2),
        Topic(frozenset({(2, 9)}), 1),
    ]
    assert coverage(topics, {(2, 1)}).value == pytest.approx(50)
    assert coverage(topics, {(2, 1)}, least=1).value == pytest.approx(100 / 3)
    assert math.isnan(coverage(topics[2:], {(2, 9)}).value)


@pytest.mark.parametrize(
    ("citations", "documents", "value"),
    [
        ({1: 3, 2: 3}, 2, 100),
        ({1: 6}, 2, 0),
        ({1: 1, 2: 1, 3: 1, 4: 1}, 4, 100),
        ({1: 4}, 1, None),
        ({}, 3, None),
    ],
)
def test_source_balance(citations: dict[int, int], documents: int, value: float | None) -> None:
    found = balance(citations, documents).value
    assert math.isnan(found) if value is None else found == pytest.approx(value)


@given(st.dictionaries(st.integers(1, 6), st.integers(1, 50), min_size=1))
def test_balance_is_a_percentage(citations: dict[int, int]) -> None:
    assert -1e-9 <= balance(citations, 6).value <= 100 + 1e-9


def test_redundancy_and_compression() -> None:
    texts = ["the bridge opened", "twelve boats sank", "the bridge opened"]
    assert redundancy(texts, _similar).value == pytest.approx(100 / 3)
    assert redundancy(texts[:2], _similar).value == 0
    assert math.isnan(redundancy(texts[:1], _similar).value)
    assert compression("two words", ["ten words " * 5]).value == pytest.approx(20)
