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
    assert "texts are worded by tiny" in ran.err
    written = [Path(line).read_text("utf-8") for line in ran.out.split()]
    assert len(written) == 3
    assert "sk-of-the-test" not in " ".join((ran.err, *written))
    record = json.loads((tmp_path / "out" / "brief.json").read_text("utf-8"))
    assert record["writer"] == "endpoint"
    assert any(one["by_model"] for one in record["wording"]["sentences"])


def test_a_server_that_is_down_costs_a_warning_and_the_brief_is_whole(
    run: Run, english: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "_patience", lambda: Patience(attempts=1))
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


PRICED = ("--price-in", "1", "--price-out", "2.5", "--currency", "EUR")


def test_what_the_model_cost_is_told_where_a_price_is_known_and_only_there(
    run: Run, english: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("--writer", "endpoint", "--writer-model", "tiny", "--writer-parts", "headline", "--json")
    with served(says(str)) as server:
        monkeypatch.setenv("MUJAZ_ENDPOINT_URL", server.url)
        plain = run(*english, *asked, "-o", tmp_path / "plain")
        priced = run(*english, *asked, *PRICED, "-o", tmp_path / "priced")
        assert len(server.requests) == 2
    assert "cost" not in json.loads(plain.out)["wording"]
    assert "cost" not in json.loads((tmp_path / "plain" / "brief.json").read_text("utf-8"))["wording"]
    # 100 tokens in and 10 out, as the server counts them.
    told = json.loads(priced.out)["wording"]
    assert (told["tokens_in"], told["tokens_out"]) == (100, 10)
    assert (told["cost"], told["currency"]) == (0.000125, "EUR")
    assert "100 tokens in, 10 out; 0.0001 EUR" in priced.err
    record = json.loads((tmp_path / "priced" / "brief.json").read_text("utf-8"))["wording"]
    assert record["cost"] == {"amount": 0.000125, "currency": "EUR", "per_million": [1.0, 2.5]}
    assert [one["task"] for one in record["sentences"]] == ["headline"]
    assert record["prompts"][0].startswith("headline:v1:")
    assert "0.0001 EUR" in (tmp_path / "priced" / "brief.md").read_text("utf-8")


def test_a_price_may_be_configured(
    run: Run, english: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PRICE_IN": "1", "PRICE_OUT": "0", "CURRENCY": "credits"}.items():
        monkeypatch.setenv(f"MUJAZ_{name}", value)
    # Of a brief that no model words nothing is said of prices.
    assert run(*english, "-o", tmp_path / "extractive", "-q").code == 0
    with served(says(str)) as server:
        monkeypatch.setenv("MUJAZ_ENDPOINT_URL", server.url)
        asked = ("--writer", "endpoint", "--writer-model", "tiny", "--writer-parts", "headline")
        ran = run(*english, *asked, "-o", tmp_path / "out")
    assert "0.0001 credits" in ran.err


def test_a_comparison_is_worded_too_and_says_so(
    run: Run, english: tuple[object, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "_patience", lambda: Patience(attempts=1))
    _, articles, *memory = english[:4]
    with served(says(lambda text: text.replace("said in a statement that", "said"))) as server:
        monkeypatch.setenv("MUJAZ_ENDPOINT_URL", server.url)
        ran = run(
            *("compare", articles, *memory, "--model", "embedded", "--offline"),
            *("--writer", "endpoint", "--writer-model", "tiny", "--json", "-o", tmp_path / "out"),
        )
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["wording"]["asked"] == 5
    record = json.loads((tmp_path / "out" / "comparison.json").read_text("utf-8"))
    assert record["wording"]["prompts"][0].startswith("source-summary:v1:")


@pytest.mark.parametrize(
    ("command", "arguments", "advice"),
    [
        ("brief", ("--price-in", "1", "--currency", "EUR"), "give the three or none"),
        ("brief", ("--price-in", "1", "--price-out", "1"), "give the three or none"),
        ("brief", ("--price-in", "-1", "--price-out", "1", "--currency", "EUR"), "numbers from 0"),
        ("brief", ("--price-in", "inf", "--price-out", "1", "--currency", "EUR"), "numbers from 0"),
        ("brief", (*PRICED[:-1], "a label that is far too long"), "short label"),
        ("brief", ("--writer-parts", "summaries"), "choose from sentences, headline, questions"),
        ("compare", ("--writer-parts", "headline"), "choose from summaries, questions"),
        ("compare", ("--no-translate",), "words English"),
        ("brief", ("--language", "ar"), "words English"),
    ],
)
def test_what_does_not_go_with_a_writer_is_one_line(
    run: Run,
    tmp_path: Path,
    command: str,
    arguments: tuple[str, ...],
    advice: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MUJAZ_ENDPOINT_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("MUJAZ_ENDPOINT_MODEL", "tiny")
    ran = run(command, SAMPLES, "--writer", "endpoint", *arguments, "-o", tmp_path / "out")
    assert ran.code == 2
    assert len(ran.errors) == 1
    assert advice in ran.errors[0]


@pytest.mark.parametrize("flag", [PRICED, ("--writer-check",), ("--writer-parts", "headline")])
def test_what_needs_a_model_is_refused_without_one(run: Run, tmp_path: Path, flag: tuple[str, ...]) -> None:
    ran = run("brief", SAMPLES, *flag, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "--writer endpoint or local" in ran.errors[0]
