"""What a file format gives: the article's text and what the file says about it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

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
