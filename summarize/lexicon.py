"""The data files of this package, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def _read(name: str) -> str:
    return (resources.files("summarize") / "data" / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `data/<name>`; callers must not change it."""
    return tomllib.loads(_read(name))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated file `data/<name>`; a line that begins with `#` is a comment."""
    lines = _read(name).splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of `data/<name>` as printed, one a line, `#` opening a comment."""
    lines = (line.split("#")[0].strip() for line in _read(name).splitlines())
    return tuple(line for line in lines if line)
