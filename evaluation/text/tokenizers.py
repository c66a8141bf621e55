"""How a text becomes the words that ROUGE counts; each tokenizer names itself in the signature."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from evaluation.errors import ScoringError
from evaluation.text import stemmers

# ROUGE-1.5.5 lower-cases A-Z, parts words at hyphens and turns every other byte into a space.
_ROUGE155 = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ROUGE_SCORE = re.compile(r"[a-z0-9]+")
# Combining accents, harakat, Koranic marks, tatweel, zero-width and bidi characters.
_MARKS = re.compile(
    "[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_WORD = re.compile(r"[^\W_]+")
_LIGHT = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه"})


class Tokenizer:
    """Text → tokens. The last texts are remembered: several metrics ask for the same one in turn.

    `name` and `stems` stand in the signature as tok and stem.
    """

    def __init__(
        self, name: str, split: Callable[[str], list[str]], stem: Callable[[str], str] | None, stems: str
    ) -> None:
        self.name, self.stems = name, stems
        stems_of: dict[str, str] = {}

        def stemmed(word: str) -> str:
            found = stems_of.get(word)
            if found is None:
                assert stem is not None
                found = stems_of[word] = stem(word)
            return found

        def tokens(text: str) -> tuple[str, ...]:
            return tuple([stemmed(word) for word in split(text)] if stem else split(text))

        self._tokens = lru_cache(maxsize=256)(tokens)

    def __call__(self, text: str) -> tuple[str, ...]:
        return self._tokens(text)


def tokenizer(name: str, *, stem: bool = False) -> Tokenizer:
    """A tokenizer by its name.

    "1.5.5": ROUGE-1.5.5's, ASCII only. "rouge-score": that package's, ASCII only. "unicode": the letters and
    digits of any script. "arabic": "unicode" with alef, ya, ta marbuta and hamza seats folded. `stem` adds
    the stemmer that belongs to each; "unicode" has none. Raises ScoringError for an unknown name.
    """
    known: dict[str, tuple[Callable[[str], list[str]], Callable[[str], str] | None, str]] = {
        "1.5.5": (_rouge155, stemmers.rouge155, "porter-wordnet2.0"),
        "rouge-score": (_rouge_score, _longer_than_three, "porter-nltk"),
        "unicode": (_unicode, None, ""),
        "arabic": (_arabic, stemmers.light10, "light10"),
    }
    if name not in known:
        raise ScoringError(f"there is no ROUGE tokenizer {name!r}; there are {', '.join(known)}")
    split, stemmer, stems = known[name]
    if stem and stemmer is None:
        raise ScoringError(f"the tokenizer {name!r} has no stemmer; take 1.5.5 (English) or arabic")
    return Tokenizer(name, split, stemmer if stem else None, stems if stem else "no")


TOKENIZERS = ("1.5.5", "rouge-score", "unicode", "arabic")


def _longer_than_three(word: str) -> str:
    return stemmers.nltk(word) if len(word) > 3 else word


def _rouge155(text: str) -> list[str]:
    return _NOT_ASCII.sub(" ", text).translate(_ROUGE155).split()


def _rouge_score(text: str) -> list[str]:
    return _ROUGE_SCORE.findall(text.lower())


def _unicode(text: str) -> list[str]:
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    words: list[str] = _WORD.findall(plain)
    return words if plain.isascii() else [_western_digits(word) for word in words]


def _western_digits(word: str) -> str:
    return word if word.isalpha() else "".join(str(unicodedata.digit(c, c)) for c in word)


def _arabic(text: str) -> list[str]:
    return [word.translate(_LIGHT) for word in _unicode(text)]
