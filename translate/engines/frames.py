"""Frames: what a decoder-only model reads around a text, in tokens, and where its answer ends.

The article's text is data. It is one line inside a fixed frame, it is cut into tokens so that no spelling of
a control token in it becomes one, and frame text follows it again: nothing it says can end the frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from translate.engines.prompts import Prompt
from translate.errors import ModelError
from translate.models import JsonTokenizer

Hints = Sequence[tuple[str, str]]

# Stands for the item while a chat template is rendered: private-use characters that no template holds.
_ITEM = "\uf8ff\ue000item\ue000\uf8ff"


class Frame(Protocol):
    """Everything the prompted engine must know about one model and its prompt."""

    @property
    def signature(self) -> str:
        """Which prompt, in one word."""

    @property
    def takes_hints(self) -> bool:
        """Whether wanted spellings reach the model."""

    @property
    def head(self) -> list[str]:
        """Tokens before every item; the model's state after them is kept."""

    @property
    def stops(self) -> list[str]:
        """Tokens that end an answer."""

    def count(self, text: str) -> int:
        """Tokens of a source text alone."""

    def item(self, text: str, hints: Hints) -> list[str]:
        """Tokens for one text, up to where the model goes on."""

    def decode(self, tokens: Sequence[str]) -> str:
        """The answer, one line, from the tokens the model gave, stop token included."""


class PromptFrame:
    """`Frame` of a prompt file. Made by `completion_frame` or `chat_frame`."""

    def __init__(
        self, prompt: Prompt, tokenizer: JsonTokenizer, *, head: list[str], tail: Sequence[str]
    ) -> None:
        self.signature = prompt.signature
        self.takes_hints = prompt.takes_hints
        self.head = head
        self.stops = tokenizer.stops(prompt.stop)
        self._tail = tuple(tail)
        self._prompt = prompt
        self._tokenizer = tokenizer
        if not self.stops:
            raise ModelError(f"the model has no token that ends an answer of the prompt {prompt.name}")

    def count(self, text: str) -> int:
        """See `Frame.count`."""
        return len(self._tokenizer.data(text))

    def item(self, text: str, hints: Hints) -> list[str]:
        """See `Frame.item`."""
        rendered = self._prompt.render(text, hints).removeprefix(self._prompt.opening)
        return [*self._tokenizer.data(rendered), *self._tail]

    def filled(self, values: Mapping[str, str | Sequence[str]]) -> list[str]:
        """Tokens for the inputs of a prompt that is not of translating, up to where the model goes on."""
        filled = self._prompt.fill(values).removeprefix(self._prompt.opening)
        return [*self._tokenizer.data(filled), *self._tail]

    def decode(self, tokens: Sequence[str]) -> str:
        """See `Frame.decode`."""
        text = self._tokenizer.decode(tokens).lstrip()
        # A stop token may carry text before the stop: ".\n" is one token in some vocabularies.
        for stop in self._prompt.stop:
            text = text.split(stop, 1)[0]
        return text.strip()


def completion_frame(prompt: Prompt, tokenizer: JsonTokenizer, *, start: str) -> PromptFrame:
    """The frame of a plain-text prompt; `start` is the model's beginning-of-text token, or empty."""
    head = tokenizer.frame("".join(text for _, text in prompt.head))
    begun = [start] if start and prompt.start else []
    return PromptFrame(prompt, tokenizer, head=[*begun, *head], tail=())


def chat_frame(
    prompt: Prompt, tokenizer: JsonTokenizer, *, render: Callable[[list[dict[str, str]]], str]
) -> PromptFrame:
    """The frame of a chat prompt; `render` applies the model's chat template and opens the model's turn.

    A template without a system role gets the system text at the start of the first user turn.

    Raises:
        ModelError: the template cannot show the prompt.
    """
    turns = [{"role": role, "content": text} for role, text in (*prompt.head, ("user", _ITEM))]
    merged = turns
    if turns[0]["role"] == "system":
        system, first, *rest = turns
        merged = [{"role": "user", "content": f"{system['content']}\n\n{first['content']}"}, *rest]
    rendered = ""
    for attempt in (turns, merged):
        try:
            rendered = render(attempt)
        except Exception as error:  # noqa: BLE001  (a template refuses a role with any exception it likes)
            rendered = f"({type(error).__name__})"
        if rendered.count(_ITEM) == 1:
            break
    else:
        raise ModelError(f"the model's chat template cannot show the prompt {prompt.name}: {rendered[:80]}")
    before, after = rendered.split(_ITEM)
    return PromptFrame(
        prompt,
        tokenizer,
        head=tokenizer.frame(before + prompt.opening),
        tail=tokenizer.frame(after) if after else (),
    )


def gemma_turns(turns: Sequence[dict[str, str]], *, start: str) -> str:
    """Turns as Gemma 2 and 3 are trained on them, after the token `start`; the model's turn is opened.

    For models whose own template takes no plain text: TranslateGemma's writes its instruction by itself.
    """
    shown = "".join(
        f"<start_of_turn>{turn['role']}\n{turn['content'].strip()}<end_of_turn>\n" for turn in turns
    )
    return f"{start}{shown}<start_of_turn>model\n"
