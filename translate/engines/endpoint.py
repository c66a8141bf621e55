"""Endpoint engine: a model served over the OpenAI-compatible chat interface (vLLM, Ollama, llama-server)."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Any

from translate.engines.base import DecodeOptions, Hypothesis, OnBatch
from translate.engines.frames import Hints
from translate.engines.prompts import Prompt
from translate.engines.schedule import check_lengths, output_cap
from translate.errors import ModelError

DEFAULTS = DecodeOptions(beam=1)
# Worth another try: the server is busy, restarting, or behind a gateway that is.
RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
# Characters of a token, at least, in the vocabularies of served models: a cautious count without theirs.
CHARACTERS_PER_TOKEN = 2


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model is served. `url` ends before `/chat/completions`, as OpenAI clients have it."""

    url: str
    model: str
    api_key: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds, and how often to ask again; the pause doubles each time."""

    connect: float = 5.0
    answer: float = 120.0
    attempts: int = 5
    pause: float = 0.5
    longest_pause: float = 20.0


PATIENCE = Patience()


class EndpointEngine:
    """`Engine` over HTTP; `parallel` requests under way at once."""

    prompted = True

    def __init__(
        self,
        address: Address,
        prompt: Prompt,
        *,
        name: str = "endpoint",
        max_source_tokens: int = 1024,
        parallel: int = 4,
        patience: Patience = PATIENCE,
    ) -> None:
        import httpx

        if prompt.kind != "chat":
            raise ModelError(f"an endpoint needs a chat prompt, {prompt.name} is a {prompt.kind} one")
        self.name = name
        self.signature = f"{name}:{address.model}|prompt:{prompt.signature}"
        self.defaults = DEFAULTS
        self.max_source_tokens = max_source_tokens
        self._address = address
        self._prompt = prompt
        self._parallel = parallel
        self._patience = patience
        self._client = httpx.Client(
            timeout=httpx.Timeout(patience.answer, connect=patience.connect),
            headers={"Authorization": f"Bearer {address.api_key}"} if address.api_key else {},
        )

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See `Engine.count_tokens`; an upper estimate, as the server's vocabulary is not known here."""
        return [math.ceil(len(text) / CHARACTERS_PER_TOKEN) for text in texts]

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        """See `Engine.translate`. Decoding is greedy; `beam` and penalties are the server's affair."""
        options = options or self.defaults
        lengths = self.count_tokens(texts)
        check_lengths(texts, lengths, limit=self.max_source_tokens, name=self.name)
        hints = options.hints or ((),) * len(texts)
        results: list[list[Hypothesis]] = [[] for _ in texts]
        with ThreadPoolExecutor(max_workers=self._parallel) as pool:
            futures = {
                pool.submit(self._one, text, pairs, length): i
                for i, (text, pairs, length) in enumerate(zip(texts, hints, lengths, strict=True))
            }
            try:
                for future in as_completed(futures):
                    i = futures[future]
                    results[i] = [future.result()]
                    if on_batch:
                        on_batch({i: results[i]})
            except BaseException:
                # What is under way ends by itself; what has not begun is not begun.
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return results

    def close(self) -> None:
        """See `Engine.close`."""
        self._client.close()

    def _one(self, text: str, hints: Hints, length: int) -> Hypothesis:
        cap = output_cap(length, limit=4096)
        turns = [*self._prompt.head, ("user", self._prompt.render(text, hints))]
        body = {
            "model": self._address.model,
            "messages": [{"role": role, "content": content} for role, content in turns],
            "temperature": 0,
            "seed": 0,
            "max_tokens": cap,
        }
        choice, usage = self._ask(body)
        answer = choice["message"]["content"].strip()
        for stop in self._prompt.stop:
            answer = answer.split(stop, 1)[0]
        return Hypothesis(
            text=answer.strip(),
            truncated=choice.get("finish_reason") == "length",
            source_tokens=length,
            tokens=int(usage.get("completion_tokens") or 0),
        )

    def _ask(self, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The first choice and the usage of an answer.

        Raises:
            ModelError: there is none after every attempt, or the server refuses.
        """
        import httpx

        url = f"{self._address.url.rstrip('/')}/chat/completions"
        problem = ""
        for attempt in range(self._patience.attempts):
            wait = min(self._patience.longest_pause, self._patience.pause * 2**attempt)
            try:
                response = self._client.post(url, json=body)
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
                    problem = _status(response)
                    wait = min(self._patience.longest_pause, max(wait, _retry_after(response)))
                else:
                    raise ModelError(f"{url} refuses: {_status(response)}; {_advice(response.status_code)}")
            if attempt + 1 < self._patience.attempts:
                time.sleep(wait)
        raise ModelError(
            f"{url} failed {self._patience.attempts} times, last with: {problem}; "
            "check that the server runs, MUJAZ_ENDPOINT_URL and MUJAZ_ENDPOINT_MODEL"
        )


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


def _status(response: Any) -> str:
    text = " ".join(response.text.split())[:160]
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
