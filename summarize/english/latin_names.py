"""Arabic names in Latin letters: the known spelling, or else letter by letter in the manner of the agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarize.english.spellings import spellings
from summarize.words import fold_word
from translate.datafiles import rows, table
from translate.fidelity.names import known_names_in, known_words
from translate.lexicon import PartOfSpeech, readings

# Letters as agencies print them, without dots or macrons; long vowels and what reads as one are treated apart.
_LETTERS = {
    "ء": "", "ؤ": "u", "ئ": "i", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "گ": "g", "ڤ": "v", "پ": "p", "چ": "ch",
}  # fmt: skip
_VOWELS = {"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "و": "u", "ي": "i", "ة": "a"}
_HOLY = ("مار", "دير", "سيدي")  # a saint, and the monastery or the town that has the name
_MOST = 2  # consonants in a row
_ARABIC = re.compile(r"[\u0620-\u064a\u0651\u06a9\u06af\u067e\u0686\u06a4]+")
_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u0650\u0652-\u065f\u0670ـ]")
_SHADDA = "\u0651"
_PREFIXES = {
    "عبد": "Abdul",
    "أبو": "Abu",
    "ابو": "Abu",
    "بن": "bin",
    "ابن": "Ibn",
    "آل": "Al",
    "أم": "Umm",
    "بنت": "bint",
}


def transliterated(name: str) -> str:
    """A name in Latin letters: "إبراهيم الحسناوي" is "Ibrahim al-Hasnawi"; short vowels are guessed.

    Inside `spelled_as_in` as the translations there spell it.
    """
    words = _MARKS.sub("", name).split()
    return whole_person(words) or joined_name(_word(word) for word in words)


def whole_person(words: Sequence[str]) -> str:
    """The agencies' spelling of a public person by given and family name; "" for others, and where translations spell it."""
    given = 2 if words and words[0] in _PREFIXES else 1
    if len(words) <= given or any(map(spellings().of, words)):
        return ""
    return _listed(" ".join(words).replace(_SHADDA, ""))


def joined_name(words: Iterable[str]) -> str:
    """The words of a name in Latin letters as one: "Abdul", "Allah" is "Abdullah"."""
    found = " ".join(filter(None, words))
    found = re.sub(r"\bAbdul [Aa]l-", "Abdul ", re.sub(r"\bAbdul Allah\b", "Abdullah", found))
    # «نصر الله», «فضل الله».
    halves = "|".join(table(__package__, "phrases.toml")["before_allah"])
    return re.sub(rf"\b({halves}) Allah\b", r"\1allah", found)


def name_in_english(name: str) -> str:
    """The name of a person as agencies write it; "" where it may be anything else (a place, a ship, a game).

    Sure is a first word that is known for a name and for no place, with words behind it that are names or in no lexicon.
    """
    words = _MARKS.sub("", name).split()
    if not words or not all(_ARABIC.fullmatch(word) for word in words) or _is_place(words):
        return ""
    first, *others = words
    if first.startswith("ال") or not (others if first in _PREFIXES else _known(first)):
        return ""
    sure = all(fold_word(word) in _names() or word in _PREFIXES or not readings(word) for word in others)
    return transliterated(name) if sure else ""


def _is_place(words: Sequence[str]) -> bool:
    """Whether a name is a place's, or begins with one: «أبو ظبي» and «مصر للطيران» are no men."""
    single, several = _places()
    return words[0] in _HOLY or fold_word(words[0]) in single or " ".join(map(fold_word, words)) in several


@lru_cache(maxsize=1)
def _places() -> tuple[frozenset[str], frozenset[str]]:
    single, several = known_words()
    return frozenset(map(fold_word, single)), frozenset(" ".join(map(fold_word, words)) for words in several)


def _word(word: str) -> str:
    plain = word.replace(_SHADDA, "")
    if plain in _PREFIXES:
        return _PREFIXES[plain]
    if told := spellings().of(plain):
        return told
    if known := _known(plain) or _listed(plain):
        return known
    if plain.startswith("ال") and len(plain) > 4:
        rest = _known(plain[2:])
        return f"al-{rest or _spelled(word[2:])}"
    return _spelled(word)


def words_of_persons(text: str) -> frozenset[str]:
    """The words of the public persons that a text names whole: «غير بيدرسون» is no negation."""
    found = (text[one.start : one.end] for one in known_names_in(text) if one.kind == "person")
    return frozenset(word for name in found if " " in name for word in name.split())


@lru_cache(maxsize=1 << 12)
def _listed(name: str) -> str:
    """The usual spelling of a person's name, a word of it or the whole, in the list of names that the news knows."""
    found = known_names_in(name)
    return next(
        (one.english for one in found if one.kind == "person" and (one.start, one.end) == (0, len(name))), ""
    )


def _known(word: str) -> str:
    """The usual spelling of a name that the tables know."""
    if fixed := _names().get(fold_word(word)):
        return fixed
    for reading in readings(word):
        if reading.entry.part is PartOfSpeech.NAME and not reading.before and not reading.behind:
            gloss = reading.entry.glosses[0]
            return gloss if gloss[:1].isupper() else ""
    return ""


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {fold_word(row[0]): row[1] for row in rows(__package__, "names.tsv")}


def _spelled(word: str) -> str:
    """Letter by letter, an "a" after the first of two opening consonants and before a third in a row."""
    spelled, run = "", 0
    for place, letter in enumerate(word):
        if letter == _SHADDA:
            # Doubled, as "Bannaq".
            sound = _LETTERS.get(word[place - 1], "") if place else ""
            spelled += sound if len(sound) == 1 else ""
            continue
        sound = _sound(letter, word[place - 1 : place], word[place + 1 : place + 2])
        if not sound:
            continue
        if sound[0] in "aeiou":
            # One vowel where two letters stand for it: "Saad", but "Tamari".
            spelled += sound if spelled[-1:] != sound else ""
            run = 0
            continue
        if run and (run >= _MOST):
            spelled += "a"
            run = 0
        spelled += sound
        run = run + 1 if spelled != sound else _MOST
    return spelled[:1].upper() + spelled[1:]


def _sound(letter: str, before: str, after: str) -> str:
    beside_vowel = after in ("ا", "أ", "آ", "ى", "ة", "و", "ي") and after != letter
    if letter == "و":
        return "w" if not before or (before in "اأآ" and after) or beside_vowel else "u"
    if letter == "ي":
        return "y" if not before or (before in "اأآ" and after) or beside_vowel else "i"
    return _VOWELS.get(letter) or _LETTERS.get(letter, letter if letter.isascii() else "")
