"""From text to a document: language, title, outlet, date, cleaning and sentences."""

from __future__ import annotations

from pathlib import Path

from translate.clean import clean
from translate.dates import published_date
from translate.documents.language import identify, least_arabic
from translate.documents.outlet import find_outlet
from translate.errors import InputError
from translate.records import Document, PublishedDate, RemovalReason

# An article of this length is a book; every stage after reading keeps several copies of it.
MAX_ARTICLE_BYTES = 2_000_000
# What is read at all where books are taken in parts, and the characters of a part: some 600 sentences.
MAX_BOOK_BYTES, PART = 50_000_000, 75_000


def document_from_text(
    text: str,
    *,
    id: str,
    path: Path | None = None,
    title: str = "",
    outlet: str = "",
    published: str = "",
    url: str = "",
    name: str = "",
    markdown: bool = False,
    notes: tuple[str, ...] = (),
    left_out: tuple[tuple[int, int, RemovalReason], ...] = (),
    day: PublishedDate | None = None,
    outlet_from: str = "metadata",
    chosen: str = "",
) -> Document:
    """The document that an article's text makes.

    `title`, `outlet`, `published` and `url` are what metadata says, `name` what errors call the input. A page's
    reader also gives what it left out (ranges of `text`), the day it weighed, where the outlet stands and which part
    of the page was chosen. Raises InputError where the text is empty, too long, not Arabic, or nothing but page
    furniture.
    """
    from translate.segments import split

    name = name or id
    _check(text, name)
    stem = path.stem if path else ""
    cleaned = clean(text, title=title, markdown=markdown, left_out=left_out)
    if not cleaned.text:
        raise InputError(
            f"{name} holds no article, only a title or buttons and labels; give the article's text"
        )
    found, evidence = find_outlet(
        text, cleaned.removed, stated=outlet, url=url, title=title or _printed_title(text), name=stem
    )
    return Document(
        id=id,
        path=path,
        raw=text,
        text=cleaned.text,
        title=cleaned.title,
        outlet=found,
        published=day
        if day and day.value
        else published_date(_shown(text, left_out), stated=published, name=stem),
        language="ar",
        removed=cleaned.removed,
        segments=split(cleaned.text),
        notes=notes,
        outlet_evidence=outlet_from if evidence == "metadata" else evidence,
        chosen=chosen,
    )


def _shown(text: str, left_out: tuple[tuple[int, int, RemovalReason], ...]) -> str:
    """The text without what its reader left out but date lines: the days of cards and headers are not the article's."""
    parts, last = [], 0
    for start, end, reason in sorted(left_out):
        if reason is RemovalReason.DATE_LINE:
            continue
        parts.append(text[last:start])
        last = max(last, end)
    return "".join([*parts, text[last:]])


def _printed_title(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")[:300]


def _check(text: str, name: str) -> None:
    size = len(text.encode("utf-8", errors="replace")) if len(text) > MAX_ARTICLE_BYTES // 4 else len(text)
    if size > MAX_ARTICLE_BYTES:
        raise too_long(name, size, MAX_ARTICLE_BYTES)
    if not text.strip():
        raise InputError(f"{name} is empty; give a file with an article in it")
    language = identify(text)
    if not language.letters:
        if not any(char.isprintable() and not char.isspace() for char in text):
            raise InputError(
                f"{name} holds only invisible control characters; give a file with an article in it"
            )
        raise InputError(f"{name} holds no letters; give a file with an Arabic article in it")
    if language.arabic < least_arabic():
        raise InputError(
            f"{name} is not in Arabic ({language.arabic:.0%} of its letters are Arabic, most are"
            f" {language.script}){_garbled(text)}; give Arabic articles only"
        )
    if language.name != "Arabic":
        raise InputError(f"{name} is in {language.name}, not in Arabic; give Arabic articles only")


def too_long(name: str, size: int, limit: int) -> InputError:
    """What a reader is told of an input beyond the limit; both in bytes."""
    if limit > MAX_ARTICLE_BYTES:
        return InputError(
            f"{name} is too long ({size / 1e6:.1f} MB, the limit is {limit / 1e6:.0f} MB); split it"
        )
    return InputError(
        f"{name} is too long for an article ({size / 1e6:.1f} MB of text, the limit is"
        f" {limit / 1e6:.0f} MB); split it into articles, or let `mujaz translate` take it in parts"
    )


def _garbled(text: str) -> str:
    """A hint where Arabic UTF-8 was read as a Western encoding and saved again."""
    for encoding in ("cp1252", "latin-1"):
        try:
            if (
                identify(text[:2000].encode(encoding).decode("utf-8", errors="ignore")).arabic
                > least_arabic()
            ):
                return ": it is Arabic UTF-8 saved as Windows-1252, convert it back"
        except UnicodeEncodeError:
            continue
    return ""
