"""Sentence boundaries for summary-level ROUGE-L, in English and Arabic; no line breaks needed."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

# An end mark with the quotes and brackets that close after it, then white space.
_END = re.compile(r"(?P<before>\S*?)(?P<mark>[.!?؟…۔]+)[\"'»”’)\]]*(?=\s)")
_TAGGED = re.compile(r"<t>(.*?)</t>", re.DOTALL)


@cache
def _abbreviations() -> frozenset[str]:
    text = resources.files(__package__).joinpath("data", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def sentences(text: str) -> list[str]:
    """The sentences of a text: its lines, each parted after . ! ? ؟ … where a new sentence plausibly begins.

    Text in `<t> … </t>` tags, as research files have it, is parted at the tags instead.
    """
    tagged = _TAGGED.findall(text)
    if tagged:
        return [sentence.strip() for sentence in tagged if sentence.strip()]
    return [part for line in text.split("\n") for part in _of_line(line.strip()) if part]


def _of_line(line: str) -> list[str]:
    parts, start = [], 0
    for end in _END.finditer(line):
        if _ends_here(end["before"], end["mark"], line[end.end() :].lstrip()):
            parts.append(line[start : end.end()].strip())
            start = end.end()
    return [*parts, line[start:].strip()]


def _ends_here(word: str, mark: str, following: str) -> bool:
    if mark != ".":
        return not following[:1].islower()
    if not following or following[0].islower():
        return not following
    word = word.lstrip("\"'«“‘([")
    if len(word) == 1 and word.isalpha() and word != "I":  # an initial, «د.»
        return False
    # "U.S." may end a sentence; that is rarer in news than "U.S. officials".
    return "." not in word and word.casefold() not in _abbreviations()
