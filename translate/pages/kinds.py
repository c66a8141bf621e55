"""What a single line or element of a page is by itself: a date, a heading, a link to elsewhere, a post, a caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from translate.datafiles import Chosen
from translate.dates import DateMention, find_dates, read_date_line
from translate.pages.blocks import Block
from translate.pages.meta import host_of
from translate.pages.words import hinted

_CHOSEN = Chosen(__package__, "body")

# Lines of a page are asked about again and again.
_KEPT = 4096

_BETWEEN = re.compile(r"\s*(?:[-–—/]|إلى|حتى|الى)\s*")
_FIGURES = re.compile(r"(?<!\d)(\d\d)[-/](\d\d)[-/]20\d\d(?!\d)")
_SOCIAL = (
    "twitter.com",
    "x.com",
    "t.co",
    "instagram.com",
    "facebook.com",
    "fb.com",
    "t.me",
    "tiktok.com",
    "threads.net",
    "bsky.app",
)


def is_only_a_day(text: str) -> bool:
    """Whether a line is a date and nothing else, with or without its year («8 ديسمبر»)."""
    bare = text.strip(" -–—|،,.()[]")
    found = find_dates(bare)
    return len(found) == 1 and found[0].precision == "day" and found[0].end - found[0].start == len(bare)


def names_another(block: Block) -> bool:
    """Whether a line is a label and a link behind it: «للكاتب أيضا: …»."""
    links = block.element.xpath(".//a[@href]")
    if len(links) != 1 or block.stopped:
        return False
    label = block.text.removesuffix(" ".join(links[0].text_content().split())).rstrip()
    return (
        label != block.text.rstrip()
        and label.endswith(":")
        and len(label.split()) <= _CHOSEN.whole("label_words")
    )


def to_a_place(block: Block) -> bool:
    """Whether a line is only a link to a place in the page: a list of contents or of key points."""
    links = block.element.xpath(".//a[starts-with(@href, '#')]")
    return len(links) == 1 and " ".join(links[0].text_content().split()) == block.text


def is_heading(block: Block) -> bool:
    """Whether a line is a heading below the headline."""
    return block.element.tag in ("h2", "h3", "h4", "h5", "h6")


@lru_cache(_KEPT)
def dated(text: str) -> bool:
    """Whether a line above the text says when: a day among few words, or «منذ ساعتين»."""
    if len(text.split()) > _CHOSEN.whole("date_words"):
        return False
    read = read_date_line(text)
    if read is not None and (read.only_date or len(read.rest.split()) <= _CHOSEN.whole("credit_words")):
        return True
    return any(m.precision == "day" and m.year_given for m in find_dates(text))


def is_post(element: Any) -> bool:
    """An embedded post: named so by its network's class, or a quotation that links to the network."""
    if hinted(element, "post"):
        return True
    if element.tag != "blockquote" and not hinted(element, "embed"):
        return False
    links = [element.get("cite") or "", *element.xpath(".//a/@href")]
    return any(f".{host_of(link)}".endswith(tuple(f".{network}" for network in _SOCIAL)) for link in links)


def is_figure(element: Any) -> bool:
    """Whether an element is a picture with its caption."""
    return element.tag in ("figcaption", "figure")


def is_caption(element: Any) -> bool:
    """Whether an element is a caption, by its kind or its class."""
    return is_figure(element) or (hinted(element, "caption") and element.tag != "p")


def is_span(text: str, mentions: Sequence[DateMention]) -> bool:
    """Whether a line says from which day to which: «16/02/2020 - 20/02/2020»."""
    return any(
        first.value != second.value and _BETWEEN.fullmatch(text[first.end : second.start])
        for first, second in pairwise(mentions)
    )


def month_first(page: Any) -> bool:
    """Whether a page writes the month before the day: only so some of its dates are any («08-21-2013»)."""
    months = list(_FIGURES.finditer(page.getroot().text_content()))
    return any(int(m[2]) > 12 >= int(m[1]) for m in months) and not any(int(m[1]) > 12 for m in months)
