"""brief.html read as a parser reads it: links that lead somewhere, text that stays text, nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mujaz.report import ModelView, brief_html, brief_json, comparison_html, translation_html
from mujaz.report.brief.json import dump
from summarize.editing import SCHEMA
from summarize.records import Brief, Decided, Price, WordedSentence, Wording
from summarize.records.brief import Citation
from tests.mujaz.report import arabic, bridge, comparisons
from tests.mujaz.report.hostile import POISON, hostile

DECISIONS = json.loads(
    (Path(__file__).parents[3] / "docs/schemas/decisions-1.json").read_text(encoding="utf-8")
)
ALLOWED = """
a article aside b bdi body button circle code dd details div dl dt fieldset figcaption figure footer g h1 h2 h3 h4 head
header html input kbd label legend li link main meta nav ol p path q rect script section span strong style summary svg
table tbody td text th thead time title tr ul
"""


class Parsed(HTMLParser):
    """The elements, ids and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.raw: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if self._open and self._open[-1] in ("style", "script"):
            self.raw[self._open[-1]] = self.raw.get(self._open[-1], "") + data
        else:
            self.texts.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.elements if name in attrs]


def hostile_translation() -> str:
    brief, documents = hostile()
    return translation_html(documents, ModelView(brief.model, brief.model_reason, POISON, POISON))


def hostile_decided() -> Brief:
    """Every difference of the hostile brief, marked as wrong by an editor."""
    brief, _ = hostile()
    return replace(brief, discrepancies=(), decided=Decided(wrong=brief.discrepancies))


def hostile_worded() -> Brief:
    """The hostile brief as a hostile model worded it."""
    brief, _ = hostile()
    texts = tuple(
        WordedSentence((1, 1), POISON, POISON, by_model, (POISON,), task=task, of=POISON)
        for by_model in (True, False)
        for task in ("headline", "question", "source-summary", "rewrite-sentence")
    )
    return replace(
        brief,
        headline=replace(brief.headline, extractive=POISON),
        discrepancies=tuple(replace(one, extractive=POISON) for one in brief.discrepancies),
        wording=Wording(POISON, (POISON,), texts, Price(1.0, 1.0, POISON)),
    )


PAGES = {
    "hostile worded brief": lambda: brief_html(hostile_worded(), hostile()[1]),
    "brief": lambda: brief_html(bridge.brief(), bridge.DOCUMENTS),
    "decided brief": lambda: brief_html(bridge.decided(), bridge.DOCUMENTS),
    "hostile decided brief": lambda: brief_html(hostile_decided(), hostile()[1]),
    "hostile brief": lambda: brief_html(*hostile()),
    "Arabic brief": lambda: brief_html(*arabic.samples()),
    "hostile Arabic brief": lambda: brief_html(replace(hostile()[0], language="ar"), hostile()[1]),
    "translation": lambda: translation_html(bridge.DOCUMENTS),
    "hostile translation": hostile_translation,
    "comparison": lambda: comparison_html(*comparisons.samples()),
    "Arabic comparison": lambda: comparison_html(*comparisons.arabic_samples()),
    "hostile comparison": lambda: comparison_html(*comparisons.attacked()),
}


@pytest.fixture(scope="module", params=PAGES)
def page(request) -> tuple[str, Parsed]:
    html = PAGES[request.param]()
    return html, Parsed(html)


def test_ids_are_unique_and_every_link_inside_the_page_leads_somewhere(page) -> None:
    _, parsed = page
    ids = parsed.attributes("id")
    assert len(ids) == len(set(ids))
    links = parsed.attributes("href")
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_every_citation_lights_a_span_of_the_sentence_it_links_to(page) -> None:
    html, parsed = page
    for attrs in (attrs for _, attrs in parsed.elements if "data-key" in attrs):
        segment = html.split(f'id="{attrs["href"][1:]}"', 1)[1].split('class="en"', 1)[0]
        assert re.search(rf'data-keys="[\d ]*\b{attrs["data-key"]}\b[\d ]*"', segment)


def test_the_page_holds_only_our_elements_and_no_handler_or_style_attribute(page) -> None:
    _, parsed = page
    assert {tag for tag, _ in parsed.elements} <= set(ALLOWED.split())
    names = {name for _, attrs in parsed.elements for name in attrs}
    assert not {name for name in names if name.startswith("on")}
    assert not names & {"style", "src", "srcset", "srcdoc", "action", "formaction"}


def test_nothing_comes_from_outside(page) -> None:
    _, parsed = page
    assert not re.search(r"url\(|@import|@font-face", parsed.raw["style"])
    assert not re.search(
        r"fetch\(|XMLHttpRequest|WebSocket|import\(|sendBeacon|innerHTML|eval\(", parsed.raw["script"]
    )


