"""A chat model on CTranslate2, asked with prompts that are not of translating."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from translate.engines.frames import PromptFrame
from translate.engines.loading import ready_folder, templated, window_of
from translate.engines.prompts import Prompt
from translate.engines.resolve import installed_folder
from translate.engines.runtime import default_runtime, open_generator
from translate.engines.soundness import sound
from translate.errors import ModelError
from translate.models import Progress, describe, silent


class LocalChat:
    """One model with its prompts, by name; threads take turns."""

    def __init__(self, name: str, generator: Any, frames: Mapping[str, PromptFrame], window: int) -> None:
        self.name = name
        self._generator = generator
        self._frames = frames
        self._window = window
        self._lock = threading.Lock()

    def answer(
        self, prompt: str, values: Mapping[str, str | Sequence[str]], *, most: int, seconds: float
    ) -> tuple[str, tuple[int, int]]:
        """The answer to a prompt filled with `values`, of `most` tokens, cut off after `seconds`; tokens in and out.

        Raises:
            ModelError: the prompt does not fit the model's window, the model fails, or is busy for all that time.
        """
        frame = self._frames[prompt]
        until = time.monotonic() + seconds
        if not self._lock.acquire(timeout=max(seconds, 0.0)):
            raise ModelError(f"{self.name} was still at work for another request after {seconds:.0f} s")
        try:
            head, item = frame.head, frame.filled(values)
            asked = len(head) + len(item)
            if asked + most > self._window:
                raise ModelError(f"{asked} tokens and {most} of the answer are more than its {self._window}")
            try:
                [result] = self._generator.generate_batch(
                    [[*head, *item]],
                    max_length=most,
                    end_token=frame.stops,
                    include_prompt_in_result=False,
                    callback=lambda _: time.monotonic() > until,
                )
            except (RuntimeError, ValueError) as error:
                raise ModelError(f"{self.name} failed: {error}") from error
        finally:
            self._lock.release()
        tokens = result.sequences[0]
        return frame.decode(tokens), (asked, len(tokens))

    def close(self) -> None:
        """Frees the model's memory, once what is under way has ended."""
        with self._lock:
            self._generator.unload_model()


def open_local_chat(
    name: str, prompts: Sequence[Prompt], *, offline: bool = False, on_progress: Progress = silent
) -> LocalChat:
    """The chat model of a registry name or a model folder, converted and tested on first use.

    Raises:
        ModelError: there is no such model, or it is none that chats.
    """
    folder, entry = installed_folder(name, offline=offline, on_progress=on_progress)
    ready = ready_folder(folder, entry, on_progress=on_progress)
    description = describe(ready.folder)
    if description.kind != "prompted" or not description.chat:
        raise ModelError(f"{name} is no chat model; name one as gemma-3-4b-it, or the folder of one")
    generator, _ = sound(
        ready.folder,
        open_generator,
        default_runtime(),
        name=entry.name,
        digest=ready.digest,
        on_progress=on_progress,
    )
    frames = {prompt.name: templated(ready.folder, description, prompt) for prompt in prompts}
    return LocalChat(entry.name, generator, frames, window_of(description))
