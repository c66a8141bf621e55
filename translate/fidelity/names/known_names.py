"""The names that an Arabic text certainly holds: places, organisations, months and common given names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from translate.datafiles import Chosen, read_text, table
from translate.fidelity.figures import month_name
from translate.fidelity.names.gazetteer import english_places
from translate.fidelity.names.places import places
from translate.fidelity.words import TokenKind, tokenize
from translate.particles import ARTICLE, FUSED, cuts
from translate.terms import Term, TermIndex

_CHOSEN = Chosen(__package__, "known_names")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_HAMZAS = str.maketrans("أإآ", "ااا")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name at `start` to `end`, particles included; `kind`: place, organisation, month or person.

    `english`: what newspapers call it. `listed`: in `known_names.tsv`, not in the gazetteer alone.
    """

    start: int
    end: int
    kind: str
    english: str
    listed: bool


def known_names_in(text: str) -> list[KnownName]:
    """The names in an Arabic text, in order; where two overlap, the longer, and then the listed one."""
    found = [*_listed(text), *_of_gazetteer(text)]
    kept: list[KnownName] = []
    for name in sorted(found, key=lambda name: (name.start - name.end, not name.listed)):
        if all(name.end <= other.start or other.end <= name.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def _listed(text: str) -> Iterator[KnownName]:
    index, kinds = _entries()
    for match in index.matches(text):
        if kinds[match.term] == "person" and not _spelled_so(
            match.term.source, text[match.start : match.end]
        ):
            continue
        yield KnownName(match.start, match.end, kinds[match.term], match.term.target, listed=True)


def _spelled_so(name: str, printed: str) -> bool:
    """Whether a given name stands there letter by letter: «يؤسف» is no Youssef, «الأيمن» no Ayman, «ناديه» no Nadia."""
    plain = _MARKS.sub("", printed).translate(_HAMZAS)
    wanted = name.translate(_HAMZAS)
    # «مصطفي», «فاطمه» are how half of the papers write them; «ناديه» is his club.
    endings = {"ى": ("ى", "ي"), "ة": ("ة", "ه")}.get(wanted[-1], (wanted[-1],))
    spelled = {wanted[:-1] + ending for ending in endings}.difference(
        table(__package__, "words.toml")["no_names"]
    )
    return any(rest in spelled for before, rest in cuts(plain) if not before.endswith((ARTICLE, FUSED)))


def _of_gazetteer(text: str) -> Iterator[KnownName]:
    tokens = tokenize(text)
    for first, last, names in places(tokens):
        words = [t.key for t in tokens if t.kind is TokenKind.ARABIC and first.start <= t.start <= last.start]
        usual = english_places(" ".join(words))
        english = usual[0] if usual else min(names, key=lambda name: (len(name), name)).title()
        yield KnownName(first.start, last.end, "place", english, listed=False)


@cache
def _entries() -> tuple[TermIndex, dict[Term, str]]:
    """The listed names and the months as they are found in a text, and the kind of each."""
    rows = (
        line.split("\t")
        for line in read_text(__package__, "known_names.tsv").splitlines()
        if not line.startswith("#")
    )
    kinds = {Term(form, english): kind for kind, english, forms in rows for form in forms.split("|")}
    kinds |= dict.fromkeys(_months(), "month")
    return TermIndex(kinds), kinds


def _months() -> Iterator[Term]:
    from translate.dates import lexicon

    for name, month in lexicon().months.items():
        # A short or doubtful month is an everyday word too often: «آب», «رجب».
        if month.calendar == "gregorian" and not month.loose and len(name) >= _CHOSEN.whole("least_month"):
            yield Term(name, month_name(month.number))
