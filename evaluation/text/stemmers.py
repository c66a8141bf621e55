"""Stemmers that other people's scores were made with, rebuilt to give the same stems.

`rouge155` is the stemmer inside ROUGE-1.5.5: WordNet 2.0's irregular forms first, then Porter (1980) as that
script has it (with "bli" and "logi", and -ement, -ment, -ent tried one after the other). `nltk` is the
default of NLTK's PorterStemmer, which rouge-score uses. `light10` is Larkey, Ballesteros & Connell (2007) for
Arabic. The differential tests hold each against its model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from evaluation.text.datafiles import entries

_C, _V = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_MORE_THAN_0 = re.compile(f"(?:{_C})?{_V}{_C}")
_EXACTLY_1 = re.compile(f"(?:{_C})?{_V}{_C}(?:{_V})?$")
_MORE_THAN_1 = re.compile(f"(?:{_C})?{_V}{_C}{_V}{_C}")
_HAS_VOWEL = re.compile(f"(?:{_C})?[aeiouy]")
_SHORT = re.compile(f"{_C}[aeiouy][^aeiouwxy]$")
_DOUBLE = re.compile(r"([^aeiouylsz])\1$")
_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive",
    "biliti": "ble",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate",
    "iti", "ous", "ive", "ize",
)  # fmt: skip
_ROUGE_STEP_4 = tuple(suffix for suffix in _STEP_4 if suffix not in ("ment", "ent"))


@cache
def wordnet_exceptions() -> dict[str, str]:
    """Irregular form → lemma, from WordNet 2.0's exception lists."""
    pairs = map(str.split, entries(__package__, "wordnet_exceptions.txt"))
    return {form: lemma for form, lemma, *_ in pairs}


def rouge155(word: str) -> str:
    """The stem ROUGE-1.5.5 -m gives a lower-case word; it leaves words of up to three letters alone."""
    if len(word) <= 3:
        return word
    return wordnet_exceptions().get(word) or _porter_rouge155(word)


def _porter_rouge155(word: str) -> str:
    initial_y = word[0] == "y"
    if initial_y:  # so that no pattern takes it for a vowel
        word = "Y" + word[1:]
    word = _without_plural(word)
    word = _without_tense(word)
    if word.endswith("y") and _HAS_VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    for table in ({**_STEP_2, "logi": "log"}, _STEP_3):
        suffix = _ending(word, tuple(table))
        if suffix and _MORE_THAN_0.match(word[: -len(suffix)]):
            word = word[: -len(suffix)] + table[suffix]
    word = _without_derivation(word)
    if word.endswith("e"):
        stem = word[:-1]
        if _MORE_THAN_1.match(stem) or (_EXACTLY_1.match(stem) and not _SHORT.match(stem)):
            word = stem
    if word.endswith("ll") and _MORE_THAN_1.match(word):
        word = word[:-1]
    return "y" + word[1:] if initial_y else word


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if len(word) > 1 and word.endswith("s") and word[-2] != "s":
        return word[:-1]
    return word


