"""Splitting a text into sentences, paragraph by paragraph.

Gaps and segments, joined, are the text exactly; a gap is white space only. Splitting a segment's own text gives
it back whole, but for a segment that spans lines of a hard-wrapped text, whose wrapping only the whole shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from translate.boundaries import bare, sentence_ends, word_lists
from translate.clauses import clauses
from translate.records import Segment

__all__ = ["clauses", "split"]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n|\r\n?[^\S\r\n]*\r|[\v\f\u2029]")
_BULLET = re.compile(
    r"\s*(?:[•●▪◦■□◆►✓✔*·‣⁃–—-]\s|[(\[]?[0-9٠-٩۰-۹]{1,3}[)\].–-]\s|[(\[]?[أبجدهوزحط][)\]]\s)"
)
_INLINE_BULLET = re.compile(r"(?<=\s)[•●▪◦■►](?=\s)")
_SENTENCE_CLOSE = re.compile(r"[.!?؟…۔:؛][\s»”\"')\]]*$")
_HEADING_WORDS = 12
_WORDS = re.compile(r"[^\W\d_][\w\u064b-\u0652\u0670]*")
# Deep nesting of contradictory marks is settled after a few rounds or not at all.
_ROUNDS = 8


def split(text: str) -> tuple[Segment, ...]:
    """The sentences of `text` in order, with offsets into it; empty for a text of white space only."""
    segments: list[Segment] = []
    for start, end, heading in _paragraphs(text):
        for first, last in _sentences(text, start, end, _ROUNDS):
            whole = first == start and last == end
            segments.append(Segment(len(segments) + 1, first, last, text[first:last], heading and whole))
    return tuple(segments)


def _sentences(text: str, start: int, end: int, rounds: int) -> Iterator[tuple[int, int]]:
    """Trimmed spans of the sentences of one paragraph, split again until each stays whole."""
    part = text[start:end]
    cuts = sorted({*sentence_ends(part), *_inline_bullets(part)})
    cuts = sorted({*cuts, *_glued_headings(part, cuts)})
    spans = [_trim(part, first, last) for first, last in zip([0, *cuts], [*cuts, len(part)], strict=True)]
    for first, last in spans:
        if first == last:
            continue
        if len(spans) > 1 and rounds > 1:
            yield from _sentences(text, start + first, start + last, rounds - 1)
        else:
            yield start + first, start + last


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
    first = words[0]
    nominal = (
        first in lists["nouns"]
        or (first.startswith("ال") and len(first) > 4 and first not in lists["article_verbs"])
        or (first.endswith(("ة", "ات")) and len(first) > 4)
    )
    # An imperfect verb or a particle anywhere makes it a sentence.
    return nominal and not any(
        word in lists["excluded"] or (word.startswith("ي") and len(word) > 3) or word.startswith("و")
        for word in words
    )


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Trimmed spans of the paragraphs, and whether each is a heading on its own line."""
    lines = [span for match in _LINE.finditer(text) if (span := _trim(text, *match.span()))[0] < span[1]]
    width = _wrap_width(text, lines)
    spans: list[tuple[int, int]] = []
    for start, end in lines:
        if spans and width and _continues(text, spans[-1], (start, end), width):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        yield start, end, _stands_as_heading(text, start, end, following)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width a text was hard-wrapped to, or 0: lines end because the next word would not have fitted."""
    joined = [
        (line, following)
        for line, following in pairwise(lines)
        if not _PARAGRAPH_BREAK.search(text, line[1], following[0] + 1)
    ]
    if len(joined) < 3:
        return 0
    width = max(end - start for (start, end), _ in joined)
    if not 30 <= width <= 160:
        return 0
    full = sum(_is_full(text, line, following, width) for line, following in joined)
    closed = sum(
        _SENTENCE_CLOSE.search(text, max(start, end - 6), end) is not None for (start, end), _ in joined
    )
    return width if full >= 0.7 * len(joined) and closed <= 0.5 * len(joined) else 0


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    word = text[following[0] : following[1]].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether `line` is the same paragraph as what ends at `before[1]`, in a text wrapped to `width`."""
    if _PARAGRAPH_BREAK.search(text, before[1], line[0] + 1) or _BULLET.match(text, *line):
        return False
    last_start = max(before[0], text.rfind("\n", before[0], before[1]) + 1)
    return _is_full(text, (last_start, before[1]), line, width)


def _stands_as_heading(text: str, start: int, end: int, following: tuple[int, int] | None) -> bool:
    if following is None or (_SENTENCE_CLOSE.search(text, max(start, end - 6), end) and text[end - 1] != ":"):
        return False
    words = len(text[start:end].split())
    return (
        words <= _HEADING_WORDS
        and "\n" not in text[start:end]
        and _BULLET.match(text, start, end) is None
        and following[1] - following[0] > end - start
    )
