"""Arabic number words: what each may be worth, and what is written onto it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate.datafiles import table
from translate.fidelity.words import Token, TokenKind

# Letters written onto a following digit or word: and, so, by, for, as, the.
CLITICS = frozenset(
    [
        "و",
        "ف",
        "ب",
        "ل",
        "ك",
        "ال",
        "وال",
        "فال",
        "بال",
        "كال",
        "لل",
        "ول",
        "وب",
        "فب",
        "فل",
        "ولل",
        "وبال",
        "ه",
    ]
)
# «بالمئة» says percent, not a hundred.
PERCENT = frozenset({"بالمئه", "بالمائه", "بالميه"})


@dataclass(frozen=True, slots=True)
class Word:
    """A number word: its value in each class it may belong to, and what is written onto it."""

    classes: dict[str, float]
    conjoined: bool
    definite: bool
    bare: bool


@cache
def _classes() -> dict[str, dict[str, float]]:
    known: dict[str, dict[str, float]] = {}
    for name, values in table(__package__, "arabic_numbers.toml").items():
        if name.startswith("dual_nouns"):
            continue
        for value, forms in values.items():
            for form in forms:
                known.setdefault(form, {}).setdefault(name, float(value))
    return known


@cache
def _duals() -> dict[str, str]:
    forms: dict[str, str] = {}
    for name, endings in (("dual_nouns", ("ان", "ين")), ("dual_nouns_nominative", ("ان",))):
        for unit, nouns in table(__package__, "arabic_numbers.toml")[name].items():
            for noun in nouns:
                stem = noun[:-1] + "ت" if noun.endswith("ه") else noun
                forms.update({stem + ending: unit for ending in endings})
    return forms


def dual_unit(key: str) -> str:
    """The unit a dual noun counts («عامين»: year), or ""; `key` is folded."""
    duals = _duals()
    for form in _stripped(key):
        if form[0] in duals:
            return duals[form[0]]
    return ""


def _stripped(key: str) -> list[tuple[str, bool, bool, bool]]:
    """(word, conjoined, definite, bare) for every way of taking written-on particles off `key`."""
    forms = [(key, False, False, True)]
    if (len(key) > 3 or key[1:] == "ست") and key[0] in "وف":
        forms.append((key[1:], key[0] == "و", False, False))
    for word, conjoined, _, _ in tuple(forms):
        if (len(word) > 3 or word == "بست") and word[0] in "بلك":
            forms.append((word[1:], conjoined, False, False))
        if word.startswith("لل") and len(word) > 4:
            forms.append((word[2:], conjoined, True, False))
    for word, conjoined, _, _ in tuple(forms):
        if word.startswith("ال") and len(word) > 4:
            forms.append((word[2:], conjoined, True, False))
    return forms


@lru_cache(maxsize=16384)
def look_up(key: str) -> Word | None:
    """The number word in `key` (folded), whatever particles are written onto it."""
    known = _classes()
    for word, conjoined, definite, bare in _stripped(key):
        if word in known:
            return Word(known[word], conjoined, definite or word.startswith("ال"), bare)
    return None


def word_at(tokens: Sequence[Token], at: int) -> Word | None:
    """The number word at `at`, or None."""
    if at >= len(tokens) or tokens[at].kind is not TokenKind.ARABIC:
        return None
    return look_up(tokens[at].key)
