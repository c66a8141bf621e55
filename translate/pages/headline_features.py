"""What is counted of each block to judge whether it is the article's headline: named numbers from 0 to 1.

What the page's head calls itself, how the line is set, what it says, what stands around it, and whether the text below
tells of the same: that alone needs no markup. `headline.py` weighs them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from translate.clean import matching_key
from translate.pages.blocks import Block, ancestors
from translate.pages.kinds import dated
from translate.pages.marks import signature
from translate.pages.meta import Meta, path_of, plain, title_readings
from translate.pages.words import hinted, is_comment_label, is_list_label, words_of

_LEVELS = ("h1", "h2", "h3")
_PLACES = ("others", "asks", "comments", "caption", "author")
_TAGS = ("nav", "footer", "aside", "header", "figure", "table")
# Elements from the block outwards that may be a heading; blocks below that tell of it.
_AROUND = 4
_BELOW = 15
# A headline's lengths in words; two lines of this many characters near each other are a text.
LEAST, MOST = 2, 40
_TEXT = 150


class HeadlineFeatures:
    """The features of one page's blocks, where they are long enough for a headline and not too long."""

    def __init__(self, blocks: Sequence[Block], meta: Meta) -> None:
        self._blocks = blocks
        self._keys = [matching_key(plain(block.text)) for block in blocks]
        self._times = Counter(self._keys)
        self._built = Counter(signature(block.element) for block in blocks)
        self._levels = [_level(block) for block in blocks]
        # Readings of one word name a section or the site.
        self._readings = {
            key
            for title in meta.titles
            for reading in title_readings(title, meta.site)
            if len((key := matching_key(reading)).split()) > 1
        }
        self._named = frozenset[str]().union(*map(_content, self._readings))
        self._called = _called_titles(blocks)
        whole = max(1, sum(block.mass for block in blocks))
        self._above = [0.0] * len(blocks)
        for place in range(1, len(blocks)):
            self._above[place] = self._above[place - 1] + blocks[place - 1].mass / whole
        prose = [block for block in blocks if block.prose and block.linked < 0.3]
        near = (
            first.order
            for first, second in pairwise(prose)
            if second.order - first.order <= _AROUND and first.mass + second.mass > _TEXT
        )
        self._text = next(near, -1)

    def of(self, block: Block) -> dict[str, float] | None:
        """A block's features by name; None where it is no headline for its length alone."""
        words = self._keys[block.order].split()
        if not LEAST <= len(words) <= MOST:
            return None
        groups = (self._set(block), self._said(block, words), self._around(block))
        found = {name: float(value) for group in groups for name, value in group}
        heading = 1 - found["no_level"]
        found["heading_over_all"] = heading * (1 - found["above"])
        found["bold_without_headings"] = found["bold"] * found["no_headings"]
        found["told_over_text"] = found["told"] * found["over_text"]
        found["said_link"] = found["same"] * found["linked"]
        return found

    def _set(self, block: Block) -> Iterator[tuple[str, float]]:
        level = self._levels[block.order]
        yield from ((name, level == name) for name in _LEVELS)
        yield "no_level", not level
        yield "only_h1", level == "h1" and self._levels.count("h1") == 1
        yield "first_of_level", bool(level) and level not in self._levels[: block.order]
        yield "no_headings", not any(self._levels)
        yield "bold", block.bold > 0.9
        yield "called", block.text in self._called
        yield "linked", block.linked > 0.5
        yield "to_front", to_front(block)
        times = self._built[signature(block.element)]
        yield "built_once", times == 1
        yield "built_often", times > 3

    def _said(self, block: Block, words: Sequence[str]) -> Iterator[tuple[str, float]]:
        key = self._keys[block.order]
        content = _content(key)
        yield "same", key in self._readings
        yield (
            "part",
            key not in self._readings
            and len(words) > 3
            and any(f" {key} " in f" {reading} " for reading in self._readings),
        )
        yield "title_words", len(content & self._named) / max(1, len(content))
        below = frozenset[str]().union(
            *(
                _content(self._keys[b.order])
                for b in self._blocks[block.order + 1 : block.order + 1 + _BELOW]
                if b.prose
            )
        )
        yield "told", len(content & below) / max(1, len(content))
        yield "told_some", len(content & below) >= 3
        yield "told_none", not content & below
        yield "short", len(words) <= 3
        yield "usual_length", 5 <= len(words) <= 16
        yield "stopped", block.stopped
        yield "prose", block.prose
        yield "dated", dated(block.text)
        yield "repeated", self._times[key] > 1
        yield "label", is_list_label(block.text) or is_comment_label(block.text)
        yield "credit", len(words) < 10 and any(word in words_of("credits") for word in words)
        yield "opens_request", words[0] in words_of("requests")
        yield "greets", any(word in words_of("reader") for word in words)

    def _around(self, block: Block) -> Iterator[tuple[str, float]]:
        place = block.order
        yield "above", self._above[place]
        yield "follows", any(b.prose for b in self._blocks[place + 1 : place + 1 + _BELOW])
        over = self._text >= 0 and place < self._text
        yield "over_text", over
        yield "near_text", max(0.0, 1 - (self._text - place) / 8) if over else 0.0
        headings = [order for order, level in enumerate(self._levels) if level and order < self._text]
        yield "last_heading", bool(headings) and place == headings[-1]
        yield "at_top", place < 5
        before = self._blocks[place - 1] if place else None
        after = self._blocks[place + 1] if place + 1 < len(self._blocks) else None
        yield "behind_text", before is not None and before.prose
        yield "over_prose", after is not None and after.prose
        yield "over_date", after is not None and dated(after.text)
        yield "over_link", after is not None and after.linked > 0.8
        yield "date_near", any(dated(b.text) for b in self._blocks[place + 1 : place + 5])
        around = list(ancestors(block.element))
        yield from ((f"in_{kind}", any(hinted(e, kind) for e in around)) for kind in _PLACES)
        yield from ((f"in_{tag}", any(e.tag == tag for e in around)) for tag in _TAGS)


def _level(block: Block) -> str:
    around = list(ancestors(block.element))[:_AROUND]
    return next((str(element.tag) for element in around if element.tag in _LEVELS), "")


def _content(key: str) -> frozenset[str]:
    """The words of a line that tell something, without article and joined prepositions, roughly."""
    words = (word for word in key.split() if len(word) > 2 and word not in words_of("empty"))
    return frozenset(_bare(word) for word in words)


def _bare(word: str) -> str:
    for start in ("وال", "بال", "ال", "لل"):
        if word.startswith(start):
            return word[len(start) :]
    return word


def _called_titles(blocks: Sequence[Block]) -> frozenset[str]:
    """What the page's elements hold that are titles by their class («nd-title», «title1»)."""
    if not blocks:
        return frozenset()
    inside = [e for e in blocks[0].element.getroottree().iter() if isinstance(e.tag, str)]
    return frozenset(" ".join(e.text_content().split()) for e in inside if hinted(e, "headline"))


def to_front(block: Block) -> bool:
    """Whether a block is a link to the site's first page, as a logo is."""
    return any(
        path_of(link).strip("/") in ("", "index.html", "index.php", "home", "ar") for link in block.links
    )
