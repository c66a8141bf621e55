"""Bodies and places that the news has an English name for, in a phrase of Arabic words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from translate.datafiles import table
from translate.fidelity.names import KnownName, known_names_in

_OF = re.compile(" (?:of|for|in) ")


@lru_cache(maxsize=1 << 12)
def whole_name(text: str) -> KnownName | None:
    """The body or the place that is the whole of a text, by the list of names or as several words of the gazetteer."""
    for name in known_names_in(text):
        if (name.start, name.end) == (0, len(text)) and name.kind in ("place", "organisation"):
            return name if name.listed or " " in text else None
    return None


def needs_article(name: str) -> bool:
    """Whether the English name of a body or a place is told with "the": the World Bank, but Hamas."""
    head = _OF.split(name, maxsplit=1)[0]
    with_the = listed_words("names_with_the")
    return name not in listed_words("names_without_the") and bool(with_the & {head, head.split()[-1]})


def in_runs(words: Sequence[str]) -> list[str]:
    """The words, those that are one known name together as one."""
    text = " ".join(words)
    runs: list[str] = []
    at = 0
    ends = {
        name.start: name.end
        for name in known_names_in(text)
        if name.kind in ("place", "organisation") and " " in text[name.start : name.end]
    }
    end = 0
    for word in words:
        if at < end:
            runs[-1] = f"{runs[-1]} {word}"
        else:
            runs.append(word)
        end = max(end, ends.get(at, 0))
        at += len(word) + 1
    return runs


@cache
def listed_words(name: str) -> frozenset[str]:
    """A list of `phrases.toml`."""
    return frozenset(table(__package__, "phrases.toml")[name])
