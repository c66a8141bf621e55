"""Translation of documents: every segment of every document in one stream, each ending with one outcome."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from translate.encoder import SentenceEncoder
from translate.engines import Engine
from translate.glossary import Told, one_spelling
from translate.ladder import (
    Assessment,
    Candidate,
    Climb,
    Gates,
    Progress,
    Reserve,
    RetryLimits,
    Terms,
    Unit,
    climb_ladder,
    first_options,
    first_pass,
    rewritten,
    stream_of,
    verdicts_on,
)
from translate.memory import CachedEngine, Supplied, TranslationMemory, decode_signature
from translate.records import (
    COPIED,
    Document,
    Flag,
    FlagKind,
    Outcome,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)
from translate.segments import prepare

if TYPE_CHECKING:
    from translate.fidelity.gates import Checker

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_COPIED = Candidate(text="", found=(), quality=1.0, signature=COPIED)
_NO_ENGLISH = Candidate(
    text="",
    found=(
        Flag(FlagKind.EMPTY, "It has no English: no model was asked, and nobody supplied a translation."),
    ),
    quality=0.0,
    signature="none",
)


@dataclass(slots=True)
class RunCounts:
    """What a run took: answers asked of the engine, answers found in the memory, supplied translations used.

    These differ between a fresh run and one resumed, so they belong on the screen, not in an output.
    """

    computed: int = 0
    remembered: int = 0
    supplied: int = 0


def needs_engine(documents: Sequence[Document], memory: TranslationMemory) -> bool:
    """Whether any text of the documents is left to an engine: Arabic, and not among the supplied translations."""
    units = _units(documents)
    given = _supplied(units, memory)
    return any(unit not in given and _ARABIC.search(unit.text) for unit in units)


def translate_documents(
    documents: Sequence[Document],
    engine: Engine | None,
    *,
    memory: TranslationMemory | None = None,
    glossary: Terms | None = None,
    encoder: SentenceEncoder | None = None,
    checker: Gates | None = None,
    second_engine: Engine | None = None,
    limits: RetryLimits | None = None,
    unify_names: bool = True,
    weak: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
    counts: RunCounts | None = None,
    trusts: dict[tuple[str, str], float] | None = None,
) -> tuple[TranslatedDocument, ...]:
    """Every document with one translation a segment, in order; the title is translated too.

    The result depends on the documents, the engines, the glossary and the supplied translations, not on what
    the memory already held. `unify_names` gives a name one spelling over all documents. A `weak` engine
    is told the English of names a gazetteer knows, and all its candidates are judged. Without an `engine` what nobody
    supplied stays without English. `checker` defaults to
    `default_gates` with `encoder`. `on_progress(done, total)` counts distinct texts; the total grows
    when retries are scheduled. `counts` is filled in, and `trusts` by the default gates with the `trust` of each
    (Arabic, English) they judged.

    Raises:
        ModelError: the engine cannot run. What was translated is in the memory.
        ConfigError: the memory cannot be written.
    """
    with ExitStack() as stack:
        store = memory or stack.enter_context(TranslationMemory())
        units = _units(documents)
        gates = checker or default_gates(encoder, glossary, units, trusts)
        given = _supplied(units, store)
        decided = _from_memory(given, gates) | _copied(unit for unit in units if unit not in given)
        left = [unit for unit in units if unit not in decided]
        if engine is None:
            decided |= {unit: Climb(unit, _NO_ENGLISH) for unit in left}
        elif left:
            engines = stack.enter_context(closing(Reserve(CachedEngine(engine, store), second_engine)))
            climbed = _climbed(
                left,
                engines,
                gates,
                glossary,
                limits or RetryLimits(),
                Progress(on_progress),
                weak=weak,
            )
            decided |= {climb.unit: climb for climb in climbed}
            if counts is not None:
                counts.computed, counts.remembered = engines.computed, engines.remembered
        if unify_names:
            decided = _with_one_spelling({unit: decided[unit] for unit in units}, given, gates, glossary)
        if counts is not None:
            counts.supplied = len(given)
    return tuple(_translated(document, decided, given, engine) for document in documents)


def _climbed(
    units: Sequence[Unit],
    engines: Reserve,
    gates: Gates,
    glossary: Terms | None,
    limits: RetryLimits,
    progress: Progress,
    *,
    weak: bool,
) -> list[Climb]:
    """The first pass over the units, and the ladder for those that fail."""
    engine = engines.first.engine
    terms = glossary.told(engines.first.renderings) if glossary else None
    stream = stream_of(units, engine)
    climbs = first_pass(stream, engines.first, gates, terms, progress, weak=weak)
    if all(climb.best.passes for climb in climbs):
        return climbs
    spent = sum(engine.count_tokens(sorted(set(stream.pieces))))
    return climb_ladder(
        climbs,
        engines.rungs(limits),
        gates,
        terms,
        budget=max(limits.floor, limits.share * spent),
        on_retry=progress.expect,
        on_answer=progress.advance,
    )


@dataclass(frozen=True, slots=True)
class _RunGates:
    """The checker over a run: whatever is judged, it is compared with every source of the run.

    `trusts` is filled in with the chance that each (Arabic, English) judged is right.
    """

    checker: Checker
    sources: tuple[str, ...]
    trusts: dict[tuple[str, str], float] | None = None

    def check_all(
        self, pairs: Sequence[tuple[str, str]], *, anchors: Sequence[date | None] | None = None
    ) -> Sequence[Assessment]:
        """See `Gates`."""
        from translate.fidelity.gates import trust

        found = self.checker.check_all(pairs, anchors=anchors, others=self.sources)
        if self.trusts is not None:
            self.trusts.update((pair, trust(one.signals)) for pair, one in zip(pairs, found, strict=True))
        return found


def default_gates(
    encoder: SentenceEncoder | None,
    glossary: Terms | None,
    units: Sequence[Unit],
    trusts: dict[tuple[str, str], float] | None = None,
) -> Gates:
    """`translate.fidelity`'s checker, which compares whatever it judges with every source of the run."""
    from translate.fidelity.gates import Checker

    return _RunGates(Checker(encoder, glossary=glossary), tuple(unit.text for unit in units), trusts)


