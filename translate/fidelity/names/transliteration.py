"""Whether an Arabic word and a Latin one are the same name, by the letters that stand for each other."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from translate.datafiles import Chosen, read_text
from translate.fidelity.words import fold

_CHOSEN = Chosen(__package__, "transliteration")

_LATIN_GROUP, _ARABIC_GROUP = 3, 2
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_HAMZA = str.maketrans(
    {"ء": "", "ئ": "ي", "ﺍ": "ا", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ج", "ک": "ك", "ی": "ي", "ە": "ه"}
)
_NEVER = -1e9
# Coarse classes of consonants for a first look; vowels, weak letters, h, ه, ح and ع fall away.
_LATIN_CLASSES = (
    ("tsch", "S"), ("sch", "S"), ("ph", "F"), ("th", "T"), ("sh", "S"), ("ch", "S"), ("kh", "K"), ("gh", "K"),
    ("dh", "T"), ("zh", "S"), ("ck", "K"), ("x", "KS"), ("b", "B"), ("p", "B"), ("v", "F"), ("f", "F"), ("t", "T"),
    ("d", "T"), ("s", "S"), ("z", "S"), ("c", "K"), ("j", "K"), ("g", "K"), ("k", "K"), ("q", "K"), ("l", "L"),
    ("m", "M"), ("n", "N"), ("r", "R"),
)  # fmt: skip
_ARABIC_CLASSES = {
    "ب": "B", "ف": "F", "ت": "T", "ث": "T", "د": "T", "ذ": "T", "ض": "T", "ط": "T", "ظ": "T", "س": "S", "ش": "S",
    "ص": "S", "ز": "S", "ج": "K", "خ": "K", "غ": "K", "ق": "K", "ك": "K", "ل": "L", "م": "M", "ن": "N", "ر": "R",
}  # fmt: skip


def latin_letters(word: str) -> str:
    """A Latin-script word as plain lower-case letters, accents and apostrophes taken off."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_SPECIAL))
    return "".join(char for char in plain if "a" <= char <= "z")


def arabic_letters(word: str) -> str:
    """An Arabic word as folded letters without hamza, marks and non-letters."""
    folded = fold(unicodedata.normalize("NFKC", word)).translate(_HAMZA)
    return "".join(char for char in folded if "ا" <= char <= "ي" and char != "ـ")


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """The coarse consonant classes of a name in either script, doubled ones once: «الرقة» and "Raqqa" give RK.

    An Arabic article is dropped when letters enough remain.
    """
    arabic = arabic_letters(word)
    if arabic:
        if arabic.startswith("ال") and len(arabic) > 4:
            arabic = arabic[2:]
        # «سوتشي», Sochi: two letters for one sound.
        arabic = arabic.replace("تش", "ش")
        classes = "".join(_ARABIC_CLASSES.get(letter, "") for letter in arabic)
    else:
        classes = _latin_classes(latin_letters(word))
    return "".join(c for i, c in enumerate(classes) if i == 0 or classes[i - 1] != c)


def _latin_classes(letters: str) -> str:
    found, at = [], 0
    while at < len(letters):
        for group, name in _LATIN_CLASSES:
            if letters.startswith(group, at):
                found.append(name)
                at += len(group)
                break
        else:
            at += 1
    return "".join(found)


@cache
def _letter_table() -> dict[tuple[str, str], float]:
    rows = (
        line.split("\t")
        for line in read_text(__package__, "letters.tsv").splitlines()
        if not line.startswith("#")
    )
    return {(latin, arabic): float(weight) for latin, arabic, weight in rows}


@cache
def _letter_rows() -> dict[str, dict[str, float]]:
    """The letter table by Latin group."""
    rows: dict[str, dict[str, float]] = {}
    for (latin, arabic), weight in _letter_table().items():
        rows.setdefault(latin, {})[arabic] = weight
    return rows


def _unseen() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Log-odds where the table has none, by the size of the Latin group: standing alone, and with one Arabic letter."""
    left_out, longer = _CHOSEN("left_out"), (_NEVER,) * (_LATIN_GROUP - 1)
    return (_NEVER, left_out, *longer), (left_out, _CHOSEN("unpaired"), *longer)


@lru_cache(maxsize=16384)
def evidence(arabic: str, latin: str) -> float:
    """Log-odds, per letter of the longer word, that two words (bare letters) are one name; -9 when they cannot be.

    The best segmentation under the letter table, Viterbi.
    """
    table = _letter_rows()
    alone, paired = _unseen()
    rows, columns = len(latin), len(arabic)
    groups = [(arabic[j : j + 1], arabic[j : j + 2] if j + 2 <= columns else "") for j in range(columns + 1)]
    best = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        here_row = best[i]
        steps = [
            (k, best[i + k], table.get(latin[i : i + k], {})) for k in range(min(_LATIN_GROUP, rows - i) + 1)
        ]
        for j in range(columns + 1):
            here = here_row[j]
            if here < -1e8:
                continue
            single, double = groups[j]
            for k, row, weights in steps:
                if k:
                    weight = here + weights.get("", alone[k])
                    if weight > row[j]:
                        row[j] = weight
                if single:
                    weight = here + weights.get(single, paired[k])
                    if weight > row[j + 1]:
                        row[j + 1] = weight
                if double:
                    weight = here + weights.get(double, _NEVER)
                    if weight > row[j + 2]:
                        row[j + 2] = weight
    total = best[rows][columns]
    return max(-9.0, total / max(rows, columns)) if rows and columns else -9.0
