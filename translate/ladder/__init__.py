"""The way of one segment: first pass, candidates, repairs, retries, trust.

In: segments, an engine, gates. Out: a judged translation of each, with what was done to it.
"""

from translate.ladder.candidates import (
    Assessment,
    Candidate,
    Enforced,
    Gates,
    Terms,
    Unchecked,
    Unit,
    best,
    drafts_of,
    judge,
    preferred,
    rewritten,
    verdicts_on,
)
from translate.ladder.first_pass import Progress, first_options, first_pass, stream_of
from translate.ladder.hints import known
from translate.ladder.least_trust import doubt_weak
from translate.ladder.postedit import RULES, Rule, post_edit
from translate.ladder.reserve import Reserve
from translate.ladder.retry import NO_RETRIES, RetryLimits, climb_ladder
from translate.ladder.rungs import Climb

__all__ = [
    "NO_RETRIES",
    "RULES",
    "Assessment",
    "Candidate",
    "Climb",
    "Enforced",
    "Gates",
    "Progress",
    "Reserve",
    "RetryLimits",
    "Rule",
    "Terms",
    "Unchecked",
    "Unit",
    "best",
    "climb_ladder",
    "doubt_weak",
    "drafts_of",
    "first_options",
    "first_pass",
    "judge",
    "known",
    "post_edit",
    "preferred",
    "rewritten",
    "stream_of",
    "verdicts_on",
]
