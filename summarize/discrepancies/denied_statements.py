"""What one voice denies and another says: discrepancies without a figure or a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from summarize.claims import english, same_voice
from summarize.clusters import Space
from summarize.records import Certainty, Claim, Discrepancy
from summarize.words import tokenise, word_list
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "denied_statements")

_VALUES = {
    Certainty.DENIES: "denied",
    Certainty.HEDGES: "said with reserve",
    Certainty.ATTRIBUTES: "said",
    Certainty.ASSERTS: "said",
}


def denial_discrepancies(space: Space) -> Iterable[Discrepancy]:
    """One discrepancy a denial that another voice contradicts, in the order of the denials."""
    against: dict[int, list[int]] = defaultdict(list)
    for left, right in space.pairs:
        for denial, other in ((left, right), (right, left)):
            if _contradicts(space, denial, other):
                against[denial].append(other)
    for denial in sorted(against):
        told = sorted(against[denial], key=lambda index: -space.likeness(denial, index))
        claims = [space.claims[denial], *(space.claims[index] for index in _one_each(space, told))]
        surely = any(claim.certainty is not Certainty.HEDGES for claim in claims[1:])
        yield Discrepancy(
            "",
            "status",
            f"Is it so, although {english(claims[0].holder) or 'one side'} denies it?",
            "contradiction" if surely else "unresolved",
            tuple(
                claim.account(_VALUES[claim.certainty], claim.holder)
                for claim in sorted(claims, key=lambda claim: claim.place)
            ),
            "One side says it, another denies it."
            if surely
            else "One side thinks it possible, another denies it.",
        )


def _contradicts(space: Space, denial: int, other: int) -> bool:
    one, two = space.claims[denial], space.claims[other]
    if one.certainty is not Certainty.DENIES or two.certainty is Certainty.DENIES:
        return False
    if not (one.first_told and two.first_told) or same_voice(one.holder, two.holder):
        return False
    if space.weeks_apart(denial, other) or space.likeness(denial, other) < _CHOSEN("alike"):
        return False
    return not _negates(two) and not space.apart(denial, other)


def _negates(claim: Claim) -> bool:
    """Whether a sentence says something negative itself: then it may say what the denial says."""
    negations = word_list(__package__, "negations.txt")
    return any(
        token.key in negations or (token.key[:1] in "وفب" and token.key[1:] in negations)
        for token in tokenise(claim.text)
    )


def _one_each(space: Space, indexes: Iterable[int]) -> list[int]:
    """The first of each article."""
    kept: dict[int, int] = {}
    for index in indexes:
        kept.setdefault(space.claims[index].document, index)
    return list(kept.values())
