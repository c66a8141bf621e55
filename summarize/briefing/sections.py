"""The sections of the brief below its opening, filled from the desk's clusters."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.briefing.alike import alike, people
from summarize.briefing.desk import Desk
from summarize.records import Claim, Cluster, Section, SectionKind
from translate.datafiles import Chosen

_SOURCES = Chosen(__package__, "sources")
_CHOSEN = Chosen(__package__, "sections")


def agreed(desk: Desk, chosen: Sequence[Cluster], opening: Section) -> Section:
    """Claims that at least two independent sources carry and the opening has not told."""
    sentences = tuple(desk.sentence(c, desk.face(c)) for c in chosen if desk.is_agreed(c))
    sentences += tuple(people(desk, (*opening.sentences, *sentences)))
    sentences += tuple(alike(desk, (*opening.sentences, *sentences)))
    note = ""
    told = sum(one.support >= 2 and bool(one.cluster) for one in opening.sentences)
    if told:
        note = desk.language.remark("told above", count=told)
    elif not sentences:
        if len(desk.documents) == 1:
            note = desk.language.remark("one article")
        elif any(desk.support(cluster) >= 2 for cluster in desk.ledger.clusters):
            note = desk.language.remark("disputed or unsure")
        else:
            note = desk.language.remark("nothing agreed")
    return Section(SectionKind.AGREED, sentences, note)


def attributed(desk: Desk, chosen: Sequence[Cluster], later: Sequence[tuple[Cluster, Claim]]) -> Section:
    """Claims that somebody answers for, without a second independent source; first, the later counts, and the
    fuller accounts of what is agreed, whose further figures only some carry."""
    fuller = [(c, desk.fuller(c)) for c in chosen if desk.is_agreed(c)]
    told = [(c, claim) for c, claim in later if claim.holder]
    told += [(c, claim) for c, claim in fuller if claim is not None and claim.holder][
        : _CHOSEN.whole("fuller")
    ]
    told += [(c, desk.face(c)) for c in chosen if not desk.is_agreed(c) and desk.face(c).holder]
    once = {claim.id: (c, claim) for c, claim in told}.values()
    note = "" if told else desk.language.remark("nothing attributed")
    return Section(SectionKind.ATTRIBUTED, tuple(desk.sentence(c, claim) for c, claim in once), note)


def single(desk: Desk, chosen: Sequence[Cluster], later: Sequence[tuple[Cluster, Claim]]) -> Section:
    """What one outlet says in its own voice."""
    told = [(c, claim) for c, claim in later if not claim.holder]
    told += [
        (c, desk.face(c))
        for c in chosen
        if not desk.is_agreed(c) and not desk.face(c).holder and not desk.is_background(desk.face(c))
    ]
    note = "" if told else desk.language.remark("nothing single")
    return Section(SectionKind.SINGLE, tuple(desk.sentence(c, claim) for c, claim in told), note)


def background(desk: Desk, chosen: Sequence[Cluster]) -> Section:
    """What was before the event, or holds in general, in one outlet's own voice."""
    told = [
        (c, desk.face(c))
        for c in chosen
        if not desk.is_agreed(c) and not desk.face(c).holder and desk.is_background(desk.face(c))
    ]
    return Section(SectionKind.BACKGROUND, tuple(desk.sentence(c, claim) for c, claim in told))


def differing(desk: Desk) -> Section:
    """The discrepancies themselves are `Brief.discrepancies`; where there is none this says so."""
    note = "" if desk.ledger.discrepancies else desk.language.remark("nothing differs")
    return Section(SectionKind.DIFFER, (), note)


def unsure(desk: Desk) -> Section:
    """The best supported statements whose translation failed a check, kept out of the sections above."""
    flagged = [(cluster, face) for cluster, face in desk.ranked() if not face.trusted and not face.heading]
    told = [(cluster, face) for cluster, face in flagged if face.translation.strip()][
        : _CHOSEN.whole("unsure_sentences")
    ]
    sentences = tuple(desk.sentence(cluster, face) for cluster, face in told)
    total = len(desk.ledger.claims)
    bad = sum(not claim.trusted for claim in desk.ledger.claims)
    note = ""
    if bad and bad >= _SOURCES("poor") * total:
        note = (
            f"{bad} of {total} sentences failed a check of their translation: take the English of this "
            "brief as a pointer to the Arabic, and read it there."
        )
    elif bad:
        note = f"{bad} of {total} sentences failed a check of their translation and stay out of the above."
    return Section(SectionKind.UNSURE, sentences, note)
