"""An editor's pass in a real Chromium: correct, drop, mark, reload, save; and the next brief holds to it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mujaz.report import brief_html
from summarize.editing import read_decisions
from tests.mujaz.conftest import Run
from tests.mujaz.report import bridge
from tests.mujaz.report.hostile import hostile
from tests.mujaz.report.test_browser import FAINT, PHONE, SEEN, until_seen
from translate.memory import read_tmx
from translate.segments import prepare

pytestmark = pytest.mark.browser

# File, title and its English, sentences and theirs.
ARTICLES = {
    "one": (
        ("مقتل 12 شخصا في قصف سوق التلول", "12 killed in shelling of Tulul market"),
        (
            "قتل 12 شخصا في قصف سوق التلول صباح الاثنين، بحسب الدفاع المدني.",
            "12 people were killed in the shelling of Tulul market on Monday morning, according to the Civil Defence.",
        ),
        (
            "وأغلقت الشرطة الطريق الساحلي أمام الشاحنات.",
            "Police closed the coast road & the <harbour> to lorries.",
        ),
    ),
    "two": (
        ("مقتل 27 شخصا في قصف سوق التلول", "27 killed in shelling of Tulul market"),
        (
            "قتل 27 شخصا في قصف سوق التلول صباح الاثنين، بحسب المرصد المحلي.",
            "27 people were killed in the shelling of Tulul market on Monday morning, according to the local observatory.",
        ),
        ("وزار وزير الصحة المستشفى المركزي مساء.", "The health minister visited the central hospital."),
    ),
}
MINISTER = "The minister of health visited the central hospital & its <ward> in the evening."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    units = []
    for name, rows in ARTICLES.items():
        title, *sentences = [arabic for arabic, _ in rows]
        (made / f"{name}.txt").write_text(
            f"{title}\n\n7 حزيران 2021\n\n{' '.join(sentences)}\n", encoding="utf-8"
        )
        for arabic, english in rows:
            english = english.replace("&", "&amp;").replace("<", "&lt;")
            units.append(
                f'<tu><tuv xml:lang="ar"><seg>{arabic}</seg></tuv><tuv xml:lang="en"><seg>{english}</seg></tuv></tu>'
            )
    (tmp_path / "given.tmx").write_text(
        f'<tmx version="1.4"><header srclang="ar"/><body>{"".join(units)}</body></tmx>', encoding="utf-8"
    )
    return made


def saved(page: Any, folder: Path, *names: str) -> list[Path]:
    """Clicks "Save corrections" and keeps what it downloads."""
    downloads: list[Any] = []

    def take(download: Any) -> None:
        downloads.append(download)

    page.on("download", take)
    page.click("#edit-save")
    for _ in range(100):
        if len(downloads) == len(names):
            break
        page.wait_for_timeout(50)
    assert [one.suggested_filename for one in downloads] == list(names)
    paths = []
    for one in downloads:
        one.save_as(folder / one.suggested_filename)
        paths.append(folder / one.suggested_filename)
    page.remove_listener("download", take)
    return paths


def sentences_of(brief: dict[str, Any]) -> list[str]:
    """Everything that a brief tells, with its warnings."""
    told = [brief["headline"], *(entry["sentence"] for entry in brief["timeline"])]
    told += [one for section in brief["sections"] for one in section["sentences"]]
    return [text for one in told for text in (one["text"], *one["warnings"])]


def brief_made(run: Run, folder: Path, out: Path, *options: object) -> tuple[dict[str, Any], str]:
    ran = run("brief", folder, "--no-translate", *options, "-o", out, "-q")
    assert ran.code == 0, ran.err
    return json.loads((out / "brief.json").read_text("utf-8")), ran.err


def test_what_an_editor_does_in_the_page_holds_in_the_next_brief(
    visit, run: Run, folder: Path, tmp_path: Path
) -> None:
    first, _ = brief_made(run, folder, tmp_path / "first", "--tm", tmp_path / "given.tmx")
    assert len(first["discrepancies"]) == 1
    assert "ccounts differ" in " ".join(sentences_of(first))
    page = visit(tmp_path / "first/brief.html")
    minister = "#main li.sentence[data-worded='2:2']"
    road = "#main li.sentence[data-worded='1:2']"
    assert page.locator(f"{minister} .edit-tools").is_hidden()

    page.click("#edit")
    page.click(f"{minister} button:has-text('Correct')")
    area = page.locator("#d2s2 textarea")
    until_seen(page, "#d2s2 textarea")
    assert page.evaluate("document.activeElement.matches('#d2s2 textarea')")
    assert area.input_value() == "The health minister visited the central hospital."
    area.fill(MINISTER)
    page.click(f"{road} button:has-text('Drop')")
    page.click(".discrepancy button:has-text('Mark as wrong')")
    assert "1 sentence corrected or confirmed, 1 sentence dropped, 1 difference marked" in page.inner_text(
        "#edit-state"
    )

    page.reload()
    assert page.inner_text(f"{minister} .told") == MINISTER
    assert page.locator(f"{road} [aria-pressed=true]").count() == 1
    assert page.locator(".discrepancy.dropped").count() == 1
    tmx, decisions = saved(page, tmp_path, "corrections.tmx", "decisions.json")

    (unit,) = read_tmx(tmx)
    assert (unit.source, unit.target, unit.confirmed) == (ARTICLES["two"][2][0], MINISTER, True)
    record = json.loads(decisions.read_text("utf-8"))
    schema = json.loads((Path(__file__).parents[3] / "docs/schemas/decisions-1.json").read_text("utf-8"))
    jsonschema.validate(record, schema)

    second, said = brief_made(run, folder, tmp_path / "second", "--tm", tmx, "--decisions", decisions)
    assert "warning" not in said
    told = " ".join(sentences_of(second))
    assert MINISTER in told
    assert "<harbour>" not in told
    assert second["discrepancies"] == []
    assert "ccounts differ" not in told
    assert [one["question"] for one in second["editor"]["differences"]] == [
        one["question"] for one in first["discrepancies"]
    ]
    assert [one["citations"][0]["label"] for one in second["editor"]["dropped"]] == ["[1:2]"]
    corrected = second["sources"][1]["segments"][1]
    assert (corrected["outcome"], corrected["flags"]) == ("confirmed", [])
    text = (tmp_path / "second/brief.md").read_text("utf-8")
    assert "English confirmed by an editor" in text
    assert "Left out of the brief." in text

    page = visit(tmp_path / "second/brief.html")
    assert page.locator("#main .confirmed-mark").count() >= 1
    assert "Confirmed by an editor." in page.locator("#d2s2 .en").text_content()
    assert "Not a difference: " in page.inner_text("#decided")
    page.click("#edit")
    # A second pass hands on what the first decided, less what is taken back.
    page.click("#decided-1 button")
    again, kept = saved(page, tmp_path / "again", "corrections.tmx", "decisions.json")
    assert [(one.target, one.confirmed) for one in read_tmx(again)] == [(MINISTER, True)]
    found = read_decisions(kept)
    assert (len(found.dropped), len(found.wrong)) == (0, 1)
    third, _ = brief_made(run, folder, tmp_path / "third", "--tm", again, "--decisions", kept)
    assert "<harbour>" in " ".join(sentences_of(third))
    assert third["discrepancies"] == []

    page = visit(tmp_path / "third/brief.html")
    page.click("#edit")
    page.click("#d2s2 .ar")
    page.uncheck("#d2s2 .edit-sure")
    nothing, kept = saved(page, tmp_path / "last", "corrections.tmx", "decisions.json")
    fourth, said = brief_made(run, folder, tmp_path / "fourth", "--tm", nothing, "--decisions", kept)
    assert fourth["sources"][1]["segments"][1]["outcome"] == "failed"
    assert "1 sentences have no English" in said


def test_a_right_translation_is_confirmed_and_taken_back_with_the_keyboard_alone(
    visit, bridge_page, tmp_path: Path
) -> None:
    page = visit(bridge_page)
    page.locator("#edit").focus()
    page.keyboard.press("Enter")
    page.locator("#s8 button").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    (tmx,) = saved(page, tmp_path, "corrections.tmx")
    assert [unit.target for unit in read_tmx(tmx)] == [bridge.english(1, 6)]
    page.locator("#d1s6 input").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Correct"
    assert page.inner_text("#edit-state") == "Nothing is changed yet."
    assert saved(page, tmp_path) == []


def test_another_brief_begins_anew(visit, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(brief_html(bridge.brief(), bridge.DOCUMENTS), encoding="utf-8")
    page = visit(path)
    page.click("#edit")
    page.click("#s2 button:has-text('Drop')")
    page.reload()
    assert page.locator("#s2.dropped").count() == 1
    path.write_text(
        brief_html(replace(bridge.brief(), dateline="Another"), bridge.DOCUMENTS), encoding="utf-8"
    )
    page.reload()
    assert page.locator(".dropped").count() == 0


def test_hostile_text_is_saved_as_text(visit, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    brief, documents = hostile()
    path.write_text(brief_html(brief, documents), encoding="utf-8")
    page = visit(path)
    page.click("#edit")
    page.click(".masthead .edit-tools button:has-text('Drop')")
    page.click("#d1s1 .ar")
    page.check("#d1s1 .edit-sure")
    for mark in page.locator(".discrepancy .edit-tools button").all():
        mark.click()
    tmx, decisions = saved(page, tmp_path, "corrections.tmx", "decisions.json")
    (unit,) = read_tmx(tmx)
    # XML holds no half of a character; no file that was read holds one either.
    assert prepare(unit.source) == prepare(documents[0].segments[0].segment.text.replace("\ud800", " "))
    found = read_decisions(decisions)
    assert {one.question for one in found.wrong} == {one.question for one in brief.discrepancies}
    assert page.title() != "broken"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_where_the_browser_keeps_nothing_the_page_says_so_and_still_saves(
    visit, bridge_page, tmp_path: Path
) -> None:
    page = visit(bridge_page)
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.click("#edit")
    page.click("#s2 button:has-text('Drop')")
    assert "save before you leave" in page.inner_text("#edit-state")
    (decisions,) = saved(page, tmp_path, "decisions.json")
    assert len(read_decisions(decisions).dropped) == 1


@pytest.mark.parametrize(
    "kept", ["[]", "{", "null", '{"english": {"1:1": 7, "9:9": "x"}, "dropped": "s", "wrong": [{}]}']
)
def test_what_another_page_left_in_the_browser_does_no_harm(visit, bridge_page, kept: str) -> None:
    page = visit(bridge_page)
    page.evaluate(
        "kept => localStorage.setItem('mujaz-edit-' + document.querySelector('#edit-bar').dataset.brief, kept)",
        kept,
    )
    page.reload()
    assert page.locator("#edit-bar").is_hidden()
    page.click("#edit")
    assert page.inner_text("#edit-state") == "Nothing is changed yet."


def test_in_edit_mode_all_text_stands_out_and_nothing_is_wider_than_the_screen(visit, bridge_page) -> None:
    page = visit(bridge_page, reduced_motion="reduce")
    page.click("#edit")
    page.click("#s2 button:has-text('Correct')")
    page.locator("#d1s1 textarea").fill("The bridge fell.")
    page.click("#s3 button:has-text('Drop')")
    page.locator(".discrepancy .edit-tools button").first.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT) == []
    assert page.locator("#d1s1 .ar").evaluate("e => getComputedStyle(e).direction") == "rtl"
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_english_is_corrected_in_the_sheet(visit, bridge_page) -> None:
    page = visit(bridge_page, **PHONE)
    page.tap("#edit")
    page.tap("#s8 button:has-text('Correct')")
    until_seen(page, "#d1s6 textarea")
    assert page.locator("#d1s6 .ar").evaluate(SEEN)
