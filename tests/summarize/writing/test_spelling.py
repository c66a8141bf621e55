"""American and British spelling."""

import pytest

from summarize.writing import respell, respelt
from tests.summarize.writing.briefs import sample_brief


@pytest.mark.parametrize(
    ("us", "uk"),
    [
        ("The organization canceled the program.", "The organisation cancelled the programme."),
        (
            "Neighbors traveled 12 kilometers to the center.",
            "Neighbours travelled 12 kilometres to the centre.",
        ),
        ("About 40 percent recognized him.", "About 40 per cent recognised him."),
        ("Labor costs rose.", "Labour costs rose."),
    ],
)
def test_either_way(us: str, uk: str) -> None:
    assert respell(us, "uk") == uk
    assert respell(uk, "us") == us
    assert respell(us, "us") == us
    assert respell(uk, "uk") == uk


@pytest.mark.parametrize(
    "text",
    [
        "He told the Ministry of Defence.",
        "Labour Party members met.",
        "The World Health Organization said so.",
        "CENTER",
        "Analyses of the axes.",
        "A prize for the size of the meter and the license.",
    ],
)
def test_names_and_words_that_could_be_others_stay(text: str) -> None:
    assert respell(text, "us") == respell(text, "uk") == text


def test_a_whole_brief_is_spelt_one_way_and_its_arabic_stays() -> None:
    american = respelt(sample_brief(), "us")
    english = " ".join(one.text for part in american.sections for one in part.sentences)
    assert "Civil defense said" in english
    assert "defence" not in english
    assert american.ledger == sample_brief().ledger
    with pytest.raises(ValueError, match="none of us, uk"):
        respelt(sample_brief(), "au")
