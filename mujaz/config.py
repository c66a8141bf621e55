"""What the user configured: a small TOML file, overridden by MUJAZ_* variables, then by options."""

from __future__ import annotations

import math
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from translate.errors import ConfigError

_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


@dataclass(frozen=True, slots=True)
class Config:
    """Defaults of a run. Every field may stand in `config.toml` or as `MUJAZ_<NAME>`.

    `price_in` and `price_out` are what a million tokens of the writer cost, in `currency`; NaN where that is not known.
    """

    model: str = "auto"
    preset: str = "balanced"
    writer: str = "extractive"
    offline: bool = False
    memory: str = ""
    glossary: str = ""
    max_sentences: int = 0
    price_in: float = math.nan
    price_out: float = math.nan
    currency: str = ""


def config_path() -> Path:
    """Where the file is looked for: `MUJAZ_CONFIG`, else the user's configuration folder."""
    import platformdirs

    named = os.environ.get("MUJAZ_CONFIG")
    return Path(named) if named else Path(platformdirs.user_config_dir("mujaz")) / "config.toml"


def load_config(path: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """Reads the configuration.

    Raises:
        ConfigError: the file is not TOML, or has a key or a value that means nothing; all are named at once.
    """
    path = path or config_path()
    values: dict[str, object] = {}
    if path.is_file():
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"{path} is not valid TOML ({error}); mend it or remove it") from error
    kinds = {field.name: type(field.default) for field in fields(Config)}
    problems = [
        f"unknown key '{key}' (known: {', '.join(kinds)})"
        if key not in kinds
        else f"'{key}' must be {kinds[key].__name__}, not {value!r}"
        for key, value in values.items()
        if key not in kinds or not _is_a(value, kinds[key])
    ]
    if problems:
        raise ConfigError(f"{path}: {'; '.join(problems)}")
    config = replace(Config(), **values)  # type: ignore[arg-type]
    return replace(config, **_from_environment(kinds, environ))  # type: ignore[arg-type]


def _is_a(value: object, kind: type) -> bool:
    return type(value) is kind or (kind is float and type(value) is int)


def _from_environment(kinds: Mapping[str, type], environ: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, kind in kinds.items():
        variable = f"MUJAZ_{name.upper()}"
        if variable not in environ:
            continue
        text = environ[variable].strip()
        if kind is bool and text.lower() in _TRUE | _FALSE:
            found[name] = text.lower() in _TRUE
        elif kind is int and text.isdecimal():
            found[name] = int(text)
        elif kind is float and _NUMBER.fullmatch(text):
            found[name] = float(text)
        elif kind is str:
            found[name] = text
        else:
            raise ConfigError(f"{variable}={text!r} is not {kind.__name__}; change or unset it")
    return found
