"""Arabic number words: what each may be worth, and what is written onto it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate.datafiles import table
from translate.fidelity.words import Token, TokenKind
from translate.particles import ARTICLE, FUSED, cuts, without_particles

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
# «وست», «بست»; but «لست» is "I am not".
_SHORT = ("ست",)
_NOT, _COUNTED = "لست", "ات"
_BEFORE_SHORT = ("", "و", "ف", "ب", "وب", "فب")
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
    for form in without_particles(key):
        if form in duals:
            return duals[form]
    return ""


@lru_cache(maxsize=16384)
def look_up(key: str) -> Word | None:
    """The number word in `key` (folded), whatever particles are written onto it."""
    known = _classes()
    for before, word in cuts(key, _SHORT):
        if word in known and (word not in _SHORT or before in _BEFORE_SHORT):
            definite = before.endswith((ARTICLE, FUSED)) or word.startswith(ARTICLE)
            return Word(known[word], before[:1] == "و", definite, not before)
    return None


def word_at(tokens: Sequence[Token], at: int) -> Word | None:
    """The number word at `at`, or None."""
    if at >= len(tokens) or tokens[at].kind is not TokenKind.ARABIC:
        return None
    key = tokens[at].key
    counts = at + 1 < len(tokens) and tokens[at + 1].key.endswith(_COUNTED)
    # «انتظر لست ساعات»: what is counted follows.
    return look_up(key.removesuffix(_NOT) + _SHORT[0] if counts and key.endswith(_NOT) else key)
