"""What a user of `mujaz compare` relies on: files, exit codes, a run without any model."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tests.mujaz.conftest import EchoEngine, Run


@pytest.fixture
def run(run: Run) -> Run:
    return partial(run, "compare")


def test_three_files_and_their_paths(run, articles: Path, tmp_path: Path) -> None:
    ran = run(articles, "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    written = [Path(line) for line in ran.out.split()]
    assert {path.name for path in written} == {"comparison.md", "comparison.html", "comparison.json"}
    assert json.loads((tmp_path / "out/comparison.json").read_text("utf-8"))["model"]["name"] == "echo"


def test_without_translation_no_engine_is_asked(
    run, articles: Path, tmp_path: Path, engine: EchoEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a model was looked for")

    monkeypatch.setattr("translate.engines.resolve_engine", refuse)
    ran = run(articles, "--no-translate", "-o", tmp_path / "out", "--format", "json")
    assert ran.code == 0, ran.err
    assert engine.seen == []
    report = json.loads((tmp_path / "out/comparison.json").read_text("utf-8"))
    assert report["model"]["name"] == ""
    assert all(segment["translation"] == "" for source in report["sources"] for segment in source["segments"])


def test_the_translation_changes_nothing_that_was_found(run, articles: Path, tmp_path: Path) -> None:
    for name, arguments in {"with": (), "without": ("--no-translate",)}.items():
        assert run(articles, *arguments, "-o", tmp_path / name, "--format", "json", "-q").code == 0
    with_, without = (
        json.loads((tmp_path / n / "comparison.json").read_text("utf-8")) for n in ("with", "without")
    )
    for report in (with_, without):
        for account in (a for found in report["discrepancies"] for a in found["accounts"]):
            account["translation"] = ""
    for key in ("discrepancies", "wire_groups", "framing", "figures", "unique"):
        assert with_[key] == without[key], key


def test_json_gives_a_script_all_it_needs(run, articles: Path, tmp_path: Path) -> None:
    (articles / "empty.txt").write_text("", encoding="utf-8")
    ran = run(articles, "--no-translate", "-o", tmp_path / "out", "--json", "-q")
    summary = json.loads(ran.out)
    assert ran.code == 1
    assert summary["articles"] == 2
    assert summary["claims"] > 0
    assert [Path(failure["path"]).name for failure in summary["failures"]] == ["empty.txt"]
    assert set(summary) >= {"paths", "discrepancies", "wire_groups", "framing", "model"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "pdf"), "choose from md, html, json"),
        (("--format", ","), "choose from md, html, json"),
        (("--no-translate", "--model", "echo"), "give one of the two"),
    ],
)
def test_options_that_do_not_serve(
    run, articles: Path, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    ran = run(articles, *arguments, "-o", tmp_path / "out")
    assert ran.code == 2
    assert len(ran.errors) == 1
    assert words in ran.errors[0]
    assert not (tmp_path / "out").exists()


def test_nothing_to_read_and_nowhere_to_write(run, articles: Path, tmp_path: Path) -> None:
    ran = run(tmp_path / "missing.txt", "--no-translate", "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    (tmp_path / "file").write_text("x")
    ran = run(articles, "--no-translate", "-o", tmp_path / "file")
    assert ran.code == 2
    assert "it is a file" in ran.errors[0]


def test_one_article_is_no_error(run, articles: Path, tmp_path: Path) -> None:
    ran = run(articles / "one.txt", "--no-translate", "-o", tmp_path / "out", "--format", "md")
    assert ran.code == 0
    assert "nothing to compare" in (tmp_path / "out/comparison.md").read_text("utf-8")
