"""The data files that stand beside the modules which read them, in a room's `data/`; each read once."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Any

CHOSEN_FILE = "chosen.toml"


@cache
def read_text(room: str, name: str) -> str:
    """The file `data/<name>` of the package `room`, UTF-8."""
    return (resources.files(room) / "data" / name).read_text(encoding="utf-8")


def digest(*files: tuple[str, str]) -> str:
    """Eight hex digits that change with the content of any of the files, as (room, name)."""
    read = [(resources.files(room) / "data" / name).read_bytes() for room, name in files]
    return hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in read)).hexdigest()[:8]


@cache
def table(room: str, name: str) -> dict[str, Any]:
    """The TOML file `data/<name>` of the package `room`; callers must not change it."""
    return tomllib.loads(read_text(room, name))


@cache
def rows(room: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated file `data/<name>` of `room`; a line that begins with `#` is a comment."""
    lines = read_text(room, name).splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def entries(room: str, name: str) -> tuple[str, ...]:
    """The entries of `data/<name>` of `room` as printed, one a line, `#` opening a comment."""
    lines = (line.split("#")[0].strip() for line in read_text(room, name).splitlines())
    return tuple(line for line in lines if line)


class Chosen:
    """The numbers that one module's behaviour was tuned by: a section of `data/chosen.toml` of its room.

    They are read when first asked for. A constant in code is a fact of language or arithmetic; what was chosen on data
    stands here, with what it was chosen on.
    """

    def __init__(self, room: str, section: str) -> None:
        self._room = room
        self._section = section

    def __call__(self, name: str) -> float:
        """The number `name`. Raises KeyError for one that the section does not hold."""
        return float(table(self._room, CHOSEN_FILE)[self._section][name])

    def whole(self, name: str) -> int:
        """The same where it counts something: words, days, neighbours."""
        return int(table(self._room, CHOSEN_FILE)[self._section][name])
