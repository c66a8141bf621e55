"""`mujaz models`: what there is, where it is, and whether it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mujaz.cli.models import app
from translate.errors import ModelError
from translate.models.lock import seal

runner = CliRunner()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MUJAZ_CACHE", str(tmp_path))
    monkeypatch.setenv("MUJAZ_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("MUJAZ_ARCHIVES", "http://127.0.0.1:9")
    return tmp_path


@pytest.fixture
def installed(cache: Path) -> Path:
    folder = cache / "models" / "opus-mt-ar-en"
    folder.mkdir(parents=True)
    (folder / "model.safetensors").write_bytes(b"weights")
    seal(folder, model="opus-mt-ar-en", source="hub:Helsinki-NLP/opus-mt-ar-en", revision="abcdef0123456789")
    return folder


def test_list_shows_licence_score_and_what_is_installed(installed: Path) -> None:
    lines = runner.invoke(app, ["list"]).stdout.splitlines()
    by_name = {line[2:].split()[0]: line for line in lines}
    assert by_name["opus-mt-ar-en"].startswith("*")
    assert by_name["opus-mt-tc-big-ar-en"].startswith(" ")
    assert "BLEU 42.8 FLORES-200 devtest" in by_name["opus-mt-tc-big-ar-en"]
    assert "CC-BY-NC-4.0 (not commercial)" in by_name["nllb-200-3.3B"]


def test_list_as_json(installed: Path) -> None:
    records = {record["name"]: record for record in json.loads(runner.invoke(app, ["list", "--json"]).stdout)}
    assert records["opus-mt-ar-en"]["installed"] is True
    assert records["opus-mt-tc-big-ar-en"]["installed"] is False
    assert records["opus-mt-tc-big-ar-en"]["scores"][0]["value"] == 42.8
    assert records["opus-mt-ar-en"]["source"] == "hub:Helsinki-NLP/opus-mt-ar-en@main"


def test_verify_passes_what_is_whole(installed: Path) -> None:
    result = runner.invoke(app, ["verify", "opus-mt-ar-en"])
    assert result.exit_code == 0
    assert f"ok {installed} (1 files, revision abcdef012345)" in result.stdout


def test_verify_names_the_corrupted_file_and_what_to_do(installed: Path) -> None:
    (installed / "model.safetensors").write_bytes(b"Weights")
    result = runner.invoke(app, ["verify"])
    assert result.exit_code == 1
    assert "model.safetensors is corrupted" in result.stderr
    assert "mujaz models pull opus-mt-ar-en --force" in result.stderr
    [record] = json.loads(runner.invoke(app, ["verify", "--json"]).stdout)
    assert (record["ok"], record["model"]) == (False, "opus-mt-ar-en")


def test_verify_of_nothing() -> None:
    result = runner.invoke(app, ["verify"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no model is installed" in result.stderr
    assert isinstance(runner.invoke(app, ["verify", "opus-mt-ar-en"]).exception, ModelError)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["path"], "models"),
        (["path", "opus-mt-ar-en"], "models/opus-mt-ar-en"),
        (["path", "embedded"], "converted/embedded"),
        (["path", "--config"], "config/models.toml"),
    ],
)
def test_path_prints_one_path(arguments: list[str], expected: str, cache: Path) -> None:
    assert runner.invoke(app, arguments).stdout.strip() == str(cache / expected)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pull", "opus-mt-aren"], "did you mean"),
        (["pull", "opus-mt-tc-big-ar-en"], "127.0.0.1:9 does not answer"),
        (["pull", "opus-mt-ar-en"], "cannot be reached"),
        (["remove", "opus-mt-ar-en"], "there is nothing to remove"),
        (["pull", "endpoint"], "there is nothing to pull"),
        (["path", "endpoint"], "no files on this machine"),
        (["verify", "nllb"], "did you mean"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], message: str) -> None:
    error = runner.invoke(app, arguments).exception
    assert isinstance(error, ModelError)
    assert message in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize("command", ["list", "pull", "verify", "path"])
def test_help_shows_examples(command: str) -> None:
    assert f"mujaz models {command}" in runner.invoke(app, [command, "--help"]).stdout
