"""How well a day's articles are grouped into events: B-cubed precision, recall and F1 (Bagga & Baldwin 1998).

    python -m bench.discovery [--part look] [--choose] [--dates] [--background]

Whole groups of bench/data/events are mixed with single articles of the other groups of the part, in four draws with a
half, a half, four fifths and a fifth of the groups whole. Days are taken away unless `--dates` is given: a day's news has
one day, so the window must not help. Each group alone is a fifth kind of input: there everything is one event.

`--background` writes the frequencies of words from every other LEARN group; `--choose` tries limits of likeness on the rest
of LEARN. `--part look` is to look at; `never` is scored once, when nothing more is changed.
"""

from __future__ import annotations

import argparse
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path
from unittest.mock import patch

import summarize.discovery
from bench.events import LEARN, LOOK, PARTS, groups, translated
from summarize.discovery import BACKGROUND, article_words, find_events
from summarize.discovery import events as rules
from translate.records import Document, PublishedDate

Group = tuple[Document, ...]
WHOLE = (0.5, 0.5, 0.8, 0.2)
# A stem of fewer articles adds next to nothing and would treble the file.
LEAST = 3


def b_cubed(found: Sequence[Hashable], truth: Sequence[Hashable]) -> tuple[float, float, float]:
    """Precision, recall and F1 of labels against true labels of the same items."""
    ours: dict[Hashable, set[int]] = defaultdict(set)
    theirs: dict[Hashable, set[int]] = defaultdict(set)
    for place, (own, true) in enumerate(zip(found, truth, strict=True)):
        ours[own].add(place)
        theirs[true].add(place)
    both = [len(ours[own] & theirs[true]) for own, true in zip(found, truth, strict=True)]
    precision = statistics.fmean(n / len(ours[own]) for n, own in zip(both, found, strict=True))
    recall = statistics.fmean(n / len(theirs[true]) for n, true in zip(both, truth, strict=True))
    return precision, recall, 2 * precision * recall / (precision + recall)


def documents_of(part: str, *, dates: bool) -> list[Group]:
    """The groups' articles as read."""
    found = []
    for number, group in enumerate(groups(part)):
        read = [replace(done.document, id=f"{number}-{done.document.id}") for done in translated(group)]
        found.append(tuple(one if dates else replace(one, published=PublishedDate()) for one in read))
    return found


def background(part: Sequence[Group]) -> tuple[Group, ...]:
    """The groups that word frequencies come from; the rest is to choose on."""
    return tuple(part[::2])


def mixtures(part: Sequence[Group]) -> Iterator[tuple[list[Document], list[int]]]:
    """Articles in shuffled order and the number of each one's group."""
    for seed, whole in enumerate(WHOLE):
        draw = random.Random(seed)
        order = draw.sample(range(len(part)), len(part))
        kept = set(order[: round(len(part) * whole)])
        mixed = [
            (document, number)
            for number in order
            for document in (part[number] if number in kept else [draw.choice(part[number])])
        ]
        draw.shuffle(mixed)
        yield [document for document, _ in mixed], [number for _, number in mixed]


def scores(part: Sequence[Group]) -> tuple[list[tuple[float, float, float]], float]:
    """B-cubed of each mixture, and the mean F1 of groups alone."""
    mixed = []
    for documents, truth in mixtures(part):
        mixed.append(b_cubed(_labels(documents), truth))
    alone = [b_cubed(_labels(group), [0] * len(group))[2] for group in part]
    return mixed, statistics.fmean(alone)


def _labels(documents: Sequence[Document]) -> list[int]:
    labels = [0] * len(documents)
    for number, event in enumerate(find_events(documents)):
        for place in event:
            labels[place] = number
    return labels


def write_background() -> Path:
    """Writes the table of word frequencies; returns where."""
    counted = [document for group in background(documents_of(LEARN, dates=True)) for document in group]
    among = Counter(stem for document in counted for stem in article_words(document))
    path = Path(str(resources.files(summarize.discovery))) / "data" / BACKGROUND
    lines = [
        f"# In how many of {len(counted)} articles a stem stands, where at least {LEAST}: written by",
        "# `python -m bench.discovery --background` from every other LEARN group of bench/data/events.",
        f"\t{len(counted)}",
        *(f"{stem}\t{number}" for stem, number in sorted(among.items()) if number >= LEAST),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def choose() -> None:
    """Prints F1 for limits of likeness, on the groups the background does not hold."""
    rest = documents_of(LEARN, dates=False)[1::2]
    print("alike   F1 mean   least   alone")
    for alike in (0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.11, 0.12):
        with patch.object(rules, "_CHOSEN", _Tried({"alike": alike})):
            mixed, alone = scores(rest)
        f1 = [score[2] for score in mixed]
        print(f"{alike:5.2f} {statistics.fmean(f1):9.3f} {min(f1):7.3f} {alone:7.3f}")


class _Tried:
    """Numbers under trial, over those chosen."""

    def __init__(self, tried: dict[str, float]) -> None:
        self._tried = tried
        self._chosen = rules._CHOSEN

    def __call__(self, name: str) -> float:
        return self._tried[name] if name in self._tried else self._chosen(name)

    def whole(self, name: str) -> int:
        return int(self(name))


def main() -> None:
    """Prints the scores of a part, or does what was asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, default=LOOK)
    parser.add_argument("--choose", action="store_true")
    parser.add_argument("--dates", action="store_true")
    parser.add_argument("--background", action="store_true")
    asked = parser.parse_args()
    if asked.background:
        print(write_background())
        return
    if asked.choose:
        choose()
        return
    part = documents_of(asked.part, dates=asked.dates)
    mixed, alone = scores(part)
    print("whole   precision   recall      F1")
    for whole, (precision, recall, f1) in zip(WHOLE, mixed, strict=True):
        print(f"{whole:5.1f} {precision:11.3f} {recall:8.3f} {f1:7.3f}")
    print(f"mean F1 {statistics.fmean(score[2] for score in mixed):.3f}; each group alone {alone:.3f}")
