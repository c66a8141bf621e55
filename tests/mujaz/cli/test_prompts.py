"""`mujaz prompts`: what is sent to a model can be seen and checked."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mujaz.cli.app import app
from translate.engines.prompts import load_prompt, prompt_names

runner = CliRunner()


def test_every_shipped_prompt_is_listed_and_sound() -> None:
    listed = runner.invoke(app, ["prompts", "list"]).stdout
    assert prompt_names()
    assert all(name in listed for name in prompt_names())
    assert runner.invoke(app, ["prompts", "lint"]).exit_code == 0


def test_lint_names_every_problem_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("---\nname: mine\nkind: poem\n---\nno placeholder\n", encoding="utf-8")
    result = runner.invoke(app, ["prompts", "lint", str(path)])
    assert result.exit_code == 1
    assert "`version` is missing" in result.stderr
    assert "`kind` is none of" in result.stderr
    assert "{{source}}" in result.stderr


@pytest.mark.parametrize("name", [n for n in prompt_names() if load_prompt(n).task == "translate"])
def test_render_shows_the_text_and_its_hint_or_says_there_is_no_place_for_it(name: str) -> None:
    result = runner.invoke(app, ["prompts", "render", name, "وصل الوزير.", "--hint", "الوزير=the minister"])
    assert result.exit_code == 0
    assert "وصل الوزير." in result.stdout
    assert ("the minister" in result.stdout) == load_prompt(name).takes_hints
    assert ("has no place for a hint" in result.stderr) != load_prompt(name).takes_hints


CLAIMS = ("claims=c1: The minister arrived.", "claims=c2: He came on Monday.")
INPUTS = {
    "rewrite-sentence": (*CLAIMS, "reason=none"),
    "headline": (*CLAIMS, "reason=a headline has 4 to 14 words"),
    "source-summary": (*CLAIMS, "reason=none"),
    "question": (
        "question=When did the minister arrive?",
        "accounts=a1: He came on Monday.",
        "accounts=a2: He came on Friday.",
        "reason=none",
    ),
    "support": (
        "sentence=The minister came on Monday.",
        "claims=c1: He came on Monday.",
        "claims=c1 in Arabic: جاء الاثنين.",
    ),
}


def test_every_prompt_that_is_not_of_translating_has_a_golden_file() -> None:
    assert set(INPUTS) == {name for name in prompt_names() if load_prompt(name).task != "translate"}


@pytest.mark.parametrize("name", INPUTS)
def test_render_of_a_writing_prompt_is_what_stands_in_the_golden_file(name: str) -> None:
    given = [part for one in INPUTS[name] for part in ("--input", one)]
    result = runner.invoke(app, ["prompts", "render", name, *given])
    golden = Path(__file__).parent / "data" / f"{name}.txt"
    assert result.stdout == golden.read_text(encoding="utf-8")


def test_a_folder_of_ones_own_replaces_a_shipped_prompt(tmp_path: Path) -> None:
    mine = load_prompt("rewrite-sentence").source.replace("desk editor", "sub-editor")
    (tmp_path / "rewrite-sentence.md").write_text(mine, encoding="utf-8")
    args = ["--input", "claims=c1: x", "--input", "reason=none", "--prompts", str(tmp_path)]
    assert "sub-editor" in runner.invoke(app, ["prompts", "render", "rewrite-sentence", *args]).stdout
    found = runner.invoke(app, ["prompts", "diff", "rewrite-sentence", str(tmp_path)])
    assert found.exit_code == 1
    assert "+You are the sub-editor" in found.stdout
    assert "-You are the desk editor" in found.stdout
