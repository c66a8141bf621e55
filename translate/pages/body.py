"""Where on a page its article stands, block by block: what is its text, and what goes with which reason.

What is text says a logistic regression on what `features.py` counts (`chance.py`); the rules here name the reason. On a page
of few blocks there is little to count, and a block that no rule names is text as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.pages.blocks import Block, ancestors
from translate.pages.headline import scope_of
from translate.pages.kinds import (
    dated,
    is_caption,
    is_heading,
    is_only_a_day,
    is_post,
    names_another,
    to_a_place,
)
from translate.pages.live import moment_of
from translate.pages.marks import Layout, Mark, signature
from translate.pages.words import FIRST_PRINTED, asks, hinted, is_advert, is_gate
from translate.records import RemovalReason

_CHOSEN = Chosen(__package__, "body")

# Two part the place, the outlet and the writer of a line of names.
_DASH = re.compile(r"\s[-–—|]\s")
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
_NAMED = (
    ("its articleBody", "//*[contains(concat(' ',@itemprop,' '),' articleBody ')]"),
    ("its article element", "//article"),
)


@dataclass(frozen=True, slots=True)
class Container:
    """The element with the article's text, and why that one."""

    element: Any
    reason: str


def find_container(tree: Any, layout: Layout, found_elsewhere: str) -> Container | None:
    """The best candidate, or None where the page has no running text; `found_elsewhere` is trafilatura's text."""
    clean = layout.clean(layout.blocks)
    whole = sum(block.mass for block in clean)
    if not whole:
        return None
    best = max(_candidates(tree, layout, clean, found_elsewhere), key=lambda entry: entry[0])
    return Container(best[2], best[1])


def _candidates(
    tree: Any, layout: Layout, clean: Sequence[Block], found_elsewhere: str
) -> Iterator[tuple[float, str, Any]]:
    own = _densest(tree, layout, clean)
    yield _worth(layout, own) * _CHOSEN("own"), "its running text stands together there", own
    for reason, path in _NAMED:
        for element in tree.xpath(path):
            if worth := _worth(layout, element):
                yield worth, f"the page marks {reason}", element
    keys = {matching_key(line) for line in found_elsewhere.splitlines()} - {""}
    agreed = [block for block in clean if block.prose and matching_key(block.text) in keys]
    if agreed:
        shared = _around(agreed)
        yield _worth(layout, shared) * _CHOSEN("trafilatura"), "trafilatura finds its text there", shared


def _worth(layout: Layout, element: Any) -> float:
    """The article's text in an element, less what is not the article's."""
    inside = layout.inside(element)
    clean = sum(block.mass for block in layout.clean(inside))
    return clean - _CHOSEN("foreign") * (sum(block.mass for block in inside) - clean)


def _densest(tree: Any, layout: Layout, clean: Sequence[Block]) -> Any:
    """The smallest element that still holds nearly all of the running text."""
    kept = {block.order for block in clean}
    element = tree
    while True:
        mass = {child: _clean_mass(layout, child, kept) for child in element if isinstance(child.tag, str)}
        whole = _clean_mass(layout, element, kept)
        top = max(mass, key=lambda child: mass[child], default=None)
        if top is None or not whole:
            return element
        share = mass[top] / whole
        alike = sum(value > 0 for child, value in mass.items() if signature(child) == signature(top)) > 1
        several = sum(block.prose and block.order in kept for block in layout.inside(top)) > 1
        if share < _CHOSEN("nearly_all") and not (share >= _CHOSEN("most") and several and not alike):
            return element
        if not several:
            return element
        element = top


def _clean_mass(layout: Layout, element: Any, kept: set[int]) -> int:
    return sum(block.mass for block in layout.inside(element) if block.order in kept)


def _around(blocks: Sequence[Block]) -> Any:
    """The lowest element around all of the blocks."""
    common = list(ancestors(blocks[0].element))
    for block in blocks[1:]:
        around = set(ancestors(block.element))
        common = [element for element in common if element in around]
    return common[0]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article and why it is left out, or None where it is text."""

    block: Block
    reason: RemovalReason | None


def article_parts(layout: Layout, container: Any, chances: Mapping[Block, float]) -> list[Part]:
    """The blocks from the headline (and what stands right above it) to the end of the container, and likely text outside.

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
        near = headline.order - _CHOSEN.whole("above")
        lead = [
            block
            for block in layout.inside(scope)
            if headline.order <= block.order < below
            or (near <= block.order < headline.order and layout.mark_of(block) is None)
        ]
        inside = [block for block in inside if block.order >= below]
    text = {
        block
        for block, chance in chances.items()
        if block is headline or (chance > _CHOSEN("text") and not _is_surely_none(layout, block))
    }
    blocks = sorted({*lead, *inside, *text}, key=lambda block: block.order)
    bare = headline is None or scope_of(headline.element, container).tag in ("body", "html")
    first = min((block.order for block in text if block is not headline), default=len(layout.blocks))
    reasons = {block: _reason(layout, block, first, bare=bare) for block in blocks if block not in text}
    if is_small(layout):
        text |= {
            block
            for block in inside
            if block not in text
            and reasons[block] is None
            and chances[block] > _CHOSEN("few_text")
            and not _is_surely_none(layout, block)
            and len(_DASH.findall(block.text)) < 2
        }
    parts = [
        Part(block, None if block in text else reasons[block] or RemovalReason.SECTION_LABEL)
        for block in blocks
    ]
    return _without_bare_headings(parts, headline)


