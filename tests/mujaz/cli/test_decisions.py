"""`--decisions`: what an editor decided holds for `mujaz brief` and `mujaz compare`; a file that does not serve is one line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from summarize.editing import SCHEMA, passage_digest
from tests.mujaz.conftest import EchoEngine, Run

ONE = "قتل 12 شخصا في قصف سوق التلول صباح الاثنين، بحسب الدفاع المدني."
TWO = "قتل 27 شخصا في قصف سوق التلول صباح الاثنين، بحسب المرصد المحلي."
ROAD = "وأغلقت الشرطة الطريق الساحلي أمام الشاحنات."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    for name, text in (("a", f"{ONE} {ROAD}"), ("b", TWO)):
        (made / f"{name}.txt").write_text(f"قصف سوق التلول {name}\n\n7 حزيران 2021\n\n{text}\n", "utf-8")
    return made


def passage(article: int, segment: int, text: str) -> dict[str, Any]:
    return {"article": article, "segment": segment, "digest": passage_digest(text)}


def decisions(path: Path, *, dropped: Sequence[Any] = (), differences: Sequence[Any] = ()) -> Path:
    file = {"schema": SCHEMA, "brief": "0" * 64, "dropped": [*dropped], "differences": [*differences]}
    path.write_text(json.dumps(file), encoding="utf-8")
    return path


def drop(*passages: dict[str, Any]) -> dict[str, Any]:
    return {"citations": list(passages)}


def read(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def cited(brief: dict[str, Any]) -> set[str]:
    """The labels of the sentences whose English the brief tells."""
    told = [brief["headline"], *(entry["sentence"] for entry in brief["timeline"])]
    told += [one for section in brief["sections"] for one in section["sentences"]]
    return {one["citations"][0]["label"] for one in told}


def test_a_dropped_sentence_is_told_no_more(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("brief", folder, "-o", tmp_path / "before", "-q").code == 0
    assert "[1:2]" in cited(read(tmp_path / "before/brief.json"))
    file = decisions(tmp_path / "d.json", dropped=[drop(passage(1, 2, ROAD))])
    ran = run("brief", folder, "--decisions", file, "-o", tmp_path / "after", "-q")
    assert (ran.code, ran.err) == (0, "")
    brief = read(tmp_path / "after/brief.json")
    assert "[1:2]" not in cited(brief)
    assert [one["citations"][0]["label"] for one in brief["editor"]["dropped"]] == ["[1:2]"]


@pytest.mark.parametrize("command", ["brief", "compare"])
def test_a_difference_marked_wrong_is_left_out(run: Run, folder: Path, tmp_path: Path, command: str) -> None:
    name = {"brief": "brief.json", "compare": "comparison.json"}[command]
    assert run(command, folder, "-o", tmp_path / "before", "-q").code == 0
    (found,) = read(tmp_path / "before" / name)["discrepancies"]
    mark = {"question": found["question"], "accounts": [passage(1, 1, ONE), passage(2, 1, TWO)]}
    file = decisions(tmp_path / "d.json", differences=[mark])
    ran = run(command, folder, "--decisions", file, "-o", tmp_path / "after", "-q")
    assert (ran.code, ran.err) == (0, "")
    assert read(tmp_path / "after" / name)["discrepancies"] == []


def test_what_fits_nothing_any_more_is_one_warning_and_the_rest_holds(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    gone = drop(passage(1, 1, "جملة حذفت من المقال."))
    file = decisions(tmp_path / "d.json", dropped=[gone, drop(passage(1, 2, ROAD))])
    ran = run("brief", folder, "--decisions", file, "-o", tmp_path / "out")
    assert ran.code == 0
    (warning,) = [line for line in ran.err.splitlines() if "d.json" in line]
    assert "the dropped sentence [1:1] is in no article any more" in warning
    assert "[1:2]" not in cited(read(tmp_path / "out/brief.json"))


@pytest.mark.parametrize("confirmed", [True, False])
def test_english_that_an_editor_confirmed_is_trusted_where_only_supplied_english_is_doubted(
    run: Run, folder: Path, tmp_path: Path, confirmed: bool
) -> None:
    english = "Thirteen dead in the shelling of Tulul market on Monday morning, the Civil Defence said."
    said = '<prop type="x-mujaz-confirmed">editor</prop>' if confirmed else ""
    unit = f'<tuv xml:lang="ar"><seg>{ONE}</seg></tuv><tuv xml:lang="en"><seg>{english}</seg></tuv>'
    path = tmp_path / "corrections.tmx"
    path.write_text(f'<tmx version="1.4"><header/><body><tu>{said}{unit}</tu></body></tmx>', "utf-8")
    assert run("brief", folder, "--tm", path, "-o", tmp_path / "out", "-q").code == 0
    brief = read(tmp_path / "out/brief.json")
    found = brief["sources"][0]["segments"][0]
    assert found["translation"] == english
    assert found["outcome"] == ("confirmed" if confirmed else "from_memory")
    assert bool(found["flags"]) is not confirmed
    assert any("13" in step or "12" in step for step in found["steps"]) is confirmed
    unsure = next(one["sentences"] for one in brief["sections"] if one["kind"] == "translation unsure")
    assert (english in [one["text"] for one in unsure]) is not confirmed
    markdown = (tmp_path / "out/brief.md").read_text("utf-8")
    assert ("an editor confirmed the English of 1" in markdown) is confirmed


@pytest.mark.parametrize("command", ["brief", "compare"])
@pytest.mark.parametrize("content", [None, "", "{}", "[1"])
def test_a_file_that_is_none_stops_before_anything_is_translated(
    run: Run, engine: EchoEngine, folder: Path, tmp_path: Path, command: str, content: str | None
) -> None:
    path = tmp_path / "d.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    ran = run(command, folder, "--decisions", path, "-o", tmp_path / "out", "-q")
    assert ran.code == 2
    assert engine.seen == []
    assert len(ran.errors) == 1
    assert str(path) in ran.errors[0]


def test_where_everything_is_dropped_that_is_one_line(run: Run, folder: Path, tmp_path: Path) -> None:
    every = [drop(passage(1, 1, ONE)), drop(passage(1, 2, ROAD)), drop(passage(2, 1, TWO))]
    file = decisions(tmp_path / "d.json", dropped=every)
    ran = run("brief", folder, "--decisions", file, "-o", tmp_path / "out", "-q")
    assert ran.code == 2
    assert ran.errors == [f"error: {file}: every sentence is dropped; take some of them back"]
