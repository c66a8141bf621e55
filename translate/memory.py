"""The translation memory: what an engine has answered, and what people have translated, kept in SQLite.

It stores engine answers rather than verdicts. The gates, the glossary and the retry ladder are cheap and are
computed again from the answers, so a changed glossary never meets a stale verdict, and a run that was killed
and started again ends as an uninterrupted one does.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from translate.engines.base import Hypothesis
from translate.errors import ConfigError
from translate.pieces import prepare

FILE_NAME = "memory.sqlite"
_APPLICATION_ID = 0x4D554A5A  # "MUJZ"
_BUSY_SECONDS = 30.0
_SQLITE_HEADER = b"SQLite format 3\0"
_LOOKUP = 400  # SQLite allows 999 variables a statement in its oldest builds

# One script a version: MIGRATIONS[n] brings a memory from version n to n + 1. Never edit one; append.
_MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE answer (
        source TEXT NOT NULL, signature TEXT NOT NULL, hypotheses TEXT NOT NULL, created TEXT NOT NULL,
        PRIMARY KEY (source, signature)
    ) WITHOUT ROWID;
    CREATE TABLE supplied (
        source TEXT PRIMARY KEY, target TEXT NOT NULL, origin TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX supplied_origin ON supplied (origin);
    """,
)


@dataclass(frozen=True, slots=True)
class SuppliedUnit:
    """A sentence and its translation by a person; `origin` names the file it stands in."""

    source: str
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Supplied:
    """A translation that a person supplied, and the file it came from."""

    target: str
    origin: str


def default_memory_path() -> Path:
    """`memory.sqlite` in `$MUJAZ_CACHE`, or else in the platform's folder for user data."""
    if folder := os.environ.get("MUJAZ_CACHE"):
        return Path(folder).expanduser() / FILE_NAME
    from platformdirs import user_data_path

    return user_data_path("mujaz", appauthor=False) / FILE_NAME


