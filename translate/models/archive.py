"""Archives: models published as one zip of Marian weights; downloaded with resume, unpacked with distrust."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import urlsplit

import httpx

from translate.datafiles import Chosen
from translate.errors import ModelError
from translate.models.hub import REACH_TIMEOUT, HubUnreachable, Interrupted
from translate.models.lock import sha256_of
from translate.models.store import Progress, report_every, silent

# Hidden, so that no lock lists them.
PART_FILE, NOTE_FILE = ".archive.part", ".archive.json"
# What an engine needs of an archive; scripts stay in it.
_WANTED = re.compile(r"[\w.+-]+\.(?:npz|spm)|decoder\.yml|[\w.+-]*vocab\.yml|README\.md|LICENSE[\w.]*")
_CHOSEN = Chosen(__package__, "archive")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """What arrived: bytes and SHA-256 of the archive."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Note:
    """What an unfinished download is of; `mark` tells one version of the archive from the next."""

    url: str
    mark: str = ""
    size: int = 0


def address(url: str) -> str:
    """Where an archive is asked for: at the mirror that MUJAZ_ARCHIVES names, or where it is published."""
    mirror = os.environ.get("MUJAZ_ARCHIVES", "")
    return f"{mirror.rstrip('/')}{urlsplit(url).path}" if mirror else url


def reachable(url: str) -> bool:
    """Whether the archive's server answers within `REACH_TIMEOUT` seconds."""
    try:
        answer = httpx.head(address(url), follow_redirects=True, timeout=REACH_TIMEOUT)
    except (httpx.HTTPError, httpx.InvalidURL):
        return False
    return answer.is_success


def fetch_archive(
    url: str, folder: Path, name: str, *, wanted: str = "", on_progress: Progress = silent
) -> Fetched:
    """Downloads an archive into `folder`, going on with what an earlier run left there, and unpacks its model files.

    `wanted` is the SHA-256 it must have, "" where none is known.

    Raises:
        HubUnreachable: the server does not answer, or the download broke off; the next run goes on with it.
        ModelError: there is no archive at the address, or it is another, damaged or unsafe; what came of it is removed.
        OSError: the folder cannot be written.
    """
    part = folder / PART_FILE
    _download(url, folder, name, on_progress)
    fetched = Fetched(part.stat().st_size, sha256_of(part))
    try:
        if wanted and fetched.sha256 != wanted:
            raise ModelError(
                f"the archive of {name} has SHA-256 {fetched.sha256[:12]}…, the registry wants {wanted[:12]}…: "
                "the source has changed or the download is damaged; pull again, then check the registry entry"
            )
        unpack(part, folder, url)
    except ModelError:
        # Nothing of a refused archive may be sealed with the next one's files.
        for path in folder.iterdir():
            path.unlink()
        raise
    _forget(folder)
    return fetched


