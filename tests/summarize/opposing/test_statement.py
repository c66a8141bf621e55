"""A sentence read for comparing: clauses that cover its words, what it negates, what it marks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.claims import document_claims
from summarize.opposing import Statement, marks, negated, statement
from tests.summarize.articles import article


def read(text: str) -> Statement:
    claim = document_claims(1, article(text, day=date(2023, 5, 3)))[0]
    return statement(claim, 0, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لم تصل المساعدات إلى المخيم", ("تصل",)),
        ("ولم تصل المساعدات", ("تصل",)),
        ("أكد أن المعبر لن يُفتح غداً", ("يُفتح",)),
        ("المعبر غير مفتوح", ("مفتوح",)),
        ("جرى ذلك دون إنذار ولا تحذير", ("إنذار", "تحذير")),
        ("وصلت المساعدات إلى المخيم", ()),
        # A negation that ends a sentence negates nothing of it.
        ("سئل فأجاب لا", ()),
    ],
)
def test_what_a_sentence_negates(text: str, expected: tuple[str, ...]) -> None:
    assert negated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نفت الوزارة وقوع أي تسرب", "denial"),
        ("ونفى المتحدث ذلك", "denial"),
        ("لا صحة لما تردد", "denial"),
        ("اندلع الحريق بسبب ماس كهربائي", "cause"),
        ("وعزت الشركة الحادث إلى السرعة", "cause"),
        ("يعود إلى خلل فني", "cause"),
        ("لم يتسن التحقق من الخبر", "doubt"),
        ("والمرجح أن يصل غداً", "doubt"),
        ("وأُفرج عن الموقوفين", "change"),
        ("لا يزال الطريق مغلقاً", "change"),
    ],
)
def test_what_kind_of_thing_a_sentence_tells(text: str, expected: str) -> None:
    assert expected in marks(text)


def test_a_word_of_a_phrase_alone_marks_nothing() -> None:
    assert "denial" not in marks("زار الوزير مركز الصحة")


def test_clauses_open_at_punctuation_and_conjunctions() -> None:
    found = read("قال مدير المستشفى إن الأدوية وصلت صباحاً، بينما أكد الأهالي أن المستودع ظل فارغاً")
    assert [one.text.split()[-1] for one in found.clauses][-1] == "فارغاً"
    assert len(found.clauses) >= 3


def test_a_clause_knows_its_own_negation() -> None:
    found = read("قال المدير إن الأدوية وصلت كاملة، لكن المرضى لم يتسلموا علاجهم")
    assert [one.negative for one in found.clauses] == [*[False] * (len(found.clauses) - 1), True]


@given(
    st.lists(
        st.sampled_from(
            [
                *[
                    "قال",
                    "أن",
                    "لم",
                    "بسبب",
                    "بينما",
                    "المدير",
                    "مستشفى،",
                    "دواء.",
                    "«طبيب»",
                    "لكن",
                    "وصل",
                    "نفى",
                    "غير",
                    "12",
                    "ماس",
                    "كهرباء",
                ]
            ]
        ),
        max_size=40,
    )
)
def test_clauses_are_runs_of_all_the_words(words: list[str]) -> None:
    text = " ".join(["أعلن", *words])
    claims = document_claims(1, article(text))
    for number, claim in enumerate(claims):
        found = statement(claim, number, len(claims))
        places = [place for one in found.clauses for place in range(one.first, one.last)]
        assert places == list(range(len(found.words)))
        for one in found.clauses:
            assert one.text in claim.text
