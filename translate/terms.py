"""Term: an entry of a glossary, and where it stands in Arabic, whatever particles and spelling it is written with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.normalise import Word, search_key, words
from translate.particles import ARTICLE, CONJUNCTIONS

# ل is written otherwise before the article: `_behind_lam`.
_PREPOSITIONS = ("ب", "ك")
_TANWIN = re.compile("(?:\u064bا|ا\u064b)$")
# What may stand between the words of a term.
_BETWEEN = re.compile(r"[\s\u00a0\-‐‑–_]+")
# A shorter core is too often a part of another word to take a particle off it: «بن» in «لبن».
_SHORTEST_CORE = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. `variants` are other good renderings; `exact` keeps the letter case of `target`."""

    source: str
    target: str
    variants: tuple[str, ...] = ()
    exact: bool = True
    note: str = ""
    place: str = ""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every English rendering that satisfies the entry."""
        return (self.target, *self.variants)


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: `text[start:end]`, particles included; `bare` says that none were."""

    term: Term
    start: int
    end: int
    bare: bool


class TermIndex:
    """Terms by their first word."""

    def __init__(self, terms: Iterable[Term]) -> None:
        # By the first word: the term and its other words.
        self._by_opener: dict[str, list[tuple[Term, tuple[str, ...]]]] = {}
        for term in terms:
            first, *rest = (word.key for word in words(term.source))
            self._by_opener.setdefault(first, []).append((term, tuple(rest)))

    def matches(self, text: str) -> tuple[Match, ...]:
        """The terms in an Arabic text, in order, none overlapping; the longest wins, then the bare one."""
        found = list(words(text))
        matches: list[Match] = []
        position = 0
        while position < len(found):
            match, count = self._at(text, found, position)
            if match:
                matches.append(match)
            position += count
        return tuple(matches)

    def _at(self, text: str, found: Sequence[Word], position: int) -> tuple[Match | None, int]:
        best: tuple[int, bool, Term] | None = None
        for form in _forms(found[position].text):
            for key in _cores(form):
                bare = form == key
                for term, rest in self._by_opener.get(key, ()):
                    count = 1 + len(rest)
                    if _follows(text, found, position, rest) and (best is None or (count, bare) > best[:2]):
                        best = (count, bare, term)
        if best is None:
            return None, 1
        count, bare, term = best
        return Match(term, found[position].start, found[position + count - 1].end, bare), count


def _follows(text: str, found: Sequence[Word], position: int, rest: Sequence[str]) -> bool:
    if position + len(rest) >= len(found):
        return False
    for step, key in enumerate(rest, start=position + 1):
        gap = text[found[step - 1].end : found[step].start]
        forms = _forms(found[step].text)
        if not (key in forms or any(one in forms for one in _with_article(key))) or not _BETWEEN.fullmatch(
            gap
        ):
            return False
    return True


@lru_cache(maxsize=1 << 14)
def _forms(text: str) -> tuple[str, ...]:
    """Keys a written word can be looked up by; «رئيساً» also as «رئيس»."""
    shorter = _TANWIN.sub("", text)
    return (search_key(text),) if shorter == text else (search_key(text), search_key(shorter))


def _with_article(key: str) -> tuple[str, ...]:
    return () if key.startswith(ARTICLE) else (ARTICLE + key,)


@lru_cache(maxsize=1 << 14)
def _cores(form: str) -> tuple[str, ...]:
    """The words that a written one may be with particles before it: itself, then shorter ones.

    Particles are و and ف, then ب, ك and ل, then the article. A term with the article wants it: «الرقة» is not «رقة». One
    without may take it.
    """
    found = dict.fromkeys([form])
    for conjunction in ("", *CONJUNCTIONS):
        if not form.startswith(conjunction):
            continue
        rest = form.removeprefix(conjunction)
        for preposition in ("", *_PREPOSITIONS):
            after = rest.removeprefix(preposition)
            if not rest.startswith(preposition):
                continue
            bare = after.removeprefix(ARTICLE)
            if after.startswith(ARTICLE) and len(bare) > 1:
                found[after] = None  # a term that has the article
                if len(bare) >= _SHORTEST_CORE or not (conjunction or preposition):
                    found[bare] = None
            elif len(after) >= _SHORTEST_CORE:
                found[after] = None
        if rest.startswith("ل"):
            found |= dict.fromkeys(_behind_lam(rest[1:]))
    return tuple(found)


def _behind_lam(rest: str) -> Iterator[str]:
    """What may stand behind ل: ل + ال is written لل, and ل + الل too: «للاذقية»."""
    if rest.startswith("ل") and len(rest) > 1:
        core = rest[1:]
        yield ARTICLE + rest
        if len(core) > 1:
            yield ARTICLE + core
        if len(core) >= _SHORTEST_CORE:
            yield core
    # «الف» begins with these letters and has no article.
    if len(rest) >= _SHORTEST_CORE and not (rest.startswith(ARTICLE) and len(rest) > len(ARTICLE) + 1):
        yield rest
