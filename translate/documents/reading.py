"""Reading a run's inputs into documents; what cannot be read is reported and the rest goes on."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from translate.containers import Feed, from_mhtml, from_webarchive, looks_like_feed, read_feed
from translate.documents.article import (
    MAX_ARTICLE_BYTES,
    MAX_BOOK_BYTES,
    PART,
    document_from_text,
    too_long,
)
from translate.documents.dating import infer_dates
from translate.documents.encoding import MIXED, Decoded, decode
from translate.documents.extracted import Extracted, parts_of
from translate.documents.identity import unique_ids
from translate.documents.inputs import ARCHIVES, FEEDS, Source, Unusable, expand
from translate.documents.office import from_docx, from_pdf
from translate.documents.plain import from_markdown, from_plain, looks_like_html
from translate.documents.remote import Web, from_entry, name_of, read_fetched
from translate.documents.rows import Record, read_records, read_table
from translate.documents.visual import has_forms, in_reading_order
from translate.documents.web import decode_page, from_html
from translate.errors import ConfigError, InputError
from translate.records import Document

# Word and PDF files carry pictures and fonts beside their text, web pages scripts and styles.
MAX_CONTAINER_BYTES, MAX_PAGE_BYTES = 100_000_000, 10_000_000
# UTF-32 needs four bytes where UTF-8 needs two.
_WIDEST = 2


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An input that gave no document; `message` is one line: what, which, what to do."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The documents in the order of the inputs, and what could not be read."""

    documents: tuple[Document, ...]
    failures: tuple[ReadFailure, ...]


@dataclass(frozen=True, slots=True)
class _How:
    """What a run says of reading."""

    encoding: str | None
    stdin: BinaryIO | None
    web: Web
    fields: Mapping[str, str]
    books: bool = False


def read_inputs(
    inputs: Sequence[str | Path],
    *,
    encoding: str | None = None,
    stdin: BinaryIO | None = None,
    on_document: Callable[[str], None] | None = None,
    web: Web | None = None,
    fields: Mapping[str, str] | None = None,
    one_event: bool = True,
    books: bool = False,
) -> ReadResult:
    """Reads files, folders, globs, web addresses and "-" into cleaned, dated and split documents.

    `encoding` overrides what the bytes suggest, for text and HTML; `web` says how addresses are read,
    `fields` which field of a JSON line holds what («text» → «body»). `on_document` is called with each input's
    name once it is read. Articles that are not of `one_event` do not date each other. A text too long for an article
    is refused, or with `books` read as several documents.

    Raises:
        ConfigError: Python does not know the encoding.
    """
    if encoding is not None:
        _check_encoding(encoding)
    how = _How(encoding, stdin, web or Web(), fields or {}, books)
    documents: list[Document] = []
    failures: list[ReadFailure] = []
    try:
        for source in expand(inputs):
            if isinstance(source, Unusable):
                failures.append(ReadFailure(source.name, str(source.error)))
                continue
            for outcome in _read(source, how):
                if isinstance(outcome, ReadFailure):
                    failures.append(outcome)
                else:
                    documents.append(outcome)
            if on_document:
                on_document(source.name)
    finally:
        how.web.close()
    named = unique_ids(documents)
    noted = _with_twins_noted(named)
    return ReadResult(infer_dates(noted) if one_event else noted, tuple(failures))


