"""TMX: what CAT tools write is read, what they read is written, and what attacks a reader is refused."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.translate.doubles import document
from translate.errors import ConfigError
from translate.memory.tmx import read_tmx, tmx
from translate.records import Flag, FlagKind, Outcome, TranslatedDocument, TranslatedSegment

HEAD = '<?xml version="1.0"?><tmx version="1.4"><header srclang="ar"/><body>'
TAIL = "</body></tmx>"


def translated(*rows: tuple[str, str, Outcome], flags: tuple[Flag, ...] = ()) -> TranslatedDocument:
    article = document(*(source for source, _, _ in rows), id="article <1>")
    segments = tuple(
        TranslatedSegment(segment, target, outcome, 0.9, flags if outcome is Outcome.FLAGGED else ())
        for segment, (_, target, outcome) in zip(article.segments, rows, strict=True)
    )
    return TranslatedDocument(article, segments)


def read(tmp_path: Path, content: str | bytes) -> list[tuple[str, str]]:
    path = tmp_path / "team.tmx"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [(unit.source, unit.target) for unit in read_tmx(path)]


UNITS = {
    "regions and letter case of languages": (
        '<tu><tuv xml:lang="AR-sa"><seg>جسر</seg></tuv><tuv xml:lang="en-US"><seg>bridge</seg></tuv></tu>',
        [("جسر", "bridge")],
    ),
    "the language attribute of TMX 1.1": (
        '<tu><tuv lang="ar"><seg>جسر</seg></tuv><tuv lang="en_GB"><seg>bridge</seg></tuv></tu>',
        [("جسر", "bridge")],
    ),
    "English first, a third language between": (
        '<tu><tuv xml:lang="en"><seg>bridge</seg></tuv><tuv xml:lang="fr"><seg>pont</seg></tuv>'
        '<tuv xml:lang="ar"><seg>جسر</seg></tuv></tu>',
        [("جسر", "bridge")],
    ),
    "inline codes go, highlighted text stays": (
        '<tu><tuv xml:lang="ar"><seg><bpt i="1">&lt;b&gt;</bpt>أغلق<ept i="1">&lt;/b&gt;</ept> '
        '<hi>الجسر</hi><ph/></seg></tuv><tuv xml:lang="en"><seg>The bridge <it pos="end">}</it>closed</seg></tuv></tu>',
        [("أغلق الجسر", "The bridge closed")],
    ),
    "line breaks and escapes inside a segment": (
        '<tu><tuv xml:lang="ar"><seg>جسر\n  ونهر</seg></tuv><tuv xml:lang="en"><seg>bridge &amp; river</seg></tuv></tu>',
        [("جسر ونهر", "bridge & river")],
    ),
    "a unit without English is passed over": (
        '<tu><tuv xml:lang="ar"><seg>نهر</seg></tuv><tuv xml:lang="fr"><seg>fleuve</seg></tuv></tu>'
        '<tu><tuv xml:lang="ar"><seg>جسر</seg></tuv><tuv xml:lang="en"><seg>bridge</seg></tuv></tu>',
        [("جسر", "bridge")],
    ),
}


@pytest.mark.parametrize("kind", UNITS)
def test_units_as_cat_tools_write_them(tmp_path: Path, kind: str) -> None:
    unit, expected = UNITS[kind]
    assert read(tmp_path, HEAD + unit + TAIL) == expected


def test_a_file_without_a_unit_supplies_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD + TAIL) == []


def test_what_an_editor_confirmed_says_so_on_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "corrections.tmx"
    rows = (("جسر", "bridge", Outcome.CONFIRMED), ("نهر", "river", Outcome.FROM_MEMORY))
    path.write_text(tmx([translated(*rows)]), encoding="utf-8")
    assert [(unit.target, unit.confirmed) for unit in read_tmx(path)] == [("bridge", True), ("river", False)]


def test_utf_16_with_a_document_type(tmp_path: Path) -> None:
    unit = '<tu><tuv xml:lang="ar"><seg>جسر</seg></tuv><tuv xml:lang="en"><seg>bridge</seg></tuv></tu>'
    content = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">'
        f'<tmx version="1.4"><header/><body>{unit}</body></tmx>'
    )
    assert read(tmp_path, content.encode("utf-16")) == [("جسر", "bridge")]


REFUSED = {
    "entity bomb": (
        '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>',
        "refused as unsafe",
    ),
    "file of the machine": (
        '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>&x;</tmx>',
        "refused as unsafe",
    ),
    "entity of a DTD that is not there": (
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx>&nbsp;</tmx>',
        "refused as unsafe",
    ),
    "nested without end": ("<tmx>" + "<a>" * 5000, "nested deeper"),
    "cut short": (HEAD + "<tu><tuv", "not valid XML"),
    "not XML": ("source,target\nجسر,bridge\n", "line 1, column 1: not valid XML"),
    "another format": ("<html><body/></html>", "not a TMX file"),
    "other languages": (
        HEAD + '<tu><tuv xml:lang="de"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv></tu>' + TAIL,
        "no unit with both ar and en",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_used_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    content, reason = REFUSED[kind]
    with pytest.raises(ConfigError, match=reason) as raised:
        read(tmp_path, content)
    assert "team.tmx" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read"):
        read_tmx(tmp_path / "missing.tmx")


def test_what_is_written_is_well_formed_and_says_where_it_comes_from() -> None:
    flag = Flag(FlagKind.NUMBER, "3 & 5 differ.")
    content = tmx(
        [translated(("قال <3>", "He said <3>", Outcome.OK), ("و٥", "and 3", Outcome.FLAGGED), flags=(flag,))]
    )
    root = ElementTree.fromstring(content.encode())
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert header is not None
    assert (header.get("srclang"), header.get("segtype")) == ("ar", "sentence")
    assert {"creationtool", "creationtoolversion", "o-tmf", "adminlang", "datatype"} <= set(header.keys())
    first, second = root.iter("tu")
    assert [seg.text for seg in first.iter("seg")] == ["قال <3>", "He said <3>"]
    said = {prop.get("type"): prop.text for prop in second.iter("prop")}
    assert said["x-mujaz-document"] == "article <1>"
    assert said["x-mujaz-outcome"] == "flagged"
    assert said["x-mujaz-flags"] == "number"
    assert [note.text for note in second.iter("note")] == ["3 & 5 differ."]


def test_a_doubtful_translation_does_not_become_a_persons_by_a_round_trip(tmp_path: Path) -> None:
    content = tmx([translated(("أغلق الجسر", "Bridge shut", Outcome.OK), ("و٥", "and 3", Outcome.FLAGGED))])
    assert read(tmp_path, content) == [("أغلق الجسر", "Bridge shut")]
    corrected = content.replace("<seg>and 3</seg>", "<seg>and 5</seg>")
    assert read(tmp_path, corrected) == [("أغلق الجسر", "Bridge shut"), ("و٥", "and 5")]


@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_any_text_comes_back_but_for_its_spaces_and_controls(
    tmp_path_factory, source: str, target: str
) -> None:
    path = tmp_path_factory.mktemp("tmx") / "any.tmx"
    path.write_text(tmx([translated(("ا" + source, "a" + target, Outcome.OK))]), encoding="utf-8")
    (unit,) = read_tmx(path)
    for before, after in (("ا" + source, unit.source), ("a" + target, unit.target)):
        assert _letters(before) == _letters(after)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace())
