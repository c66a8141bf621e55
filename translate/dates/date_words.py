"""The words of Arabic dates, from the data files: months of five traditions, weekdays, ordinals, cues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from translate.datafiles import rows, table
from translate.normalise import search_fold


@dataclass(frozen=True, slots=True)
class Month:
    """A month's number in its calendar; `loose` names are everyday words as well."""

    number: int
    calendar: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every key is plainly spelled (see `translate.normalise`)."""

    months: dict[str, Month]
    weekdays: dict[str, int]
    ordinals: dict[str, int]
    counts: dict[str, int]
    units: dict[str, str]
    duals: dict[str, str]
    relative_days: dict[str, int]
    periods: dict[str, str]
    qualifiers: dict[str, int]
    words: dict[str, frozenset[str]]


def plain(text: str) -> str:
    """One entry, spelled as the matchers see text."""
    return search_fold(text).text.strip()


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longest first, spaces loose."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(_escaped(part) for part in word.split()) for word in ordered)


def _escaped(word: str) -> str:
    return "".join(char if char.isalnum() else "\\" + char for char in word)


@cache
def lexicon() -> Lexicon:
    """The data files, read once."""
    data = table(__package__, "dates.toml")
    months = {
        plain(name): Month(int(number), calendar, loose == "loose")
        for calendar, number, _tradition, loose, names in rows(__package__, "months.tsv")
        for name in names.split("|")
    }
    weekdays = {
        plain(name): int(number)
        for number, names in rows(__package__, "weekdays.tsv")
        for name in names.split("|")
    }

    def numbered(group: str) -> dict[str, int]:
        return {plain(word): int(value) for word, value in data[group].items()}

    def inverted(group: str) -> dict[str, str]:
        return {plain(word): unit for unit, words in data[group].items() for word in words}

    words = {
        f"{group}.{name}": frozenset(plain(word) for word in entries)
        for group in (
            "year_cues",
            "month_cues",
            "not_a_weekday",
            "not_today",
            "coming",
            "event_links",
            "clock",
        )
        for name, entries in data[group].items()
    }
    return Lexicon(
        months=months,
        weekdays=weekdays,
        ordinals=numbered("ordinals"),
        counts=numbered("counts"),
        units=inverted("units"),
        duals=inverted("duals"),
        relative_days=numbered("relative_days"),
        periods=inverted("periods"),
        qualifiers=numbered("qualifiers"),
        words=words,
    )
