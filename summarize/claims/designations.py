"""How an article designates a person by office, or a thing by its kind, with its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.records import Claim
from summarize.words import Token, fold_phrase
from translate.datafiles import table


@dataclass(frozen=True, slots=True)
class Designation:
    """A name `claim.text[start:end]` of the holder of an office, or of a thing of a kind (`role`).

    `ranked`: a rank of those that go with the family name stands before it.
    """

    role: str
    claim: Claim
    index: int
    start: int
    end: int
    person: bool
    ranked: bool = False

    @property
    def printed(self) -> str:
        """The name, verbatim."""
        return self.claim.text[self.start : self.end].strip()


@cache
def listed(kind: str) -> frozenset[str]:
    """A list of `data/designations.toml`, folded."""
    return frozenset(fold_phrase(word) for word in table(__package__, "designations.toml")[kind])


@cache
def ranks() -> frozenset[str]:
    """The ranks and titles that stand before a person's name."""
    return listed("family") | listed("titles")


def adjoins(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but space and quotation marks stands between word `index` and the word before it."""
    return not text[tokens[index - 1].end : tokens[index].start].strip(' "«»“”')
