"""Which nouns would change their ending behind a preposition: sound plurals, duals and the five nouns in the nominative."""

from __future__ import annotations

import re
from functools import cache

from translate.fidelity.names import english_places
from translate.lexicon import PartOfSpeech, readings

_WORDS = re.compile(r"[^\W\d_]+")
_FIVE_NOUNS = frozenset({"أبو", "أخو", "ذو", "حمو"})
_NOMINAL = frozenset({PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE})


def would_change(phrase: str) -> bool:
    """Whether a word of a phrase as printed is a nominative that «بحسب» would have to change: «مسؤولون محليون», «شاهدان»,
    «مراقبو الهدنة», «أبو سعيد»; not «السودان», «البرلمان», «القانون», «السكان», whose ending is their own.
    """
    words = _WORDS.findall(phrase)
    return bool(words) and (words[0] in _FIVE_NOUNS or any(map(_is_nominative, words)))


@cache
def _is_nominative(word: str) -> bool:
    if not word.endswith(("ون", "ان", "و", "وا")) or english_places(word):
        return False
    found = readings(word)
    if found and found[0].entry.part is PartOfSpeech.NAME:
        return False
    plain = found[0].entry.glosses[0] if found else ""
    if word.endswith("ان"):
        # The lexicon glosses a dual with "two"; what it knows otherwise ends so by itself.
        stem = word[:-2]
        one = f"{stem[:-1]}ة" if stem.endswith("ت") else stem
        return plain.startswith("two ") if found else _is_nominal(one) or _is_nominal(f"{stem}ين")
    stem = word.removesuffix("ا").removesuffix("ن").removesuffix("و")
    many = not found or plain.endswith(("s", "men", "people"))
    return _is_nominal(f"{stem}ين") or (many and word.endswith("ون") and _is_nominal(stem))


def _is_nominal(word: str) -> bool:
    return any(
        one.entry.part in _NOMINAL and one.before in ("", "ال") and not one.behind for one in readings(word)
    )
