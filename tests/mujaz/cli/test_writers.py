"""`mujaz brief --writer`: a served model words the brief; what fails costs a warning, never the brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarize.writing import endpoint
from tests.mujaz.conftest import Run
from tests.summarize.writing.briefs import sample_articles
from tests.summarize.writing.fake_server import ADVERSARIES, says, served
from translate.engines import Patience
from translate.memory import tmx

SAMPLES = Path(__file__).parents[3] / "samples" / "articles"


@pytest.fixture
def english(tmp_path: Path) -> tuple[object, ...]:
    """Arguments that brief the samples in the translation that people made."""
    memory = tmp_path / "samples.tmx"
    memory.write_text(tmx(list(sample_articles())), encoding="utf-8")
    return ("brief", SAMPLES, "--tm", memory, "--no-translate")


def test_a_served_model_words_the_brief_and_the_key_stands_nowhere(
    run: Run, english: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MUJAZ_ENDPOINT_KEY", "sk-of-the-test")
    with served(says(lambda text: text.replace("said in a statement that", "said"))) as server:
        monkeypatch.setenv("MUJAZ_ENDPOINT_URL", server.url)
        ran = run(*english, "--writer", "endpoint", "--writer-model", "tiny", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "sentences are worded by tiny" in ran.err
    written = [Path(line).read_text("utf-8") for line in ran.out.split()]
    assert len(written) == 3
    assert "sk-of-the-test" not in " ".join((ran.err, *written))
    record = json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))
    assert record["writer"] == "endpoint"
    assert any(one["by_model"] for one in record["wording"]["sentences"])


def test_a_server_that_is_down_costs_a_warning_and_the_brief_is_whole(
    run: Run, english: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "PATIENCE", Patience(attempts=1))
    run(*english, "-o", tmp_path / "extractive", "-q")
    with served(ADVERSARIES["closes"]) as server:
        monkeypatch.setenv("MUJAZ_ENDPOINT_URL", server.url)
        monkeypatch.setenv("MUJAZ_ENDPOINT_MODEL", "tiny")
        ran = run(*english, "--writer", "endpoint", "-o", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert "warning: tiny: the" in ran.err
    before, after = (
        json.loads((tmp_path / name / "brief.json").read_text("utf-8")) for name in ("extractive", "out")
    )
    assert after["sections"] == before["sections"]


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (("--writer", "poet"), "there is: extractive, endpoint, local"),
        (("--writer", "local"), "--writer-model"),
        (("--writer", "local", "--writer-model", "opus-mt-ar-en", "--offline"), "models pull opus-mt-ar-en"),
        (("--writer", "local", "--writer-model", "embedded"), "no model with a folder of its own"),
        (("--writer", "endpoint"), "set MUJAZ_ENDPOINT_URL"),
        (("--writer-model", "qwen3"), "need --writer endpoint"),
        (("--style", "haiku"), "there is: wire, bullets, executive"),
        (("--spelling", "au"), "there is: us, uk"),
    ],
)
def test_what_cannot_be_is_one_line_before_anything_is_read(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], advice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MUJAZ_ENDPOINT_URL", raising=False)
    ran = run("brief", SAMPLES, *arguments, "-o", tmp_path / "out")
    assert ran.code == 2
    assert len(ran.errors) == 1
    assert advice in ran.errors[0]


def test_title_style_spelling_and_words(run: Run, english: tuple[object, ...], tmp_path: Path) -> None:
    asked = ("--title", "Port fire", "--style", "executive", "--spelling", "us", "--words", "60")
    ran = run(*english, *asked, "-o", tmp_path / "out", "-q")
    assert ran.code == 0, ran.err
    text = (tmp_path / "out" / "brief.md").read_text("utf-8")
    assert text.startswith("# Port fire\n")
    assert "## Who says what" not in text
    assert "Civil defense said" in text
    assert "Civil defence said" not in text.split("## About the sources")[0]
    full = run(*english, "-o", tmp_path / "full", "-q")
    assert full.code == 0
    short, long = (
        sum(len(part["sentences"]) for part in json.loads(path.read_text("utf-8"))["sections"])
        for path in (tmp_path / "out" / "brief.json", tmp_path / "full" / "brief.json")
    )
    assert short < long
