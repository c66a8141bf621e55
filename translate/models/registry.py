"""Registry: which models there are, where they come from, under what licence and how good they are.

`registry.toml` beside this module is the project's; the user's `models.toml` (in `folders.config_dir()`) adds
entries, changes single keys of known ones, and may name the model that `--model auto` takes first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from translate.datafiles import table
from translate.errors import ConfigError, ModelError
from translate.models.folders import config_dir
from translate.models.subwords import DIRECT_FAMILIES
from translate.models.subwords import FAMILIES as SEQ2SEQ_FAMILIES

USER_FILE = "models.toml"
KINDS = ("seq2seq", "prompted", "endpoint", "embedded")
PROMPTED_FAMILIES = ("gemma", "gemma2", "gemma3", "gemma3_text", "llama", "mistral", "qwen2", "qwen3")


@dataclass(frozen=True, slots=True)
class Score:
    """A published figure: which metric on which corpus, and who published it."""

    metric: str
    value: float
    corpus: str
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where the weights are: exactly one of `hub`, `archive` (the address of a zip), `package`, `path` and `url`."""

    hub: str = ""
    revision: str = "main"
    archive: str = ""
    package: str = ""
    path: str = ""
    url: str = ""
    # Expected SHA-256 by file name; checked when the model is pulled.
    sha256: Mapping[str, str] = field(default_factory=dict)

    @property
    def from_server(self) -> bool:
        """Whether the weights lie on a server and are pulled from there."""
        return bool(self.hub or self.archive)

    def __str__(self) -> str:
        if self.hub:
            return f"hub:{self.hub}@{self.revision}"
        if self.archive:
            return f"archive:{self.archive}"
        return self.url or (f"pypi:{self.package}" if self.package else self.path)


@dataclass(frozen=True, slots=True)
class Golden:
    """A sentence whose translation must match a regular expression, or the model is broken here."""

    text: str
    expect: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One model. `rank` orders `--model auto`, highest first; 0 keeps a model out of it. `copy_of` names the entry that
    has the same weights from another place.
    """

    name: str
    kind: str
    source: Source
    licence: str
    commercial: bool
    notes: str
    family: str = ""
    languages: tuple[str, ...] = ("ar", "en")
    size_mb: int = 0
    rank: int = 0
    copy_of: str = ""
    scores: tuple[Score, ...] = ()
    golden: Golden | None = None
    prompt: str = ""
    source_mark: str = ""
    target_mark: str = ""
    max_source_tokens: int = 0
    beam: int = 0
    least_trust: float = 0.0
    served_model: str = ""
    api_key_variable: str = ""

    @property
    def needs_torch(self) -> bool:
        """Whether the model can only be converted with torch: of the hub's, all but those that NumPy reads."""
        return bool(self.source.hub) and self.family not in DIRECT_FAMILIES

    def as_text(self) -> dict[str, str]:
        """What an output records about the model that made it."""
        best = "; ".join(f"{s.metric} {s.value:g} on {s.corpus} ({s.source})" for s in self.scores)
        return {
            "name": self.name,
            "kind": self.kind,
            "source": str(self.source),
            "licence": self.licence,
            "commercial": "yes" if self.commercial else "no",
            "scores": best,
            "notes": self.notes,
        }


@dataclass(frozen=True, slots=True)
class Registry:
    """All entries by name, and the user's choice for `auto` (empty: none)."""

    entries: Mapping[str, Entry]
    default: str = ""

    def __getitem__(self, name: str) -> Entry:
        """The entry of that name.

        Raises:
            ModelError: there is none; close names are suggested.
        """
        if name in self.entries:
            return self.entries[name]
        known = [*self.entries, "auto"]
        folded = {candidate.casefold(): candidate for candidate in known}
        close = [folded[hit] for hit in get_close_matches(name.casefold(), folded, n=3, cutoff=0.45)]
        hint = f"did you mean {' or '.join(close)}?" if close else "see `mujaz models list`"
        raise ModelError(f"no model named {name!r}, and no folder of that path; {hint}")

    def ranked(self) -> list[Entry]:
        """The entries `auto` may take, best first."""
        return sorted((e for e in self.entries.values() if e.rank > 0), key=lambda e: (-e.rank, e.name))

    def to_pull(self) -> list[Entry]:
        """The best entry of those that come from a server, then those that have the same weights from elsewhere."""
        best = next((entry for entry in self.ranked() if entry.source.from_server), None)
        if best is None:
            return []
        return [best, *(entry for entry in self.ranked() if entry.copy_of == best.name)]


