"""Feeds: RSS and Atom items with what they hold of their articles, and the feeds that an OPML file lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from translate.datafiles import Chosen
from translate.errors import InputError

_CHOSEN = Chosen(__package__, "feeds")

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|opml)[\s>]", re.I)
_ARABIC = re.compile(r"[\u0620-\u064a]")
_DATES = ("pubDate", "published", "date", "issued", "updated")
# The first two are for whole articles, the others for summaries, whatever some feeds put there.
_WHOLE, _SUMMARY = ("encoded", "content"), ("description", "summary")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed; `html` is what it holds of the article, `whole` whether that is more than a summary."""

    title: str
    address: str
    published: str
    author: str
    html: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name and items; of an OPML file the addresses of its feeds instead."""

    title: str
    items: tuple[Item, ...]
    feeds: tuple[str, ...] = ()


def looks_like_feed(data: bytes) -> bool:
    """Whether bytes begin as RSS, Atom or OPML does."""
    return bool(_ROOT.search(data[:2048]))


def read_feed(data: bytes, name: str) -> Feed:
    """The items of a feed, or the feeds of a list. Raises InputError where the file is no feed or has no entry."""
    from lxml import etree  # type: ignore[import-untyped]

    # Nothing outside the file is read and no entity expanded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name} is no readable feed ({error}); get it again") from error
    if root is None or not looks_like_feed(data):
        raise InputError(f"{name} is no feed (RSS, Atom or OPML); give a feed, a page or a text")
    feeds = tuple(str(found) for found in root.xpath("//*[local-name()='outline']/@xmlUrl"))
    entries = root.xpath("//*[local-name()='item' or local-name()='entry']")
    if not feeds and not entries:
        raise InputError(f"{name} is a feed without entries; give another")
    titles = root.xpath("/*/*[local-name()='channel']/*[local-name()='title']|/*/*[local-name()='title']")
    items = tuple(_item(entry) for entry in entries[: _CHOSEN.whole("items")])
    return Feed(_plain(titles[0]) if titles else "", items, feeds)


def _item(entry: Any) -> Item:
    whole = max((_inner(found) for name in _WHOLE for found in _children(entry, name)), key=len, default="")
    short = max((_inner(found) for name in _SUMMARY for found in _children(entry, name)), key=len, default="")
    enough = _letters(whole) >= _CHOSEN.whole("content_letters") or _letters(short) >= _CHOSEN.whole(
        "summary_letters"
    )
    return Item(
        _first(entry, "title"),
        _link(entry),
        next((day for name in _DATES if (day := _day(_first(entry, name)))), ""),
        _first(entry, "creator") or _first(entry, "author"),
        max(whole, short, key=_letters),
        enough,
    )


def _letters(html: str) -> int:
    return len(_ARABIC.findall(re.sub(r"<[^>]*>", " ", html)))


def _children(entry: Any, name: str) -> list[Any]:
    return [child for child in entry if isinstance(child.tag, str) and child.tag.rpartition("}")[2] == name]


def _first(entry: Any, name: str) -> str:
    return next((text for child in _children(entry, name) if (text := _plain(child))), "")


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _inner(element: Any) -> str:
    """An element's HTML: escaped text as it stands, or Atom's XHTML."""
    from lxml import etree

    if len(element) == 0:
        return element.text or ""
    parts = [element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)]
    return "".join(parts)


def _link(entry: Any) -> str:
    for link in _children(entry, "link"):
        if link.get("rel", "alternate") == "alternate" and (address := link.get("href") or _plain(link)):
            return str(address)
    guid = _first(entry, "guid") or _first(entry, "id")
    return guid if guid.startswith(("http://", "https://")) else ""


def _day(text: str) -> str:
    """A time of a feed as ISO, in the zone it states; as it stands where it is no e-mail date."""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return text
