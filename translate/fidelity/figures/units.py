"""The unit that a number counts: percent, money, measures, persons, years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from translate.datafiles import table
from translate.fidelity.figures.arabic_number_words import dual_unit
from translate.fidelity.figures.figure import Kind, Language
from translate.fidelity.figures.numerals import Number
from translate.fidelity.words import Token, TokenKind

DASHES = frozenset("-–—−‑")
_AGE_BEFORE = {
    "ar": frozenset({"عمره", "عمرها", "عمرهم", "العمر", "عمر", "سن", "عمرهما", "اعمارهم"}),
    "en": frozenset({"aged", "age", "ages"}),
}


@cache
def _units(language: Language) -> dict[str, tuple[str, Kind | None]]:
    kinds = {"percent": Kind.PERCENT, "money": Kind.MONEY, "measure": Kind.MEASURE}
    return {
        form: (unit, kinds.get(group))
        for group, entries in table(__package__, "units.toml").items()
        for unit, forms in entries.items()
        for form in forms[language]
    }


def unit_of(tokens: Sequence[Token], number: Number, language: Language) -> tuple[str, Kind | None]:
    """(unit, kind where the unit decides it) from the sign before or the words after the number."""
    if language == "ar" and number.last - number.first == 1:
        dual = dual_unit(tokens[number.first].key)
        if dual:
            return dual, None
    known = _units(language)
    before = tokens[number.first - 1] if number.first else None
    if before is not None and before.kind is TokenKind.MARK and before.key in known:
        return known[before.key]
    at = number.last
    reach = 2 if language == "ar" else 3
    seen = 0
    while at < len(tokens) and seen < reach:
        token = tokens[at]
        key = token.key
        if language == "ar" and key not in known and key.startswith("ال") and key[2:] in known:
            key = key[2:]
        if token.kind is TokenKind.MARK and key not in known:
            if token.text not in DASHES or not token.joined:
                break
        elif key in ("في", "من", "per", "of", "ال") and at + 1 < len(tokens):
            following = tokens[at + 1].key
            if key == "per" and following == "cent":
                return "percent", Kind.PERCENT
            if key in ("في", "من") and following in ("المئه", "المائه", "الميه"):
                return "percent", Kind.PERCENT
        elif key in known:
            following = tokens[at + 1].key if at + 1 < len(tokens) else ""
            return ("", None) if following.isdigit() and len(following) == 4 else known[key]
        elif token.kind is TokenKind.NUMBER or key in ("and", "or", "to", "than", "و", "الي"):
            break
        else:
            seen += 1
        at += 1
    return "", None


def kind_of_unit(unit: str) -> Kind | None:
    """Whether a unit is one of money, of measure or a percentage; None for people, times and unknown ones."""
    return next((kind for known, kind in _units("ar").values() if known == unit), None) if unit else None


def states_age(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    """Whether words around a number of years make it an age."""
    before = {token.key.lstrip("بل") for token in tokens[max(0, number.first - 3) : number.first]}
    if before & _AGE_BEFORE[language]:
        return True
    return language == "en" and any(t.key == "old" for t in tokens[number.last : number.last + 4])
