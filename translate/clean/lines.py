"""The lines of an article as read, with what matching needs of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from translate.datafiles import Chosen
from translate.normalise import Folded, search_fold, search_key

_CHOSEN = Chosen(__package__, "lines")

Zone = Literal["head", "body", "tail"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NOT_WORDS = re.compile(r"[\W_]+")
_STOP = re.compile(r"[.!?؟۔][\s»”\"')\]]*$")
_FULL_STOP = re.compile(r"(?<![.])[.۔][\s»”\"')\]]*$")


def matching_key(text: str) -> str:
    """The words alone, folded, one space between them: two lines with one key say the same."""
    return _NOT_WORDS.sub(" ", search_key(text)).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it: `raw[start:end] == text`."""

    start: int
    end: int
    text: str
    key: str
    folded: Folded

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.key.count(" ") + 1 if self.key else 0

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_STOP.search(self.text))

    @property
    def ends_flat(self) -> bool:
        """Whether it ends with a full stop, which headlines do without."""
        return bool(_FULL_STOP.search(self.text))

    @property
    def prose(self) -> bool:
        """Whether it is running text rather than a title, a label or a button."""
        return (
            self.words >= _CHOSEN.whole("prose_words")
            or (self.stopped and self.words >= _CHOSEN.whole("stopped_words"))
            or (self.ends_flat and self.words >= _CHOSEN.whole("sentence_words"))
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of `folded.text[start:end]`."""
        first, last = self.folded.source_span(start, end)
        return self.start + first, self.start + last


def read_lines(text: str) -> list[Line]:
    """Every line that is not blank, in order."""
    lines = []
    for match in _LINE.finditer(text):
        whole = match[0]
        kept = whole.strip()
        if not kept:
            continue
        start = match.start() + len(whole) - len(whole.lstrip())
        lines.append(Line(start, start + len(kept), kept, matching_key(kept), search_fold(kept)))
    return lines


def zones(lines: Sequence[Line]) -> list[Zone]:
    """Where each line stands: above the first line of running text, below the last, or between."""
    prose = [index for index, line in enumerate(lines) if line.prose]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), len(lines))
    return ["head" if index < first else "tail" if index > last else "body" for index in range(len(lines))]
