"""A number as read from a text, and the reading of number literals in every separator style."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translate.fidelity.words import Token, TokenKind

_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_MIXED = re.compile(r"([1-9]\d{0,2}(?:([.,])\d{3})+)([.,])(\d+)")


class Reading(StrEnum):
    """What sort of number words or digits were read."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    INDEFINITE = "indefinite"
    DECADE = "decade"
    CODE = "code"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Number:
    """The number that tokens `first` … `last - 1` write.

    `alternatives` are other values the same writing may have (3.500). `firm` says that a faithful translation
    writes this number too; one, two, first and words such as "both" are often dropped or paraphrased.
    """

    first: int
    last: int
    value: float
    reading: Reading = Reading.CARDINAL
    alternatives: tuple[float, ...] = ()
    firm: bool = True
    literal: bool = False
    scale: float = 1.0


def each(tokens: Sequence[Token], read: Callable[[Sequence[Token], int], Number | None]) -> list[Number]:
    """Every number that `read` finds at a place of `tokens`, in order and without overlap."""
    found: list[Number] = []
    position = 0
    while position < len(tokens):
        number = read(tokens, position)
        if number is None:
            position += 1
        else:
            found.append(number)
            position = number.last
    return found


def literal_values(text: str, *, decimal_point: bool) -> tuple[float, ...]:
    """The values `text` (ASCII digits, '.' and ',') may stand for, likeliest first; () when it is no one number.

    `decimal_point`: whether a lone '.' before three digits is likelier a decimal point (English) than a
    thousands separator (Arabic newspapers write 3.500 for three thousand five hundred).
    """
    if text.isdigit():
        return (float(text),)
    if match := _THOUSANDS.fullmatch(text):
        whole = float(re.sub(r"[.,]", "", text))
        if text.count(match.group(1)) > 1:
            return (whole,)
        fraction = float(text.replace(",", "."))
        if match.group(1) == ".":
            return (fraction, whole) if decimal_point else (whole, fraction)
        return (whole,) if decimal_point else (whole, fraction)
    match = _MIXED.fullmatch(text)
    if match and match.group(2) != match.group(3):
        return (float(re.sub(r"[.,]", "", match.group(1)) + "." + match.group(4)),)
    if text.count(".") + text.count(",") == 1:
        return (float(text.replace(",", ".")),)
    return ()


# Groups of three digits in a number: more are a table or a code, not a number.
_MOST_GROUPS = 6


def grouped_values(groups: Sequence[str], *, reversible: bool) -> tuple[float, ...]:
    """The values of digit groups set apart by spaces ("446 158 100"); () when they are no such number.

    `reversible`: Arabic typesetting may print the groups from right to left («000 25» is 25,000); where only the
    order decides, both readings are given, the reversed one first.
    """
    if len(groups) < 2 or not all(group.isdigit() for group in groups):
        return ()
    readings = []
    for ordered in (tuple(reversed(groups)), tuple(groups)) if reversible else (tuple(groups),):
        head, rest = ordered[0], ordered[1:]
        if len(head) <= 3 and head[0] != "0" and all(len(group) == 3 for group in rest):
            readings.append(float("".join(ordered)))
    return tuple(readings)


def space_grouped(tokens: Sequence[Token], at: int, *, reversible: bool) -> tuple[int, tuple[float, ...]]:
    """(last token, values) of the space-grouped number that starts at `at`; (at, ()) when there is none."""
    end = at + 1
    while (
        end < min(len(tokens), at + _MOST_GROUPS)
        and tokens[end].kind is TokenKind.NUMBER
        and tokens[end].start == tokens[end - 1].end + 1
        and len(tokens[end].key) <= 3
    ):
        end += 1
    for stop in range(end, at + 1, -1):
        values = grouped_values([token.key for token in tokens[at:stop]], reversible=reversible)
        if values:
            return stop - 1, values
    return at, ()
