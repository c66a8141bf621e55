"""The HTTP client of the OpenAI-compatible chat interface: patience, retries, limits."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from translate.clean import without_controls
from translate.datafiles import Chosen
from translate.errors import ModelError

# Worth another try: the server is busy, restarting, or behind a gateway that is.
RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_CHOSEN = Chosen(__package__, "chat")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model is served. `url` ends before `/chat/completions`, as OpenAI clients have it."""

    url: str
    model: str
    api_key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to ask again; the pause doubles each time.

    `answer` is for the silence between two pieces of an answer, `whole` for one question with all its attempts.
    """

    connect: float = field(default_factory=lambda: _CHOSEN("connect"))
    answer: float = field(default_factory=lambda: _CHOSEN("answer"))
    attempts: int = field(default_factory=lambda: _CHOSEN.whole("attempts"))
    pause: float = field(default_factory=lambda: _CHOSEN("pause"))
    longest_pause: float = field(default_factory=lambda: _CHOSEN("longest_pause"))
    whole: float = field(default_factory=lambda: _CHOSEN("whole"))


class NoAnswer(ModelError):
    """A served model gave no answer. `problem` says why without the server's address, fit for an output."""

    def __init__(self, message: str, problem: str) -> None:
        super().__init__(message)
        self.problem = problem


class ChatClient:
    """Asks one served model; threads may share it. The key stands in no message, even where the server sends it back."""

    def __init__(self, address: Address, patience: Patience | None = None) -> None:
        import httpx

        self._address = address
        self._patience = patience = patience or Patience()
        self._most_bytes = _CHOSEN.whole("most_bytes")
        self._client = httpx.Client(
            timeout=httpx.Timeout(patience.answer, connect=patience.connect),
            headers={"Authorization": f"Bearer {address.api_key}"} if address.api_key else {},
        )

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

    def ask(
        self, body: dict[str, Any], seconds: float | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The first choice and the usage of an answer; `seconds` limits the attempts where that is less than `Patience.whole`.

        Raises:
            NoAnswer: there is none after every attempt, or the server refuses.
        """
        import httpx

        url = f"{self._address.url.rstrip('/')}/chat/completions"
        problem = ""
        whole = self._patience.whole
        until = time.monotonic() + (whole if seconds is None else min(whole, seconds))
        for attempt in range(self._patience.attempts):
            wait = min(self._patience.longest_pause, self._patience.pause * 2**attempt)
            try:
                response = self._post(url, body, until)
            except _Endless as error:
                problem = str(error)
            except httpx.TimeoutException:
                problem = "no answer in time"
            except httpx.HTTPError as error:
                problem = str(error) or type(error).__name__
            else:
                if response.status_code == 200:
                    try:
                        return _first_choice(response.json())
                    except ValueError as error:
                        problem = f"an answer that is not a chat completion ({error})"
                elif response.status_code in RETRIED:
                    problem = _status(response, self._address.api_key)
                    wait = min(self._patience.longest_pause, max(wait, _retry_after(response)))
                else:
                    problem = _status(response, self._address.api_key)
                    raise NoAnswer(f"{url} refuses: {problem}; {_advice(response.status_code)}", problem)
            if time.monotonic() + wait >= until:
                break
            if attempt + 1 < self._patience.attempts:
                time.sleep(wait)
        raise NoAnswer(
            f"{url} failed {attempt + 1} times, last with: {problem}; "
            "check that the server runs, MUJAZ_ENDPOINT_URL and MUJAZ_ENDPOINT_MODEL",
            problem,
        )

    def _post(self, url: str, body: dict[str, Any], until: float) -> Any:
        """The response, read to its end; raises `_Endless` where it has none in sight."""
        import httpx

        with self._client.stream("POST", url, json=body) as response:
            parts, size = [], 0
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > self._most_bytes:
                    raise _Endless(f"an answer of more than {self._most_bytes:,} bytes")
                if time.monotonic() > until:
                    raise _Endless("no end of the answer in time")
        headers = {"Retry-After": response.headers.get("Retry-After", "")}
        return httpx.Response(response.status_code, headers=headers, content=b"".join(parts))


class _Endless(Exception):
    """An answer that is longer, or takes longer, than any that is asked for."""


def _first_choice(data: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The choice and usage; raises ValueError for anything but a chat completion with text."""
    try:
        choice = data["choices"][0]
        content = choice["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError("it lacks choices[0].message.content") from error
    if not isinstance(content, str):
        raise ValueError("its content is not text")
    usage = data.get("usage")
    return choice, usage if isinstance(usage, dict) else {}


def _status(response: Any, key: str) -> str:
    """What a refusal says, without the key that the server may send back."""
    said = response.text.replace(key, "[key]") if key else response.text
    text = " ".join(without_controls(said).split())[:160]
    return f"HTTP {response.status_code}" + (f" ({text})" if text else "")


def _retry_after(response: Any) -> float:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isdigit() else 0.0


def _advice(status: int) -> str:
    if status in (401, 403):
        return "set MUJAZ_ENDPOINT_KEY to a valid key"
    if status == 404:
        return "check the URL (it ends in /v1) and MUJAZ_ENDPOINT_MODEL"
    return "check MUJAZ_ENDPOINT_MODEL and the server's log"
