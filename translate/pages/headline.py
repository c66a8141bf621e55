"""The headline among a page's blocks: what its head calls itself, agreed with what stands above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.dates import find_dates
from translate.pages.blocks import Block, ancestors
from translate.pages.meta import Meta, outer_name, path_of, plain, split_title, title_readings
from translate.pages.words import hinted, title_rests

_CHOSEN = Chosen(__package__, "headline")

_ARABIC = re.compile(r"[\u0620-\u064a]")
_LEVELS = ("h1", "h2", "h3")


def find_headline(blocks: Sequence[Block], meta: Meta) -> Block | None:
    """The block that is the article's headline, or None where no block is clearly one."""
    readings = {
        matching_key(reading)
        for title in meta.titles
        for reading in title_readings(title, meta.site)
        if len(matching_key(reading).split()) > 1
    }
    called = _called_titles(blocks)
    scored = [(_score(block, blocks, readings, meta, called), -block.order, block) for block in blocks]
    best = max(scored, key=lambda entry: entry[:2], default=(0.0, 0, None))
    score, named = best[0], best[2] if best[0] >= _CHOSEN("least") else None
    if score >= _CHOSEN("same") or (named is not None and readings):
        return named
    # Another article's headline may be marked up where this one's is not.
    return _above_text(blocks[: named.order] if named is not None else blocks) or named


def _above_text(blocks: Sequence[Block]) -> Block | None:
    """Where neither head nor markup names a headline: the line above the first two paragraphs of running text."""
    prose = [block for block in blocks if block.prose and (block.stopped or not _dated(block))]
    for first, second in pairwise(prose):
        between = blocks[first.order + 1 : second.order]
        if len(between) > _CHOSEN.whole("between") or any(
            block.linked or block.element.tag in _LEVELS for block in between
        ):
            continue
        for block in reversed(blocks[max(0, first.order - _CHOSEN.whole("above")) : first.order]):
            if block.words >= _CHOSEN.whole("least_words") and not (
                block.linked or block.stopped or _dated(block)
            ):
                return block
        return None
    return None


def _dated(block: Block) -> bool:
    return any(mention.precision == "day" for mention in find_dates(block.text))


def _typed(block: Block, called: frozenset[str]) -> float:
    """What large type all over a line counts, in pages that have no headings (`<font size=5>`)."""
    sizes = [
        _size(font.get("size"))
        for font in block.element.iter("font")
        if font.get("size") and " ".join(font.text_content().split()) == block.text
    ]
    size = max(sizes, default=0)
    if not block.linked and block.text in called:
        return _CHOSEN("h2")
    if size >= _CHOSEN.whole("large_type"):
        return _CHOSEN("h2")
    return _CHOSEN("h3") if size >= _CHOSEN.whole("larger_type") else 0.0


def _called_titles(blocks: Sequence[Block]) -> frozenset[str]:
    """What the page's elements hold that are titles by their class («nd-title», «title1»)."""
    if not blocks:
        return frozenset()
    inside = [e for e in blocks[0].element.getroottree().iter() if isinstance(e.tag, str)]
    return frozenset(" ".join(e.text_content().split()) for e in inside if hinted(e, "headline"))


def _size(given: str) -> int:
    """A type's size from 1 to 7; +1 is one more than the text's own, 3."""
    digits = given.strip().lstrip("+-")
    if not digits.isdigit():
        return 0
    step = int(digits)
    return 3 + step if given.strip()[0] == "+" else 3 - step if given.strip()[0] == "-" else step


def _alike(key: str, reading: str) -> bool:
    """Whether one holds the other, and not only a site's name of it."""
    return (key in reading or reading in key) and 2 * min(len(key), len(reading)) > max(
        len(key), len(reading)
    )


def _to_front(block: Block) -> bool:
    """Whether a block is a link to the site's first page, as a logo is."""
    return any(
        path_of(link).strip("/") in ("", "index.html", "index.php", "home", "ar") for link in block.links
    )


def _score(
    block: Block, blocks: Sequence[Block], readings: set[str], meta: Meta, called: frozenset[str]
) -> float:
    key = matching_key(plain(block.text))
    words = len(key.split())
    if (
        not 2 <= words <= _CHOSEN.whole("most_words")
        or key == matching_key(meta.site)
        or key in title_rests()
    ):
        return 0.0
    around = list(ancestors(block.element))[: _CHOSEN.whole("around")]
    level = max((_CHOSEN(element.tag) for element in around if element.tag in _LEVELS), default=0.0)
    top = level >= _CHOSEN("h1")
    typed = 0.0 if level or block.stopped else _typed(block, called)
    score = max(level, typed)
    if key in readings:
        score += _CHOSEN("same")
    elif words > 2 and any(_alike(key, reading) for reading in readings):
        score += _CHOSEN("alike")
    if not score:
        return 0.0
    heads = top or typed or (level and not block.stopped)
    if block.prose and key not in readings and not heads:
        return 0.0
    if any(element.get("itemprop") == "headline" for element in around):
        score += _CHOSEN("itemprop")
    if hinted(around[0], "headline"):
        score += _CHOSEN("hinted")
    # A headline that links elsewhere is another article's.
    linked = block.linked > _CHOSEN("linked")
    if linked and _to_front(block):
        return 0.0
    if linked and key not in readings and not top and not _of_the_text(block, blocks):
        score -= _CHOSEN("leads_away")
    following = blocks[block.order + 1 : block.order + 1 + _CHOSEN.whole("far")]
    return score + (_CHOSEN("text_follows") if any(other.prose for other in following) else 0.0)


def _of_the_text(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether the text stands in an element near around a heading: it then links to its own page."""
    total = sum(other.mass for other in blocks)
    for element in list(ancestors(block.element))[1 : 1 + _CHOSEN.whole("own_page")]:
        inside = [other for other in blocks if any(e is element for e in ancestors(other.element))]
        alone = not any(
            o.linked > _CHOSEN("linked") and o.element.tag in _LEVELS for o in inside if o is not block
        )
        if alone and total and sum(other.mass for other in inside) >= _CHOSEN("own_share") * total:
            return True
    return False


def headline_text(found: Block | None, meta: Meta) -> str:
    """The headline as the page prints it, else as its head states it without the site's name."""
    if found is not None:
        return plain(found.text)
    for title in meta.titles:
        if text := split_title(title, meta.site)[0]:
            return text
    return ""


def site_name(found: Block | None, meta: Meta) -> tuple[str, str]:
    """The outlet as the page's head names it, and where; two empty strings where it does not."""
    if meta.site and _ARABIC.search(meta.site):
        return meta.site, "metadata"
    headline = plain(found.text) if found is not None else ""
    for title in reversed(meta.titles):
        at = title.find(headline)
        rests = (title[at + len(headline) :], title[:at]) if headline and at >= 0 else ()
        for rest in rests:
            if (name := outer_name(rest)) and (_ARABIC.search(name) or not meta.site):
                return name.strip(" :"), "page title"
        if not headline and (name := split_title(title, "")[1]):
            return name.strip(" :"), "page title"
    if meta.site:
        return meta.site, "metadata"
    # A title without the headline is the site's own: «بوابة الدلتا - نسخة للطباعة».
    own = [
        name
        for title in meta.titles[-1:]
        if headline and headline not in title and (name := outer_name(title, arabic=True))
    ]
    return (own[0], "page title") if own and len(own[0].split()) <= _CHOSEN.whole("site_words") else ("", "")


def scope_of(first: Any, second: Any) -> Any:
    """The lowest element around both."""
    around = set(ancestors(first))
    return next(element for element in ancestors(second) if element in around)