def load_registry(user_file: Path | None = None) -> Registry:
    """The project's entries with the user's over them.

    Raises:
        ConfigError: the user's file is malformed; every problem is listed.
    """
    user_file = config_dir() / USER_FILE if user_file is None else user_file
    tables = {name: dict(table) for name, table in _packaged().items()}
    if not user_file.is_file():
        return Registry(_entries(tables, "registry.toml"))
    try:
        data = tomllib.loads(user_file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot read {user_file}: {error}") from error
    problems = [f"unknown key `{key}`" for key in data if key not in ("models", "default")]
    theirs = data.get("models", {})
    if not isinstance(theirs, dict) or not all(isinstance(one, dict) for one in theirs.values()):
        raise ConfigError(f"{user_file}: `models` must hold tables, [models.NAME]")
    for name, fields in theirs.items():
        tables[name] = {**tables.get(name, {}), **fields}
    default = data.get("default", "")
    if default and default not in tables:
        problems.append(f"`default` names no model: {default!r}")
    return Registry(_entries(tables, str(user_file), problems), default=default)


@cache
def _packaged() -> dict[str, dict[str, Any]]:
    models: dict[str, dict[str, Any]] = table(__package__, "registry.toml")["models"]
    return models


# What a TOML table may hold: key -> type. Keys without a default in `Entry` are required.
_KEYS: dict[str, type] = {
    "kind": str,
    "source": dict,
    "licence": str,
    "commercial": bool,
    "notes": str,
    "family": str,
    "languages": list,
    "size_mb": int,
    "rank": int,
    "copy_of": str,
    "scores": list,
    "golden": dict,
    "prompt": str,
    "source_mark": str,
    "target_mark": str,
    "max_source_tokens": int,
    "beam": int,
    "least_trust": float,
    "served_model": str,
    "api_key_variable": str,
}
_REQUIRED = ("kind", "source", "licence", "commercial", "notes")
_PLACES = ("hub", "archive", "package", "path", "url")
_SOURCE_KEYS: dict[str, type] = {**dict.fromkeys(_PLACES, str), "revision": str, "sha256": dict}
_SCORE_KEYS: dict[str, type] = {"metric": str, "value": float, "corpus": str, "source": str}
_GOLDEN_KEYS: dict[str, type] = {"text": str, "expect": str}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


def _entries(
    tables: Mapping[str, Mapping[str, Any]], where: str, problems: list[str] | None = None
) -> dict[str, Entry]:
    found = list(problems or [])
    for name, fields in tables.items():
        found += [f"{name}: {problem}" for problem in _problems(name, fields)]
        copy = fields.get("copy_of")
        if copy and isinstance(copy, str) and copy not in tables:
            found.append(f"{name}: `copy_of` names no model: {fields['copy_of']!r}")
    if found:
        raise ConfigError(f"{where}: {'; '.join(found)}")
    return {name: _entry(name, table) for name, table in tables.items()}


def _problems(name: str, table: Mapping[str, Any]) -> list[str]:
    problems = [] if _NAME.match(name) else ["a name is letters, digits, dots, dashes and underscores"]
    if name in ("auto", "reference"):
        problems.append("the name is taken")
    problems += _mistyped(table, _KEYS, required=_REQUIRED)
    if problems:
        return problems
    kind, family = table["kind"], table.get("family", "")
    if kind not in KINDS:
        problems.append(f"`kind` is none of {', '.join(KINDS)}")
    families = {"seq2seq": SEQ2SEQ_FAMILIES, "prompted": PROMPTED_FAMILIES}.get(kind, ())
    if families and family not in families:
        problems.append(f"`family` of a {kind} model is none of {', '.join(families)}")
    problems += _mistyped(table["source"], _SOURCE_KEYS, prefix="source.")
    places = [key for key in _PLACES if table["source"].get(key)]
    if len(places) != 1:
        problems.append("`source` needs exactly one of hub, archive, package, path and url")
    elif (kind == "endpoint") != (places == ["url"]):
        problems.append("an endpoint, and only an endpoint, has `source.url`")
    elif places == ["archive"] and (kind, family) != ("seq2seq", "marian"):
        problems.append("`source.archive` is for seq2seq models of the family marian")
    for number, score in enumerate(table.get("scores", []), 1):
        problems += _mistyped(score, _SCORE_KEYS, required=tuple(_SCORE_KEYS), prefix=f"scores[{number}].")
    if "golden" in table:
        problems += _mistyped(table["golden"], _GOLDEN_KEYS, required=tuple(_GOLDEN_KEYS), prefix="golden.")
        try:
            re.compile(str(table["golden"].get("expect", "")))
        except re.error as error:
            problems.append(f"`golden.expect` is no regular expression: {error}")
    return problems


def _mistyped(
    table: Any, keys: Mapping[str, type], *, required: tuple[str, ...] = (), prefix: str = ""
) -> list[str]:
    if not isinstance(table, Mapping):
        return [f"`{prefix.rstrip('.')}` is not a table"]
    problems = [f"`{prefix}{key}` is missing" for key in required if key not in table]
    for key, value in table.items():
        kind = keys.get(key)
        if kind is None:
            close = get_close_matches(key, keys, n=1)
            problems.append(f"unknown key `{prefix}{key}`" + (f" (`{close[0]}`?)" if close else ""))
        elif isinstance(value, bool) != (kind is bool) or not isinstance(
            value, (int, float) if kind is float else kind
        ):
            problems.append(f"`{prefix}{key}` must be a {_TYPE_NAMES[kind]}")
        elif isinstance(value, int) and value < 0:
            problems.append(f"`{prefix}{key}` must not be negative")
    return problems


_TYPE_NAMES = {
    str: "string",
    bool: "true or false",
    int: "whole number",
    float: "number",
    list: "list",
    dict: "table",
}


def _entry(name: str, table: Mapping[str, Any]) -> Entry:
    values = dict(table)
    values["source"] = Source(**table["source"])
    values["languages"] = tuple(table.get("languages", ("ar", "en")))
    values["scores"] = tuple(Score(**score) for score in table.get("scores", []))
    values["golden"] = Golden(**table["golden"]) if "golden" in table else None
    return Entry(name=name, **values)
