"""A brief in Arabic: the articles' own sentences, cited as in English, read from the right, nothing English built in."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace

import pytest

from mujaz.report import brief_html, brief_json, brief_markdown
from mujaz.report.parts.page import render
from mujaz.report.parts.wording import phrases
from summarize.arabic import Arabic
from summarize.records import BriefSentence, SectionKind
from tests.mujaz.report import arabic, bridge
from tests.mujaz.report.hostile import hostile
from tests.mujaz.report.test_html import Parsed
from tests.mujaz.report.test_json import VALIDATOR, WORDING

LATIN = re.compile("[A-Za-z]+")
QUOTED = re.compile("«([^«»]+)»")


def sentences() -> list[BriefSentence]:
    brief, _ = arabic.samples()
    return [one for section in brief.sections for one in section.sentences] + [
        entry.sentence for entry in brief.timeline
    ]


def is_built(sentence: BriefSentence) -> bool:
    return not sentence.cluster


def test_every_sentence_is_one_of_an_article_or_built_of_what_articles_print() -> None:
    told = sentences()
    assert len(told) > 10
    assert any(map(is_built, told))
    for sentence in told:
        quotes = [citation.quote for citation in sentence.citations]
        if is_built(sentence):
            values = QUOTED.findall(sentence.text)
            assert values
            assert all(any(value in quote for quote in quotes) for value in values), sentence.text
        else:
            assert sentence.text == quotes[0]


def test_the_headline_is_an_article_s_own_title() -> None:
    brief, documents = arabic.samples()
    title, _, rest = brief.headline.text.partition("؛")
    assert title in [one.document.title for one in documents]
    assert f"؛{rest}" in ("؛", Arabic().differing_title)


def test_nothing_the_brief_says_of_its_own_has_latin_letters() -> None:
    brief, documents = arabic.samples()
    own = [
        brief.dateline,
        *(section.note for section in brief.sections),
        *(warning for one in sentences() for warning in one.warnings),
        *(one.text for one in sentences() if is_built(one)),
        *(entry.label for entry in brief.timeline),
        *(note for source in brief.sources for note in source.notes),
        *(text for one in brief.discrepancies for text in (one.question, one.explanation)),
        *(account.value for one in brief.discrepancies for account in one.accounts),
    ]
    printed = set(LATIN.findall(" ".join(f"{one.document.text} {one.document.title}" for one in documents)))
    assert not [text for text in own if set(LATIN.findall(text)) - printed]
    page = Parsed(brief_html(brief, documents))
    # What cleaning took out is listed as it was; the wordmark and the two keys are not told.
    removed = LATIN.findall(" ".join(cut.text for one in documents for cut in one.document.removed))
    names = set(LATIN.findall(" ".join(one.document.outlet or one.document.id for one in documents)))
    assert set(LATIN.findall(" ".join(page.texts))) <= {*printed, *names, *removed, "Mujaz", "j", "k"}
    markdown = brief_markdown(brief, documents)
    assert set(LATIN.findall(markdown)) <= printed | names | set(LATIN.findall('<div dir="rtl" lang="ar">'))


def test_what_differs_is_asked_in_arabic_and_every_account_keeps_its_words() -> None:
    brief, _ = arabic.samples()
    english = {one.id: one for one in brief.ledger.discrepancies}
    assert brief.discrepancies
    assert any(one.question == "ما عدد الوفيات بين العاملين؟" for one in brief.discrepancies)
    for one in brief.discrepancies:
        assert [a.quote for a in one.accounts] == [a.quote for a in english[one.id].accounts]
        assert all(
            value in account.quote for account in one.accounts for value in QUOTED.findall(account.value)
        )


def test_no_section_tells_of_translation() -> None:
    brief, documents = arabic.samples()
    assert SectionKind.UNSURE not in [section.kind for section in brief.sections]
    assert "ترجمة غير مؤكدة" not in brief_markdown(brief, documents)


def test_the_json_is_valid_says_its_language_and_cites_as_the_english_does() -> None:
    brief, documents = arabic.samples()
    made = json.loads(json.dumps(brief_json(brief, documents)))
    VALIDATOR.validate(made)
    assert made["language"] == "ar"
    cited = [
        citation
        for section in made["sections"]
        for one in section["sentences"]
        for citation in one["citations"]
    ]
    assert cited
    for one in cited:
        assert made["sources"][one["document"] - 1]["text"][one["start"] : one["end"]] == one["quote"]
    english = brief_json(bridge.brief(), bridge.DOCUMENTS)
    assert "language" not in english
    assert set(cited[0]) == set(english["headline"]["citations"][0])


def test_in_markdown_every_citation_is_isolated_and_listed_with_its_sentence() -> None:
    brief, documents = arabic.samples()
    markdown = brief_markdown(brief, documents)
    assert markdown.startswith('<div dir="rtl" lang="ar">\n\n# ')
    assert markdown.endswith("\n</div>\n")
    labels = re.findall(r"\[\d+:\d+\]", markdown)
    assert len(labels) > 20
    assert re.findall(r"\u2066(\[\d+:\d+\])\u2069", markdown) == labels
    body, listed = markdown.split("## الجمل المستشهد بها\n")
    cited = set(re.findall(r"\[\d+:\d+\]", body)) - {"[2:14]"}
    assert cited == set(re.findall(r"^\u2066(\[\d+:\d+\])", listed, re.M))


def test_the_page_is_read_from_the_right_and_its_citations_from_the_left() -> None:
    page = Parsed(brief_html(*arabic.samples()))
    _, html = next(one for one in page.elements if one[0] == "html")
    assert (html["lang"], html["dir"]) == ("ar", "rtl")
    marked = [attrs for tag, attrs in page.elements if tag == "bdi" and attrs.get("dir") == "ltr"]
    assert len(marked) >= sum("data-key" in attrs for _, attrs in page.elements)
    # An English page says neither.
    english = Parsed(brief_html(bridge.brief(), bridge.DOCUMENTS))
    assert next(attrs for tag, attrs in english.elements if tag == "html") == {"lang": "en"}


def test_the_page_s_script_speaks_arabic_and_the_english_one_stays() -> None:
    script = Parsed(brief_html(*arabic.samples())).raw["script"]
    assert "فاتح" in script
    assert "entries shown" not in script
    assert "entries shown" in Parsed(brief_html(bridge.brief(), bridge.DOCUMENTS)).raw["script"]


def test_a_sentence_that_the_script_does_not_say_is_no_silent_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "mujaz.report.parts.page.phrases",
        lambda table, language: {"nowhere in it": "x"} if table == "script" else phrases(table, language),
    )
    with pytest.raises(ValueError, match="nowhere in it"):
        render("page.html.j2", language="ar")


def test_hostile_text_stays_text() -> None:
    brief, documents = hostile()
    brief = replace(brief, language="ar")
    markdown = brief_markdown(brief, documents)
    outer = markdown.removeprefix('<div dir="rtl" lang="ar">').removesuffix("</div>\n")
    assert not re.search(r"(?<!\\)<", re.sub("`[^`]+`", "", outer.replace("\\`", "")))
    assert not re.search("[\u202a-\u202e\u2067\u2068\x00]", markdown)
    shown = "".join(Parsed(brief_html(brief, documents)).texts)
    assert shown.count("<script>document.title='broken'</script>") > 15
    assert "⟨U+202E⟩gnp.exe" in shown


@pytest.mark.parametrize(
    "table",
    ["sections", "certainty", "certainty_alone", "removed", "date", "verdict", "places", "frame", "page"],
)
def test_the_arabic_wording_has_every_entry_of_the_english(table: str) -> None:
    english = tomllib.loads(WORDING.read_text("utf-8"))[table]
    arabic_wording = tomllib.loads(WORDING.with_name("wording.ar.toml").read_text("utf-8"))[table]
    assert list(english) == list(arabic_wording)
