"""What of a page is no part of its article: menus, cards of other articles, comments, gates, other articles below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from translate.datafiles import Chosen
from translate.pages.blocks import Block, ancestors
from translate.pages.words import hinted, is_comment_label, is_list_label

_CHOSEN = Chosen(__package__, "marks")

Mark = Literal["page", "others", "pictures", "comments", "asks", "advert", "buttons", "tags"]

_TAGS: dict[str, Mark] = {
    "nav": "page",
    "footer": "page",
    "aside": "page",
    "marquee": "page",
    "dialog": "asks",
}
_HINTS: tuple[Mark, ...] = ("comments", "others", "asks", "advert", "page", "buttons", "tags")
PICTURES = ".//img|.//amp-img|.//picture"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A class such as «print» or «more» may also stand on the article's own container.
_LIGHT: frozenset[Mark] = frozenset({"advert", "buttons", "tags", "page"})


class Layout:
    """A page's blocks by element: what stands in each, how much running text, and what is not the article's."""

    def __init__(self, blocks: Sequence[Block], headline: Block | None) -> None:
        self.blocks = blocks
        self.headline = headline
        self._inside: defaultdict[Any, list[Block]] = defaultdict(list)
        for block in blocks:
            for element in ancestors(block.element):
                self._inside[element].append(block)
        self._masses = {e: sum(block.mass for block in inside) for e, inside in self._inside.items()}
        self.total = sum(block.mass for block in blocks)
        self.marks: dict[Any, Mark] = {}
        self.end = len(blocks)
        self._mark()

    def inside(self, element: Any) -> Sequence[Block]:
        """The blocks in an element, in order."""
        return self._inside.get(element, ())

    def alternatives(self) -> list[str]:
        """What the page's pictures show, as their alternative text says."""
        root = self.blocks[0].element.getroottree() if self.blocks else None
        return list(root.xpath("//img/@alt|//amp-img/@alt")) if root is not None else []

    def holds_headline(self, element: Any) -> bool:
        """Whether the headline stands in an element."""
        return self.headline is not None and self.headline in self.inside(element)

    def mass(self, element: Any) -> int:
        """The running text in an element, in characters, marked or not."""
        return self._masses.get(element, 0)

    def mark_of(self, block: Block) -> Mark | None:
        """Why a block is no part of the article, or None where it may be one."""
        return next((self.marks[e] for e in ancestors(block.element) if e in self.marks), None)

    def clean(self, blocks: Iterable[Block]) -> list[Block]:
        """Those that may be the article's text: behind the headline, before what follows it, unmarked."""
        return [
            block
            for block in blocks
            if self.headline_order < block.order < self.end and self.mark_of(block) is None
        ]

    def _mark(self) -> None:
        for element in list(self._inside):
            if not self.holds_headline(element) and (mark := self._by_name(element)):
                self.marks[element] = mark
        self._mark_rivals()
        for element in list(self._inside):
            self._mark_cards(element)
        for block in self.blocks:
            self._mark_by_label(block)
        if (
            self.total
            and sum(block.mass for block in self.clean(self.blocks)) < _CHOSEN("least_left") * self.total
        ):
            # Names took the article too: keep only what tags and structure say.
            self.marks = {e: m for e, m in self.marks.items() if e.tag in _TAGS or self._is_card(e)}
            self.end = len(self.blocks)

    def _by_name(self, element: Any) -> Mark | None:
        if (mark := _TAGS.get(element.tag)) and not self._heads_the_text(element):
            return mark
        mass = self.mass(element)
        for mark in _HINTS:
            if hinted(element, mark):
                share = _CHOSEN("light_share") if mark in _LIGHT else _CHOSEN("heavy_share")
                return mark if mass <= share * self.total else None
        return None

    def _heads_the_text(self, element: Any) -> bool:
        """Whether a `footer` stands between headline and text, where some systems put who wrote it and when."""
        first = self.inside(element)[0].order
        between = self.blocks[self.headline_order + 1 : first]
        follows = self.blocks[first : first + _CHOSEN.whole("card_blocks")]
        return (
            element.tag == "footer"
            and self.headline is not None
            and self.headline.order < first
            and not any(block.mass for block in (*between, *self.inside(element)))
            and any(block.mass for block in follows)
        )

    def _mark_rivals(self) -> None:
        """Other whole articles on the page: siblings of the one that holds the headline, built alike."""
        if self.headline is None:
            return
        for around in ancestors(self.headline.element):
            parent = around.getparent()
            if parent is None or around.tag in _HEADINGS:
                continue
            for other in parent:
                if other is not around and signature(other) == signature(around) and self._headed(other):
                    self.marks.setdefault(other, "others")
        for block in self.blocks[self.headline.order + 1 :]:
            if block.element.tag == "h1" and block.text != self.headline.text and self._opens(block):
                self.end = min(self.end, block.order)

    def _opens(self, block: Block) -> bool:
        """Whether a heading opens an article of its own: text stands before it, none of it in its own element."""
        beside = self.inside(block.element.getparent())
        text = any(other.mass for other in self.blocks[self.headline_order + 1 : block.order])
        return text and not any(other.mass and other.order < block.order for other in beside)

    @property
    def headline_order(self) -> int:
        """Where the headline stands; -1 where the page has none."""
        return self.headline.order if self.headline is not None else -1

    def _headed(self, element: Any) -> bool:
        """Whether an element has a headline of its own: a heading no lower than this article's, or than an `h2`."""
        own = self.headline.element.tag if self.headline is not None else ""
        lowest = max(own if own in _HEADINGS else "h3", "h2")
        return any(
            block.element.tag in _HEADINGS and block.element.tag <= lowest for block in self.inside(element)
        )

    def _mark_cards(self, element: Any) -> None:
        groups: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        for child in element:
            if isinstance(child.tag, str) and child in self._inside and not self.holds_headline(child):
                groups[signature(child)].append(child)
        for (tag, _), children in groups.items():
            cards = [child for child in children if self._is_card(child)]
            # Paragraphs that are links stand among others that are not.
            if len(cards) >= 2 and len(cards) >= _CHOSEN("card_share") * len(children) and tag != "figure":
                self.marks |= dict.fromkeys(cards, "others")
                self._mark_list(element, cards)
            pictures = [child for child in children if self._is_picture(child)]
            few = sum(map(self.mass, pictures)) <= _CHOSEN("picture_share") * self.total
            if len(pictures) >= 2 and len(pictures) == len(children) and few:
                self.marks |= dict.fromkeys(pictures, "pictures")

    def _mark_list(self, element: Any, cards: Sequence[Any]) -> None:
        """A list of cards with no more than its own heading is one whole."""
        others = [block for block in self.inside(element) if self.mark_of(block) is None]
        words = sum(block.words for block in others)
        if (
            not self.holds_headline(element)
            and not any(b.mass for b in others)
            and words <= _CHOSEN.whole("label_words")
        ):
            self.marks.setdefault(element, "others")

    def _is_picture(self, element: Any) -> bool:
        """Whether an element is a picture with one line under it."""
        blocks = self.inside(element)
        return len(blocks) == 1 and not blocks[0].linked and bool(element.xpath(PICTURES))

    def _is_card(self, element: Any) -> bool:
        """Whether an element shows another article: a linked, pictured or headed title, an excerpt at most."""
        blocks = self.inside(element)
        if element.tag in _HEADINGS and not any(block.linked for block in blocks):
            return False
        prose = [block for block in blocks if block.prose and block.linked < _CHOSEN("card_text_link")]
        titles = [
            block for block in blocks if not block.prose and block.words >= _CHOSEN.whole("card_title_words")
        ]
        if len(prose) > 1 or not titles or len(blocks) > _CHOSEN.whole("card_blocks"):
            return False
        linked = any(block.linked > _CHOSEN("card_link") for block in titles)
        headed = any(block.element.tag in _HEADINGS for block in titles)
        pictured = bool(element.xpath(PICTURES))
        return linked or (pictured and not prose) or (headed and pictured)

    def _mark_by_label(self, block: Block) -> None:
        if block is self.headline or block.prose or block.order >= self.end:
            return
        if is_comment_label(block.text) and self._after_text(block):
            self.end = min(self.end, block.order)
        elif is_list_label(block.text):
            element = self._labelled(block)
            if self.mass(block.element) or self.holds_headline(block.element):
                self._mark_listed(block)
                return
            self.marks.setdefault(element, "others")
            if element is not block.element:
                return
            following = element.getnext()
            while following is not None and not self._goes_on(following):
                self.marks.setdefault(following, "others")
                following = following.getnext()

    def _goes_on(self, element: Any) -> bool:
        """Whether the article goes on behind a list of others: with running text, or a line that is no link («تتضمن:»)."""
        blocks = self.inside(element)
        plain = (
            element.tag == "p" and not any(block.linked for block in blocks) and not element.xpath(PICTURES)
        )
        return any(block.mass for block in blocks) or (plain and bool(blocks))

    def _mark_listed(self, label: Block) -> None:
        """The items of a list that follows a label standing in the text's own element."""
        for block in self.blocks[label.order + 1 :]:
            if block.element.tag != "li" or block.prose:
                return
            self.marks.setdefault(block.element, "others")

    def _after_text(self, block: Block) -> bool:
        return any(other.mass for other in self.clean(self.blocks[: block.order]))

    def _labelled(self, block: Block) -> Any:
        """The highest element that the label opens: nothing of the article stands in it."""
        element = block.element
        while (parent := element.getparent()) is not None:
            before = sum(other.mass for other in self.inside(parent) if other.order < block.order)
            heavy = self.mass(parent) > _CHOSEN("label_share") * self.total
            if self.holds_headline(parent) or before or heavy:
                break
            element = parent
        return element


def signature(element: Any) -> tuple[str, str]:
    """What elements built alike share: tag and class."""
    return str(element.tag), str(element.get("class") or "")
