"""What is counted of each block to judge whether it is the article's: named numbers from 0 to 1, mostly yes or no.

The line itself, its words, where it stands, what it stands in and what stands beside it. `chance.py` weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Any

from translate.clean import matching_key
from translate.pages.blocks import Block, ancestors
from translate.pages.kinds import dated, is_heading
from translate.pages.line_features import LENGTHS, SHORT, of_line, of_words
from translate.pages.live import moment_of
from translate.pages.marks import PICTURES, Layout, signature
from translate.pages.meta import Meta
from translate.pages.words import asks, hinted, is_comment_label, is_gate, is_list_label

_SHOWN = ("img", "amp-img", "picture", "iframe", "video")
_PICTURED = f"{PICTURES}|.//video|.//iframe"
_AROUND = ("aside", "figure", "table", "section", "header", "ul", "blockquote", "form")
_HINTS = ("caption", "notes", "post", "pull", "author", "asks", "lead")


Way = tuple[tuple[str, str], ...]


class Features:
    """The features of one page's blocks; `elsewhere` is the text that another reader finds."""

    def __init__(self, layout: Layout, container: Any, meta: Meta, elsewhere: str) -> None:
        self._layout = layout
        self._blocks = layout.blocks
        self._headline = layout.headline_order
        self._container = {block.order for block in layout.inside(container)}
        self._keys = [matching_key(block.text) for block in layout.blocks]
        self._times = Counter(self._keys)
        self._elsewhere = {matching_key(line) for line in elsewhere.splitlines()} - {""}
        self._shown = {matching_key(text) for text in layout.alternatives()} - {""}
        self._site = set(matching_key(meta.site).split())
        self._author = matching_key(meta.author)
        self._description = matching_key(meta.description)
        self._clean = [b for b in layout.clean(layout.blocks) if b.order in self._container and b.mass]
        self._main = self._around_most(layout)
        self._around_main = set(ancestors(self._main))
        ways = Counter[Way]()
        for block in self._clean:
            ways[self._way(block)] += 0 if is_gate(block.text) else block.mass
        # How the paragraphs stand below the main element: alone, or each or several in elements built alike.
        self._usual = ways.most_common(1)[0][0] if ways else ()
        paragraphs = [block for block in self._clean if self._is_held(block)]
        self._built = self._usual[0] if self._usual else ("", "")
        self._first = min((block.order for block in paragraphs), default=len(self._blocks))
        self._last = max((block.order for block in paragraphs), default=-1)
        self._mass = max(1, sum(block.mass for block in paragraphs))
        self._repeats: dict[Any, float] = {}

    def _around_most(self, layout: Layout) -> Any:
        """The lowest element with most of the article's paragraphs, None where there are none."""
        whole = sum(block.mass for block in self._clean)
        held = Counter[Any]()
        for block in self._clean:
            for element in ancestors(block.element):
                # A paragraph whose lines are parted by line breaks holds the text itself.
                if element is not block.element or len(layout.inside(element)) > 1:
                    held[element] += block.mass
        most = [element for element, mass in held.items() if mass >= 0.8 * whole]
        return min(most, key=lambda element: held[element], default=None) if whole else None

    def _way(self, block: Block) -> Way:
        """The elements from a block's own outwards to the main one, as they are built; empty outside."""
        found: list[tuple[str, str]] = []
        for element in ancestors(block.element):
            if element is self._main:
                return tuple(found) or (("", ""),)
            found.append(signature(element))
        return ()

    def _is_held(self, block: Block) -> bool:
        """Whether a block stands where the paragraphs do."""
        way = self._way(block)
        return bool(way) and way[1:] == self._usual[1:]

    def of(self, block: Block) -> dict[str, float]:
        """A block's features by name."""
        found: dict[str, float] = {}
        for group in (of_line, of_words, self._repeats_what, self._place, self._stands_in, self._beside):
            found |= {name: float(value) for name, value in group(block)}
        found |= {name: float(value) for name, value in _together(found)}
        return found

    def _repeats_what(self, block: Block) -> Iterator[tuple[str, float]]:
        key = self._keys[block.order]
        words = key.split()
        short = len(words) <= SHORT
        yield "names_site", short and bool(self._site) and self._site <= set(words)
        alike = self._author in key or (len(words) > 1 and key in self._author)
        yield "names_author", short and bool(self._author) and alike
        yield "repeated", self._times[key] > 1
        inside = len(words) > 3 and any(key in self._keys[b.order] and b is not block for b in self._clean)
        yield "inside_other", inside
        yield "shown", key in self._shown
        yield "opens_shown", any(key.startswith(f"{shown} ") for shown in self._shown if " " in shown)
        yield "found_elsewhere", key in self._elsewhere
        described = bool(self._description) and (key in self._description or self._description in key)
        yield "described", len(words) > 3 and described

    def _place(self, block: Block) -> Iterator[tuple[str, float]]:
        order = block.order
        inside = order in self._container
        yield "in_container", inside
        yield "above_headline", order < self._headline
        yield "before", self._headline < order < self._first
        yield "between", self._first <= order <= self._last
        yield "after", order > self._last
        yield "far_after", min(1.0, max(0, order - self._last) / 10)
        yield "far_before", min(1.0, max(0, self._first - order) / 8)
        yield "after_end", order >= self._layout.end
        mark = self._layout.mark_of(block)
        yield "marked", mark is not None
        for name in ("page", "others", "asks", "comments", "pictures"):
            yield f"marked_{name}", mark == name
        following = self._blocks[order + 1 : order + 8]
        text = next((b for b in following if b.prose and b in self._kept), None)
        yield "text_follows", text is not None and self._is_held(text)

    @cached_property
    def _kept(self) -> frozenset[Block]:
        return frozenset(self._clean)

    def _stands_in(self, block: Block) -> Iterator[tuple[str, float]]:
        element, holder = block.element, self._holder(block)
        built, way = signature(element), self._way(block)
        yield "held", self._is_held(block)
        yield "below_main", bool(way) and not self._is_held(block)
        yield "deeper", len(way) > len(self._usual)
        yield "way_alike", way == self._usual
        yield "tag_alike", element.tag == self._built[0]
        yield "own_class", bool(element.get("class")) and built != self._built
        times, prose = self._building[built]
        yield "built_once", times == 1
        yield "built_prose", prose / max(1, times)
        held = self._layout.inside(holder)
        yield "holder_links", _share(b.linked > 0.5 for b in held)
        yield "holder_share", min(1.0, self._layout.mass(holder) / self._mass)
        yield "holder_small", len(held) <= 4
        yield "alone", len(held) == 1
        boxes = self._boxes(block)
        box = boxes[-1]
        inside = self._layout.inside(box)
        yield "box_depth", min(1.0, (len(boxes) - 1) / 4)
        yield "box_links", _share(b.linked > 0.5 for b in inside)
        yield "box_prose", _share(b.prose for b in inside)
        yield "box_stopped", _share(b.stopped for b in inside)
        repeated = max(map(self._repeated, boxes), default=0.0)
        yield "box_repeated", repeated
        yield "box_single", len(inside) == 1
        yield "box_picture", len(inside) <= 3 and bool(box.xpath(_PICTURED))
        few = len(inside) <= 8
        yield "box_asks", few and any(is_gate(b.text) or asks(b.text) for b in inside)
        yield "box_form", few and bool(box.xpath(".//form|.//input|.//button"))
        yield "box_headed", box is not element and is_heading(inside[0])
        yield "box_short", max(b.words for b in inside) <= 8
        for tag in _AROUND:
            yield f"in_{tag}", any(outer.tag == tag for outer in boxes)
        for name in _HINTS:
            yield f"called_{name}", any(hinted(outer, name) for outer in boxes)

    def _boxes(self, block: Block) -> list[Any]:
        """From the block outwards what stands around it and around none of the article's paragraphs.

        Elements that the paragraphs stand in alike, as the entries of a live page, are none.
        """
        found = list(takewhile(lambda element: element not in self._around_main, ancestors(block.element)))
        if self._way(block):
            for usual in reversed(self._usual[1:]):
                if len(found) < 2 or signature(found[-1]) != usual:
                    break
                found.pop()
        return found or [block.element]

    @cached_property
    def _building(self) -> dict[tuple[str, str], tuple[int, int]]:
        """How often the container has elements built so, and how many of them are running text."""
        times, prose = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for block in self._blocks:
            if block.order in self._container:
                built = signature(block.element)
                times[built] += 1
                prose[built] += block.prose
        return {
            signature(b.element): (times[signature(b.element)], prose[signature(b.element)])
            for b in self._blocks
        }

    def _repeated(self, element: Any) -> float:
        """How often an element with running text stands beside others built alike that hold some too: 1 for four times."""
        if element not in self._repeats:
            parent = element.getparent()
            alike = [e for e in parent if signature(e) == signature(element)] if parent is not None else []
            count = (
                sum(any(b.mass for b in self._layout.inside(e)) for e in alike) if element.tag != "p" else 0
            )
            self._repeats[element] = min(1.0, max(0, count - 1) / 3)
        return self._repeats[element]

    def _beside(self, block: Block) -> Iterator[tuple[str, float]]:
        built = signature(block.element)
        for name, step in (("previous", -1), ("next", 1)):
            place = block.order + step
            other = self._blocks[place] if 0 <= place < len(self._blocks) else None
            there = other is not None and place != self._headline
            yield f"{name}_prose", other is not None and there and other.prose
            yield f"{name}_heading", other is not None and is_heading(other)
            yield f"{name}_headline", place == self._headline
            yield f"{name}_linked", other is not None and other.linked > 0.8
            yield f"{name}_dated", other is not None and other.words <= 15 and dated(other.text)
            yield f"{name}_colon", other is not None and there and other.text.endswith(":")
            yield f"{name}_marked", other is not None and self._layout.mark_of(other) is not None
            yield f"{name}_main", other is not None and signature(other.element) == self._built
            yield f"{name}_alike", other is not None and signature(other.element) == built
            yield (
                f"{name}_label",
                other is not None and (is_list_label(other.text) or is_comment_label(other.text)),
            )
        before = [b for b in self._blocks[max(0, block.order - 2) : block.order] if b.order != self._headline]
        yield "moment_before", any(moment_of(b) is not None for b in before)
        previous = block.element.getprevious()
        empty = previous is not None and isinstance(previous.tag, str) and not self._layout.inside(previous)
        yield "picture_before", empty and (previous.tag in _SHOWN or bool(previous.xpath(_PICTURED)))
        yield "picture_inside", bool(block.element.xpath(PICTURES))
        parent = block.element.getparent()
        siblings = (
            [b for b in self._layout.inside(parent) if b.element.getparent() is parent]
            if parent is not None
            else []
        )
        alike = [b for b in siblings if b.element.tag == block.element.tag] or [block]
        yield "siblings_stopped", _share(b.stopped for b in alike)
        yield "siblings_numbered", _share(b.text[:1].isdigit() for b in alike) if len(alike) > 1 else 0.0
        yield "siblings_linked", _share(b.linked > 0.5 for b in alike)
        yield "no_siblings", len(alike) == 1
        lead = next((b for b in reversed(self._blocks[: block.order]) if b not in alike), None)
        yield (
            "led_by_colon",
            lead is not None and lead is not self._layout.headline and lead.text.endswith(":"),
        )

    def _holder(self, block: Block) -> Any:
        """The element that holds the block's paragraph, be it a `p` or a `div` of its own."""
        parent = block.element.getparent()
        return block.element if parent is None or len(self._layout.inside(block.element)) > 1 else parent


