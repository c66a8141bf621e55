"""The claim ledger: claims, wire copy, clusters and discrepancies of a set of articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from summarize.claims import document_claims
from summarize.clusters import Space, build_space, centrality, cluster_claims
from summarize.discrepancies import find_discrepancies, told_apart
from summarize.opposing import explain_statement
from summarize.pairing import agreements, copied_claims, explain, paired
from summarize.records import Claim, Ledger, Place
from summarize.wire import WireCopies, find_wire
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument


def build_ledger(
    documents: Sequence[TranslatedDocument], *, encoder: SentenceEncoder, min_confidence: float | None = None
) -> Ledger:
    """Everything the articles claim, clustered over sources. Computed on the Arabic: the translation engine
    changes only the English that is shown.

    Discrepancies of less than `min_confidence` are kept apart as possible; None stands for the limits chosen for readers.
    """
    space, wire = space_of(documents, encoder)
    claims = space.claims
    central = centrality(space.vectors, [claim.document for claim in claims])
    clusters = cluster_claims(space, wire, central.tolist())
    copied = copied_claims(space, wire)
    read = paired(space, encoder, copied)
    found = find_discrepancies(documents, space, encoder, read, copied)
    discrepancies, possible = told_apart(found, min_confidence)
    return Ledger(claims, clusters, wire.groups, discrepancies, possible, agreements(read))


def space_of(documents: Sequence[TranslatedDocument], encoder: SentenceEncoder) -> tuple[Space, WireCopies]:
    """The space that the articles' claims are compared in, and their wire copy."""
    wire = find_wire([translated.document for translated in documents])
    read = [claim for number, one in enumerate(documents, 1) for claim in document_claims(number, one)]
    claims = tuple(_marked(claim, wire.repeats) for claim in read)
    return build_space(claims, encoder, publication_days(documents)), wire


def explained(
    documents: Sequence[TranslatedDocument], place: Place, *, encoder: SentenceEncoder
) -> list[str]:
    """What was understood of a sentence, of its figures and days and as a whole, and why it was paired or not, line by line."""
    space, wire = space_of(documents, encoder)
    copied = copied_claims(space, wire)
    return [
        *explain(paired(space, encoder, copied), place),
        *explain_statement(space, encoder, copied, place),
    ]


def publication_days(documents: Sequence[TranslatedDocument]) -> dict[int, date | None]:
    """The day each article appeared, by its number."""
    return {number: one.document.published.value for number, one in enumerate(documents, 1)}


def _marked(claim: Claim, repeats: Mapping[tuple[int, int], tuple[int, int]]) -> Claim:
    earlier = repeats.get(claim.place)
    return replace(claim, duplicate_of=f"{earlier[0]}:{earlier[1]}") if earlier else claim
