"""XML exchange files (TMX, TBX) read as a stream, with nothing in them that XML can do to a reader."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn, Protocol
from xml.parsers import expat

from translate.errors import ConfigError

_LARGEST = 1 << 30
_DEEPEST = 100
_CHUNK = 1 << 16


class Events(Protocol):
    """What a reader of a format gets; names come without their namespace prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, name: str) -> None:
        """An element closes."""

    def text(self, data: str) -> None:
        """Characters; a run may come in several parts."""


def read_events(path: Path, events: Events) -> None:
    """Sends the elements of an XML file to `events`; memory does not grow with the file.

    Raises:
        ConfigError: the file cannot be read, is no XML (with line and column), is larger than 1 GB, nested
            deeper than 100, or declares entities: an exchange file has no need of them, an attack has.
    """
    parser = expat.ParserCreate()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ConfigError(
                f"{path}, line {parser.CurrentLineNumber}: nested deeper than {_DEEPEST}; refused"
            )
        events.start(name.rpartition(":")[2], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        events.end(name.rpartition(":")[2])

    def refuse(*_declaration: object) -> NoReturn:
        raise ConfigError(
            f"{path}, line {parser.CurrentLineNumber}: declares or uses entities; refused as unsafe"
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = events.text
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.SkippedEntityHandler = refuse
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"{path} is larger than {_LARGEST >> 30} GB; split it")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from error
    except expat.ExpatError as error:
        raise ConfigError(
            f"{path}, line {error.lineno}, column {error.offset + 1}: not valid XML "
            f"({expat.ErrorString(error.code)}); export it again"
        ) from error


def language_of(attributes: dict[str, str]) -> str:
    """The language of an element, without its region: `ar` for `xml:lang="AR-sa"`."""
    value = attributes.get("xml:lang") or attributes.get("lang") or ""
    return value.replace("_", "-").split("-")[0].lower()
