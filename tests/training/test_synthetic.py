"""Synthetic pairs: every figure, date and name on one side is on the other."""

from __future__ import annotations

import gzip
import random
import re

import pytest

from training.by_rule.figures import RULES, counted, grammar, money, share, words
from training.by_rule.sentences import Names, Writer

SEEDS = range(300)


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder = tmp_path_factory.mktemp("names")
    lists = {
        "ne_lexicon_hkiri_pers": "السيدة سلمى حداد\tMs Salma HADDAD\nكريم منصور\tKarim Mansour\nسليم\tMr Salim Nasr\n",
        "un_sanctions_list_names": "",
        "google_ar2en_names": "سليم\tsalim\nنادر\tnader\n",
        "ne_lexicon_hkiri_loc": "طنجة\tTangier\n",
        "syria_places_syrianarchive": "حلب : الباب\tALEPPO : Bab\nالباب\tBab\n",
        "world_countries_mledoze": "تونس\tTunisia\nجمهورية تونس\tRepublic of Tunisia\n",
    }
    for name, text in lists.items():
        with gzip.open(folder / f"{name}.tsv.gz", "wt", encoding="utf-8") as stream:
            stream.write(text)
    return Names(folder)


def test_name_lists_lose_titles_capitals_and_unequal_pairs(names: Names) -> None:
    assert names.full == [("سلمى حداد", "Salma Haddad"), ("كريم منصور", "Karim Mansour")]
    assert names.places == [("طنجة", "Tangier"), ("الباب", "Bab")]
    assert names.countries == [("تونس", "Tunisia")]


def test_no_slot_is_left_open_and_digits_agree(names: Names) -> None:
    writer = Writer(names, 7)
    for _ in range(600):
        arabic, english = writer.sentence()
        assert not re.search(r"[{}\[\]|]", arabic + english)
        assert english[0] == english[0].upper()
        for number in re.findall(r"\d{4}", arabic):
            assert number in english.replace(",", "")


@pytest.mark.parametrize(
    ("value", "feminine", "expected"),
    [
        (3, False, ("ثلاثة", "three")),
        (3, True, ("ثلاث", "three")),
        (10, True, ("عشر", "ten")),
        (40, False, ("أربعين", "forty")),
        (25, True, ("خمس وعشرين", "twenty-five")),
        (11, False, None),
        (250, False, None),
    ],
)
def test_number_words(value: int, feminine: bool, expected: tuple[str, str] | None) -> None:
    assert words(value, feminine) == expected


def test_the_counted_noun_has_the_form_its_number_asks_for() -> None:
    soldier = grammar()["nouns"]["soldier"]
    seen = {counted(soldier, random.Random(seed)) for seed in SEEDS}
    for arabic, english in seen:
        number = re.match(r"[\d,.]+", arabic)
        if "two" in english.split():
            assert arabic in ("جنديان", "جنديين")
        elif number:
            last = int(re.sub(r"\D", "", number[0])) % 100
            form = "جنود" if 3 <= last <= 10 else "جنديا" if last >= 11 else "جندي"
            assert arabic.split()[-1] == form


def test_money_names_the_scale_and_the_currency_on_both_sides() -> None:
    for seed in SEEDS:
        arabic, english = money(random.Random(seed))
        assert ("million" in english) == ("مليون" in arabic or "ملايين" in arabic)
        assert ("billion" in english) == ("مليار" in arabic)
        assert ("دولار" in arabic) == ("$" in english)


def test_shares_have_a_point_in_english_whatever_arabic_has() -> None:
    for seed in SEEDS:
        arabic, english = share(random.Random(seed))
        assert re.findall(r"\d+", arabic) == re.findall(r"\d+", english)
        assert "," not in english


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_gives_two_sides(rule: str) -> None:
    for seed in range(50):
        arabic, english = RULES[rule](random.Random(seed))
        assert arabic
        assert english
        assert not re.search("[\u0620-\u064a]", english)
