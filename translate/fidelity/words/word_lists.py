"""Lists of English and Arabic words that tell a name from a word."""

from __future__ import annotations

from functools import cache

from translate.datafiles import read_text, table


@cache
def english_words() -> frozenset[str]:
    """Lower-case English words that are no names."""
    return frozenset(
        line for line in read_text(__package__, "english_words.txt").splitlines() if not line.startswith("#")
    )


@cache
def calendar_words() -> frozenset[str]:
    """Months and weekdays, which the dates' comparison looks after."""
    data = table(__package__, "calendar.toml")
    days = {
        name + plural for names in data["weekdays"].values() for name in names["en"] for plural in ("", "s")
    }
    return frozenset(days | {name for names in data["months"].values() for name in names})


@cache
def known_names() -> frozenset[str]:
    """English proper names, lower case."""
    return frozenset(
        line for line in read_text(__package__, "english_names.txt").splitlines() if not line.startswith("#")
    )


@cache
def function_words() -> frozenset[str]:
    """Arabic words, folded, that are never a name's transliteration."""
    return frozenset(table(__package__, "arabic_function_words.toml")["words"])


@cache
def surnames() -> frozenset[str]:
    """English everyday words, lower case, that are common surnames too."""
    return frozenset(
        word
        for line in read_text(__package__, "surnames.txt").splitlines()
        if line[:1] != "#"
        for word in line.split()
    )


@cache
def titles() -> frozenset[str]:
    """Words before a name that a translator adds or leaves out, lower case."""
    return frozenset(table(__package__, "beside_names.toml")["titles"])


@cache
def foreign_particles() -> frozenset[str]:
    """Articles and prepositions of other languages written in Latin letters, lower case."""
    return frozenset(table(__package__, "beside_names.toml")["foreign"])
