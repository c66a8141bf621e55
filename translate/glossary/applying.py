"""Glossaries: Arabic terms and the English that must stand for them.

Read from CSV, TSV, TMX and TBX-Basic. How terms are found in Arabic text is in `translate.terms`, what happens to
the English in `translate.glossary.enforcement`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from translate.glossary.enforcement import enforce
from translate.ladder import Enforced
from translate.records import Flag
from translate.terms import Match, Term, TermIndex


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
        return self._index.matches(text)

    def hints(self, source: str) -> tuple[tuple[str, str], ...]:
        """(Arabic as written, English) of the terms in a text, for an engine that can be told of them."""
        return tuple(
            dict.fromkeys(
                (source[match.start : match.end], match.term.target) for match in self.matches(source)
            )
        )

    def enforce(self, source: str, target: str, flags: Sequence[Flag] = ()) -> Enforced:
        """`target` with the terms of `source`; see `translate.glossary.enforcement.enforce`."""
        matches = self.matches(source)
        return enforce(source, target, matches, flags, alone=self._alone) if matches else Enforced(target)

    @cached_property
    def _index(self) -> TermIndex:
        return TermIndex(self.terms)


def read_glossary(path: Path) -> Glossary:
    """The glossary in a .csv, .tsv, .tmx or .tbx file.

    Raises:
        ConfigError: the file cannot be read or used, with every faulty line named.
    """
    from translate.glossary.files import read_terms

    return Glossary(read_terms(path))
