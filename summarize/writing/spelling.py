"""American or British spelling of a brief's English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from summarize.records import Brief, BriefSentence
from translate.datafiles import rows

SPELLINGS = ("us", "uk")
# "per cent" is the one spelling of two words.
_WORD = re.compile(r"\bper cent\b|[A-Za-z]+", re.IGNORECASE)


def respelt(brief: Brief, spelling: str) -> Brief:
    """The brief with its headline, sentences and timeline in `spelling`, one of `SPELLINGS`.

    Raises:
        ValueError: the spelling is none of them.
    """
    if spelling not in SPELLINGS:
        raise ValueError(f"{spelling!r} is none of {', '.join(SPELLINGS)}")
    wording = brief.wording
    return replace(
        brief,
        headline=_sentence(brief.headline, spelling),
        sections=tuple(
            replace(part, sentences=tuple(_sentence(one, spelling) for one in part.sentences))
            for part in brief.sections
        ),
        timeline=tuple(replace(one, sentence=_sentence(one.sentence, spelling)) for one in brief.timeline),
        wording=wording
        and replace(
            wording,
            sentences=tuple(replace(one, text=respell(one.text, spelling)) for one in wording.sentences),
        ),
    )


def respell(text: str, spelling: str) -> str:
    """An English text in a spelling; names, words in capitals inside a sentence, stay as they are."""
    table = _table(spelling)

    def other(match: re.Match[str]) -> str:
        word = match.group()
        if not word[0].isupper():
            return table.get(word, word)
        found = table.get(word.lower(), "")
        opens = match.start() == 0 and not re.match(r"\s+[A-Z]", text[match.end() :]) and word[1:].islower()
        return found[0].upper() + found[1:] if found and opens else word

    return _WORD.sub(other, text)


def _sentence(one: BriefSentence, spelling: str) -> BriefSentence:
    return replace(one, text=respell(one.text, spelling))


@cache
def _table(spelling: str) -> Mapping[str, str]:
    known, wanted = (0, 1) if spelling == "uk" else (1, 0)
    return {row[known]: row[wanted] for row in rows(__package__, "spelling.tsv")}
