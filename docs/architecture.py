"""Draws docs/architecture.svg from docs/rooms.toml and the imports of the packages.

    python -m docs.architecture            # writes the drawing
    python -m docs.architecture --check    # exits with 1 where it is out of date

A room stands a layer above the rooms it imports from; a line is an import that no longer way of lines says already.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

from tests.rooms import ORDER, PACKAGES, edges

DRAWING = Path(__file__).with_name("architecture.svg")
WIDTH, ROOM_HEIGHT, GAP, LAYER, MARGIN, HEAD = 1120, 30, 14, 62, 20, 34
COLOURS = {"mujaz": "#5b6ea8", "summarize": "#8a5ba8", "evaluation": "#a8825b", "translate": "#4f8f7b"}
# (left, width) of each package's band, and the bands that stand side by side.
BANDS = (("mujaz",), ("summarize", "evaluation"), ("translate",))
SHARES = {"mujaz": (0, 1), "summarize": (0, 0.6), "evaluation": (0.62, 0.38), "translate": (0, 1)}
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1d2433 } .head { font-weight: 600; font-size: 15px }
.band { fill: #f4f5f8; stroke: #c9cedb } .room { fill: #fff; stroke-width: 1.5 }
.line { fill: none; stroke: #9aa3b5; stroke-width: 1.2 } .use { stroke: #5d6679; stroke-width: 2; stroke-dasharray: 5 3 }
@media (prefers-color-scheme: dark) { text { fill: #e6e9f0 } .band { fill: #1b2030; stroke: #3a4256 }
.room { fill: #232a3b } .line { stroke: #6d7891 } .use { stroke: #a9b3c9 } }
"""


def reduced(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """The graph without the edges that a longer way says already."""

    def below(room: str, seen: set[str]) -> set[str]:
        for other in graph.get(room, ()):
            if other not in seen:
                seen.add(other)
                below(other, seen)
        return seen

    reach = {room: below(room, set()) for room in graph}
    return {
        room: {one for one in others if not any(one in reach[other] for other in others - {one})}
        for room, others in graph.items()
    }


def layers(rooms: list[str], graph: dict[str, set[str]]) -> list[list[str]]:
    """The rooms by the length of the way down from them, the longest first."""
    depth: dict[str, int] = {}
    for room in reversed(rooms):
        depth[room] = 1 + max((depth[other] for other in graph[room] if other in depth), default=0)
    deepest = max(depth.values())
    return [[room for room in rooms if depth[room] == level] for level in range(deepest, 0, -1)]


def drawing() -> str:
    """The SVG text."""
    every = edges()
    parts: list[str] = []
    top = float(MARGIN)
    boxes: dict[str, tuple[float, float, float, float]] = {}
    for band in BANDS:
        height = 0.0
        for package in band:
            rooms = [f"{package}.{room}" for room in ORDER[package]]
            graph = {room: {other for other in every[room] if other in rooms} for room in rooms}
            height = max(height, _band(package, layers(rooms, graph), reduced(graph), top, parts, boxes))
        for package in band:
            left, share = SHARES[package]
            x, width = MARGIN + left * (WIDTH - 2 * MARGIN), share * (WIDTH - 2 * MARGIN)
            boxes[package] = (x, top, width, height)
            title = f'<text class="head" x="{x + 14:.0f}" y="{top + 23:.0f}">{package}/</text>'
            parts.insert(0, _rectangle(boxes[package], "band", "") + title)
        top += height + 44
    for package, used in PACKAGES.items():
        parts += [_use(boxes[package], boxes[other]) for other in used if boxes[other][1] > boxes[package][1]]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top:.0f}" role="img" '
        f'aria-label="Rooms of the packages and the imports between them"><style>{STYLE}</style>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def _band(
    package: str,
    levels: list[list[str]],
    lines: dict[str, set[str]],
    top: float,
    parts: list[str],
    boxes: dict[str, tuple[float, float, float, float]],
) -> float:
    """Adds a package's rooms to `parts` and `boxes`; its height in pixels."""
    left, share = SHARES[package]
    x0, width = MARGIN + left * (WIDTH - 2 * MARGIN), share * (WIDTH - 2 * MARGIN)
    shown: list[str] = []
    for level, rooms in enumerate(levels):
        widths = [8.0 * len(_name(room)) + 18 for room in rooms]
        free = (width - 20 - sum(widths)) / (len(rooms) + 1)
        x = x0 + 10 + free
        for room, wide in zip(rooms, widths, strict=True):
            boxes[room] = (x, top + HEAD + level * LAYER, wide, ROOM_HEIGHT)
            shown.append(_rectangle(boxes[room], "room", f' stroke="{COLOURS[package]}"'))
            y = boxes[room][1] + 20
            shown.append(
                f'<text x="{x + wide / 2:.1f}" y="{y:.0f}" text-anchor="middle">{_name(room)}</text>'
            )
            x += wide + free
    drawn = [_line(boxes[room], boxes[other]) for room in sorted(lines) for other in sorted(lines[room])]
    parts += [*drawn, *shown]
    return HEAD + len(levels) * LAYER - (LAYER - ROOM_HEIGHT) + GAP


def _name(room: str) -> str:
    return escape(room.partition(".")[2])


def _rectangle(box: tuple[float, float, float, float], kind: str, more: str) -> str:
    x, y, width, height = box
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="6"{more}/>'


def _line(above: tuple[float, float, float, float], below: tuple[float, float, float, float]) -> str:
    x1, y1 = above[0] + above[2] / 2, above[1] + above[3]
    x2, y2 = below[0] + below[2] / 2, below[1]
    return f'<path class="line" d="M{x1:.1f},{y1:.1f} C{x1:.1f},{y1 + 26:.1f} {x2:.1f},{y2 - 26:.1f} {x2:.1f},{y2:.1f}"/>'


def _use(above: tuple[float, float, float, float], below: tuple[float, float, float, float]) -> str:
    x = max(above[0], below[0]) + min(above[2], below[2]) / 2
    y1, y2 = above[1] + above[3], below[1]
    tip = f"M{x - 5:.0f},{y2 - 8:.0f} L{x:.0f},{y2 - 1:.0f} L{x + 5:.0f},{y2 - 8:.0f}"
    return f'<path class="line use" d="M{x:.0f},{y1:.0f} V{y2:.0f}"/><path class="line use" d="{tip}"/>'


def main() -> int:
    made = drawing()
    if "--check" in sys.argv[1:]:
        return int(not DRAWING.exists() or DRAWING.read_text(encoding="utf-8") != made)
    DRAWING.write_text(made, encoding="utf-8")
    print(DRAWING)
    return 0


if __name__ == "__main__":
    sys.exit(main())
