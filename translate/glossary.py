"""Glossaries: Arabic terms and the English that must stand for them.

Read from CSV, TSV, TMX and TBX-Basic; found in Arabic text whatever particles and spellings a term is written
with. What happens to the English is in `translate.enforcement`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from translate.candidates import Enforced
from translate.enforcement import enforce
from translate.normalise import Word, search_key, words
from translate.records import Flag
from translate.terms import Match, Term

_ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("ب", "ك")
_TANWIN = re.compile("(?:\u064bا|ا\u064b)$")
# What may stand between the words of a term.
_BETWEEN = re.compile(r"[\s\u00a0\-‐‑–_]+")
# A shorter core is too often a part of another word to take a particle off it: «بن» in «لبن».
_SHORTEST_CORE = 3


class Glossary:
    """Terms, and what is asked of them. Two glossaries with equal terms are equal."""

    def __init__(self, terms: Iterable[Term], *, alone: Callable[[str], Sequence[str]] | None = None) -> None:
        self.terms = tuple(terms)
        self._alone = alone

    def __len__(self) -> int:
        return len(self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Glossary) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    def told(self, alone: Callable[[str], Sequence[str]]) -> Glossary:
        """The same terms, with a way to learn how the engine writes a term when it stands alone."""
        return Glossary(self.terms, alone=alone)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Every word of the English side, as written: what no other spelling replaces."""
        return frozenset(
            word
            for term in self.terms
            for rendering in term.accepted
            for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", rendering)
        )

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

    def hints(self, source: str) -> tuple[tuple[str, str], ...]:
        """(Arabic as written, English) of the terms in a text, for an engine that can be told of them."""
        return tuple(
            dict.fromkeys(
                (source[match.start : match.end], match.term.target) for match in self.matches(source)
            )
        )

    def enforce(self, source: str, target: str, flags: Sequence[Flag] = ()) -> Enforced:
        """`target` with the terms of `source`; see `translate.enforcement.enforce`."""
        matches = self.matches(source)
        return enforce(source, target, matches, flags, alone=self._alone) if matches else Enforced(target)

    def _at(self, text: str, found: Sequence[Word], position: int) -> tuple[Match | None, int]:
        best: tuple[int, bool, Term] | None = None
        for form in _forms(found[position]):
            for bare, term, rest in self._index.get(form, ()):
                count = 1 + len(rest)
                if self._follows(text, found, position, rest) and (best is None or (count, bare) > best[:2]):
                    best = (count, bare, term)
        if best is None:
            return None, 1
        count, bare, term = best
        return Match(term, found[position].start, found[position + count - 1].end, bare), count

    def _follows(
        self, text: str, found: Sequence[Word], position: int, rest: Sequence[frozenset[str]]
    ) -> bool:
        if position + len(rest) >= len(found):
            return False
        for step, accepted in enumerate(rest, start=position + 1):
            gap = text[found[step - 1].end : found[step].start]
            if not _BETWEEN.fullmatch(gap) or accepted.isdisjoint(_forms(found[step])):
                return False
        return True

    @cached_property
    def _index(self) -> dict[str, list[tuple[bool, Term, tuple[frozenset[str], ...]]]]:
        """By each form the first word of a term can take: whether it is bare, the term, its other words."""
        index: dict[str, list[tuple[bool, Term, tuple[frozenset[str], ...]]]] = {}
        for term in self.terms:
            keys = [word.key for word in words(term.source)]
            rest = tuple(frozenset({key, *_with_article(key)}) for key in keys[1:])
            for form in _particled(keys[0]):
                index.setdefault(form, []).append((form == keys[0], term, rest))
        return index


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


def read_glossary(path: Path) -> Glossary:
    """The glossary in a .csv, .tsv, .tmx or .tbx file.

    Raises:
        ConfigError: the file cannot be read or used, with every faulty line named.
    """
    from translate.glossary_files import read_terms

    return Glossary(read_terms(path))
