"""Fetching pages: what is refused before and after asking, each in one line; a pause for each host."""

from __future__ import annotations

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.translate.fetching.server import Site, serving
from translate.errors import InputError
from translate.fetching import Fetcher, is_address


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def fetcher(pauses: list[float]) -> Iterator[Fetcher]:
    opened = Fetcher(allow_local=True, wait=pauses.append)
    yield opened
    opened.close()


def refused(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(InputError) as caught:
        fetcher.fetch(url)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(url) or url in message
    return message


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/a",
        "http://localhost/a",
        "http://[::1]/a",
        "http://10.0.0.8/",
        "http://192.168.1.1/admin",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
    ],
)
def test_private_networks_are_not_asked(url: str) -> None:
    fetcher = Fetcher()
    assert "is on a private network" in refused(fetcher, url)
    fetcher.close()


@pytest.mark.parametrize("url", ["http://", "https:///path", "http://[bad/"])
def test_what_is_no_address(url: str, fetcher: Fetcher) -> None:
    assert "is no web address" in refused(fetcher, url)


def test_which_inputs_are_addresses() -> None:
    given = ["https://a.example/1", "HTTP://A.example", "file:///etc/passwd", "ftp://a.example", "a.html"]
    assert [is_address(text) for text in given] == [True, True, False, False, False]


def test_a_page_and_where_it_was_found(site: Site, fetcher: Fetcher) -> None:
    site.add("/new", "نص", Content_Type="Text/HTML; charset=windows-1256")
    found = fetcher.fetch(site.add("/old", "", status=301, Location="/new"))
    assert (found.url, found.data.decode(), found.kind, found.charset) == (
        site.root + "/new",
        "نص",
        "text/html",
        "windows-1256",
    )


def test_a_redirect_to_a_private_network_is_not_followed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    url = site.add("/out", "", status=302, Location="http://10.0.0.8/secret")
    checked: list[str] = []

    def check(place: str, *, allow_local: bool) -> None:
        checked.append(place)
        if "10.0.0.8" in place:
            raise InputError(f"{place} is on a private network")

    monkeypatch.setattr("translate.fetching.fetcher.check_address", check)
    fetcher = Fetcher(allow_local=True, wait=lambda _: None)
    with pytest.raises(InputError, match=r"10\.0\.0\.8.* is on a private network"):
        fetcher.fetch(url)
    assert checked == [url, "http://10.0.0.8/secret"]
    fetcher.close()


def test_a_host_whose_address_changed_after_the_check_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translate.fetching.fetcher.check_address", lambda url, *, allow_local: None)
    fetcher = Fetcher(wait=lambda _: None)
    assert "is on a private network (127.0.0.1)" in refused(fetcher, site.add("/a", "نص"))
    fetcher.close()


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "is not there (HTTP 404)"),
        (401, "asks for a login (HTTP 401)"),
        (403, "is not allowed"),
        (503, "has an error (HTTP 503)"),
    ],
)
def test_answers_that_are_no_page(status: int, message: str, site: Site, fetcher: Fetcher) -> None:
    assert message in refused(fetcher, site.add("/a", "x", status=status))


def test_redirects_in_a_circle_and_without_end(site: Site, fetcher: Fetcher) -> None:
    site.add("/b", "", status=302, Location="/a")
    assert "redirects in a circle" in refused(fetcher, site.add("/a", "", status=302, Location="/b"))
    for number in range(9):
        site.add(f"/{number}", "", status=302, Location=f"/{number + 1}")
    assert "redirects more than 5 times" in refused(fetcher, site.root + "/0")


def test_a_page_of_fifty_megabytes_is_left_after_ten(site: Site, fetcher: Fetcher) -> None:
    url = site.add("/big", b"x" * 50_000_000)
    assert "is larger than 10 MB" in refused(fetcher, url)


def test_a_site_that_asks_not_to_be_read(site: Site, fetcher: Fetcher) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /closed\n", Content_Type="text/plain")
    site.add("/open", "نص")
    assert fetcher.fetch(site.root + "/open").data == "نص".encode()
    assert "robots.txt" in refused(fetcher, site.add("/closed/1", "نص"))
    assert site.asked == ["/robots.txt", "/open"]


def test_requests_to_one_host_are_apart(site: Site, fetcher: Fetcher, pauses: list[float]) -> None:
    for number in range(3):
        fetcher.fetch(site.add(f"/{number}", "نص"))
    # The rules, then three pages.
    assert len(pauses) == 3
    assert all(0 < pause <= 1 for pause in pauses)


def test_a_server_that_cannot_be_reached(fetcher: Fetcher) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/a"
    assert "cannot be reached" in refused(fetcher, url)


def test_a_certificate_that_is_not_valid(tmp_path: Path, fetcher: Fetcher) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    try:
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )  # fmt: skip
    except FileNotFoundError:
        pytest.skip("needs openssl")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            for _ in range(2):
                connection, _ = listening.accept()
                with pytest.raises(OSError):  # noqa: PT011
                    context.wrap_socket(connection, server_side=True)
                connection.close()

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        assert "its certificate is not valid" in refused(
            fetcher, f"https://127.0.0.1:{listening.getsockname()[1]}/a"
        )
