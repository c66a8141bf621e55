"""One article a row: JSON Lines and Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from translate.documents.extracted import Extracted
from translate.errors import InputError

_FIELDS = {
    "text": ("text", "body", "content", "article", "articleBody", "full_text", "maintext"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "published": ("date", "published", "publish_date", "published_at", "datePublished"),
    "url": ("url", "link"),
    "id": ("id",),
}


# Rows of a Parquet file that are in memory at once.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Record:
    """A row's number, how errors name it, its id ("" without one), and the article or what is wrong."""

    number: int
    place: str
    identity: str
    content: Extracted | InputError


def read_records(
    stream: BinaryIO, name: str, limit: int, fields: Mapping[str, str] | None = None
) -> Iterator[Record]:
    """One record for each line that is not blank.

    `fields` says which of a line's fields hold what, before the names that are known: «text» → «body». A line longer
    than `limit` bytes is passed over and reported; the lines after it are read.
    """
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        place = f"{name}, line {number}"
        if len(line) > limit and not line.endswith(b"\n"):
            while (more := stream.readline(limit + 1)) and not more.endswith(b"\n"):
                continue
            error = InputError(f"{place} is longer than {limit:,} bytes; split it into articles")
            yield Record(number, place, "", error)
        elif line.strip():
            identity, content = _content(line, place, fields or {})
            yield Record(number, place, identity, content)


def read_table(path: Path, name: str, fields: Mapping[str, str] | None = None) -> Iterator[Record]:
    """One record for each row of a Parquet file, a few rows at a time; `fields` as for `read_records`.

    Raises:
        InputError: the file is not Parquet, or pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise InputError(
            f"reading {name} needs pyarrow; pip install 'mujaz[cluster]', or give JSON lines"
        ) from error
    given, number = fields or {}, 0
    wanted = {*given.values(), *(key for keys in _FIELDS.values() for key in keys)}
    try:
        with pyarrow.parquet.ParquetFile(path) as table:
            columns = [column for column in table.schema_arrow.names if column in wanted]
            named = ", ".join(column[:40] for column in table.schema_arrow.names[:12])
            for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
                for row in batch.to_pylist():
                    number += 1
                    yield Record(
                        number, f"{name}, row {number}", *_article(row, f"{name}, row {number}", given, named)
                    )
    except pyarrow.ArrowException as error:
        raise InputError(f"{name} is not a Parquet file that can be read; write it again") from error


def _content(line: bytes, place: str, given: Mapping[str, str]) -> tuple[str, Extracted | InputError]:
    try:
        record: Any = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return "", InputError(f"{place} is not UTF-8 (byte {error.start}); save the file as UTF-8")
    except (ValueError, RecursionError):
        return "", InputError(f"{place} is not JSON; correct it or leave it out")
    if not isinstance(record, dict):
        return "", InputError(f"{place} is not a JSON object; give one object a line, with a text")
    return _article(record, place, given, _named(record))


def _article(
    record: dict[str, Any], place: str, given: Mapping[str, str], named: str
) -> tuple[str, Extracted | InputError]:
    """The row's id and article; `named` is what an error calls its fields."""
    fields = {
        name: _field(record, (given[name],) if name in given else keys) for name, keys in _FIELDS.items()
    }
    if not fields["text"].strip():
        return fields["id"], InputError(
            f"{place} has no text (its fields: {named}); name the one with --field text=NAME"
        )
    found = Extracted(
        fields["text"],
        title=fields["title"],
        outlet=fields["outlet"],
        published=fields["published"],
        url=fields["url"],
    )
    return fields["id"], found


def _named(record: dict[str, Any]) -> str:
    return ", ".join(str(key)[:40] for key in list(record)[:12]) or "none"


def _field(record: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = record.get(key)
        if isinstance(value, date):
            value = value.isoformat()
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = "\n".join(value)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""