class TranslationMemory:
    """Engine answers by (normalised source, signature), and supplied translations by normalised source.

    Every `store` is committed before it returns. Several processes may share one file; the first answer
    stored for a key stays. `path=None` keeps the memory in RAM for the life of the object.

    Raises:
        ConfigError: the file cannot be opened or written, is not a translation memory, or comes from a newer
            Mujaz. A damaged memory is moved aside and `on_warning` told.
    """

    def __init__(self, path: Path | None = None, *, on_warning: Callable[[str], None] | None = None) -> None:
        self.path = path
        self._lock = threading.RLock()
        if path is None:
            self._connection = _connect(":memory:")
            _migrate(self._connection, "the memory")
        else:
            self._connection = _open_file(path, on_warning)

    def find(self, sources: Iterable[str], signature: str) -> dict[str, tuple[Hypothesis, ...]]:
        """The answers known for `sources` under `signature`; unknown sources are left out."""
        found: dict[str, tuple[Hypothesis, ...]] = {}
        with self._guarded() as connection:
            for part in _parts(sources):
                marks = ",".join("?" * len(part))
                rows = connection.execute(
                    f"SELECT source, hypotheses FROM answer WHERE signature = ? AND source IN ({marks})",
                    (signature, *part),
                )
                found.update((source, _decode(packed)) for source, packed in rows)
        return found

    def store(self, source: str, signature: str, hypotheses: Sequence[Hypothesis]) -> None:
        """Commits one answer; it survives the death of the process from here on."""
        row = (source, signature, _encode(hypotheses), datetime.now(UTC).isoformat(timespec="seconds"))
        with self._guarded() as connection:
            connection.execute("INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?)", row)

    def fill(self, units: Iterable[SuppliedUnit]) -> int:
        """Takes in people's translations, as `read_tmx` gives them; returns how many are new or changed.

        What a file supplied before is replaced by what it supplies now. The last unit of a source wins,
        within a file and between files.
        """
        rows = {prepare(unit.source): (unit.target, unit.origin) for unit in units}
        rows.pop("", None)
        with self._guarded() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                old = connection.execute("SELECT source, target, origin FROM supplied")
                before = {source: (target, origin) for source, target, origin in old}
                for origin in {origin for _, origin in rows.values()}:
                    connection.execute("DELETE FROM supplied WHERE origin = ?", (origin,))
                connection.executemany(
                    "INSERT OR REPLACE INTO supplied VALUES (?, ?, ?)",
                    [(source, target, origin) for source, (target, origin) in rows.items()],
                )
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        return sum(before.get(source) != row for source, row in rows.items())

    def supplied(self, sources: Iterable[str]) -> dict[str, Supplied]:
        """The supplied translations of `sources`."""
        found: dict[str, Supplied] = {}
        with self._guarded() as connection:
            for part in _parts(sources):
                marks = ",".join("?" * len(part))
                rows = connection.execute(
                    f"SELECT source, target, origin FROM supplied WHERE source IN ({marks})", part
                )
                found.update((source, Supplied(target, origin)) for source, target, origin in rows)
        return found

    def count(self) -> tuple[int, int]:
        """How many answers and how many supplied translations the memory holds."""
        with self._guarded() as connection:
            answers = connection.execute("SELECT count(*) FROM answer").fetchone()[0]
            return answers, connection.execute("SELECT count(*) FROM supplied").fetchone()[0]

    def close(self) -> None:
        """Closes the file; what was stored stays."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> TranslationMemory:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.DatabaseError as error:
                raise ConfigError(_explain(error, self.path)) from error


def _connect(name: str) -> sqlite3.Connection:
    # Autocommit: each statement is its own transaction. An engine may report results from its own threads.
    return sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _open_file(path: Path, on_warning: Callable[[str], None] | None) -> sqlite3.Connection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as file:
            header = file.read(len(_SQLITE_HEADER))
    except FileNotFoundError:
        header = b""
    except OSError as error:
        raise ConfigError(
            f"cannot use the translation memory {path}: {error.strerror}; "
            "pass --memory FILE with a place that can be written, or --no-memory"
        ) from error
    if header and header != _SQLITE_HEADER and path != default_memory_path():
        # A file the user named by mistake is not ours to move.
        raise ConfigError(f"{path} is not a translation memory; pass another file to --memory")
    try:
        return _prepare(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError) or not header:
            raise ConfigError(_explain(error, path)) from error
        aside = _move_aside(path)
        if on_warning:
            on_warning(f"the translation memory {path} is damaged ({error}); moved to {aside}, starting anew")
    try:
        return _prepare(path)
    except sqlite3.DatabaseError as error:
        raise ConfigError(_explain(error, path)) from error


def _prepare(path: Path) -> sqlite3.Connection:
    connection = _connect(str(path))
    try:
        # A network folder may refuse WAL, and so may a process that opens the file at this moment; SQLite
        # then stays with the journal it has, slower but as safe.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(connection, str(path))
        # Touches every table, so that damage shows now rather than in mid-run; and takes the write lock, so
        # that a read-only file shows too.
        connection.execute("SELECT count(*) FROM supplied").fetchone()
        connection.execute("SELECT source FROM answer LIMIT 1").fetchone()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, where: str) -> None:
    def version() -> int:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])

    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and owner != _APPLICATION_ID:
        raise ConfigError(f"{where} is another program's database; pass another file to --memory")
    if version() > len(_MIGRATIONS):
        raise ConfigError(
            f"{where} was written by a newer Mujaz (format {version()}, this one knows {len(_MIGRATIONS)}); "
            "upgrade Mujaz or pass another file to --memory"
        )
    while version() < len(_MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have migrated while this one waited for the lock.
            known = version()
            if known < len(_MIGRATIONS):
                for statement in _MIGRATIONS[known].split(";"):
                    if statement.strip():
                        connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {known + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _move_aside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.name}.damaged-{stamp}")
    try:
        path.replace(aside)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(
            f"the translation memory {path} is damaged and cannot be moved ({error.strerror}); "
            "delete it or pass --memory FILE"
        ) from error
    return aside


def _explain(error: sqlite3.DatabaseError, path: Path | None) -> str:
    reason = str(error)
    if "full" in reason:
        return f"no space left for the translation memory {path}; what is done is kept: free space, run again"
    if "locked" in reason or "busy" in reason:
        return f"the translation memory {path} is held by another process; run again when it has finished"
    if "readonly" in reason or "unable to open" in reason:
        return (
            f"cannot write the translation memory {path} ({reason}); "
            "pass --memory FILE with a place that can be written, or --no-memory"
        )
    return f"the translation memory {path} cannot be used ({reason}); move it away or pass --memory FILE"


def _parts(sources: Iterable[str]) -> Iterator[tuple[str, ...]]:
    distinct = sorted(set(sources))
    for start in range(0, len(distinct), _LOOKUP):
        yield tuple(distinct[start : start + _LOOKUP])


def _encode(hypotheses: Sequence[Hypothesis]) -> str:
    return json.dumps(
        [
            [h.text, None if math.isnan(h.score) else h.score, h.truncated, h.source_tokens, h.tokens]
            for h in hypotheses
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _decode(packed: str) -> tuple[Hypothesis, ...]:
    return tuple(
        Hypothesis(text, math.nan if score is None else score, truncated, source_tokens, tokens)
        for text, score, truncated, source_tokens, tokens in json.loads(packed)
    )
