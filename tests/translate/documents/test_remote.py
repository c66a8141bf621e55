"""Web addresses as inputs: read as pages, kept as they came; what is no article is one line and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.translate.fetching.server import Site, serving
from translate.documents import ReadResult, Web, read_inputs

TITLE = "بلدية الساحل تفتح جسرا جديدا فوق النهر"
TEXT = (
    "<p>افتتحت بلدية الساحل جسرا جديدا فوق النهر بعد أعمال استمرت عامين كاملين.</p>"
    "<p>وقال رئيس البلدية إن الجسر يخدم سبع قرى ويختصر الطريق إلى المدينة.</p>"
)
PAGE = f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{TEXT}</div></body></html>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def read(*inputs: str | Path, keep: Path | None = None) -> ReadResult:
    return read_inputs(inputs, web=Web(allow_local=True, keep=keep, wait=lambda _: None))


def test_an_address_gives_an_article_and_its_page_is_kept(site: Site, tmp_path: Path) -> None:
    result = read(site.add("/2024/03/05/bridge", PAGE), keep=tmp_path / "pages")
    (document,) = result.documents
    assert (document.title, len(document.segments)) == (TITLE, 2)
    assert str(document.published.value) == "2024-03-05"
    assert document.path is not None
    assert document.path.parent == tmp_path / "pages"
    assert document.path.read_text(encoding="utf-8") == PAGE
    assert document.path.stem == document.id


def test_pages_of_one_path_on_two_addresses_do_not_overwrite_each_other(site: Site, tmp_path: Path) -> None:
    result = read(site.add("/n?id=1", PAGE), site.add("/n?id=2", PAGE), keep=tmp_path)
    assert len({document.path for document in result.documents}) == 2


@pytest.mark.parametrize(
    ("kind", "body", "message"),
    [
        ("application/pdf", b"%PDF-1.7", "is a PDF file (application/pdf); download it and give the file"),
        ("image/jpeg", b"\xff\xd8\xff", "is an image (image/jpeg)"),
        (
            "text/html",
            "<html><body><form><label>البريد</label><input><input type='password'></form><p>سجل الدخول إلى حسابك لتتمكن من القراءة.</p></body></html>",
            "shows a login and no article",
        ),
        (
            "text/html",
            "<html><body><div><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا ولعرض الإعلانات التي تناسب اهتماماتك.</p></div></body></html>",
            "shows a notice (cookies, subscription or JavaScript) and no article",
        ),
        (
            "text/html",
            "<html><body><div id='root'></div><script src='/app.js'></script></body></html>",
            "holds no article text: JavaScript builds it in the browser",
        ),
        ("text/html", "", "is empty"),
    ],
    ids=["pdf", "image", "login", "cookies", "script", "nothing"],
)
def test_what_is_no_article_is_one_line_and_the_rest_goes_on(
    kind: str, body: str | bytes, message: str, site: Site, tmp_path: Path
) -> None:
    bad, good = site.add("/bad", body, Content_Type=kind), site.add("/good", PAGE)
    result = read(bad, site.root + "/missing", good, keep=tmp_path)
    assert [document.title for document in result.documents] == [TITLE]
    first, second = result.failures
    assert first.message.startswith(f"{bad} {message}")
    assert "(HTTP 404)" in second.message
    assert not any("\n" in failure.message for failure in result.failures)


def test_a_page_that_cannot_be_kept_is_one_line_that_names_the_place(site: Site, tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("a file where the folder should be")
    result = read(site.add("/one", PAGE), tmp_path / "missing.txt", keep=tmp_path / "pages")
    assert result.documents == ()
    assert len(result.failures) == 2
    assert f"as {tmp_path / 'pages'}" in result.failures[0].message
    assert "choose another output folder" in result.failures[0].message


def test_local_addresses_are_refused_unless_allowed(site: Site) -> None:
    result = read_inputs([site.add("/a", PAGE)], web=Web())
    assert result.documents == ()
    assert "is on a private network (127.0.0.1); pass --allow-local" in result.failures[0].message
    assert site.asked == []
