"""decisions.json: checked as a stranger's file is, field by field. docs/schemas/decisions-1.json describes it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from summarize.records import Decisions, Dropped, MarkedWrong, Passage
from translate.datafiles import Chosen
from translate.errors import ConfigError

SCHEMA = "mujaz/decisions-1"

_CHOSEN = Chosen(__package__, "file")
_BRIEF = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"[0-9a-f]{16}")


class _Unfit(ValueError):
    """What in the file is not as it should be."""


def read_decisions(path: Path) -> Decisions:
    """The decisions that `brief.html` saved.

    Raises:
        ConfigError: the file cannot be read, is no decisions file, is of another version, or is too large.
    """
    try:
        size = path.stat().st_size
        if size > _CHOSEN.whole("largest"):
            raise ConfigError(f"{path} has {size:,} bytes; no decisions file is that large")
        found = json.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not in UTF-8; save it again from brief.html") from error
    except json.JSONDecodeError as error:
        raise ConfigError(
            f"{path}, line {error.lineno}: not valid JSON ({error.msg}); save it again from brief.html"
        ) from error
    except (RecursionError, ValueError) as error:
        raise ConfigError(f"{path} is no decisions file; save it again from brief.html") from error
    try:
        return _decisions(found, str(path))
    except _Unfit as error:
        raise ConfigError(f"{path}: {error}; save it again from brief.html") from error


def _decisions(found: Any, origin: str) -> Decisions:
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        said = f"it says {schema[:40]!r}" if isinstance(schema, str) else "it does not say so"
        raise _Unfit(f"not a file of {SCHEMA} ({said})")
    _closed(found, "the file", "schema", "brief", "dropped", "differences")
    return Decisions(
        _matching(found["brief"], _BRIEF, "brief"),
        tuple(
            Dropped(_passages(_closed(one, where, "citations")["citations"], f"{where}.citations"))
            for where, one in _listed(found["dropped"], "dropped")
        ),
        tuple(
            MarkedWrong(
                _question(_closed(one, where, "question", "accounts")["question"], f"{where}.question"),
                _passages(one["accounts"], f"{where}.accounts"),
            )
            for where, one in _listed(found["differences"], "differences")
        ),
        origin,
    )


def _passages(found: Any, where: str) -> tuple[Passage, ...]:
    passages = tuple(_passage(one, at) for at, one in _listed(found, where))
    if not passages:
        raise _Unfit(f"{where} is empty")
    return passages


def _passage(found: Any, where: str) -> Passage:
    _closed(found, where, "article", "segment", "digest")
    return Passage(
        (_number(found["article"], f"{where}.article", 1), _number(found["segment"], f"{where}.segment", 0)),
        _matching(found["digest"], _DIGEST, f"{where}.digest"),
    )


def _closed(found: Any, where: str, *fields: str) -> dict[str, Any]:
    """An object with exactly these fields."""
    if not isinstance(found, dict):
        raise _Unfit(f"{where} is no object")
    if missing := [field for field in fields if field not in found]:
        raise _Unfit(f"{where} has no {missing[0]!r}")
    if unknown := [field for field in found if field not in fields]:
        raise _Unfit(f"{where} has an unknown field {unknown[0][:40]!r}")
    return found


def _listed(found: Any, where: str) -> list[tuple[str, Any]]:
    """The entries of a list, each with its name."""
    if not isinstance(found, list):
        raise _Unfit(f"{where} is no list")
    if len(found) > _CHOSEN.whole("longest"):
        raise _Unfit(f"{where} has {len(found):,} entries, more than {_CHOSEN.whole('longest'):,}")
    return [(f"{where}[{number}]", one) for number, one in enumerate(found)]


def _number(found: Any, where: str, least: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or found < least:
        raise _Unfit(f"{where} is no whole number from {least}")
    return found


def _matching(found: Any, pattern: re.Pattern[str], where: str) -> str:
    if not isinstance(found, str) or not pattern.fullmatch(found):
        raise _Unfit(f"{where} is no digest")
    return found


def _question(found: Any, where: str) -> str:
    if not isinstance(found, str) or len(found) > _CHOSEN.whole("question"):
        raise _Unfit(f"{where} is no question")
    return found
