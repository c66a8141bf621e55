"""The retry ladder: other ways to translate a segment that failed the gates.

The rungs, in order, after the other candidates of the first beam: the same settings in float32 and alone in a
batch, where the engine offers it; a wider beam with several candidates; the sentence in halves; a second
engine; and, for engines that read a prompt, the spellings that were wrong given as hints. A segment leaves
the ladder at the first translation that passes. All failing segments take a rung together, so that each rung
is one stream of full batches. Last, wrong figures are put right where their place is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from translate.ladder.candidates import (
    Gates,
    Terms,
    judge,
    rewritten,
    verdicts_on,
)
from translate.ladder.figure_repair import put_figures_right
from translate.ladder.rungs import Attempt, Climb, Rung, cost, drafts
from translate.records import FlagKind

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


# A weak engine's second try is no better than its first: on 129 sentences of events to look at, beam 4, no retries
# gave 27.4 BLEU / 53.0 chrF, one first pass' worth 27.2 / 53.3, two 27.0 / 53.2, for twice the time and more; the gates only
# found less in them. So it makes none.
NO_RETRIES = RetryLimits(share=0.0, floor=0)


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
            needed = cost(attempt)
            if needed > budget:
                continue
            budget -= needed
            attempts[position] = attempt
        drafted = drafts(state, attempts, on_retry, on_answer)
        judged = iter(judge([draft for some in drafted.values() for draft in some], gates, terms))
        for position, some in drafted.items():
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
