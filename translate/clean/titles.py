"""An article's title: given by its metadata, printed twice, or the first line that reads as a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.clean.controls import without_controls
from translate.clean.lines import Line, matching_key
from translate.clean.phrases import outlet_keys
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "titles")

_OPEN_END = re.compile(r"[،,؛;:][\s»”\"')\]]*$")
_BULLET = re.compile(r"^\s*(?:[•●▪◦■*·‣–—-]\s|\d{1,2}[.)-]\s)")
_SENTENCES = re.compile(r"(?<!\.)[.!؟?][\s»”\"]+\w")
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<name>[^|–—]{2,40})$|\s*[|]\s*(?P<name2>[^|]{2,40})$")


@dataclass(frozen=True, slots=True)
class Title:
    """The title and the lines that print it: the first is the title, the others repeat it."""

    text: str
    printed: tuple[Line, ...]


def without_outlet(title: str) -> tuple[str, str]:
    """A web page's title and the outlet's name behind it: «… | سكاي نيوز عربية»; "" where none is known.

    A name after a stroke («|») is taken for the outlet's; after a dash it must be a known one.
    """
    match = _SUFFIX.search(title)
    if not match:
        return title.strip(), ""
    name = (match["name"] or match["name2"]).strip()
    known = outlet_keys().get(matching_key(name))
    stroke = "|" in match[0]
    if known or (
        stroke and len(name.split()) <= _CHOSEN.whole("outlet_words") and len(name) < len(title) / 2
    ):
        return title[: match.start()].strip(), known or name
    return title.strip(), ""


def find_title(lines: Sequence[Line], given: str = "") -> Title:
    """The title among the lines that cleaning has left, or as `given`; "" where the article prints none."""
    if given.strip():
        text, _ = without_outlet(" ".join(without_controls(given).split()))
        return Title(text, tuple(line for line in lines if _says(line, text)))
    for place, line in enumerate(lines[:2]):
        if not _headline(line):
            return Title("", ())
        following = lines[place + 1 :]
        repeated = bool(following) and following[0].key == line.key
        if not repeated and (
            line.ends_flat or not _followed_by_text(line, following) or _wrapped(lines, place)
        ):
            return Title("", ())
        if not repeated and place == 0 and _is_kicker(line, following):
            continue
        text, _ = without_outlet(" ".join(without_controls(line.text).split()))
        return Title(text, tuple(other for other in lines if other is line or _says(other, text)))
    return Title("", ())


def _says(line: Line, title: str) -> bool:
    key = matching_key(title)
    return bool(key) and (line.key == key or matching_key(without_outlet(line.text)[0]) == key)


def _headline(line: Line) -> bool:
    return (
        _CHOSEN.whole("least_words") <= line.words <= _CHOSEN.whole("most_words")
        and len(line.text) <= _CHOSEN.whole("most_characters")
        and not _OPEN_END.search(line.text)
        and not _BULLET.match(line.text)
        # A short first paragraph under a label is no headline: it has sentences.
        and len(_SENTENCES.findall(line.text)) < 2
    )


def _followed_by_text(line: Line, following: Sequence[Line]) -> bool:
    return any(other.prose or other.words > 2 * line.words for other in following)


def _wrapped(lines: Sequence[Line], place: int) -> bool:
    """Whether the line only opens a paragraph that is broken at a fixed width."""
    least = _CHOSEN.whole("wrapped_lines")
    block = lines[place : place + least]
    if len(block) < least or any(b.start - a.end > 2 for a, b in pairwise(block)):
        return False
    lengths = [len(line.text) for line in block]
    even = max(lengths[:2]) - min(lengths[:2]) <= _CHOSEN("wrapped_unevenly") * max(lengths)
    usual = _CHOSEN.whole("wrapped_from") <= lengths[0] <= _CHOSEN.whole("wrapped_to")
    return even and usual and not block[1].stopped


def _is_kicker(line: Line, following: Sequence[Line]) -> bool:
    """«ملف المياه» above the real headline: two or three words, then a longer headline, then text."""
    if line.words > _CHOSEN.whole("kicker_words") or len(following) < 2:
        return False
    second = following[0]
    return _headline(second) and not second.stopped and second.words >= _CHOSEN.whole("after_kicker")
