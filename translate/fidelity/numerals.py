"""A number as read from a text, and the reading of number literals in every separator style."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

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
