"""Years in words, 1900-2099: «عام ألفين واثنين وعشرين», «سنة ألف وتسعمئة وسبع وستين», units first as well."""

from __future__ import annotations

import re
from functools import cache

from translate.datafiles import table
from translate.dates.date_words import alternatives, plain

_BASE = r"الف\s+و\s?تسع\s?(?:ميه|مايه)|الف(?:ين|ان)"


@cache
def _numbers(group: str) -> dict[str, int]:
    return {
        plain(word): int(value)
        for word, value in table(__package__, "dates.toml")["year_words"][group].items()
    }


@cache
def _rest() -> str:
    units, tens = alternatives(_numbers("units")), alternatives(_numbers("tens"))
    return rf"(?:(?:{alternatives(_numbers('teens'))})|(?:{units})\s+و\s?(?:{tens})|(?:{tens})|(?:{units}))(?!\w)"


@cache
def year_in_words(*, alone: bool) -> str:
    """An expression for a year in plainly spelled words; `alone`: «ألفين» without more is one too, as after «عام»."""
    rest = _rest()
    whole = rf"(?:{_BASE})\s+و\s?{rest}|{rest}\s+و\s?(?:{_BASE})(?!\w)"
    return rf"(?:{whole}|(?:{_BASE})(?!\w))" if alone else rf"(?:{whole})"


def worded_year(text: str) -> int | None:
    """The year that plainly spelled words say, or None where they say none."""
    base = re.search(_BASE, text)
    if base is None:
        return None
    year = 1900 if "تسع" in base[0] else 2000
    # «وأحد عشر» begins with the letters of «واحد»: the conjunction goes first.
    spelled = f"{text[: base.start()]} {text[base.end() :]}"
    rest = re.search(rf"^(?:.*\b(?:عام|سنه))?\s*(?:و\s?)?(?P<rest>{_rest()})(?:\s+و)?\s*$", spelled)
    if rest is None:
        return year
    words = " ".join(rest["rest"].split())
    if words in _numbers("teens"):
        return year + _numbers("teens")[words]
    known = _numbers("units") | _numbers("tens")
    return year + sum(known[part.strip()] for part in re.split(r"\s+و\s?", words))
