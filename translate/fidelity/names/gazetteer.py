"""Countries, regions, cities and peoples by their Arabic names, in English.

How newspapers write the names of the news is in `translate.fidelity.names.known_names`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_PLACES = frozenset({"country", "region", "city"})


def english_places(arabic: str) -> tuple[str, ...]:
    """The English names of a country, region or city, the gazetteer's usual one first; empty where it has none.

    Particles before the Arabic name do not matter.
    """
    return next(filter(None, (_places().get(form, ()) for form in _forms(arabic))), ())


def is_english_place(name: str) -> bool:
    """Whether an English name is that of a country, region or city, in any letter case."""
    return name.lower() in _english_names()


def english_peoples(arabic: str) -> frozenset[str]:
    """What the people and things of a country are called, in lower case: «تركيا» gives turkish, turks …"""
    peoples = _peoples()
    countries = {name for form in _forms(arabic) for name in (form, *_places().get(form, ())[:1])}
    return frozenset(word for country in countries for word in peoples.get(country, ()))


@cache
def all_peoples() -> frozenset[str]:
    """Every word for a people, in lower case, but for those that name a country too."""
    places = {name.lower() for names in _places().values() for name in names}
    return frozenset(word for words in _peoples().values() for word in words) - places


def _forms(arabic: str) -> tuple[str, ...]:
    from translate.fidelity.words import fold
    from translate.particles import without_particles

    key = " ".join(fold(word) for word in arabic.split())
    return (key, *without_particles(key))


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Folded Arabic form → English names; countries before cities of the same name."""
    names: dict[str, tuple[str, ...]] = {}
    for kind, english, arabic in sorted(_rows("places.tsv"), key=lambda row: row[0] != "country"):
        if kind in _PLACES:
            for form in arabic.split("|"):
                names.setdefault(form, tuple(english.split("|")))
    return names


@cache
def _english_names() -> frozenset[str]:
    return frozenset(name.lower() for names in _places().values() for name in names)


@cache
def _peoples() -> dict[str, frozenset[str]]:
    """By the country's English name and by each Arabic stem."""
    found: dict[str, frozenset[str]] = {}
    for country, english, arabic in _rows("nationalities.tsv"):
        words = frozenset(english.lower().split("|"))
        for key in (country, *arabic.split("|")):
            found[key] = found.get(key, frozenset()) | words
    return found


def _rows(name: str) -> Iterator[list[str]]:
    from translate.datafiles import read_text

    return (
        line.split("\t")
        for line in read_text(__package__, name).splitlines()
        if line and not line.startswith("#")
    )
