"""Word and PDF files."""

from __future__ import annotations

import io
import re
import unicodedata

from translate.documents.extracted import MISSING_EXTRA, Extracted, quiet
from translate.errors import InputError
from translate.language import function_words

_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
_LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z٠-٩۰-۹](?:[0-9A-Za-z٠-٩۰-۹.,:/%@_+٫٬-]*[0-9A-Za-z٠-٩۰-۹%])?")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
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
            pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{name} is no readable PDF ({type(error).__name__}); give its text as .txt"
        ) from error
    text = "\n".join(pages)
    if not text.strip():
        raise InputError(f"{name} has no text layer (a scan?); run text recognition on it or give its text")
    text, reversed_lines = in_reading_order(text)
    notes = ("the PDF stores its lines from left to right; they were turned round",) if reversed_lines else ()
    return Extracted(text, notes=notes)


def in_reading_order(text: str) -> tuple[str, bool]:
    """Text with presentation forms as letters and, where its words stand reversed, each line turned round.

    Numbers and Latin words inside a turned line keep their own direction. The flag says if it was turned.
    """
    turned = _is_reversed(_letters(text))
    if turned:
        text = "\n".join(_turned(line) for line in text.split("\n"))
    return _letters(text), turned


def _letters(text: str) -> str:
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def _is_reversed(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    listed = {word for word in function_words()["Arabic"] if len(word) > 1}
    mirrored = {word[::-1] for word in listed} - listed
    forward = sum(word in listed or word.startswith("ال") for word in words)
    backward = sum(word in mirrored or (word.endswith("لا") and len(word) > 3) for word in words)
    return bool(backward > 1.5 * forward and backward >= 3)


def _turned(line: str) -> str:
    mirrored = line[::-1].translate(_MIRRORED)
    return _LEFT_TO_RIGHT.sub(lambda match: match[0][::-1], mirrored)
