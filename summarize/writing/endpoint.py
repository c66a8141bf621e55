"""A writer over a served model, with answers that a JSON Schema describes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.writing.prompts import Prompts, answer_in
from summarize.writing.writer import Answer, Refusal, Tokens, Values
from translate.datafiles import Chosen
from translate.engines import Address, ChatClient, NoAnswer, Patience
from translate.errors import ConfigError

_CHOSEN = Chosen(__package__, "endpoint")
_MOST_TOKENS = 1_000_000_000


class EndpointWriter:
    """`Writer` over the OpenAI-compatible chat interface."""

    name = "endpoint"

    def __init__(self, address: Address, prompts: Prompts, *, patience: Patience | None = None) -> None:
        self.prompts = prompts
        self.model = address.model
        self._client = ChatClient(address, patience or _patience())

    def ask(self, task: str, values: Values, letters: int, seconds: float) -> Answer | Refusal:
        """See `Writer.ask`. Decoding is greedy."""
        prompt = self.prompts[task]
        turns = (*prompt.head, ("user", prompt.fill(values)))
        body = {
            "model": self.model,
            "messages": [{"role": role, "content": content} for role, content in turns],
            "temperature": 0,
            "seed": 0,
            "max_tokens": self.prompts.most_tokens(task, letters),
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": task, "strict": True, "schema": dict(prompt.output)},
            },
        }
        try:
            choice, usage = self._client.ask(body, seconds)
        except NoAnswer as error:
            return Refusal(f"the server gave no answer: {error.problem}", failed=True)
        tokens = _tokens(usage)
        said = answer_in(task, choice["message"]["content"])
        return Refusal(said, tokens=tokens) if isinstance(said, str) else Answer(said, tokens)

    def close(self) -> None:
        """See `Writer.close`."""
        self._client.close()


def endpoint_writer(
    model: str = "", prompts: Path | None = None, environ: Mapping[str, str] = os.environ
) -> EndpointWriter:
    """The writer that the MUJAZ_ENDPOINT_* variables describe; `model` overrides theirs, `prompts` is the user's folder.

    Raises:
        ConfigError: no server or model is named, or a prompt is malformed.
    """
    url = environ.get("MUJAZ_ENDPOINT_URL", "")
    model = model or environ.get("MUJAZ_ENDPOINT_MODEL", "")
    if not url.startswith(("http://", "https://")):
        raise ConfigError("--writer endpoint: set MUJAZ_ENDPOINT_URL to the server's address, ending in /v1")
    if not model:
        raise ConfigError(
            "--writer endpoint: name the served model by --writer-model or MUJAZ_ENDPOINT_MODEL"
        )
    key = environ.get("MUJAZ_ENDPOINT_KEY", "")
    return EndpointWriter(Address(url, model, key), Prompts(prompts))


def _patience() -> Patience:
    return Patience(
        answer=_CHOSEN("silence"),
        attempts=_CHOSEN.whole("attempts"),
        longest_pause=_CHOSEN("longest_pause"),
        whole=_CHOSEN("whole"),
    )


def _tokens(usage: Mapping[str, Any]) -> Tokens | None:
    counts = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
    if not all(type(count) is int and count >= 0 for count in counts):
        return None
    asked, told = (min(int(count), _MOST_TOKENS) for count in counts if count is not None)
    return asked, told
