"""Facts: what BLEU and ROUGE do not see."""

from __future__ import annotations

import math

import pytest

from evaluation.content.facts import FactCounts, FactF, best, measures
from evaluation.metrics.rouge import rouge_metrics
from evaluation.metrics.translation import metric
from evaluation.scoring import Options, score
from mujaz.scoring.facts import KINDS, Language, comparison, unsupported_facts


def _f(kind: str, against: str, text: str, language: Language = "en") -> float:
    one = FactF(kind, comparison(kind, language), against="reference")
    return (
        score({"a": [text]}, [[against]], [one], Options(resamples=0, allow_empty=True))["a"].scores[0].value
    )


_TRUTH = (
    "The relief agency said on 14 October that 3,500 people had left the town of Marsa and that the road to the "
    "north was open again after several weeks of heavy fighting."
)
_CHANGED = _TRUTH.replace("3,500", "3,000").replace("14 October", "12 October")


class TestAChangedFigure:
    def test_fidelity_falls_to_nothing(self) -> None:
        assert _f("figures", _TRUTH, _TRUTH) == pytest.approx(100)
        assert _f("figures", _TRUTH, _CHANGED) == 0
        assert _f("dates", _TRUTH, _CHANGED) == 0
        assert _f("names", _TRUTH, _CHANGED) == pytest.approx(100)

    def test_while_bleu_and_rouge_hardly_move(self) -> None:
        metrics = [metric("bleu"), metric("chrf"), *rouge_metrics(["1", "L"])]
        scores = score({"a": [_CHANGED]}, [[_TRUTH]], metrics, Options(resamples=0))["a"]
        assert scores["BLEU"].value > 65
        assert scores["chrF2"].value > 90
        assert scores["ROUGE-1"].value > 90
        assert scores["ROUGE-L"].value > 90


@pytest.mark.parametrize(
    ("kind", "source", "text", "expected"),
    [
        ("figures", "أجلت الفرق نحو ٢٠٠٠ شخص.", "Crews evacuated about 2,000 people.", 100),
        ("figures", "أجلت الفرق نحو ٢٠٠٠ شخص.", "Crews evacuated about 200 people.", 0),
        ("figures", "أجلت الفرق ٢٠٠٠ شخص و٤٠ طفلا.", "Crews evacuated 2,000 people.", 100 * 2 / 3),
        ("figures", "أجلت الفرق ٢٠٠٠ شخص.", "Crews evacuated more than 2,000 people.", 0),
        ("figures", "أجلت الفرق أكثر من ٢٠٠٠ شخص.", "Crews evacuated more than 2,000 people.", 100),
        ("figures", "أجلت الفرق ٢٠٠٠ شخص.", "Crews evacuated about 2,000 people.", 100),
        ("figures", "أجلت الفرق السكان.", "Crews evacuated 12 people.", 0),
        ("figures", "أجلت الفرق ٢٠٠٠ شخص.", "Crews evacuated the city&#39;s 2,000 people.", 100),
        ("figures", "أجلت الفرق السكان.", "Crews evacuated the people.", None),
        ("dates", "وصل الوفد في 14 أكتوبر.", "The delegation arrived on 14 October.", 100),
        ("dates", "وصل الوفد في 14 أكتوبر.", "The delegation arrived on 12 October.", 0),
        ("dates", "وصل الوفد في 14 تشرين الأول.", "The delegation arrived on October 14.", 100),
        ("names", "زار الوزير دمشق.", "The minister visited Damascus.", 100),
        ("names", "زار الوزير دمشق.", "The minister visited Aleppo.", 0),
    ],
)
def test_against_the_arabic(kind: str, source: str, text: str, expected: float | None) -> None:
    value = _f(kind, source, text, "ar")
    assert math.isnan(value) if expected is None else value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("kind", "reference", "text", "expected"),
    [
        ("figures", "twelve boats", "12 boats", 100),
        ("figures", "two million litres", "2m litres", 100),
        ("figures", "40 boats sank", "more than 40 boats sank", 100),
        ("figures", "fewer than 40 boats sank", "more than 40 boats sank", 0),
        ("dates", "on 3 May 2024", "on May 3, 2024", 100),
        ("names", "Governor Hassan met Farouk.", "Governor Hasan met Farouk.", 100),
        ("names", "Governor Hassan met Farouk.", "Governor Hassan met Salim.", 50),
        ("names", "Mohammed spoke with Omar.", "Muhammad spoke with Umar.", 100),
        ("names", "Hassan spoke.", "Hussein spoke.", 0),
        ("names", "Salman spoke.", "Suleiman spoke.", 0),
        ("names", "Marwa spoke.", "Marwan spoke.", 0),
        ("names", "Hassan spoke.", "Nobody spoke.", 0),
    ],
)
def test_against_a_reference(kind: str, reference: str, text: str, expected: float) -> None:
    assert _f(kind, reference, text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crews evacuated 2,000 people.", []),
        ("Crews evacuated over 2,000 people.", ["more than 2,000"]),
        ("Crews evacuated 200 people.", ["200"]),
    ],
)
def test_what_is_unsupported_is_named(text: str, expected: list[str]) -> None:
    assert unsupported_facts("أجلت الفرق ٢٠٠٠ شخص.", text) == expected


