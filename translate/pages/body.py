"""The article's blocks one by one: what is its text, and what goes with which reason."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.pages.blocks import Block, ancestors
from translate.pages.headline import scope_of
from translate.pages.kinds import (
    dated,
    is_caption,
    is_figure,
    is_heading,
    is_only_a_day,
    is_post,
    names_another,
    to_a_place,
)
from translate.pages.live import moment_of
from translate.pages.marks import PICTURES, Layout, Mark
from translate.pages.words import FIRST_PRINTED, asks, hinted, is_advert, is_gate
from translate.records import RemovalReason

_CHOSEN = Chosen(__package__, "body")

_MARKED: dict[Mark, RemovalReason] = {
    "page": RemovalReason.SECTION_LABEL,
    "others": RemovalReason.READ_ALSO,
    "pictures": RemovalReason.CAPTION,
    "comments": RemovalReason.PROMOTION,
    "asks": RemovalReason.PROMOTION,
    "advert": RemovalReason.PROMOTION,
    "buttons": RemovalReason.BUTTON,
    "tags": RemovalReason.SECTION_LABEL,
}
_DASH = re.compile(r"\s+[-–—/|ـ]+\s+|\s*[–—|]\s*|/\s+")
_SHOWN = ("img", "amp-img", "picture", "iframe", "video")


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article and why it is left out, or None where it is text."""

    block: Block
    reason: RemovalReason | None


def article_parts(
    layout: Layout, container: Any, author: str, chances: Mapping[Block, float]
) -> list[Part]:
    """The blocks from the headline (and what stands right above it) to the end of the container.

    `chances` says how likely each block is the article's text.
    """
    inside = [block for block in layout.inside(container) if block.order < layout.end]
    headline = layout.headline
    if headline is None:
        first = min((block.order for block in inside if block.mass), default=0)
        lead: list[Block] = []
        inside = [block for block in inside if block.order >= first - _CHOSEN.whole("above")]
    else:
        scope = scope_of(headline.element, container)
        below = next((block.order for block in inside if block.order > headline.order), layout.end)
        lead = [block for block in layout.inside(scope) if headline.order <= block.order < below]
        near = headline.order - _CHOSEN.whole("above")
        above = [
            b for b in layout.inside(scope) if near <= b.order < headline.order and layout.mark_of(b) is None
        ]
        lead = [*above, *lead]
        inside = [block for block in inside if block.order >= below]
    outside = [block for block in layout.blocks if chances[block] > _CHOSEN("outside")]
    blocks = sorted({*lead, *inside, *outside}, key=lambda block: block.order)
    bare = headline is None or scope_of(headline.element, container).tag in ("body", "html")
    judge = _Judge(layout, blocks, author, bare=bare)
    parts = []
    for block in blocks:
        reason = judge.reason(block)
        # Rules and chance are weighed together, as odds.
        odds = math.log(chances[block] / (1 - chances[block])) + _CHOSEN("rules") * (1 if reason is None else -1)
        text = block is headline or odds > _CHOSEN("text")
        parts.append(Part(block, None if text else reason or RemovalReason.SECTION_LABEL))
    return _without_bare_headings(parts, headline)


def _without_bare_headings(parts: Sequence[Part], headline: Block | None) -> list[Part]:
    """Without the headings of what was left out: nothing of the article stands under them."""
    found: list[Part] = []
    for place, part in enumerate(parts):
        if part.reason is None and part.block is not headline and is_heading(part.block):
            following = parts[place + 1 :]
            under = next((other for other in following if other.reason is None), None)
            bare = (
                following[:1]
                and following[0].reason is not None
                and (under is None or is_heading(under.block))
            )
            # An advertisement may part a heading from its text.
            if bare and not (following[0].reason is RemovalReason.PROMOTION and under is not None):
                part = Part(part.block, RemovalReason.SECTION_LABEL)
        found.append(part)
    return found


