"""Inputs that are web addresses: fetched, kept beside the output, and read as the pages they are."""

from __future__ import annotations

import hashlib
import html
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from translate.containers import Item
from translate.documents.encoding import decode
from translate.documents.extracted import Extracted
from translate.documents.plain import from_plain, looks_like_html
from translate.documents.web import decode_page, from_html
from translate.errors import InputError
from translate.fetching import Fetched, Fetcher

_PAGES = ("text/html", "application/xhtml+xml", "")
_KINDS = {"application/pdf": "a PDF file", "application/zip": "an archive"}
_MEDIA = {"image": "an image", "video": "a video", "audio": "a recording", "font": "a font"}


@dataclass(slots=True)
class Web:
    """How addresses are read: whether local ones are, the folder where pages are kept, if any, whether the links of
    feeds are followed, and how to pause.
    """

    allow_local: bool = False
    keep: Path | None = None
    follow: bool = False
    wait: Callable[[float], None] = time.sleep
    _fetcher: Fetcher | None = field(default=None, init=False)

    def fetch(self, url: str) -> Fetched:
        """What an address gives. Raises InputError."""
        if self._fetcher is None:
            self._fetcher = Fetcher(allow_local=self.allow_local, wait=self.wait)
        return self._fetcher.fetch(url)

    def close(self) -> None:
        """Ends the connections."""
        if self._fetcher is not None:
            self._fetcher.close()


def read_fetched(fetched: Fetched, url: str, web: Web) -> tuple[Extracted, str, Path | None]:
    """The article at an address, a name for it, and where its page was kept.

    Raises InputError for what is no page of text, and as fetching and reading do.
    """
    identity = name_of(url)
    if not fetched.data.strip():
        raise InputError(f"{url} is empty; check the address")
    extracted = _extracted(fetched, url)
    path = _kept(fetched, identity, web.keep)
    where = extracted.url or fetched.url
    return replace(extracted, url=where), identity, path


def from_entry(item: Item, outlet: str, name: str) -> Extracted:
    """The article that a feed's entry holds. Raises InputError where there is none in it."""
    page = f"<article><h1>{html.escape(item.title)}</h1>{item.html}</article>"
    found = from_html(page, name, address=item.address)
    return replace(
        found,
        title=item.title or found.title,
        outlet=found.outlet or outlet,
        published=item.published,
        day=None if item.published else found.day,
        url=item.address,
    )


def _extracted(fetched: Fetched, url: str) -> Extracted:
    if fetched.kind in _PAGES:
        page = decode_page(fetched.data, url, declared=fetched.charset)
        return from_html(page.text, url, address=fetched.url)
    if fetched.kind == "text/plain":
        text = decode(fetched.data, url).text
        return from_html(text, url) if looks_like_html(text) else from_plain(text)
    what = _KINDS.get(fetched.kind) or _MEDIA.get(fetched.kind.partition("/")[0]) or "no web page"
    raise InputError(f"{url} is {what} ({fetched.kind}); download it and give the file, or its text")


def _kept(fetched: Fetched, identity: str, folder: Path | None) -> Path | None:
    """The page as it came, so that a citation can be checked later."""
    if folder is None:
        return None
    path = folder / f"{identity}.html"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fetched.data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            f"cannot keep {fetched.url} as {path}: {reason}; choose another output folder"
        ) from error
    return path


def name_of(url: str) -> str:
    """A short name for an address, the same each time: host, last words of its path, a few signs of its digest."""
    parts = urlsplit(url)
    words = re.findall(r"\w+", unquote(parts.path))[-4:]
    digest = hashlib.sha256(url.encode()).hexdigest()[:6]
    name = "-".join([(parts.hostname or "page").removeprefix("www."), *words])[:60]
    return f"{name}-{digest}"