def _units(documents: Sequence[Document]) -> list[Unit]:
    """The distinct texts, those nearest to their article's beginning first: retries are given out so."""
    places: dict[Unit, tuple[int, int]] = {}
    for order, document in enumerate(documents):
        for index, text in enumerate([document.title, *(segment.text for segment in document.segments)]):
            if text.strip():
                unit = Unit(text, document.published.value)
                places.setdefault(unit, (index, order))
                places[unit] = min(places[unit], (index, order))
    return sorted(places, key=places.__getitem__)


def _supplied(units: Sequence[Unit], memory: TranslationMemory) -> dict[Unit, Supplied]:
    keys = {unit: prepare(unit.text) for unit in units}
    found = memory.supplied(keys.values())
    return {unit: found[key] for unit, key in keys.items() if key in found}


def _copied(units: Iterable[Unit]) -> dict[Unit, Climb]:
    """What holds nothing Arabic needs no model: a date, a link, an English name."""
    return {
        unit: Climb(unit, replace(_COPIED, text=prepare(unit.text)))
        for unit in units
        if not _ARABIC.search(unit.text)
    }


def _from_memory(given: dict[Unit, Supplied], gates: Gates) -> dict[Unit, Climb]:
    verdicts = verdicts_on([(unit, item.target) for unit, item in given.items()], gates)
    climbs = {}
    for (unit, item), verdict in zip(given.items(), verdicts, strict=True):
        told = Candidate(item.target, verdict.flags, verdict.quality, f"memory:{item.origin}")
        climbs[unit] = _confirmed(unit, told) if item.confirmed else Climb(unit, told)
    return climbs


def _confirmed(unit: Unit, told: Candidate) -> Climb:
    """An editor has read it beside its Arabic: what the gates find is noted and doubts it no more."""
    steps = tuple(f"confirmed by an editor, though: {flag.detail}" for flag in told.flags)
    return Climb(unit, replace(told, found=(), quality=1.0), steps=steps)


def _with_one_spelling(
    decided: dict[Unit, Climb], given: Collection[Unit], gates: Gates, terms: Terms | None
) -> dict[Unit, Climb]:
    """The translations with one spelling for each name, but where that makes the gates find more."""
    told = [Told(unit.text, climb.best.text, unit not in given) for unit, climb in decided.items()]
    respelt = one_spelling(told, terms.spellings if terms else ())
    changed = [(climb, new) for climb, new in zip(decided.values(), respelt, strict=True) if new.edits]
    verdicts = verdicts_on([(climb.unit, new.text) for climb, new in changed], gates)
    result = dict(decided)
    for (climb, new), verdict in zip(changed, verdicts, strict=True):
        after = rewritten(climb.best, new.text, new.edits, verdict)
        if len(after.flags) <= len(climb.best.flags):
            result[climb.unit] = replace(climb, best=after)
    return result


def _translated(
    document: Document, decided: dict[Unit, Climb], given: dict[Unit, Supplied], engine: Engine | None
) -> TranslatedDocument:
    def finish(segment: Segment) -> TranslatedSegment:
        unit = Unit(segment.text, document.published.value)
        if not segment.text.strip():
            return TranslatedSegment(segment, segment.text, Outcome.OK, 1.0, signature=COPIED)
        return _finished(segment, decided[unit], given.get(unit))

    title = Segment(0, 0, 0, document.title, heading=True)
    return TranslatedDocument(
        document=document,
        segments=tuple(finish(segment) for segment in document.segments),
        title=finish(title) if document.title.strip() else None,
        signature=decode_signature(engine, first_options(engine)) if engine else "",
    )


def _finished(segment: Segment, climb: Climb, supplied: Supplied | None) -> TranslatedSegment:
    chosen = climb.best
    if supplied:
        outcome = Outcome.CONFIRMED if supplied.confirmed else Outcome.FROM_MEMORY
    elif not chosen.text.strip():
        outcome = Outcome.FAILED
    elif not chosen.passes:
        outcome = Outcome.FLAGGED
    elif climb.steps or not chosen.as_drafted:
        outcome = Outcome.REPAIRED
    else:
        outcome = Outcome.OK
    return TranslatedSegment(
        segment=segment,
        text=chosen.text,
        outcome=outcome,
        quality=round(chosen.quality, 4),
        flags=chosen.flags,
        steps=climb.steps,
        edits=chosen.edits,
        signature=chosen.signature,
    )
