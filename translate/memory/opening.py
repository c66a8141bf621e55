"""Opening the memory's file: made, migrated, or moved aside where it is damaged."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from translate.errors import ConfigError

FILE_NAME = "memory.sqlite"
_APPLICATION_ID = 0x4D554A5A  # "MUJZ"


_BUSY_SECONDS = 30.0


_SQLITE_HEADER = b"SQLite format 3\0"


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
    "ALTER TABLE supplied ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0",
)


def default_memory_path() -> Path:
    """`memory.sqlite` in `$MUJAZ_CACHE`, or else in the platform's folder for user data."""
    if folder := os.environ.get("MUJAZ_CACHE"):
        return Path(folder).expanduser() / FILE_NAME
    from platformdirs import user_data_path

    return user_data_path("mujaz", appauthor=False) / FILE_NAME


def connect(name: str) -> sqlite3.Connection:
    # Autocommit: each statement is its own transaction. An engine may report results from its own threads.
    return sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def open_file(path: Path, on_warning: Callable[[str], None] | None) -> sqlite3.Connection:
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
            raise ConfigError(explain(error, path)) from error
        aside = _move_aside(path)
        if on_warning:
            on_warning(f"the translation memory {path} is damaged ({error}); moved to {aside}, starting anew")
    try:
        return _prepare(path)
    except sqlite3.DatabaseError as error:
        raise ConfigError(explain(error, path)) from error


def _prepare(path: Path) -> sqlite3.Connection:
    connection = connect(str(path))
    try:
        # A network folder may refuse WAL, and so may a process that opens the file at this moment; SQLite
        # then stays with the journal it has, slower but as safe.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        migrate(connection, str(path))
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


def migrate(connection: sqlite3.Connection, where: str) -> None:
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
    if aside.exists():
        # A clock that was set back, or two within a second, must not cost what was moved aside before.
        aside = path.with_name(f"{aside.name}-{os.getpid()}-{time.monotonic_ns()}")
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


def explain(error: sqlite3.DatabaseError, path: Path | None) -> str:
    reason = str(error)
    if "full" in reason and path is None:
        return "no space left in the folder for temporary files; free some, or set TMPDIR to another"
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
