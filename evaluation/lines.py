"""Files of one segment a line, read strictly: nothing is dropped, cut or guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evaluation.errors import ScoringError

_BOM = b"\xef\xbb\xbf"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def read_lines(path: Path) -> list[str]:
    """The lines of a UTF-8 file, split at \\n only, trailing white space removed (as sacrebleu does).

    Raises ScoringError naming the line for bytes that are not UTF-8, NUL characters, U+FFFD (what a wrong
    decoding leaves behind), and for a file that cannot be read or has no line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ScoringError(f"cannot read {path}: {error.strerror or error}; check the name") from error
    if not data:
        raise ScoringError(f"{path} is empty: it needs one segment a line")
    data = data.removeprefix(_BOM)
    raw = data.split(b"\n")
    if raw[-1] == b"":
        raw.pop()
    try:
        return [_checked(line.rstrip(), path, number) for number, line in enumerate(_decoded(data, raw), 1)]
    except UnicodeDecodeError:
        raise _undecodable(path, raw) from None


def _decoded(data: bytes, raw: list[bytes]) -> list[str]:
    # One decoding of the whole file is many times faster than one a line.
    lines = data.decode("utf-8").split("\n")
    return lines[: len(raw)]


def _checked(line: str, path: Path, number: int) -> str:
    if "\0" in line:
        raise ScoringError(
            f"{path}, line {number}: has a NUL character; convert the file to UTF-8 (is it UTF-16?)"
        )
    if _REPLACEMENT in line:
        raise ScoringError(
            f"{path}, line {number}: has U+FFFD, left by reading it in a wrong encoding; make the file anew"
        )
    return line


def _undecodable(path: Path, raw: list[bytes]) -> ScoringError:
    for number, line in enumerate(raw, 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            return ScoringError(
                f"{path}, line {number}: byte 0x{line[error.start]:02x} at {error.start} is not UTF-8; "
                "convert the file to UTF-8"
            )
    return ScoringError(f"{path} is not UTF-8; convert it")  # a sequence cut by \n is caught above


def check_parallel(
    systems: Mapping[str, Sequence[str]],
    references: Mapping[str, Sequence[str]],
    *,
    allow_empty: bool = False,
    others: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Raises ScoringError unless all files have equally many lines and none is empty.

    `others` (sources, document names) must match in length too. sacrebleu's Python interface scores 2
    hypotheses against 1 reference as BLEU 100 (its issues 220 and 281): hence this check before scoring.
    With `allow_empty` an empty hypothesis counts as a translation that says nothing; an empty reference never
    passes, because nothing can be scored against it.
    """
    if not systems or not references:
        raise ScoringError("give at least one hypothesis file and one reference file")
    everything = {**systems, **references, **(others or {})}
    first_name, first = next(iter(references.items()))
    for name, lines in everything.items():
        if len(lines) != len(first):
            longer, shorter = (name, first_name) if len(lines) > len(first) else (first_name, name)
            missing = min(len(lines), len(first)) + 1
            raise ScoringError(
                f"{name} has {_lines(len(lines))} and {first_name} {_lines(len(first))}: line {missing} of "
                f"{longer} has no counterpart in {shorter}; align the files line by line"
            )
    for name, lines in references.items():
        _no_empty(name, lines, "; a reference must say something")
    if not allow_empty:
        for name, lines in systems.items():
            _no_empty(name, lines, "; fill it, or pass --allow-empty to count it as saying nothing")


def _lines(number: int) -> str:
    return f"{number} line" if number == 1 else f"{number} lines"


def _no_empty(name: str, lines: Sequence[str], advice: str) -> None:
    empty = [number for number, line in enumerate(lines, 1) if not line.strip()]
    if empty:
        more = f" (and {len(empty) - 1} more)" if len(empty) > 1 else ""
        raise ScoringError(f"{name}, line {empty[0]}: is empty{more}{advice}")
