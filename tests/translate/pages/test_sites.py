"""What a page says that the site is called, and what is no name of a site."""

from __future__ import annotations

import pytest
from lxml import html

from translate.pages import read_page
from translate.pages.meta import outer_name, read_meta, site_words


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("شعار جمعية حبر وورق", "جمعية حبر وورق"),
        ("صدى بريس جريدة إلكترونية مغربية", "صدى بريس"),
        ("Manarapress منارة بريس", "منارة بريس"),
        ("منارة بريس Manarapress", "منارة بريس"),
        ("الاتحاد النقابي لعمال الصناعات (USTI)", "الاتحاد النقابي لعمال الصناعات"),
        ("«أسواق الخليج»", "أسواق الخليج"),
        ('"أسواق الخليج"', "أسواق الخليج"),
        ("صحيفة «أسواق الخليج»", "صحيفة «أسواق الخليج»"),
        # One name, whatever its alphabets.
        ("BBC News عربي", "BBC News عربي"),
        ("إذاعة مقام FM", "إذاعة مقام FM"),
        ("جريدة الصباح", "جريدة الصباح"),
        ("جريدة صوت الاتحاد", "جريدة صوت الاتحاد"),
        ("نقابة عمال بلدية بيروت", "نقابة عمال بلدية بيروت"),
        ("هسبريس جريدة إلكترونية مغربية", "هسبريس"),
        ("شبكة أخبار النيل", "شبكة أخبار النيل"),
        # What a system calls a site that nobody named.
        ("My Site 2", ""),
        ("my-site-4", ""),
        ("Exported Data", ""),
        ("مدونتي", ""),
    ],
)
def test_the_name_without_what_stands_around_it(written: str, name: str) -> None:
    assert site_words(written) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2022 مجلة أوتار. تصميم JoomlArt.com.", "مجلة أوتار"),
        ("©2024 جمعية ينابيع. أنشئ بكل فخر بواسطة Wix.com", "جمعية ينابيع"),
        ("©2024 by جمعية حبر وورق. Proudly created with Wix.com", "جمعية حبر وورق"),
        ("جميع الحقوق محفوظة © سوق المال 2020 | هاتف: 06-000", "سوق المال"),
        ("© 2011-2023 صحيفة النهر – Tous droits réservés", "صحيفة النهر"),
        ("جميع الحقوق محفوظة لصحيفة النهر © 2024", "صحيفة النهر"),
        ("© 2011-2024 جميع الحقوق محفوظة", ""),
        ("© 2024 Example Media Ltd", ""),
        ("جميع الحقوق محفوظة للجزيرة © 2024", "الجزيرة"),
        ("(C) 2020 صحيفة المدينة", "صحيفة المدينة"),
        # A credit is no line of rights.
        ("متظاهرون في بيروت © AFP", ""),
        ("مبنى منهار © رويترز", ""),
    ],
)
def test_whose_the_rights_are(line: str, name: str) -> None:
    page = html.fromstring(f"<html><body><p>نص</p><footer><p>{line}</p></footer></body></html>")
    assert read_meta(page).rights == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("مجلة أوتار | حوارات", "مجلة أوتار"),
        ("نشرة المتداول | العدد 214", "نشرة المتداول"),
        ("رغيف #57", ""),
        ("عرض خبر - صوت النهر", "صوت النهر"),
        ("بسم الله الرحمن الرحيم", ""),
    ],
)
def test_a_section_or_an_issue_is_no_name(title: str, name: str) -> None:
    assert outer_name(title) == name


@pytest.mark.parametrize(
    ("logo", "title", "outlet"),
    [
        ("سما", "زيتون الضفة ينتظر قاطفيه | وكالة سما للأنباء", "وكالة سما للأنباء"),
        ("الضفتين", "زيتون الضفة ينتظر قاطفيه | مقالات | صحيفة الضفتين", "صحيفة الضفتين"),
        # Another name, and one that says not what it is of, make no whole of it.
        ("سما", "زيتون الضفة ينتظر قاطفيه | وكالة الساحل للأنباء", "سما"),
        ("سما", "زيتون الضفة ينتظر قاطفيه | سما فلسطين", "سما"),
    ],
)
def test_a_name_that_a_logo_shortens_is_the_whole_one_of_the_title(
    logo: str, title: str, outlet: str
) -> None:
    page = html.document_fromstring(
        f"<html><head><title>{title}</title></head><body><a href='/'><img src='l.png' alt='{logo}'></a>"
        "<article><h1>زيتون الضفة ينتظر قاطفيه</h1><p>بدأ موسم قطف الزيتون في قرى الضفة يوم الأحد الماضي بحضور المزارعين.</p>"
        "<p>وقال المزارع أبو خالد إن الموسم هذا العام أفضل من العام الماضي بكثير.</p></article></body></html>"
    )
    found = read_page(page)
    assert found is not None
    assert found.outlet == outlet
