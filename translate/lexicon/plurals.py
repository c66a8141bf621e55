"""The plural of an English gloss, for what is counted."""

from __future__ import annotations

from functools import cache

from translate.datafiles import rows

_HISSING = ("s", "x", "z", "ch", "sh")


def plural(noun: str) -> str:
    """The plural of a noun, or the noun itself where it is one: "families", "men"; "" for what is no plain word."""
    if not noun.isalpha() or not noun.islower():
        return ""
    known = _irregular()
    if noun in known:
        return known[noun]
    if noun in known.values() or (noun.endswith("s") and not noun.endswith(("ss", "us", "is"))):
        return noun
    if noun.endswith("man") and len(noun) > 4:
        return f"{noun[:-3]}men"
    if noun.endswith("men") and len(noun) > 4:
        return noun
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


@cache
def _irregular() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(__package__, "plurals.tsv")}
