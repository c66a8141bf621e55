"""The data files that stand beside the modules which read them, in a room's `data/`; each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read_text(room: str, name: str) -> str:
    """The file `data/<name>` of the package `room`, UTF-8."""
    return (resources.files(room) / "data" / name).read_text(encoding="utf-8")


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