@pytest.mark.parametrize("kind", KINDS)
class TestMetamorphic:
    def test_identity(self, kind: str) -> None:
        assert _f(kind, _TRUTH, _TRUTH) == pytest.approx(100)

    def test_saying_nothing_states_nothing(self, kind: str) -> None:
        assert _f(kind, _TRUTH, "") == 0

    def test_the_order_of_sentences_does_not_matter(self, kind: str) -> None:
        parts = ["Twelve boats sank on 3 May.", "Farouk saw 40 people in Cairo."]
        assert _f(kind, " ".join(parts), " ".join(parts[::-1])) == pytest.approx(100)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((2, 1, 4, 1), (0.5, 0.25, 1 / 3)),
        ((0, 0, 0, 0), (math.nan, math.nan, math.nan)),
        ((0, 0, 3, 0), (math.nan, 0, 0)),
        ((3, 0, 0, 0), (0, math.nan, 0)),
        ((3, 0, 3, 0), (0, 0, 0)),
        ((0, 0, 2, 2), (math.nan, 1, 1)),
    ],
)
def test_nothing_to_count_is_nan_and_never_zero(counts: tuple[int, ...], expected: tuple[float, ...]) -> None:
    assert measures(*counts) == pytest.approx(expected, nan_ok=True)


def test_the_reference_that_agrees_best_counts() -> None:
    one = FactF("figures", comparison("figures", "en"), against="reference")
    scores = score({"a": ["12 boats"]}, [["40 boats"], ["12 boats"]], [one], Options(resamples=0))
    assert scores["a"]["figures"].value == pytest.approx(100)


@pytest.mark.parametrize(
    ("text", "references", "expected"),
    [
        ("12 boats", ["40 boats", "12 boats"], 100),
        ("The boats left.", ["40 boats left.", "The boats left."], None),
        ("The boats left.", ["The boats left.", "40 boats left."], None),
        ("The boats left.", ["40 boats left.", "12 boats left."], 0),
        ("12 boats left.", ["40 boats left.", "The boats left."], 0),
    ],
)
def test_a_reference_that_rightly_states_no_fact_beats_one_whose_facts_are_missed(
    text: str, references: list[str], expected: float | None
) -> None:
    one = FactF("figures", comparison("figures", "en"), against="reference")
    value = score({"a": [text]}, [[r] for r in references], [one], Options(resamples=0))["a"]["figures"].value
    assert math.isnan(value) if expected is None else value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([FactCounts(0, 0, 2, 0), FactCounts(0, 0, 0, 0)], 1),
        ([FactCounts(0, 0, 2, 1), FactCounts(0, 0, 0, 0)], 1),
        ([FactCounts(0, 0, 2, 2), FactCounts(0, 0, 0, 0)], 0),
        ([FactCounts(2, 1, 2, 1), FactCounts(2, 2, 2, 2)], 1),
    ],
)
def test_the_best_of_several_references(rows: list[FactCounts], expected: int) -> None:
    assert best(rows) == rows[expected]
    assert best(rows[::-1]) == rows[expected]


def test_a_fact_so_rare_that_samples_lack_it_has_no_interval_and_says_why() -> None:
    lines = ["Twelve boats sank.", *["The road is open."] * 59]
    one = FactF("figures", comparison("figures", "en"), against="reference")
    scores = score({"a": lines, "b": ["Nine boats sank.", *lines[1:]]}, [lines], [one])
    scored = scores["a"]["figures"]
    assert (scored.value, scored.interval) == (100, None)
    assert scored.note.startswith("no interval: so few segments have anything to score")
    assert math.isnan(scores.comparisons[0].p_value)
    assert scores.comparisons[0].note.startswith("no test: so few segments")


def test_a_corpus_without_facts_says_so() -> None:
    one = FactF("figures", lambda *_: FactCounts(0, 0, 0, 0), against="reference")
    scored = score({"a": ["some words"]}, [["other words"]], [one])["a"]["figures"]
    assert math.isnan(scored.value)
    assert scored.note.startswith("not scored: the texts state none")