def is_small(layout: Layout) -> bool:
    """Whether a page has so few blocks that there is little to count."""
    return len(layout.blocks) <= _CHOSEN.whole("few_blocks")


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


def _reason(layout: Layout, block: Block, first: int, *, bare: bool) -> RemovalReason | None:
    """What a block is if it is no text, None where no rule names it; `first` is where the text begins, `bare` that
    the headline stands in no element of its own."""
    headline = layout.headline
    around = list(ancestors(block.element))
    if _within(layout, around, is_post):
        return RemovalReason.QUOTED_POST
    if mark := layout.mark_of(block):
        return _MARKED[mark]
    if headline is not None and block.order < headline.order:
        if dated(block.text):
            # Above a headline that stands in no element of its own the page's header says today's day.
            return RemovalReason.SECTION_LABEL if bare else RemovalReason.DATE_LINE
        return RemovalReason.BYLINE
    if _within(layout, around, lambda element: element.tag == "table"):
        return RemovalReason.TABLE
    if _within(layout, around, is_caption):
        return RemovalReason.CAPTION
    if (
        moment_of(block) is not None
        or is_only_a_day(block.text)
        or (block.order < first and dated(block.text))
    ):
        return RemovalReason.DATE_LINE
    if names_another(block) or (block.linked > _CHOSEN("link") and block.words > 1):
        return RemovalReason.READ_ALSO
    if not any(char.isalpha() for char in block.text):
        # A counter, the length of a recording, a row of stars.
        return RemovalReason.BUTTON
    if FIRST_PRINTED.search(block.text) or is_advert(block.text) or is_gate(block.text) or asks(block.text):
        return RemovalReason.PROMOTION
    if _within(layout, around, lambda element: hinted(element, "author")):
        return RemovalReason.BYLINE
    key = matching_key(block.text)
    if block.words > 2 and any(
        key in matching_key(b.text) for b in layout.blocks if b.mass and b is not block
    ):
        return RemovalReason.REPEATED_BLOCK
    if block.order < first and block.words <= _CHOSEN.whole("credit_words") and not is_heading(block):
        return RemovalReason.BYLINE
    if not block.stopped and _within(layout, around, lambda element: hinted(element, "pull")):
        return RemovalReason.REPEATED_BLOCK
    return None


def _is_surely_none(layout: Layout, block: Block) -> bool:
    """What is never text, however it looks: a post, a caption, a table of contents, a time alone, the next article."""
    if moment_of(block) is not None or (to_a_place(block) and not is_heading(block)):
        return True
    if _is_in_another_article(layout, block):
        return True
    around = list(ancestors(block.element))
    return _within(layout, around, is_post) or _within(layout, around, lambda e: e.tag == "figcaption")


def _is_in_another_article(layout: Layout, block: Block) -> bool:
    """Whether a block stands under a headline of its own, as where scrolling loads the next article: in an element built as
    one around this article's headline, or an `article` as that, which holds a heading of the same rank.
    """
    headline = layout.headline
    rank = headline.element.tag if headline is not None else ""
    if headline is None or rank not in ("h1", "h2", "h3"):
        return False
    around = [element for element in ancestors(headline.element) if element is not headline.element]
    own = {signature(element) for element in around if element.get("class") or element.tag == "article"}
    kept = {element.tag for element in around}
    for element in ancestors(block.element):
        if layout.holds_headline(element):
            return False
        alike = signature(element) in own or (element.tag == "article" and "article" in kept)
        if alike and element is not block.element and next(element.iter(rank), None) is not None:
            return True
    return False


def _within(layout: Layout, around: Sequence[Any], test: Any) -> bool:
    """Whether an element around a block passes, which does not hold most of the page's text itself."""
    for element in around:
        if layout.mass(element) > _CHOSEN("element_share") * max(1, layout.total) or layout.holds_headline(
            element
        ):
            return False
        if test(element):
            return True
    return False