def _without_tense(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _MORE_THAN_0.match(word[:-3]) else word
    suffix = _ending(word, ("ed", "ing"))
    stem = word[: -len(suffix)] if suffix else ""
    if not suffix or not _HAS_VOWEL.match(stem):
        return word
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if _DOUBLE.search(stem):
        return stem[:-1]
    return stem + "e" if _SHORT.match(stem) else stem


def _without_derivation(word: str) -> str:
    for suffixes in (_ROUGE_STEP_4, ("ment",), ("ent",)):
        suffix = _ending(word, suffixes)
        if suffix and _MORE_THAN_1.match(word[: -len(suffix)]):
            word = word[: -len(suffix)]
        if suffix == "ent":
            return word
    if word.endswith(("sion", "tion")) and _MORE_THAN_1.match(word[:-3]):
        return word[:-3]
    return word


def _ending(word: str, suffixes: tuple[str, ...]) -> str:
    """The longest of `suffixes` that ends `word`."""
    return max((suffix for suffix in suffixes if word.endswith(suffix)), key=len, default="")


_IRREGULAR = {
    form: stem
    for stem, forms in {
        "sky": "sky skies", "die": "dying", "lie": "lying", "tie": "tying", "news": "news",
        "inning": "innings inning", "outing": "outings outing", "canning": "cannings canning", "howe": "howe",
        "proceed": "proceed", "exceed": "exceed", "succeed": "succeed",
    }.items()
    for form in forms.split()
}  # fmt: skip


def nltk(word: str) -> str:
    """The stem NLTK's PorterStemmer gives in its default mode, which rouge-score uses."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 2:
        return word
    word = word[:-1] if word.endswith("ies") and len(word) == 4 else _without_plural(word)
    word = _nltk_tense(word)
    if word.endswith("y") and len(word) > 2 and _consonants(word[:-1])[-1] == "c":
        word = word[:-1] + "i"
    word = _nltk_step_2(word)
    word = _replaced(word, _STEP_3, lambda stem: _measure(stem) > 0)
    word = _nltk_step_4(word)
    if word.endswith("e"):
        stem = word[:-1]
        if _measure(stem) > 1 or (_measure(stem) == 1 and not _ends_short(stem)):
            word = stem
    if word.endswith("ll") and _measure(word[:-1]) > 1:
        word = word[:-1]
    return word


def _nltk_tense(word: str) -> str:
    if word.endswith("ied"):
        return word[:-1] if len(word) == 4 else word[:-2]
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    suffix = _ending(word, ("ed", "ing"))
    stem = word[: -len(suffix)] if suffix else ""
    if not suffix or "v" not in _consonants(stem):
        return word
    if stem.endswith(("at", "bl", "iz")):
        return stem + "e"
    if len(stem) > 1 and stem[-1] == stem[-2] and _consonants(stem)[-1] == "c":
        return stem if stem[-1] in "lsz" else stem[:-1]
    return stem + "e" if _measure(stem) == 1 and _ends_short(stem) else stem


def _nltk_step_2(word: str) -> str:
    if word.endswith("alli") and _measure(word[:-4]) > 0:
        return _nltk_step_2(word[:-2])
    if not _ending(word, tuple(_STEP_2)) and word.endswith("logi"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    return _replaced(word, {**_STEP_2, "fulli": "ful"}, lambda stem: _measure(stem) > 0)


def _nltk_step_4(word: str) -> str:
    suffix = _ending(word, (*_STEP_4, "ion"))
    stem = word[: -len(suffix)] if suffix else word
    if not suffix or _measure(stem) < 2 or (suffix == "ion" and not stem.endswith(("s", "t"))):
        return word
    return stem


def _replaced(word: str, table: dict[str, str], allowed: Callable[[str], bool]) -> str:
    suffix = _ending(word, tuple(table))
    if not suffix or not allowed(word[: -len(suffix)]):
        return word
    return word[: -len(suffix)] + table[suffix]


def _consonants(word: str) -> str:
    """One c or v a letter; y is a consonant at the start and after a vowel."""
    forms: list[str] = []
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and bool(forms) and forms[-1] == "c")
        forms.append("v" if vowel else "c")
    return "".join(forms)


def _measure(stem: str) -> int:
    return _consonants(stem).count("vc")


def _ends_short(stem: str) -> bool:
    forms = _consonants(stem)
    return (forms.endswith("cvc") and stem[-1] not in "wxy") or forms == "vc"


_LIGHT_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
_LIGHT_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")


def light10(word: str) -> str:
    """Larkey's light10 stem of a normalised Arabic word: article and particles off, then common endings."""
    if len(word) > 3 and word[0] == "و":
        word = word[1:]
    for prefix in _LIGHT_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            word = word[len(prefix) :]
            break
    for suffix in _LIGHT_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word
