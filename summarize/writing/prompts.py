"""The prompts of the writing tasks: what each is filled with, and the form of its answer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.datafiles import Chosen
from translate.engines import Prompt, load_prompt
from translate.errors import ConfigError

SENTENCE, HEADLINE, SUMMARY = "rewrite-sentence", "headline", "source-summary"
QUESTION, SUPPORT = "question", "support"

_CHOSEN = Chosen(__package__, "endpoint")


@dataclass(frozen=True, slots=True)
class Task:
    """The inputs of a task's prompt and the fields of its answer by type."""

    inputs: frozenset[str]
    answer: Mapping[str, type]


_TOLD: Mapping[str, type] = {"text": str, "claims": list}
TASKS: Mapping[str, Task] = {
    SENTENCE: Task(frozenset({"claims", "reason"}), _TOLD),
    HEADLINE: Task(frozenset({"claims", "reason"}), _TOLD),
    SUMMARY: Task(frozenset({"claims", "reason"}), _TOLD),
    QUESTION: Task(frozenset({"question", "accounts", "reason"}), {"text": str}),
    SUPPORT: Task(frozenset({"sentence", "claims"}), {"supported": bool, "missing": str}),
}


class Prompts:
    """One prompt a task, the user's own before the shipped one.

    Raises:
        ConfigError: the folder is none, or one of them is malformed or of another task.
    """

    def __init__(self, own: Path | None = None) -> None:
        if own and not own.is_dir():
            raise ConfigError(f"--prompts {own}: no such folder; name one that holds prompts as NAME.md")
        self._prompts = {name: load_prompt(name, own) for name in TASKS}
        for name, prompt in self._prompts.items():
            _check(name, prompt)

    def __getitem__(self, task: str) -> Prompt:
        return self._prompts[task]

    @property
    def all(self) -> tuple[Prompt, ...]:
        """Every one of them."""
        return tuple(self._prompts.values())

    def most_tokens(self, task: str, letters: int) -> int:
        """What an answer with a text of so many letters may take: a model that finds no end costs no more."""
        most = int(self[task].model.get("max_tokens", _CHOSEN.whole("tokens")))
        return min(most, _CHOSEN.whole("around") + letters // _CHOSEN.whole("letters"))


def answer_in(task: str, content: str) -> dict[str, Any] | str:
    """The answer that a model's text holds, or in a few words why it holds none."""
    wanted = TASKS[task].answer
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return "the answer is not JSON"
    if not isinstance(answer, dict) or set(answer) != set(wanted):
        return f"the answer is not an object of {' and '.join(wanted)}"
    if any(type(answer[name]) is not kind for name, kind in wanted.items()):
        return f"the answer's {' or '.join(wanted)} are of a wrong type"
    return answer


def _check(name: str, prompt: Prompt) -> None:
    inputs = TASKS[name].inputs
    if prompt.name != name:
        raise ConfigError(f"the prompt in {name}.md is named {prompt.name}; name it {name}")
    if prompt.kind != "chat" or set(prompt.inputs) != inputs or not prompt.output:
        raise ConfigError(
            f"the prompt {prompt.name} must be `kind: chat` with the inputs {' and '.join(sorted(inputs))} and an `output`; "
            f"compare it by `mujaz prompts diff {name} FILE`"
        )
    if type(most := prompt.model.get("max_tokens", 1)) is not int or most < 1:
        raise ConfigError(f"the prompt {prompt.name}: `max_tokens` under `model` is no whole number from 1")
