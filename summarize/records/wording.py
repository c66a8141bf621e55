"""The records of what a model was asked to word."""

from __future__ import annotations

from dataclasses import dataclass

from summarize.records.ledger import Place

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Price:
    """What a million tokens cost, in and out, in `currency`, a label of the user's."""

    asked: float
    told: float
    currency: str


@dataclass(frozen=True, slots=True)
class WordedSentence:
    """What became of the text that words the claim at `place` when a model was asked to word it.

    `text` stands: the model's where `by_model`, else `extractive`. `refused` says of each answer that was not taken why:
    where neither, the model changed nothing. `unanswered`: at last there was no answer at all. `tokens` are those of all
    requests, in and out, as the server counts them, which it did not for `uncounted` requests. `task` is the prompt's name;
    `of` the id of a question's difference or the number of a summary's article.
    """

    place: Place
    text: str
    extractive: str
    by_model: bool
    refused: tuple[str, ...] = ()
    unanswered: bool = False
    tokens: tuple[int, int] = (0, 0)
    task: str = "rewrite-sentence"
    of: str = ""
    uncounted: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """The model that was asked, name, version and hash of every prompt it was given, and each text asked for."""

    model: str
    prompts: tuple[str, ...]
    sentences: tuple[WordedSentence, ...]
    price: Price | None = None

    @property
    def by_model(self) -> int:
        """How many texts the model wrote."""
        return sum(one.by_model for one in self.sentences)

    @property
    def tokens(self) -> tuple[int, int]:
        """Of all requests, in and out."""
        return sum(one.tokens[0] for one in self.sentences), sum(one.tokens[1] for one in self.sentences)

    @property
    def uncounted(self) -> int:
        """Requests whose tokens nobody counted."""
        return sum(one.uncounted for one in self.sentences)

    @property
    def cost(self) -> float | None:
        """What the counted tokens cost, in the price's currency; None where no price is known."""
        if self.price is None:
            return None
        asked, told = self.tokens
        return (asked * self.price.asked + told * self.price.told) / _MILLION
