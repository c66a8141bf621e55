"""A writer over a chat model that runs here, on CTranslate2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summarize.writing.prompts import Prompts, answer_in
from summarize.writing.writer import Answer, Refusal, Values
from translate.engines import LocalChat, open_local_chat
from translate.errors import ConfigError, ModelError


class LocalWriter:
    """`Writer` over a chat model in this process. Nothing holds it to JSON but its prompt."""

    name = "local"

    def __init__(self, chat: LocalChat, prompts: Prompts) -> None:
        self.prompts = prompts
        self.model = chat.name
        self._chat = chat

    def ask(self, task: str, values: Values, letters: int, seconds: float) -> Answer | Refusal:
        """See `Writer.ask`. Decoding is greedy."""
        most = self.prompts.most_tokens(task, letters)
        try:
            text, tokens = self._chat.answer(self.prompts[task].name, values, most=most, seconds=seconds)
        except ModelError as error:
            return Refusal(f"the model gave no answer: {error}", failed=True)
        # Chat models like to put their JSON between words of their own.
        said = answer_in(task, text[text.find("{") : text.rfind("}") + 1])
        return Refusal(said, tokens=tokens) if isinstance(said, str) else Answer(said, tokens)

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
        ConfigError: no model is named, or a prompt is malformed.
        ModelError: the model cannot be had, or is none that chats.
    """
    if not model:
        raise ConfigError(
            "--writer local: name the model by --writer-model, as gemma-3-4b-it or the folder of one"
        )
    asked = Prompts(prompts)
    chat = open_local_chat(model, asked.all, offline=offline, on_progress=on_progress or (lambda _: None))
    return LocalWriter(chat, asked)
