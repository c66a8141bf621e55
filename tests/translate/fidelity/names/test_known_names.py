"""What a weak model is told beforehand: names that are certain, under the name newspapers give them."""

from __future__ import annotations

from importlib import resources

import pytest

from translate.datafiles import Chosen
from translate.ladder.hints import known, known_names
from translate.normalise import search_key

CASES = [
    ("وصل الوفد إلى بيروت قادما من أنقرة.", (("بيروت", "Beirut"), ("أنقرة", "Ankara"))),
    ("رحبت الأمم المتحدة بالاتفاق في الرقة.", (("الأمم المتحدة", "United Nations"), ("الرقة", "Raqqa"))),
    ("سافر من سوريا وبالعراق أقام.", (("سوريا", "Syria"), ("وبالعراق", "Iraq"))),
    # The longest entry wins, and a country's adjective is not its name.
    ("أعلنت قوات سوريا الديمقراطية الهدنة.", (("قوات سوريا الديمقراطية", "Syrian Democratic Forces"),)),
    ("قالت الحكومة السورية إنها توافق.", ()),
    ("انعقد مجلس الأمن القومي.", (("مجلس الأمن القومي", "National Security Council"),)),
    # Particles in every order; the article where the entry has it.
    ("للاذقية وفي دبي ولدبي", (("للاذقية", "Latakia"), ("دبي", "Dubai"), ("ولدبي", "Dubai"))),
    (
        "كالأمم المتحدة وللأمم المتحدة",
        (("كالأمم المتحدة", "United Nations"), ("وللأمم المتحدة", "United Nations")),
    ),
    ("كانت أمم متحدة على ذلك، والأمم، المتحدة رأيا.", ()),
    # A given name is spelled in many ways; a month is a figure's; Nagoya is the gazetteer's, not the list's.
    ("التقى مصطفى عمدة ناغويا في يناير.", ()),
    # Names that are other words too are not told.
    ("أكلت صحن حمص في مسقط رأسي.", ()),
    ("انقطع الكابل في كل الميادين.", ()),
    ("لعب بحماس طالبان بقميصين باللون الرمادي.", ()),
    ("توقفت الحافلة في مدينة حمص.", (("مدينة حمص", "Homs"),)),
]


@pytest.mark.parametrize(("arabic", "expected"), CASES)
def test_names_are_told_as_written_with_their_usual_english(
    arabic: str, expected: tuple[tuple[str, str], ...]
) -> None:
    assert known_names(arabic) == expected


@pytest.mark.parametrize(
    ("arabic", "expected"),
    [
        ("غادر 3 آلاف عامل.", (("3 آلاف", "3,000"),)),
        ("في 14 تشرين الأول فتح المعبر.", (("14 تشرين الأول", "14 October"),)),
        ("جرح خمسون ووصلت ٣٠ سيارة إلى بيروت.", (("بيروت", "Beirut"), ("خمسون", "50"))),
        ("وصل 300 عامل.", ()),
        ("وصل العمال.", ()),
    ],
)
def test_figures_in_words_are_told_in_digits(arabic: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert known(arabic) == expected


def test_no_more_than_a_prompt_can_bear() -> None:
    assert len(known_names("بيروت ودمشق وبغداد والقاهرة والخرطوم وصنعاء والدوحة وطهران")) == Chosen(
        "translate.ladder", "hints"
    ).whole("names")


def test_an_arabic_entry_stands_once_however_it_is_spelled() -> None:
    text = resources.files("translate").joinpath("fidelity/names/data/known_names.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert {kind for kind, _, _ in rows} == {"place", "organisation", "person"}
    entries = [search_key(form) for _, _, forms in rows for form in forms.split("|")]
    assert sorted(set(entries)) == sorted(entries)
