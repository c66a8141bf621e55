"""Glossing a text: what its rarer words and its terms of several words may mean, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from translate.datafiles import Chosen, rows
from translate.lexicon.entries import PartOfSpeech
from translate.lexicon.lookup import glosses, readings
from translate.normalise import words
from translate.terms import Term, TermIndex

TERMS = "terms.tsv"
# Words of these parts carry what a sentence is about.
_CONTENT = frozenset(
    {
        PartOfSpeech.NOUN,
        PartOfSpeech.VERB,
        PartOfSpeech.ADJECTIVE,
        PartOfSpeech.ADVERB,
        PartOfSpeech.NAME,
        PartOfSpeech.ABBREVIATION,
    }
)
# Above every rank of a single word.
_RARER_THAN_WORDS = 1 << 20
_CHOSEN = Chosen(__package__, "glossing")


@dataclass(frozen=True, slots=True)
class Glossed:
    """A passage `text[start:end]` with its English, likeliest first.

    `rank` counts from the commonest form; a term of several words is rarer than any word.
    """

    start: int
    end: int
    text: str
    glosses: tuple[str, ...]
    rank: int


def glossed(text: str) -> tuple[Glossed, ...]:
    """The terms and the content words of an Arabic text that the lexicon knows, none overlapping."""
    found = list(_terms(text))
    taken = [(one.start, one.end) for one in found]
    for word in words(text):
        if any(start < word.end and word.start < end for start, end in taken):
            continue
        entry = next((one.entry for one in readings(word.text)), None)
        if entry is None or entry.part not in _CONTENT or entry.rank < _CHOSEN.whole("commonest"):
            continue
        senses = glosses(word.text, most=None)
        found.append(Glossed(word.start, word.end, text[word.start : word.end], senses, entry.rank))
    return tuple(sorted(found, key=lambda one: one.start))


def _terms(text: str) -> Iterator[Glossed]:
    for match in _index().matches(text):
        yield Glossed(
            match.start, match.end, text[match.start : match.end], match.term.accepted, _RARER_THAN_WORDS
        )


@cache
def _index() -> TermIndex:
    table = rows("translate.lexicon", TERMS)
    return TermIndex(
        Term(source, *((first, tuple(others)) if others else (first,)))
        for source, english in table
        for first, *others in [[part.strip() for part in english.split(";")]]
    )
