"""English spellings of Arabic names: how alike two are, and one spelling for each over a run."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from translate.datafiles import Chosen
from translate.normalise import Word, words
from translate.particles import ARTICLE, without_particles

_CHOSEN = Chosen(__package__, "naming")

# What transliterations of one Arabic letter differ in; vowels and doubling do not count at all.
_LETTERS = (
    ("kh", "x"), ("gh", "g"), ("sh", "S"), ("ch", "S"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("dj", "j"),
    ("ck", "k"), ("ou", ""), ("q", "k"), ("c", "k"), ("p", "b"), ("v", "f"), ("j", "g"), ("z", "s"),
)  # fmt: skip
_NAME_WORD = re.compile(r"[^\W\d_]{3,}(?:['’](?!s\b)[^\W\d_]+)*")
_ARTICLE = re.compile(r"(?<![^\s\-])(?:al|el|ul|a[dnrstz]|e[dnrstz]|ash|ath)[\s\-'’]+(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """The consonants of a name in Latin letters, spellings of one Arabic sound made equal."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(filter(None, (_word(word.lower()) for word in _ARTICLE.sub("", plain).split())))


def _word(word: str) -> str:
    bare = re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", word))
    initial = "A" if bare[:1] in tuple("aeiou") else ""
    for spelling, letter in _LETTERS:
        bare = bare.replace(spelling, letter)
    # An h at the end is a ta marbuta; w and y between letters may be vowels.
    return initial + re.sub(r"h$|[aeiou]|(?<=.)[wy]", "", bare)


def similarity(one: str, other: str) -> float:
    """0–1: how alike two spellings are by their skeletons (edit distance over the longer).

    Two consonants are shared by too many names («Raqqa», "Rico"): there the letters themselves count as well.
    """
    first, second = skeleton(one), skeleton(other)
    if not first or not second:
        return 0.0
    alike = 1 - _distance(first, second) / max(len(first), len(second))
    if min(len(first), len(second)) > _CHOSEN.whole("few_consonants"):
        return alike
    return alike * (1 + SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()) / 2


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, right in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return row[-1]


@dataclass(frozen=True, slots=True)
class Told:
    """A translation as far as names go. What a person wrote is not `editable`, and outweighs the machine."""

    source: str
    target: str
    editable: bool = True


@dataclass(frozen=True, slots=True)
class Respelt:
    """The translation with the run's spellings; `edits` says what was changed."""

    text: str
    edits: tuple[str, ...] = ()


def one_spelling(told: Sequence[Told], fixed: Collection[str] = ()) -> list[Respelt]:
    """The translations of a run with one English spelling for each Arabic name.

    Two spellings are one name's when they stand for the same Arabic word (search keys, particles aside) and
    share a skeleton. The spelling in `fixed` (the glossary's) wins, then one a person wrote, then the one
    most translations have, then the first. Words that are English words too are left alone.
    """
    places = [place for position, one in enumerate(told) for place in _places(position, one)]
    groups: dict[tuple[str, str], list[_Place]] = {}
    for place in places:
        groups.setdefault((place.key, skeleton(place.spelling)), []).append(place)
    changes: dict[int, list[tuple[_Place, str]]] = {}
    for group in groups.values():
        chosen = _chosen(group, told, fixed)
        for place in group:
            if place.spelling != chosen and told[place.position].editable and place.spelling not in fixed:
                changes.setdefault(place.position, []).append((place, chosen))
    return [_respelt(one.target, changes.get(position, ())) for position, one in enumerate(told)]


def told_spellings(told: Sequence[Told]) -> dict[str, str]:
    """Search key of each Arabic name's word, particles and article aside → the English spelling most translations have."""
    groups: dict[str, list[_Place]] = {}
    for position, one in enumerate(told):
        for place in _places(position, one):
            groups.setdefault(place.key, []).append(place)
    return {key: _chosen(group, told, ()) for key, group in groups.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """A name's word in a translation, and the key of the Arabic word it stands for."""

    position: int
    start: int
    end: int
    spelling: str
    key: str


def _places(position: int, told: Told) -> Iterator[_Place]:
    from translate.fidelity.names import english_names
    from translate.fidelity.words import english_words

    arabic = [word for word in words(told.source) if len(word.key) >= _CHOSEN.whole("shortest_arabic")]
    for name in english_names(told.target):
        for found in _NAME_WORD.finditer(name.text):
            spelling = found.group()
            if spelling.lower() in english_words() or len(skeleton(spelling)) < _CHOSEN.whole(
                "few_consonants"
            ):
                continue
            if key := _arabic_of(spelling, arabic):
                start = name.start + found.start()
                yield _Place(position, start, start + len(spelling), spelling, key)


def _arabic_of(spelling: str, arabic: Sequence[Word]) -> str:
    """The key of the one Arabic word a name's word stands for; empty where none or several might be."""
    from translate.fidelity.names import similar

    scored = {word.key: similar(word.text, spelling) for word in arabic}
    best = max(scored.values(), default=0.0)
    if best < _CHOSEN("same_name"):
        return ""
    stems = {_stem(key, spelling) for key, score in scored.items() if score >= best - _CHOSEN("margin")}
    return stems.pop() if len(stems) == 1 else ""


def _stem(key: str, spelling: str) -> str:
    """The shortest reading of a written word that still spells the name: without particles and article."""
    from translate.fidelity.names import similar

    stems = [stem for stem in without_particles(key) if similar(stem, spelling) >= _CHOSEN("same_name")]
    return min(stems, key=len).removeprefix(ARTICLE) if stems else key


def _chosen(group: Sequence[_Place], told: Sequence[Told], fixed: Collection[str]) -> str:
    counts = Counter(place.spelling for place in group)
    by_person = {place.spelling for place in group if not told[place.position].editable}
    first = {place.spelling: order for order, place in reversed(list(enumerate(group)))}
    return min(counts, key=lambda s: (s not in fixed, s not in by_person, -counts[s], first[s]))


def _respelt(target: str, changes: Sequence[tuple[_Place, str]]) -> Respelt:
    edits: dict[str, None] = {}
    for place, chosen in sorted(changes, key=lambda change: -change[0].start):
        target = target[: place.start] + chosen + target[place.end :]
        edits[f"spelling: {place.spelling} → {chosen}"] = None
    return Respelt(target, tuple(edits))
