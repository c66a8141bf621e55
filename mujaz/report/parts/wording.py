"""What the reports call sections, flags, outcomes and verdicts, for a lay reader."""

from __future__ import annotations

import datetime
import functools
import math
import tomllib
from importlib import resources
from typing import Any

from summarize.briefing import day_in_english

_FILES = {"en": "wording.toml", "ar": "wording.ar.toml"}


@functools.cache
def _tables(language: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(_FILES[language]).read_text(encoding="utf-8"))


def wording(table: str, key: str, language: str = "en") -> str:
    """The phrase for an enum's value; a value without one is shown as it is, with a capital."""
    phrase = _tables(language)[table].get(str(key))
    return str(key)[:1].upper() + str(key)[1:] if phrase is None else str(phrase)


def phrases(table: str, language: str) -> dict[str, str]:
    """A table of phrases by name."""
    return {name: str(phrase) for name, phrase in _tables(language)[table].items()}


def section_wording(kind: str, language: str = "en") -> tuple[str, str, str]:
    """A section's title, the sentence that says how to read it, and the one that stands in an empty one."""
    entry = _tables(language)["sections"][str(kind)]
    return entry["title"], entry["intro"], entry["empty"]


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: 1 sentence, 1,204 sentences."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def times(number: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def any_of(listed: str) -> str:
    """ "damaged or affected" for the "damaged; affected" of a word list."""
    first, _, last = listed.rpartition("; ")
    return f"{first.replace('; ', ', ')} or {last}" if first else last


def day(date: datetime.date | None) -> str:
    """A date as a reader of English writes it, 4 March 2031, whatever the system's language; "" for None."""
    return "" if date is None else day_in_english(date)


def percent(share: float) -> int | None:
    """A share of 0–1 in whole per cent; None where nothing was measured (nan)."""
    return None if math.isnan(share) else round(100 * share)
