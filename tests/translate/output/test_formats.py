"""Output formats: paragraphs kept, one JSON object a line whatever the text holds, file names that are safe."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translate.doubles import document
from translate.output.formats import file_names, jsonl, plain_text
from translate.output.report import report_lines, report_record, translation_report
from translate.records import (
    Document,
    Flag,
    FlagKind,
    Outcome,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)


def english(article: Document, texts: list[str], title: str = "") -> TranslatedDocument:
    segments = tuple(
        TranslatedSegment(segment, text, Outcome.OK if text else Outcome.FAILED, 0.9 if text else 0.0)
        for segment, text in zip(article.segments, texts, strict=True)
    )
    heading = (
        TranslatedSegment(Segment(0, 0, 0, article.title, True), title, Outcome.OK, 1.0) if title else None
    )
    return TranslatedDocument(article, segments, heading)


def article(text: str, *sentences: str) -> Document:
    segments = tuple(
        Segment(i, text.index(s), text.index(s) + len(s), s) for i, s in enumerate(sentences, start=1)
    )
    return replace(document(), text=text, segments=segments, title="عنوان")


def test_the_arabic_paragraphs_are_kept() -> None:
    source = article("جملة أولى. ثانية.\n\nثالثة.\n- رابعة", "جملة أولى.", "ثانية.", "ثالثة.", "رابعة")
    done = english(source, ["First.", "Second.", "Third.", "Fourth"], title="Title")
    assert plain_text(done) == "Title\n\nFirst. Second.\n\nThird.\n- Fourth\n"


def test_what_has_no_translation_is_shown_in_arabic_and_said() -> None:
    done = english(article("أولى. ثانية.", "أولى.", "ثانية."), ["First.", ""])
    assert plain_text(done) == "First. [not translated: ثانية.]\n"


def test_nothing_reorders_or_breaks_a_line_of_text() -> None:
    done = english(article("أولى.", "أولى."), ["a\u202eb\u2066c\x00d\u2028e\x85f\ud800g"])
    assert plain_text(done) == "a b c d e f g\n"
    plain_text(done).encode()


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_record_is_one_line_and_means_what_the_text_was(source: str, target: str) -> None:
    done = english(article("ا" + source, "ا" + source), ["x" + target])
    content = jsonl([done])
    content.encode()
    (line,) = content.splitlines()
    record = json.loads(line)
    assert (record["source"], record["target"]) == ("ا" + source, "x" + target)
    assert (record["document"], record["segment"], record["start"], record["end"]) == (
        "one",
        1,
        0,
        1 + len(source),
    )


NAMES = [
    (["water", "power"], ["water", "power"]),
    (["water", "Water", "water"], ["water", "Water-2", "water-3"]),
    (["../../etc/passwd", "/root/.bashrc"], ["etc_passwd", "root_.bashrc"]),
    (["..", "", "///"], ["document", "document-2", "document-3"]),
    (["خبر عاجل"], ["خبر_عاجل"]),
    (["a\x00b\nc"], ["a_b_c"]),
    (["x" * 300], ["x" * 80]),
]


@pytest.mark.parametrize(("ids", "expected"), NAMES)
def test_document_ids_as_file_names(ids: list[str], expected: list[str]) -> None:
    assert file_names(ids) == expected


@given(st.lists(st.text(max_size=90), max_size=6))
def test_file_names_are_safe_and_distinct(ids: list[str]) -> None:
    names = file_names(ids)
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(PurePosixPath(name).name == name and not name.startswith(".") for name in names)


def test_the_report() -> None:
    source = article("أولى. ثانية. ثالثة.", "أولى.", "ثانية.", "ثالثة.")
    done = english(source, ["First.", "Second.", ""], title="Title")
    first, second, third = done.segments
    first = replace(first, edits=("post-edit: HTML entity", "glossary: Frist → First"))
    flag = Flag(FlagKind.NUMBER, "3 is missing.", "٣", "")
    second = replace(
        second, outcome=Outcome.FLAGGED, quality=0.4, flags=(flag,), steps=("wider beam: no better",)
    )
    report = translation_report([replace(done, segments=(first, second, third))])
    assert report.outcomes == {
        "ok": 2,
        "repaired": 0,
        "flagged": 1,
        "failed": 1,
        "from_memory": 0,
        "confirmed": 0,
    }
    assert report.flags == {"number": 1}
    assert report.steps == {"wider beam: no better": 1}
    assert report.post_edits == {"post-edit: HTML entity": 1}
    assert report.forced_edits == (("one", 1, "glossary: Frist → First"),)
    assert [item.segment.segment.index for item in report.least_trusted] == [3, 2, 1, 0]
    record = report_record(report, model="m", signature="s")
    assert json.loads(json.dumps(record))["least_trusted"][1]["flags"][0]["source_text"] == "٣"
    shown = "\n".join(report_lines(report))
    for said in (
        "1 document, 4 segments: 2 ok, 1 flagged, 1 failed",
        "flags: 1 number",
        "Frist → First",
        "one:2",
    ):
        assert said in shown


def test_the_report_of_nothing() -> None:
    assert translation_report([]).segments == 0
    assert report_record(translation_report([]), model="m", signature="s")["mean_quality"] is None
    assert report_lines(translation_report([])) == ["0 documents, 0 segments: nothing to do"]
