"""How web pages are read: title, outlet, day and body of the invented pages under tests/translate/documents/pages.

    python -m bench.pages [--wrong]

Each page puts a made-up article into the manner of one publishing system. The looked-at half is for work on the
reader; of the never-read half only the score is printed, so that its figures say what unknown pages will do. The
pages called `other` are by another hand than the reader, long and dirty as real ones, and were written without
seeing it. `--wrong` lists what was read wrongly in the looked-at ones.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.documents import read_inputs
from translate.records import DateSource, Document

PAGES = Path(__file__).resolve().parents[2] / "tests" / "translate" / "documents" / "pages"
HALVES = ("looked-at", "never-read", "looked-at-other", "never-read-other")
MEASURES = ("title", "outlet", "day", "body", "all")
WORST = ("wrong day", "lost body", "others' text")


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """A page as read beside its right values; `said` is what was read instead, by measure. `unsure`: it says so of its text."""

    name: str
    right: frozenset[str]
    worst: frozenset[str]
    said: dict[str, str]
    unsure: bool = False


def judge(half: str) -> list[JudgedPage]:
    """Reads every page of a half, each alone, so that no page dates another."""
    values = tomllib.loads((PAGES / half / "right.toml").read_text(encoding="utf-8"))
    return [_judged(name, wanted, _read(PAGES / half / name)) for name, wanted in values.items()]


def _read(path: Path) -> Document | None:
    documents = read_inputs([path]).documents
    return documents[0] if documents else None


def _judged(name: str, wanted: dict[str, Any], read: Document | None) -> JudgedPage:
    if read is None:
        return JudgedPage(name, frozenset(), frozenset({"lost body"}), {"all": "not read"})
    body = " ".join(" ".join(wanted["body"]).split())
    day = read.published.value.isoformat() if read.published.value else ""
    said = {
        "title": read.title,
        "outlet": read.outlet,
        "day": day,
        "body": " ".join(read.text.split()),
    }
    expected = {**{name: wanted[name] for name in ("title", "outlet", "day")}, "body": body}
    right = {measure for measure, value in said.items() if value == expected[measure]}
    if {"title", "day", "body"} <= right:
        right.add("all")
    worst = set()
    if day and day != wanted["day"] and read.published.source is not DateSource.UNCERTAIN:
        worst.add("wrong day")
    kept = sum(len(part) for part in wanted["body"] if part in said["body"])
    if kept < 0.5 * len(body):
        worst.add("lost body")
    if len(said["body"]) - kept > 0.2 * len(body) and kept < len(body) * 1.2:
        worst.add("others' text")
    unsure = any(note.startswith("text uncertain") for note in read.notes)
    return JudgedPage(name, frozenset(right), frozenset(worst), said, unsure)
