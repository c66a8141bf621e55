"""Whether a bare weekday is still to come: by the tense before it, or by «until»."""

from __future__ import annotations

import re
from typing import Literal

from translate.datafiles import Chosen
from translate.dates.date_words import lexicon

_CHOSEN = Chosen(__package__, "coming")

_CLAUSE = re.compile(r"[.؟!،,؛;:\n«»\"“”()]")
_FUTURE = re.compile(r"[وف]?س[يتن]\w{3,}")
# Stand between «until» and the weekday, and words before it that are weighed.
_HOURS = frozenset({"يوم", "مساء", "صباح", "فجر", "ظهر", "عصر", "ليل", "ليله", "نهايه", "مطلع", "نهار"})


def coming(before: str) -> Literal["", "told", "until"]:
    """How the spelled text before a weekday puts it into the future: "told" by a verb, "until", or not at all."""
    lists = lexicon().words
    words = _CLAUSE.split(before)[-1].split()[-_CHOSEN.whole("weighed") :]
    while words and words[-1] in _HOURS:
        words.pop()
    ahead = lists["coming.ahead"]
    if words and words[-1] in lists["coming.until"]:
        told = {word.removeprefix("و") for word in words[:-1]}
        if told & lists["coming.lasted"]:
            return "until" if _told(words, ahead) else ""
        # «حتى الأحد» that opens its clause says nothing of when.
        return "until" if len(words) > 1 else ""
    for place in range(len(words) - 1, -1, -1):
        if words[place] in lists["coming.breaks"]:
            return ""
        if _told([words[place]], ahead):
            return "told"
    return ""


def _told(words: list[str], ahead: frozenset[str]) -> bool:
    return any(_FUTURE.fullmatch(word) or word in ahead or word[1:] in ahead for word in words)
