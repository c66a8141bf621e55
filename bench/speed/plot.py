"""The plot of docs/performance.md from what the bench kept: python -m bench.speed.plot

Reads bench/results/throughput-*.json and writes docs/images/throughput.svg: of each shape and way the speed against raw
CTranslate2 by processor time, the median of the rounds as a bar, the lowest and highest as a line.
"""

from __future__ import annotations

import json
import statistics
from html import escape
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "results"
PLOT = Path(__file__).parents[2] / "docs" / "images" / "throughput.svg"
_LABELS, _WIDTH, _ROW, _TOP = 250, 760, 22, 40
# The scale's end, as the last mark and a quarter: what is faster is drawn to the edge.
_MARKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_END = 1.25
_FILLS = {
    "raw": "#9aa5b1",
    "unchecked": "#2f7d6d",
    "checked": "#1f4e79",
}


def bars() -> list[tuple[str, str, list[float]]]:
    """(shape, way, ratios of the rounds), in the order of the files and of the ways in them."""
    found = []
    for path in sorted(RESULTS.glob("throughput-*.json")):
        report = json.loads(path.read_text("utf-8"))
        shape = f"{path.stem.removeprefix('throughput-')}: {report['segments']} segments a round"
        found += [(shape, way, by["cpu"]) for way, by in report["ratio_to_raw"].items() if way != "raw"]
    return found


def drawn(rows: list[tuple[str, str, list[float]]]) -> str:
    """The rows as an SVG; light and dark pages show it alike."""
    height = _TOP + _ROW * (len(rows) + len({shape for shape, _, _ in rows})) + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" font-family="sans-serif" '
        'font-size="12" role="img" aria-label="Speed against raw CTranslate2, by processor time">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        '<text x="12" y="18" font-size="13" fill="#222">Speed against raw CTranslate2, by processor time</text>',
    ]
    for mark in _MARKS:
        parts.append(
            f'<line x1="{_at(mark):.0f}" x2="{_at(mark):.0f}" y1="{_TOP - 8}" y2="{height - 14}" '
            f'stroke="{"#444" if mark == 1 else "#ddd"}"/>'
            f'<text x="{_at(mark):.0f}" y="{_TOP - 12}" fill="#555" text-anchor="middle">{mark:g}</text>'
        )
    y, last = _TOP, ""
    for shape, way, ratios in rows:
        if shape != last:
            parts.append(f'<text x="12" y="{y + 14}" fill="#222" font-weight="bold">{escape(shape)}</text>')
            y, last = y + _ROW, shape
        middle = statistics.median(ratios)
        parts.append(
            f'<text x="{_LABELS - 8}" y="{y + 14}" fill="#222" text-anchor="end">{escape(way)}</text>'
            f'<rect x="{_LABELS}" y="{y + 4}" width="{_at(middle) - _LABELS:.1f}" height="13" '
            f'fill="{_FILLS.get(way, "#b08a3e")}"/>'
            f'<line x1="{_at(min(ratios)):.1f}" x2="{_at(max(ratios)):.1f}" y1="{y + 10.5}" y2="{y + 10.5}" '
            'stroke="#000"/>'
            f'<text x="{_at(max(middle, max(ratios))) + 6:.0f}" y="{y + 14}" fill="#222">{middle:.2f}</text>'
        )
        y += _ROW
    return "\n".join([*parts, "</svg>"]) + "\n"


def _at(ratio: float) -> float:
    return _LABELS + min(ratio, _END) / _END * (_WIDTH - _LABELS - 50)


def main() -> None:
    """Entry point."""
    PLOT.parent.mkdir(exist_ok=True)
    PLOT.write_text(drawn(bars()), encoding="utf-8")
    print(PLOT)


if __name__ == "__main__":
    main()