def _check_encoding(encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise ConfigError(
            f"unknown encoding {encoding!r}; name one Python knows, as utf-8 or cp1256"
        ) from error


def _read(source: Source, how: _How) -> Iterator[Document | ReadFailure]:
    try:
        suffix = source.path.suffix.lower() if source.path else ""
        if source.address:
            fetched = how.web.fetch(source.address)
            if looks_like_feed(fetched.data):
                yield from _read_feed(read_feed(fetched.data, source.name), source.name, None, how.web)
                return
            extracted, identity, path = read_fetched(fetched, source.address, how.web)
            yield _document(extracted, identity, path, source.name)
        elif suffix in FEEDS:
            data = _bytes(source, how.stdin, MAX_PAGE_BYTES)
            yield from _read_feed(read_feed(data, source.name), source.name, source.path, how.web)
        elif source.path is not None and suffix == ".jsonl":
            with source.path.open("rb") as stream:
                records = read_records(stream, source.name, MAX_ARTICLE_BYTES * 3, how.fields)
                yield from _read_rows(records, source.path, source.name)
        elif source.path is not None and suffix == ".parquet":
            yield from _read_rows(read_table(source.path, source.name, how.fields), source.path, source.name)
        else:
            identity = source.path.stem if source.path else "stdin"
            extracted = _extract(source, how)
            if how.books and len(extracted.text.encode("utf-8", "replace")) > MAX_ARTICLE_BYTES:
                yield from _read_parts(extracted, identity, source)
            else:
                yield _document(extracted, identity, source.path, source.name)
    except InputError as error:
        yield ReadFailure(source.name, str(error))
    except PermissionError:
        yield ReadFailure(source.name, f"cannot read {source.name}: permission denied; make it readable")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield ReadFailure(source.name, f"cannot read {source.name}: {reason}; check the file")


def _read_feed(feed: Feed, name: str, path: Path | None, web: Web) -> Iterator[Document | ReadFailure]:
    """The articles of a feed: what it holds whole, and what its links lead to where they are followed."""
    for number, item in enumerate(feed.items, 1):
        place = f"{name}, entry {number}"
        try:
            if item.whole:
                identity = (
                    name_of(item.address) if item.address else f"{path.stem if path else 'feed'}-{number}"
                )
                yield _document(from_entry(item, feed.title, place), identity, path, place)
            elif web.follow and item.address:
                extracted, identity, kept = read_fetched(web.fetch(item.address), item.address, web)
                yield _document(extracted, identity, kept, item.address)
            else:
                where = (
                    f"pass --follow to fetch {item.address}" if item.address else "give the article itself"
                )
                raise InputError(f"{place} holds only a summary; {where}")
        except InputError as error:
            yield ReadFailure(name, str(error))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield ReadFailure(name, f"cannot read {place}: {reason}; check its address")
    for address in feed.feeds:
        try:
            if not web.follow:
                raise InputError(f"{name} lists the feed {address}; pass --follow to fetch it")
            listed = read_feed(web.fetch(address).data, address)
            # A list inside a list is not followed.
            yield from _read_feed(replace(listed, feeds=()), address, None, web)
        except InputError as error:
            yield ReadFailure(name, str(error))


def _read_rows(records: Iterator[Record], path: Path, name: str) -> Iterator[Document | ReadFailure]:
    empty = True
    for record in records:
        empty = False
        try:
            if isinstance(record.content, InputError):
                raise record.content
            identity = record.identity or f"{path.stem}-{record.number}"
            yield _document(record.content, identity, path, record.place)
        except InputError as error:
            yield ReadFailure(name, str(error))
    if empty:
        yield ReadFailure(name, f"{name} is empty; give one article a line")


def _read_parts(extracted: Extracted, identity: str, source: Source) -> Iterator[Document | ReadFailure]:
    """A book's parts, numbered; one that cannot be read is reported and the others stand."""
    for number, part in enumerate(parts_of(extracted, PART), 1):
        place = f"{source.name}, part {number}"
        try:
            made = _document(part, f"{identity}-{number:04}", source.path, place)
            yield replace(made, part_of=identity)
        except InputError as error:
            yield ReadFailure(source.name, str(error))


def _document(extracted: Extracted, identity: str, path: Path | None, name: str) -> Document:
    return document_from_text(
        extracted.text,
        id=identity,
        path=path,
        title=extracted.title,
        outlet=extracted.outlet,
        published=extracted.published,
        url=extracted.url,
        name=name,
        markdown=extracted.markdown,
        notes=extracted.notes,
        left_out=extracted.left_out,
        day=extracted.day,
        outlet_from=extracted.outlet_from,
        chosen=extracted.chosen,
    )


def _extract(source: Source, how: _How) -> Extracted:
    encoding, stdin = how.encoding, how.stdin
    name, suffix = source.name, source.path.suffix.lower() if source.path else ""
    if suffix in (".docx", ".pdf"):
        data = _bytes(source, stdin, MAX_CONTAINER_BYTES)
        return from_docx(data, name) if suffix == ".docx" else from_pdf(data, name)
    if suffix in ARCHIVES:
        data = _bytes(source, stdin, MAX_CONTAINER_BYTES)
        saved = from_webarchive(data, name) if suffix == ".webarchive" else from_mhtml(data, name)
        text, notes = _repaired(decode_page(saved.data, name, encoding=encoding, declared=saved.charset))
        return _noted(from_html(text, name, address=saved.address), notes)
    if suffix in (".html", ".htm"):
        data = _bytes(source, stdin, MAX_PAGE_BYTES)
        text, notes = _repaired(decode_page(data, name, encoding=encoding))
        return _noted(from_html(text, name), notes)
    data = _bytes(source, stdin, MAX_BOOK_BYTES if how.books else MAX_ARTICLE_BYTES * _WIDEST)
    text, notes = _repaired(decode(data, name, encoding=encoding))
    if suffix == ".md":
        return _noted(from_markdown(text), notes)
    return _noted(from_html(text, name) if looks_like_html(text) else from_plain(text), notes)


def _repaired(decoded: Decoded) -> tuple[str, tuple[str, ...]]:
    """The text as letters in reading order, and what had to be done for it."""
    notes = [f"its bytes are {MIXED}; each was read as what it is"] if decoded.encoding == MIXED else []
    text = decoded.text
    if has_forms(text):
        text, turned = in_reading_order(text)
        order = " and its lines as they look" if turned else ""
        notes.append(f"its letters were stored as printed shapes{order}; they were put right")
    return text, tuple(notes)


def _noted(extracted: Extracted, notes: tuple[str, ...]) -> Extracted:
    return replace(extracted, notes=(*extracted.notes, *notes)) if notes else extracted


def _bytes(source: Source, stdin: BinaryIO | None, limit: int) -> bytes:
    if source.path is None:
        stream = stdin if stdin is not None else sys.stdin.buffer
        data = stream.read(limit + 1)
    else:
        with source.path.open("rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        size = source.path.stat().st_size if source.path else len(data)
        book = MAX_ARTICLE_BYTES if limit == MAX_ARTICLE_BYTES * _WIDEST else limit
        raise too_long(source.name, max(size, len(data)), book)
    if not data.strip():
        raise InputError(f"{source.name} is empty; give a file with an article in it")
    return data


def _with_twins_noted(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Notes on each document whose text an earlier one has word for word."""
    first: dict[str, str] = {}
    noted = []
    for document in documents:
        twin = first.setdefault(document.text, document.id)
        if twin != document.id:
            document = replace(document, notes=(*document.notes, f"same text as {twin}"))
        noted.append(document)
    return tuple(noted)
