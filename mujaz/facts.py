"""Figures, dates and names of two texts, compared for the fidelity scores."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from evaluation.facts import FactComparison, FactCounts

if TYPE_CHECKING:
    from translate.fidelity.figure import Figure

Language = Literal["ar", "en"]
KINDS = ("figures", "dates", "names")
_DATES = frozenset({"date", "time", "weekday", "year", "decade"})
_UNCOUNTED = frozenset({"related", "marker", "fraction"})


def comparison(kind: str, language: Language) -> FactComparison:
    """The comparison of one of KINDS with a text in `language`; the text measured is English."""
    if kind == "names":
        return _names_of_source if language == "ar" else _names_of_reference
    dates = kind == "dates"
    return lambda against, text: _figures(against, text, language, dates)


@cache
def _scan(text: str, language: Language) -> tuple[Figure, ...]:
    from translate.fidelity.figures import scan

    return scan(text, language)


def _figures(against: str, text: str, language: Language, dates: bool) -> FactCounts:
    from translate.fidelity.comparison import compare

    expected, stated = _scan(against, language), _scan(text, "en")
    mismatches = [m for m in compare(expected, stated) if _counts(m.figure, dates)]
    lost = {m.figure for m in mismatches if m.lost}
    wrong = {m.figure for m in mismatches if not m.lost}
    here = {figure for figure in stated if _counts(figure, dates)}
    there = {figure for figure in expected if _counts(figure, dates)}
    here, there = _comparable(here, there), _comparable(there, here)
    return FactCounts(len(here), len(here - wrong), len(there), len(there - lost))


def _counts(figure: Figure, dates: bool) -> bool:
    return figure.firm and figure.kind not in _UNCOUNTED and (figure.kind in _DATES) == dates


def _comparable(figures: set[Figure], others: set[Figure]) -> set[Figure]:
    """A weekday that only one side gives is no error: the other gives the date."""
    if any(figure.kind == "weekday" for figure in others):
        return figures
    return {figure for figure in figures if figure.kind != "weekday"}


def _names_of_source(source: str, text: str) -> FactCounts:
    from translate.fidelity.names import lost, places, unsupported
    from translate.fidelity.tokens import tokenize

    stated = _name_words(text)
    wrong = {_key(name.text) for name in unsupported(source, text)} & stated
    expected = len(places(tokenize(source)))
    return FactCounts(len(stated), len(stated - wrong), expected, expected - len(lost(source, text)))


def _names_of_reference(reference: str, text: str) -> FactCounts:
    expected, stated = _name_words(reference), _name_words(text)
    supported = {word for word in stated if _among(word, expected)}
    kept = {word for word in expected if _among(word, stated)}
    return FactCounts(len(stated), len(supported), len(expected), len(kept))


@cache
def _name_words(text: str) -> frozenset[str]:
    """The words of a text's names that no dictionary has: "Hassan" of "Governor Hassan"."""
    from translate.fidelity.names import calendar_words, english_names, english_words

    words = {_key(word) for name in english_names(text) for word in name.text.replace("-", " ").split()}
    return frozenset(
        word for word in words if len(word) > 2 and word not in english_words() and word not in calendar_words()
    )


def _key(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return "".join(letter for letter in word if letter.isalnum())


def _among(word: str, words: frozenset[str]) -> bool:
    """Whether a name stands among others, spelt alike or as another transliteration (Hasan, Hassan)."""
    from translate.fidelity.transliteration import skeleton

    if word in words:
        return True
    bones = skeleton(word)
    return len(bones) > 2 and any(skeleton(other) == bones and other[0] == word[0] for other in words)
