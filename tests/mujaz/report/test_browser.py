"""brief.html in a real Chromium: pointing, clicking, keys, phone, dark, paper, no script, hostile text."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mujaz.report import brief_html, translation_html
from summarize.records.brief import Citation
from tests.mujaz.report import arabic, bridge
from tests.mujaz.report.hostile import hostile

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

# Whether an element lies inside the window, inside the panel, and under nothing.
SEEN = """element => {
  const box = [...element.getClientRects()].find(box => box.width > 0);
  if (!box) return false;
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 10)];
  const top = document.elementFromPoint(x, y);
  return !!top && (element.contains(top) || top.contains(element));
}"""

# Text whose contrast with what is behind it falls below 4.5 (3 for large type), as WCAG 2 computes it.
FAINT = """() => {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    pixel.clearRect(0, 0, 1, 1); pixel.fillStyle = colour; pixel.fillRect(0, 0, 1, 1);
    return [...pixel.getImageData(0, 0, 1, 1).data];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a / 255 + under[i] * (1 - a / 255));
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.unshift(rgba(getComputedStyle(e).backgroundColor));
    return layers.reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const light = colour => colour.map(c => c / 255)
    .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest('.away, .skip, script')) continue;
    const style = getComputedStyle(element), back = behind(element);
    const [a, b] = [light(over(rgba(style.color), back)), light(back)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) faint.push(ratio.toFixed(2) + ' ' + texts.currentNode.data.trim().slice(0, 40));
  }
  return faint;
}"""


def until_seen(page, selector: str) -> None:
    """Waits until the element can be seen. (The page's policy forbids the driver's own way of waiting.)"""
    for _ in range(60):
        if page.locator(selector).first.evaluate(SEEN):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{selector} cannot be seen")


def pinned_text(page) -> str:
    return "".join(page.locator(".cut.pinned").all_text_contents())


def test_clicking_a_citation_lights_its_arabic_and_shows_it_with_its_english(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.click("#s2 .cite >> nth=0")
    assert pinned_text(page) == "انهار جسر الميناء القديم في مدينة مرسى البلوط"
    until_seen(page, ".cut.pinned")
    assert page.locator("#d1s1 .en").is_visible()
    assert "collapsed at dawn on Tuesday" in page.locator("#d1s1 .en").inner_text()
    assert page.locator(".cite[aria-current=true]").count() == 1
    assert page.locator("#said[role=status]").inner_text().startswith("In view: 1:1 The old harbour bridge")
    assert page.url.endswith("#d1s1")


def test_each_citation_of_a_sentence_leads_to_its_own_article(visit, bridge_page) -> None:
    page = visit(bridge_page)
    for place, (label, start) in enumerate(
        [("[5:1]", "قال متحدث"), ("[1:3]", "ونقلت وكالة"), ("[2:3]", "ونقلت وكالة")]
    ):
        cite = page.locator("#s6 .cite").nth(place)
        assert label in cite.inner_text()
        cite.click()
        assert pinned_text(page).startswith(start)
        until_seen(page, ".cut.pinned")
    assert page.evaluate("scrollX") == 0


def test_following_a_citation_does_not_move_the_brief(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.locator("#s6").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.click("#s6 .cite >> nth=0")
    until_seen(page, ".cut.pinned")
    assert page.evaluate("scrollY") == before
    assert page.evaluate("document.querySelector('#panel').scrollTop") > 0


def test_the_article_in_view_is_marked(visit, bridge_page) -> None:
    page = visit(bridge_page, reduced_motion="reduce")
    for cite, article in (("#s9 .cite", "5"), ("#s7 .cite", "3"), ("#s2 .cite", "1")):
        page.locator(cite).first.click()
        page.locator(f".chips a[aria-current=location][href='#d{article}']").wait_for()
        assert page.locator(".chips a[aria-current]").count() == 1


def test_clicking_again_lets_go(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.click("#s2 .cite >> nth=0")
    page.click("#s2 .cite >> nth=0")
    assert page.locator(".pinned").count() == 0


def test_pointing_at_a_sentence_lights_all_its_arabic_and_scrolls_to_the_first(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.hover("#s3 .text")
    assert page.locator(".cite.lit").count() == 2
    assert page.locator("#d4s2 .cut.lit").count() == 1
    assert page.locator("#d2s2 .cut.lit").first.text_content() == "ارتفاع حصيلة القتلى إلى 19"
    until_seen(page, "#d4s2 .cut")
    page.mouse.move(5, 5)


def test_pointing_at_arabic_shows_its_english(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.hover("#d1s4 .ar")
    assert "closed the coastal road to lorries until further notice" in page.locator("#strip").inner_text()
    page.check("#show-english")
    assert page.locator(".seg .en:visible").count() == 30


def test_a_title_can_be_cited(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.click("#differ-x4 .cite[href='#d4s0']")
    until_seen(page, "#d4s0 .cut.pinned")
    assert pinned_text(page) == "إهمال متعمد"
    assert "Deliberate neglect takes dozens of lives" in page.locator("#d4s0 .en").inner_text()


def test_clicking_arabic_shows_its_flags_and_leads_back_to_the_brief(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.click("#d1s7 .ar")
    assert "The Arabic has a negation that the English lacks." in page.locator("#d1s7 .en").inner_text()
    page.click("#d1s6 .ar")
    page.click("#d1s6 .back")
    assert page.locator("#s8").evaluate(SEEN)


def test_keys(visit, bridge_page) -> None:
    page = visit(bridge_page)
    focused = "document.activeElement.id || document.activeElement.className"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "skip"
    assert page.locator(".skip").evaluate(SEEN)
    for key, id_ in [
        ("j", "s1"),
        ("j", "s2"),
        ("ArrowDown", "s3"),
        ("ArrowUp", "s2"),
        ("k", "s1"),
        ("j", "s2"),
    ]:
        page.keyboard.press(key)
        assert page.evaluate(focused) == id_
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.locator(".cite.pinned").inner_text().startswith("[1:1]")
    page.keyboard.press("Enter")
    assert page.locator(".cite.pinned").inner_text().startswith("[2:1]")
    page.keyboard.press("Escape")
    assert page.locator(".pinned").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#d1s1"
    page.keyboard.press("Enter")
    assert pinned_text(page).startswith("انهار جسر")


def test_tabbing_goes_in_reading_order_through_links_then_into_the_panel(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.locator("#s2 .cite").first.focus()
    order = []
    for _ in range(4):
        order.append(page.evaluate("document.activeElement.dataset.key"))
        page.keyboard.press("Tab")
    assert order == ["4", "5", "6", "7"]
    page.locator("#main a, #main summary").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    assert page.locator("[tabindex]:not([tabindex='-1'])").count() == 0


def test_a_deep_link_opens_on_its_sentence(visit, bridge_page) -> None:
    page = visit(bridge_page, "#d4s4")
    until_seen(page, "#d4s4 .ar")
    assert page.locator("#d4s4 .en").is_visible()


def test_without_script_links_still_lead_to_lit_arabic(visit, bridge_page) -> None:
    page = visit(bridge_page, java_script_enabled=False, reduced_motion="reduce")
    page.click("#s6 .cite >> nth=0")
    assert page.locator("#d5s1").evaluate(SEEN)
    assert page.locator("#d5s1 .en").is_visible()
    lit = page.locator("#d5s1 .cut").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert lit == "rgb(255, 215, 94)"
    assert page.locator("#s6").evaluate(SEEN)
    assert page.locator("#theme").is_hidden()
    page.check("#show-english")
    assert page.locator("#d1s1 .en").is_visible()


def test_nothing_is_wider_than_a_small_screen(visit, bridge_page) -> None:
    page = visit(bridge_page, **PHONE)
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#open-panel")
        assert page.evaluate("document.querySelector('#panel').scrollWidth") <= width
        page.keyboard.press("Escape")


def test_on_a_phone_the_arabic_rises_under_the_sentence_it_belongs_to(visit, bridge_page) -> None:
    page = visit(bridge_page, **PHONE)
    assert not page.locator("#panel").is_visible()
    page.tap("#s8 .cite")
    until_seen(page, "#d1s6 .cut.pinned")
    until_seen(page, "#s8 .text")
    page.tap("#close-panel")
    page.locator("#panel").wait_for(state="hidden")
    assert page.evaluate("document.activeElement.hash") == "#d1s6"


def test_on_a_phone_no_panel_slides_away_over_the_page_that_opens(visit, bridge_page) -> None:
    page = visit(bridge_page, **PHONE)
    moves = "getComputedStyle(document.querySelector('#panel')).transitionDuration"
    page.locator("html.settled").wait_for(state="attached")  # the page's own policy forbids polling by eval
    assert page.evaluate(moves) == "0.22s, 0s"
    page.evaluate("document.documentElement.classList.remove('settled')")
    assert page.evaluate(moves) == "0s"


def test_on_a_phone_without_script_the_articles_follow_the_brief(visit, bridge_page) -> None:
    page = visit(bridge_page, **PHONE, java_script_enabled=False)
    page.tap("#s8 .cite")
    assert page.locator("#d1s6").evaluate(SEEN)


def test_dark_follows_the_system_and_the_button(visit, bridge_page) -> None:
    page = visit(bridge_page, color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(background) == "rgb(22, 21, 20)"
    page.click("#theme")
    assert page.evaluate(background) == "rgb(253, 252, 249)"
    page.reload()
    assert page.evaluate(background) == "rgb(253, 252, 249)"
    assert page.locator("#theme").get_attribute("aria-label") == "Switch to dark colours"


def test_all_text_stands_out_from_its_ground_in_light_and_dark(visit, bridge_page) -> None:
    page = visit(bridge_page, reduced_motion="reduce")
    page.check("#show-english")
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    page.click("#s2 .cite >> nth=0")
    page.hover("#s3 .text")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT) == []


def test_on_paper_each_sentence_has_its_arabic_and_the_ground_is_white(visit, bridge_page) -> None:
    page = visit(bridge_page, color_scheme="dark")
    page.click("#theme")
    page.click("#theme")
    page.emulate_media(media="print")
    assert page.locator("#s2 .quotes q").first.is_visible()
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 26, 23)"
    pdf = page.pdf(format="A4")
    assert len(pdf) > 20_000
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 12


def test_filter_by_source(visit, bridge_page) -> None:
    page = visit(bridge_page)
    page.click(".filter summary")
    page.click("#no-sources")
    assert page.locator(".sentences > .sentence:visible").count() == 0
    page.check("input[value='3']")
    assert page.locator("#what-is-agreed .sentence:visible").count() == 1
    assert page.locator(".source:visible").count() == 1
    assert "entries shown" in page.locator("#filter-state").inner_text()
    page.click("#all-sources")
    assert page.locator("#what-is-agreed .sentence:visible").count() == 4


def test_hostile_text_runs_nothing_and_asks_for_nothing(visit, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(brief_html(*hostile()), encoding="utf-8")
    page = visit(path)
    page.click("#s1 .cite")
    page.hover("#d1s1 .ar")
    assert page.title() != "broken"
    assert page.locator("a[href^='javascript'], img, iframe").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_brief_in_arabic_is_read_from_the_right_and_answers(visit, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(brief_html(*arabic.samples()), encoding="utf-8")
    page = visit(path, reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.querySelector('#main')).direction") == "rtl"
    # The brief stands at the right, the articles at its left.
    assert page.locator("#panel").bounding_box()["x"] < page.locator("h1").bounding_box()["x"]
    # A citation's digits stand in their order: the article's number before the sentence's.
    cite = page.locator("#in-short .cite").first
    label = cite.locator("bdi")
    assert label.evaluate("e => getComputedStyle(e).direction") == "ltr"
    cite.click()
    until_seen(page, ".seg.pinned")
    assert page.locator(".seg.pinned .en-text").inner_text() == label.inner_text()
    assert page.locator("#said").text_content() == f"المعروض: {label.inner_text()}"
    page.click("#theme")
    assert page.locator("#theme").inner_text() == "فاتح"
    assert page.evaluate(FAINT) == []
    page.click("summary:has-text('التصفية')")
    page.uncheck("input[name='source'][value='1']")
    assert "entries" not in page.locator("#filter-state").inner_text()
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=tmp_path / "arabic.png")


def test_a_translation_fits_the_screen_and_answers_its_links(visit, tmp_path: Path) -> None:
    path = tmp_path / "translation.html"
    path.write_text(translation_html(bridge.DOCUMENTS), encoding="utf-8")
    page = visit(path, color_scheme="dark")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("a[href='#d4s4']")
    until_seen(page, "#d4s4")
    assert page.evaluate(FAINT) == []


def test_the_policy_stops_a_script_that_got_in(browser, bridge_page, tmp_path: Path) -> None:
    html = bridge_page.read_text(encoding="utf-8").replace(
        "</main>", "<script>document.title='broken'</script></main>"
    )
    path = tmp_path / "brief.html"
    path.write_text(html, encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() != "broken"
    page.close()


def test_thirty_articles_of_seventy_sentences_open_and_answer_at_once(visit, tmp_path: Path) -> None:
    documents = tuple(_long(n) for n in range(30))
    last = documents[29].document.segments[-1]
    far = Citation(30, last.index, last.start, last.end, last.text)
    brief = bridge.brief()
    brief = replace(
        brief, headline=replace(brief.headline, citations=(far,)), sections=(), timeline=(), discrepancies=()
    )
    brief = replace(brief, ledger=replace(brief.ledger, wire_groups=(), discrepancies=()))
    path = tmp_path / "brief.html"
    path.write_text(brief_html(brief, documents), encoding="utf-8")
    page = visit(path)
    assert page.locator(".article .seg").count() == 30 * (1 + last.index)
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    page.click("#s1 .cite")
    until_seen(page, ".cut.pinned")
    assert timing < 5000


def _long(number: int):
    done = bridge.DOCUMENTS[number % 5]
    text, segments = "", []
    for index in range(1, 71):
        source = done.segments[index % len(done.segments)]
        segment = replace(
            source.segment, index=index, start=len(text), end=len(text) + len(source.segment.text)
        )
        segments.append(replace(source, segment=segment))
        text += source.segment.text + ("\n" if index % 5 == 0 else " ")
    document = replace(
        done.document, id=f"long-{number}", text=text, segments=tuple(s.segment for s in segments)
    )
    return replace(done, document=document, segments=tuple(segments))
