"""What the user named: files, folders, globs and standard input, as an ordered list without repeats."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translate.errors import InputError
from translate.fetching import is_address

ARCHIVES = (".mhtml", ".mht", ".webarchive")
FEEDS = (".rss", ".atom", ".xml", ".opml")
SUFFIXES = (".txt", ".md", ".html", ".htm", *ARCHIVES, ".docx", ".pdf", ".jsonl", ".parquet", *FEEDS)
# Other programs' files end in .xml too: in a folder they are not taken for feeds.
IN_FOLDERS = tuple(suffix for suffix in SUFFIXES if suffix not in (".xml", ".opml"))


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, a web address, or standard input where neither is given; `name` is what errors call it."""

    name: str
    path: Path | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Unusable:
    """An input that gives no file to read, and why."""

    name: str
    error: InputError


def expand(inputs: Sequence[str | Path]) -> Iterator[Source | Unusable]:
    """The files behind the inputs, in the order given; folders and globs sorted; each file once."""
    seen: set[Path | str] = set()
    for given in inputs:
        for found in _sources(given):
            if isinstance(found, Unusable):
                yield found
                continue
            place = found.path.resolve() if found.path else found.address
            if place not in seen:
                seen.add(place)
                yield found


def _sources(given: str | Path) -> Iterator[Source | Unusable]:
    name = str(given)
    if name == "-":
        yield Source("standard input", None)
        return
    if is_address(name):
        yield Source(name, None, address=name)
        return
    path = Path(given)
    try:
        folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        yield Unusable(name, InputError(f"cannot look at {name[:200]} ({error}); check the path"))
        return
    if folder:
        yield from _in_folder(path)
    elif exists:
        yield _checked(path)
    elif glob.has_magic(name):
        matches = sorted(glob.glob(name, recursive=True))
        if not matches:
            yield Unusable(name, InputError(f"nothing matches {name}; check the pattern"))
        for match in matches:
            yield from _in_folder(Path(match)) if os.path.isdir(match) else [_checked(Path(match))]
    else:
        yield Unusable(name, InputError(f"there is no file or folder {name}; check the path"))


def _checked(path: Path) -> Source | Unusable:
    suffix = path.suffix.lower()
    # «2017.11.15» is no file type: an ending is letters.
    if suffix in SUFFIXES or not suffix[1:].isalpha():
        return Source(str(path), path)
    return Unusable(
        str(path),
        InputError(
            f"cannot read {path}: {suffix} is none of {' '.join(SUFFIXES)}; save its text as .txt or .docx"
        ),
    )


def _in_folder(folder: Path) -> Iterator[Source | Unusable]:
    closed: list[OSError] = []
    found = False
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in IN_FOLDERS:
                found = True
                path = Path(root, name)
                yield Source(str(path), path)
    for error in closed:
        name = str(error.filename or folder)
        yield Unusable(name, InputError(f"cannot look into {name}: {error.strerror}; make it readable"))
    if not found and not closed:
        yield Unusable(
            str(folder),
            InputError(f"no articles in folder {folder} (looked for {' '.join(IN_FOLDERS)}); check the path"),
        )
