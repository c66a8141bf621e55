"""How a text judges what it tells: loaded words, and the valence of its words."""

from __future__ import annotations

import math
import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from evaluation.content.measures import Measure
from evaluation.text import entries

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class LoadedUse:
    """`text[start:end]` is a loaded word; `quoted` where quotation marks give it to somebody."""

    start: int
    end: int
    word: str
    quoted: bool


@cache
def _loaded() -> re.Pattern[str]:
    forms = [entry.replace("*", r"\w*") for entry in entries(__package__, "loaded_english.txt")]
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def _valence() -> dict[str, float]:
    return {word: float(value) for word, value in map(str.split, entries(__package__, "valence.txt"))}


def words(text: str) -> int:
    """Number of words with letters."""
    return sum(1 for _ in _WORD.finditer(text))


def loaded_uses(text: str) -> tuple[LoadedUse, ...]:
    """The loaded English words of a text."""
    quotations = [quotation.span() for quotation in _QUOTED.finditer(text)]
    starts = [start for start, _ in quotations]
    found = []
    for use in _loaded().finditer(text):
        before = bisect(starts, use.start()) - 1
        quoted = before >= 0 and use.start() < quotations[before][1]
        found.append(LoadedUse(use.start(), use.end(), use[0], quoted))
    return tuple(found)


def loaded_rate(text: str) -> float:
    """Loaded words outside quotation marks, per 100 words; NaN of no words."""
    total = words(text)
    own = sum(not use.quoted for use in loaded_uses(text))
    return 100 * own / total if total else math.nan


def polarity(text: str) -> float:
    """Valence of an English text's words, summed, per word (about -0.3 to 0.3 for news); NaN of no words."""
    total = words(text)
    known = _valence()
    found = sum(known.get(word[0].casefold(), 0.0) for word in _WORD.finditer(text))
    return found / total if total else math.nan


def neutrality_measures(brief: str, sources: Sequence[str]) -> list[Measure]:
    """Loaded words and polarity of the brief beside those of the English of its sources."""
    uses = loaded_uses(brief)
    own = [use.word for use in uses if not use.quoted]
    theirs = [loaded_rate(source) for source in sources]
    polarities = [value for value in map(polarity, sources) if not math.isnan(value)]
    mine = polarity(brief)
    swing = mine - sum(polarities) / len(polarities) if polarities else math.nan
    listed = ", ".join(dict.fromkeys(word.casefold() for word in own)) or "none"
    return [
        Measure(
            "loaded_words",
            "neutrality",
            loaded_rate(brief),
            f"per 100 words: {listed}; in the sources {_spread(theirs)}",
            math.nan,
            False,
        ),
        Measure(
            "polarity_swing",
            "neutrality",
            abs(swing),
            f"brief {mine:+.3f} per word, sources {_spread(polarities)}",
            math.nan,
            False,
            "" if polarities else "no English of the sources",
        ),
    ]


def _spread(values: Sequence[float]) -> str:
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return "not measured"
    return (
        f"{min(known):.3f} to {max(known):.3f}"
        if min(known) < 0 or max(known) < 1
        else f"{min(known):.1f} to {max(known):.1f}"
    )
