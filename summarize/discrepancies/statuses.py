"""Outcomes that one account affirms and another denies: who left or stayed, what was taken or not, who was hurt;
and statements of any kind that one voice denies and another makes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from summarize.claims import Outcome, english, is_verb, noun_of, outcome_of, people_counted, same_voice
from summarize.clusters import Space, different_events
from summarize.discrepancies.propositions import Proposition, negated_verbs, propositions, shared_stems
from summarize.records import Certainty, Claim, Discrepancy, Verdict
from summarize.wire import Sets
from summarize.words import tokenise, word_list
from translate.datafiles import Chosen
from translate.lexicon import glosses
from translate.particles import CONJUNCTIONS, unjoined

_CHOSEN = Chosen(__package__, "statuses")

_THEY = re.compile(r"\bthey\b")
_VALUES = {
    Certainty.DENIES: "denied",
    Certainty.HEDGES: "said with reserve",
    Certainty.ATTRIBUTES: "said",
    Certainty.ASSERTS: "said",
}


def status_discrepancies(space: Space) -> Iterable[Discrepancy]:
    """One discrepancy a question that one account affirms and another denies."""
    known = frozenset().union(*space.places)
    denied = negated_verbs(space.claims)
    said = [
        proposition
        for index, claim in space.first_told()
        for proposition in propositions(claim, index, known, denied)
    ]
    joined: Sets[int] = Sets()
    near: dict[int, float] = {}
    for left, right in _candidates(said):
        if _opposed(space, said[left], said[right]):
            joined.join(left, right)
            alike = space.likeness(said[left].index, said[right].index)
            for one in (left, right):
                near[one] = max(near.get(one, -1.0), alike)
    for group in sorted(map(sorted, joined.groups())):
        yield _discrepancy([said[i] for i in group], [near[i] for i in group], space.published)


def _candidates(said: Sequence[Proposition]) -> Iterable[tuple[int, int]]:
    """Pairs (affirmed, denied) of one kind that share a word or place."""
    by_word: dict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, one in enumerate(said):
        for word in one.words | one.places | one.people:
            by_word[one.outcome, word][0 if one.holds else 1].append(number)
    pairs = {
        (left, right)
        for affirmed, denied in by_word.values()
        for left in affirmed[: _CHOSEN.whole("same_word")]
        for right in denied[: _CHOSEN.whole("same_word")]
    }
    return sorted(pairs)


def _opposed(space: Space, yes: Proposition, no: Proposition) -> bool:
    if yes.index == no.index and (yes.start == no.start or same_voice(yes.holder, no.holder)):
        return False
    if yes.claim.document == no.claim.document and same_voice(yes.holder, no.holder):
        return False
    if yes.claim.certainty is Certainty.HEDGES and no.claim.certainty is Certainty.HEDGES:
        return False
    if yes.planned and not no.planned:
        return False
    if space.weeks_apart(yes.index, no.index):
        return False
    if different_events(yes.claim, no.claim, yes.places, no.places, space.related):
        return False
    if yes.nations and no.nations and not yes.nations & no.nations:
        return False
    if not _same_people(yes, no):
        return False
    return _anchored(space, yes, no)


def _same_people(yes: Proposition, no: Proposition) -> bool:
    """Whether the denial concerns people of whom the affirmation tells too."""
    if not (yes.people and no.people):
        return outcome_of(yes.outcome).needs != "people"
    return bool(yes.people & no.people) and _special(no.people) <= _special(yes.people)


def _special(people: frozenset[str]) -> frozenset[str]:
    return frozenset(one for one in people if one.endswith("-"))


def _anchored(space: Space, yes: Proposition, no: Proposition) -> bool:
    """Whether enough besides the outcome is one: whom it concerns, where, and what else is told of it."""
    shared = shared_stems(yes, no)
    alike = yes.index != no.index and space.likeness(yes.index, no.index) >= _CHOSEN("alike")
    match outcome_of(yes.outcome).needs:
        case "people":
            if not yes.people & no.people:
                return False
            return bool(yes.places & no.places) or len(shared) >= _CHOSEN.whole("plain_shared") or alike
        case "place":
            # A sentence that sets two voices against each other needs no more than the place.
            together = yes.index == no.index or len(shared) >= _CHOSEN.whole("shared") or alike
            return bool(yes.places & no.places) and together
        case "name":
            return bool(yes.names & no.names)
        case _:
            beside = yes.actor & no.actor
            if yes.object and yes.object == no.object and yes.planned and no.planned:
                # «سيستأنف الحكم», «لن يستأنف الحكم»
                return True
            return len(beside) >= _CHOSEN.whole("shared") or (
                bool(beside) and (len(shared) >= _CHOSEN.whole("plain_shared") or alike)
            )


def _discrepancy(
    group: Sequence[Proposition], near: Sequence[float], published: Mapping[int, date | None]
) -> Discrepancy:
    outcome = outcome_of(group[0].outcome)
    # What is named in passing stands for an account only where nobody tells it.
    told_so = {one.holds for one in group if not one.named}
    kept: dict[tuple[int, bool], tuple[float, Proposition]] = {}
    for one, score in zip(group, near, strict=True):
        if one.named and one.holds in told_so:
            continue
        place = one.claim.document, one.holds
        if place not in kept or score > kept[place][0]:
            kept[place] = score, one
    told = sorted((one for _, one in kept.values()), key=lambda p: (p.claim.place, p.start))
    verdict, why = _verdict(told, published)
    return Discrepancy(
        "",
        outcome.kind,
        _question(outcome, told),
        verdict,
        tuple(one.claim.account(_value(outcome, one), one.holder, quote=one.clause) for one in told),
        why,
    )


def _value(outcome: Outcome, one: Proposition) -> str:
    """What an account says; of what is yet to come, that it is planned."""
    if is_verb(outcome.name) and one.planned:
        return "planned" if one.holds else "not planned"
    if not one.holds:
        return outcome.denied
    return f"{outcome.said} (planned)" if one.planned else outcome.said


def _question(outcome: Outcome, told: Sequence[Proposition]) -> str:
    if is_verb(outcome.name):
        asked = "Is it planned" if all(one.planned for one in told) else outcome.question[:-1]
        meant = glosses(_predicate(told))[:1]
        return f'{asked} ("{meant[0]}")?' if meant else f"{asked}?"
    return _THEY.sub(_whom(told), outcome.question)


def _whom(told: Sequence[Proposition]) -> str:
    """Those of whom all accounts tell: "the fighters", "the foreigners among the fighters"; else "they"."""
    speaking = {noun_of(token)[0] for one in told for token in tokenise(one.holder)}
    shared = frozenset.intersection(*(one.people for one in told)) & people_counted() - speaking
    parts = sorted(shared, key=lambda one: not one.endswith("-"))
    some, *rest = (f"the {one.removesuffix('-')}" for one in parts) if parts else ("they",)
    if not rest:
        return some
    return f"{some} among {rest[0]}" if len(_special(shared)) == 1 == len(rest) else "they"


def _predicate(told: Sequence[Proposition]) -> str:
    """The verb as an affirmation prints it."""
    return next((one.word for one in told if one.holds), told[0].word)


def _verdict(told: Sequence[Proposition], published: Mapping[int, date | None]) -> tuple[Verdict, str]:
    affirmed = [published.get(one.claim.document) or date.min for one in told if one.holds]
    denied = [published.get(one.claim.document) or date.max for one in told if not one.holds]
    if all(one.pending for one in told if not one.holds) and max(denied) < min(affirmed):
        return Verdict.UPDATE, "It had not come about when the earlier article appeared."
    if any(one.planned for one in told):
        return Verdict.UNRESOLVED, "One account says that it was not to be, another that it was."
    return Verdict.CONTRADICTION, "One account says it, another denies it."


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
            Verdict.CONTRADICTION if surely else Verdict.UNRESOLVED,
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
    if space.weeks_apart(denial, other) or space.likeness(denial, other) < _CHOSEN("denied"):
        return False
    return not _negates(two) and not space.apart(denial, other)


def _negates(claim: Claim) -> bool:
    """Whether a sentence says something negative itself: then it may say what the denial says."""
    negations = word_list(__package__, "negations.txt")
    return any(
        not negations.isdisjoint(unjoined(token.key, f"{CONJUNCTIONS}ب")) for token in tokenise(claim.text)
    )


def _one_each(space: Space, indexes: Iterable[int]) -> list[int]:
    """The first of each article."""
    kept: dict[int, int] = {}
    for index in indexes:
        kept.setdefault(space.claims[index].document, index)
    return list(kept.values())
