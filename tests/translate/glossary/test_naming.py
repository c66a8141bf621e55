"""Names: what counts as the same spelling, and one spelling for each over a run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.glossary.naming import Told, one_spelling, similarity

ALIKE = [
    ("Waha", "Al-Wahah"), ("Deir ez-Zor", "Deir al-Zour"), ("Qasim", "Kassem"), ("Mohammed", "Muhamad"),
    ("Yusuf", "Youssef"), ("Latakia", "Lattaqia")
]  # fmt: skip
UNLIKE = [
    ("Waha", "Gaza"), ("Raqqa", "Rico"), ("Raqqa", "Iraq"), ("Hama", "Hamas"), ("Salma", "Samir"), ("", "A"),
    ("Khalid", "Haled"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert similarity(one, other) >= 0.75
    assert similarity(one, other) == similarity(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_names_are_not(one: str, other: str) -> None:
    assert similarity(one, other) < 0.75


def respelt(
    *rows: tuple[str, str], fixed: tuple[str, ...] = (), by_person: tuple[int, ...] = ()
) -> list[str]:
    told = [Told(source, target, i not in by_person) for i, (source, target) in enumerate(rows)]
    return [one.text for one in one_spelling(told, fixed)]


KASSEM = ("قال قاسم إن الجسر مغلق.", "Kassem said the bridge was shut.")
QASIM = ("وأضاف قاسم أن العمل مستمر.", "Qasim added that work went on.")
QASIM_2 = ("سئل قاسم عن الموعد.", "Asked about the date was Qasim.")


def test_the_majority_wins() -> None:
    assert respelt(KASSEM, QASIM, QASIM_2)[0] == "Qasim said the bridge was shut."


def test_the_first_wins_a_tie() -> None:
    assert respelt(KASSEM, QASIM) == [KASSEM[1], "Kassem added that work went on."]


def test_the_glossary_wins_over_the_majority() -> None:
    assert respelt(KASSEM, QASIM, QASIM_2, fixed=("Kassem",))[1:] == [
        "Kassem added that work went on.",
        "Asked about the date was Kassem.",
    ]


def test_what_a_person_wrote_wins_and_stays() -> None:
    assert respelt(KASSEM, QASIM, QASIM_2, by_person=(0,))[0] == KASSEM[1]
    assert respelt(KASSEM, QASIM, QASIM_2, by_person=(0,))[1].startswith("Kassem")


def test_the_edit_is_recorded() -> None:
    told = [Told(*KASSEM), Told(*QASIM), Told(*QASIM_2)]
    assert [one.edits for one in one_spelling(told)] == [("spelling: Kassem → Qasim",), (), ()]


def test_particles_do_not_make_another_name() -> None:
    rows = [
        ("وصل إلى طرطوس.", "He came to Tartus."),
        ("من طرطوس.", "From Tartus."),
        ("وبطرطوس", "And in Tartous."),
    ]
    assert respelt(*rows)[2] == "And in Tartus."


UNTOUCHED = [
    # two Arabic names are two names
    (("قال قاسم ذلك.", "Kassem said so."), ("قال كاظم ذلك.", "Kasim said so.")),
    # other consonants are another rendering, not another spelling
    (("في حلب.", "In Aleppo."), ("في حلب.", "In Halab.")),
    # an English word is no spelling
    (("قال سامي ذلك.", "Same as before."), ("قال سامي ذلك.", "Sami said so.")),
    # a people's name is not its country's
    (("قالت إيران ذلك.", "Iran said so."), ("قالت إيران ذلك.", "Iranian said.")),
    # a possessive is no other spelling
    (("جسر قاسم.", "Kassem's bridge."), ("قال قاسم.", "Kassem said.")),
]


@pytest.mark.parametrize("rows", UNTOUCHED)
def test_what_is_not_the_same_name_stays(rows: tuple[tuple[str, str], ...]) -> None:
    assert respelt(*rows) == [target for _, target in rows]


def test_a_possessive_is_kept() -> None:
    rows = [("سيارة قاسم.", "Kassem's car."), ("قال قاسم.", "Qasim said."), ("رأى قاسم.", "Qasim saw.")]
    assert respelt(*rows)[0] == "Qasim's car."


@given(
    st.lists(st.sampled_from([KASSEM, QASIM, QASIM_2, ("في طرطوس.", "In Tartous."), ("", "")]), max_size=8)
)
def test_a_second_pass_changes_nothing(rows: list[tuple[str, str]]) -> None:
    once = respelt(*rows)
    assert respelt(*[(source, target) for (source, _), target in zip(rows, once, strict=True)]) == once
