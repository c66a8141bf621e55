"""What publishing systems put around and into an article, as pages by other hands have it."""

from __future__ import annotations

import json

import pytest

from tests.translate.pages.test_reading import TEXT, TITLE, WHOLE, article, kept, read
from translate.records import DateSource

PICTURE = '<img src="a.jpg" alt="">'
ADVERT = '<div class="box"><span>إعلان</span></div>'


@pytest.mark.parametrize(
    "inserted",
    [
        f'<div class="pic">{PICTURE}<div class="lgnd">أهالي القرى على الجسر صباح الأحد (الساحل)</div></div>',
        f"<table><tr><td>{PICTURE}<br><font size=2>أهالي القرى على الجسر - تصوير: هاني شمس</font></td></tr></table>",
        f'<div class="g">{PICTURE}<span>الجسر قبل افتتاحه (الساحل)</span>{PICTURE}<span>الجسر بعده (الساحل)</span></div>',
        '<div><img src="a.jpg" alt="أهالي القرى على الجسر"></div><div class="c">أهالي القرى على الجسر (الساحل)</div>',
        '<div class="v"><iframe src="https://video.example/1"></iframe><div class="vc">لحظة قص الشريط</div></div>',
        '<ul><li><a href="#one">سبع قرى وجسر واحد</a></li><li><a href="#two">الكلفة بلغت الملايين</a></li></ul>',
        '<div class="call"><h3>اشترك في قناتنا على واتساب</h3><p>تصلك أبرز القصص مباشرة على هاتفك كل يوم.</p></div>',
        '<p>استمع إلى تصريح رئيس البلدية</p><span>3\'12"</span>',
        "<label>تحديث تلقائي <input type=checkbox></label>",
        "<div>مواضيع مرتبطة في نفس القسم:</div><ul><li>افتتاح خط بحري إلى الجزيرة (19 نوفمبر 2008)</li></ul>",
        '<div class="notes"><h2>الهوامش</h2><p>محضر عدد 1127 بتاريخ 3 جوان 2020، محكمة الناحية.</p></div>',
    ],
    ids=[
        "caption", "caption in a table", "gallery", "alternative text", "video", "contents", "request", "recording", "switch",
        "list under a label", "footnotes",
    ],
)  # fmt: skip
def test_what_is_none_of_the_text(inserted: str) -> None:
    assert kept(read(article(inserted))) == WHOLE


@pytest.mark.parametrize("wrapped", ["<h2>{}</h2>", '<div class="s"><h2>{}</h2></div>'])
@pytest.mark.parametrize("before", ["", ADVERT])
def test_subheadings_stay(before: str, wrapped: str) -> None:
    heads = [wrapped.format(head) for head in ("كيف بدأ العمل؟", "من يدفع كلفة الجسر؟")]
    page = read(
        f"<article><h1>{TITLE}</h1><p>{TEXT[0]}</p>{before}{heads[0]}<p>{TEXT[1]}</p>{before}{heads[1]}<p>{TEXT[2]}</p></article>"
    )
    assert kept(page) == f"{TITLE} {TEXT[0]} كيف بدأ العمل؟ {TEXT[1]} من يدفع كلفة الجسر؟ {TEXT[2]}"


def test_a_heading_of_what_is_left_out_goes_with_it() -> None:
    contents = '<ul><li><a href="#one">سبع قرى وجسر واحد</a></li><li><a href="#two">الكلفة بلغت الملايين</a></li></ul>'
    page = read(
        f"<article><h1>{TITLE}</h1><p>{TEXT[0]}</p><h2>أبرز التطورات</h2>{contents}<h2>القرى</h2><p>{TEXT[1]}</p></article>"
    )
    assert kept(page) == f"{TITLE} {TEXT[0]} القرى {TEXT[1]}"


@pytest.mark.parametrize(
    "line", ["<p>ذي قار – واع – صفاء الجابري</p>", "<h5>عنب بلدي – السويداء – نور الأيهم</h5>"]
)
def test_who_wrote_stands_before_the_text(line: str) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT)
    assert kept(read(f"<article><h1>{TITLE}</h1><div>{line}{paragraphs}</div></article>")) == WHOLE


