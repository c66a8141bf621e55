"""The lead: what happened in the sentences that tell the event's core, then who says what on the disputed points."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

import numpy as np

from summarize.briefing.alike import noted
from summarize.briefing.desk import Desk
from summarize.records import (
    BriefSentence,
    Claim,
    Cluster,
    Discrepancy,
    Ledger,
    Section,
    SectionKind,
    Verdict,
)
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "lead")

# What is told first of the disputed points: of the figures of an event, the dead.
_FIRST = ("killed", "injured", "missing")


def lead(ledger: Ledger, desk: Desk) -> tuple[Section, frozenset[str]]:
    """The section that opens the brief, and the clusters it has told.

    Every sentence is a translation's own, or built by rule from the accounts of a discrepancy; each is cited. Told are
    trusted sentences that stand alone and most likely tell the event itself; never background, and nothing that
    another account contradicts without saying so.
    """
    # As the articles came, so that the reader meets the event before what became of it.
    chosen = sorted(_core(desk, desk.ranked()), key=lambda one: (desk.day(one[1]), one[1].place))
    disputes = list(_disputed(ledger, desk, alone=not chosen))[: _CHOSEN.whole("disputes")]
    told = {str(citation) for one in disputes for citation in one.citations}
    sentences = [
        *(
            _without_notes_on(told, one, desk.language.differ)
            for one in noted(desk, [desk.sentence(*each) for each in chosen])
        ),
        *disputes,
    ]
    return Section(SectionKind.LEAD, tuple(sentences)), frozenset(cluster.id for cluster, _ in chosen)


def _without_notes_on(told: Collection[str], one: BriefSentence, differ: str) -> BriefSentence:
    """Without the note that accounts differ, where a sentence of the same opening says how."""
    if str(one.citations[0]) not in told:
        return one
    return replace(one, warnings=tuple(note for note in one.warnings if not note.startswith(differ)))


def _core(desk: Desk, ranked: Sequence[tuple[Cluster, Claim]]) -> Iterable[tuple[Cluster, Claim]]:
    """The best few, each telling what those before it do not."""
    standing = [(cluster, claim) for cluster, claim in ranked if _fits(desk, claim)]
    if not standing:
        return
    # Where nothing is surely core the likeliest still opens the brief, unless even that is hardly core.
    likeliest = max(desk.core(claim) for _, claim in standing)
    floor = max(_CHOSEN("least"), min(_CHOSEN("core"), _CHOSEN("of_likeliest") * likeliest))
    fit = [(cluster, claim) for cluster, claim in standing if desk.core(claim) >= floor]
    vectors = desk.vectors([claim for _, claim in fit])
    order = np.argsort([-_weight(desk, cluster, claim) for cluster, claim in fit], kind="stable")
    kept: list[int] = []
    words = 0
    for place in order:
        claim = fit[place][1]
        length = len(desk.language.text(claim).split())
        if kept and (
            float((vectors[kept] @ vectors[place]).max()) >= _CHOSEN("alike")
            or words + length > _CHOSEN.whole("words")
        ):
            continue
        kept.append(int(place))
        words += length
        yield fit[place]
        if len(kept) == _CHOSEN.whole("sentences"):
            return


def _fits(desk: Desk, claim: Claim) -> bool:
    return (
        claim.trusted
        and claim.first_told
        and bool(desk.language.text(claim))
        and not desk.is_background(claim)
        and desk.language.stands_alone(claim)
        and len(desk.language.text(claim).split()) <= _CHOSEN.whole("longest")
        and desk.is_calm(claim)
    )


def _weight(desk: Desk, cluster: Cluster, claim: Claim) -> float:
    """Worth and the chance to be core, more for what independent sources carry, less for what is contested."""
    carried = _CHOSEN("carried") * np.log2(max(cluster.independent, 1))
    told = _CHOSEN("telling") * desk.core(claim) + _CHOSEN("worth") * desk.worth(claim)
    return told + float(carried) - _CHOSEN("contested") * desk.is_contested(claim)


def _disputed(ledger: Ledger, desk: Desk, *, alone: bool) -> Iterable[BriefSentence]:
    """A sentence for each discrepancy that is sure and can be put in one, what weighs most first.

    `alone`: nothing else opens the brief, so that every count is told that accounts answer differently.
    """
    claims = {claim.place: claim for cluster in ledger.clusters for claim in cluster.claims}
    sure = [
        one
        for one in ledger.discrepancies
        if (one.confidence or 0.0) >= _CHOSEN("sure")
        or (alone and one.kind == "number" and one.verdict != Verdict.OVERSTATED)
    ]
    for one in sorted(sure, key=lambda one: _order(one, claims, desk.core)):
        text = desk.language.dispute(one)
        held = [claims[account.place] for account in one.accounts if account.place in claims]
        cited = list(dict.fromkeys(held))
        if text and cited and desk.makes(cited):
            yield desk.made(text, cited, quality=min(claim.quality for claim in cited))


def _order(
    one: Discrepancy, claims: dict[tuple[int, int], Claim], core: Callable[[Claim], float]
) -> tuple[bool, float]:
    held = [core(claims[account.place]) for account in one.accounts if account.place in claims]
    return not any(word in one.question for word in _FIRST), -sum(held) / max(len(held), 1)
