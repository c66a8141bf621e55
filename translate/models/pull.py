"""Pull: fetching a model's files, and only those that can run no code, into the model cache under a lock."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from translate.errors import ModelError
from translate.models.archive import fetch_archive
from translate.models.folders import models_dir
from translate.models.hub import HubUnreachable, Remote, brief, endpoint, is_transport_error, look_up
from translate.models.lock import LOCK_FILE, seal, sha256_of, verify
from translate.models.registry import Entry
from translate.models.store import Progress, made_once, report_every, silent


def pulled_folder(name: str) -> Path:
    """Where a pulled model lies."""
    return models_dir() / name


def is_pulled(name: str) -> bool:
    """Whether a model has been pulled whole."""
    return (pulled_folder(name) / LOCK_FILE).is_file()


def pull(entry: Entry, *, force: bool = False, on_progress: Progress = silent) -> Path:
    """The model's folder, fetched from the hub or its archive unless it is there; `force` fetches it anew.

    An interrupted pull is gone on with by the next one: from the hub whole file by whole file, an archive byte by byte.

    Raises:
        HubUnreachable: the hub does not answer.
        ModelError: the hub refuses, the repository has no safe weights, or a file arrives damaged.
    """
    if not entry.source.from_server:
        raise ModelError(f"{entry.name} is not to be pulled but at {entry.source}; there is nothing to pull")
    if is_pulled(entry.name) and not force:
        verify(pulled_folder(entry.name), remedy=f"run: mujaz models pull {entry.name} --force")
        return pulled_folder(entry.name)
    if entry.source.archive:
        return _pull_archive(entry, force=force, on_progress=on_progress)
    remote = look_up(entry)
    unfinished = pulled_folder(entry.name).with_name(f".{entry.name}.unfinished")

    def make(folder: Path) -> None:
        on_progress(f"pulling {entry.name}: {remote.size / 1e6:,.0f} MB from {remote.repository}")
        with _reported(entry.name, folder, remote.size, on_progress):
            _download(remote, folder)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        _check(remote, folder)
        seal(
            folder,
            model=entry.name,
            source=f"hub:{remote.repository}",
            revision=remote.commit,
            details={"asked": entry.source.revision, "licence": entry.licence},
            expected=entry.source.sha256,
        )

    made = made_once(
        pulled_folder(entry.name),
        make,
        usable=(lambda folder: False) if force else (lambda folder: (folder / LOCK_FILE).is_file()),
        resume=_resumable(unfinished, remote),
        on_progress=on_progress,
    )
    _commit_note(unfinished).unlink(missing_ok=True)
    return made


def _pull_archive(entry: Entry, *, force: bool, on_progress: Progress) -> Path:
    url = entry.source.archive

    def make(folder: Path) -> None:
        size = f", {entry.size_mb:,} MB" if entry.size_mb else ""
        on_progress(f"pulling {entry.name}{size}: {url}")
        wanted = entry.source.sha256.get("archive", "")
        fetched = fetch_archive(url, folder, entry.name, wanted=wanted, on_progress=on_progress)
        if "archive" not in entry.source.sha256:
            on_progress(f"{url}: no checksum is published; SHA-256 {fetched.sha256} is recorded")
        seal(
            folder,
            model=entry.name,
            source=f"archive:{url}",
            revision=fetched.sha256[:12],
            details={
                "archive_bytes": fetched.size,
                "archive_sha256": fetched.sha256,
                "licence": entry.licence,
            },
            expected={name: value for name, value in entry.source.sha256.items() if name != "archive"},
        )

    return made_once(
        pulled_folder(entry.name),
        make,
        usable=(lambda folder: False) if force else (lambda folder: (folder / LOCK_FILE).is_file()),
        resume=True,
        on_progress=on_progress,
    )


def _download(remote: Remote, folder: Path) -> None:
    from huggingface_hub import errors as hub_errors
    from huggingface_hub import snapshot_download
    from huggingface_hub.utils import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
        logging,
    )

    # Its bars and its notes on every retry would mix with ours.
    shown, verbosity = not are_progress_bars_disabled(), logging.get_verbosity()
    disable_progress_bars()
    logging.set_verbosity_error()
    try:
        snapshot_download(
            remote.repository,
            revision=remote.commit,
            local_dir=folder,
            allow_patterns=sorted(remote.files),
            endpoint=endpoint(),
            library_name="mujaz",
            max_workers=4,
        )
    except hub_errors.HfHubHTTPError as error:
        raise ModelError(
            f"pulling {remote.repository} failed: {brief(error)}; run the command again"
        ) from error
    except OSError as error:
        if error.errno is not None and not isinstance(error, ConnectionError):
            raise
        raise _interrupted(remote, error) from error
    except Exception as error:
        if is_transport_error(error):
            raise _interrupted(remote, error) from error
        raise
    finally:
        logging.set_verbosity(verbosity)
        if shown:
            enable_progress_bars()


@contextmanager
def _reported(name: str, folder: Path, size: int, on_progress: Progress) -> Iterator[None]:
    """Tells every other second how much of a folder has arrived."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(report_every()):
            arrived = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            on_progress(f"pulling {name}: {arrived / 1e6:,.0f} of {size / 1e6:,.0f} MB")

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _interrupted(remote: Remote, error: BaseException) -> HubUnreachable:
    return HubUnreachable(
        f"pulling {remote.repository} was interrupted ({brief(error)}); run the command again, "
        "it goes on with the files that have not arrived"
    )


def _check(remote: Remote, folder: Path) -> None:
    """Compares what arrived with what the hub announced."""
    for name, (size, sha256) in remote.files.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{name} of {remote.repository} did not arrive; run the command again")
        if (size and path.stat().st_size != size) or (sha256 and sha256_of(path) != sha256):
            path.unlink()
            raise ModelError(
                f"{name} of {remote.repository} arrived damaged and was removed; run the command again"
            )


def _resumable(unfinished: Path, remote: Remote) -> bool:
    """Whether an unfinished folder was begun for this very commit; if it is new, notes the commit in it."""
    note = _commit_note(unfinished)
    wanted = f"{remote.repository}@{remote.commit}"
    same = note.is_file() and note.read_text("utf-8") == wanted
    if not same:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(wanted, "utf-8")
    return same


def _commit_note(unfinished: Path) -> Path:
    return unfinished.with_name(f"{unfinished.name}.commit")
