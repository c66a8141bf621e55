"""Store: model folders that are made once, whole or not at all, however many runs want them at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from translate.datafiles import Chosen
from translate.errors import ModelError

Progress = Callable[[str], None]
_CHOSEN = Chosen(__package__, "store")


def report_every() -> float:
    """Seconds between two lines on how much of a model has arrived."""
    return _CHOSEN("report_every")


def silent(_message: str) -> None:
    """A `Progress` that says nothing."""


def made_once(
    target: Path,
    make: Callable[[Path], None],
    *,
    usable: Callable[[Path], bool] = Path.is_dir,
    resume: bool = False,
    on_progress: Progress = silent,
) -> Path:
    """`target`, made by `make` unless it is `usable` already.

    `make` fills an unfinished folder beside the target, which then takes the target's name in one step. Other
    processes that want the same target wait. A run that died leaves only the unfinished folder behind: the
    next run empties it, or goes on with it where `resume` is set.

    Raises:
        ModelError: the cache cannot be written; or whatever `make` raises.
    """
    from filelock import FileLock, Timeout

    if usable(target):
        return target
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(target.with_name(f".{target.name}.lock"))
        try:
            lock.acquire(timeout=0.05)
        except Timeout:
            on_progress(f"another run is preparing {target.name}; waiting for it")
            lock.acquire()
        try:
            if usable(target):
                return target
            if unfinished.exists() and not resume:
                shutil.rmtree(unfinished)
            unfinished.mkdir(exist_ok=True)
            make(unfinished)
            _put_in_place(unfinished, target)
        finally:
            lock.release()
    except OSError as error:
        raise ModelError(
            f"cannot write to the model cache {target.parent}: {error.strerror or error}; "
            "free space or permissions, or set MUJAZ_CACHE to another folder"
        ) from error
    return target


def _put_in_place(unfinished: Path, target: Path) -> None:
    # A folder cannot replace a folder in one step everywhere, so an unusable old one is moved aside first.
    if target.exists():
        old = target.with_name(f".{target.name}.replaced-{os.getpid()}")
        target.rename(old)
        unfinished.rename(target)
        shutil.rmtree(old)
    else:
        unfinished.rename(target)
