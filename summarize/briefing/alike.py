"""Figures and days that independent sources give alike, told with a sentence that holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarize.briefing.desk import Desk
from summarize.records import Agreement, BriefSentence, Claim
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "sections")


def people(desk: Desk, told: Sequence[BriefSentence]) -> Iterable[BriefSentence]:
    """How many people were killed, injured …, in sentences made from the Arabic, where no agreed sentence of `told` holds it."""
    said = {str(citation) for one in told if one.support > 1 and one.cluster for citation in one.citations}
    for one, claims in _given_alike(desk):
        text = desk.language.agreed(one)
        if text and desk.makes(claims) and not all(str(desk.citation(claim)) in said for claim in claims):
            yield desk.made(text, claims, quality=one.confidence, warnings=(desk.language.remark("made"),))


def alike(desk: Desk, told: Sequence[BriefSentence]) -> Iterable[BriefSentence]:
    """The other figures and days that sources give alike, each in the best sentence that holds it, unless one of `told`
    does; where no translation is trusted, the figure alone.
    """
    said = {str(one.citations[0]) for one in told if one.citations and not one.made}
    given = 0
    for one, claims in _given_alike(desk):
        if one.question or any(str(desk.citation(claim)) in said for claim in claims):
            continue
        made = _in_its_sentence(desk, one, claims) or _alone(desk, one, claims)
        if made is None or given == _CHOSEN.whole("alike"):
            continue
        given += 1
        said.add(str(made.citations[0]))
        yield made


def noted(desk: Desk, sentences: Sequence[BriefSentence]) -> list[BriefSentence]:
    """The sentences with notes on what of them other independent sources give alike, each once, and their citations."""
    found = list(sentences)
    own = {str(one.citations[0]): place for place, one in reversed(list(enumerate(found))) if one.citations}
    for one, claims in _given_alike(desk):
        if one.question:
            continue
        cited = [desk.citation(claim) for claim in claims]
        place = min((own[str(each)] for each in cited if str(each) in own), default=None)
        if place is None:
            continue
        sentence = found[place]
        others = [each for each in cited if each not in sentence.citations]
        note = desk.language.alike(one, desk.independent(claims)) if others else ""
        if note:
            found[place] = replace(
                sentence,
                citations=(*sentence.citations, *others),
                documents=tuple(sorted({*sentence.documents, *(claim.document for claim in claims)})),
                warnings=(*sentence.warnings, note),
            )
    return found


def _is_disputed(desk: Desk, one: Agreement) -> bool:
    """Whether a discrepancy holds one of the accounts, with this value."""
    told = {(account.place, account.value) for account in one.accounts}
    return any(
        (account.place, account.value) in told
        for found in desk.ledger.discrepancies
        for account in found.accounts
    )


def _given_alike(desk: Desk) -> Iterator[tuple[Agreement, list[Claim]]]:
    """Agreements of independent sources, undisputed and of the event itself, with their claims."""
    for one in desk.ledger.agreements:
        claims = desk.claims_at(account.place for account in one.accounts)
        background = any(map(desk.is_background, claims))
        if desk.independent(claims) > 1 and not background and not _is_disputed(desk, one):
            yield one, claims


def _in_its_sentence(desk: Desk, one: Agreement, claims: Sequence[Claim]) -> BriefSentence | None:
    usable = [
        claim
        for claim in claims
        if desk.tells(claim) and claim.trusted and claim.first_told and not desk.is_contested(claim)
    ]
    if not usable:
        return None
    face = max(usable, key=lambda claim: (desk.language.stands_alone(claim), desk.worth(claim)))
    sentence = desk.sentence(desk.cluster_of(face), face)
    support = desk.independent(claims)
    return replace(
        sentence,
        citations=(desk.citation(face), *(desk.citation(claim) for claim in claims if claim is not face)),
        support=support,
        documents=tuple(sorted({claim.document for claim in claims})),
        warnings=tuple(filter(None, (desk.language.alike(one, support), *sentence.warnings))),
    )


def _alone(desk: Desk, one: Agreement, claims: Sequence[Claim]) -> BriefSentence | None:
    text = desk.language.figure_alone(one)
    if not text or not desk.makes(claims):
        return None
    return desk.made(text, claims, quality=one.confidence, warnings=(desk.language.remark("made"),))
