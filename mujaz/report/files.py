"""The reports' files, each written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from mujaz.report.brief import brief_html, brief_json, brief_markdown
from mujaz.report.comparison import comparison_html, comparison_json, comparison_markdown
from mujaz.report.parts import dump
from summarize.english import spelled_as_in
from summarize.records import Brief, Comparison
from translate.errors import ConfigError
from translate.records import TranslatedDocument

Report = TypeVar("Report")

_WRITERS: dict[str, Callable[[Brief, Sequence[TranslatedDocument]], str]] = {
    "md": brief_markdown,
    "html": brief_html,
    "json": lambda brief, documents: dump(brief_json(brief, documents)),
}


_COMPARISON_WRITERS: dict[str, Callable[[Comparison, Sequence[TranslatedDocument]], str]] = {
    "md": comparison_markdown,
    "html": comparison_html,
    "json": lambda comparison, documents: dump(comparison_json(comparison, documents)),
}


def write_brief_files(
    brief: Brief,
    documents: Sequence[TranslatedDocument],
    out: Path,
    formats: Sequence[str] = ("md", "html", "json"),
) -> list[Path]:
    """Writes brief.md, brief.html and brief.json as asked into `out`, which is made if need be.

    Everything is rendered before anything is written; each file replaces its predecessor in one step.

    Raises:
        ConfigError: a format is unknown, or the folder cannot be written to.
    """
    return _write("brief", _WRITERS, brief, documents, out, formats)


def write_comparison_files(
    comparison: Comparison,
    documents: Sequence[TranslatedDocument],
    out: Path,
    formats: Sequence[str] = ("md", "html", "json"),
) -> list[Path]:
    """Writes comparison.md, comparison.html and comparison.json as asked into `out`, as `write_brief_files`.

    Raises:
        ConfigError: a format is unknown, or the folder cannot be written to.
    """
    return _write("comparison", _COMPARISON_WRITERS, comparison, documents, out, formats)


def _write(
    stem: str,
    writers: Mapping[str, Callable[[Report, Sequence[TranslatedDocument]], str]],
    report: Report,
    documents: Sequence[TranslatedDocument],
    out: Path,
    formats: Sequence[str],
) -> list[Path]:
    unknown = [name for name in formats if name not in writers]
    if unknown:
        raise ConfigError(f"unknown format {unknown[0]!r}: choose from {', '.join(writers)}")
    with spelled_as_in(documents):
        rendered = {
            out / f"{stem}.{name}": writers[name](report, documents) for name in dict.fromkeys(formats)
        }
    for path, text in rendered.items():
        write_text(path, text)
    return list(rendered)


def write_text(path: Path, text: str) -> None:
    """Writes a file in one step; its predecessor stays until the new one is complete on disk.

    Raises:
        ConfigError: the folder or the disk refuses.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(made)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()
        reason = error.strerror or str(error)
        raise ConfigError(
            f"cannot write {path}: {reason.lower()}; free some space or name another folder with -o"
        ) from error


def _umask() -> int:
    # The mask can only be read by setting it; a report is written by one thread.
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
