"""What a file format gives: the article's text and what the file says about it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from translate.records import PublishedDate, RemovalReason

MISSING_EXTRA = "install it with: pip install 'mujaz[files]'"


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text and metadata; "" where the file has none. `markdown`: cleaning takes Markdown's signs out.

    `left_out` are ranges of `text` that are no part of the article, `day` the day where its evidence was weighed
    already, `chosen` which part of a page the text is.
    """

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    markdown: bool = False
    notes: tuple[str, ...] = ()
    left_out: tuple[tuple[int, int, RemovalReason], ...] = ()
    day: PublishedDate | None = None
    outlet_from: str = "metadata"
    chosen: str = ""


def parts_of(whole: Extracted, most: int) -> Iterator[Extracted]:
    """The text in parts of about `most` characters, cut before a paragraph, else a line, else a word; nothing is lost.

    A part of a text without any of these is longer. Title and day are the first part's.
    """
    start = 0
    while start < len(whole.text):
        end = _cut(whole.text, start, most)
        inside = tuple(
            (max(a, start) - start, min(b, end) - start, reason)
            for a, b, reason in whole.left_out
            if a < end and b > start
        )
        first = start == 0
        yield replace(whole, text=whole.text[start:end], title=whole.title if first else "", left_out=inside)
        start = end


def _cut(text: str, start: int, most: int) -> int:
    if len(text) - start <= most:
        return len(text)
    for mark in ("\n\n", "\n", " "):
        # In the later half, so that no part is tiny.
        at = text.rfind(mark, start + most // 2, start + most)
        if at >= 0:
            return at + len(mark)
    at = text.find(" ", start + most)
    return len(text) if at < 0 else at + 1


@contextmanager
def quiet(library: str) -> Iterator[None]:
    """Keeps a library's own remarks off the terminal; what matters of them becomes one line of ours."""
    logger = logging.getLogger(library)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
