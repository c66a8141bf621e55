"""`--explain` shows what was understood of a figure and why it was or was not paired."""

from __future__ import annotations

from summarize.pairing import explain
from tests.summarize.pairing.events import FIRST, SECOND, read


def test_value_kind_and_what_is_counted_are_told() -> None:
    lines = explain(read(FIRST, SECOND), (1, 1))
    assert lines[0].startswith("1:1 number 12")
    assert "of: passengers" in lines[1]
    assert "killed" in lines[1]


def test_partners_come_likeliest_first_with_their_reasons() -> None:
    lines = explain(read(FIRST, SECOND), (1, 1))
    chances = [float(line.split()[0]) for line in lines if " one question with " in line]
    assert chances == sorted(chances, reverse=True)
    assert any("2:1 15 (they differ)" in line for line in lines)
    reasons = lines[next(i for i, line in enumerate(lines) if " one question with " in line) + 1]
    assert all(part.split()[-1][0] in "+-" for part in reasons.split(", "))


def test_a_pair_that_a_fact_rules_out_says_so() -> None:
    lines = explain(read(FIRST, "وكان 15 راكبا لقوا مصرعهم في انقلاب حافلة عام 2009."), (1, 1))
    assert any("ruled out:" in line for line in lines)


def test_a_sentence_without_figures_is_told_as_one() -> None:
    assert explain(read("وقع الحادث على طريق الساحل.", SECOND), (1, 1)) == [
        "1:1: no figure, day or length is read here"
    ]
