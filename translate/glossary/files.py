"""Glossary files: CSV and TSV, TMX, and TBX-Basic (ISO 30042, both its 2008 and its 2019 element names)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from translate.errors import ConfigError
from translate.memory import language_of, read_events
from translate.normalise import search_key, words
from translate.terms import Term

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_COLUMNS = {
    "source": "source", "arabic": "source", "ar": "source",
    "target": "target", "english": "target", "en": "target",
    "note": "note", "comment": "note", "case": "case",
}  # fmt: skip
_CASES = {"": None, "exact": True, "any": False}
_MOST_PROBLEMS = 5
_LARGEST = 64 << 20


def read_terms(path: Path) -> tuple[Term, ...]:
    """The terms of a file, by its suffix.

    CSV and TSV: `source,target[,note[,case]]`, or a first row naming the columns in any order; `case` is
    `exact` or `any`, by default exact where the target has a capital; several targets are separated by `|`,
    the first is the one to write. Lines that start with # are passed over.

    Raises:
        ConfigError: naming the file, and every line at fault.
    """
    readers: dict[str, Callable[[Path], list[Term]]] = {
        ".csv": _read_table,
        ".tsv": _read_table,
        ".tmx": _read_tmx,
        ".tbx": _read_tbx,
    }
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise ConfigError(f"cannot tell the format of the glossary {path}; name it .csv, .tsv, .tmx or .tbx")
    terms = reader(path)
    _raise(path, [problem for term in terms for problem in _problems(term)])
    if not terms:
        raise ConfigError(f"the glossary {path} has no terms")
    return tuple(_merged(terms))


def _read_table(path: Path) -> list[Term]:
    text = _decoded(path)
    delimiter = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    terms: list[Term] = []
    problems: list[str] = []
    columns: Sequence[str] = ("source", "target", "note", "case")
    first = True
    for line, row in _rows(path, text, delimiter):
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        named = [_COLUMNS.get(cell.lower(), "") for cell in cells]
        if first and {"source", "target"} <= set(named):
            columns, first = named, False
            continue
        first = False
        fields = dict(zip(columns, cells, strict=False))
        if not fields.get("source") or not fields.get("target"):
            problems.append(f"line {line}: needs an Arabic term and its English, separated by {delimiter!r}")
        elif fields.get("case", "").lower() not in _CASES:
            problems.append(f"line {line}: case is {fields['case']!r}; write exact or any")
        else:
            case = _CASES[fields.get("case", "").lower()]
            terms.append(
                _term(fields["source"], fields["target"], f"line {line}", case, fields.get("note", ""))
            )
    _raise(path, problems + _contradictions(terms))
    return terms


def _read_tmx(path: Path) -> list[Term]:
    from translate.memory import read_tmx

    return [
        _term(unit.source, unit.target.replace("|", "/"), f"unit {number}")
        for number, unit in enumerate(read_tmx(path), start=1)
    ]


def _read_tbx(path: Path) -> list[Term]:
    reader = _TbxReader()
    read_events(path, reader)
    if not reader.is_tbx:
        raise ConfigError(f"{path} is not a TBX file; its root element should be <tbx> or <martif>")
    return reader.terms


class _TbxReader:
    def __init__(self) -> None:
        self.is_tbx = False
        self.terms: list[Term] = []
        self._entry: dict[str, list[str]] = {}
        self._number = 0
        self._language = ""
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("martif", "tbx"):
            self.is_tbx = True
        elif name in ("termEntry", "conceptEntry"):
            self._entry = {}
            self._number += 1
        elif name in ("langSet", "langSec"):
            self._language = language_of(attributes)
        elif name == "term":
            self._parts = []

    def text(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def end(self, name: str) -> None:
        if name == "term" and self._parts is not None:
            self._entry.setdefault(self._language, []).append(" ".join("".join(self._parts).split()))
            self._parts = None
        elif name in ("termEntry", "conceptEntry"):
            english = [term for term in self._entry.get("en", ()) if term]
            if english:
                target = "|".join(term.replace("|", "/") for term in english)
                arabic = (term for term in self._entry.get("ar", ()) if term)
                self.terms += [_term(term, target, f"entry {self._number}") for term in arabic]


def _term(source: str, target: str, place: str, exact: bool | None = None, note: str = "") -> Term:
    renderings = [part.strip() for part in target.split("|") if part.strip()]
    first = renderings[0] if renderings else ""
    if exact is None:
        exact = any(char.isupper() for char in first)
    return Term(source, first, tuple(renderings[1:]), exact, note, place)


def _problems(term: Term) -> Iterator[str]:
    if not _ARABIC.search(term.source):
        swapped = " (are the columns swapped?)" if _ARABIC.search(term.target) else ""
        yield f"{term.place}: {term.source!r} has no Arabic letter{swapped}"
    elif not words(term.source):
        yield f"{term.place}: {term.source!r} has no word"
    elif not term.target:
        yield f"{term.place}: no English for {term.source!r}"
    elif any(_ARABIC.search(rendering) for rendering in term.accepted):
        yield f"{term.place}: the English {term.target!r} has Arabic letters"


def _identity(term: Term) -> tuple[str, ...]:
    return tuple(word.key for word in words(term.source)) or (search_key(term.source),)


def _contradictions(terms: Sequence[Term]) -> list[str]:
    first: dict[tuple[str, ...], Term] = {}
    problems = []
    for term in terms:
        known = first.setdefault(_identity(term), term)
        if known.target != term.target:
            problems.append(
                f"{term.place}: {term.source!r} is {term.target!r}, but {known.target!r} in {known.place}; "
                "keep one, or write both as one entry with |"
            )
    return problems


def _merged(terms: Sequence[Term]) -> list[Term]:
    """One entry an Arabic term: an exchange file may have several for its several meanings, all as good."""
    merged: dict[tuple[str, ...], Term] = {}
    for term in terms:
        known = merged.setdefault(_identity(term), term)
        others = (rendering for rendering in term.accepted if rendering not in known.accepted)
        merged[_identity(term)] = replace(known, variants=(*known.variants, *others))
    return list(merged.values())


def _raise(path: Path, problems: Sequence[str]) -> None:
    if problems:
        more = len(problems) - _MOST_PROBLEMS
        shown = "; ".join(problems[:_MOST_PROBLEMS]) + (f"; and {more} more" if more > 0 else "")
        raise ConfigError(f"the glossary {path} cannot be used: {shown}")


def _rows(path: Path, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise ConfigError(f"the glossary {path} cannot be used: line {reader.line_num}: {error}") from error


def _delimiter(text: str) -> str:
    """Comma, or semicolon where a spreadsheet of a comma-decimal country wrote the file, or tab."""
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    counts = {mark: first.count(mark) for mark in (",", ";", "\t")}
    return max(counts, key=lambda mark: counts[mark])


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"the glossary {path} is larger than {_LARGEST >> 20} MB; split it")
        raw = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot read the glossary {path}: {error.strerror}") from error
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"the glossary {path} is not UTF-8 (line {line}); save it as UTF-8 (in Excel: “CSV UTF-8”)"
        ) from error
