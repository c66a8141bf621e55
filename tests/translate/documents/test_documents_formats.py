"""Articles out of web pages, Word and PDF files, Markdown and JSON Lines."""

from __future__ import annotations

import builtins
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.translate.pdf_writing import arabic_pdf
from translate.documents import read_inputs
from translate.documents.visual import in_reading_order
from translate.records import DateSource, Document

TITLE = "بلدية الساحل تفتح جسرا جديدا فوق النهر"
LEAD = "افتتحت بلدية الساحل جسرا جديدا فوق النهر بعد أعمال استمرت عامين، وقال رئيسها إن الجسر يخدم سبع قرى."
SECOND = "وأوضح المهندس المشرف أن كلفة الجسر بلغت أربعة ملايين دينار، وأن السير عليه يبدأ في بداية الأسبوع."


def read_one(path: Path) -> Document:
    result = read_inputs([path])
    assert result.failures == ()
    (document,) = result.documents
    return document


def page(head: str = "", body: str = "") -> str:
    return (
        f'<!doctype html><html lang="ar"><head><meta charset="utf-8">{head}'
        "<script>var secret = 'سر في النص البرمجي';</script><style>p {color: red}</style></head>"
        '<body><nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>'
        f"<article><h1>{TITLE}</h1>{body}<p>{LEAD}</p><script>document.write('سر آخر')</script><p>{SECOND}</p></article>"
        "<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def test_a_web_page_gives_its_text_only(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(), encoding="utf-8")
    document = read_one(path)
    assert document.title == TITLE
    assert document.text.split() == f"{LEAD} {SECOND}".split()
    assert "سر" not in document.raw.split()


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2017-11-15T10:00:00+03:00">',
        '<meta itemprop="datePublished" content="2017-11-15">',
        '<meta name="date" content="15 نوفمبر 2017">',
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2017-11-15"}]}</script>',
    ],
)
def test_a_web_page_states_its_date(tmp_path: Path, head: str) -> None:
    path = tmp_path / "a.htm"
    path.write_text(page(head), encoding="utf-8")
    published = read_one(path).published
    assert (str(published.value), published.source) == ("2017-11-15", DateSource.STATED)
    assert "metadata" in published.evidence


def test_a_web_page_shows_its_date(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(body='<p class="post-date">الأربعاء 15 نوفمبر 2017</p>'), encoding="utf-8")
    assert str(read_one(path).published.value) == "2017-11-15"


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        ('<meta property="og:site_name" content="شبكة الساحل">', "شبكة الساحل", TITLE),
        ('<link rel="canonical" href="https://www.aljazeera.net/news/1">', "الجزيرة", TITLE),
        (f'<meta property="og:title" content="{TITLE} | سكاي نيوز عربية">', "سكاي نيوز عربية", TITLE),
        ("", "", TITLE),
    ],
)
def test_a_web_page_names_its_outlet(tmp_path: Path, head: str, outlet: str, title: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(head), encoding="utf-8")
    document = read_one(path)
    assert (document.outlet, document.title) == (outlet, title)


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("windows-1256", "utf-8"), ("x-none", "utf-8")],
)
def test_a_web_page_may_be_wrong_about_its_encoding(tmp_path: Path, declared: str, actual: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page().replace('charset="utf-8"', f'charset="{declared}"').encode(actual))
    assert LEAD in read_one(path).text


def test_a_web_page_saved_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(), encoding="utf-8")
    assert read_one(path).text.split() == f"{LEAD} {SECOND}".split()


def test_entities_in_a_text_file_are_their_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{TITLE}\n{LEAD}&nbsp;{SECOND} &quot;نعم&quot; &amp; &laquo;لا&raquo;", encoding="utf-8")
    assert read_one(path).text == f'{LEAD} {SECOND} "نعم" & «لا»'


def test_markdown(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        f"---\noutlet: شبكة الساحل\ndate: 2017-11-15\n---\n# {TITLE}\n\n**{LEAD}**\n\n## فرع\n\n> {SECOND}\n\n---\n",
        encoding="utf-8",
    )
    document = read_one(path)
    assert document.title == TITLE
    assert document.outlet == "شبكة الساحل"
    assert str(document.published.value) == "2017-11-15"
    assert document.text == f"{LEAD}\n\nفرع\n\n{SECOND}"


