"""Capitalised English words that are formed from words, or misspelt ones, and so no names: "Peacebuilding"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from translate.datafiles import Chosen
from translate.fidelity.words.english_words import stem
from translate.fidelity.words.word_lists import english_words
from translate.fidelity.words.word_translations import translations

_CHOSEN = Chosen(__package__, "formed_words")

# Endings of words that are formed in English and therefore translated, not transliterated.
_WORD_ENDINGS = (
    "ization", "isation", "ability", "ibility", "logical", "ological", "person", "ness", "ship", "ational", "mental",
    "ically", "iveness", "ology", "ologist", "ologists", "ograph", "ography", "metric", "istic", "istics",
)  # fmt: skip
# What a compound that is no name ends in.
_FORMED_ENDINGS = (
    "ing", "ed", "er", "s", "tion", "ment", "ism", "ist", "al", "ic", "ive", "ous", "able", "ary", "ness", "ity", "ly",
)  # fmt: skip
_PREFIXES = frozenset({
    "inter", "intra", "anti", "counter", "geo", "meta", "micro", "multi", "pre", "post", "sub", "super", "trans",
    "tele", "bio", "eco", "electro", "mid", "cyber", "poly", "mono", "hydro", "photo", "thermo", "nano", "neuro",
    "cardio", "psycho", "socio", "agro", "aero", "astro", "neo", "pan", "pseudo", "ultra", "hyper", "mega", "para",
    "auto", "semi", "non",
})  # fmt: skip


def is_formed(letters: str) -> bool:
    """Whether a word (bare letters, lower case) is an English one with an ending, a compound, or a slip of the pen."""
    return (
        any(part in english_words() for part in _without_endings(letters))
        or letters.endswith(_WORD_ENDINGS)
        or _is_compound(letters)
        or _misspelt(letters)
    )


def _is_compound(letters: str) -> bool:
    """ "Peacebuilding", "Supervillains": two words, or a prefix and a word, written as one, and no "Goldstein"."""
    return letters.endswith(_FORMED_ENDINGS) and bool(_parts(letters))


@lru_cache(maxsize=16384)
def _parts(letters: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a word as two English words, or a prefix and a word, written as one."""
    words = english_words()
    return tuple(
        (letters[:at], letters[at:])
        for at in range(3, len(letters) - 3)
        if len(letters) >= _CHOSEN.whole("least_compound")
        and letters[at:] in words
        and (letters[:at] in words or letters[:at] in _PREFIXES)
    )


def parts_translated(letters: str, arabic: Sequence[str]) -> bool:
    """Whether the Arabic says a word of the compound: «أسد البحر», "Sealion"."""
    parts = _parts(letters)
    said = {word for other in arabic for word in translations(other)} if parts else set()
    return any(stem(word) in said for part in parts for word in part)


@lru_cache(maxsize=16384)
def _misspelt(letters: str) -> bool:
    """A long word one letter away from an English one, or the beginning of one ("Botanic"): no name."""
    if len(letters) < _CHOSEN.whole("least_misspelt"):
        return False
    words, alphabet = english_words(), "abcdefghijklmnopqrstuvwxyz"
    cuts = [(letters[:i], letters[i:]) for i in range(len(letters) + 1)]
    return (
        any(letters + ending in words for ending in ("al", "e", "n", "s", "ly"))
        or any(left + right[1:] in words for left, right in cuts if right)
        or any(left + right[1] + right[0] + right[2:] in words for left, right in cuts if len(right) > 1)
        or any(left + letter + right in words for left, right in cuts for letter in alphabet)
    )


def _without_endings(letters: str) -> Iterator[str]:
    for ending in ("s", "es", "ers", "er", "ing", "ed", "ly", "ism", "ist", "ists"):
        if letters.endswith(ending) and len(letters) - len(ending) >= 4:
            yield letters[: -len(ending)]
