"""Fetching pages: time-outs, a size limit, redirects checked one by one, robots.txt, a pause for each host."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from translate.datafiles import Chosen
from translate.errors import InputError
from translate.fetching.addresses import check_address, check_peer

_CHOSEN = Chosen(__package__, "fetcher")

AGENT = "mujaz/0.1 (reads single articles for one reader)"
_REDIRECTS = (301, 302, 303, 307, 308)
_REASONS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "is not allowed to be read this way",
    404: "is not there",
    410: "is no longer there",
    429: "asks for fewer requests",
    451: "is withheld for legal reasons",
}
_SAVE = "open it in a browser, save it and give the file"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: `url` is where it was found after redirects, `kind` its media type in lower case."""

    url: str
    data: bytes
    kind: str
    charset: str


class Fetcher:
    """Fetches one page after another. `wait` is called with the seconds to pause between requests to one host."""

    def __init__(self, *, allow_local: bool = False, wait: Callable[[float], None] = time.sleep) -> None:
        import httpx

        self._allow_local = allow_local
        self._wait = wait
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}
        self._client = httpx.Client(
            timeout=httpx.Timeout(_CHOSEN("read_seconds"), connect=_CHOSEN("connect_seconds")),
            headers={"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9"},
            follow_redirects=False,
            # Proxies of the environment would reach what the address check refuses.
            trust_env=False,
        )

    def close(self) -> None:
        """Ends the connections."""
        self._client.close()

    def fetch(self, url: str) -> Fetched:
        """The page at an address, after redirects.

        Raises InputError with one line: what, which address, what to do.
        """
        asked, place = {url}, url
        for _ in range(_CHOSEN.whole("redirects") + 1):
            check_address(place, allow_local=self._allow_local)
            if not self._permitted(place):
                raise InputError(f"{place}: its site asks programs not to read it (robots.txt); {_SAVE}")
            status, headers, data = self._ask(place, _CHOSEN.whole("page_bytes"))
            if status not in _REDIRECTS:
                return self._answer(place, status, headers, data)
            place = urljoin(place, headers.get("location", ""))
            if place in asked:
                raise InputError(f"{url} redirects in a circle; check the address")
            asked.add(place)
        raise InputError(f"{url} redirects more than {_CHOSEN.whole('redirects')} times; check the address")

    def _answer(self, url: str, status: int, headers: Any, data: bytes) -> Fetched:
        if status != 200:
            reason = _REASONS.get(status, "has an error" if status >= 500 else "cannot be read")
            raise InputError(f"{url} {reason} (HTTP {status}); check the address or {_SAVE}")
        kind, _, rest = headers.get("content-type", "text/html").partition(";")
        charset = rest.partition("charset=")[2].strip().strip("\"'") if "charset=" in rest else ""
        return Fetched(url, data, kind.strip().lower(), charset)

    def _ask(self, url: str, limit: int) -> tuple[int, Any, bytes]:
        """Status, headers and body of one request. Raises InputError."""
        import httpx

        self._pause(urlsplit(url).netloc)
        begun = time.monotonic()
        try:
            with self._client.stream("GET", url) as response:
                self._check_peer(url, response)
                parts, size = [], 0
                if response.status_code == 200:
                    for part in response.iter_bytes():
                        parts.append(part)
                        size += len(part)
                        if size > limit:
                            raise InputError(
                                f"{url} is larger than {limit / 1e6:.0f} MB: no article; give the article's own page"
                            )
                        if time.monotonic() - begun > _CHOSEN("whole_seconds"):
                            raise InputError(f"{url} takes too long; try again later or {_SAVE}")
                return response.status_code, response.headers, b"".join(parts)
        except httpx.TimeoutException as error:
            raise InputError(f"{url} does not answer in time; try again later or {_SAVE}") from error
        except httpx.ConnectError as error:
            raise InputError(_unreachable(url, error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise InputError(
                f"{url} cannot be read ({type(error).__name__}); check the address or {_SAVE}"
            ) from error

    def _check_peer(self, url: str, response: Any) -> None:
        """The host may have been given another address since it was checked."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if peer and not self._allow_local:
            check_peer(url, str(peer[0]))

    def _pause(self, host: str) -> None:
        last = self._last.get(host)
        if last is not None and (left := last + _CHOSEN("pause_seconds") - time.monotonic()) > 0:
            self._wait(left)
        self._last[host] = time.monotonic()

    def _permitted(self, url: str) -> bool:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._rules(f"{site}/robots.txt")
        rules = self._robots[site]
        return rules is None or rules.can_fetch(AGENT, url)

    def _rules(self, url: str) -> RobotFileParser | None:
        """A site's rules; None where it has none that can be read."""
        try:
            status, _, data = self._ask(url, _CHOSEN.whole("robots_bytes"))
        except InputError:
            return None
        if status != 200:
            return None
        rules = RobotFileParser(url)
        rules.parse(data.decode("utf-8", errors="replace").splitlines())
        return rules


def _unreachable(url: str, error: Exception) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError) or "CERTIFICATE_VERIFY_FAILED" in str(cause):
            return f"{url}: its certificate is not valid, the page may not be its own; {_SAVE}"
        cause = cause.__cause__ or cause.__context__
    return f"{url} cannot be reached; check the address and the network"
