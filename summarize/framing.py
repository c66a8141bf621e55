"""Loaded words, and what differs inside sentences that are otherwise equal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summarize.tokens import Token, fold_word, tokenise


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A judging word as printed at `start`, its neutral English alternative, why, and how strongly (1–2)."""

    word: str
    start: int
    neutral: str
    why: str
    weight: int


def loaded_words(text: str) -> tuple[LoadedWord, ...]:
    """The loaded words of an Arabic text, in order."""
    found = []
    for token in tokenise(text):
        entry = _entry(token)
        if entry is not None:
            found.append(LoadedWord(token.text, token.start, *entry))
    return tuple(found)


def load(text: str) -> int:
    """How loaded a text is: the weights of its loaded words, added."""
    return sum(word.weight for word in loaded_words(text))


@cache
def _entries() -> dict[str, tuple[str, str, int]]:
    found: dict[str, tuple[str, str, int]] = {}
    for line in resources.files("summarize").joinpath("data/loaded.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            forms, neutral, why, weight = line.split("\t")
            for form in forms.split():
                found.setdefault(fold_word(form), (neutral, why, int(weight)))
    return found


def _entry(token: Token) -> tuple[str, str, int] | None:
    entries = _entries()
    for candidate in _forms(token.key):
        if candidate in entries:
            return entries[candidate]
    return None


def _forms(key: str) -> list[str]:
    """A word as it stands and without a proclitic, the article kept."""
    forms = [key]
    for proclitic in ("و", "ف", "ب", "ل", "ك"):
        if key.startswith(proclitic) and len(key) > 4:
            forms.append(key[1:])
    if key.startswith("لل"):
        forms.append("ال" + key[2:])
    return forms


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
    found: list[Term] = []
    index = 0
    while index < len(tokens):
        pair = tokens[index : index + 2]
        for width in range(len(pair), 0, -1):
            rest = "_".join(token.key for token in pair[1:width])
            keys = [f"{form}_{rest}" if rest else form for form in _forms(pair[0].key)]
            known = next((_terms()[key] for key in keys if key in _terms()), None)
            if known is not None:
                found.append(Term(pair[0].start, pair[width - 1].end, *known))
                index += width - 1
                break
        index += 1
    return tuple(found)


@cache
def _terms() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in resources.files("summarize").joinpath("data/terms.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, english, forms = line.split("\t")
            for form in forms.split():
                found.setdefault("_".join(map(fold_word, form.split("_"))), (kind, english))
    return found
