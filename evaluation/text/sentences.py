"""Sentence boundaries for summary-level ROUGE-L, in English and Arabic; no line breaks needed."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from evaluation.text.datafiles import entries

_WORD = re.compile(r"\S+")
_MARKS = ".!?؟…۔"
_CLOSING = "\"'»”’)]"


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(entries(__package__, "abbreviations.txt"))


def sentences(text: str) -> list[str]:
    """The sentences of a text: its lines, each parted after . ! ? ؟ … where a new sentence plausibly begins.

    Text in `<t> … </t>` tags, as research files have it, is parted at the tags instead.
    """
    if "<t>" in text and "</t>" in text:
        tagged = [part.partition("</t>") for part in text.split("<t>")[1:]]
        return [inside.strip() for inside, closed, _ in tagged if closed and inside.strip()]
    return [part for line in text.split("\n") for part in _of_line(line.strip()) if part]


def _of_line(line: str) -> list[str]:
    # Word by word: one pattern for the whole line would take quadratic time on "....".
    parts, start = [], 0
    for word, following in pairwise(_WORD.finditer(line)):
        marked = word[0].rstrip(_CLOSING)
        bare = marked.rstrip(_MARKS)
        if bare != marked and _ends_here(bare, marked[len(bare) :], following[0]):
            parts.append(line[start : word.end()])
            start = following.start()
    return [*parts, line[start:]]


def _ends_here(word: str, mark: str, following: str) -> bool:
    if mark != ".":
        return not following[0].islower()
    if following[0].islower():
        return False
    word = word.lstrip("\"'«“‘([")
    if len(word) == 1 and word.isalpha() and word != "I":  # an initial, «د.»
        return False
    # "U.S." may end a sentence; that is rarer in news than "U.S. officials".
    return "." not in word and word.casefold() not in _abbreviations()
