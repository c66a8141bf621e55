"""What looks like a page's furniture and is the article's own, and the other way round."""

from __future__ import annotations

import json

import pytest
from lxml import html

from tests.translate.pages.test_reading import POST, TEXT, TITLE, WHOLE, article, kept, read
from translate.pages import read_page
from translate.pages.blocks import read_blocks
from translate.pages.live import moment_of

PRICES = "12.50 مليون دينار كلفة الجسر كله كما قدرتها البلدية قبل عامين."


@pytest.mark.parametrize(
    "address", ["http://[broken", "http://[::1", "//[x]y/z", "https://twitter.com]/1", "http://a.b:port/c"]
)
def test_a_link_that_is_no_address_breaks_nothing(address: str) -> None:
    page = read(
        article(f'<blockquote><p>«سنعود.»</p><a href="{address}">رابط</a></blockquote>'),
        head=f'<link rel="canonical" href="{address}">',
    )
    assert kept(page).startswith(f"{TITLE} {TEXT[0]}")


@pytest.mark.parametrize(
    "network", ["https://x.com/a/1", "https://www.x.com/a/1", "https://mobile.twitter.com/a/1"]
)
def test_a_post_is_known_by_its_networks_host(network: str) -> None:
    page = read(article(f'<blockquote><p>{POST}</p><a href="{network}">المنشور</a></blockquote>'))
    assert kept(page) == WHOLE


@pytest.mark.parametrize(
    "link",
    [
        "https://netflix.com/a",
        "https://example.org/x.com-review",
        "https://about.me/b",
        "https://dropbox.com/c",
    ],
)
def test_a_quotation_that_links_to_a_name_that_ends_alike_stays(link: str) -> None:
    page = read(article(f'<blockquote><p>{POST} <a href="{link}">وقال</a></p></blockquote>'))
    assert POST in kept(page)


def test_decimals_at_the_head_of_paragraphs_make_no_live_blog() -> None:
    page = read(article(f"<p>{PRICES}</p>", "<p>18.40 دولارا سعر البرميل في السوق اليوم صباحا.</p>",
                        "<p>10.25 في المئة نسبة الارتفاع التي سجلها السعر هذا الأسبوع.</p>"))  # fmt: skip
    assert not any("entries" in note for note in page.notes)
    assert PRICES in kept(page)


@pytest.mark.parametrize(
    ("ago", "minutes"),
    [("قبل ستين دقيقة", None), ("قبل ست دقائق", -6), ("قبل ستة أيام", -6 * 1440), ("منذ عشرين دقيقة", -20),
     ("قبل ١٥ دقيقة", -15), ("منذ ثماني ساعات", -480), ("قبل ساعتين", -120), ("منذ خمسمئة يوم", None)],
)  # fmt: skip
def test_how_long_ago_is_read_by_whole_words(ago: str, minutes: float | None) -> None:
    line = html.fromstring(f"<p>{ago}</p>")
    found = moment_of(read_blocks(line)[0])
    assert (found and found.minute) == minutes


def test_a_column_on_the_right_is_no_pulled_quotation() -> None:
    page = read(article('<div class="col-md-8 pull-right"><p>سبع قرى على الضفتين</p></div>'))
    assert "سبع قرى على الضفتين" in kept(page)
    page = read(article('<div class="pull-quote"><p>سبع قرى على الضفتين</p></div>'))
    assert "سبع قرى على الضفتين" not in kept(page)


def test_a_number_that_links_to_a_place_in_the_page_is_a_note_and_a_word_is_not() -> None:
    page = read(article('<p>بلغ عدد القرى سبعا <a href="#n1">12</a> على ضفتي النهر كما قال المهندس.</p>'))
    assert "سبعا على ضفتي" in kept(page)
    page = read(article('<p>بلغ عدد القرى <a href="/tag/12">12</a> قرية على ضفتي النهر كما قال المهندس.</p>'))
    assert "12 قرية" in kept(page)


