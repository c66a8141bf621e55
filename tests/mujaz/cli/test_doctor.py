"""`mujaz doctor`: what is here, what is damaged, and what `auto` would take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mujaz import diagnosis
from mujaz.cli.app import app
from tests.translate.engines import tiny_models
from tests.translate.models.archive_server import serving
from tests.translate.models.marian_files import marian_files, zipped
from translate.models import load_registry, pull, pulled_folder

runner = CliRunner()
GOOD = "opus-mt-tc-big-ar-en"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An archive of a model that has learned nothing."""
    return zipped(marian_files(tiny_models.marian(tmp_path_factory.mktemp("tiny") / "marian", steps=0)))


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUJAZ_CACHE", str(tmp_path))
    monkeypatch.setenv("MUJAZ_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("MUJAZ_MODEL", raising=False)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("MUJAZ_ARCHIVES", "http://127.0.0.1:9")


def asked(*arguments: str) -> tuple[int, dict[str, object]]:
    done = runner.invoke(app, ["doctor", "--json", *arguments])
    return done.exit_code, json.loads(done.stdout)


def test_a_bare_machine_has_the_embedded_model_and_says_why() -> None:
    code, found = asked()
    assert code == 0
    assert found["auto"] == "embedded"
    assert [one["answers"] for one in found["servers"]] == [False, False]
    assert f"mujaz models pull {GOOD}" in str(found["why"])
    assert found["sound"] is True


def test_offline_asks_nobody() -> None:
    _, found = asked("--offline")
    assert [one["answers"] for one in found["servers"]] == [None, None]
    assert "offline" in str(found["why"])


def test_what_is_installed_is_taken_and_a_damaged_file_is_named(
    archive: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(archive) as store:
        monkeypatch.setenv("MUJAZ_ARCHIVES", store.url.rpartition("/models")[0])
        pull(load_registry()[GOOD])
    code, found = asked("--offline")
    assert (code, found["auto"], found["why"]) == (0, GOOD, "the best installed model")
    (pulled_folder(GOOD) / "tiny.npz").write_bytes(b"changed")
    code, found = asked("--offline")
    assert code == 1
    (broken,) = [one for one in found["models"] if one["problem"]]
    assert "tiny.npz is corrupted" in broken["problem"]
    assert asked("--offline", "--quick")[0] == 0


def test_without_any_model_it_fails_and_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "find_spec", lambda _name: None)
    code, found = asked("--offline")
    assert (code, found["auto"]) == (1, "")
    assert "mujaz[embedded]" in str(found["why"])


def test_the_screen_has_a_line_for_each_thing() -> None:
    lines = runner.invoke(app, ["doctor", "--offline"]).stdout.splitlines()
    for name in (
        "Python",
        "Processor",
        "Memory",
        "Packages",
        "Models",
        "Converted",
        "Model",
        "Server",
        "auto",
    ):
        assert any(line.startswith(name) for line in lines), name
    assert len(lines) < 20


def test_a_removed_model_is_gone_with_what_was_made_of_it(
    archive: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    from translate.engines import resolve_engine
    from translate.models import converted_dir

    with serving(archive) as store:
        monkeypatch.setenv("MUJAZ_ARCHIVES", store.url.rpartition("/models")[0])
        resolve_engine(GOOD).engine.close()
    assert list(converted_dir().glob(f"{GOOD}-*"))
    done = runner.invoke(app, ["models", "remove", GOOD, "--json"])
    assert len(json.loads(done.stdout)["folders"]) == 2
    assert not pulled_folder(GOOD).exists()
    assert not list(converted_dir().glob(f"{GOOD}-*"))
