"""Word and PDF files."""

from __future__ import annotations

import io
import re
from typing import Any

from translate.documents.extracted import MISSING_EXTRA, Extracted, quiet
from translate.documents.visual import in_reading_order
from translate.errors import InputError

# Lam with its four alefs, as CMaps write them, and the ligatures.
_LIGATURES = {b"0622": b"<FEF5>", b"0623": b"<FEF7>", b"0625": b"<FEF9>", b"0627": b"<FEFB>"}
_LIGATURES_IN_MAP = re.compile(rb"<0644\s?(0622|0623|0625|0627)>", re.IGNORECASE)
_TITLE_STYLES = ("title", "heading 1", "العنوان")


def from_docx(data: bytes, name: str) -> Extracted:
    """A Word file: paragraphs and table cells in order; a first paragraph styled as a title is the title.

    Raises InputError where python-docx is not installed or the file is damaged.
    """
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
        from docx.table import Table
    except ImportError as error:
        raise InputError(f"reading {name} needs python-docx; {MISSING_EXTRA}") from error
    from zipfile import BadZipFile

    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise InputError(f"{name} is no readable Word file; save it again as .docx or .txt") from error
    lines: list[str] = []
    title = ""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += [" ".join(cell.text for cell in row.cells) for row in block.rows]
            continue
        style = (block.style.name or "").lower() if block.style is not None else ""
        if not title and not any(line.strip() for line in lines) and style.startswith(_TITLE_STYLES):
            title = " ".join(block.text.split())
        lines.append(block.text)
    return Extracted("\n".join(lines), title=title)


def from_pdf(data: bytes, name: str) -> Extracted:
    """A PDF's text layer, with presentation forms as letters and lines in reading order.

    Raises InputError where pypdf is not installed, or the file is damaged, locked or has no text layer.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise InputError(f"reading {name} needs pypdf; {MISSING_EXTRA}") from error
    try:
        with quiet("pypdf"):
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError(f"{name} is locked with a password; save an unlocked copy")
            pages = []
            for page in reader.pages:
                _join_ligatures(page)
                # Only this mode places text by where it stands; the other guesses the order of Arabic runs.
                pages.append(page.extract_text(extraction_mode="layout"))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{name} is no readable PDF ({type(error).__name__}); give its text as .txt"
        ) from error
    if not any(page.strip() for page in pages):
        raise InputError(f"{name} has no text layer (a scan?); run text recognition on it or give its text")
    text, turned = in_reading_order("\n".join(_without_number(page, len(pages)) for page in pages))
    return Extracted(
        text, notes=("the PDF stores its lines as they look; they were put in order",) if turned else ()
    )


def _join_ligatures(page: Any) -> None:
    """Makes fonts give lam-alef as one character: two would be in the wrong order once a line is turned."""
    from pypdf.generic import DecodedStreamObject, NameObject

    fonts = page.get("/Resources", {}).get("/Font", {})
    for font in (fonts[name].get_object() for name in fonts):
        if "/ToUnicode" not in font:
            continue
        data = font["/ToUnicode"].get_data()
        joined = _LIGATURES_IN_MAP.sub(lambda match: _LIGATURES[match[1].upper()], data)
        if joined != data:
            stream = DecodedStreamObject()
            stream.set_data(joined)
            font[NameObject("/ToUnicode")] = stream


def _without_number(page: str, pages: int) -> str:
    """A page without its number, which would stand inside a sentence that runs on."""
    lines = page.rstrip().split("\n")
    for place in (0, -1):
        if pages > 1 and len(lines) > 1 and lines[place].strip(" -–").isdigit():
            lines.pop(place)
    return "\n".join(lines)
