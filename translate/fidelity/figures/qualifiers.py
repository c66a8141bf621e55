"""What a text says about a number's exactness: about, more than, at most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from translate.datafiles import table
from translate.fidelity.figures.figure import Language
from translate.fidelity.figures.numerals import Number
from translate.fidelity.words import Token, TokenKind
from translate.particles import unjoined

_NEGATORS = {
    # Not ما: in news it relates («ما أسفر عن مقتل أكثر من 60») far more often than it negates.
    "ar": frozenset({"لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن", "الا", "وليس"}),
    "en": frozenset({"not", "no", "never", "without", "nor", "n't", "cannot"}),
}


@cache
def _phrases(language: Language, side: str) -> dict[str, str]:
    return {
        phrase: name
        for name, entries in table(__package__, "qualifiers.toml").items()
        for phrase in entries[f"{language}_{side}"]
    }


def qualifier_of(tokens: Sequence[Token], number: Number, language: Language) -> str:
    """about, nearly, more than, at least, less than, at most, or ""."""
    first, last = number.first, number.last
    while first > 0 and (
        tokens[first - 1].text in "$€£¥" or tokens[first - 1].key in ("us", "ب", "ال", "ل", "the", "a")
    ):
        first -= 1
    before = _phrases(language, "before")
    for length in (5, 4, 3, 2, 1):
        if first < length:
            continue
        keys = [token.key for token in tokens[first - length : first]]
        for opener in unjoined(keys[0]) if language == "ar" else keys[:1]:
            if name := before.get(" ".join([opener, *keys[1:]])):
                return _negated(tokens, first - length, name, language)
    after = _phrases(language, "after")
    for skip in (0, 1, 2):
        for length in (3, 2, 1):
            keys = [token.key for token in tokens[last + skip : last + skip + length]]
            if len(keys) == length and (name := after.get(" ".join(keys))):
                return name
        if last + skip >= len(tokens) or tokens[last + skip].kind is TokenKind.MARK:
            break
    return ""


def _negated(tokens: Sequence[Token], at: int, qualifier: str, language: Language) -> str:
    """«لا يجتمع أكثر من اثنين» says at most two."""
    before = [token.key for token in tokens[max(0, at - 4) : at]]
    negators = [i for i, key in enumerate(before) if key in _NEGATORS[language]]
    if not negators or before[negators[-1] + 1 : negators[-1] + 2] in (
        ["يزال"],
        ["تزال"],
        ["زال"],
        ["زالت"],
        ["only"],
    ):
        return qualifier
    return {"more than": "at most", "less than": "at least"}.get(qualifier, qualifier)


@cache
def qualifier_repairs() -> dict[str, str]:
    """Arabic qualifier, folded → the English that is put in where a translation lost it."""
    return {
        form: entries["en_repair"]
        for entries in table(__package__, "qualifiers.toml").values()
        for form in entries["ar_certain"]
    }
