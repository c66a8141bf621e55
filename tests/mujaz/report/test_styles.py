"""The forms of a brief: in full, with its opening as a list, in short; with a title of one's own."""

from __future__ import annotations

from dataclasses import replace

from mujaz.pipeline import STYLES
from mujaz.report import brief_html, brief_json, brief_markdown
from summarize.records import Section, SectionKind, Style
from tests.mujaz.report import bridge

FULL = bridge.brief()
# The hand-made brief has no opening: its agreed sentences serve.
LEAD = Section(SectionKind.LEAD, next(p for p in FULL.sections if p.kind is SectionKind.AGREED).sentences)
BRIEF = replace(FULL, sections=(LEAD, *FULL.sections))


def test_bullets_list_the_opening_and_keep_everything() -> None:
    full, listed = (
        brief_markdown(replace(BRIEF, style=style), bridge.DOCUMENTS) for style in (Style.WIRE, Style.BULLETS)
    )
    first = LEAD.sentences[0].text
    opening = listed.split("## In short")[1].split("## ")[0]
    assert f"- {first} [" in opening
    assert f"- {first} [" not in full.split("## In short")[1].split("## ")[0]
    assert full.count("\n## ") == listed.count("\n## ")
    assert '<p class="lead">' not in brief_html(replace(BRIEF, style=Style.BULLETS), bridge.DOCUMENTS)


def test_the_executive_form_holds_the_opening_the_agreed_and_the_differences_and_says_what_it_leaves_out() -> (
    None
):
    brief = replace(BRIEF, style=Style.EXECUTIVE)
    text = brief_markdown(brief, bridge.DOCUMENTS)
    heads = [line.split(" (")[0].removeprefix("## ") for line in text.splitlines() if line.startswith("## ")]
    assert heads[:3] == ["In short", "What is agreed", "Where accounts differ"]
    assert not {"Who says what", "Timeline", "Only in one source"} & set(heads)
    left = sum(
        len(part.sentences)
        for part in brief.sections
        if part.kind not in (SectionKind.LEAD, SectionKind.AGREED, SectionKind.DIFFER)
    )
    assert f"{left} sentences of other sections are left out" in text
    assert "left out" in brief_html(brief, bridge.DOCUMENTS)
    assert brief_json(brief, bridge.DOCUMENTS) == brief_json(BRIEF, bridge.DOCUMENTS)


def test_a_title_of_ones_own_stands_above_the_headline_and_is_no_markup() -> None:
    brief = replace(BRIEF, title="Monday <b>briefing</b>: *the* bridge")
    text, page = brief_markdown(brief, bridge.DOCUMENTS), brief_html(brief, bridge.DOCUMENTS)
    assert text.startswith("# Monday ")
    assert "<b>" not in text
    assert f"**{BRIEF.headline.text} [" in text
    assert "<title>Monday &lt;b&gt;briefing" in page
    assert "<b>briefing" not in page
    assert brief_json(brief, bridge.DOCUMENTS)["title"] == brief.title


def test_without_any_of_it_nothing_is_said_of_it() -> None:
    assert "title" not in brief_json(BRIEF, bridge.DOCUMENTS)
    assert "left out" not in brief_markdown(BRIEF, bridge.DOCUMENTS)


def test_the_command_knows_every_style() -> None:
    assert set(STYLES) == {style.value for style in Style}
