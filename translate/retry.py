"""The retry ladder: other ways to translate a segment that failed the gates.

The rungs, in order, after the other candidates of the first beam: the same settings in float32 and alone in a
batch, where the engine offers it; a wider beam with several candidates; the sentence in halves; a second
engine; and, for engines that read a prompt, the spellings that were wrong given as hints. A segment leaves
the ladder at the first translation that passes. All failing segments take a rung together, so that each rung
is one stream of full batches. Last, wrong figures are put right where their place is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from translate.cached_engine import CachedEngine, Hints, Request, decode_signature
from translate.candidates import (
    Candidate,
    Draft,
    Gates,
    Terms,
    Unit,
    best,
    drafts_of,
    judge,
    preferred,
    rewritten,
    verdicts_on,
)
from translate.engines.base import DecodeOptions, Engine
from translate.figure_repair import put_figures_right
from translate.hints import about, hints_for
from translate.pieces import fit, halves, prepare
from translate.records import FlagKind

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


_FIGURES = frozenset({FlagKind.NUMBER, FlagKind.DATE})


@dataclass(frozen=True, slots=True)
class RetryLimits:
    """How much work the ladder may do, so that a weak engine, which fails often, ends in good time.

    Retries may take `share` times the source tokens of the first pass, a beam twice as wide counting double,
    but `floor` tokens at least, whatever the run's size. Within a rung the segments nearest to their
    article's beginning come first. The count is of tokens, not of seconds, and counts remembered answers
    too: the same run makes the same retries on any machine, interrupted or not.
    """

    share: float = 2.0
    floor: int = 2000
    candidates: int = 6


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
        longer = bool(kinds & {FlagKind.TOO_SHORT, FlagKind.EMPTY, FlagKind.TRUNCATED})
        options = replace(
            defaults,
            beam=max(defaults.beam + 2, self.candidates),
            num_hypotheses=self.candidates,
            length_penalty=defaults.length_penalty
            + (0.5 if longer else -0.4 if FlagKind.TOO_LONG in kinds else 0),
            repetition_penalty=defaults.repetition_penalty + (0.15 if FlagKind.REPETITION in kinds else 0),
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


def climb_ladder(
    climbs: Iterable[Climb],
    rungs: Sequence[Rung],
    gates: Gates,
    terms: Terms | None,
    *,
    budget: float,
    on_retry: Callable[[int], None] | None = None,
    on_answer: Callable[[], None] | None = None,
) -> list[Climb]:
    """Takes each unit up the rungs until it passes, or the rungs or the budget (weighted tokens) end.

    `climbs` come in the order in which the budget is given out. `on_retry(n)` announces n more requests.
    """
    state = list(climbs)
    for rung in rungs:
        attempts: dict[int, Attempt] = {}
        for position, climb in enumerate(state):
            if climb.best.passes:
                continue
            attempt = rung.attempt(climb)
            if attempt is None:
                continue
            cost = _cost(attempt)
            if cost > budget:
                continue
            budget -= cost
            attempts[position] = attempt
        drafts = _drafts(state, attempts, on_retry, on_answer)
        judged = iter(judge([draft for some in drafts.values() for draft in some], gates, terms))
        for position, some in drafts.items():
            state[position] = state[position].after(rung.name, [next(judged) for _ in some])
    return _with_figures_put_right(state, gates)


def _with_figures_put_right(state: Sequence[Climb], gates: Gates) -> list[Climb]:
    """The last step, without an engine: a wrong figure replaced where its place is certain."""
    repaired = {
        climb.unit: put_figures_right(climb.unit.text, climb.best.text)
        for climb in state
        if _FIGURES & {flag.kind for flag in climb.best.flags}
    }
    found = {unit: new for unit, new in repaired.items() if new}
    verdicts = dict(
        zip(found, verdicts_on([(unit, new.text) for unit, new in found.items()], gates), strict=True)
    )
    return [
        climb.after(
            "figures put right",
            [rewritten(climb.best, found[climb.unit].text, found[climb.unit].edits, verdicts[climb.unit])],
        )
        if climb.unit in found
        else climb
        for climb in state
    ]


def _pieces(engine: Engine, text: str) -> tuple[str, ...]:
    return fit(prepare(text), max_tokens=engine.max_source_tokens, count=engine.count_tokens)


def _cost(attempt: Attempt) -> float:
    engine = attempt.engine.engine
    tokens = sum(engine.count_tokens(attempt.pieces))
    return tokens * max(1.0, attempt.options.beam / max(1, engine.defaults.beam))


def _drafts(
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