def _together(found: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Features that say something only together."""
    short = max(found[f"words_{low}"] for low, high in LENGTHS if high <= SHORT)
    off = 1 - found["held"]
    open_end = 1 - found["stopped"]
    plain = 1 - found["tag_heading"]
    yield "short_stopped", short * found["stopped"]
    yield "short_credit", short * found["credit"]
    yield "short_own", (1 - found["words_26"]) * found["own"]
    yield "short_reader", (1 - found["words_26"]) * found["reader"]
    yield "short_italic", (1 - found["words_26"]) * found["italic"]
    yield "short_bold", short * found["bold"]
    yield "before_short", found["before"] * short
    yield "before_prose", found["before"] * found["prose"]
    yield "before_dated", found["before"] * found["dated"]
    yield "before_heading", found["before"] * found["tag_heading"]
    yield "between_prose", found["between"] * found["prose"]
    yield "between_short", found["between"] * short
    yield "between_heading", found["between"] * found["tag_heading"]
    yield "between_alike", found["between"] * found["way_alike"]
    yield "main_prose", found["held"] * found["prose"]
    yield "main_goes_on", found["held"] * found["goes_on"]
    yield "main_short_open", found["held"] * short * open_end
    yield "after_short", found["after"] * short
    yield "after_open", found["after"] * open_end
    yield "after_stopped", found["after"] * found["stopped"]
    yield "off_short", off * short
    yield "off_open", off * open_end * plain
    yield "item_led", found["tag_item"] * found["led_by_colon"]
    yield "heading_followed", found["tag_heading"] * found["text_follows"]
    yield "heading_bare", found["tag_heading"] * (1 - found["next_prose"])
    yield "latin_prose", found["no_arabic"] * found["prose"]
    yield "before_lead", found["before"] * found["called_lead"]
    yield "numbered_alike", found["numbered"] * found["held"]
    yield "dated_short", found["dated"] * short


def _share(values: Sequence[bool] | Iterator[bool]) -> float:
    found = list(values)
    return sum(found) / max(1, len(found))
