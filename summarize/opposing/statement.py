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
    written = [_readings(fold_word(word)) for word in text.split()]
    found = set()
    for place, readings in enumerate(written):
        for word in readings:
            for name, behind in _by_first().get(word, ()):
                if name not in found and all(
                    place + offset < len(written) and said in written[place + offset]
                    for offset, said in enumerate(behind, 1)
                ):
                    found.add(name)
    return frozenset(found)


@cache
def _readings(key: str) -> tuple[str, ...]:
    """A word as it stands and without what may be written before it: a conjunction, a preposition, the article."""
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
def _by_first() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The first word of every form → the classes it may open, each with the words that must follow; folded."""
    found: dict[str, set[tuple[str, tuple[str, ...]]]] = {}
    for name, forms in table(__package__, _MARKS)["classes"].items():
        for form in forms:
            first, *behind = fold_phrase(form).split()
            found.setdefault(first, set()).add((name, tuple(behind)))
    return {first: tuple(sorted(forms)) for first, forms in found.items()}
