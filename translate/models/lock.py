"""Lock: the SHA-256 of every file of a model folder, written when it is made and checked at every load.

The lock lies inside the folder it describes, so both arrive by the same rename. A load hashes every file in
full: at 1 to 2 GB a second that costs less than reading the weights does, and a shortcut by size and date
would miss exactly the corruption the lock is there for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from translate.errors import ModelError

LOCK_FILE = "mujaz-lock.json"
FORMAT = 1
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What a file must be."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A model folder's contents and where they came from; `revision` is the resolved one."""

    model: str
    source: str
    revision: str
    made: str
    files: Mapping[str, FileRecord]
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """SHA-256 over names and hashes: equal digests are equal folders."""
        lines = "".join(f"{record.sha256}  {name}\n" for name, record in sorted(self.files.items()))
        return hashlib.sha256(lines.encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def seal(
    folder: Path,
    *,
    model: str,
    source: str,
    revision: str,
    details: Mapping[str, Any] | None = None,
    expected: Mapping[str, str] | None = None,
) -> Lock:
    """Hashes a folder's files and writes its lock.

    Raises:
        ModelError: a file's hash is not the one `expected` (by name) demands.
    """
    files = _hash_all(folder, _names(folder))
    for name, wanted in (expected or {}).items():
        found = files.get(name)
        if found is None or found.sha256 != wanted:
            state = "is missing" if found is None else f"has SHA-256 {found.sha256[:12]}…"
            raise ModelError(
                f"{name} of {model} {state}, the registry wants {wanted[:12]}…; "
                "the source has changed or the download is damaged: pull again, then check the registry entry"
            )
    lock = Lock(
        model=model,
        source=source,
        revision=revision,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        files=files,
        details=dict(details or {}),
    )
    _write(folder / LOCK_FILE, lock)
    return lock


def read_lock(folder: Path) -> Lock:
    """The lock of a folder.

    Raises:
        ModelError: there is none, or it is damaged.
    """
    path = folder / LOCK_FILE
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(f"{path} has format {data['format']}, this version reads {FORMAT}; pull again")
        return Lock(
            model=data["model"],
            source=data["source"],
            revision=data["revision"],
            made=data["made"],
            files={name: FileRecord(**record) for name, record in data["files"].items()},
            details=data["details"],
        )
    except FileNotFoundError as error:
        raise ModelError(f"{folder} has no {LOCK_FILE}: its making was not finished; remove it") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} is damaged ({error!r}); remove {folder} and pull again") from error


def verify(folder: Path, *, remedy: str) -> Lock:
    """Checks every file of a folder against its lock; `remedy` tells the user what to do about a failure.

    Raises:
        ModelError: naming every file that is missing, changed or not listed.
    """
    lock = read_lock(folder)
    present = _names(folder)
    problems = [f"{name} is missing" for name in lock.files if name not in present]
    problems += [f"{name} does not belong there" for name in present if name not in lock.files]
    wrong_size = {
        name
        for name, record in lock.files.items()
        if name in present and (folder / name).stat().st_size != record.size
    }
    same_size = [name for name in lock.files if name in present and name not in wrong_size]
    hashed = _hash_all(folder, same_size)
    wrong = wrong_size | {name for name in same_size if hashed[name].sha256 != lock.files[name].sha256}
    problems += [f"{name} is corrupted (its SHA-256 is not the recorded one)" for name in sorted(wrong)]
    if problems:
        raise ModelError(f"{lock.model} in {folder} is refused: {'; '.join(problems)}; {remedy}")
    return lock


def _names(folder: Path) -> list[str]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = (path.relative_to(folder) for path in paths)
    return [
        name.as_posix()
        for name in names
        if name.as_posix() != LOCK_FILE and not any(part.startswith(".") for part in name.parts)
    ]


def _hash_all(folder: Path, names: list[str]) -> dict[str, FileRecord]:
    # hashlib lets other threads run while it hashes.
    with ThreadPoolExecutor(max_workers=4) as pool:
        digests = list(pool.map(lambda name: sha256_of(folder / name), names))
    sizes = [(folder / name).stat().st_size for name in names]
    return {
        name: FileRecord(size=size, sha256=digest)
        for name, size, digest in zip(names, sizes, digests, strict=True)
    }


def _write(path: Path, lock: Lock) -> None:
    data = {
        "format": FORMAT,
        "model": lock.model,
        "source": lock.source,
        "revision": lock.revision,
        "made": lock.made,
        "details": dict(lock.details),
        "files": {
            name: {"size": record.size, "sha256": record.sha256} for name, record in lock.files.items()
        },
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
