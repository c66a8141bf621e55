"""Entries of the news lexicon by folded form, read once from a compressed table."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from translate.normalise import search_key

TABLE = "news.tsv.gz"


class PartOfSpeech(StrEnum):
    """The parts of speech of the table."""

    NOUN = "n"
    VERB = "v"
    ADJECTIVE = "a"
    ADVERB = "adv"
    PREPOSITION = "prep"
    CONJUNCTION = "conj"
    PRONOUN = "pron"
    NUMBER = "num"
    NAME = "name"
    ABBREVIATION = "abbr"


@dataclass(frozen=True, slots=True)
class Entry:
    """A form as newspapers print it, without particles. `rank` counts from 0, commonest first."""

    form: str
    part: PartOfSpeech
    glosses: tuple[str, ...]
    rank: int


@cache
def _lines() -> dict[str, list[tuple[int, str]]]:
    """Folded form → (rank, line) of its entries, in the table's order; lines are cut up when asked for."""
    found: dict[str, list[tuple[int, str]]] = {}
    for rank, line in enumerate(lexicon_lines()):
        found.setdefault(search_key(line.partition("\t")[0]), []).append((rank, line))
    return found


def lexicon_lines() -> Iterator[str]:
    """The lines of the table, form, part of speech and glosses, commonest forms first."""
    packed = (resources.files(__package__) / "data" / TABLE).read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def entries_of(key: str) -> tuple[Entry, ...]:
    """The entries whose folded form is `key`, commonest first."""
    return tuple(_entry(rank, line) for rank, line in _lines().get(key, ()))


def _entry(rank: int, line: str) -> Entry:
    form, part, glosses = line.split("\t")
    return Entry(form, PartOfSpeech(part), tuple(gloss.strip() for gloss in glosses.split(";")), rank)


@cache
def gloss_words() -> frozenset[str]:
    """Every English word of the glosses, lower case."""
    glosses = (line.rpartition("\t")[2] for some in _lines().values() for _, line in some)
    return frozenset(word.lower() for gloss in glosses for word in re.findall(r"[A-Za-z]+", gloss))
