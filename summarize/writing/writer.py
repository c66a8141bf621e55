"""What a writer is given and gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from summarize.records import Claim


@dataclass(frozen=True, slots=True)
class Material:
    """One sentence to word: the extractive one and the claims under it, by id; the first is what it says."""

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
    """A writer's sentence and the ids of the claims it rests on; neither is to be trusted. `tokens`: in, out."""

    text: str
    claims: tuple[str, ...]
    tokens: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no sentence. `failed`: the writer itself did not answer, so that asking on may be in vain."""

    reason: str
    failed: bool = False
    tokens: tuple[int, int] = (0, 0)


class Writer(Protocol):
    """Words one sentence from its claims; may be called from several threads."""

    name: str
    prompt: str
    model: str

    def write(self, material: Material, reason: str, seconds: float) -> Draft | Refusal:
        """A sentence, within about so many seconds; `reason` says why the one before was refused, "none" at first."""

    def close(self) -> None:
        """Lets go of what the writer holds."""
