"""Whether a sentence says a thing, denies it, or leaves it open: negation, doubt, plans, what is still so."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from summarize.claims.outcomes import negation, verb_outcomes
from summarize.claims.reading import maybe
from summarize.records import Claim
from summarize.words import Token, is_among
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "polarity")

# Where another statement begins inside a sentence.
_STRONG = re.compile(r"[.؟!؛\n]+|(?<!\w)(?:و?لكن|في حين|بينما|فيما|غير أن|إلا أن|في المقابل)(?!\w)")
_LISTS = (
    "particles", "letting", "forbidding", "relative", "allowing", "nominal", "except", "open", "affirming", "future",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one statement of a claim."""

    claim: Claim
    index: int
    tokens: tuple[Token, ...]
    known: Collection[str]
    breaks: tuple[int, ...]

    def crosses(self, first: int, last: int) -> bool:
        """Whether a comma or bracket stands between two words."""
        return self.breaks[last] > self.breaks[first]


def breaks(text: str, tokens: Sequence[Token]) -> tuple[int, ...]:
    """For each word, how many gaps before it hold a comma or bracket."""
    counts, last = [], 0
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before is not None and token.start - before.end > 1:
            last += any(char in "،,:()[]" for char in text[before.end : token.start])
        counts.append(last)
    return tuple(counts)


def stretches(text: str) -> list[tuple[int, int]]:
    """The spans of a sentence's statements: cut where it is set against another («لكن», «في حين»)."""
    found, last = [], 0
    for match in _STRONG.finditer(text):
        if not (match.group() == "." and text[match.end() : match.end() + 1].isalnum()):
            found.append((last, match.start()))
            last = match.end()
    found.append((last, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip()]


def affirmed(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verbal noun is said to have come about («تم إجلاؤهم», «بعد خروجهم»)."""
    return any(
        plain(token.key) in negation("affirming")
        for token in tokens[max(0, place - _CHOSEN.whole("affirmed")) : place]
    )


def planned(tokens: Sequence[Token], place: int) -> bool:
    """Whether words before the predicate put it into the future."""
    return bool(
        {token.key for token in tokens[max(0, place - _CHOSEN.whole("doubted")) : place]} & negation("future")
    )


def pending(tokens: Sequence[Token]) -> bool:
    """Whether a statement says «so far»."""
    return _has(tokens, "pending")


def _has(tokens: Sequence[Token], kind: str) -> bool:
    folded = f" {' '.join(token.key for token in tokens)} "
    return any(f" {phrase} " in folded for phrase in negation(kind))


def negated(stretch: Stretch, place: int, *, noun: bool) -> str:
    """ "" if nothing negates the word, "said" or "allowed" (not let happen) by what does."""
    tokens = stretch.tokens
    particles, nominal, letting = (negation(kind) for kind in ("particles", "nominal", "letting"))
    for back in range(1, min(_CHOSEN.whole("negated"), place) + 1):
        at = place - back
        key, previous = plain(tokens[at].key), plain(tokens[at - 1].key) if at else ""
        if stretch.crosses(at, place) or key in negation("relative"):
            return ""
        if key in particles and back == 1:
            return "said"
        if previous in particles and (
            key in letting or (key in negation("allowing") and back <= _CHOSEN.whole("handed_on"))
        ):
            return "allowed" if key in letting else "said"
        if is_among(key, nominal):
            after = tokens[at + 1].key.removeprefix("ال")
            return "allowed" if key in negation("forbidding") or after in letting else "said"
        if not noun and back > 1 and verb_outcomes(tokens[at].key):
            return ""
    return ""


def plain(key: str) -> str:
    """A word of negation or doubt without و or ف before it."""
    return key[1:] if key[:1] in "وف" and len(key) > 2 and key[1:] in _all_negations() else key


@cache
def _all_negations() -> frozenset[str]:
    return frozenset().union(*(negation(kind) for kind in _LISTS))


def doubted(tokens: Sequence[Token], place: int) -> bool:
    """Whether the predicate is only possible, asked for or feared."""
    before = tokens[max(0, place - _CHOSEN.whole("doubted")) : place]
    return any(plain(token.key) in negation("open") for token in before) or maybe(
        tokens[max(0, place - _CHOSEN.whole("doubted")) : place + 1]
    )


def after_still(tokens: Sequence[Token], place: int) -> bool:
    """Whether «لا يزال» stands right before."""
    before = " ".join(token.key for token in tokens[max(0, place - _CHOSEN.whole("still")) : place])
    return any(
        f" {phrase} " in f" {before} " or f" و{phrase} " in f" {before} " for phrase in negation("still")
    )
