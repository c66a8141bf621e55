"""The data files of this package, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """The data file `name` beside this package's modules."""
    return (resources.files("translate.fidelity") / "data" / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML data file `name`; callers must not change it."""
    return tomllib.loads(read_text(name))
