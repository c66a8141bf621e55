"""The rooms of the packages and the imports between them, read from the sources; for the test and for the drawing."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLE = tomllib.loads((ROOT / "docs" / "rooms.toml").read_text(encoding="utf-8"))
PACKAGES: dict[str, list[str]] = TABLE["uses"]
ORDER: dict[str, list[str]] = TABLE["rooms"]


@dataclass(frozen=True, slots=True)
class Import:
    """`from module import name` in a file, at a line from 1."""

    file: Path
    line: int
    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}: from {self.module} import {self.name}"


@cache
def modules() -> dict[str, Path]:
    """Dotted name → file of every module of the packages; a package's name stands for its `__init__`."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def room_of(module: str) -> str:
    """The room, with its package, that a module is in or stands for; the package itself for its `__init__`."""
    package, _, rest = module.partition(".")
    inside = [room for room in ORDER[package] if rest == room or rest.startswith(f"{room}.")]
    return f"{package}.{max(inside, key=len)}" if inside else package


def module_of(path: Path) -> str:
    """The dotted name of a file of the packages."""
    return next(name for name, file in modules().items() if file == path)


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """Every import of a file from the packages, those inside functions too."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[Import]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES:
            for alias in node.names:
                yield Import(path, node.lineno, node.module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] in PACKAGES:
                    yield Import(path, node.lineno, alias.name, "")


def target(found: Import) -> str:
    """The module that is imported, or imported from."""
    whole = f"{found.module}.{found.name}"
    return whole if whole in modules() else found.module


def edges() -> dict[str, set[str]]:
    """Room → the rooms it imports from."""
    found: dict[str, set[str]] = {}
    for name, path in modules().items():
        here = room_of(name)
        found.setdefault(here, set())
        found[here] |= {room_of(target(one)) for one in imports(path)} - {here}
    return found


def longest_path(graph: dict[str, set[str]], inside: str) -> list[str]:
    """The longest way of imports through the rooms whose names begin with `inside`, from top to bottom."""

    @cache
    def way(room: str) -> tuple[str, ...]:
        below = [way(other) for other in graph.get(room, ()) if other.startswith(inside)]
        return (room, *max(below, key=len, default=()))

    return list(max((way(room) for room in graph if room.startswith(inside)), key=len, default=()))
