"""Files that hold pages: browsers' archives, feeds and lists of feeds, JSON lines with names of their own."""

from __future__ import annotations

import json
import plistlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.translate.documents.test_remote import PAGE, TEXT, TITLE
from tests.translate.fetching.server import serving
from translate.documents import ReadResult, Web, read_inputs

ADDRESS = "https://news.example/2024/03/05/bridge"
MORE = (
    "<p>وطالب سكان الحي بإضافة مواقف للسيارات بعد أن امتلأت الشوارع المجاورة في يوم الافتتاح.</p>"
    "<p>وتعهدت الوزارة بتعبيد الطريق المؤدي إلى الجسر قبل نهاية العام، وبإنارة ضفتي النهر معا.</p>"
    "<p>ويعبر النهر كل يوم نحو عشرة آلاف شخص في قوارب صغيرة، كثير منهم من طلاب المدارس والموظفين.</p>"
)
LONG = TEXT + MORE


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def mhtml(page: bytes, charset: str) -> bytes:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = ADDRESS
    message.set_content("saved by a browser")
    message.add_alternative("x", subtype="html")
    part = list(message.walk())[-1]
    part.set_payload(page.decode("latin-1"), "latin-1")
    part.replace_header("Content-Type", f'text/html; charset="{charset}"')
    return message.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.webarchive"])
def test_a_page_that_a_browser_saved_in_one_file(name: str, tmp_path: Path) -> None:
    if name.endswith("archive"):
        main = {
            "WebResourceData": PAGE.encode(),
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceURL": ADDRESS,
        }
        data = plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)
    else:
        data = mhtml(PAGE.encode(), "utf-8")
    result = read_inputs([written(tmp_path, name, data)])
    assert result.failures == ()
    (document,) = result.documents
    assert (document.title, len(document.segments), str(document.published.value)) == (TITLE, 2, "2024-03-05")


def test_the_charset_of_an_archive_counts_where_the_page_names_none(tmp_path: Path) -> None:
    page = PAGE.replace("<meta charset='utf-8'>", "").encode("cp1256")
    (document,) = read_inputs([written(tmp_path, "a.mhtml", mhtml(page, "windows-1256"))]).documents
    assert document.title == TITLE


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mhtml", b"From: <saved>\nContent-Type: text/plain\n\nno page"),
        ("a.webarchive", b"bplist00 damaged"),
        ("a.webarchive", plistlib.dumps({"WebMainResource": {"WebResourceData": b" "}})),
        ("a.rss", b"<html><body>no feed</body></html>"),
        ("a.rss", b"<rss><channel></channel></rss>"),
        ("a.atom", b"<feed"),
    ],
)
def test_a_damaged_one_is_one_line(name: str, data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, name, data)
    result = read_inputs([path])
    assert result.documents == ()
    (failure,) = result.failures
    assert failure.message.startswith(str(path))
    assert "\n" not in failure.message


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>صحيفة الساحل</title>
<item><title>{TITLE}</title><link>{ADDRESS}</link><pubDate>Tue, 05 Mar 2024 23:30:00 +0300</pubDate>
<description>موجز قصير</description><content:encoded><![CDATA[{LONG}]]></content:encoded></item>
<item><title>خبر بلا نص</title><link>{{address}}</link><description>موجز قصير</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>صحيفة الساحل</title><entry><title>{TITLE}</title>
<link rel="alternate" href="{ADDRESS}"/><published>2024-03-05T10:00:00+03:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry></feed>"""


def summary(result: ReadResult) -> list[tuple[str, str, str, int]]:
    return [
        (document.title, document.outlet, str(document.published.value), len(document.segments))
        for document in result.documents
    ]


@pytest.mark.parametrize(("name", "feed"), [("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM)])
def test_entries_that_hold_their_article_are_articles(name: str, feed: str, tmp_path: Path) -> None:
    result = read_inputs([written(tmp_path, name, feed.replace("{address}", "https://news.example/2"))])
    assert summary(result) == [(TITLE, "صحيفة الساحل", "2024-03-05", 5)]
    told = ["entry 2 holds only a summary; pass --follow to fetch https://news.example/2"] * (feed == RSS)
    assert [failure.message.partition(", ")[2] for failure in result.failures] == told


def test_links_of_feeds_and_of_lists_of_feeds_are_followed_when_told(tmp_path: Path) -> None:
    with serving() as site:
        feed = site.add(
            "/feed", RSS.replace("{address}", site.add("/2", PAGE)), Content_Type="application/rss+xml"
        )
        opml = written(tmp_path, "list.opml", f'<opml><body><outline xmlUrl="{feed}"/></body></opml>')
        web = Web(allow_local=True, follow=True, wait=lambda _: None)
        for source in (feed, opml):
            result = read_inputs([source], web=Web(allow_local=True, follow=True, wait=lambda _: None))
            assert [document.title for document in result.documents] == [TITLE, TITLE]
            assert result.failures == ()
        asked = len(site.asked)
        (failure,) = read_inputs([opml]).failures
        assert failure.message == f"{opml} lists the feed {feed}; pass --follow to fetch it"
        assert len(site.asked) == asked
        web.close()


def test_a_feed_reads_nothing_outside_itself(tmp_path: Path) -> None:
    secret = written(tmp_path, "secret.txt", "سر")
    feed = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss', 1)
    result = read_inputs([written(tmp_path, "a.rss", feed.replace("صحيفة الساحل", "صحيفة &x;الساحل"))])
    assert not any("سر" in document.outlet.split() for document in result.documents)


def test_fields_of_json_lines_may_be_named(tmp_path: Path) -> None:
    line = {"متن": TEXT.replace("<p>", "").replace("</p>", "\n"), "عنوان": TITLE, "when": "2024-03-05"}
    path = written(tmp_path, "a.jsonl", json.dumps(line, ensure_ascii=False))
    result = read_inputs([path], fields={"text": "متن", "title": "عنوان", "published": "when"})
    assert [(d.title, str(d.published.value)) for d in result.documents] == [(TITLE, "2024-03-05")]
    (failure,) = read_inputs([path]).failures
    assert (
        "has no text (its fields: متن, عنوان, when); name the one with --field text=NAME" in failure.message
    )
