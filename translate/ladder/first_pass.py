"""The first pass: every text of a run in one stream, judged as it comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from translate.engines import DecodeOptions, Engine
from translate.ladder.candidates import Candidate, Draft, Gates, Terms, Unit, drafts_of, judge, preferred
from translate.ladder.hints import about, known
from translate.ladder.rungs import Climb
from translate.memory import CachedEngine, Hints, Request, decode_signature
from translate.records import Flag, FlagKind
from translate.segments import fit, prepare


class Progress:
    """Counts texts done against texts announced."""

    def __init__(self, report: Callable[[int, int], None] | None) -> None:
        self._report = report
        self._done = 0
        self._total = 0

    def expect(self, more: int) -> None:
        self._total += more
        self._tell()

    def advance(self) -> None:
        self._done += 1
        self._tell()

    def _tell(self) -> None:
        if self._report:
            self._report(self._done, self._total)


@dataclass(frozen=True, slots=True)
class Stream:
    """The units of a pass and the pieces each is asked for in; no pieces where a word alone is too long."""

    units: dict[Unit, tuple[str, ...]]

    @property
    def pieces(self) -> list[str]:
        """The pieces of all units, in order."""
        return [piece for pieces in self.units.values() for piece in pieces]


def stream_of(units: Sequence[Unit], engine: Engine) -> Stream:
    """The units as the engine can take them: whole, or cut at clauses."""
    prepared = {unit: prepare(unit.text) for unit in units}
    texts = sorted(set(prepared.values()))
    lengths = dict(zip(texts, engine.count_tokens(texts), strict=True)) if texts else {}
    limit = engine.max_source_tokens
    return Stream(
        {
            unit: fit(text, max_tokens=limit, count=engine.count_tokens) if lengths[text] > limit else (text,)
            for unit, text in prepared.items()
        }
    )


def first_pass(
    stream: Stream,
    cached: CachedEngine,
    gates: Gates,
    terms: Terms | None,
    progress: Progress,
    *,
    weak: bool = False,
) -> list[Climb]:
    """Each unit's translation with the engine's own settings, judged; in the units' order.

    A `weak` engine that reads hints is told the English of the names a gazetteer knows, and its order of the
    candidates is not trusted: all are judged.
    """
    options = first_options(cached.engine)
    told = {unit: _told(cached.engine, terms, unit.text, weak) for unit in stream.units}
    requests = [
        Request(piece, about(piece, told[unit])) for unit, pieces in stream.units.items() for piece in pieces
    ]
    progress.expect(len(set(requests)))
    answers = iter(cached.answers(requests, options, on_answer=progress.advance))
    asked = iter(requests)
    drafts: dict[Unit, list[Draft]] = {}
    for unit, pieces in stream.units.items():
        hints = [next(asked).hints for _ in pieces]
        signature = decode_signature(cached.engine, options, hints[0] if hints else ())
        found = [next(answers) for _ in pieces]
        drafts[unit] = drafts_of(unit, pieces, found, signature) if pieces else []
    if weak:
        return _reranked(drafts, told, gates, terms)
    heads = iter(judge([some[0] for some in drafts.values() if some], gates, terms))
    climbs = [
        Climb(unit, next(heads) if some else _nothing(unit), told=told[unit]) for unit, some in drafts.items()
    ]
    return _other_candidates(climbs, drafts, gates, terms)


def _reranked(
    drafts: dict[Unit, list[Draft]], told: dict[Unit, Hints], gates: Gates, terms: Terms | None
) -> list[Climb]:
    """Each unit's candidate of most merit."""
    judged = iter(judge([draft for some in drafts.values() for draft in some], gates, terms))
    return [
        Climb(
            unit,
            preferred([next(judged) for _ in some]) if some else _nothing(unit),
            told=told[unit],
            weak=True,
        )
        for unit, some in drafts.items()
    ]


def first_options(engine: Engine) -> DecodeOptions:
    """The engine's own settings, with every candidate of the beam: they cost nothing more."""
    return replace(engine.defaults, num_hypotheses=max(1, engine.defaults.beam))


def _other_candidates(
    climbs: Sequence[Climb], drafts: dict[Unit, list[Draft]], gates: Gates, terms: Terms | None
) -> list[Climb]:
    """The ladder's step without a cost: where the first candidate fails, the others of its beam."""
    others = {climb.unit: drafts[climb.unit][1:] for climb in climbs if not climb.best.passes}
    judged = iter(judge([draft for some in others.values() for draft in some], gates, terms))
    return [
        climb.after("other candidates", [next(judged) for _ in others[climb.unit]])
        if others.get(climb.unit)
        else climb
        for climb in climbs
    ]


def _told(engine: Engine, terms: Terms | None, text: str, beforehand: bool) -> Hints:
    """What an engine that reads hints is told: the glossary's terms and, if `beforehand`, known names and figures."""
    if not engine.prompted:
        return ()
    wanted = tuple((prepare(arabic), english) for arabic, english in terms.hints(text)) if terms else ()
    more = known(text) if beforehand else ()
    taken = " ".join(arabic for arabic, _ in wanted)
    return (*wanted, *(pair for pair in more if pair[0] not in taken))


def _nothing(unit: Unit) -> Candidate:
    detail = f"Not translated: {len(unit.text)} characters without a break are more than the model takes."
    return Candidate("", (Flag(FlagKind.EMPTY, detail),), 0.0, "")
