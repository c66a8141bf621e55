"""Splitting a text into sentences, paragraph by paragraph.

Gaps and segments, joined, are the text exactly; a gap is white space only. Splitting a segment's own text
gives it back whole, but for one that spans lines of a hard-wrapped text: only the whole shows the wrapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from translate.datafiles import Chosen
from translate.records import Segment
from translate.segments.boundaries import sentence_ends
from translate.segments.clauses import clauses
from translate.segments.word_lists import bare, word_lists

__all__ = ["clauses", "split"]

_CHOSEN = Chosen(__package__, "splitting")

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|[\v\f\u2029]")
_BULLET = re.compile(
    r"\s*(?:[•●▪◦■□◆►✓✔*·‣⁃–—-]\s|[(\[]?[0-9٠-٩۰-۹]{1,3}[)\].–-]\s|[(\[]?[أبجدهوزحط][)\]]\s)"
)
_INLINE_BULLET = re.compile(r"(?<=\s)[•●▪◦■►](?=\s)")
_SENTENCE_CLOSE = re.compile(r"[.!?؟…۔:؛][\s»”\"')\]]*$")
_WORDS = re.compile(r"[^\W\d_][\w\u064b-\u0652\u0670]*")
# Deep nesting of contradictory marks is settled after a few rounds or not at all.
_ROUNDS = 8


def split(text: str) -> tuple[Segment, ...]:
    """The sentences of `text` in order, with offsets into it; empty for a text of white space only."""
    segments: list[Segment] = []
    for start, end, heading in _paragraphs(text):
        for first, last, glued in _sentences(text, start, end, _ROUNDS):
            whole = first == start and last == end
            segments.append(
                Segment(len(segments) + 1, first, last, text[first:last], glued or (heading and whole))
            )
    return tuple(segments)


def _sentences(text: str, start: int, end: int, rounds: int) -> Iterator[tuple[int, int, bool]]:
    """Trimmed spans of one paragraph's sentences, each of which stays whole; True for a glued heading."""
    part = text[start:end]
    cuts = sorted({*sentence_ends(part), *_inline_bullets(part)})
    if not cuts:
        yield start, end, False
        return
    glued = set(_glued_headings(part, cuts))
    cuts = sorted({*cuts, *glued})
    spans = [_trim(part, first, last) for first, last in zip([0, *cuts], [*cuts, len(part)], strict=True)]
    for first, last in spans:
        if first == last:
            continue
        if rounds > 1 and last not in glued:
            yield from _sentences(text, start + first, start + last, rounds - 1)
        else:
            yield start + first, start + last, last in glued


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return start, start
    first = start + len(piece) - len(piece.lstrip())
    return first, first + len(kept)


def _inline_bullets(paragraph: str) -> list[int]:
    """Where items of a list run into one line begin; the line must itself begin with the same bullet."""
    found = [match.start() for match in _INLINE_BULLET.finditer(paragraph)]
    return [at for at in found if paragraph[at] == paragraph[0]]


def _glued_headings(paragraph: str, cuts: list[int]) -> Iterator[int]:
    """Ends of subheadings glued to the next sentence: two to four nominal words, then «و» and a verb."""
    for cut in cuts:
        words = []
        for match in _WORDS.finditer(paragraph, cut, cut + 80):
            words.append(match)
            if len(words) == 5:
                break
        if not words or not words[0].start() <= cut + 3:
            continue
        for count in range(2, len(words)):
            between = paragraph[cut : words[count].start()]
            if any(char in between for char in '،؛:.,()«»"“”-–'):
                break
            verb = bare(words[count][0])
            if verb[:1] == "و" and verb[1:] in word_lists("headings.toml")["followers"]:
                if _is_heading([bare(word[0]) for word in words[:count]]):
                    yield words[count - 1].end()
                break


def _is_heading(words: list[str]) -> bool:
    lists = word_lists("headings.toml")
    first, *others = words
    nominal = (
        first in lists["nouns"]
        or (first.startswith("ال") and len(first) > 4 and first not in lists["article_verbs"])
        or (first.endswith(("ة", "ات")) and len(first) > 4)
    )
    # A verb or a particle anywhere makes it a sentence.
    clausal = lists["excluded"] | word_lists("openers.toml")["verbs"]
    return nominal and not any(
        word in clausal
        or (word[:1] in "وف" and word[1:] in clausal)
        or (word.startswith("ي") and len(word) > 3)
        for word in others
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with something on it: `start:end` trimmed, `margin` where it begins with its indentation."""

    margin: int
    start: int
    end: int

    @property
    def width(self) -> int:
        return self.end - self.margin


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Trimmed spans of the paragraphs, and whether each is a heading on its own line."""
    spans = [(match.start(), *_trim(text, *match.span())) for match in _LINE.finditer(text)]
    lines = [_Line(*span) for span in spans if span[1] < span[2]]
    width = _wrap_width(text, lines)
    paragraphs: list[tuple[int, int]] = []
    last: _Line | None = None
    for line in lines:
        if last is not None and width and _continues(text, last, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line.end)
        else:
            paragraphs.append((line.start, line.end))
        last = line
    for (start, end), following in zip_longest(paragraphs, paragraphs[1:]):
        yield start, end, _stands_as_heading(text, start, end, following)


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width a text was hard-wrapped to, or 0: lines end because the next word would not have fitted."""
    joined = [
        (line, following) for line, following in pairwise(lines) if not _blank_between(text, line, following)
    ]
    if len(joined) < _CHOSEN.whole("wrapped_lines"):
        return 0
    width = max(line.width for line, _ in joined)
    if not _CHOSEN.whole("narrowest") <= width <= _CHOSEN.whole("widest"):
        return 0
    full = sum(_is_full(text, line, following, width) for line, following in joined)
    closed = sum(_is_closed(text, line.start, line.end) for line, _ in joined)
    wrapped = full >= _CHOSEN("full") * len(joined) and closed <= _CHOSEN("closed") * len(joined)
    return width if wrapped else 0


def _blank_between(text: str, line: _Line, following: _Line) -> bool:
    return _PARAGRAPH_BREAK.search(text, line.end, following.margin) is not None


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    word = text[following.start : following.end].split(None, 1)[0]
    return line.width + 1 + len(word) > width


def _is_closed(text: str, start: int, end: int) -> bool:
    return _SENTENCE_CLOSE.search(text, max(start, end - 6), end) is not None


def _continues(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether `following` goes on with the paragraph of `line`, in a text wrapped to `width`."""
    if _blank_between(text, line, following) or _BULLET.match(text, following.start, following.end):
        return False
    return _is_full(text, line, following, width)


def _stands_as_heading(text: str, start: int, end: int, following: tuple[int, int] | None) -> bool:
    if following is None or (_is_closed(text, start, end) and text[end - 1] != ":"):
        return False
    words = len(text[start:end].split())
    return (
        words <= _CHOSEN.whole("heading_words")
        and "\n" not in text[start:end]
        and _BULLET.match(text, start, end) is None
        and following[1] - following[0] > end - start
    )
