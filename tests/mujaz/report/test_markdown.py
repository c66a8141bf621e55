"""brief.md: the golden brief, and nothing an article says is read as markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mujaz.report import brief_markdown
from mujaz.report.parts.markdown import text_line
from summarize.records.brief import SectionKind
from tests.mujaz.report import bridge
from tests.mujaz.report.hostile import hostile

GOLDEN = Path(__file__).with_name("bridge") / "brief.md"
ARABIC = re.compile("[\u0600-\u06ff]")


def test_the_bridge_brief_is_the_golden_one() -> None:
    """`python -m tests.mujaz.report.test_markdown` writes the golden anew; read the difference."""
    assert brief_markdown(bridge.brief(), bridge.DOCUMENTS) == GOLDEN.read_text(encoding="utf-8")


def test_every_citation_has_its_arabic_at_the_end() -> None:
    body, arabic = brief_markdown(bridge.brief(), bridge.DOCUMENTS).split("## The Arabic\n")
    cited = set(re.findall(r"\[\d+:\d+\]", body)) - {"[2:14]"}
    assert len(cited) > 15
    assert cited == set(re.findall(r"^\[\d+:\d+\]", arabic, re.M))


def test_arabic_has_its_own_line_or_ends_one() -> None:
    """Latin letters or digits after Arabic would be shown out of order where lines are read left to right."""
    for line in brief_markdown(bridge.brief(), bridge.DOCUMENTS).splitlines():
        found = ARABIC.search(line)
        before = line[: found.start()] if found else ""
        if found and re.search("[A-Za-z]", before) and "العوامات" not in line:
            assert not re.search("[A-Za-z]", line[found.start() :]), line


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("plain words, 5 of them.", "plain words, 5 of them."),
        ("[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"),
        ("<script>", "\\<script\\>"),
        ("a*b_c`d|e~f", "a\\*b\\_c\\`d\\|e\\~f"),
        ("# not a heading", "\\# not a heading"),
        ("- not a list", "\\- not a list"),
        ("3. not a list", "3\\. not a list"),
        ("3.5 million", "3.5 million"),
        ("two\n\n# lines", "two # lines"),
        ("R&D &lt;b&gt;", "R&D &amp;lt;b&amp;gt;"),
        ("\u202egnp", "⟨U+202E⟩gnp"),
    ],
)
def test_text_is_text(text: str, markdown: str) -> None:
    assert text_line(text) == markdown


def test_a_hostile_brief_stays_a_list_of_sentences() -> None:
    markdown = brief_markdown(*hostile())
    markdown.encode("utf-8")
    # A backslash does nothing between backquotes, and nothing there is read as markup.
    assert not re.search(r"(?<!\\)<", re.sub("`[^`]+`", "", markdown.replace("\\`", "")))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", markdown)
    assert [line for line in markdown.splitlines() if line.startswith("## ")] == [
        "## What is agreed (1)",
        "## Where accounts differ (1)",
        "## Translation unsure (1)",
        "## Timeline (1)",
        "## About the sources (2)",
        "## The Arabic",
    ]


def test_an_unsure_sentence_prints_each_arabic_text_once_with_its_places() -> None:
    brief = bridge.brief()
    unsure = next(part for part in brief.sections if part.kind is SectionKind.UNSURE)
    sentence = unsure.sentences[0]
    citation = sentence.citations[0]
    twice = replace(sentence, citations=(citation, citation))
    sections = tuple(replace(part, sentences=(twice,)) if part is unsure else part for part in brief.sections)
    text = brief_markdown(replace(brief, sections=sections), bridge.DOCUMENTS)
    (line,) = (line for line in text.splitlines() if line.startswith(f"  - {citation} "))
    assert citation.quote in line


if __name__ == "__main__":
    GOLDEN.write_text(brief_markdown(bridge.brief(), bridge.DOCUMENTS), encoding="utf-8")
