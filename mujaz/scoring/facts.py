"""Figures, dates and names of two texts, compared for the fidelity scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Literal

from evaluation.content import FactComparison, FactCounts
from evaluation.errors import ScoringError
from translate.datafiles import Chosen

if TYPE_CHECKING:
    from translate.fidelity.figures import Figure, Mismatch
    from translate.fidelity.words import Token

Language = Literal["ar", "en"]
KINDS = ("figures", "dates", "names")
_DATES = frozenset({"date", "time", "weekday", "year", "decade"})
_UNCOUNTED = frozenset({"related", "marker", "fraction"})
_CHOSEN = Chosen(__package__, "facts")
# Names are looked for pair by pair: longer segments would take many seconds each.
MOST_CHARACTERS: Mapping[Language, int] = {"ar": 10_000, "en": 100_000}


def comparison(kind: str, language: Language) -> FactComparison:
    """The comparison of one of KINDS with a text in `language`; the text measured is English.

    HTML entities are resolved first: some systems leave them, and "&#39;" is no 39.
    """
    compare = _comparisons(language)[kind]
    return lambda against, text: compare(unescape(against), unescape(text))


def check_lengths(name: str, lines: Sequence[str], language: Language, advice: str) -> None:
    """Raises ScoringError naming the first line that is too long to look for facts in; `advice` ends the message.

    `language` is that of the text its facts are compared with.
    """
    most = MOST_CHARACTERS[language]
    for number, line in enumerate(lines, 1):
        if len(line) > most:
            raise ScoringError(
                f"{name}, line {number}: {len(line):,} characters are too many to compare facts in (at most {most:,}); {advice}"
            )


def _comparisons(language: Language) -> dict[str, FactComparison]:
    return {
        "figures": lambda against, text: _figures(against, text, language, False),
        "dates": lambda against, text: _figures(against, text, language, True),
        "names": _names_of_source if language == "ar" else _names_of_reference,
    }


def unsupported_facts(source: str, text: str) -> list[str]:
    """The figures, dates and names of an English text that an Arabic one does not state, as printed.

    A figure that is only qualified otherwise stands with its qualifier: "more than 30".
    """
    from translate.fidelity.names import unsupported

    source, text = unescape(source), unescape(text)
    figures = [_printed(mismatch) for mismatch in _mismatches(source, text, "ar") if not mismatch.lost]
    names = [name.text for name in unsupported(source, text) if _key(name.text) in _name_words(text)]
    return list(dict.fromkeys([*figures, *names]))


def _printed(mismatch: Mismatch) -> str:
    figure = mismatch.figure
    return f"{figure.qualifier} {figure.text}" if mismatch.other else figure.text


def _mismatches(against: str, text: str, language: Language) -> tuple[Mismatch, ...]:
    """The figures that one side lacks, or qualifies as the other does not: "more than 30" for 30 is no 30."""
    from translate.fidelity.figures import compare
    from translate.fidelity.gates import mismatches

    figures = _scan(against, language), _scan(text, "en")
    if language == "en":
        # Two writers round one figure each in their own way; only a translation owes the very qualifier.
        return compare(*figures)
    return mismatches(*figures, _tokens(against), _tokens(text))


@lru_cache(maxsize=1024)
def _scan(text: str, language: Language) -> tuple[Figure, ...]:
    from translate.fidelity.figures import scan

    return scan(text, language, _tokens(text))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[Token, ...]:
    from translate.fidelity.words import tokenize

    return tokenize(text)


def _figures(against: str, text: str, language: Language, dates: bool) -> FactCounts:
    expected, stated = _scan(against, language), _scan(text, "en")
    mismatches = [m for m in _mismatches(against, text, language) if _counts(m.figure, dates)]
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
    """Expected are the names the text rightly has and the places it has lost: Arabic shows no others."""
    from translate.fidelity.names import lost, unsupported

    stated = _name_words(text)
    supported = stated - {_key(name.text) for name in unsupported(source, text)}
    expected = len(supported) + len(lost(source, text))
    return FactCounts(len(stated), len(supported), expected, len(supported))


def _names_of_reference(reference: str, text: str) -> FactCounts:
    expected, stated = _name_words(reference), _name_words(text)
    supported, kept = _agreeing(stated, expected), _agreeing(expected, stated)
    return FactCounts(len(stated), len(supported), len(expected), len(kept))


@lru_cache(maxsize=1024)
def _name_words(text: str) -> frozenset[str]:
    """The words of a text's names that no dictionary has: "Hassan" of "Governor Hassan"."""
    from translate.fidelity.names import english_names
    from translate.fidelity.words import calendar_words, english_words

    words = {_key(word) for name in english_names(text) for word in name.text.replace("-", " ").split()}
    return frozenset(
        word
        for word in words
        if len(word) > 2 and word not in english_words() and word not in calendar_words()
    )


def _key(word: str) -> str:
    word = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    return "".join(letter for letter in word if letter.isalnum())


def _agreeing(words: Set[str], others: Set[str]) -> set[str]:
    """The names that stand among others, spelt alike or as another transliteration (Mohammed, Muhammad)."""
    folded = {_folded(other) for other in others}
    long: dict[str, list[str]] = {}
    for other in folded:
        if len(other) >= _CHOSEN.whole("long"):
            long.setdefault(other[0], []).append(other)
    return {
        word
        for word in words
        if word in others or (own := _folded(word)) in folded or _resembles(own, long.get(own[:1], ()))
    }


def _resembles(word: str, others: Sequence[str]) -> bool:
    if len(word) < _CHOSEN.whole("long"):
        return False
    matcher, alike = SequenceMatcher(None, b=word), _CHOSEN("alike")
    for other in others:
        # No more letters can match than the shorter word has.
        if 2 * min(len(word), len(other)) >= alike * (len(word) + len(other)):
            matcher.set_seq1(other)
            if matcher.quick_ratio() >= alike and matcher.ratio() >= alike:
                return True
    return False


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """Letters that transliterations interchange made one, and no letter doubled."""
    word = word.replace("ph", "f").translate(str.maketrans("oeyq", "uiik"))
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)
