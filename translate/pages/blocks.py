"""A page as the blocks of text a reader sees, in order, each with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from translate.datafiles import Chosen
from translate.pages.words import hinted, tags, word_count

_CHOSEN = Chosen(__package__, "blocks")

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOTE_MARK = re.compile(r"^\s*[\[(]?\s*[0-9٠-٩]{1,3}\s*[\])]?\s*$")
# What a footnote's number leaves of «[1]».
_EMPTIED = re.compile(r"\[\s*\]|\(\s*\)")
_SPACE = re.compile(r"\s+")
_BADGE = re.compile(r"(?:^|[\s_-])(?:badge|ribbon|pill)(?:$|[\s_-])", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3"})
_SENTENCE_END = re.compile(r"[.!؟?…][\s»”\"')\]]*$")
_INNER_END = re.compile(r"[.!؟?…][\s»”\"')\]]*\s")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A line or paragraph as shown; `element` is the nearest block-level element around it.

    `linked` and `bold` are the shares of its characters inside links and strong type; `links` the addresses.
    `stopped`: it ends as a sentence does. `prose`: it is running text rather than a headline, a label or a link.
    `mass` is what it weighs as part of an article: its characters outside links, if it is prose.
    """

    order: int
    text: str
    element: Any
    linked: float = 0.0
    bold: float = 0.0
    links: tuple[str, ...] = ()
    words: int = 0
    stopped: bool = False
    prose: bool = False
    mass: int = 0


def block_of(order: int, text: str, element: Any, linked: float, bold: float, links: Sequence[str]) -> Block:
    """A block with what is counted of it: pages ask for that again and again."""
    words, stopped = word_count(text), bool(_SENTENCE_END.search(text))
    prose = linked <= _CHOSEN("linked") and (
        words >= _CHOSEN.whole("prose_words")
        or (words >= _CHOSEN.whole("stopped_words") and (stopped or bool(_INNER_END.search(text))))
    )
    mass = round(len(text) * (1 - linked)) if prose else 0
    return Block(order, text, element, linked, bold, tuple(links), words, stopped, prose, mass)


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    links: list[str] = field(default_factory=list)


def is_block(element: Any) -> bool:
    """Whether an element stands on lines of its own; elements that HTML does not know (amp-…) do."""
    return element.tag in tags("block") or "-" in element.tag


def leads_away(address: str) -> bool:
    """Whether an address is another page's or a button's («#», a script), and no named place in this page."""
    return bool(address) and not (address.startswith("#") and len(address) > 1)


def _is_note_mark(element: Any) -> bool:
    """Whether a link is a footnote's number in the text."""
    return (
        element.tag == "a"
        and not leads_away(element.get("href") or "#")
        and bool(_NOTE_MARK.match(element.text_content()))
    )


def is_unseen(element: Any) -> bool:
    """Whether a reader of the page sees nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in tags("unseen"):
        return True
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
        or hinted(element, "unseen")
    )


def _is_badge(element: Any) -> bool:
    """Whether raised words or a badge in a headline say what kind of article it is: «مميز», «فيديو»; 10² is none."""
    if not (element.tag == "sup" or _BADGE.search(element.get("class") or "")):
        return False
    words = element.text_content().split()
    few = 0 < len(words) <= _CHOSEN.whole("badge_words") and not any(map(str.isdigit, "".join(words)))
    return few and any(around.tag in _HEADINGS for around in ancestors(element.getparent()))


def read_blocks(root: Any) -> list[Block]:
    """Every block of text under `root` that is not blank, in the page's order."""
    found: list[Block] = []
    line = _Line()

    def close(element: Any) -> None:
        nonlocal line
        text = _SPACE.sub(" ", _EMPTIED.sub("", "".join(line.parts))).strip()
        if text:
            size = max(1, len(_SPACE.sub("", text)))
            linked, bold = min(1.0, line.linked / size), min(1.0, line.bold / size)
            found.append(block_of(len(found), text, element, linked, bold, line.links))
        line = _Line()

    def add(text: str | None, link: bool, bold: bool) -> None:
        if not text:
            return
        line.parts.append(text)
        size = len(_SPACE.sub("", text))
        line.linked += size * link
        line.bold += size * bold

    # A stack of our own: pages nest deeper than Python recurses.
    stack: list[tuple[Any, Any, bool, bool, bool]] = [(root, root, False, False, False)]
    while stack:
        element, holder, link, bold, closing = stack.pop()
        if closing:
            if is_block(element):
                close(element)
            elif element.tag == "time" and _alone(line, element):
                close(holder)
            if element is not root:
                add(element.tail, link, bold)
            continue
        if is_unseen(element) or _is_note_mark(element) or _is_badge(element):
            add(element.tail, link, bold)
            continue
        if is_block(element):
            close(holder)
            holder_inside = element
        else:
            holder_inside = holder
            _part_words(line, element)
        if element.tag == "br":
            close(holder)
            add(element.tail, link, bold)
            continue
        leads = element.tag == "a" and leads_away(element.get("href") or "")
        inner_link = link or leads
        inner_bold = bold or element.tag in ("b", "strong")
        if leads:
            line.links.append(element.get("href"))
        stack.append((element, holder, link, bold, True))
        stack += [(child, holder_inside, inner_link, inner_bold, False) for child in reversed(element)]
        add(element.text, inner_link, inner_bold)
    close(root)
    return found


def _alone(line: _Line, time: Any) -> bool:
    """Whether a time element with a day in it opens its line: it is the line's date and no part of a sentence."""
    text = _SPACE.sub("", time.text_content())
    return any(char.isdigit() for char in text) and _SPACE.sub("", "".join(line.parts)) == text


def _is_row(element: Any) -> bool:
    """Whether an element holds links and labels side by side and no words of its own, as a row of buttons does."""
    if (element.text or "").strip():
        return False
    seen = set()
    for child in element:
        if child.tag not in ("a", "span") or (child.tail or "").strip():
            return False
        seen.add(child.tag)
    return len(seen) == 2


_OPENING_MARKS = frozenset("«“([‹\"'")


def _part_words(line: _Line, element: Any) -> None:
    """Two links, or a word and a clock in elements of their own, stand apart on the screen without a space."""
    if not line.parts or line.parts[-1][-1:].isspace() or line.parts[-1][-1:] in _OPENING_MARKS:
        return
    before = element.getprevious()
    if before is None or (before.tail or "").strip() or not isinstance(before.tag, str):
        return
    last, first = line.parts[-1][-1:], (element.text or "").strip()[:1]
    if (
        before.tag == element.tag == "a"
        or "time" in (before.tag, element.tag)
        or last.isalpha() != first.isalpha()
        or _is_row(element.getparent())
    ):
        line.parts.append(" ")


def ancestors(element: Any) -> Iterator[Any]:
    """The element and all around it, inside out."""
    while element is not None:
        yield element
        element = element.getparent()
