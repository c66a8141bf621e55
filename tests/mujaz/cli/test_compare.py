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


COUNTS = (
    "لقي 12 راكبا مصرعهم في انقلاب حافلة على طريق الساحل قرب مدينة الواحة.",
    "قتل 15 راكبا في انقلاب حافلة على طريق الساحل قرب مدينة الواحة.",
)


@pytest.fixture
def counts(tmp_path: Path) -> Path:
    folder = tmp_path / "counts"
    folder.mkdir()
    for number, sentence in enumerate(COUNTS, 1):
        text = f"انقلاب حافلة قرب الواحة\n\n3 أيار 2031\n\n{sentence} وأغلقت الشرطة الطريق ساعتين.\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def test_explain_prints_what_a_sentence_was_understood_to_count(run, counts: Path, tmp_path: Path) -> None:
    ran = run(counts, "--no-translate", "--explain", "1:1", "-o", tmp_path / "out", "-q")
    assert ran.code == 0, ran.err
    assert "1:1 number 12" in ran.out
    assert "one question with 2:1 15 (they differ)" in ran.out


@pytest.mark.parametrize("given", ["3", "a:b", "3:", ":2"])
def test_explain_asks_for_an_article_and_a_sentence(run, counts: Path, tmp_path: Path, given: str) -> None:
    ran = run(counts, "--no-translate", "--explain", given, "-o", tmp_path / "out")
    assert ran.code == 2
    assert any("3:12" in line for line in ran.errors)


def test_what_is_less_sure_than_asked_stands_apart(run, counts: Path, tmp_path: Path) -> None:
    reports = {}
    for least in ("0", "1"):
        out = tmp_path / least
        assert run(counts, "--no-translate", "--min-confidence", least, "-o", out, "-q").code == 0
        reports[least] = json.loads((out / "comparison.json").read_text("utf-8"))
    told = [one for one in reports["0"]["discrepancies"] if one["kind"] == "number"]
    assert {account["value"] for one in told for account in one["accounts"]} == {"12", "15"}
    assert reports["0"]["possible"] == []
    assert [one for one in reports["1"]["discrepancies"] if one["kind"] == "number"] == []
    kept = reports["1"]["possible"]
    assert [one["accounts"] for one in kept] == [one["accounts"] for one in told]
    assert [one["id"] for one in kept] == [f"p{number}" for number in range(1, len(kept) + 1)]
    for name in ("comparison.md", "comparison.html"):
        text = (tmp_path / "1" / name).read_text("utf-8")
        assert "Possibly the same question" in text
        assert "Possibly the same question" not in (tmp_path / "0" / name).read_text("utf-8")
