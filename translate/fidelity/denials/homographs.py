"""Arabic particles of denial that are something else in a text, by what its English shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translate.datafiles import Chosen
from translate.fidelity.words import Token, english_words

_CHOSEN = Chosen(__package__, "homographs")

STOPS = frozenset(".!?؟")


@dataclass(frozen=True, slots=True)
class Readings:
    """What the English shows of particles that may be something else in the Arabic.

    `homographs` stand for another word: the «لا» of "La Liga", the «لست» of "for six nights", the «أليس» of Alice.
    `asks_why`: a «لم» that opens a sentence may ask why. `below`: «دون» may be the "sub" of "suborbital".
    """

    homographs: frozenset[str] = frozenset()
    asks_why: bool = False
    below: bool = False


PLAIN = Readings()


def readings(english: Sequence[Token]) -> Readings:
    """The `Readings` that the words of an English text allow."""
    keys = {token.key for token in english}
    found = {"لست", "ولست"} if keys & {"six", "6"} else set()
    if any(token.text in ("La", "Las") for token in english):
        found.add("لا")
    if "alice" in keys:
        found.add("اليس")
    below = any(key.startswith("sub") and key[3:] in english_words() for key in keys)
    return Readings(frozenset(found), "why" in keys, below)


def is_other_word(words: Sequence[Token], at: int, readings: Readings) -> bool:
    """Whether a «لم» opens a question for a reason, or a «دون» an adjective: «دون مدارية»."""
    key = words[at].key
    if key == "لم" and readings.asks_why:
        return at == 0 or words[at - 1].key in STOPS
    following = words[at + 1].key if at + 1 < len(words) else ""
    relative = len(following) >= _CHOSEN.whole("least_relative") and following.endswith(("ي", "يه"))
    return key == "دون" and readings.below and relative
