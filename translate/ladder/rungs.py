"""The rungs of the retry ladder: one class a way of trying again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from translate.datafiles import Chosen
from translate.engines import DecodeOptions, Engine
from translate.ladder.candidates import (
    Candidate,
    Draft,
    Unit,
    best,
    drafts_of,
    preferred,
)
from translate.ladder.hints import about, hints_for
from translate.memory import CachedEngine, Hints, Request, decode_signature
from translate.records import FlagKind
from translate.segments import fit, halves, prepare

_CHOSEN = Chosen(__package__, "rungs")

# Findings that a sound model's rounded copy can show.
_BREAKDOWN = frozenset(
    {
        FlagKind.EMPTY,
        FlagKind.REPETITION,
        FlagKind.TRUNCATED,
        FlagKind.UNTRANSLATED,
        FlagKind.LOW_SIMILARITY,
        FlagKind.UNSUPPORTED_WORD,
    }
)


@dataclass(frozen=True, slots=True)
class Climb:
    """Where a unit stands: the best candidate so far, the rungs taken, and the hints given from the start.

    Of a `weak` engine's candidates the one of most merit is kept, not the first that passes.
    """

    unit: Unit
    best: Candidate
    steps: tuple[str, ...] = ()
    told: Hints = ()
    weak: bool = False

    def after(self, step: str, candidates: Sequence[Candidate]) -> Climb:
        """With one more rung taken."""
        winner = (preferred if self.weak else best)([self.best, *candidates])
        improved = "passed" if winner.passes else "better" if winner is not self.best else "no better"
        return replace(self, best=winner, steps=(*self.steps, f"{step}: {improved}"))


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a rung asks an engine for a unit: the text, whole or in pieces, and how to decode it."""

    engine: CachedEngine
    pieces: tuple[str, ...]
    options: DecodeOptions
    hints: Hints = ()
    alone: bool = False


class Rung(Protocol):
    """One way to try again; None where it cannot differ from what was tried."""

    @property
    def name(self) -> str:
        """As `steps` names it."""

    def attempt(self, climb: Climb) -> Attempt | None:
        """What to ask for."""


@dataclass(frozen=True, slots=True)
class FullPrecision:
    """The engine's own settings in float32 and in a batch of one: no rounding, no neighbours.

    For what rounding does to an output: it breaks down; a wrong name or figure in a sound sentence is the
    model's own. `engine` gives the same model in float32, loaded when first asked for, or None: in an engine
    that computes in float32 already, a batch of one gives what the first pass gave.
    """

    engine: Callable[[], CachedEngine | None]
    name: str = "float32, alone"

    def attempt(self, climb: Climb) -> Attempt | None:
        """See `Rung`."""
        if not _BREAKDOWN & {flag.kind for flag in climb.best.flags}:
            return None
        engine = self.engine()
        pieces = _pieces(engine.engine, climb.unit.text) if engine else ()
        if not engine or not pieces:
            return None
        return Attempt(engine, pieces, engine.engine.defaults, climb.told, alone=True)


@dataclass(frozen=True, slots=True)
class WiderBeam:
    """Several candidates from a wider beam; length and repetition settings follow from what was flagged."""

    engine: CachedEngine
    candidates: int
    name: str = "wider beam"

    def attempt(self, climb: Climb) -> Attempt | None:
        """See `Rung`."""
        defaults = self.engine.engine.defaults
        kinds = {flag.kind for flag in climb.best.flags}
        length = repetition = 0.0
        if kinds & {FlagKind.TOO_SHORT, FlagKind.EMPTY, FlagKind.TRUNCATED}:
            length = _CHOSEN("longer")
        elif FlagKind.TOO_LONG in kinds:
            length = _CHOSEN("shorter")
        if FlagKind.REPETITION in kinds:
            repetition = _CHOSEN("less_repetition")
        options = replace(
            defaults,
            beam=max(defaults.beam + _CHOSEN.whole("wider"), self.candidates),
            num_hypotheses=self.candidates,
            length_penalty=defaults.length_penalty + length,
            repetition_penalty=defaults.repetition_penalty + repetition,
        )
        pieces = _pieces(self.engine.engine, climb.unit.text)
        return Attempt(self.engine, pieces, options, climb.told) if pieces else None


@dataclass(frozen=True, slots=True)
class Split:
    """The sentence in two or three clauses, each translated for itself."""

    engine: CachedEngine
    name: str = "split at clauses"

    def attempt(self, climb: Climb) -> Attempt | None:
        """See `Rung`."""
        whole = _pieces(self.engine.engine, climb.unit.text)
        pieces = tuple(half for piece in whole for half in halves(piece))
        if len(pieces) == len(whole):
            return None
        return Attempt(self.engine, pieces, self.engine.engine.defaults, climb.told)


@dataclass(frozen=True, slots=True)
class SecondEngine:
    """Another engine with its own settings."""

    engine: CachedEngine

    @property
    def name(self) -> str:
        """See `Rung`."""
        return f"second engine {self.engine.engine.name}"

    def attempt(self, climb: Climb) -> Attempt | None:
        """See `Rung`."""
        pieces = _pieces(self.engine.engine, climb.unit.text)
        return Attempt(self.engine, pieces, self.engine.engine.defaults) if pieces else None


@dataclass(frozen=True, slots=True)
class Hinted:
    """A prompted engine told how the flagged names and figures are written in English."""

    engine: CachedEngine
    name: str = "hints"

    def attempt(self, climb: Climb) -> Attempt | None:
        """See `Rung`."""
        flagged = hints_for(climb.unit.text, climb.best.flags)
        hints = tuple(dict.fromkeys((*flagged, *climb.told)))
        pieces = _pieces(self.engine.engine, climb.unit.text)
        if not flagged or not pieces or hints == climb.told:
            return None
        return Attempt(self.engine, pieces, self.engine.engine.defaults, hints)


def _pieces(engine: Engine, text: str) -> tuple[str, ...]:
    return fit(prepare(text), max_tokens=engine.max_source_tokens, count=engine.count_tokens)


def cost(attempt: Attempt) -> float:
    engine = attempt.engine.engine
    tokens = sum(engine.count_tokens(attempt.pieces))
    return tokens * max(1.0, attempt.options.beam / max(1, engine.defaults.beam))


def drafts(
    state: Sequence[Climb],
    attempts: dict[int, Attempt],
    on_retry: Callable[[int], None] | None,
    on_answer: Callable[[], None] | None,
) -> dict[int, list[Draft]]:
    streams: dict[tuple[int, DecodeOptions, bool], list[int]] = {}
    for position, attempt in attempts.items():
        streams.setdefault((id(attempt.engine), attempt.options, attempt.alone), []).append(position)
    drafts: dict[int, list[Draft]] = {}
    for (_, options, alone), positions in streams.items():
        engine = attempts[positions[0]].engine
        requests = {
            position: [
                Request(piece, about(piece, attempts[position].hints)) for piece in attempts[position].pieces
            ]
            for position in positions
        }
        flat = [request for some in requests.values() for request in some]
        if on_retry:
            on_retry(len(set(flat)))
        answers = iter(engine.answers(flat, options, alone=alone, on_answer=on_answer))
        for position in positions:
            attempt = attempts[position]
            signature = decode_signature(engine.engine, options, attempt.hints)
            found = [next(answers) for _ in attempt.pieces]
            drafts[position] = drafts_of(state[position].unit, attempt.pieces, found, signature)
    return {position: drafts[position] for position in sorted(drafts)}
