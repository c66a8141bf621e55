"""Geometry of the charts that a comparison draws as inline SVG: arcs between sources, a heatmap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from mujaz.report.parts import SourceView, WireView, is_arabic
from summarize.records import Matrix, Similarity

_STEP = 112
_EDGE = 64
_NODE = 17
_LIFT = 34
_NAME = 12
_CELL = 38
_LABEL = 46


@dataclass(frozen=True, slots=True)
class Node:
    """A source on the baseline of the wire graph. `share`: how much of its text others print too, %."""

    number: int
    x: int
    name: str
    share: int
    href: str
    direction: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two sources; `width` grows with the words they share."""

    path: str
    width: float
    label: str
    label_x: int
    label_y: float
    title: str
    href: str
    articles: tuple[int, int]


@dataclass(frozen=True, slots=True)
class WireGraph:
    """The sources in a row and arcs between those that share agency text."""

    width: int
    height: int
    baseline: int
    radius: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    description: str


def wire_graph(cards: Sequence[SourceView], wire: Sequence[WireView]) -> WireGraph | None:
    """The graph; None where nothing is shared. An arc counts each passage the two have in common."""
    if not wire:
        return None
    words: dict[tuple[int, int], int] = defaultdict(int)
    first: dict[tuple[int, int], str] = {}
    for group in wire:
        for pair in combinations(group.articles, 2):
            words[pair] += len(group.shared_text.replace("…", " ").split())
            first.setdefault(pair, group.anchor)
    most = max(words.values())
    place = {card.article.number: index for index, card in enumerate(cards)}
    longest = max(abs(place[b] - place[a]) for a, b in words)
    baseline = _LIFT * longest + 42
    arcs = []
    for (a, b), shared in sorted(words.items(), key=lambda item: -abs(place[item[0][1]] - place[item[0][0]])):
        left, right = _EDGE + _STEP * place[a], _EDGE + _STEP * place[b]
        start = baseline - _NODE
        top = start - _LIFT * abs(place[b] - place[a])
        # A cubic's highest point is a quarter of the way down from its handles.
        handle = round(top - (start - top) / 3)
        width = round(1.5 + 8.5 * shared / most, 1)
        arcs.append(
            Arc(
                f"M{left} {start} C{left} {handle} {right} {handle} {right} {start}",
                width,
                str(shared),
                (left + right) // 2,
                round(top - 4 - width / 2, 1),
                f"Articles {a} and {b} share {shared} words",
                f"#{first[a, b]}",
                (a, b),
            )
        )
    nodes = tuple(
        Node(
            card.article.number,
            _EDGE + _STEP * index,
            _short(card.article.outlet),
            card.wire_percent,
            f"#source-{card.article.number}",
            "rtl" if is_arabic(card.article.outlet) else "ltr",
        )
        for index, card in enumerate(cards)
    )
    described = "; ".join(arc.title for arc in arcs)
    return WireGraph(
        2 * _EDGE + _STEP * (len(cards) - 1), baseline + 62, baseline, _NODE, nodes, tuple(arcs), described
    )


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Square:
    """One cell of a heatmap; `strength` 0–1 is how much of the colour it takes."""

    x: int
    y: int
    text: str
    strength: float
    title: str


@dataclass(frozen=True, slots=True)
class Heatmap:
    """A measure's matrix as squares; the diagonal is left out."""

    name: str
    size: int
    cell: int
    heads: tuple[tuple[str, int], ...]
    offset: int
    squares: tuple[Square, ...]


def heatmaps(similarity: Similarity) -> tuple[Heatmap, ...]:
    """One heatmap a measure."""
    return tuple(_heatmap(name, similarity.labels, matrix) for name, matrix in similarity.measures.items())


def _heatmap(name: str, labels: Sequence[str], matrix: Matrix) -> Heatmap:
    squares = []
    for i, row in enumerate(matrix):
        for j, value in enumerate(row):
            if i != j:
                title = f"{name} of {_named(labels[i])} and {_named(labels[j])}: {value:.1f}"
                x, y = _LABEL + _CELL * j, _LABEL + _CELL * i
                squares.append(Square(x, y, f"{value:.0f}", round(0.45 * value / 100, 3), title))
    heads = tuple((label, _LABEL + _CELL * index + _CELL // 2) for index, label in enumerate(labels))
    return Heatmap(name, _LABEL + _CELL * len(labels), _CELL, heads, _LABEL, tuple(squares))


def _named(label: str) -> str:
    return f"article {label}" if label.isdecimal() else f"the {label}"
