"""BLEU, chrF, chrF++ and TER: sacrebleu's own figures, signatures, intervals and tests."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sacrebleu.metrics.base import Metric
from sacrebleu.significance import PairedTest

from evaluation.errors import ScoringError
from evaluation.lines import read_lines
from evaluation.metrics.translation import METRICS, check_lengths, metric
from evaluation.scoring import Options, score
from evaluation.significance.resampling import holm, seed, too_few
from tests.evaluation.texts import references, worsened
from tests.shared_data import SHARED, requires_shared

FLORES = SHARED / "data" / "flores101-dev"
PUBLISHED = ("argos", "bergamot-base-memory", "bergamot-base", "google", "microsoft", "nllb", "opusmt")
_NO_INTERVALS = Options(resamples=0, test="none")


@requires_shared
@pytest.mark.parametrize("system", PUBLISHED)
def test_published_bleu_is_reproduced_to_the_printed_digit(system: str) -> None:
    hypotheses = read_lines(FLORES / f"flores-dev.{system}.en")
    reference = read_lines(FLORES / "flores-dev.en")
    scores = score({system: hypotheses}, [reference], [metric("bleu")], _NO_INTERVALS)
    assert (
        f"{scores[system]['BLEU'].value:.1f}" == (FLORES / f"flores-dev.{system}.en.bleu").read_text().strip()
    )


def _command_line(*arguments: str) -> Any:
    run = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(run.stdout)


@pytest.mark.parametrize("several", [1, 2], ids=["one reference", "two references"])
def test_figure_signature_and_interval_equal_sacrebleus_command_line(tmp_path: Path, several: int) -> None:
    reference = references()
    refs = [reference, worsened(reference, 0.1, seed=5)][:several]
    hypotheses = worsened(reference, 0.3)
    paths = [tmp_path / f"ref{n}" for n in range(several)]
    for path, lines in zip(paths, refs, strict=True):
        path.write_text("\n".join(lines) + "\n")
    (tmp_path / "hyp").write_text("\n".join(hypotheses) + "\n")
    command = [*map(str, paths), "-i", str(tmp_path / "hyp"), "-w", "6", "--confidence", "-f", "json"]
    theirs = [
        *_command_line(*command, "-m", "bleu", "chrf", "ter"),
        _command_line(*command, "-m", "chrf", "--chrf-word-order", "2"),
    ]
    ours = score({"hyp": hypotheses}, refs, [metric(name) for name in METRICS])["hyp"]
    assert {one["name"] for one in theirs} == {one.metric for one in ours.scores}
    for one in theirs:
        mine = ours[one["name"]]
        assert round(mine.value, 6) == one["score"]
        assert mine.signature == one["signature"]
        assert mine.interval is not None
        # sacrebleu adds up float32: its resampled means are off in the fifth digit
        assert mine.interval.mean == pytest.approx(one["confidence_mean"], abs=1e-4)
        assert mine.interval.half_width == pytest.approx(one["confidence_var"], abs=1e-4)


@pytest.mark.parametrize("test", ["bs", "ar"])
def test_paired_tests_give_sacrebleus_p_values(test: Any) -> None:
    reference = references()
    systems = {
        name: worsened(reference, share, seed)
        for name, share, seed in (("a", 0.2, 1), ("b", 0.21, 2), ("c", 0.4, 3))
    }
    theirs = PairedTest(
        list(systems.items()),
        {"BLEU": metric("bleu"), "chrF": metric("chrf")},
        [reference],
        test_type=test,
        n_samples=300,
    )()
    signatures, theirs = theirs[0], theirs[1]
    # Randomisation gives no interval unless resamples are asked for too.
    resamples = 300 if test == "bs" else 0
    ours = score(
        systems,
        [reference],
        [metric("bleu"), metric("chrf")],
        Options(resamples=resamples, trials=300, test=test),
    )
    expected = [one.p_value for name in ("BLEU", "chrF2") for one in theirs[name][1:]]
    assert [ours["a"][name].signature for name in ("BLEU", "chrF2")] == [
        signatures[name].format() for name in ("BLEU", "chrF2")
    ]
    assert [c.p_value for c in ours.comparisons] == pytest.approx(expected, abs=1e-12)
    assert [c.system for c in ours.comparisons] == ["b", "c", "b", "c"]


@pytest.mark.parametrize("test", ["bs", "ar"])
@pytest.mark.parametrize("differing", [0, 1])
def test_the_same_output_or_all_but_the_same_never_differs_significantly(test: Any, differing: int) -> None:
    reference = references()
    first = worsened(reference, 0.2)
    second = [*worsened(first[:differing], 0.5, 3), *first[differing:]]
    found = score(
        {"a": first, "b": second},
        [reference],
        [metric("bleu"), metric("ter")],
        Options(resamples=300, trials=300, test=test),
    )
    assert all(c.p_value > 0.05 for c in found.comparisons)
    if not differing:
        assert [c.p_value for c in found.comparisons] == [1.0, 1.0]


@pytest.mark.parametrize(
    ("given", "expected"), [("7", 7), ("none", None), ("None", None), ("x", ""), ("-1", ""), ("1.5", "")]
)
def test_the_seed_is_a_whole_number_or_none(
    monkeypatch: pytest.MonkeyPatch, given: str, expected: int | str | None
) -> None:
    monkeypatch.setenv("SACREBLEU_SEED", given)
    if expected != "":
        assert seed() == expected
        return
    with pytest.raises(ScoringError, match="SACREBLEU_SEED is"):
        seed()


def test_holm_corrects_for_the_number_of_systems() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.5, 0.9]) == pytest.approx([1.0, 1.0])
    corrected = holm([0.01, math.nan, 0.02])
    assert corrected[0] == pytest.approx(0.02)
    assert math.isnan(corrected[1])
    assert corrected[2] == pytest.approx(0.02)


@pytest.mark.parametrize(
    ("segments", "says"),
    [(1, "1 segment is too few"), (5, "5 segments are too few"), (49, "49 segments are"), (50, "")],
)
def test_under_fifty_segments_a_sentence_stands_for_the_interval(segments: int, says: str) -> None:
    reference = references(segments)
    systems = {"a": worsened(reference, 0.2), "b": worsened(reference, 0.3)}
    scores = score(systems, [reference], [metric("bleu")])
    one = scores["a"]["BLEU"]
    assert (one.interval is None) == bool(says)
    assert says in one.note
    assert ("bs:" in one.signature) == (not says)
    assert math.isnan(scores.comparisons[0].p_value) == bool(says)
    assert bool(too_few(segments)) == bool(says)


def test_lengths_that_differ_are_never_cut() -> None:
    with pytest.raises(ScoringError, match="line 2"):
        score({"a": ["x", "y"]}, [["x"]], [metric("bleu")])


def test_segment_scores_are_sacrebleus_sentence_scores() -> None:
    reference = references(10)
    hypotheses = worsened(reference, 0.4)
    scores = score(
        {"a": hypotheses}, [reference], [metric(n) for n in METRICS], Options(per_segment=True, resamples=0)
    )
    for name, one in zip(METRICS, scores["a"].scores, strict=True):
        theirs = metric(name)
        if name == "bleu":
            theirs.effective_order = True  # type: ignore[attr-defined]
        expected = [theirs.sentence_score(h, [r]).score for h, r in zip(hypotheses, reference, strict=True)]
        assert list(one.segments) == pytest.approx(expected)
    assert (
        scores["a"]["BLEU"].value
        == score({"a": hypotheses}, [reference], [metric("bleu")], _NO_INTERVALS)["a"]["BLEU"].value
    )


def test_a_documents_score_is_that_of_its_lines_alone() -> None:
    reference = references(12)
    hypotheses = worsened(reference, 0.3)
    names = ["first"] * 5 + ["second"] * 7
    scores = score({"a": hypotheses}, [reference], [metric("chrf")], Options(documents=names, resamples=0))
    alone = score({"a": hypotheses[:5]}, [reference[:5]], [metric("chrf")], _NO_INTERVALS)
    assert scores["a"]["chrF2"].documents["first"] == pytest.approx(alone["a"]["chrF2"].value)
    assert list(scores["a"]["chrF2"].documents) == ["first", "second"]


def _value(name: str, hypotheses: list[str], reference: list[str]) -> float:
    return score({"a": hypotheses}, [reference], [metric(name)], _NO_INTERVALS)["a"].scores[0].value


@pytest.mark.parametrize("name", METRICS)
class TestMetamorphic:
    def test_identity_is_perfect(self, name: str) -> None:
        assert _value(name, references(), references()) == pytest.approx(0 if name == "ter" else 100)

    def test_saying_nothing_is_worst(self, name: str) -> None:
        empty = score(
            {"a": [""] * 60}, [references()], [metric(name)], Options(resamples=0, allow_empty=True)
        )
        assert empty["a"].scores[0].value == pytest.approx(100 if name == "ter" else 0)

    def test_more_damage_scores_worse(self, name: str) -> None:
        values = [_value(name, worsened(references(), share), references()) for share in (0.1, 0.3, 0.6)]
        assert values == sorted(values, reverse=name != "ter")

    def test_the_order_of_segments_does_not_matter(self, name: str) -> None:
        hypotheses = worsened(references(), 0.3)
        assert _value(name, hypotheses[::-1], references()[::-1]) == pytest.approx(
            _value(name, hypotheses, references())
        )

    def test_the_order_of_words_does(self, name: str) -> None:
        shuffled = [" ".join(line.split()[::-1]) for line in references()]
        perfect = 0 if name == "ter" else 100
        assert abs(_value(name, shuffled, references()) - perfect) > 5

    def test_case_counts_save_in_ter(self, name: str) -> None:
        shouted = [line.upper() for line in references()]
        equal = _value(name, shouted, references()) == pytest.approx(_value(name, references(), references()))
        assert equal == (name == "ter")

    def test_a_second_reference_never_hurts(self, name: str) -> None:
        hypotheses = worsened(references(), 0.3)
        other = worsened(references(), 0.2, seed=9)
        both = (
            score({"a": hypotheses}, [references(), other], [metric(name)], _NO_INTERVALS)["a"]
            .scores[0]
            .value
        )
        alone = _value(name, hypotheses, references())
        assert both <= alone + 0.5 if name == "ter" else both >= alone


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: metric("blue"), "there is no metric 'blue'"),
        (lambda: metric("bleu", tokenize="99a"), "there is no BLEU tokenizer '99a'"),
    ],
)
def test_unknown_names_are_answered_with_the_known_ones(make: Callable[[], Metric], message: str) -> None:
    with pytest.raises(ScoringError) as error:
        make()
    assert message in str(error.value)
    assert "there are" in str(error.value)


def test_an_unknown_baseline_is_refused() -> None:
    with pytest.raises(ScoringError, match="no system 'z'"):
        score({"a": ["x"]}, [["x"]], [metric("bleu")], Options(baseline="z"))


class TestHostileInput:
    def test_a_line_of_a_megabyte_is_scored_by_bleu_and_chrf(self) -> None:
        line = "حدث الأمر word " * 70_000
        scores = score({"a": [line]}, [[line]], [metric("bleu"), metric("chrf")], _NO_INTERVALS)
        assert [one.value for one in scores["a"].scores] == pytest.approx([100, 100])

    def test_a_line_of_a_megabyte_is_refused_for_ter_by_its_number(self) -> None:
        with pytest.raises(ScoringError, match="hyp, line 2: 5000 words are too many for TER"):
            check_lengths("hyp", ["short", "word " * 5000])

    def test_markup_and_direction_marks_are_text_like_any(self) -> None:
        lines = ["<script>alert(1)</script>", "\u202eقلب\u202c", "&lt;b&gt; | a\tb", "=HYPERLINK(1)"]
        scores = score({"a": lines}, [lines], [metric("bleu"), metric("chrf")], Options(allow_empty=True))
        assert [one.value for one in scores["a"].scores] == pytest.approx([100, 100])
