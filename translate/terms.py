"""Term: an entry of a glossary, and where it stands in Arabic, whatever particles and spelling it is written with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translate.normalise import Word, search_key, words

_ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
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
    """Terms by what they can be written as."""

    def __init__(self, terms: Iterable[Term]) -> None:
        # By each form the first word of a term can take: whether it is bare, the term, its other words.
        self._by_opener: dict[str, list[tuple[bool, Term, tuple[frozenset[str], ...]]]] = {}
        for term in terms:
            keys = [word.key for word in words(term.source)]
            rest = tuple(frozenset({key, *_with_article(key)}) for key in keys[1:])
            for form in _particled(keys[0]):
                self._by_opener.setdefault(form, []).append((form == keys[0], term, rest))

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
        for form in _forms(found[position]):
            for bare, term, rest in self._by_opener.get(form, ()):
                count = 1 + len(rest)
                if _follows(text, found, position, rest) and (best is None or (count, bare) > best[:2]):
                    best = (count, bare, term)
        if best is None:
            return None, 1
        count, bare, term = best
        return Match(term, found[position].start, found[position + count - 1].end, bare), count


def _follows(text: str, found: Sequence[Word], position: int, rest: Sequence[frozenset[str]]) -> bool:
    if position + len(rest) >= len(found):
        return False
    for step, accepted in enumerate(rest, start=position + 1):
        gap = text[found[step - 1].end : found[step].start]
        if not _BETWEEN.fullmatch(gap) or accepted.isdisjoint(_forms(found[step])):
            return False
    return True


def _forms(word: Word) -> tuple[str, ...]:
    """Keys a written word can be looked up by; «رئيساً» also as «رئيس»."""
    shorter = _TANWIN.sub("", word.text)
    return (word.key,) if shorter == word.text else (word.key, search_key(shorter))


def _with_article(key: str) -> tuple[str, ...]:
    return () if key.startswith(_ARTICLE) else (_ARTICLE + key,)


def _particled(key: str) -> frozenset[str]:
    """What the first word of a term can be written as: و and ف, then ب, ك and ل, then the article.

    A term with the article wants it: «الرقة» is not «رقة». One without may take it.
    """
    if key.startswith(_ARTICLE) and len(key) > len(_ARTICLE) + 1:
        core = key[len(_ARTICLE) :]
        # ل + ال is written لل, and ل + الل too: «للاذقية».
        definite = {key, *(letter + key for letter in _PREPOSITIONS), "لل" + core}
        if core.startswith("ل"):
            definite.add("ل" + core)
        return frozenset(conjunction + form for conjunction in _CONJUNCTIONS for form in definite)
    open_forms = {key, _ARTICLE + key}
    if len(key) >= _SHORTEST_CORE:
        open_forms |= {letter + form for letter in _PREPOSITIONS for form in (key, _ARTICLE + key)}
        open_forms |= {"ل" + key, "لل" + key}
        return frozenset(conjunction + form for conjunction in _CONJUNCTIONS for form in open_forms)
    return frozenset(open_forms)
