"""How an article designates a person by office, or a thing by its kind, with its name; ships, games, weapons named in marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.claims.arabic_names import identity
from summarize.records import Claim
from summarize.words import Token, bare, fold_phrase, is_among, stem, tokenise
from translate.clean import agency_names
from translate.datafiles import Chosen, table

_CHOSEN = Chosen(__package__, "designations")

_MARKED = re.compile(r"[«“(\"]\s*([^«»“”()\"]{2,60}?)\s*[»”)\"]")


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


def things(claim: Claim, index: int) -> tuple[Designation, ...]:
    """The things that a claim names: «السفينة "نورس"», «لعبة فيديو تحمل اسم (…)»."""
    text, tokens = claim.text, tokenise(claim.text)
    found = []
    for match in _MARKED.finditer(text):
        before = [place for place, token in enumerate(tokens) if token.end <= match.start()]
        if not before or not any(char.isalpha() for char in match.group(1)) or is_outlet(match.group(1)):
            continue
        last = before[-1]
        head = _head(text, tokens, last)
        if head is not None:
            found.append(Designation(head, claim, index, match.start(1), match.end(1), False))
    return tuple(found)


def _head(text: str, tokens: Sequence[Token], last: int) -> str | None:
    """The kind of thing whose name stands after word `last`, by stem; None where none does."""
    called = any(is_among(tokens[i].key, listed("called")) for i in range(max(0, last - 1), last + 1))
    for place in range(last, max(-1, last - _CHOSEN.whole("called")), -1):
        if place < last and not adjoins(text, tokens, place + 1):
            return None
        if is_among(tokens[place].key, listed("things")):
            # Without a word of naming only the kind and one word more may stand before the name.
            kind = tokens[place].key if tokens[place].key in listed("things") else bare(tokens[place].key)
            return stem(kind) if called or last - place <= 1 else None
    return None


def is_outlet(name: str) -> bool:
    """Whether a name is a listed organisation's or an agency's."""
    folded = fold_phrase(name)
    return identity(name) != folded or folded in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold_phrase, agency_names()))
