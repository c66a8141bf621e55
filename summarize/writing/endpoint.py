"""A writer over a served model, with an answer that a JSON Schema describes."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarize.writing.writer import Draft, Material, Refusal
from translate.datafiles import Chosen
from translate.engines import Address, ChatClient, NoAnswer, Patience, Prompt, load_prompt
from translate.errors import ConfigError

PROMPT = "rewrite-sentence"
_CHOSEN = Chosen(__package__, "endpoint")
# A brief has an extractive sentence to fall back on: no reason to wait for a server as long as a translation does.
PATIENCE = Patience(answer=60.0, attempts=3, longest_pause=5.0, whole=120.0)
_MOST_TOKENS = 1_000_000_000


class EndpointWriter:
    """`Writer` over the OpenAI-compatible chat interface.

    Raises:
        ConfigError: the prompt is not one of this task.
    """

    name = "endpoint"

    def __init__(self, address: Address, prompt: Prompt, *, patience: Patience = PATIENCE) -> None:
        check_prompt(prompt)
        self.prompt = prompt.signature
        self.model = address.model
        self._prompt = prompt
        self._client = ChatClient(address, patience)

    def write(self, material: Material, reason: str, seconds: float) -> Draft | Refusal:
        """See `Writer.write`. Decoding is greedy."""
        item = self._prompt.fill({"claims": material.lines, "reason": reason})
        body = {
            "model": self.model,
            "messages": [
                {"role": role, "content": content} for role, content in (*self._prompt.head, ("user", item))
            ],
            "temperature": 0,
            "seed": 0,
            "max_tokens": most_tokens(self._prompt, material),
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "sentence", "strict": True, "schema": dict(self._prompt.output)},
            },
        }
        try:
            choice, usage = self._client.ask(body, seconds)
        except NoAnswer as error:
            return Refusal(f"the server gave no answer: {error.problem}", failed=True)
        return read_answer(choice["message"]["content"], _tokens(usage))

    def close(self) -> None:
        """See `Writer.close`."""
        self._client.close()


def most_tokens(prompt: Prompt, material: Material) -> int:
    """What an answer of a sentence's length may take: a model that finds no end costs no more."""
    most = int(prompt.model.get("max_tokens", _CHOSEN.whole("tokens")))
    return min(most, _CHOSEN.whole("around") + len(material.text) // _CHOSEN.whole("letters"))


def own_prompt(name: str, prompts: Path | None) -> Prompt:
    """The prompt of that name, from the user's folder where it stands there.

    Raises:
        ConfigError: the folder is none, or the prompt is malformed.
    """
    if prompts and not prompts.is_dir():
        raise ConfigError(f"--prompts {prompts}: no such folder; name one that holds prompts as NAME.md")
    return load_prompt(name, prompts)


def check_prompt(prompt: Prompt) -> None:
    """Raises ConfigError for a prompt that does not ask for a sentence and its claims."""
    if prompt.kind != "chat" or set(prompt.inputs) != {"claims", "reason"} or not prompt.output:
        raise ConfigError(
            f"the prompt {prompt.name} must be `kind: chat` with the inputs claims and reason and an `output`; "
            f"compare it by `mujaz prompts diff {PROMPT} FILE`"
        )
    if type(most := prompt.model.get("max_tokens", 1)) is not int or most < 1:
        raise ConfigError(f"the prompt {prompt.name}: `max_tokens` under `model` is no whole number from 1")


def read_answer(content: str, tokens: tuple[int, int] = (0, 0)) -> Draft | Refusal:
    """The draft in a model's answer, or why there is none."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return Refusal("the answer is not JSON", tokens=tokens)
    if not isinstance(answer, dict) or set(answer) != {"text", "claims"}:
        return Refusal("the answer is not an object of text and claims", tokens=tokens)
    text, claims = answer["text"], answer["claims"]
    if not isinstance(text, str) or not isinstance(claims, list):
        return Refusal("the answer's text or claims are of a wrong type", tokens=tokens)
    return Draft(text.strip(), tuple(map(str, claims)), tokens)


def endpoint_writer(
    model: str = "", prompts: Path | None = None, environ: Mapping[str, str] = os.environ
) -> EndpointWriter:
    """The writer that the MUJAZ_ENDPOINT_* variables describe; `model` overrides theirs, `prompts` is the user's folder.

    Raises:
        ConfigError: no server or model is named, or the prompt is malformed.
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
    return EndpointWriter(Address(url, model, key), own_prompt(PROMPT, prompts))


def _tokens(usage: Mapping[str, Any]) -> tuple[int, int]:
    counts = (usage.get(name) for name in ("prompt_tokens", "completion_tokens"))
    asked, told = (min(max(count, 0), _MOST_TOKENS) if isinstance(count, int) else 0 for count in counts)
    return asked, told
