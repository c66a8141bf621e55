"""Stems as ROUGE-1.5.5, NLTK and light10 give them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.text import stemmers

# Right-hand sides printed by the stemmer of ROUGE-1.5.5.pl with its WordNet 2.0 exceptions.
ROUGE155 = """
caresses caress     ponies poni         ties ti             agreed agre         feed feed
plastered plaster   motoring motor      sing sing           conflated conflat   troubling troubl
sized size          hopping hop         falling fall        hissing hiss        filing file
happy happi         sky sky             relational relat    rational ration     conformably conform
apology apolog      apologized apolog   agreement agreem    agreements agreem   argument argum
replacement replac  adjustment adjust   dependent depend    adoption adopt      yielding yield
geese goose         were be             children child      went go             worse bad
run run             was was             controlling control controlled control  fulfill fulfil
"""


@pytest.mark.parametrize(("word", "stem"), list(zip(*[iter(ROUGE155.split())] * 2, strict=True)))
def test_rouge_155(word: str, stem: str) -> None:
    assert stemmers.rouge155(word) == stem


@settings(deadline=None)
@given(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9),
    st.sampled_from(
        [
            "ational",
            "tional",
            "enci",
            "izer",
            "bli",
            "alli",
            "entli",
            "eli",
            "ousli",
            "ization",
            "ator",
            "alism",
            "iveness",
            "ousness",
            "aliti",
            "iviti",
            "biliti",
            "logi",
            "icate",
            "ative",
            "alize",
            "iciti",
            "ical",
            "ful",
            "ness",
            "al",
            "ance",
            "er",
            "ic",
            "able",
            "ant",
            "ement",
            "ment",
            "ent",
            "sion",
            "tion",
            "ou",
            "ism",
            "ate",
            "ous",
            "ize",
            "y",
            "ed",
            "ing",
            "s",
            "es",
            "ies",
            "ied",
            "eed",
            "ll",
            "fulli",
        ]
    ),
)
def test_nltk_agrees_on_any_word(head: str, ending: str) -> None:
    porter = pytest.importorskip("nltk.stem.porter").PorterStemmer()
    assert stemmers.nltk(head + ending) == porter.stem(head + ending)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("والكتاب", "كتاب"),
        ("بالمدرسه", "مدرس"),
        ("المعلمون", "معلم"),
        ("سيارات", "سيار"),
        ("لله", "لل"),
        ("ولد", "ولد"),
        ("من", "من"),
    ],
)
def test_light10(word: str, stem: str) -> None:
    assert stemmers.light10(word) == stem


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤةى", max_size=12))
def test_light10_never_leaves_less_than_two_letters(word: str) -> None:
    assert len(stemmers.light10(word)) >= min(2, len(word))
