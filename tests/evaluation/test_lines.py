"""Files of lines: what is accepted, what is refused, and where the error points."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.errors import ScoringError
from evaluation.lines import check_parallel, read_lines


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "system.en"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"one\ntwo\n", ["one", "two"]),
        (b"one\ntwo", ["one", "two"]),
        (b"\xef\xbb\xbfone\n", ["one"]),
        (b"one \r\ntwo\t\r\n", ["one", "two"]),
        ("سطر\u2028واحد\n".encode(), ["سطر\u2028واحد"]),
        ("a\x0bb\x85c\n".encode(), ["a\x0bb\x85c"]),
        (b"one\n\ntwo\n", ["one", "", "two"]),
        (b"one\n\n", ["one", ""]),
    ],
    ids=[
        "plain",
        "no last newline",
        "mark",
        "windows",
        "line separator",
        "odd breaks",
        "empty",
        "empty last",
    ],
)
def test_splits_at_newlines_only_as_sacrebleu_does(tmp_path: Path, data: bytes, lines: list[str]) -> None:
    assert read_lines(_file(tmp_path, data)) == lines


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b"good\nbad \xc7\xe1\n", "line 2", "byte 0xc7 at 4 is not UTF-8"),
        ("good\nنص\n".encode("cp1256"), "line 2", "is not UTF-8"),
        ("one\ntwo\n".encode("utf-16-le"), "line 1", "NUL"),
        ("one\nkaf\ufffd\n".encode(), "line 2", "U+FFFD"),
        (b"", "system.en", "is empty"),
    ],
)
def test_an_undecodable_file_is_refused_by_line(tmp_path: Path, data: bytes, place: str, what: str) -> None:
    with pytest.raises(ScoringError) as error:
        read_lines(_file(tmp_path, data))
    assert place in str(error.value)
    assert what in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ScoringError, match=r"cannot read .*absent\.en: No such file"):
        read_lines(tmp_path / "absent.en")


@given(
    st.lists(st.text(st.characters(exclude_characters="\n\0\ufffd", exclude_categories=["Cs"])), min_size=1)
)
def test_every_line_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.mktemp("lines") / "text"
    path.write_bytes(("\n".join(lines) + "\n").encode())
    expected = [line.rstrip() for line in lines]
    expected[0] = lines[0].removeprefix("\ufeff").rstrip()
    assert read_lines(path) == expected


@pytest.mark.parametrize(
    ("systems", "references", "message"),
    [
        ({"h": ["a", "b"]}, {"r": ["a"]}, "h has 2 lines and r 1 line: line 2 of h has no counterpart in r"),
        ({"h": ["a"]}, {"r": ["a", "b"]}, "h has 1 line and r 2 lines: line 2 of r has no counterpart in h"),
        ({"h": ["a"], "g": ["a", "b"]}, {"r": ["a"]}, "line 2 of g has no counterpart in r"),
        ({"h": ["a"]}, {"r": ["a"], "s": ["a", "b"]}, "line 2 of s has no counterpart in r"),
        ({"h": ["a", " "]}, {"r": ["a", "b"]}, "h, line 2: is empty"),
        ({"h": ["", "", "c"]}, {"r": ["a", "b", "c"]}, "h, line 1: is empty (and 1 more)"),
        ({"h": ["a", "b"]}, {"r": ["a", ""]}, "r, line 2: is empty"),
        ({}, {"r": ["a"]}, "at least one hypothesis"),
    ],
)
def test_files_that_do_not_match_are_refused(
    systems: dict[str, list[str]], references: dict[str, list[str]], message: str
) -> None:
    with pytest.raises(ScoringError) as error:
        check_parallel(systems, references)
    assert message in str(error.value)


def test_an_empty_translation_may_be_allowed_an_empty_reference_never() -> None:
    check_parallel({"h": ["a", ""]}, {"r": ["a", "b"]}, allow_empty=True)
    with pytest.raises(ScoringError, match="r, line 2: is empty"):
        check_parallel({"h": ["a", "b"]}, {"r": ["a", ""]}, allow_empty=True)


def test_a_million_lines_are_read_and_compared_in_seconds(tmp_path: Path) -> None:
    started = time.process_time()
    lines = read_lines(_file(tmp_path, b"one segment\n" * 1_000_000))
    with pytest.raises(ScoringError, match="line 1000000 of r has no counterpart in h"):
        check_parallel({"h": lines[:-1]}, {"r": lines})
    assert time.process_time() - started < 8
