"""Which qualifiers of the English the Arabic accounts for: Arabic, English, then what is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.datafiles import table
from translate.fidelity.figures.added_qualifiers import added_qualifiers
from translate.fidelity.figures.reading import scan
from translate.fidelity.gates.check import Checker
from translate.fidelity.words.tokens import tokenize
from translate.records import FlagKind


def found(arabic: str, english: str) -> list[tuple[str, str]]:
    """(qualifier, figure) of the English for each figure that the Arabic states bare."""
    tokens = tokenize(arabic), tokenize(english)
    figures = scan(arabic, "ar", tokens[0]), scan(english, "en", tokens[1])
    return [(each.figure.qualifier, each.figure.text) for each in added_qualifiers(*figures, *tokens)]


ADDED = [
    ("غادر 30 عاملا المصنع", "More than 30 workers left the factory", ("more than", "30")),
    ("غادر 30 عاملا المصنع", "Fewer than 30 workers left the factory", ("less than", "30")),
    ("غادر 30 عاملا المصنع", "Over 30 workers left the factory", ("more than", "30")),
    ("غادر 30 عاملا المصنع", "At least thirty workers left the factory", ("at least", "thirty")),
    ("غادر ثلاثون عاملا المصنع", "Up to 30 workers left the factory", ("at most", "30")),
    ("غادر 30 عاملا المصنع", "No more than 30 workers left the factory", ("at most", "30")),
    ("خسرت الشركة 20 مليون دولار", "The firm lost nearly $20 million", ("nearly", "20 million")),
    ("ارتفعت الأسعار 15 بالمئة", "Prices rose under 15%", ("less than", "15")),
    ("بقيت المدرسة مغلقة 12 يوما", "The school was shut for more than 12 days", ("more than", "12")),
    ("انضم إلى فريق من 30 عاملا", "He joined a team of more than 30 workers", ("more than", "30")),
    ("وصل 30 عاملا إلى المصنع", "More than 30 workers reached the factory", ("more than", "30")),
    ("كانت واحدة من 30 عاملة", "She was one of more than 30 workers", ("more than", "30")),
    # What is far away says something of another figure.
    (
        "قتل أكثر من 90 بقرة في الحظيرة ونقل 40 عاملا إلى المستشفى",
        "More than 90 cows died in the barn and at least 40 workers were taken to hospital",
        ("at least", "40"),
    ),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), ADDED)
def test_a_qualifier_that_only_the_english_has_is_reported(
    arabic: str, english: str, expected: tuple[str, str]
) -> None:
    assert found(arabic, english) == [expected]


ACCOUNTED_FOR = [
    ("غادر 30 عاملا المصنع", "30 workers left the factory"),
    # Rounding is no claim.
    ("غادر 30 عاملا المصنع", "About 30 workers left the factory"),
    ("غادر أكثر من 30 عاملا المصنع", "More than 30 workers left the factory"),
    ("غادر 30 عاملا على الأقل المصنع", "At least 30 workers left the factory"),
    ("من بلغوا 30 عاما فأكثر", "those who are at least 30 years old"),
    ("وظفت 30 عاملا وما يزيد", "It hired more than 30 workers"),
    ("وظفت 30 عاملا كحد أدنى", "It hired at least 30 workers"),
    ("تجاوز عدد العمال 30 عاملا", "There were more than 30 workers"),
    ("عمر المبنى أقدم من 30 عاما", "The building is more than 30 years old"),
    ("بئر أعمق من 30 مترا", "a well more than 30 metres deep"),
    ("لا تنقص المسافة عن 30 مترا", "The distance is never less than 30 metres"),
    # "Over", "under" and "up to" are «على», «خلال», «في», «إلى» as well.
    ("فاز على 30 منافسا", "He won over 30 rivals"),
    ("بني خلال 30 عاما", "It was built over 30 years"),
    ("سهر مدة 30 ليلة", "He stayed up over 30 nights"),
    ("رفع عدد المقاعد إلى 30 مقعدا", "It raised the seats up to 30"),
    ("تصل الحافلة في غضون 30 دقيقة", "The bus comes in less than 30 minutes"),
    # Stated twice, once not bare: which one is meant?
    ("غادر 30 عاملا من نحو 30 عاملا", "More than 30 workers left"),
    # Other figures, which the figures' comparison reports.
    ("غادر 30 عاملا المصنع", "More than 50 workers left the factory"),
    ("بين 30 و40 عاملا", "more than 30 to 40 workers"),
    ("غادر العمال المصنع", "More than 30 workers left the factory"),
    # "Over the 30 workers" is no "over 30".
    ("غادر 30 عاملا المصنع", "Joy over the 30 workers who left the factory"),
]


@pytest.mark.parametrize(("arabic", "english"), ACCOUNTED_FOR)
def test_what_the_arabic_accounts_for_is_not(arabic: str, english: str) -> None:
    assert found(arabic, english) == []


def _phrases(side: str) -> list[str]:
    return [
        phrase
        for entries in table("translate.fidelity.figures", "qualifiers.toml").values()
        for phrase in entries[side]
    ]


@given(
    st.sampled_from(_phrases("ar_before")),
    st.sampled_from(_phrases("ar_after")),
    st.sampled_from(table("translate.fidelity.figures", "added_qualifiers.toml")["english"]),
    st.integers(20, 900),
    st.booleans(),
)
def test_any_qualifier_of_the_arabic_accounts_for_any_of_the_english(
    before: str, after: str, phrase: str, number: int, precedes: bool
) -> None:
    arabic = f"غادر {before} {number} عاملا" if precedes else f"غادر {number} عاملا {after}"
    assert found(arabic, f"{phrase} {number} workers left") == []


def test_the_flag_says_what_either_side_says() -> None:
    (flag,) = Checker(None).check("غادر 30 عاملا المصنع.", "More than 30 workers left the factory.").flags
    assert flag.kind is FlagKind.NUMBER
    assert flag.detail == "The English says more than 30, the Arabic 30."
    assert (flag.source_text, flag.target_text) == ("30", "30")
