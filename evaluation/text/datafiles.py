"""The data files that stand beside the modules which read them, in a room's `data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def read_text(room: str, name: str) -> str:
    """The file `data/<name>` of the package `room`."""
    return (resources.files(room) / "data" / name).read_text(encoding="utf-8")


def entries(room: str, name: str) -> tuple[str, ...]:
    """The lines of `data/<name>` of the package `room`, without comments (`#`)."""
    return tuple(line for line in read_text(room, name).splitlines() if line and not line.startswith("#"))


def chosen(room: str, section: str, name: str) -> float:
    """The number `name` that a section (a module) of `room` was tuned by, from its `data/chosen.toml`.

    Raises KeyError for one that the section does not hold.
    """
    return float(_chosen(room)[section][name])


@cache
def _chosen(room: str) -> dict[str, Any]:
    return tomllib.loads(read_text(room, "chosen.toml"))
