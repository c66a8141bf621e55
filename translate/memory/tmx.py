"""TMX 1.4b, the exchange format of translation memories.

Specification: Localization Industry Standards Association, TMX 1.4b, 2005.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from translate.errors import ConfigError
from translate.memory.database import SuppliedUnit
from translate.memory.exchange import language_of, read_events
from translate.records import Outcome, TranslatedDocument, TranslatedSegment

# Characters that XML 1.0 cannot hold, even escaped.
_IMPOSSIBLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Inline codes hold the formatting of another program; `hi` holds text.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})
_LONGEST = 20_000
# What the editor's pass over a brief puts on a unit that a person read beside its Arabic.
_CONFIRMED = "x-mujaz-confirmed"
_DOUBTFUL = frozenset({Outcome.FLAGGED.value, Outcome.FAILED.value})


def read_tmx(path: Path, *, source: str = "ar", target: str = "en") -> tuple[SuppliedUnit, ...]:
    """The units of a TMX file that have both languages, in order; regions (`ar-SA`) do not matter.

    What Mujaz itself wrote and flagged is left out unless its English was changed since: a doubtful machine
    translation does not become a person's by a round trip. Units that an editor confirmed say so.

    Raises:
        ConfigError: the file cannot be read safely, is no TMX, or holds units and none of the two languages.
    """
    reader = _Reader(path.name, source, target)
    read_events(path, reader)
    if not reader.is_tmx:
        raise ConfigError(f"{path} is not a TMX file; its root element should be <tmx>")
    if not reader.units and reader.seen and not reader.skipped:
        raise ConfigError(
            f"{path} has no unit with both {source} and {target}; check its xml:lang attributes"
        )
    return tuple(reader.units)


def tmx(documents: Sequence[TranslatedDocument]) -> str:
    """The segments of the documents as TMX; those without a translation are left out.

    The same documents give the same bytes. Each unit says its document, outcome, quality and flags.
    """
    return "".join(_lines(documents))


class _Reader:
    def __init__(self, origin: str, source: str, target: str) -> None:
        self.units: list[SuppliedUnit] = []
        self.is_tmx = False
        self.seen = self.skipped = 0
        self._origin, self._wanted = origin, (source, target)
        self._texts: dict[str, str] = {}
        self._properties: dict[str, str] = {}
        self._language = self._property = ""
        self._codes = 0
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tmx":
            self.is_tmx = True
        elif name == "tu":
            self.seen += 1
            self._texts, self._properties = {}, {}
        elif name == "tuv":
            self._language = language_of(attributes)
        elif name == "prop":
            self._property, self._parts = attributes.get("type", ""), []
        elif name == "seg":
            self._parts, self._codes = [], 0
        elif name in _CODES:
            self._codes += 1

    def text(self, data: str) -> None:
        if self._parts is not None and not self._codes:
            self._parts.append(data)

    def end(self, name: str) -> None:
        if name in _CODES:
            self._codes -= 1
        elif name == "prop" and self._parts is not None:
            self._properties[self._property] = "".join(self._parts)
            self._parts = None
        elif name == "seg" and self._parts is not None:
            self._texts.setdefault(self._language, " ".join("".join(self._parts).split()))
            self._parts = None
        elif name == "tu":
            self._close_unit()

    def _close_unit(self) -> None:
        source, target = (self._texts.get(language, "") for language in self._wanted)
        if not source or not target or max(len(source), len(target)) > _LONGEST:
            return
        doubtful = self._properties.get("x-mujaz-outcome") in _DOUBTFUL
        if doubtful and self._properties.get("x-mujaz-text") == _digest(target):
            self.skipped += 1
            return
        confirmed = self._properties.get(_CONFIRMED) == "editor"
        self.units.append(SuppliedUnit(source, target, self._origin, confirmed))


def _lines(documents: Sequence[TranslatedDocument]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
    yield (
        f'  <header creationtool="Mujaz" creationtoolversion={quoteattr(_version())} segtype="sentence" '
        'o-tmf="Mujaz" adminlang="en" srclang="ar" datatype="plaintext"/>\n  <body>\n'
    )
    for document in documents:
        segments = ([document.title] if document.title else []) + list(document.segments)
        for segment in segments:
            if segment.text.strip():
                yield from _unit(document.document.id, segment)
    yield "  </body>\n</tmx>\n"


def _version() -> str:
    try:
        return metadata.version("mujaz")
    except metadata.PackageNotFoundError:
        return "0"


def _unit(document: str, segment: TranslatedSegment) -> Iterator[str]:
    properties = {
        "x-mujaz-document": document,
        "x-mujaz-segment": str(segment.segment.index),
        "x-mujaz-outcome": segment.outcome.value,
        "x-mujaz-quality": f"{segment.quality:.2f}",
        _CONFIRMED: "editor" if segment.outcome is Outcome.CONFIRMED else "",
        "x-mujaz-flags": ", ".join(dict.fromkeys(flag.kind.value for flag in segment.flags)),
        "x-mujaz-text": _digest(_one_line(segment.text)),
        "x-mujaz-model": segment.signature,
    }
    yield "    <tu>\n"
    yield from (f"      <note>{_text(flag.detail)}</note>\n" for flag in segment.flags)
    for name, value in properties.items():
        if value:
            yield f'      <prop type="{name}">{_text(value)}</prop>\n'
    yield f'      <tuv xml:lang="ar"><seg>{_text(segment.segment.text)}</seg></tuv>\n'
    yield f'      <tuv xml:lang="en"><seg>{_text(segment.text)}</seg></tuv>\n    </tu>\n'


def _text(value: str) -> str:
    return escape(_one_line(value))


def _one_line(value: str) -> str:
    return " ".join(_IMPOSSIBLE.sub(" ", value).split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
