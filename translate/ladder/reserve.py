"""The engines of a run, those in reserve included, and the retry ladder they allow."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol, runtime_checkable

from translate.engines import Engine
from translate.ladder.retry import RetryLimits
from translate.ladder.rungs import FullPrecision, Hinted, Rung, SecondEngine, Split, WiderBeam
from translate.memory import CachedEngine


@runtime_checkable
class Rounded(Protocol):
    """An engine that computes with rounded weights and can be had in float32 too."""

    def full_precision(self) -> Engine | None:
        """The same model in float32, with a signature of its own; None if this is it."""


class Reserve:
    """The engines of a run, those in reserve included; a float32 copy is loaded when a text needs it."""

    def __init__(self, first: CachedEngine, second: Engine | None) -> None:
        self.first = first
        self._second = first.like(second) if second else None
        self._used = [first, *([self._second] if self._second else [])]

    def rungs(self, limits: RetryLimits) -> list[Rung]:
        """The retry ladder that these engines allow."""
        rungs: list[Rung] = [
            FullPrecision(lambda: self._exact),
            WiderBeam(self.first, limits.candidates),
            Split(self.first),
        ]
        if self._second:
            rungs.append(SecondEngine(self._second))
        rungs += [
            Hinted(engine) for engine in (self.first, self._second) if engine and engine.engine.prompted
        ]
        return rungs

    @cached_property
    def _exact(self) -> CachedEngine | None:
        engine = self.first.engine
        exact = engine.full_precision() if isinstance(engine, Rounded) else None
        if exact is None:
            return None
        self._used.append(self.first.like(exact))
        return self._used[-1]

    def close(self) -> None:
        """Frees what was loaded here; the caller's engines are the caller's."""
        if exact := self.__dict__.get("_exact"):
            exact.engine.close()

    @property
    def computed(self) -> int:
        """Answers asked of any of the engines."""
        return sum(engine.computed for engine in self._used)

    @property
    def remembered(self) -> int:
        """Answers found in the memory."""
        return sum(engine.remembered for engine in self._used)
