"""Loaded words, and what differs inside sentences that are otherwise equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TypeVar

from summarize.words import Token, fold_word, tokenise, word_list
from translate.datafiles import rows
from translate.particles import ARTICLE, keeping_article

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A judging word as printed at `start`, its neutral English alternative, why, and how strongly (1–2)."""

    word: str
    start: int
    neutral: str
    why: str
    weight: int

    @property
    def strong(self) -> bool:
        """Whether it judges by itself, as `loaded.tsv` has it."""
        return self.weight > 1


def loaded_words(text: str) -> tuple[LoadedWord, ...]:
    """The loaded words and phrases of an Arabic text, in order; terms such as «مكافحة الشغب» are none."""
    tokens = tokenise(text)
    harmless = _harmless(tokens)
    found = []
    for first, last, entry in _matches(tokens, _entries()):
        if not any(index in harmless for index in range(first, last + 1)):
            start = tokens[first].start
            found.append(LoadedWord(text[start : tokens[last].end], start, *entry))
    return tuple(found)


def load(text: str) -> int:
    """How loaded a text is: the weights of its loaded words, added."""
    return sum(word.weight for word in loaded_words(text))


@cache
def _entries() -> dict[str, tuple[str, str, int]]:
    found: dict[str, tuple[str, str, int]] = {}
    for forms, neutral, why, weight in rows(__package__, "loaded.tsv"):
        for form in forms.split():
            found.setdefault(_folded(form), (neutral, why, int(weight)))
    return found


def _folded(form: str) -> str:
    """A form of a data file; the words of a phrase are joined by _."""
    return "_".join(map(fold_word, form.split("_")))


def _matches(tokens: Sequence[Token], known: Mapping[str, Entry]) -> Iterator[tuple[int, int, Entry]]:
    """The first and last word of each known word or two-word phrase, the longer first."""
    index = 0
    while index < len(tokens):
        for last in (index + 1, index):
            if last < len(tokens):
                rest = "".join(f"_{token.key}" for token in tokens[index + 1 : last + 1])
                form = next((f for f in _forms(tokens[index].key) if f + rest in known), None)
                if form is not None:
                    yield index, last, known[form + rest]
                    index = last
                    break
        index += 1


def _harmless(tokens: Sequence[Token]) -> set[int]:
    """The words inside phrases that judge nobody."""
    phrases = word_list(__package__, "loaded_not.txt")
    found: set[int] = set()
    for index, (one, other) in enumerate(pairwise(tokens)):
        if any(f"{form} {other.key}" in phrases for form in _forms(one.key)):
            found |= {index, index + 1}
    return found


def _forms(key: str) -> list[str]:
    """A word as it stands and without what is before its article; that goes too from plurals of people (ون، ين),
    which it makes no other word.
    """
    forms = keeping_article(key)
    return [*forms, *(form[2:] for form in forms if form.startswith(ARTICLE) and form.endswith(("ون", "ين")))]


def least_loaded(texts: Sequence[str]) -> int:
    """Index of the text with the lightest load, the first of equals."""
    return min(range(len(texts)), key=lambda i: (load(texts[i]), i))


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase for people, a group, an act or a place: `text[start:end]`, its kind and its plain
    English, from `terms.tsv`.
    """

    start: int
    end: int
    kind: str
    english: str


def terms(tokens: Sequence[Token]) -> tuple[Term, ...]:
    """The words among `tokens` that name what news has several names for; two-word phrases first."""
    return tuple(
        Term(tokens[first].start, tokens[last].end, *entry)
        for first, last, entry in _matches(tokens, _terms())
    )


@cache
def _terms() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for kind, english, forms in rows(__package__, "terms.tsv"):
        for form in forms.split():
            found.setdefault(_folded(form), (kind, english))
    return found