def unpack(archive: Path, folder: Path, source: str) -> None:
    """The model files of a zip, into `folder`.

    Raises:
        ModelError: it is damaged, or a name in it climbs out of its folder, is a link, or it swells beyond reason.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            wanted = _checked(opened, archive.stat().st_size, source)
            for member in wanted:
                with opened.open(member) as stream, (folder / _base(member)).open("wb") as out:
                    _copy(stream, out, member.file_size, source)
    # RuntimeError: it wants a password, or is packed in another way.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise ModelError(f"the archive {source} is damaged ({error}) and was removed; pull again") from error


def _checked(opened: zipfile.ZipFile, size: int, source: str) -> list[zipfile.ZipInfo]:
    members = opened.infolist()
    if len(members) > _CHOSEN.whole("files"):
        raise ModelError(f"the archive {source} is refused: it holds {len(members):,} files")
    if sum(member.file_size for member in members) > min(_CHOSEN("bytes"), _CHOSEN("growth") * size + _BLOCK):
        raise ModelError(f"the archive {source} is refused: it would unpack to many times its size")
    for member in members:
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename or ":" in member.filename:
            raise ModelError(
                f"the archive {source} is refused: {member.filename!r} would be written outside its folder"
            )
        if stat.S_ISLNK(member.external_attr >> 16):
            raise ModelError(f"the archive {source} is refused: {member.filename!r} is a link")
    wanted = [member for member in members if not member.is_dir() and _WANTED.fullmatch(_base(member))]
    names = [_base(member) for member in wanted]
    if len(set(names)) < len(names):
        raise ModelError(f"the archive {source} is refused: it holds several files of one name")
    if not any(name.endswith(".npz") for name in names):
        raise ModelError(f"the archive {source} holds no model (.npz)")
    return wanted


def _base(member: zipfile.ZipInfo) -> str:
    return PurePosixPath(member.filename).name


def _copy(stream: IO[bytes], out: IO[bytes], size: int, source: str) -> None:
    left = size
    while block := stream.read(_BLOCK):
        left -= len(block)
        if left < 0:
            raise ModelError(f"the archive {source} is refused: a file in it is larger than it says")
        out.write(block)


def _forget(folder: Path) -> None:
    for name in (PART_FILE, NOTE_FILE):
        (folder / name).unlink(missing_ok=True)


def _download(url: str, folder: Path, name: str, on_progress: Progress) -> None:
    part, note = folder / PART_FILE, folder / NOTE_FILE
    known = _note(note, url)
    begun = part.stat().st_size if known and part.exists() else 0
    headers = {"Accept-Encoding": "identity"}
    if begun and known:
        headers |= {"Range": f"bytes={begun}-", **({"If-Range": known.mark} if known.mark else {})}
    with (
        _answering(url, name),
        httpx.stream(
            "GET",
            address(url),
            headers=headers,
            follow_redirects=True,
            timeout=httpx.Timeout(_CHOSEN("patience"), connect=2 * REACH_TIMEOUT),
        ) as answer,
    ):
        if answer.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and known:
            if known.size == begun:
                return
            _forget(folder)
            raise Interrupted(f"pulling {name} was interrupted; run the command again, it starts anew")
        if answer.is_server_error or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise HubUnreachable(
                f"{_host(address(url))} is busy or down (HTTP {answer.status_code}); pull again later"
            )
        if not answer.is_success:
            raise ModelError(
                f"there is no archive at {url} (HTTP {answer.status_code}); check the registry entry"
            )
        if "html" in answer.headers.get("Content-Type", ""):
            raise ModelError(
                f"{_host(address(url))} gave a web page instead of the archive: the network may want you to log in first"
            )
        goes_on = answer.status_code == httpx.codes.PARTIAL_CONTENT and begun > 0
        total = _total(answer, begun if goes_on else 0)
        mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
        note.write_text(json.dumps(asdict(_Note(url, mark, total))), "utf-8")
        arrived = begun if goes_on else 0
        with part.open("ab" if goes_on else "wb") as out:
            said = time.monotonic()
            for size in _written(answer, out):
                arrived += size
                if arrived == total or time.monotonic() - said >= report_every():
                    said = time.monotonic()
                    share = f" ({100 * arrived // total} %)" if total else ""
                    on_progress(f"pulling {name}: {arrived / 1e6:,.0f} of {total / 1e6:,.0f} MB{share}")
    if total and arrived != total:
        raise Interrupted(
            f"pulling {name} was interrupted at {arrived / 1e6:,.0f} of {total / 1e6:,.0f} MB; run the command again, "
            "it goes on from there"
        )


def _written(answer: httpx.Response, out: IO[bytes]) -> Iterator[int]:
    # As the bytes come: what a larger block gathers is lost when the connection breaks.
    for block in answer.iter_raw():
        out.write(block)
        yield len(block)


def _total(answer: httpx.Response, begun: int) -> int:
    """The archive's whole size, 0 where the server does not say."""
    if begun:
        found = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", answer.headers.get("Content-Range", ""))
        if not found or int(found[1]) != begun:
            raise Interrupted(
                f"{_host(str(answer.url))} answers with another part than was asked for; pull again"
            )
        return int(found[2])
    length = answer.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else 0


def _note(path: Path, url: str) -> _Note | None:
    """What an unfinished download says of itself; None where it is of another address."""
    try:
        note = _Note(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return note if note.url == url and isinstance(note.mark, str) else None


@contextmanager
def _answering(url: str, name: str) -> Iterator[None]:
    try:
        yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise HubUnreachable(
            f"{_host(address(url))} does not answer ({error or type(error).__name__})"
        ) from error
    except httpx.HTTPError as error:
        raise Interrupted(
            f"pulling {name} was interrupted ({error or type(error).__name__}); run the command again, it goes on "
            "from there"
        ) from error


def _host(url: str) -> str:
    return urlsplit(url).netloc or url


def disk_has_room(folder: Path, size_mb: int) -> bool:
    """Whether the disk of `folder` has room for an archive of so many MB, unpacked, and its conversion."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free > _CHOSEN("room") * size_mb * 1_000_000