class _Judge:
    def __init__(self, layout: Layout, blocks: Sequence[Block], author: str, *, bare: bool) -> None:
        self._layout = layout
        self._bare = bare
        self._blocks = blocks
        self._author = matching_key(author)
        prose = [
            block
            for block in blocks
            if block.mass and block is not layout.headline and layout.mark_of(block) is None
        ]
        self._mass = sum(block.mass for block in prose)
        parents = Counter[Any]()
        for block in prose:
            parents[self._holder(block)] += 0 if is_gate(block.text) else block.mass
        self._main = parents.most_common(1)[0][0] if parents else None
        # A standfirst may stand above the lines that say who and when.
        self._first = next((b.order for b in prose if self._holder(b) is self._main), len(layout.blocks))
        self._last = max((block.order for block in prose), default=len(layout.blocks))
        self._pictured = frozenset(
            matching_key(alt) for alt in layout.alternatives() if len(matching_key(alt).split()) > 1
        )

    def reason(self, block: Block) -> RemovalReason | None:
        """Why a block is no text of the article, or None."""
        headline = self._layout.headline
        if block is headline:
            return None
        around = list(ancestors(block.element))
        if self._within(around, is_post):
            return RemovalReason.QUOTED_POST
        if self._is_pull(around, block):
            return RemovalReason.REPEATED_BLOCK
        if mark := self._layout.mark_of(block):
            return _MARKED[mark]
        if headline is not None and block.order < headline.order:
            if dated(block.text):
                # Above a headline that stands in no element of its own the page's header says today's day.
                return RemovalReason.SECTION_LABEL if self._bare else RemovalReason.DATE_LINE
            return RemovalReason.BYLINE
        if self._within(around, lambda element: element.tag == "table"):
            return RemovalReason.TABLE
        # What a class calls a caption may be a paragraph with a large first letter («drop-cap»).
        long = block.words > _CHOSEN.whole("caption_words")
        if self._within(around, is_figure if long else is_caption) or self._is_caption(block):
            return RemovalReason.CAPTION
        if self._within(around, lambda element: hinted(element, "notes")):
            return RemovalReason.SECTION_LABEL
        if self._trails(block):
            return RemovalReason.SECTION_LABEL
        if names_another(block) or (to_a_place(block) and not is_heading(block)):
            return RemovalReason.READ_ALSO
        if block.linked > _CHOSEN("link") and block.words > 1:
            return RemovalReason.READ_ALSO
        if moment_of(block) is not None or is_only_a_day(block.text):
            return RemovalReason.DATE_LINE
        if not any(char.isalpha() for char in block.text):
            # A counter, the length of a recording, a row of stars.
            return RemovalReason.BUTTON
        if FIRST_PRINTED.search(block.text):
            return RemovalReason.PROMOTION
        if is_advert(block.text) or (self._holder(block) is not self._main and is_gate(block.text)):
            return RemovalReason.PROMOTION
        if not (is_heading(block) or block.prose or block.stopped) and asks(block.text):
            return RemovalReason.PROMOTION
        if self._within(around, self._asks):
            return RemovalReason.PROMOTION
        return self._credit(block, around)

    def _trails(self, block: Block) -> bool:
        """Whether a line stands behind all running text and apart from it: a box of the page, no end of the article."""
        listed = any(element.tag == "li" for element in list(ancestors(block.element))[:2])
        outside = self._holder(block) is not self._main
        return self._last < block.order and outside and not (block.prose or block.stopped or listed)

    def _asks(self, element: Any) -> bool:
        """Whether an element is a box that a request opens: «اشترك في قناتنا على واتساب»."""
        blocks = self._layout.inside(element)
        return len(blocks) <= _CHOSEN.whole("box_lines") and not blocks[0].prose and is_gate(blocks[0].text)

    def _is_caption(self, block: Block) -> bool:
        """Whether a line says what a picture shows: as its alternative text does, or alone with it in an element."""
        if block.words > _CHOSEN.whole("caption_words") or block.stopped or is_heading(block):
            return False
        key = matching_key(block.text)
        # Of running text the whole must be what a picture shows: «دونالد ترامب» is the alternative text of many.
        begins = not block.prose and any(key.startswith(f"{shown} ") for shown in self._pictured)
        if key in self._pictured or begins:
            return True
        short = block.words <= _CHOSEN.whole("legend_words") or block.text.endswith(")")
        before = block.element.getprevious()
        if short and before is not None and before.tag in _SHOWN:
            return True
        for element in ancestors(block.element):
            if element is self._main or self._layout.holds_headline(element):
                return False
            if any(other.mass and other is not block for other in self._layout.inside(element)):
                return False
            if element.xpath(f"{PICTURES}|.//video|.//iframe"):
                return element.tag != "p" or short
        return False

    def _credit(self, block: Block, around: list[Any]) -> RemovalReason | None:
        if self._signs(block):
            return RemovalReason.BYLINE
        hinted_author = self._within(around, lambda element: hinted(element, "author"))
        if block.order < self._first:
            if dated(block.text):
                return RemovalReason.DATE_LINE
            names_author = self._author and matching_key(block.text) in self._author
            if names_author or (hinted_author and not block.prose):
                return RemovalReason.BYLINE
        elif hinted_author:
            return RemovalReason.BYLINE
        # A heading beside a date is a standfirst or a live entry's own.
        short = block.words <= _CHOSEN.whole("credit_words") and not block.stopped and not is_heading(block)
        if block.order < self._first and short:
            place = self._blocks.index(block)
            beside = [*self._blocks[max(0, place - 1) : place], *self._blocks[place + 1 : place + 2]]
            if any(dated(other.text) for other in beside if other is not self._layout.headline):
                return RemovalReason.BYLINE
        return None

    def _signs(self, block: Block) -> bool:
        """Whether a line only says who wrote: «ذي قار – واع – …» before the text, a name or initials behind it."""
        listed = block.element.tag == "li" or any(char.isdigit() for char in block.text)
        if block.stopped or block.prose or listed:
            return False
        parts = [part for part in _DASH.split(block.text) if part.strip()]
        if is_heading(block) and len(parts) < 3:
            return False
        if self._last < block.order and block.words <= _CHOSEN.whole("signed_words"):
            return not block.linked
        return (
            block.order < self._first
            and len(parts) > 1
            and block.words <= _CHOSEN.whole("dashed_words")
            and all(len(part.split()) <= _CHOSEN.whole("signed_words") for part in parts)
        )

    def _within(self, around: list[Any], test: Any) -> bool:
        """Whether an element around the block passes, which does not hold most of the article itself."""
        for element in around:
            if self._layout.mass(element) > _CHOSEN("element_share") * max(1, self._mass):
                return False
            if self._layout.holds_headline(element):
                return False
            if test(element):
                return True
        return False

    def _is_pull(self, around: list[Any], block: Block) -> bool:
        key = matching_key(block.text)
        if not block.stopped and self._within(around[:3], lambda element: hinted(element, "pull")):
            return True
        return any(hinted(e, "pull") or e.tag in ("aside", "blockquote") for e in around[:3]) and any(
            key in matching_key(other.text) for other in self._blocks if other is not block and other.prose
        )

    def _holder(self, block: Block) -> Any:
        """The element that holds the block's paragraph, be it a `p` or a `div` of its own."""
        parent = block.element.getparent()
        return block.element if parent is None or len(self._layout.inside(block.element)) > 1 else parent
