"""What the training data is cleaned of, and how it is kept apart from the dev set."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from training.data import HeldOut, Pair, cleaned, numbers, plain_english, read_pairs, rejection

NOTHING = HeldOut.of([])


@pytest.mark.parametrize(
    ("arabic", "english", "reason"),
    [
        ("غادر 40 عاملا المصنع صباح اليوم.", "Forty-odd workers: 40 left the factory this morning.", None),
        ("وصل الوفد إلى العاصمة.", "The delegation arrived in the capital.", None),
        ("غادر 40 عاملا المصنع صباح اليوم.", "14 workers left the factory this morning.", "numbers differ"),
        ("بلغ العدد 12,500 شخص.", "The number reached 12500 people.", None),
        ("Install the package now", "Install the package now", "source not Arabic"),
        ("ثبت الحزمة الآن", "ثبت الحزمة", "target not English"),
        ("انقر على **حفظ** للمتابعة", "Click **Save** to go on", "markup"),
        ("وصل الوفد إلى العاصمة مساء أمس بعد رحلة طويلة.", "It came.", "length ratio"),
        ("لا", "No", "short"),
    ],
)
def test_why_a_pair_is_left_out(arabic: str, english: str, reason: str | None) -> None:
    assert rejection(Pair("un", arabic, english)) == reason


def test_a_synthetic_pair_may_spell_a_number_on_one_side() -> None:
    assert rejection(Pair("synthetic", "قتل أربعمئة شخص", "400 people were killed")) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [("12,500 and 3.5 and 7", {"12500", "35"}), ("in 1998-2001", {"1998", "2001"}), ("none", set())],
)
def test_numbers_are_compared_without_separators(text: str, found: set[str]) -> None:
    assert numbers(text) == found


def test_english_gets_plain_quotes_and_percent() -> None:
    assert plain_english("“Ten per cent” of  the people’s vote") == '"Ten percent" of the people\'s vote'


def test_repeated_sources_and_often_repeated_targets_are_kept_a_few_times() -> None:
    pairs = [Pair("un", f"جملة رقم كذا {letter}", "The same English sentence.") for letter in "ابتثجح"]
    kept, reasons = cleaned([*pairs, pairs[0]], NOTHING)
    assert len(kept) == 4
    assert reasons == {"kept": 4, "target repeated": 2, "repeated": 1}


def test_a_dev_sentence_is_left_out_whole_or_in_part() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    held_out = HeldOut.of(["A short dev sentence.", words])
    assert held_out.overlaps("a SHORT dev sentence")
    assert held_out.overlaps(f"He counted {words}.")
    assert not held_out.overlaps(
        "one two three four five six seven eight nine ten eleven twelve, then stopped"
    )


def test_pairs_are_read_folded(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "x.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("قُتل ٣٥\t“35” killed\nno tab here\n")
    assert list(read_pairs(tmp_path / "x.tsv.gz", "x")) == [Pair("x", "قتل 35", '"35" killed')]
