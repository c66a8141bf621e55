"""Web pages: the article's text by trafilatura, its title, outlet and date from the page's own metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from translate.dates import find_dates
from translate.documents.encoding import decode
from translate.documents.extracted import MISSING_EXTRA, Extracted, quiet
from translate.errors import InputError

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_PUBLISHED = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[translate(@name,'DATEPUBLISHRC','datepublishrc')='date']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='DC.date.issued'"
    " or @name='dc.date' or @name='DC.Date' or @name='article.published'"
    " or @name='parsely-pub-date']/@content",
    "//time[@pubdate]/@datetime",
    "//article//time/@datetime",
)
_TITLES = (
    "//meta[@property='og:title']/@content",
    "//h1",
    "//meta[@name='twitter:title']/@content",
    "//title",
)
_OUTLETS = ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content")
_ADDRESSES = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
_DATED = "//*[contains(@class,'date') or contains(@class,'time') or contains(@class,'publish')]"
_PARAGRAPHS = (
    "(//article|//main|//body)[1]//*[self::p or self::h2 or self::h3 or self::li or self::blockquote]"
)
_ARABIC = re.compile(r"[\u0620-\u064a]")


def decode_page(data: bytes, name: str, *, encoding: str | None = None) -> str:
    """The page as text, by the encoding given, its own `<meta charset>`, or the evidence.

    Raises InputError as `translate.documents.encoding.decode`.
    """
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared and not _is_unicode(data):
        try:
            return decode(data, name, encoding=declared[1].decode("ascii")).text
        except InputError:
            # Pages declare encodings that they are not in.
            pass
    return decode(data, name, encoding=encoding).text


def _is_unicode(data: bytes) -> bool:
    """Whether the bytes show it themselves, whatever the page declares."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def from_html(page: str, name: str) -> Extracted:
    """The article of a page, without scripts, menus and comments.

    Raises InputError where trafilatura is not installed or the page holds no text.
    """
    try:
        from lxml import etree, html  # type: ignore[import-untyped]
        from trafilatura import extract
    except ImportError as error:
        raise InputError(f"reading {name} needs trafilatura; {MISSING_EXTRA}") from error
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"{name} holds no readable HTML ({error}); save the page again") from error
    with quiet("trafilatura"):
        text = extract(page, include_comments=False, include_tables=True, with_metadata=False) or ""
    plain = "\n".join(_paragraphs(tree))
    # trafilatura judges by length: of a short article it may keep too little.
    if len(_ARABIC.findall(text)) < 0.6 * len(_ARABIC.findall(plain)):
        text = plain
    if not text.strip():
        raise InputError(f"{name} holds no article text; give the article's own page or its text")
    return Extracted(
        text,
        title=_first(tree, _TITLES),
        outlet=_first(tree, _OUTLETS),
        published=_published(tree),
        url=_first(tree, _ADDRESSES),
    )


def _first(tree: Any, paths: tuple[str, ...]) -> str:
    for path in paths:
        for found in tree.xpath(path):
            text = found if isinstance(found, str) else found.text_content()
            if text.strip():
                return " ".join(text.split())
    return ""


def _paragraphs(tree: Any) -> Iterator[str]:
    for element in tree.xpath(_PARAGRAPHS):
        if element.xpath("ancestor::nav|ancestor::header|ancestor::footer|ancestor::aside|ancestor::script"):
            continue
        text = " ".join(element.text_content().split())
        if text:
            yield text


def _published(tree: Any) -> str:
    if stated := _first(tree, _PUBLISHED[:3]) or _from_linked_data(tree) or _first(tree, _PUBLISHED[3:]):
        return stated
    for element in tree.xpath(_DATED)[:20]:
        text = " ".join(element.text_content().split())
        if len(text) <= 120 and any(m.year_given and m.precision == "day" for m in find_dates(text)):
            return text
    return ""


def _from_linked_data(tree: Any) -> str:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except ValueError:
            continue
        for item in _items(data):
            value = item.get("datePublished")
            if isinstance(value, str):
                return value
    return ""


def _items(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, list):
        for entry in data:
            yield from _items(entry)
    elif isinstance(data, dict):
        yield data
        yield from _items(data.get("@graph", []))