def test_the_policy_admits_exactly_the_page_s_own_style_and_script(page) -> None:
    _, parsed = page
    policy = next(attrs["content"] for tag, attrs in parsed.elements if "http-equiv" in attrs)

    def digest(source: str) -> str:
        return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest(parsed.raw['style'])}'; "
        f"script-src 'sha256-{digest(parsed.raw['script'])}'; base-uri 'none'; form-action 'none'"
    )
    assert sum(tag == "script" for tag, _ in parsed.elements) == 1


def test_no_bidi_control_reaches_the_page(page) -> None:
    html, _ = page
    html.encode("utf-8")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)


def test_hostile_text_is_shown_as_it_was_written() -> None:
    shown = "".join(Parsed(brief_html(*hostile())).texts)
    assert shown.count("<script>document.title='broken'</script>") > 20
    assert shown.count("{{ 7 * 7 }} {% raw %} &lt;b&gt; &amp;") > 20
    assert "⟨U+202E⟩gnp.exe" in shown


def test_a_page_with_decisions_hands_them_on_as_the_file_has_them() -> None:
    parsed = Parsed(brief_html(bridge.decided(), bridge.DOCUMENTS))
    records = [json.loads(record) for record in parsed.attributes("data-decision")]
    assert [record["list"] for record in records] == ["dropped", "dropped", "differences"]
    first, *_ = bridge.brief().discrepancies
    assert records[2]["entry"]["question"] == first.question
    file: dict[str, Any] = {"schema": SCHEMA, "brief": "0" * 64, "dropped": [], "differences": []}
    for record in records:
        file[record["list"]].append(record["entry"])
    jsonschema.validate(file, DECISIONS)


def test_the_page_names_the_brief_by_the_digest_of_its_json() -> None:
    (digest,) = Parsed(brief_html(bridge.brief(), bridge.DOCUMENTS)).attributes("data-brief")
    written = dump(brief_json(bridge.brief(), bridge.DOCUMENTS)).encode()
    assert digest == hashlib.sha256(written).hexdigest()


def test_article_text_is_complete_and_in_order() -> None:
    html = brief_html(bridge.brief(), bridge.DOCUMENTS)
    for number, done in enumerate(bridge.DOCUMENTS, start=1):
        article = html.split(f'<article class="article" id="d{number}"')[1].split("</article>")[0]
        arabic = re.findall(r'<bdi class="ar">(.*?)</bdi><span class="en"', article)
        assert [re.sub("<.*?>", "", text) for text in arabic] == [
            done.document.title,
            *(s.segment.text for s in done.segments),
        ]


def test_every_arabic_sentence_has_its_english_and_its_flags() -> None:
    html = brief_html(bridge.brief(), bridge.DOCUMENTS)
    shown = " ".join("".join(Parsed(html).texts).split())
    for done in bridge.DOCUMENTS:
        for translated in done.segments:
            assert translated.text in shown
            assert all(flag.detail in shown for flag in translated.flags)


def test_the_reader_is_told_of_the_model_wire_copy_removals_and_warnings() -> None:
    shown = " ".join("".join(Parsed(brief_html(bridge.brief(), bridge.DOCUMENTS)).texts).split())
    for phrase in (
        "Weak translation model: tiny-ar-en.",
        "no better model is installed and no model hub answered",
        "the same agency text in 3 articles, counted once",
        "2 independent sources",
        "3 passages taken out in cleaning",
        "Button or counter 1,204 مشاهدة",
        "worked out from the text: أمس الثلاثاء",
        "The second half of the file repeats the first.",
        "Updated over time",
        "the checks doubt 3 of 25 sentences",
    ):
        assert phrase in shown


def test_a_translation_has_each_sentence_beside_its_english_with_its_flags() -> None:
    html = translation_html(bridge.DOCUMENTS, ModelView("tiny-ar-en", warning="Weak."))
    shown = " ".join("".join(Parsed(html).texts).split())
    for number, done in enumerate(bridge.DOCUMENTS, start=1):
        for translated in done.segments:
            warning = "".join(f" {flag.detail}" for flag in translated.flags)
            assert f"[{number}:{translated.segment.index}] {translated.text}" in shown
            assert f"{warning} {translated.segment.text}" in shown
    assert "Weak translation model: tiny-ar-en. Weak." in shown


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert brief_html(bridge.brief(), bridge.DOCUMENTS) == brief_html(bridge.brief(), bridge.documents())


@pytest.mark.parametrize(("document", "segment"), [(9, 1), (1, 99), (0, 1)])
def test_a_citation_that_leads_nowhere_is_refused(document: int, segment: int) -> None:
    brief = bridge.brief()
    headline = replace(brief.headline, citations=(Citation(document, segment, 0, 1, "x"),))
    with pytest.raises(ValueError, match="not there"):
        brief_html(replace(brief, headline=headline), bridge.DOCUMENTS)


def test_poison_covers_what_it_must() -> None:
    assert all(part in POISON for part in ("</script>", "javascript:", "\u202e", '">', "' on", "\x00"))
