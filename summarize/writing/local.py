"""A writer over a chat model that runs here, on CTranslate2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summarize.writing.endpoint import PROMPT, check_prompt, most_tokens, own_prompt, read_answer
from summarize.writing.writer import Draft, Material, Refusal
from translate.engines import LocalChat, Prompt, open_local_chat
from translate.errors import ConfigError, ModelError


class LocalWriter:
    """`Writer` over a chat model in this process. Nothing holds it to JSON but its prompt.

    Raises:
        ConfigError: the prompt is not one of this task.
    """

    name = "local"

    def __init__(self, chat: LocalChat, prompt: Prompt) -> None:
        check_prompt(prompt)
        self.prompt = prompt.signature
        self.model = chat.name
        self._prompt = prompt
        self._chat = chat

    def write(self, material: Material, reason: str, seconds: float) -> Draft | Refusal:
        """See `Writer.write`. Decoding is greedy."""
        values = {"claims": material.lines, "reason": reason}
        try:
            text, tokens = self._chat.answer(
                values, most=most_tokens(self._prompt, material), seconds=seconds
            )
        except ModelError as error:
            return Refusal(f"the model gave no answer: {error}", failed=True)
        # Chat models like to put their JSON between words of their own.
        return read_answer(text[text.find("{") : text.rfind("}") + 1], tokens)

    def close(self) -> None:
        """See `Writer.close`."""
        self._chat.close()


def local_writer(
    model: str,
    prompts: Path | None = None,
    *,
    offline: bool = False,
    on_progress: Callable[[str], None] | None = None,
) -> LocalWriter:
    """The writer of a model of the registry or of a model folder; `prompts` is the user's folder.

    Raises:
        ConfigError: no model is named, or the prompt is malformed.
        ModelError: the model cannot be had, or is none that chats.
    """
    if not model:
        raise ConfigError(
            "--writer local: name the model by --writer-model, as gemma-3-4b-it or the folder of one"
        )
    prompt = own_prompt(PROMPT, prompts)
    check_prompt(prompt)
    return LocalWriter(
        open_local_chat(model, prompt, offline=offline, on_progress=on_progress or (lambda _: None)), prompt
    )
