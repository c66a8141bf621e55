"""How surely an Arabic and a Latin word are one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate.datafiles import Chosen
from translate.fidelity.names.transliteration import arabic_letters, evidence, latin_letters, skeleton
from translate.fidelity.words import fold, function_words
from translate.particles import without_particles

_CHOSEN = Chosen(__package__, "likeness")

_ADJECTIVE_ENDINGS = (
    "s", "ian", "ians", "ean", "an", "ans", "ese", "ic", "ite", "ites", "i", "ish", "ism", "ist", "ists",
)  # fmt: skip
# Written ends of names that are said otherwise: Bordeaux, Renault.
_SILENT_ENDINGS = (("eaux", "o"), ("eau", "o"), ("ault", "o"), ("x", ""))


def similar(arabic: str, english: str) -> float:
    """How surely an Arabic and a Latin word are the same name, 0–1; 0.5 is the threshold of the gate.

    Particles and the article before the Arabic word, and a possessive on the English one, do not count. Of texts
    of several words, each English word is compared with its best Arabic word and the mean is given.
    """
    latin_words = [latin_letters(singular(word)) for word in english.replace("-", " ").split()]
    keys = [fold(word) for word in arabic.split()]
    latin_words = [word for word in latin_words if word not in ("al", "el", "")] or latin_words
    if not keys or not latin_words:
        return 0.0
    best = [
        max(best_evidence(keys, word), best_evidence(["".join(keys)], "".join(latin_words)))
        for word in latin_words
    ]
    return sum(_certainty(value) for value in best) / len(best)


def _certainty(value: float) -> float:
    least = least_evidence()
    return min(1.0, max(0.0, 0.5 + (value - least) / _CHOSEN("range")))


def singular(word: str) -> str:
    """`word` without its possessive ending."""
    for ending in ("'s", "’s", "s'", "s’"):
        word = word.removesuffix(ending)
    return word


def best_evidence(keys: Sequence[str], latin: str) -> float:
    """The best `evidence` of a Latin word (bare letters) with any of the folded Arabic words.

    Words of the same skeleton come first; when one is certain, no other is looked at.
    """
    classes = skeleton(latin)
    best = -9.0
    likely, possible = [], []
    for key in keys:
        if key in function_words():
            continue
        for form in without_particles(key):
            shape = skeleton(form)
            if shape == classes:
                likely.append(form)
            elif _may_match(classes, shape):
                possible.append(form)
    for form in (*likely, *possible):
        letters = arabic_letters(form)
        if letters:
            best = max(best, evidence(letters, latin))
            if best >= _CHOSEN("certain"):
                break
    return best


def _may_match(latin: str, arabic: str) -> bool:
    """Whether two skeletons are near enough for the dearer comparison."""
    if not latin or not arabic:
        return len(latin) + len(arabic) == 0
    shared = len(set(latin) & set(arabic))
    difference = abs(len(latin) - len(arabic))
    return shared * 2 >= min(len(set(latin)), len(set(arabic))) and difference <= max(
        1, min(len(latin), len(arabic)) // 2
    )


def adjective_stems(letters: str) -> Iterator[str]:
    """A Latin name as written and without the endings of plurals and adjectives, or as it is said in French."""
    yield letters
    for ending in _ADJECTIVE_ENDINGS:
        if letters.endswith(ending) and len(letters) - len(ending) >= 3:
            yield letters[: -len(ending)]
    for ending, said in _SILENT_ENDINGS:
        if letters.endswith(ending) and len(letters) - len(ending) >= 3:
            yield letters[: -len(ending)] + said


def least_evidence() -> float:
    """The log-odds per letter from which on two words count as one name."""
    return _CHOSEN("evidence")
