"""The translation memory: what an engine has answered, and what people have translated, kept in SQLite.

It stores engine answers rather than verdicts. The gates, the glossary and the retry ladder are cheap and are
computed again from the answers, so a changed glossary never meets a stale verdict, and a run that was killed
and started again ends as an uninterrupted one does.
"""

from __future__ import annotations

import json
import math
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from translate.engines import Hypothesis
from translate.errors import ConfigError
from translate.memory.opening import connect, explain, migrate, open_file
from translate.segments import prepare

_LOOKUP = 400  # SQLite allows 999 variables a statement in its oldest builds


@dataclass(frozen=True, slots=True)
class SuppliedUnit:
    """A sentence and its translation by a person; `origin` names the file it stands in. `confirmed`: an editor read it
    beside its Arabic.
    """

    source: str
    target: str
    origin: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Supplied:
    """A translation that a person supplied, the file it came from, and whether an editor confirmed it."""

    target: str
    origin: str
    confirmed: bool = False


class TranslationMemory:
    """Engine answers by (normalised source, signature), and supplied translations by normalised source.

    Every `store` is committed before it returns, whole or not at all. Several processes may share one file; the
    first answer stored for a key stays. `path=None` keeps the memory for the life of the object, in a temporary file
    once it is larger than a few megabytes.

    Raises:
        ConfigError: the file cannot be opened or written, is not a translation memory, or comes from a newer
            Mujaz. A damaged memory is moved aside and `on_warning` told.
    """

    def __init__(self, path: Path | None = None, *, on_warning: Callable[[str], None] | None = None) -> None:
        self.path = path
        self._lock = threading.RLock()
        if path is None:
            # SQLite's own temporary database; ":memory:" would grow with the lines of a stream.
            self._connection = connect("")
            migrate(self._connection, "the memory")
        else:
            self._connection = open_file(path, on_warning)

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

    def store(self, answers: Mapping[tuple[str, str], Sequence[Hypothesis]]) -> list[tuple[Hypothesis, ...]]:
        """Commits answers by (source, signature) together; they survive the death of the process from here on.

        Returns what stands under each key now: another process may have been first.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        kept: list[tuple[Hypothesis, ...]] = []
        with self._transaction() as connection:
            for key, hypotheses in answers.items():
                row = (*key, _encode(hypotheses), now)
                if connection.execute("INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?)", row).rowcount:
                    kept.append(tuple(hypotheses))
                else:
                    first = "SELECT hypotheses FROM answer WHERE source = ? AND signature = ?"
                    kept.append(_decode(connection.execute(first, key).fetchone()[0]))
        return kept

    def fill(self, units: Iterable[SuppliedUnit], *, origin: str = "") -> int:
        """Takes in people's translations, as `read_tmx` gives them; returns how many are new or changed.

        What a file supplied before is replaced by what it supplies now, by nothing where it is named as `origin` and
        supplies nothing. The last unit of a source wins, within a file and between files.
        """
        rows = {prepare(unit.source): (unit.target, unit.origin, unit.confirmed) for unit in units}
        rows.pop("", None)
        with self._transaction() as connection:
            old = connection.execute("SELECT source, target, origin, confirmed FROM supplied")
            before = {source: (target, origin, bool(sure)) for source, target, origin, sure in old}
            for named in {origin, *(each for _, each, _ in rows.values())}:
                connection.execute("DELETE FROM supplied WHERE origin = ?", (named,))
            connection.executemany(
                "INSERT OR REPLACE INTO supplied (source, target, origin, confirmed) VALUES (?, ?, ?, ?)",
                [(source, *row) for source, row in rows.items()],
            )
        return sum(before.get(source) != row for source, row in rows.items())

    def supplied(self, sources: Iterable[str]) -> dict[str, Supplied]:
        """The supplied translations of `sources`."""
        found: dict[str, Supplied] = {}
        with self._guarded() as connection:
            for part in _parts(sources):
                marks = ",".join("?" * len(part))
                rows = connection.execute(
                    f"SELECT source, target, origin, confirmed FROM supplied WHERE source IN ({marks})", part
                )
                found.update(
                    (source, Supplied(target, origin, bool(sure))) for source, target, origin, sure in rows
                )
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
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._guarded() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                yield self._connection
            except sqlite3.DatabaseError as error:
                raise ConfigError(explain(error, self.path)) from error


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
