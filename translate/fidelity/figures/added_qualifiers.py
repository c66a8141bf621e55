"""Qualifiers that only the English has: "more than 30 people" for «30 شخصا»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from translate.datafiles import Chosen, table
from translate.fidelity.figures.comparison import Mismatch
from translate.fidelity.figures.figure import Figure, Kind
from translate.fidelity.words import Token, TokenKind, stems

_CHOSEN = Chosen(__package__, "added_qualifiers")

_KINDS = frozenset({Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.AGE})
_CURRENCY = frozenset({"$", "€", "£", "¥", "us"})
# «أقدم», «أطول», «أبعد»: four letters of which the first is an alef.
_ELATIVE = re.compile("ا\\w{3}")


@dataclass(frozen=True, slots=True)
class _Words:
    english: frozenset[str]
    loose: frozenset[str]
    arabic: frozenset[str]
    before: dict[str, frozenset[str]]
    time: frozenset[str]


def added_qualifiers(
    source: Sequence[Figure], target: Sequence[Figure], arabic: Sequence[Token], english: Sequence[Token]
) -> Iterator[Mismatch]:
    """Figures of the English with "more than", "at least", "up to" … that the Arabic states, bare each time.

    Bare is a figure with no word within three on either side that could make it more or less; `arabic` and `english`
    are the `tokenize`d texts of the `scan`ned figures.
    """
    for figure in target:
        if not figure.qualifier or figure.kind not in _KINDS or not figure.firm or figure.high is not None:
            continue
        phrase = _phrase_before(figure, english)
        if not phrase or (phrase in _words().loose and _is_time(figure)):
            continue
        same = [other for other in source if _states(other, figure)]
        if same and all(_is_bare(other, phrase, arabic) for other in same):
            yield Mismatch(figure, lost=False, other=same[0])


def _phrase_before(figure: Figure, english: Sequence[Token]) -> str:
    """The longest explicit qualifier right before an English figure, or ""."""
    before = [token.key for token in english if token.end <= figure.start and token.key not in _CURRENCY]
    phrases = (" ".join(before[-length:]) for length in range(_CHOSEN.whole("longest"), 0, -1))
    return next((phrase for phrase in phrases if phrase in _words().english), "")


def _is_time(figure: Figure) -> bool:
    return figure.kind is Kind.AGE or figure.unit in _words().time


def _states(figure: Figure, other: Figure) -> bool:
    return figure.kind in _KINDS and other.value in (figure.value, *figure.alternatives)


def _is_bare(figure: Figure, phrase: str, arabic: Sequence[Token]) -> bool:
    """Whether nothing about an Arabic figure accounts for `phrase`."""
    if figure.qualifier or figure.high is not None:
        return False
    words = [token for token in arabic if token.kind is not TokenKind.MARK]
    before = [token.key for token in words if token.end <= figure.start][-_CHOSEN.whole("near") :]
    after = [token.key for token in words if token.start >= figure.end][: _CHOSEN.whole("near")]
    answers = _words().before.get(phrase, frozenset())
    return not (
        any(stems(key) & _words().arabic for key in (*before, *after))
        or any(stems(key) & answers for key in before)
        or _compares(before)
    )


def _compares(before: Sequence[str]) -> bool:
    """Whether the words before a figure end in a comparison with it: «أقدم من», «تنقص عن»."""
    return before[-1:] == ["عن"] or (
        before[-1:] == ["من"] and bool(_ELATIVE.fullmatch(" ".join(before[-2:-1])))
    )


@cache
def _words() -> _Words:
    data = table(__package__, "added_qualifiers.toml")
    phrases = (
        phrase
        for entries in table(__package__, "qualifiers.toml").values()
        for side in ("ar_before", "ar_after")
        for phrase in entries[side]
    )
    return _Words(
        english=frozenset(data["english"]),
        loose=frozenset(data["loose"]),
        arabic=frozenset(data["arabic"])
        | ({word for phrase in phrases for word in phrase.split()} - frozenset(data["particles"])),
        before={phrase: frozenset(words) for phrase, words in data["before"].items()},
        time=frozenset(table(__package__, "units.toml")["time"]),
    )
