"""Event groups: annotated Arabic articles with English, in three parts that are never mixed.

The part of a group follows from its number alone, once and for all: of six groups in a row four are to learn on, the
third is to look at, the sixth is never read and only scored. The format is in `bench/data/events/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from translate.documents import document_from_text
from translate.records import Outcome, Segment, TranslatedDocument, TranslatedSegment

FOLDER = Path(__file__).parent / "data" / "events"
# By other hands and without English: for the comparison alone.
ARABIC = FOLDER.with_name("events_arabic")
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


def translated(group: dict[str, Any]) -> list[TranslatedDocument]:
    """A group's articles as the reader hands them over, with their English as a translation that passed."""
    found = []
    for number, article in enumerate(group["articles"], 1):
        document = document_from_text(article_text(article), id=f"{number:02}", path=Path(f"{number:02}.txt"))
        english = {key(arabic): text for arabic, text in (article["title"], *article["sentences"])}
        segments = tuple(_with_english(segment, english) for segment in document.segments)
        title = Segment(0, 0, len(document.title), document.title, heading=True)
        found.append(
            TranslatedDocument(document, segments, _with_english(title, english) if document.title else None)
        )
    return found


def article_text(article: dict[str, Any]) -> str:
    """An article as a file holds it: title, outlet, date line, and paragraphs of three sentences."""
    sentences = [arabic for arabic, _ in article["sentences"]]
    body = "\n\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))
    head = "\n".join(line for line in (article["title"][0], article["outlet"], article["date_line"]) if line)
    return f"{head}\n\n{body}\n"


def key(text: str) -> str:
    """Letters and digits of a text: what the splitter leaves of a sentence is found again by them."""
    return "".join(char for char in text if char.isalnum())


def _with_english(segment: Segment, english: dict[str, str]) -> TranslatedSegment:
    text = english.get(key(segment.text), "")
    return TranslatedSegment(segment, text, Outcome.OK if text else Outcome.FAILED, 0.9 if text else 0.0)