def test_a_section_about_messages_stays() -> None:
    rumours = "<section><h3>شائعات على واتساب</h3><p>نفت البلدية ما شاع عن إغلاق الجسر بعد افتتاحه بيوم واحد.</p></section>"
    page = read(article(rumours))
    assert "نفت البلدية" in kept(page)
    asked = "<section><p>اشترك في قناتنا على واتساب</p></section>"
    assert "قناتنا" not in kept(read(article(asked)))


def test_a_list_under_a_colon_stays_and_a_shown_name_is_no_caption_of_a_paragraph() -> None:
    named = (
        '<img src=a alt="رئيس البلدية"><p>رئيس البلدية قال للصحفيين إن الجسر يفتح غدا أمام الناس جميعا.</p>'
    )
    listed = "<p>جاءت القرى كالتالي:</p><ul><li>الساحل القديم</li><li>عين النهر</li></ul>"
    page = read(article(named, listed))
    assert "قال للصحفيين" in kept(page)
    assert "عين النهر" in kept(page)


def test_a_logo_class_on_the_body_makes_no_picture_the_outlets_name() -> None:
    picture = '<figure><img src=a alt="صحيفة تقرأ على الجسر"></figure>'
    page = read_page(
        html.document_fromstring(
            f"<html><head><title>{TITLE} - نشرة الساحل</title></head>"
            f'<body class="wp-custom-logo"><header><img class="custom-logo" alt="نشرة الساحل"></header>{article(picture)}</body></html>'
        )
    )
    assert page is not None
    assert page.outlet == "نشرة الساحل"


def test_how_long_ago_in_the_data_is_not_the_day() -> None:
    data = {"headline": TITLE, "articleBody": "\n".join(TEXT), "formattedDate": "منذ ساعتين", "publishedDate": "2024-05-03T10:00:00Z"}  # fmt: skip
    page = read(f'<h1>{TITLE}</h1><script type="application/json">{json.dumps(data, ensure_ascii=False)}</script>')  # fmt: skip
    assert "ساعتين" not in str(page.published)


@pytest.mark.parametrize(
    "box",
    ["article", 'article class="story"', 'div class="infinite-item"', 'section class="post full"'],
)
@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_the_next_article_that_scrolling_loads_is_another(box: str, rank: str) -> None:
    others = [
        "أجرى فريق طبي أول عملية زراعة كبد في الإقليم واستغرقت إحدى عشرة ساعة.",
        "وقال الجراح نبيل شاهين إن المريض البالغ من العمر أربعين عاما في حالة مستقرة.",
        "وشارك في العملية عشرون طبيبا وممرضا تلقوا تدريبهم في الخارج.",
    ]
    name = box.split(" ")[0]
    parts = [
        f"<{box}><{rank}>{title}</{rank}>{''.join(f'<p>{text}</p>' for text in texts)}</{name}>"
        for title, texts in ((TITLE, TEXT), ("مستشفى الأمل يجري أول عملية زراعة كبد", others))
    ]
    page = read(f"<main>{''.join(parts)}</main>")
    assert kept(page) == WHOLE


@pytest.mark.parametrize(
    "rule", ["ـ" * 400, "ـ" * 70 + " المزيد 3", "ـ ـ " * 100 + "!", "_" * 300, "- " * 200]
)
def test_a_rule_of_signs_is_read_as_fast_as_a_line(rule: str) -> None:
    """A rule of 80 tatweels took three seconds, one of 200 hours: this test would not end."""
    page = read(article(f"<p>{rule}</p>"))
    assert TEXT[0] in kept(page)


@pytest.mark.parametrize("count", ["②", "²", "٢", "2"])
def test_a_sign_that_is_a_digit_and_no_number_breaks_nothing(count: str) -> None:
    assert TEXT[0] in kept(
        read(article(f"<p>قبل {count} ساعات</p><p>قبل {count} ساعات</p><p>قبل {count} ساعات</p>"))
    )
