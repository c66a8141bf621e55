"""The data files of this package."""

from __future__ import annotations

from importlib import resources


def read_text(name: str) -> str:
    """The file `data/<name>`."""
    return (resources.files("evaluation") / "data" / name).read_text(encoding="utf-8")


def entries(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>`, without comments (`#`)."""
    return tuple(line for line in read_text(name).splitlines() if line and not line.startswith("#"))
