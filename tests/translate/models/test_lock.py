"""The lock of a model folder: every file, every load."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from translate.errors import ModelError
from translate.models.lock import LOCK_FILE, read_lock, seal, verify

REMEDY = "run: mujaz models pull tiny --force"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "model.bin").write_bytes(b"weights" * 1000)
    (tmp_path / "source.spm").write_bytes(b"pieces")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "note.txt").write_text("a note")
    seal(tmp_path, model="tiny", source="hub:a/b", revision="c0ffee", details={"weights": "int8"})
    return tmp_path


def test_a_lock_is_read_back_as_written(folder: Path) -> None:
    lock = verify(folder, remedy=REMEDY)
    assert (lock.model, lock.source, lock.revision, lock.details) == (
        "tiny",
        "hub:a/b",
        "c0ffee",
        {"weights": "int8"},
    )
    assert set(lock.files) == {"model.bin", "source.spm", "inner/note.txt"}
    assert lock.files["source.spm"].sha256 == hashlib.sha256(b"pieces").hexdigest()


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda f: flip(f / "model.bin"), "model.bin is corrupted"),
        (lambda f: (f / "model.bin").write_bytes(b"short"), "model.bin is corrupted"),
        (lambda f: (f / "source.spm").unlink(), "source.spm is missing"),
        (lambda f: (f / "vmap.txt").write_text("x"), "vmap.txt does not belong there"),
        (lambda f: flip(f / "inner" / "note.txt"), "inner/note.txt is corrupted"),
    ],
)
def test_any_change_is_refused_by_name_with_what_to_do(
    damage: Callable[[Path], object], message: str, folder: Path
) -> None:
    damage(folder)
    with pytest.raises(ModelError) as caught:
        verify(folder, remedy=REMEDY)
    assert message in str(caught.value)
    assert str(caught.value).endswith(REMEDY)
    assert "\n" not in str(caught.value)


def test_all_damage_is_told_at_once(folder: Path) -> None:
    flip(folder / "model.bin")
    (folder / "source.spm").unlink()
    with pytest.raises(ModelError, match=r"source\.spm is missing; model\.bin is corrupted"):
        verify(folder, remedy=REMEDY)


def test_hidden_files_of_the_system_are_nobodys_business(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"x")
    verify(folder, remedy=REMEDY)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": 1}', '{"format": 2}', '{"format": 1, "files": {"a": {"size": 1}}}'],
)
def test_a_damaged_lock_is_refused(text: str, folder: Path) -> None:
    (folder / LOCK_FILE).write_text(text)
    with pytest.raises(ModelError, match=r"mujaz-lock\.json"):
        read_lock(folder)


def test_a_folder_without_a_lock_was_not_finished(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="not finished"):
        read_lock(tmp_path)


def test_the_digest_is_that_of_the_contents(folder: Path) -> None:
    before = read_lock(folder)
    assert seal(folder, model="other", source="x", revision="y").digest == before.digest
    flip(folder / "source.spm")
    assert seal(folder, model="tiny", source="hub:a/b", revision="c0ffee").digest != before.digest


def test_expected_hashes_are_held_to(folder: Path) -> None:
    good = {"source.spm": hashlib.sha256(b"pieces").hexdigest()}
    seal(folder, model="tiny", source="", revision="", expected=good)
    with pytest.raises(ModelError, match=r"source\.spm of tiny has SHA-256 .* the registry wants 0000"):
        seal(folder, model="tiny", source="", revision="", expected={"source.spm": "0" * 64})
    with pytest.raises(ModelError, match=r"gone\.bin of tiny is missing"):
        seal(folder, model="tiny", source="", revision="", expected={"gone.bin": "0" * 64})


def test_a_lock_is_readable(folder: Path) -> None:
    assert json.loads((folder / LOCK_FILE).read_text("utf-8"))["files"]["source.spm"]["size"] == 6
