"""Web pages: from bytes to text, and from that to what the page's reader finds of the article."""

from __future__ import annotations

import re
from typing import Any

from translate.documents.encoding import Decoded, decode
from translate.documents.extracted import MISSING_EXTRA, Extracted, quiet
from translate.errors import InputError
from translate.pages import read_page, what_stands_instead

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.I)
_ARABIC = re.compile(r"[\u0620-\u064a]")


def decode_page(data: bytes, name: str, *, encoding: str | None = None, declared: str = "") -> Decoded:
    """The page as text, by the encoding given, its own `<meta charset>`, or the evidence.

    `declared` is what stands outside the page: in an HTTP header or an archive. A declared encoding that gives no
    Arabic is not believed.

    Raises InputError as `translate.documents.encoding.decode`.
    """
    inside = _CHARSET.search(data[:4096])
    names = [declared, inside[1].decode("ascii") if inside else ""]
    for said in filter(None, names if encoding is None and not _is_unicode(data) else ()):
        try:
            told = decode(data, name, encoding=said)
            if _ARABIC.search(told.text):
                return told
        except InputError:
            # Pages declare encodings that they are not in.
            continue
    return decode(data, name, encoding=encoding)


def _is_unicode(data: bytes) -> bool:
    """Whether the bytes show it themselves, whatever the page declares."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def page_tree(data: bytes, name: str) -> tuple[Any, str]:
    """A page as the pages' reader takes it: parsed, and the text that trafilatura finds in it.

    Raises InputError as `from_html`.
    """
    return _parsed(decode_page(data, name).text, name)


def _parsed(page: str, name: str) -> tuple[Any, str]:
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
        elsewhere = extract(page, include_comments=False, include_tables=False, with_metadata=False) or ""
    return tree, elsewhere


def from_html(page: str, name: str, *, address: str = "") -> Extracted:
    """The article of a page, what is left out of it, and what the page says of it; `address`: where it was fetched.

    Raises InputError where trafilatura is not installed or the page holds no text.
    """
    tree, elsewhere = _parsed(page, name)
    read = read_page(tree, elsewhere, address)
    if read is None or not read.text.strip():
        raise InputError(f"{name} {what_stands_instead(tree)}; give the article's own page or its text")
    return Extracted(
        read.text,
        title=read.title,
        outlet=read.outlet,
        url=read.address,
        notes=read.notes,
        left_out=read.left_out,
        day=read.published,
        outlet_from=read.outlet_from or "metadata",
        chosen=read.chosen,
    )
