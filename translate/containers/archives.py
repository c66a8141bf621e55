"""Pages that browsers save in one file: MHTML (Chromium, Edge) and web archives (Safari)."""

from __future__ import annotations

import email
import email.policy
import plistlib
from dataclasses import dataclass
from email.message import EmailMessage
from xml.parsers.expat import ExpatError

from translate.errors import InputError

_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The page in an archive: its bytes, the charset it is said to be in ("" where none), its address."""

    data: bytes
    charset: str
    address: str


def from_mhtml(data: bytes, name: str) -> SavedPage:
    """The page of an MHTML file: its first part that is HTML. Raises InputError where it has none."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in _PAGES and not part.is_multipart():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return SavedPage(payload, _charset(part), _address(message, part))
    raise InputError(f"{name} holds no web page; save the page again, as a single file or as HTML")


def _charset(part: EmailMessage) -> str:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else ""


def _address(message: EmailMessage, part: EmailMessage) -> str:
    found = message.get("Snapshot-Content-Location") or part.get("Content-Location") or ""
    address = str(found).strip()
    return address if address.startswith(("http://", "https://")) else ""


def from_webarchive(data: bytes, name: str) -> SavedPage:
    """The main resource of a Safari archive. Raises InputError where there is none or the file is damaged."""
    try:
        archive = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, OverflowError, RecursionError) as error:
        raise InputError(f"{name} is no readable web archive; save the page again as HTML") from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes) or not page.strip():
        raise InputError(f"{name} holds no web page; save the page again as HTML")
    charset, address = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    return SavedPage(
        page, charset if isinstance(charset, str) else "", address if isinstance(address, str) else ""
    )