@pytest.mark.parametrize("line", ["رنا السيد", "س.ع/ ن.ح"])
def test_who_wrote_stands_behind_the_text(line: str) -> None:
    paragraphs = "".join(f"<p>{text}</p>" for text in (*TEXT, line))
    assert kept(read(f"<article><h1>{TITLE}</h1><div>{paragraphs}</div></article>")) == WHOLE


@pytest.mark.parametrize(
    ("date", "head", "day"),
    [
        ("<footer class='meta'><div>نُشر في: الأحد 26 أيلول 2021 الساعة 08:05</div></footer>", "", "2021-09-26"),
        ("<div><span>نُشر في السبت 6 محرم 1443هـ</span> <span>عدد المشاهدات 1,940</span> <span>لا تعليقات</span></div>", "", "2021-08-14"),
        (
            "<figure><img src=a.jpg><figcaption>مزارع يتفقد جذوع الأشجار المقطوعة في البلدة القديمة صباح 18 كانون الثاني 2025"
            " ضمن جولة لفريق البلدية (الساحل)</figcaption></figure><ul><li>22/01/2025</li><li>3:37 م</li></ul>",
            '<meta property="og:updated_time" content="2025-01-26T11:48:33+03:00">',
            "2025-01-22",
        ),
    ],
    ids=["footer above the text", "hijri among counters", "behind a long caption"],
)  # fmt: skip
def test_the_day_between_headline_and_text(date: str, head: str, day: str) -> None:
    assert str(read(article(date=date), head).published.value) == day


def test_data_of_another_title_is_not_the_articles_day() -> None:
    site = {"@type": "NewsArticle", "headline": "وكالة الساحل للأنباء", "datePublished": "2017-01-01"}
    head = f'<script type="application/ld+json">{json.dumps(site, ensure_ascii=False)}</script>'
    page = read(article(date="<span>2/06/2024, 18:42</span>"), head)
    assert str(page.published.value) == "2024-06-02"
    alone = read(article(), head)
    assert alone.published.source is DateSource.UNCERTAIN


def test_microdata_may_stand_in_an_attribute_of_the_posts_footer() -> None:
    stamp = '<abbr itemprop="datePublished" title="2014-06-21T02:14:00-07:00">2:14 ص</abbr>'
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXT)
    page = read(
        f'<div itemscope><h3 itemprop="name">{TITLE}</h3>{paragraphs}<div class="footer">{stamp}</div></div>'
    )
    assert str(page.published.value) == "2014-06-21"


def test_large_type_is_a_headline_where_there_are_no_headings() -> None:
    title = "مجلس المحافظة يصوت على إيقاف منح إجازات البناء في محرمات النهر بعد جلسة طويلة"
    rows = "".join(f"<tr><td><p>{text}</p></td></tr>" for text in TEXT)
    found = read(
        f"<table><tr><td>الرئيسية &gt;&gt; محافظات</td></tr><tr><td><font size=5><b>{title}</b></font></td></tr>"
        f"<tr><td><font size=2>27/06/2010 06:14 م</font></td></tr>{rows}</table>"
    )
    assert found.title == title
    assert str(found.published.value) == "2010-06-27"


def test_a_storys_own_standfirst_is_read_and_its_captions_are_not() -> None:
    body = (
        "".join(f"<p>{text}</p>" for text in TEXT)
        + "<figure><img><figcaption>صورة من الجسر</figcaption></figure>"
    )
    standfirst = "يختصر الجسر الطريق إلى المدينة نصف ساعة."
    state = json.dumps({"article": {"title": TITLE, "summary": standfirst, "body": body}}, ensure_ascii=False)
    page = read(f'<div id="root"></div><script id="__NEXT_DATA__" type="application/json">{state}</script>')
    assert page.text.split("\n") == [standfirst, *TEXT]


@pytest.mark.parametrize(
    ("body", "head", "outlet"),
    [
        (
            '<a href="/"><img src="l.png" alt="وكالة الساحل للأنباء"></a>',
            '<meta property="og:site_name" content="S A N">',
            "وكالة الساحل للأنباء",
        ),
        ('<img class="logo" src="l.png" alt="بوابة الساحل">', "", "بوابة الساحل"),
        ("", '<meta property="og:site_name" content="مدونة الساحل:">', "مدونة الساحل"),
    ],
)
def test_the_sites_arabic_name(body: str, head: str, outlet: str) -> None:
    assert read(body + article(), head).outlet == outlet