def test_word(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    path = tmp_path / "a.docx"
    file = docx.Document()
    file.add_heading(TITLE, level=0)
    file.add_paragraph("الأربعاء 15 نوفمبر 2017")
    file.add_paragraph(LEAD)
    table = file.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "القتلى", "25"
    file.add_paragraph(SECOND)
    file.save(path)
    document = read_one(path)
    assert document.title == TITLE
    assert str(document.published.value) == "2017-11-15"
    assert document.text == f"{LEAD}\nالقتلى 25\n{SECOND}"


@pytest.mark.parametrize(
    "stored",
    [{}, {"forms": True}, {"ligatures": True}, {"looks": False}],
    ids=["as it looks", "presentation forms", "ligatures", "reading order"],
)
def test_pdf(tmp_path: Path, stored: dict[str, bool]) -> None:
    third = (
        "وقال المتحدث (الاثنين) إن 3,500 شخص في AC-130 و New York Times غادروا في 15/11/2017 إلى «الأعلى»."
    )
    path = tmp_path / "a.pdf"
    lines = [TITLE, "", " ".join(LEAD.split()[:9]), " ".join(LEAD.split()[9:])]
    path.write_bytes(arabic_pdf([[*lines, "1"], [SECOND, third, "2"]], **stored))
    document = read_one(path)
    assert document.title == TITLE
    assert document.text.split() == f"{LEAD} {SECOND} {third}".split()


def test_lines_in_reading_order_are_left_alone() -> None:
    line = "وقال المتحدث من المدينة (الاثنين) إن 3,500 شخص في AC-130 غادروا"
    assert in_reading_order(line) == (line, False)


def test_json_lines(tmp_path: Path) -> None:
    records: list[Any] = [
        {"id": "n/1", "text": LEAD, "title": TITLE, "outlet": "شبكة الساحل", "date": "2017-11-15"},
        {
            "text": f"{TITLE}\n{SECOND}",
            "url": "https://www.bbc.com/arabic/1",
            "published": "15 تشرين الثاني 2017",
        },
    ]
    path = tmp_path / "feed.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join([lines[0], "{broken", "", "[1]", '{"title": "x"}', lines[1]]), encoding="utf-8")
    result = read_inputs([path])
    first, second = result.documents
    assert (first.id, first.title, first.text, first.outlet) == ("n-1", TITLE, LEAD, "شبكة الساحل")
    assert (second.id, second.title, second.text, second.outlet) == ("feed-6", TITLE, SECOND, "بي بي سي عربي")
    assert {str(d.published.value) for d in result.documents} == {"2017-11-15"}
    assert [failure.message for failure in result.failures] == [
        f"{path}, line 2 is not JSON; correct it or leave it out",
        f"{path}, line 4 is not a JSON object; give one object a line, with a text",
        f"{path}, line 5 has no text (its fields: title); name the one with --field text=NAME",
    ]


@pytest.mark.parametrize(
    ("suffix", "content", "library", "message"),
    [
        (
            ".html",
            page().encode(),
            "trafilatura",
            "needs trafilatura; install it with: pip install 'mujaz[files]'",
        ),
        (".docx", b"PK\x03\x04", "docx", "needs python-docx; install it with: pip install 'mujaz[files]'"),
        (".pdf", b"%PDF-1.4", "pypdf", "needs pypdf; install it with: pip install 'mujaz[files]'"),
    ],
)
def test_a_missing_library_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, content: bytes, library: str, message: str
) -> None:
    real = builtins.__import__

    def absent(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    monkeypatch.setattr(builtins, "__import__", absent)
    (failure,) = read_inputs([path]).failures
    assert failure.message == f"reading {path} {message}"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"PK\x03\x04 no archive", "is no readable Word file; save it again as .docx or .txt"),
        ("a.pdf", b"%PDF-1.4 no pages", "is no readable PDF"),
        ("a.pdf", arabic_pdf([[]]), "has no text layer (a scan?)"),
        ("a.html", b"<html><script>alert(1)</script></html>", "holds no article text"),
        ("a.html", b"   ", "is empty"),
    ],
)
def test_a_file_that_is_not_what_it_says(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, content: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = read_inputs([path])
    assert result.documents == ()
    assert f"{path} {message}" in result.failures[0].message
    assert capfd.readouterr() == ("", "")


def test_a_locked_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(arabic_pdf([[LEAD]])))
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "a.pdf"
    writer.write(path)
    (failure,) = read_inputs([path]).failures
    assert "is locked with a password" in failure.message
