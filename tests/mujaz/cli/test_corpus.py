"""What a user of `mujaz corpus` relies on: every event told once, an index that is safe to open, runs that go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.mujaz.conftest import ARTICLE, OTHER, EchoEngine, Run

FIRE = """حريق في مصفاة الميناء

3 أيار 2031

اندلع حريق كبير في مصفاة الميناء النفطية فجر اليوم. وأصيب 7 عمال بجروح في حريق المصفاة.
"""
FIRE_TOO = """مصفاة الميناء تتوقف بعد الحريق

4 أيار 2031

قالت شركة النفط إن حريق مصفاة الميناء أوقف الإنتاج. وأصيب 9 عمال في حريق المصفاة.
"""
ALONE = """نادي النجوم <script>alert(1)</script> يفوز بالكأس

أحرز المهاجم هدفين في المباراة النهائية أمام جماهير الملعب. وتسلم قائد الفريق الكأس.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two events of two articles and one article that stands alone, as JSON lines."""
    path = tmp_path / "news.jsonl"
    texts = {"water": ARTICLE, "fire": FIRE, "alone": ALONE, "water-too": OTHER, "fire-too": FIRE_TOO}
    lines = [json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in texts.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def events(out: Path) -> dict[frozenset[str], dict[str, object]]:
    lines = (out / "events.jsonl").read_text(encoding="utf-8").splitlines()
    return {frozenset(a["id"] for a in record["articles"]): record for record in map(json.loads, lines)}


def contents(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_each_event_gets_a_brief_and_a_comparison_and_the_index_links_them(
    run: Run, news: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    ran = run("corpus", news, "-o", out)
    assert ran.code == 0, ran.err
    found = events(out)
    assert set(found) == {
        frozenset({"water", "water-too"}),
        frozenset({"fire", "fire-too"}),
        frozenset({"alone"}),
    }
    page = (out / "index.html").read_text(encoding="utf-8")
    for members, record in found.items():
        assert bool(record["folder"]) == (len(members) > 1)
        for name in record["files"]:
            assert (out / str(record["folder"]) / name).stat().st_size
        if record["folder"]:
            assert f'href="{record["folder"]}/brief.html"' in page
            assert f'href="{record["folder"]}/comparison.html"' in page


def test_what_articles_hold_is_escaped_in_the_index(run: Run, news: Path, tmp_path: Path) -> None:
    run("corpus", news, "-o", tmp_path / "out", "--no-translate")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "نادي النجوم" in page
    assert "<script>alert" not in page


def test_a_second_run_asks_no_model_and_changes_no_byte(
    run: Run, news: Path, tmp_path: Path, engine: EchoEngine
) -> None:
    out = tmp_path / "out"
    run("corpus", news, "-o", out)
    before, asked = contents(out), len(engine.seen)
    ran = run("corpus", news, "-o", out, "--json")
    assert json.loads(ran.out)["kept"] == 2
    assert len(engine.seen) == asked
    assert contents(out) == before


def test_an_interrupted_run_goes_on_to_the_same_bytes(
    run: Run, news: Path, tmp_path: Path, engine: EchoEngine
) -> None:
    run("corpus", news, "-o", tmp_path / "whole", "--no-memory")
    total = len(engine.seen)
    engine.seen.clear()
    engine.interrupt_after = total - 1
    out = tmp_path / "out"
    assert run("corpus", news, "-o", out, "--no-memory").code == 130
    assert not (out / "index.html").exists()
    engine.interrupt_after = None
    ran = run("corpus", news, "-o", out, "--no-memory", "--json")
    assert json.loads(ran.out)["kept"] == 1
    assert contents(out) == contents(tmp_path / "whole")


def test_an_article_more_makes_its_event_anew_and_leaves_the_other(
    run: Run, news: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("corpus", news, "-o", out, "--no-translate")
    more = json.dumps({"id": "fire-again", "text": FIRE + "\nوتابع رجال الإطفاء عملهم في المصفاة."})
    news.write_text(news.read_text(encoding="utf-8") + "\n" + more, encoding="utf-8")
    ran = run("corpus", news, "-o", out, "--no-translate", "--json")
    assert json.loads(ran.out)["kept"] == 1
    assert frozenset({"fire", "fire-too", "fire-again"}) in events(out)


def test_a_half_written_event_is_told_anew(run: Run, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("corpus", news, "-o", out, "--no-translate")
    before = contents(out)
    next((out / "events").glob("*/event.json")).write_text('{"folder":', encoding="utf-8")
    assert json.loads(run("corpus", news, "-o", out, "--no-translate", "--json").out)["kept"] == 1
    assert contents(out) == before


def test_an_event_that_lost_a_file_is_told_anew(run: Run, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("corpus", news, "-o", out, "--no-translate")
    before = contents(out)
    next(out.glob("events/*/comparison.html")).unlink()
    assert json.loads(run("corpus", news, "-o", out, "--no-translate", "--json").out)["kept"] == 1
    assert contents(out) == before


def test_a_line_that_is_no_article_is_one_error_and_the_rest_is_told(
    run: Run, news: Path, tmp_path: Path
) -> None:
    news.write_text(news.read_text(encoding="utf-8") + "\nnot json", encoding="utf-8")
    ran = run("corpus", news, "-o", tmp_path / "out", "--no-translate")
    assert ran.code == 1
    assert len(ran.errors) == 1
    assert "line 6 is not JSON" in ran.errors[0]
    assert len(events(tmp_path / "out")) == 3


def test_an_unknown_executor_is_named_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    ran = run("corpus", "nowhere", "-o", tmp_path / "out", "--executor", "spark")
    assert ran.code == 2
    assert ran.errors == ["error: --executor spark: choose from local, ray"]
