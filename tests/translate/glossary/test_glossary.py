"""Glossaries: read with clear errors, found in Arabic whatever particles, forced on English where it is safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import ConfigError
from translate.glossary.applying import Glossary, read_glossary
from translate.records import Flag, FlagKind
from translate.terms import Term

TERMS = Glossary(
    [
        Term("الواحة", "Waha"),
        Term("نهر الزيتون", "Zaytun River"),
        Term("النهر", "the river", exact=False),
        Term("مجلس السلم", "Peace Council", ("Council of Peace",)),
        Term("لجنة", "committee", exact=False),
        Term("حاكم", "governor", exact=False),
        Term("يوسف العدواني", "Yusuf al-Adwani"),
        Term("بن", "coffee", exact=False),
        Term("اللاذقية", "Latakia"),
    ]
)

FOUND = [
    # text, what is matched in it
    ("وصل إلى الواحة", ["الواحة"]),
    ("من الواحة وبالواحة وللواحة وكالواحة", ["الواحة", "وبالواحة", "وللواحة", "وكالواحة"]),
    ("الواحه", ["الواحة"]),
    ("الوَاحَة", ["الواحة"]),
    ("واحة صغيرة", []),
    ("الواحات", []),
    ("ضفة نهر الزيتون", ["نهر الزيتون"]),
    ("بنهر الزيتون", ["نهر الزيتون"]),
    ("نهر، الزيتون", []),
    ("النهر فاض", ["النهر"]),
    ("لمجلس السلم", ["مجلس السلم"]),
    ("اللجنة وللجنة فلجنة", ["لجنة", "لجنة", "لجنة"]),
    ("كان حاكماً", ["حاكم"]),
    ("يوسف العدواني", ["يوسف العدواني"]),
    ("لبن", []),
    ("بن", ["بن"]),
    ("في اللاذقية وللاذقية", ["اللاذقية", "اللاذقية"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_terms_are_found_with_particles_and_in_any_spelling(text: str, expected: list[str]) -> None:
    from translate.normalise import search_key

    matches = TERMS.matches(text)
    assert len(matches) == len(expected)
    for match, arabic in zip(matches, expected, strict=True):
        key = search_key(text[match.start : match.end])
        assert search_key(match.term.source).removeprefix("ال").split()[-1] in key, (arabic, key)


def test_the_longest_term_wins() -> None:
    glossary = Glossary([Term("مجلس", "council", exact=False), Term("مجلس السلم", "Peace Council")])
    assert [match.term.target for match in glossary.matches("مجلس السلم ومجلس القرية")] == [
        "Peace Council",
        "council",
    ]


@given(st.text(alphabet="اولبكفنهرزيتالسجمة ،.ًَـ", max_size=60))
def test_matches_are_spans_of_the_text_in_order(text: str) -> None:
    last = 0
    for match in TERMS.matches(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end


ENFORCED = [
    # Arabic, English, English with the glossary, what was edited
    ("وصل إلى الواحة", "He arrived in Waha.", "He arrived in Waha.", ()),
    ("وصل إلى الواحة", "He arrived in Al-Wahah.", "He arrived in Waha.", ("Al-Wahah → Waha",)),
    ("مجلس السلم", "The Council of Peace met.", "The Council of Peace met.", ()),
    ("يوسف العدواني", "Said Youssef El Adouani's aide.", "Said Yusuf al-Adwani's aide.", None),
    ("لجنة", "The Committees met.", "The Committees met.", ()),
    ("اللاذقية", "In Lattakia and Lattakia port", "In Latakia and Latakia port", None),
    ("نهر الزيتون", "The Zaitoun River rose.", "The Zaytun River rose.", None),
]


@pytest.mark.parametrize(("arabic", "english", "expected", "edits"), ENFORCED)
def test_a_missing_term_takes_the_place_of_a_name_spelled_alike(
    arabic: str, english: str, expected: str, edits: tuple[str, ...] | None
) -> None:
    result = TERMS.enforce(arabic, english)
    assert result.text == expected
    assert result.flags == ()
    if edits is not None:
        assert result.edits == tuple(f"glossary: {edit}" for edit in edits)
    else:
        assert len(result.edits) == 1


UNSAFE = [
    ("وصل إلى الواحة", "He arrived in Gaza.", "no name is like it"),
    ("اللاذقية", "From Latakieh to Lattaqia.", "two are like it"),
    ("لجنة", "The board met.", "a common word has no spelling to go by"),
]


@pytest.mark.parametrize(("arabic", "english", "_why"), UNSAFE)
def test_where_no_place_is_safe_the_text_stays_and_is_flagged(arabic: str, english: str, _why: str) -> None:
    result = TERMS.enforce(arabic, english)
    assert result.text == english
    assert result.edits == ()
    (flag,) = result.flags
    assert flag.source_text in arabic
    assert "glossary" in flag.detail


def test_how_the_engine_writes_the_term_alone_shows_the_place() -> None:
    glossary = TERMS.told({"لجنة": ["Board."], "حاكم": ["Ruler"]}.__getitem__)
    result = glossary.enforce("التقى الحاكم لجنة", "The ruler met a board.")
    assert result.text == "The governor met a committee."
    assert result.edits == ("glossary: ruler → governor", "glossary: board → committee")


def test_the_one_name_without_support_is_the_one_term_missing() -> None:
    unsupported = (Flag(FlagKind.NAME, "“Gaza” is not in the Arabic.", target_text="Gaza"),)
    result = TERMS.enforce("قتل خمسة في الواحة", "Five were killed in Gaza.", unsupported)
    assert result.text == "Five were killed in Waha."
    both = TERMS.enforce("قال يوسف العدواني في الواحة", "He said in Gaza.", unsupported)
    assert both.text == "He said in Gaza."
    assert len(both.flags) == 2


ELSEWHERE = [
    # A term of another kind than the unsupported name, a part of a longer name, an everyday word: left, and flagged.
    ("قالت بي بي سي ذلك.", "Syria said so.", "Syria"),
    ("وصل إلى واشنطن.", "He reached the Syrian Arab Republic.", "Arab"),
    ("وصل إلى واشنطن.", "He reached the Press.", "Press"),
]


@pytest.mark.parametrize(("arabic", "english", "name"), ELSEWHERE)
def test_a_name_of_another_kind_is_not_the_term_missing(arabic: str, english: str, name: str) -> None:
    glossary = Glossary([Term("بي بي سي", "BBC"), Term("واشنطن", "Washington")])
    unsupported = (Flag(FlagKind.NAME, f"“{name}” is not in the Arabic.", target_text=name),)
    result = glossary.enforce(arabic, english, unsupported)
    assert result.text == english
    assert result.flags


def test_a_term_half_written_is_not_written_twice() -> None:
    glossary = Glossary([Term("قوات سوريا الديمقراطية", "Syrian Democratic Forces")])
    told = glossary.told(lambda term: ("Democratic",))
    for terms in (glossary, told):
        result = terms.enforce("انسحبت قوات سوريا الديمقراطية.", "Syria's Democratic Forces withdrew.")
        assert result.text == "Syrian Democratic Forces withdrew."


PLACES = Glossary(
    [
        Term("حلب", "Halab"),
        Term("تركيا", "Turkey"),
        Term("العراق", "Iraq"),
        Term("سعود", "Saud"),
        Term("الإكوادور", "Ecuador"),
    ]
)
OF_PLACES = [
    # the gazetteer's other names of a place; a people's name is neither replaced nor missed; what stands for
    # another Arabic word is not touched, and the term is flagged
    ("وصل إلى حلب.", "He reached Aleppo.", "He reached Halab."),
    ("قوات مدعومة من تركيا.", "Turkish-backed forces.", "Turkish-backed forces."),
    ("لاعبو الإكوادور.", "Ecuadorian players.", "Ecuadorian players."),
    ("من تراقيا إلى تركيا.", "From Thrace by way of Ankara.", None),
    ("جيش العراق.", "The Iraqi army.", "The Iraqi army."),
    ("وصل الأمير سعود.", "The Saudi prince, Soud, came.", "The Saudi prince, Saud, came."),
]


@pytest.mark.parametrize(("arabic", "english", "expected"), OF_PLACES)
def test_places_and_their_peoples(arabic: str, english: str, expected: str | None) -> None:
    result = PLACES.enforce(arabic, english)
    assert result.text == (expected or english)
    assert bool(result.flags) == (expected is None)


def test_one_term_is_never_written_over_another() -> None:
    glossary = Glossary([Term("سلمى", "Salma"), Term("سلمان", "Salman")])
    assert glossary.enforce("سلمى وسلمان", "Salman came.").text == "Salman came."


def test_the_article_is_not_doubled_and_a_sentence_keeps_its_capital() -> None:
    glossary = Glossary([Term("النهر", "the stream", exact=False)], alone=lambda _: ["River"])
    assert glossary.enforce("فاض النهر", "The river rose.").text == "The stream rose."
    glossary = Glossary([Term("نهر", "stream", exact=False)], alone=lambda _: ["River"])
    assert glossary.enforce("نهر فاض", "River rose.").text == "Stream rose."


@given(st.text(max_size=80))
def test_enforcing_twice_changes_nothing_more(english: str) -> None:
    arabic = "قال يوسف العدواني في الواحة"
    once = TERMS.enforce(arabic, english)
    assert TERMS.enforce(arabic, once.text).text == once.text


FILES = {
    "CSV with a header in any order": ("g.csv", "english,arabic,case\nWaha,الواحة,exact\n"),
    "CSV without a header": ("g.csv", "الواحة,Waha\n"),
    "comments and empty lines": ("g.csv", "# places\n\nالواحة,Waha,a town\n"),
    "semicolons": ("g.csv", "الواحة;Waha\n"),
    "TSV with a byte order mark": ("g.tsv", "\ufeffالواحة\tWaha\n"),
    "TMX": (
        "g.tmx",
        '<tmx version="1.4"><header/><body><tu><tuv xml:lang="ar"><seg>الواحة</seg></tuv>'
        '<tuv xml:lang="en"><seg>Waha</seg></tuv></tu></body></tmx>',
    ),
    "TBX-Basic of 2008": (
        "g.tbx",
        '<martif type="TBX-Basic"><text><body><termEntry id="1"><langSet xml:lang="ar"><tig><term>الواحة</term>'
        '</tig></langSet><langSet xml:lang="en"><ntig><termGrp><term>Waha</term></termGrp></ntig></langSet>'
        "</termEntry></body></text></martif>",
    ),
    "TBX-Basic of 2019": (
        "g.tbx",
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic"><text><body><conceptEntry id="1">'
        '<langSec xml:lang="ar"><termSec><term>الواحة</term></termSec></langSec>'
        '<langSec xml:lang="en-GB"><termSec><term>Waha</term></termSec></langSec>'
        "</conceptEntry></body></text></tbx>",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_files_of_every_format(tmp_path: Path, kind: str) -> None:
    name, content = FILES[kind]
    (tmp_path / name).write_text(content, encoding="utf-8")
    (term,) = read_glossary(tmp_path / name).terms
    assert (term.source, term.target, term.exact) == ("الواحة", "Waha", True)


def test_several_renderings_and_letter_case(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(
        "مجلس السلم,Peace Council|Council of Peace\nلجنة,committee\nبنك,Bank,,any\n", encoding="utf-8"
    )
    council, committee, bank = read_glossary(path).terms
    assert council.accepted == ("Peace Council", "Council of Peace")
    assert (council.exact, committee.exact, bank.exact) == (True, False, False)


def test_an_exchange_file_may_have_one_term_for_several_meanings(tmp_path: Path) -> None:
    entries = "".join(
        f'<termEntry><langSet xml:lang="ar"><tig><term>بنك</term></tig></langSet><langSet xml:lang="en"><tig>'
        f"<term>{english}</term></tig></langSet></termEntry>"
        for english in ("bank", "bench")
    )
    path = tmp_path / "g.tbx"
    path.write_text(f"<martif><text><body>{entries}</body></text></martif>", encoding="utf-8")
    (term,) = read_glossary(path).terms
    assert term.accepted == ("bank", "bench")


FAULTY = {
    "a row without English": ("g.csv", "الواحة,Waha\nالنهر\n", "line 2: needs an Arabic term"),
    "columns swapped": ("g.csv", "Waha,الواحة\n", r"line 1: 'Waha' has no Arabic letter \(are the columns"),
    "Arabic on both sides": ("g.csv", "الواحة,Waha\nالنهر,النهر\n", "line 2: the English"),
    "a case that is none": ("g.csv", "الواحة,Waha,,upper\n", "line 1: case is 'upper'; write exact or any"),
    "two renderings": (
        "g.csv",
        "الواحة,Waha\n\nالواحه,Oasis\n",
        "line 3: 'الواحه' is 'Oasis', but 'Waha' in line 1",
    ),
    "a quotation that does not end": ("g.csv", 'الواحة,"Waha\n', "line 1"),
    "no terms": ("g.csv", "# nothing\n", "has no terms"),
    "another format": ("g.xlsx", "x", "name it .csv, .tsv, .tmx or .tbx"),
    "no TBX": ("g.tbx", "<html/>", "not a TBX file"),
    "an entity bomb": ("g.tbx", '<!DOCTYPE m [<!ENTITY a "b">]><martif/>', "refused as unsafe"),
}


@pytest.mark.parametrize("kind", FAULTY)
def test_a_faulty_file_is_one_line_that_names_the_place(tmp_path: Path, kind: str) -> None:
    name, content, reason = FAULTY[kind]
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=reason) as raised:
        read_glossary(tmp_path / name)
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_encoding_that_is_not_unicode_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_bytes("الواحة,Waha\nالنهر,river\n".encode("windows-1256"))
    with pytest.raises(ConfigError, match=r"not UTF-8 \(line 1\)"):
        read_glossary(tmp_path / "g.csv")


def test_every_faulty_line_is_named_at_once_up_to_five(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("الواحة,Waha\n" + "x,y\n" * 8, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"line 2:.*line 6:.*and 3 more"):
        read_glossary(tmp_path / "g.csv")
