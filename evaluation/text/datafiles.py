"""The data files that stand beside the modules which read them, in a room's `data/`."""

from __future__ import annotations

from importlib import resources


def read_text(room: str, name: str) -> str:
    """The file `data/<name>` of the package `room`."""
    return (resources.files(room) / "data" / name).read_text(encoding="utf-8")


def entries(room: str, name: str) -> tuple[str, ...]:
    """The lines of `data/<name>` of the package `room`, without comments (`#`)."""
    return tuple(line for line in read_text(room, name).splitlines() if line and not line.startswith("#"))
