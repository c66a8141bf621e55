"""Plain text and Markdown files."""

from __future__ import annotations

import html
import re

from translate.documents.extracted import Extracted

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<body>.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"(?m)^(?P<name>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>.+?)[ \t]*$")
_HEADING = re.compile(r"(?m)\A\s*#[ \t]+(?P<title>.+?)[ \t]*#*[ \t]*$")
_ENTITY = re.compile(
    r"&(?:nbsp|quot|amp|lt|gt|laquo|raquo|ldquo|rdquo|hellip|zwnj|rlm|lrm|#\d{2,5}|#x[0-9a-f]{2,4});", re.I
)
_PAGE = re.compile(
    r"\A\s*(?:<!doctype html|<html[\s>]|<\?xml)|<(?:body|article|div|p)[\s>].*</(?:body|article|div|p)>",
    re.I | re.S,
)
_FIELDS = {
    "title": ("title",),
    "outlet": ("outlet", "source", "publisher", "site"),
    "published": ("date", "published", "publish_date"),
    "url": ("url", "link"),
}


def looks_like_html(text: str) -> bool:
    """Whether a text file holds a web page or a piece of one."""
    return bool(_PAGE.search(text[:20_000]))


def from_plain(text: str) -> Extracted:
    """A text file as it stands, but for HTML entities, which stand for their characters."""
    return Extracted(html.unescape(text) if _ENTITY.search(text) else text)


def from_markdown(text: str) -> Extracted:
    """A Markdown file: front matter as metadata, the first heading of level one as the title."""
    front = _FRONT_MATTER.match(text)
    fields: dict[str, str] = {}
    if front:
        found = {
            field["name"].lower(): field["value"].strip("'\"") for field in _FIELD.finditer(front["body"])
        }
        for name, keys in _FIELDS.items():
            fields[name] = next((found[key] for key in keys if key in found), "")
        text = text[front.end() :]
    heading = _HEADING.match(text)
    if heading and not fields.get("title"):
        fields["title"] = heading["title"].strip("*_ ")
    return Extracted(
        from_plain(text).text,
        title=fields.get("title", ""),
        outlet=fields.get("outlet", ""),
        published=fields.get("published", ""),
        url=fields.get("url", ""),
        markdown=True,
    )
