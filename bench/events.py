"""Event groups: annotated Arabic articles with English, in three parts that are never mixed.

The part of a group follows from its number alone, once and for all: of six groups in a row four are to learn on, the
third is to look at, the sixth is never read and only scored. The format is in `bench/data/events/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data" / "events"
LEARN, LOOK, NEVER = "learn", "look", "never"
PARTS = (LEARN, LOOK, NEVER)


def part(identifier: str) -> str:
    """The part that the group `identifier` ("001", "002", …) belongs to. Raises ValueError for other names."""
    return {3: LOOK, 0: NEVER}.get(int(identifier) % 6, LEARN)


def groups(wanted: str | None = None, folder: Path = FOLDER) -> Iterator[dict[str, Any]]:
    """The groups of a part, or all, in the order of their numbers."""
    for path in sorted(folder.glob("[0-9]*.json")):
        if wanted is None or part(path.stem) == wanted:
            yield json.loads(path.read_text(encoding="utf-8"))


def bilingual_sentences(wanted: str | None = None) -> Iterator[tuple[str, str]]:
    """(Arabic, English) of every title and sentence of a part."""
    for group in groups(wanted):
        for article in group["articles"]:
            yield from map(tuple, (article["title"], *article["sentences"]))
