"""Passages an article holds twice: paragraphs, runs of sentences, or the whole text pasted again.

Two passages are one when their words agree but for a few slips of spelling; a different number, number word
or negation makes them two. The first copy stays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from translate.clean.lines import Line, matching_key
from translate.clean.phrases import phrases
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "repeats")

_SENTENCE = re.compile(r"[^.!؟?…]*[.!؟?…]*[\s»”\"')\]]*")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A rough sentence of a line; `start:end` in raw."""

    line: int
    start: int
    end: int
    key: str

    @property
    def words(self) -> int:
        return self.key.count(" ") + 1 if self.key else 0


def find_repeats(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The raw ranges that repeat an earlier passage of the article, in order."""
    units = [unit for index, line in enumerate(lines) for unit in _units(index, line)]
    copies = _extended(units, _copies(units))
    return _ranges(lines, units, copies)


def _units(index: int, line: Line) -> list[_Unit]:
    units = []
    for match in _SENTENCE.finditer(line.text):
        if match[0].strip():
            key = matching_key(match[0])
            units.append(_Unit(index, line.start + match.start(), line.start + match.end(), key))
    return units


def _copies(units: Sequence[_Unit]) -> dict[int, int]:
    """Unit → the earlier unit it repeats, for units long enough to judge alone."""
    exact: dict[str, int] = {}
    shingles: dict[tuple[str, ...], list[int]] = defaultdict(list)
    copies: dict[int, int] = {}
    size, most = _CHOSEN.whole("shingle_words"), _CHOSEN.whole("shingle_places")
    for index, unit in enumerate(units):
        if unit.words < _CHOSEN.whole("sentence_words"):
            continue
        if unit.key in exact:
            copies[index] = exact[unit.key]
            continue
        exact[unit.key] = index
        if unit.words < _CHOSEN.whole("near_words"):
            continue
        words = unit.key.split()
        own = {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}
        seen: dict[int, int] = defaultdict(int)
        for shingle in own:
            for other in shingles[shingle]:
                seen[other] += 1
        likely = [other for other, shared in seen.items() if shared >= _CHOSEN("shingles_shared") * len(own)]
        original = next((other for other in sorted(likely) if _same(units[other].key, unit.key)), None)
        if original is not None:
            copies[index] = original
            continue
        for shingle in own:
            # A phrase that is everywhere tells nothing, and would make a long text slow.
            if len(shingles[shingle]) < most:
                shingles[shingle].append(index)
    return copies


def _same(first: str, second: str) -> bool:
    a, b = first.split(), second.split()
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < _CHOSEN("near"):
        return False
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = a[i1:i2], b[j1:j2]
        if any(_decides(word) for word in (*old, *new)):
            return False
        if kind == "replace" and (
            len(old) != len(new) or any(_unlike(x, y) for x, y in zip(old, new, strict=True))
        ):
            return False
        if kind in ("insert", "delete") and len(old) + len(new) > _CHOSEN.whole("words_put_in"):
            return False
    return True


def _unlike(first: str, second: str) -> bool:
    return SequenceMatcher(None, first, second, autojunk=False).ratio() < _CHOSEN("word_likeness")


@cache
def _deciding() -> tuple[frozenset[str], tuple[str, ...]]:
    return phrases("deciding", "words"), tuple(sorted(phrases("deciding", "stems")))


def _decides(word: str) -> bool:
    """Whether a word changes what is said: a number, a number word, a negation."""
    words, stems = _deciding()
    bare = word.removeprefix("و").removeprefix("ال")
    return any(char.isdigit() for char in word) or word in words or bare in words or bare.startswith(stems)


def _extended(units: Sequence[_Unit], copies: dict[int, int]) -> dict[int, int]:
    """The copies with the short units beside them that repeat what stands beside the original."""
    extended = dict(copies)
    for step in (1, -1):
        order = sorted(extended, reverse=step < 0)
        for index in order:
            place, original = index + step, extended[index] + step
            while (
                0 <= place < len(units)
                and 0 <= original < place
                and place not in extended
                and units[place].key == units[original].key
            ):
                extended[place] = original
                place, original = place + step, original + step
    return extended


def _ranges(lines: Sequence[Line], units: Sequence[_Unit], copies: dict[int, int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    by_line: dict[int, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        by_line[unit.line].append(index)
    whole = {
        number
        for number, members in by_line.items()
        if all(index in copies or not units[index].key for index in members)
    }
    for number, members in by_line.items():
        line = lines[number]
        if number in whole:
            # A short line goes only with its neighbours: with them it is part of a text pasted again.
            if line.words >= _CHOSEN.whole("line_words") or {number - 1, number + 1} & whole:
                found.append((line.start, line.end))
            continue
        for run in _runs(members, copies):
            if sum(units[index].words for index in run) >= _CHOSEN.whole("run_words"):
                found.append((units[run[0]].start, units[run[-1]].end))
    return sorted(found)


def _runs(members: Sequence[int], copies: dict[int, int]) -> list[list[int]]:
    """Neighbouring copies whose originals are neighbours too."""
    runs: list[list[int]] = []
    for index in members:
        if index not in copies:
            continue
        if runs and runs[-1][-1] == index - 1 and copies[index] == copies[index - 1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs
