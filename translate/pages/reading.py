"""A page read: the article's blocks in order with the reason for each that is left out, and what dates it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from translate.clean import without_controls
from translate.datafiles import Chosen
from translate.pages.blocks import Block, ancestors, read_blocks
from translate.pages.body import Container, Part, article_parts, find_container, is_small
from translate.pages.chance import chance
from translate.pages.day import page_day
from translate.pages.features import Features
from translate.pages.headline import find_headline, headline_text, site_name
from translate.pages.headline_features import HeadlineFeatures
from translate.pages.linked import Story, find_story
from translate.pages.live import opening, read_live
from translate.pages.marks import Layout
from translate.pages.meta import Meta, plain, read_meta
from translate.pages.words import FIRST_PRINTED, is_gate
from translate.records import PublishedDate, RemovalReason

_CHOSEN = Chosen(__package__, "reading")
_INSTEAD = Chosen(__package__, "instead")
_UNSURE = Chosen(__package__, "unsure")

_ARABIC = re.compile(r"[\u0620-\u064a]")
_QUOTATION = dict.fromkeys(map(ord, "«»"))


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page. `left_out` are ranges of `text` that are no part of it, with the reason for each.

    `chosen` says which part of the page was taken and why; `outlet_from` where its name stands.
    """

    text: str
    left_out: tuple[tuple[int, int, RemovalReason], ...]
    title: str
    outlet: str
    outlet_from: str
    author: str
    address: str
    published: PublishedDate
    chosen: str
    notes: tuple[str, ...] = ()


def read_page(tree: Any, found_elsewhere: str = "", address: str = "") -> Page | None:
    """The article in a parsed page (an lxml element), or None where it holds no text.

    `found_elsewhere` is the text that another reader finds, a candidate among others; `address` is where the page was
    fetched, for pages that do not state their own. A login or a cookie notice is no article.
    """
    meta, layout, container = _laid_out(tree, found_elsewhere)
    meta = replace(meta, address=meta.address or address)
    headline = layout.headline
    parts: list[Part] = []
    chances: dict[Block, float] = {}
    if container is not None:
        features = Features(layout, container.element, meta, found_elsewhere)
        chances = {block: chance("blocks.toml", features.of(block)) for block in layout.blocks}
        parts = article_parts(layout, container.element, chances)
    title = headline_text(headline, meta)
    outlet, outlet_from = site_name(headline, meta)
    if story := _better_story(tree, meta, parts, title):
        return _from_story(story, tree, layout, meta, title, (outlet, outlet_from))
    if container is None or not parts or _is_wall(tree, parts):
        return None
    text_blocks = {part.block for part in parts if part.reason is None}
    live = read_live([part.block for part in parts])
    text, left_out = _joined(parts, timed=live is not None)
    if not outlet and (printed := next(filter(None, map(_first_printed, parts)), "")):
        outlet, outlet_from = printed, "the line under the text"
    order = "newest first" if live and live.newest_first else "oldest first"
    notes = [f"live blog: {live.entries} entries from {live.first} to {live.last}, {order}"] if live else []
    notes += _unsure(chances, layout, text_blocks)
    return Page(
        text,
        left_out,
        title,
        outlet,
        outlet_from,
        meta.author,
        meta.address,
        page_day(tree, layout, meta, container.element, text_blocks),
        f"{_named(container.element)}: {container.reason}",
        tuple(notes),
    )


def _unsure(chances: Mapping[Block, float], layout: Layout, text: Collection[Block]) -> Iterator[str]:
    """A note where passages can as well be the article's as not: how many, and how the first begins.

    None on a page of few blocks, where the chances are not what decides.
    """
    if is_small(layout):
        return
    doubted = sorted(
        (
            block
            for block, likely in chances.items()
            if block is not layout.headline
            and block.words >= _UNSURE.whole("words")
            and min(likely, 1 - likely) >= _UNSURE("doubt")
        ),
        key=lambda block: block.order,
    )
    if doubted:
        # Nothing of the page closes the quotation marks or turns the line round.
        plain_text = without_controls(doubted[0].text).translate(_QUOTATION)
        begins = " ".join(plain_text.split()[: _UNSURE.whole("shown")])[: _UNSURE.whole("characters")]
        kept = "taken for its text" if doubted[0] in text else "left out"
        passages = (
            "1 passage may or may not be"
            if len(doubted) == 1
            else f"{len(doubted)} passages may or may not be"
        )
        yield f"text uncertain: {passages} the article's («{begins} …» is {kept}); look at the page"


def block_features(tree: Any, found_elsewhere: str = "") -> list[tuple[Block, dict[str, float]]]:
    """Every block of a page but its headline, with its features: what `chance.py` is fitted on."""
    meta, layout, container = _laid_out(tree, found_elsewhere)
    if container is None:
        return []
    features = Features(layout, container.element, meta, found_elsewhere)
    return [(block, features.of(block)) for block in layout.blocks if block is not layout.headline]


def headline_features(tree: Any) -> list[tuple[Block, dict[str, float]]]:
    """Every block of a page that is long enough for a headline, with its features: what `headline.py` is fitted on."""
    blocks = read_blocks(tree)
    features = HeadlineFeatures(blocks, read_meta(tree))
    return [(block, found) for block in blocks if (found := features.of(block)) is not None]


def _laid_out(tree: Any, found_elsewhere: str) -> tuple[Meta, Layout, Container | None]:
    meta = read_meta(tree)
    blocks = read_blocks(tree)
    layout = Layout(blocks, find_headline(blocks, meta))
    return meta, layout, find_container(tree, layout, found_elsewhere)


def _first_printed(part: Part) -> str:
    """«ظهرت المقالة … أولاً على …»: what WordPress puts under the items of its feeds."""
    match = FIRST_PRINTED.search(part.block.text)
    return match["site"].strip() if match else ""


def _joined(parts: Sequence[Part], *, timed: bool) -> tuple[str, tuple[tuple[int, int, RemovalReason], ...]]:
    """The text with what is left out of it; of `timed` entries the clock that opens one too."""
    lines, left_out, length = [], [], 0
    for part in parts:
        text = part.block.text
        if part.reason is not None:
            left_out.append((length, length + len(text), part.reason))
        elif timed and part.block.mass and (opened := opening(text)):
            left_out.append((length, length + opened[1], RemovalReason.DATE_LINE))
        lines.append(text)
        length += len(text) + 1
    return "\n".join(lines), tuple(left_out)


def _better_story(tree: Any, meta: Meta, parts: Sequence[Part], title: str) -> Story | None:
    """The article in the page's data, where its elements show much less of it."""
    shown = sum(
        len(_ARABIC.findall(part.block.text)) for part in parts if part.reason is None and part.block.prose
    )
    stories = [
        Story(item.headline, item.body, item.published, item.author)
        for item in meta.items
        if item.article and item.body
    ]
    if shown < _CHOSEN.whole("least_shown") and (
        held := find_story(tree, title or (meta.titles or ("",))[0])
    ):
        stories.append(held)
    best = max(stories, key=lambda story: len(_ARABIC.findall(story.body)), default=None)
    return best if best and len(_ARABIC.findall(best.body)) > _CHOSEN("more") * shown else None


def _from_story(
    story: Story, tree: Any, layout: Layout, meta: Meta, title: str, outlet: tuple[str, str]
) -> Page:
    return Page(
        "\n".join(_story_lines(story.body)),
        (),
        plain(story.title) or title,
        *outlet,
        story.author or meta.author,
        meta.address,
        page_day(tree, layout, meta, None, (), story.published),
        "the page's data: it holds the article, the page's elements do not",
    )


def _story_lines(body: str) -> list[str]:
    if "<" not in body:
        return [line.strip() for line in plain_lines(body) if line.strip()]
    from lxml import html  # type: ignore[import-untyped]

    fragment = html.fragment_fromstring(body, create_parent="div")
    return [block.text for block in read_blocks(fragment) if not _is_pictured(block)]


def _is_pictured(block: Block) -> bool:
    return any(element.tag in ("figure", "figcaption") for element in ancestors(block.element))


def plain_lines(text: str) -> list[str]:
    """The lines of a text, each plain."""
    return [plain(line) for line in text.splitlines()]


def _named(element: Any) -> str:
    name = element.get("id") or (element.get("class") or "").split(" ")[0]
    return f"<{element.tag}{' ' + name if name else ''}>"


def _is_wall(tree: Any, parts: Sequence[Part]) -> bool:
    """Whether what was taken for the article only asks for something: to log in, to subscribe, to accept cookies."""
    prose = [part.block for part in parts if part.reason is None and part.block.mass]
    if not prose:
        return bool(_passwords(tree)) or any(is_gate(part.block.text) for part in parts)
    asking = sum(block.mass for block in prose if is_gate(block.text))
    if asking > _INSTEAD("asking") * sum(block.mass for block in prose):
        return True
    return (
        bool(_passwords(tree))
        and len(prose) <= 1
        and (asking > 0 or prose[0].words < _INSTEAD.whole("few_words"))
    )


def what_stands_instead(tree: Any) -> str:
    """What a page without an article shows, in a few words that follow its name."""
    text = tree.text_content()
    if _passwords(tree):
        return "shows a login and no article"
    if is_gate(text[: _INSTEAD.whole("looked_at")]):
        return "shows a notice (cookies, subscription or JavaScript) and no article"
    if tree.xpath("//script"):
        return "holds no article text: JavaScript builds it in the browser"
    return "holds no article text"


def _passwords(tree: Any) -> Any:
    return tree.xpath("//input[translate(@type,'PASWORD','pasword')='password']")
