"""comparison.html in a real Chromium: cells that lead to their Arabic, filter, links, phone, dark, paper, no script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mujaz.report import comparison_html
from tests.mujaz.report.comparisons import arabic_samples, attacked, samples
from tests.mujaz.report.test_browser import FAINT, PHONE, SEEN, pinned_text, until_seen

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("comparison") / "comparison.html"
    path.write_text(comparison_html(*samples()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def arabic_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("arabic") / "comparison.html"
    path.write_text(comparison_html(*arabic_samples()), encoding="utf-8")
    return path


def row(page, text: str):
    """The first line of the coverage table that holds the text."""
    return page.locator(".coverage tbody tr", has_text=text).first


def test_a_cell_leads_to_the_sentence_that_carries_the_claim(visit, page_file) -> None:
    page = visit(page_file)
    row(page, "Seven workers were killed").locator("td[data-column='4'] a").click()
    assert pinned_text(page) == "وقُتل في الحريق سبعة عمال، بحسب وزارة الموانئ."
    until_seen(page, "#d4s4")
    assert "Seven workers were killed in the fire" in page.locator("#d4s4 .en").inner_text()


def test_a_cell_says_in_words_what_its_colour_says(visit, page_file) -> None:
    page = visit(page_file)
    cells = row(page, "Seven workers were killed").locator("td a")
    titles = cells.evaluate_all("all => all.map(cell => cell.title)")
    assert "attributes it: وزارة الموانئ; agency text" in titles[0]
    assert "says so in its own voice" in titles[2]
    assert "gives another answer" in titles[4]


def test_an_empty_cell_leads_to_what_comes_closest(visit, page_file) -> None:
    page = visit(page_file)
    near = page.locator(".coverage a.cell.silent").first
    target = near.get_attribute("href")
    near.click()
    until_seen(page, target)
    assert page.locator(f"{target}.pinned").count() == 1


def test_a_discrepancy_shows_its_accounts_and_lights_the_quotation(visit, page_file) -> None:
    page = visit(page_file)
    found = page.locator(".discrepancy", has_text="How many tonnes")
    assert found.locator(".value").all_inner_texts() == ["300", "300", "500"]
    found.locator(".cite").nth(2).click()
    assert "٥٠٠ طن" in pinned_text(page)
    assert found.locator("q").nth(2).evaluate("q => getComputedStyle(q).direction") == "rtl"


def test_days_that_differ_stand_side_by_side(visit, page_file) -> None:
    page = visit(page_file)
    datings = page.locator(".disputed .dating")
    assert [text.split(" [")[0] for text in datings.locator(".when").all_inner_texts()] == [
        "4 February 2025",
        "14 February 2025",
    ]
    left, right = (datings.nth(n).bounding_box() for n in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]


def test_words_that_differ_light_up_in_both_articles(visit, page_file) -> None:
    page = visit(page_file)
    pair = page.locator(".framing", has_text="مثيري الشغب")
    assert pair.locator(".phrase").all_inner_texts() == ["المحتجين", "مثيري الشغب"]
    for place, word in enumerate(("المحتجين", "مثيري الشغب")):
        pair.locator(".cite").nth(place).click()
        assert pinned_text(page) == word


def test_the_graph_leads_to_the_passage_and_the_article(visit, page_file) -> None:
    page = visit(page_file)
    page.locator(".wire-graph a", has=page.locator(".arc")).first.evaluate(
        "a => a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    assert re.search(r"#wire-w\d+$", page.url)
    assert page.locator(".wire-graph .node").count() == 5
    assert "share" in page.locator(".wire-graph a title").first.text_content()


def test_the_filter_hides_entries_and_columns(visit, page_file) -> None:
    page = visit(page_file)
    page.click(".filter summary")
    page.click("#no-sources")
    page.check("input[value='3']")
    page.check("input[value='5']")
    heads = page.locator(".coverage thead th.column:visible").all_inner_texts()
    assert [re.search(r"\d", head)[0] for head in heads] == ["3", "5"]
    assert not page.locator(".discrepancy", has_text="headline says").is_visible()
    assert page.locator(".discrepancy", has_text="How many tonnes").is_visible()
    assert page.locator(".source:visible").count() == 2
    page.click("#all-sources")
    assert page.locator(".coverage thead th.column:visible").count() == 5


@pytest.mark.parametrize("kind", ["claim", "differ", "when", "words", "source", "figure"])
def test_every_entry_has_an_address(visit, page_file, kind: str) -> None:
    html = page_file.read_text(encoding="utf-8")
    anchor = re.search(rf'id="({kind}-\w+)"', html)[1]
    page = visit(page_file, f"#{anchor}")
    until_seen(page, f"#{anchor}")


def test_a_claim_of_one_source_opens_at_its_address(visit, page_file) -> None:
    page = visit(page_file)
    anchor = page.locator("details.single .sentence").last.get_attribute("id")
    page = visit(page_file, f"#{anchor}")
    assert page.locator(f"details.single:has(#{anchor})").evaluate("details => details.open")


def test_keys_go_from_entry_to_entry(visit, page_file) -> None:
    page = visit(page_file)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.locator(".cite.pinned").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".pinned").count() == 0


@pytest.mark.parametrize("which", ["page_file", "arabic_file"])
def test_it_fits_phone_and_desk(visit, which: str, request: pytest.FixtureRequest) -> None:
    path = request.getfixturevalue(which)
    for options, width in ((PHONE, 390), ({"viewport": {"width": 1280, "height": 800}}, 1280)):
        page = visit(path, **options)
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_text_stands_out_from_its_ground_in_light_and_dark(visit, page_file) -> None:
    page = visit(page_file, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    row(page, "Seven workers").locator("td a").first.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT) == []


def test_paper_shows_what_is_folded_and_whole_claims(visit, page_file) -> None:
    page = visit(page_file)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(page.locator("details.single").evaluate_all("all => all.map(details => details.open)"))
    assert page.locator(".claim").first.evaluate("claim => claim.scrollHeight <= claim.clientHeight + 1")
    assert not page.locator("#panel").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= 4
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not any(page.locator("details.single").evaluate_all("all => all.map(details => details.open)"))


def test_without_script_everything_is_there_and_cells_are_links(visit, page_file) -> None:
    page = visit(page_file, java_script_enabled=False)
    assert page.locator(".coverage .cell.cite").first.is_visible()
    assert page.locator(".wire-graph").is_visible()
    assert page.locator("#filter-state").is_hidden()


def test_without_translation_the_arabic_speaks_and_no_empty_english_is_offered(visit, arabic_file) -> None:
    page = visit(arabic_file)
    assert not page.locator(".switch").is_visible()
    claim = page.locator(".coverage .claim").first
    assert claim.evaluate("claim => getComputedStyle(claim).direction") == "rtl"
    page.locator(".coverage .cell.cite").first.click()
    assert page.locator(".seg.pinned .ar").first.evaluate(SEEN)
    assert "No translation" not in page.locator("main").inner_text()
    assert not page.locator(".en-text:visible").count()


def test_hostile_text_runs_nothing_and_asks_for_nothing(visit, tmp_path: Path) -> None:
    path = tmp_path / "comparison.html"
    path.write_text(comparison_html(*attacked()), encoding="utf-8")
    page = visit(path)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    page.hover("#d1s1 .ar")
    assert page.title() != "broken"
    assert page.locator("a[href^='javascript'], img, iframe").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
