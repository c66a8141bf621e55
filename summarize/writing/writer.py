"""What a writer is given and gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from summarize.briefing import English
from summarize.records import Claim
from summarize.writing.prompts import Prompts

Values = Mapping[str, str | Sequence[str]]
Tokens = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Material:
    """One text to word: the extractive one and the claims under it, by id; of a sentence the first is what it says."""

    text: str
    claims: tuple[tuple[str, Claim], ...]

    @property
    def first(self) -> Claim:
        """The claim that the sentence words; the others tell the same."""
        return self.claims[0][1]

    @property
    def lines(self) -> tuple[str, ...]:
        """The claims in English, each with its id; the first as the extractive brief words it."""
        (first, _), *others = self.claims
        return (f"{first}: {self.text}", *(f"{id}: {claim.translation}" for id, claim in others))


@dataclass(frozen=True, slots=True)
class Draft:
    """A writer's text and the ids of the claims it rests on; neither is to be trusted."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a writer said, in the form its task asks for; nothing in it is to be trusted.

    `tokens`: in, out, as the server counts them; None where it did not.
    """

    said: Mapping[str, Any] = field(default_factory=dict)
    tokens: Tokens | None = None

    @property
    def draft(self) -> Draft:
        """The answer of a task that asks for a text."""
        return Draft(str(self.said["text"]).strip(), tuple(map(str, self.said.get("claims", ()))))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer. `failed`: the writer itself did not answer, so that asking on may be in vain."""

    reason: str
    failed: bool = False
    tokens: Tokens | None = None


class Writer(Protocol):
    """Answers one task of `prompts.TASKS` at a time; may be called from several threads."""

    name: str
    model: str
    prompts: Prompts

    def ask(self, task: str, values: Values, letters: int, seconds: float) -> Answer | Refusal:
        """The answer to the task's prompt filled with `values`, within about so many seconds.

        `letters` is about how long the text asked for is.
        """

    def close(self) -> None:
        """Lets go of what the writer holds."""


def told(claim: Claim) -> str:
    """A claim in English as a brief tells it, its holder kept; "" where its translation is unsure or needs a warning."""
    text, warnings = English().rendered(claim)
    return text if claim.trusted and not warnings else ""
