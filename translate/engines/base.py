"""The one interface every translation engine has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DecodeOptions:
    """How to decode. `hints` gives, per source text, spellings the output should use (prompted engines)."""

    beam: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    max_batch_tokens: int = 1024
    num_hypotheses: int = 1
    hints: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation.

    `score` is the length-normalised log-probability (nan where the engine gives none); `truncated` says that
    the length cap, not the model, ended it; `source_tokens`/`tokens` are counts.
    """

    text: str
    score: float = float("nan")
    truncated: bool = False
    source_tokens: int = 0
    tokens: int = 0


OnBatch = Callable[[Mapping[int, list[Hypothesis]]], None]


class Engine(Protocol):
    """Translates Arabic sentences. One sentence a text; texts are normalised already.

    `defaults` are the decode options the engine was measured best with, until `translate.tuning` sets others.
    """

    defaults: DecodeOptions

    @property
    def name(self) -> str:
        """The registry name."""

    @property
    def signature(self) -> str:
        """Model, revision, precision and prompt in one line; equal signatures give equal output."""

    @property
    def max_source_tokens(self) -> int:
        """Longest source the engine takes without losing text."""

    @property
    def prompted(self) -> bool:
        """Whether `DecodeOptions.hints` reaches the model."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Source lengths in the engine's tokens."""

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        """Candidates for each text, best first, in the order of `texts`.

        `on_batch` is given the candidates of the texts decoded together, by position, as soon as they are done, so
        that a caller can store them: all at once, as an answer may depend on what shares its batch.

        Raises:
            ModelError: the engine cannot run, with what to do next.
            InputError: a text is longer than `max_source_tokens` (nothing is cut silently).
        """

    def close(self) -> None:
        """Frees the model."""


@dataclass(frozen=True, slots=True)
class LoadedEngine:
    """An engine and why it was chosen. Translations whose chance to be right is below `least_trust` are not trusted."""

    engine: Engine
    reason: str
    warning: str = ""
    least_trust: float = 0.0
    entry: dict[str, str] = field(default_factory=dict)
