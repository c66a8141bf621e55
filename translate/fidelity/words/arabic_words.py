"""Arabic words without what is written onto them, and the forms a sentence holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from translate.fidelity.words.tokens import Token, TokenKind
from translate.particles import without_particles

# Endings of number, gender, relation and possession that a stem may carry, longest first.
_ENDINGS = (
    "يتين", "يتان", "ياتهم", "يين", "يون", "يات", "تين", "تان", "ون", "ين", "ات", "ان", "يه", "وا", "نا", "هم", "ها",
    "ه", "ا", "ي",
)  # fmt: skip


@lru_cache(maxsize=16384)
def stems(key: str) -> frozenset[str]:
    """Every form of `without_particles`, each also without an ending."""
    found = set()
    for form in without_particles(key):
        found.add(form)
        for ending in _ENDINGS:
            if form.endswith(ending) and len(form) - len(ending) >= 2:
                found.add(form[: -len(ending)])
    return frozenset(found)


class WordForms:
    """The words of one Arabic text, for looking up stems and runs of words in any inflection."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.keys = [token.key for token in tokens if token.kind is TokenKind.ARABIC]
        self._stems = [stems(key) for key in self.keys]
        self._all: frozenset[str] = frozenset().union(*self._stems)

    def holds(self, phrase: str) -> bool:
        """Whether the words of `phrase` (folded, with or without article) stand in the text, in order and adjacent."""
        words = phrase.split()
        if len(words) == 1:
            return self._known(phrase)
        return all(self._known(word) for word in words) and any(True for _ in self.positions(words))

    def _known(self, word: str) -> bool:
        return word in self._all or (word.startswith("ال") and len(word) > 4 and word[2:] in self._all)

    def positions(self, words: Sequence[str]) -> Iterator[int]:
        """Where the run of `words` begins, as an index into `keys`."""
        for start in range(len(self._stems) - len(words) + 1):
            if all(
                word in found or (word.startswith("ال") and word[2:] in found)
                for word, found in zip(words, self._stems[start:], strict=False)
            ):
                yield start
