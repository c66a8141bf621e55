"""What of a page is the article, what is left out and why, and which day it appeared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from translate.documents import read_inputs
from translate.pages import Page, read_page
from translate.records import DateSource, RemovalReason

TITLE = "بلدية الساحل تفتح جسرا جديدا فوق النهر"
TEXT = [
    "افتتحت بلدية الساحل جسرا جديدا فوق النهر بعد أعمال استمرت عامين كاملين.",
    "وقال رئيس البلدية إن الجسر يخدم سبع قرى ويختصر الطريق إلى المدينة.",
    "وأوضح المهندس المشرف أن كلفة الجسر بلغت أربعة ملايين دينار.",
]
POST = "مبروك لأهل الساحل هذا الجسر الجميل الذي انتظرناه طويلا."
TEASERS = ["وزير الصحة يزور مراكز التلقيح", "فوز نادي الشروق في مباراة الأمس", "افتتاح خط بحري إلى الجزيرة"]


def read(body: str, head: str = "") -> Page:
    page = html.document_fromstring(
        f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    )
    found = read_page(page)
    assert found is not None
    return found


def kept(page: Page) -> str:
    """The text without what is left out, its lines joined by a space."""
    parts, last = [], 0
    for start, end, _ in page.left_out:
        parts.append(page.text[last:start])
        last = end
    return " ".join("".join([*parts, page.text[last:]]).split())


def article(*between: str, date: str = "") -> str:
    first, *rest = (f"<p>{text}</p>" for text in TEXT)
    return f"<article><h1>{TITLE}</h1>{date}{first}{''.join(between)}{''.join(rest)}</article>"


WHOLE = " ".join([TITLE, *TEXT])


@pytest.mark.parametrize(
    ("inserted", "reason"),
    [
        (
            f'<blockquote class="twitter-tweet"><p>{POST}</p>— فلان <a href="https://twitter.com/f/1">May 1</a></blockquote>',
            RemovalReason.QUOTED_POST,
        ),
        (
            f'<blockquote><p>{POST}</p><a href="https://www.facebook.com/x">صفحة البلدية</a></blockquote>',
            RemovalReason.QUOTED_POST,
        ),
        ("<table><tr><td>الكلفة</td><td>4,000,000</td></tr><tr><td>القرى</td><td>7</td></tr></table>", RemovalReason.TABLE),
        (f"<figure><img src=a><figcaption>{POST}</figcaption></figure>", RemovalReason.CAPTION),
        (f'<p><a href="/1">{TEASERS[0]}</a></p>', RemovalReason.READ_ALSO),
        (
            "".join(f'<div class="k"><a href="/{n}"><img src=a><span>{t}</span></a></div>' for n, t in enumerate(TEASERS)),
            RemovalReason.READ_ALSO,
        ),
        ('<div class="x"><p>سجل الدخول أو اشترك الآن لمواصلة القراءة من دون حدود.</p></div>', RemovalReason.PROMOTION),
    ],
)  # fmt: skip
def test_what_stands_inside_an_article_and_is_none_of_it(inserted: str, reason: RemovalReason) -> None:
    page = read(article(inserted))
    assert kept(page) == WHOLE
    assert {found for _, _, found in page.left_out} == {reason}


def test_a_quotation_and_a_list_of_the_article_stay() -> None:
    quoted = "«لن نترك القرية إلا بعد أن نطمئن إلى سلامة البيوت كلها»."
    page = read(
        article(f"<blockquote><p>{quoted}</p></blockquote><ul><li>سبع قرى</li><li>جسر واحد</li></ul>")
    )
    assert quoted in kept(page)
    assert "سبع قرى جسر واحد" in kept(page)


@pytest.mark.parametrize(
    "block",
    [
        "".join(f'<div><h3><a href="/{n}">{t}</a></h3></div>' for n, t in enumerate(TEASERS)),
        "".join(f"<div><img src=a><h3>{t}</h3><p>{POST}</p></div>" for t in TEASERS),
        f"<div><h4>الأكثر قراءة</h4>{''.join(f'<p>{t}</p>' for t in TEASERS)}</div>",
        f"<section><h3>التعليقات</h3><div><b>قارئ</b><p>{POST}</p></div></section>",
    ],
    ids=["linked titles", "cards with excerpts", "titles without links", "comments"],
)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_other_articles_are_not_the_article(block: str, place: str) -> None:
    page = read(f"<div>{block}</div>{article()}" if place == "before" else f"{article()}<div>{block}</div>")
    assert kept(page) == WHOLE
    assert page.title == TITLE


def test_the_next_article_of_an_endless_page_is_another_one() -> None:
    following = f"<article><h1>{TEASERS[0]}</h1><time datetime='2025-11-20'>20</time><p>{POST}</p><p>{POST}</p></article>"
    date = "<time datetime='2024-03-05'>5 مارس 2024</time>"
    page = read(f"<main>{article(date=date)}{following}</main>")
    assert kept(page) == WHOLE
    assert str(page.published.value) == "2024-03-05"


@pytest.mark.parametrize(
    ("title", "site", "outlet"),
    [
        (f"{TITLE} - محليات | صحيفة الساحل", "", "صحيفة الساحل"),
        (f"صحيفة الساحل | {TITLE}", "", "صحيفة الساحل"),
        ("صحيفة الساحل", "صحيفة الساحل", "صحيفة الساحل"),
    ],
)
def test_the_headline_is_not_the_sites_name(title: str, site: str, outlet: str) -> None:
    head = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
    tree = html.document_fromstring(
        f"<html><head>{head}</head><body><h1><a href='/'>{outlet}</a></h1>{article()}</body></html>"
    )
    page = read_page(tree)
    assert page is not None
    assert (page.title, page.outlet) == (TITLE, outlet)


def test_an_entity_escaped_twice_is_its_character() -> None:
    page = read(article().replace(TITLE, f"&amp;quot;{TITLE}&amp;quot;"))
    assert page.title == f'"{TITLE}"'


TODAY = "<div class='top'><span>الخميس 27 نوفمبر 2025</span><time datetime='2025-11-27'>27</time></div>"
CARDS = "".join(f"<article><h3><a href='/{n}'>{t}</a></h3><time datetime='2025-11-2{n}'>أمس</time></article>" for n, t in enumerate(TEASERS))  # fmt: skip


@pytest.mark.parametrize(
    ("date", "head"),
    [
        ("<div class='qx'>الثلاثاء 5 مارس 2024</div>", ""),
        ("<time datetime='2024-03-05T08:00:00+02:00'>08:00</time>", ""),
        ("", '<meta property="article:published_time" content="2024-03-05T08:00:00+02:00">'),
        ("", '<link rel="canonical" href="https://a.example/2024/03/05/bridge">'),
        ("<div>آخر تحديث: 9 مارس 2024</div><div>نُشر في: 5 مارس 2024</div>", ""),
        ("", f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2024-03-05", "dateModified": "2024-03-09"})}</script>'),
    ],
    ids=["visible", "time", "meta", "address", "two labels", "linked data"],
)  # fmt: skip
def test_the_day_is_the_articles_own(date: str, head: str) -> None:
    page = read(f"{TODAY}<div>{CARDS}</div>{article(date=date)}", head)
    assert (str(page.published.value), page.published.source) == ("2024-03-05", DateSource.STATED)


def test_no_day_is_taken_from_the_header_or_from_cards() -> None:
    assert read(f"{TODAY}<div>{CARDS}</div>{article()}").published.value is None


def test_late_in_the_evening_by_utc_the_outlets_day_counts() -> None:
    head = '<meta property="article:published_time" content="2024-03-04T22:30:00Z">'
    assert str(read(article(date="<div>الثلاثاء 5 مارس 2024</div>"), head).published.value) == "2024-03-05"
    zoned = f'{head}<meta property="article:modified_time" content="2024-03-06T10:00:00+03:00">'
    assert str(read(article(), zoned).published.value) == "2024-03-05"
    assert str(read(article(), head).published.value) == "2024-03-04"


@pytest.mark.parametrize(
    ("date", "head"),
    [
        ("", '<meta property="article:modified_time" content="2024-03-05T08:00:00+02:00">'),
        (
            "<div>5 مارس 2024</div>",
            '<meta property="article:published_time" content="2023-01-01T08:00:00+02:00">',
        ),
    ],
    ids=["only its last change", "two days that do not agree"],
)
def test_a_day_on_weak_or_divided_evidence_is_uncertain(date: str, head: str) -> None:
    assert read(article(date=date), head).published.source is DateSource.UNCERTAIN


def test_a_conflict_is_recorded() -> None:
    head = '<meta property="article:published_time" content="2023-01-01T08:00:00+02:00">'
    assert (
        "against it date line «5 مارس 2024»"
        in read(article(date="<div>5 مارس 2024</div>"), head).published.evidence
    )


@pytest.mark.parametrize("script", [
    '<script id="__NEXT_DATA__" type="application/json">{data}</script>',
    "<script>window.__STATE__ = {data};</script>",
])  # fmt: skip
def test_an_article_that_only_a_script_holds(script: str) -> None:
    story = {"headline": TITLE, "publishedAt": 1709632800, "body": "".join(f"<p>{text}</p>" for text in TEXT)}
    data = json.dumps(
        {"page": {"story": story, "latest": [{"headline": t, "body": POST * 9} for t in TEASERS]}}
    )
    page = read(f"<div id='app'></div>{script.format(data=data)}")
    assert (page.title, kept(page)) == (TITLE, " ".join(TEXT))
    assert str(page.published.value) == "2024-03-05"


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_story_written_as_javascript_not_as_json(quote: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in TEXT).replace(quote, "")
    state = f"{{page:{{article:{{title:{quote}{TITLE}{quote},publishedAt:1709632800,body:{quote}{body}{quote},tags:[1,],}}}}}}"
    page = read(f"<div id='app'></div><script>window.__NUXT__={state};go()</script>")
    assert (page.title, str(page.published.value)) == (TITLE, "2024-03-05")
    assert kept(page).replace(quote, "") == " ".join(TEXT).replace(quote, "")


@pytest.mark.parametrize(
    ("weekday", "day"), [("الثلاثاء", "2024-03-05"), ("الاثنين", "2024-03-04"), ("الأحد", "2024-03-05")]
)
def test_of_two_days_the_one_on_the_weekday_that_the_text_tells(weekday: str, day: str) -> None:
    # The outlet's system stamps the day of a move; the line above the text shows the article's; no day is a Sunday.
    texts = [f"قال الوزير اليوم {weekday} إن العمل في الميناء بدأ. {TEXT[0]}", *TEXT[1:]]
    page = read(
        f"<h1>{TITLE}</h1><p class='date'>نشر في 4 مارس 2024</p>{''.join(f'<p>{text}</p>' for text in texts)}",
        head='<meta property="article:published_time" content="2024-03-05T10:00:00+03:00">',
    )
    assert str(page.published.value) == day


@pytest.mark.parametrize(("order", "named"), [(1, "oldest first"), (-1, "newest first")])
def test_a_live_blog_is_its_entries_and_says_their_order(order: int, named: str) -> None:
    clocks = ["08:00", "11:30", "02:15 م"]
    entries = [f"<li><b>{clock}</b><div>{text}</div></li>" for clock, text in zip(clocks, TEXT, strict=True)]
    page = read(f"<div><h1>{TITLE}</h1><ul>{''.join(entries[::order])}</ul></div>")
    assert kept(page) == " ".join([TITLE, *TEXT[::order]])
    assert page.notes == (f"live blog: 3 entries from 08:00 to 14:15, {named}",)


@pytest.mark.parametrize(
    ("times", "first", "last"),
    [
        (["08:00 بتوقيت غرينتش", "11:30 بتوقيت غرينتش", "14:15 بتوقيت غرينتش"], "08:00", "14:15"),
        (["٠٨:٠٠ صباحا", "١١:٣٠ صباحا", "٠٢:١٥ مساء"], "08:00", "14:15"),
        (["13 مايو 2024 - 23:50", "14 مايو 2024 - 00:05", "14 مايو 2024 - 01:00"], "23:50", "01:00"),
        (["منذ ساعتين", "منذ ساعة", "قبل 5 دقائق"], "منذ ساعتين", "قبل 5 دقائق"),
    ],
    ids=["zone", "halves", "with the day", "how long ago"],
)
@pytest.mark.parametrize("order", [1, -1], ids=["oldest first", "newest first"])
def test_an_entry_may_state_its_time_in_other_ways(
    times: list[str], first: str, last: str, order: int
) -> None:
    entries = [
        f"<div><time>{t}</time><h3>تطور جديد</h3><p>{e}</p></div>" for t, e in zip(times, TEXT, strict=True)
    ]
    page = read(f"<div><h1>{TITLE}</h1>{''.join(entries[::order])}</div>")
    assert kept(page) == " ".join([TITLE, *(f"تطور جديد {text}" for text in TEXT[::order])])
    named = "oldest first" if order == 1 else "newest first"
    assert page.notes == (f"live blog: 3 entries from {first} to {last}, {named}",)


@pytest.mark.parametrize("sign", [" - ", " ", ": ", " | "])
def test_a_clock_may_open_the_entry_itself(sign: str) -> None:
    entries = [
        f"<p><b>{clock}</b>{sign}{text}</p>"
        for clock, text in zip(("19:30", "18:05", "17:00"), TEXT, strict=True)
    ]
    page = read(f"<div><h1>{TITLE}</h1>{''.join(entries)}</div>")
    assert kept(page) == " ".join([TITLE, *TEXT])
    assert page.notes == ("live blog: 3 entries from 17:00 to 19:30, newest first",)


def test_one_clock_at_the_head_of_a_paragraph_is_its_sentences_own() -> None:
    page = read(f"<div><h1>{TITLE}</h1><p>14:30 {TEXT[0]}</p><p>{TEXT[1]}</p></div>")
    assert kept(page) == f"{TITLE} 14:30 {TEXT[0]} {TEXT[1]}"
    assert page.notes == ()


def test_entries_that_link_to_themselves_are_no_cards() -> None:
    entries = [
        f"<div class='e'><h3><a href='#e{i}'>تطور جديد في الملف</a></h3><p>{e}</p></div>"
        for i, e in enumerate(TEXT)
    ]
    page = read(f"<div><h1>{TITLE}</h1>{''.join(entries)}</div>")
    assert all(text in kept(page) for text in TEXT)


def test_a_heading_beside_the_date_is_no_author() -> None:
    page = read(
        f"<div><h1>{TITLE}</h1><h2>عامان من الأعمال</h2><p>12 مايو 2024</p><p>{TEXT[0]}</p><p>{TEXT[1]}</p></div>"
    )
    assert kept(page) == f"{TITLE} عامان من الأعمال {TEXT[0]} {TEXT[1]}"


def test_a_page_without_text_gives_nothing() -> None:
    assert read_page(html.document_fromstring("<div id='root'></div><script>var a = 1;</script>")) is None


@pytest.mark.parametrize(
    ("page", "note"),
    [
        (
            "looked-at-other/118.html",
            "text uncertain: 1 passage may or may not be the article's («أسبوع غير عادي",
        ),
        (
            "looked-at-other/102.html",
            "text uncertain: 1 passage may or may not be the article's («الماء الذي",
        ),
        ("looked-at/01-wordpress-classic.html", ""),
    ],
)
def test_a_page_whose_text_is_uncertain_says_so(page: str, note: str) -> None:
    path = Path(__file__).resolve().parents[1] / "documents" / "pages" / page
    found = [one for one in read_inputs([path]).documents[0].notes if "uncertain" in one]
    assert [one.startswith(note) for one in found] == ([True] if note else [])


@pytest.mark.parametrize(
    ("badge", "title"),
    [
        ("<sup>مميز</sup>", TITLE),
        ("<span><sup>حصري</sup></span>", TITLE),
        ('<span class="c-badge">فيديو</span>', TITLE),
        ('<span class="badge badge-danger">خبر عاجل</span>', TITLE),
        # A number raised is a part of the headline, and so is a span of no badge.
        ("على مساحة 10<sup>2</sup>", f"{TITLE} على مساحة 102"),
        ('<span class="accent">اليوم</span>', f"{TITLE} اليوم"),
    ],
)
def test_a_badge_is_no_part_of_a_headline(badge: str, title: str) -> None:
    body = article().replace(f"<h1>{TITLE}</h1>", f"<h1>{TITLE} {badge}</h1>")
    assert read(body).title == title


def test_late_in_the_evening_by_utc_it_is_the_day_that_the_page_shows_though_the_address_is_of_utc() -> None:
    head = (
        '<link rel="canonical" href="https://example.org/2023/04/11/bridge/">'
        '<meta property="article:published_time" content="2023-04-11T21:47:09.551Z">'
    )
    shown = "<p>12 أبريل 2023 - 00:47 بتوقيت مكة المكرمة</p>"
    found = read(article(date=shown), head).published
    assert (str(found.value), found.source) == ("2023-04-12", DateSource.STATED)
    # An address of the evening before is no reason to leave a day that nothing else doubts.
    early = head.replace("T21:47:09.551Z", "T08:47:09.551Z")
    assert str(read(article(date="<p>11 أبريل 2023</p>"), early).published.value) == "2023-04-11"
