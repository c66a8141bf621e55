"""The names that an Arabic text certainly holds: places, organisations, months and common given names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from translate.fidelity.arabic_words import without_particles
from translate.fidelity.lexicon import read_text, table
from translate.fidelity.places import places
from translate.fidelity.tokens import Token, TokenKind, fold

_LEAST_MONTH = 4


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name from `first` to `last`; `kind`: place, organisation, month or person; `english`: its usual name."""

    first: Token
    last: Token
    kind: str
    english: str


def known_names_in(tokens: Sequence[Token]) -> list[KnownName]:
    """The names among `tokens`, in order; where two overlap, the longer, and then a place."""
    found = [
        KnownName(first, last, "place", _place_name(first, last, tokens, english))
        for first, last, english in places(tokens)
    ]
    found += _listed(tokens)
    kept: list[KnownName] = []
    for name in sorted(found, key=lambda name: (name.first.start - name.last.end, name.kind != "place")):
        if all(name.last.end <= other.first.start or other.last.end <= name.first.start for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.first.start)


def _listed(tokens: Sequence[Token]) -> Iterator[KnownName]:
    words = [token for token in tokens if token.kind is TokenKind.ARABIC]
    known, openers = _names()
    for at, token in enumerate(words):
        for opener in without_particles(token.key):
            for form in openers.get(opener, ()):
                run = words[at : at + len(form)]
                if len(run) == len(form) and all(
                    word.key in (part, f"ال{part}") for word, part in zip(run[1:], form[1:], strict=True)
                ):
                    kind, english = known[form]
                    yield KnownName(run[0], run[-1], kind, english)


def _place_name(first: Token, last: Token, tokens: Sequence[Token], names: frozenset[str]) -> str:
    keys = [t.key for t in tokens if first.start <= t.start <= last.start and t.kind is TokenKind.ARABIC]
    for form in without_particles(keys[0]):
        usual = _usual_places().get(" ".join([form, *keys[1:]]))
        if usual:
            return usual
    return min(names, key=lambda name: (len(name), name)).title()


@cache
def _usual_places() -> dict[str, str]:
    """Arabic form of a place → its usual English name; countries before cities of the same name."""
    usual: dict[str, str] = {}
    rows = [line.split("\t") for line in _lines("places.tsv")]
    for kind, english, arabic in sorted(rows, key=lambda row: row[0] != "country"):
        if kind in ("country", "region", "city"):
            for form in arabic.split("|"):
                usual.setdefault(form, english.split("|")[0])
    return usual


@cache
def _names() -> tuple[dict[tuple[str, ...], tuple[str, str]], dict[str, tuple[tuple[str, ...], ...]]]:
    """Folded words of a name → (kind, English), and the names by their first word."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for line in _lines("known_names.tsv"):
        kind, english, arabic = line.split("\t")
        found.update({tuple(form.split()): (kind, english) for form in arabic.split("|")})
    found.update({form: ("month", english) for form, english in _months()})
    openers: dict[str, list[tuple[str, ...]]] = {}
    for words in found:
        openers.setdefault(words[0], []).append(words)
    return found, {first: tuple(forms) for first, forms in openers.items()}


def _months() -> Iterator[tuple[tuple[str, ...], str]]:
    from translate.dates.lexicon import lexicon

    english = {int(number): names[0].title() for number, names in table("calendar.toml")["months"].items()}
    for name, month in lexicon().months.items():
        # A short or doubtful month is an everyday word too often: «آب», «رجب».
        if month.calendar == "gregorian" and not month.loose and len(name) >= _LEAST_MONTH:
            yield tuple(fold(word) for word in name.split()), english[month.number]


def _lines(name: str) -> list[str]:
    return [line for line in read_text(name).splitlines() if line and not line.startswith("#")]
