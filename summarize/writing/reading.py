"""An English sentence read for what a rewording may not change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from summarize.briefing import voice_words
from translate.datafiles import Chosen, entries, table
from translate.fidelity.figures import Figure, scan
from translate.fidelity.names import english_names
from translate.fidelity.words import FUNCTION_WORDS, calendar_words, stem, tokenize

_CHOSEN = Chosen(__package__, "meaning")

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(r"\.?\s*\d")
_PAUSE = re.compile(r"[,;:.](?=\s|$)")
_QUOTED = re.compile(r"[\"“”]([^\"“”]*)[\"“”]")
_QUANTITIES = frozenset({"count", "percent", "money", "age", "measure", "range", "fraction", "indefinite"})
_DATES = frozenset({"date", "time", "weekday", "year", "decade"})
_ARTICLES = {"a": "a", "an": "a", "the": "the"}
# Words that deny or doubt, and figures, belong to the words behind them.
VOICES = ("hedges", "denials")


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place; `content` where it carries meaning of its own."""

    start: int
    text: str
    stem: str
    content: bool


class Reading:
    """The words, figures and names of one English sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.figures = tuple(scan(text, "en", tokenize(text)))
        self.words = tuple(_words(text, self.figures))

    @property
    def content(self) -> list[str]:
        """The stems of its words that carry meaning, as they come."""
        return [word.stem for word in self.words if word.content]

    @property
    def values(self) -> Counter[tuple[float, float | None, str]]:
        """What its figures and dates state: value, end of a range, qualifier."""
        return Counter(_value(figure) for figure in self.figures)

    @property
    def loose_digits(self) -> set[str]:
        """Digits that belong to no figure."""
        return {
            match.group()
            for match in _DIGITS.finditer(self.text)
            if not any(figure.start <= match.start() < figure.end for figure in self.figures)
        }

    @property
    def quotations(self) -> Counter[str]:
        """What stands in quotation marks, word for word."""
        return Counter(" ".join(re.findall(r"\w+", found)).casefold() for found in _QUOTED.findall(self.text))

    @property
    def name_words(self) -> list[str]:
        """The capitalised words of its names."""
        return [
            word
            for name in english_names(self.text)
            for word in _WORD.findall(name.text)
            if word[0].isupper() and stem(word.casefold()) not in FUNCTION_WORDS
        ]

    @property
    def lowered(self) -> frozenset[str]:
        """Its words in small letters, a possessive's without its ending."""
        return frozenset(bare(word.text) for word in self.words)

    def guarded(self, kind: str) -> Counter[str]:
        """Its words of a list of guarded.toml, or of a voice."""
        if kind in VOICES:
            return Counter(match.group().casefold() for match in self._voice(kind))
        found = (bare(word.text) for word in self.words)
        return Counter(word.removesuffix("s") for word in found if _pattern(kind).fullmatch(word))

    @property
    def reporting(self) -> frozenset[str]:
        """The stems of its words that say that somebody says something."""
        return frozenset(
            stem(word.casefold())
            for match in voice_words("reports", self.text)
            for word in _WORD.findall(match.group())
        )

    @property
    def introduced(self) -> dict[str, set[str]]:
        """Of the stems of words behind an article: "a" or "the"."""
        found: dict[str, set[str]] = {}
        for article, word in pairwise(self.words):
            if (said := _ARTICLES.get(article.text.casefold())) and word.content:
                found.setdefault(word.stem, set()).add(said)
        return found

    @property
    def forms(self) -> dict[str, set[str]]:
        """The words that carry meaning as they stand, by their stems."""
        found: dict[str, set[str]] = {}
        for word in self.words:
            if word.content:
                found.setdefault(word.stem, set()).add(bare(word.text))
        return found

    def bound(self) -> list[tuple[object, tuple[str, ...]]]:
        """Each figure, doubt and denial with the words it stands with, the nearest first.

        A doubt that tells who says so ("reported") may stand anywhere.
        """
        telling = {match.start() for match in voice_words("reports", self.text)}
        anchors: list[tuple[int, int, object]] = [
            (figure.start, figure.end, _value(figure))
            for figure in self.figures
            if figure.kind.value in _QUANTITIES
        ]
        anchors += [
            (*match.span(), voice)
            for voice in VOICES
            for match in self._voice(voice)
            if match.start() not in telling
        ]
        return [(key, self._beside(start, end)) for start, end, key in anchors]

    def sequences(self) -> tuple[list[float], list[float]]:
        """What its figures that count or measure state, as they come, and its dates."""
        counted = [figure.value for figure in self.figures if figure.kind.value in _QUANTITIES]
        return counted, [figure.value for figure in self.figures if figure.kind.value in _DATES]

    def _voice(self, kind: str) -> Iterator[re.Match[str]]:
        """Its words that doubt or deny; the "No" of "No. 7" does not."""
        return (m for m in voice_words(kind, self.text) if not _NUMBERING.match(self.text, m.end()))

    def _beside(self, start: int, end: int) -> tuple[str, ...]:
        """The nearest words of meaning behind a stretch, up to the next figure or comma; those before it where none
        follow.
        """
        most = _CHOSEN.whole("window")
        edges = [(figure.start, figure.end) for figure in self.figures if not start <= figure.start < end]
        edges += [match.span() for match in _PAUSE.finditer(self.text)]
        stop = min((first for first, _ in edges if first >= end), default=len(self.text))
        behind = [word.stem for word in self.words if word.content and end <= word.start < stop]
        if behind:
            return tuple(behind[:most])
        begin = max((last for _, last in edges if last <= start), default=0)
        before = [word.stem for word in self.words if word.content and begin <= word.start < start]
        return tuple(before[::-1][:most])


def bare(word: str) -> str:
    """A word in small letters without a possessive ending."""
    return word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")


@cache
def not_saying() -> frozenset[str]:
    """The stems of what tells that somebody wants or thinks something, not that somebody says what follows."""
    return frozenset(stem(word) for word in entries(__package__, "not_saying.txt"))


def plain_words() -> frozenset[str]:
    """The stems that a rewording may bring of its own."""
    return frozenset(entries(__package__, "plain_words.txt"))


def dispensable() -> frozenset[str]:
    """The stems that a rewording may leave out."""
    return frozenset(entries(__package__, "dispensable.txt"))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w*") for word in table(__package__, "guarded.toml")[kind])
    return re.compile("|".join(words))


def _value(figure: Figure) -> tuple[float, float | None, str]:
    return round(figure.value, 6), figure.high, figure.qualifier


def _words(text: str, figures: Iterable[Figure]) -> Iterable[Word]:
    inside = [(figure.start, figure.end) for figure in figures]
    for match in _WORD.finditer(text):
        key = bare(match.group())
        word = stem(key)
        told = any(start <= match.start() < end for start, end in inside)
        common = word in FUNCTION_WORDS or key in FUNCTION_WORDS or key.endswith("n't") or len(key) < 2
        yield Word(match.start(), match.group(), word, not (told or common or key in calendar_words()))
