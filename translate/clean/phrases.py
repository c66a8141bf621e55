"""The phrases of page furniture, agencies, outlets and places, from the data files, as expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from translate.clean.lines import matching_key
from translate.datafiles import entries, rows, table


@cache
def spellings(name: str) -> frozenset[str]:
    """Every spelling in a list with one entry a line, as matching keys."""
    return frozenset(
        matching_key(word.rstrip("~")) for line in entries(__package__, name) for word in line.split("|")
    ) - {""}


@cache
def agency_names() -> tuple[str, ...]:
    """The agencies' names that are nothing else wherever they stand, as printed."""
    return tuple(
        word
        for line in entries(__package__, "agencies.txt")
        for word in line.split("|")
        if not word.endswith("~")
    )


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet: its name, its other spellings as printed, its domains and file-name words."""

    name: str
    spellings: tuple[str, ...]
    domains: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """The outlets of `outlets.tsv`."""
    found = []
    for name, others, domains in rows(__package__, "outlets.tsv"):
        spelled = (name, *(word for word in others.split("|") if word))
        found.append(Outlet(name, spelled, tuple(domains.split("|"))))
    return tuple(found)


@cache
def outlet_keys() -> dict[str, str]:
    """Matching key of every spelling → the outlet's name."""
    return {matching_key(word): outlet.name for outlet in outlets() for word in outlet.spellings}


@cache
def phrases(group: str, name: str) -> frozenset[str]:
    """One list of `boilerplate.toml`, as matching keys."""
    return frozenset(matching_key(word) for word in table(__package__, "boilerplate.toml")[group][name]) - {
        ""
    }


def choice(keys: Iterable[str]) -> str:
    """An expression for any of the keys in folded text: longest first, words parted by anything but words."""
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    return "|".join(r"[\W_]+".join(key.split()) for key in ordered)


def tiling(keys: Iterable[str]) -> re.Pattern[str]:
    """Matches a key that is made up of the given keys and of numbers only."""
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    return re.compile(rf"(?>(?:{'|'.join(ordered)}|\d+[km]?)(?: |$))++")


@cache
def credit_tiles() -> frozenset[str]:
    """What a line of credits is made of: agencies, outlets, places and words such as «خاص»."""
    # Initials of writers stand beside agencies: «ص.ش/أ.ح (د ب أ، رويترز)».
    initials = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
    tiles = initials | spellings("agencies.txt") | spellings("places.txt") | phrases("bylines", "tiles")
    return tiles | frozenset(outlet_keys())
