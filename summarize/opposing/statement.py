"""What a sentence says, read for comparing it with others: its clauses, what it negates, and what kind of thing it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarize.records import Claim
from summarize.words import Token, content, fold_phrase, fold_word, tokenise
from translate.datafiles import Chosen, table
from translate.particles import CONJUNCTIONS, unjoined

_CHOSEN = Chosen(__package__, "statement")
_MARKS = "marks.toml"
_CUT = re.compile(r"[،؛:.«»\"“”()]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence: its content words, by their places among the sentence's, and what marks it.

    `marks` are the classes of `marks.toml` ("cause", "doubt", …) of which it has a word.
    """

    text: str
    first: int
    last: int
    negative: bool
    marks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article. `index` is its claim's in the space, `position` its place in its article, 0 to 1.

    `words` are its content words, of which each clause is a run; `negated` the words behind a negation.
    """

    claim: Claim
    index: int
    position: float
    words: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    negated: tuple[str, ...]
    marks: frozenset[str]

    @property
    def document(self) -> int:
        """The number of its article."""
        return self.claim.document

    def __str__(self) -> str:
        told = ", ".join(sorted(self.marks)) or "no marks"
        without = f"; negated: {' '.join(self.negated)}" if self.negated else ""
        return f"{self.claim.id} {len(self.clauses)} clauses; {told}{without}"


def statement(claim: Claim, index: int, last: int) -> Statement:
    """Reads a claim; `last` is the number of its article's last sentence."""
    words = content(tokenise(claim.text))
    return Statement(
        claim,
        index,
        claim.segment / max(last, 1),
        words,
        tuple(_clauses(claim.text, words)),
        negated(claim.text),
        marks(claim.text),
    )


def negated(text: str) -> tuple[str, ...]:
    """The words right behind the negations of a text, as printed."""
    tokens = tokenise(text)
    found = []
    for place, token in enumerate(tokens[:-1]):
        if not _negations().isdisjoint(unjoined(token.key, CONJUNCTIONS)):
            long = [one.text for one in tokens[place + 1 : place + 3] if len(one.key) > 2]
            found += long[:1]
    return tuple(found)


def marks(text: str) -> frozenset[str]:
    """The classes of `marks.toml` of which a text has a word or phrase."""
    written = [*map(fold_word, text.split())]
    readings = [frozenset(_readings(word)) for word in written]
    found = set()
    for name, (words, phrases) in _classes().items():
        if any(not words.isdisjoint(one) for one in readings) or any(
            _has(readings, phrase) for phrase in phrases
        ):
            found.add(name)
    return frozenset(found)


def _has(readings: list[frozenset[str]], phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand in a row, each perhaps with what is written onto it."""
    return any(
        all(word in readings[at + offset] for offset, word in enumerate(phrase))
        for at in range(len(readings) - len(phrase) + 1)
    )


@cache
def _readings(key: str) -> tuple[str, ...]:
    """A word, without what is written before it, and without one letter of what may be written behind."""
    before = [key, *(one for one in unjoined(key) if len(one) > 2)]
    bare = [one.removeprefix("ال") if len(one) > 4 else one for one in before]
    return tuple(dict.fromkeys([*before, *bare]))


def _clauses(text: str, words: tuple[Token, ...]) -> list[Clause]:
    """Runs of a sentence's content words between punctuation and the words that open a clause."""
    starts = {0}
    for place, token in enumerate(words):
        behind = text[words[place - 1].end if place else 0 : token.start]
        if place and (_CUT.search(behind) or _opens(behind)):
            starts.add(place)
    # A clause of one word says nothing by itself.
    kept: list[int] = []
    for start in sorted(starts):
        if not kept or start - kept[-1] >= _CHOSEN.whole("least_words"):
            kept.append(start)
    if len(kept) > 1 and len(words) - kept[-1] < _CHOSEN.whole("least_words"):
        kept.pop()
    found = []
    for first, last in zip(kept, [*kept[1:], len(words)], strict=True):
        if first == last:
            continue
        begin = words[first - 1].end if first else 0
        stretch = text[begin : words[last].start if last < len(words) else len(text)]
        found.append(Clause(stretch, first, last, bool(negated(stretch)), marks(stretch)))
    return found


def _opens(between: str) -> bool:
    """Whether function words between two content words open a clause: «أن», «بينما», «لكن»."""
    return any(
        not _openers().isdisjoint(unjoined(token.key, CONJUNCTIONS + "بل")) for token in tokenise(between)
    )


@cache
def _negations() -> frozenset[str]:
    return frozenset(map(fold_word, table(__package__, _MARKS)["negations"]))


@cache
def _openers() -> frozenset[str]:
    return frozenset(map(fold_word, table(__package__, _MARKS)["openers"]))


@cache
def _classes() -> dict[str, tuple[frozenset[str], tuple[tuple[str, ...], ...]]]:
    """Class → its single words and its phrases of several, folded."""
    found = {}
    for name, forms in table(__package__, _MARKS)["classes"].items():
        folded = [fold_phrase(form) for form in forms]
        found[name] = (
            frozenset(one for one in folded if " " not in one),
            tuple(tuple(one.split()) for one in folded if " " in one),
        )
    return found
