"""A text that says what a sentence says, cut short: of a headline and of a summary of a source.

A cut is a stretch of the sentence between two places where what stands before is whole. The text must word such a stretch
as strictly as a rewording words a whole sentence, and what is left away may not turn it: no doubt, denial or condition,
and nobody who says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.records import Claim
from summarize.writing.meaning import differences, quoted
from summarize.writing.reading import VOICES, Reading, bare
from translate.datafiles import Chosen, entries, table

_CHOSEN = Chosen(__package__, "cuts")
_PAUSE = re.compile(r"[,;:]\s+|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a sentence and what is left away of it."""

    text: str
    rest: str


def cut_difference(
    text: str, told: Sequence[tuple[str, Claim]], *, headline: bool = False
) -> tuple[str, int]:
    """("", place) where `text` words a cut of the sentence at `place` of `told`; else why not, and the nearest place.

    `told` has at least one English sentence, each with the claim it words.
    """
    reading = Reading(text)
    words = set(reading.content)
    nearest = max(range(len(told)), key=lambda at: len(words & set(Reading(told[at][0]).content)))
    reason = ""
    for place in sorted(range(len(told)), key=lambda at: at != nearest):
        found = _of_one(text, reading, *told[place], headline=headline)
        if not found:
            return "", place
        reason = reason or found
    return reason, nearest


def _of_one(text: str, reading: Reading, sentence: str, claim: Claim, *, headline: bool) -> str:
    """Why `text` words no cut of a sentence: what the cut that is nearest to it says otherwise."""
    best, reason = -1.0, ""
    for cut in cuts(sentence):
        stretch = Reading(cut.text)
        likeness = _overlap(reading.content, stretch.content)
        if likeness < _CHOSEN("overlap") and best >= 0:
            continue
        rest = Reading(cut.rest)
        found = (
            # A word of the rest would pass for a translation of the Arabic, wherever it stands.
            next((_from(reading, word) for word in reading.content if word in _only(rest, stretch)), "")
            or next(differences(text, cut.text, claim, cut=True, bare_participles=headline), "")
            or _turned_by(stretch, rest)
        )
        if not found:
            return ""
        if likeness > best:
            best, reason = likeness, found
    return reason


def _only(rest: Reading, stretch: Reading) -> set[str]:
    """The words of meaning of the rest that are not of the stretch too."""
    return set(rest.content) - set(stretch.content)


def _from(reading: Reading, stem: str) -> str:
    """That words of two places are put together."""
    word = next(word.text for word in reading.words if word.stem == stem)
    return f"it leaves out words between {quoted(word)} and the rest"


def _overlap(words: Sequence[str], others: Sequence[str]) -> float:
    """The words of meaning that two texts share, 0 to 1."""
    shared = sum((Counter(words) & Counter(others)).values())
    return 2 * shared / max(len(words) + len(others), 1)


def _turned_by(kept: Reading, rest: Reading) -> str:
    """What a stretch may not be told without: a doubt, a denial, a condition, or who says so."""
    for voice in VOICES:
        if words := rest.guarded(voice):
            return f"it leaves out {quoted(min(words))}, which decides whether it is so"
    if hung := [word.text for word in rest.words if bare(word.text) in _conditions()]:
        return f"it leaves out {quoted(hung[0])}, on which the rest depends"
    if rest.reporting and not kept.reporting:
        return "it leaves out who says so"
    return ""


def cuts(sentence: str) -> Iterator[Cut]:
    """The sentence, and every stretch of it that is whole: the longest first.

    It begins with the sentence, behind a semicolon or behind a phrase that opens it ("In the capital, …"), and ends before
    a comma or a word that opens what is added ("after", "which", "in"). The part behind the last comma, which may say who
    says so, may stand behind any stretch.
    """
    sentence = sentence.strip()
    pauses = list(_PAUSE.finditer(sentence))
    opens = [0, *(match.end() for match in pauses if match.group().startswith(";"))]
    if pauses and _opener().match(f" {sentence}"):
        opens.append(pauses[0].end())
    ends = sorted({*(match.start() for match in pauses), *_added(sentence), len(sentence)})
    last = pauses[-1].end() if pauses else 0
    ends = [end for end in ends if not _inside(sentence, end)]
    stretches = [(start, end) for start in dict.fromkeys(opens) for end in ends if start < end]
    for start, end in sorted(stretches, key=lambda one: one[0] - one[1]):
        rest = f"{sentence[:start]} {sentence[end:]}".strip()
        yield Cut(sentence[start:end], rest)
        if end < last and Reading(sentence[last:]).reporting:
            yield Cut(
                f"{sentence[start:end]}, {sentence[last:]}",
                f"{sentence[:start]} {sentence[end:last]}".strip(),
            )


def _inside(sentence: str, place: int) -> bool:
    """Whether a place is within a figure ("between 12 and 15") or a quotation."""
    figures = Reading(sentence).figures
    quotes = sum(sentence.count(mark, 0, place) for mark in '"“”')
    return quotes % 2 == 1 or any(figure.start < place < figure.end for figure in figures)


def _added(sentence: str) -> Iterator[int]:
    """Where words stand that open what is added to a sentence that is whole without it."""
    return (match.start() for match in _opener().finditer(sentence))


@cache
def _opener() -> re.Pattern[str]:
    words = "|".join(map(re.escape, entries(__package__, "openers.txt")))
    return re.compile(rf"\s+(?=(?:{words})\b)", re.IGNORECASE)


@cache
def _conditions() -> frozenset[str]:
    return frozenset(table(__package__, "guarded.toml")["condition"])
