"""The extractive brief: the best supported sentences, each cited, attributed, and kept apart where accounts differ."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.cluster import what_is_said
from summarize.framing import load
from summarize.headline import choose_headline
from summarize.records import (
    Brief,
    BriefSentence,
    Certainty,
    Citation,
    Claim,
    Cluster,
    Discrepancy,
    Ledger,
    Section,
    SectionKind,
)
from summarize.select import Weights, base_scores, centrality, diversify, earliness
from summarize.sources import POOR, source_notes
from summarize.timeline import timeline
from summarize.voice import rendered
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

MAX_SENTENCES = 14
MAX_WORDS = 300
_UNSURE_SENTENCES = 5


def write_brief(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    *,
    encoder: SentenceEncoder,
    model: str = "",
    model_reason: str = "",
    model_warning: str = "",
    signature: str = "",
    max_sentences: int = MAX_SENTENCES,
    max_words: int = MAX_WORDS,
) -> Brief:
    """A brief of at most `max_sentences` and about `max_words` before the discrepancies, timeline and sources.

    Raises:
        ValueError: the ledger has no claims.
    """
    if not ledger.claims:
        raise ValueError("no claims to brief")
    desk = Desk(ledger, documents, encoder)
    chosen = desk.choose(max_sentences, max_words)
    sections = (
        desk.agreed(chosen),
        desk.attributed(chosen),
        desk.differing(),
        desk.single(chosen),
        desk.unsure(),
    )
    dated = timeline(ledger.clusters, desk.sentence)
    note = "" if dated else "No trusted sentence gives a day."
    headline = choose_headline(ledger, documents, desk.ranked(), desk.sentence)
    return Brief(
        headline=headline,
        dateline=_dateline(documents),
        sections=(*sections, Section(SectionKind.TIMELINE, tuple(entry.sentence for entry in dated), note)),
        timeline=dated,
        sources=source_notes(documents, ledger),
        ledger=ledger,
        discrepancies=ledger.discrepancies,
        writer="extractive",
        model=model,
        model_reason=model_reason,
        model_warning=model_warning,
        signature=signature,
    )


class Desk:
    """The clusters of a ledger ranked, and the sections filled from them."""

    def __init__(self, ledger: Ledger, documents: Sequence[TranslatedDocument], encoder: SentenceEncoder) -> None:
        self._ledger = ledger
        self._documents = documents
        claims = ledger.claims
        vectors = encoder.encode([what_is_said(claim) for claim in claims], mask_numbers=True)
        central = centrality(vectors, [claim.document for claim in claims])
        row = {claim.id: index for index, claim in enumerate(claims)}
        self._contested = _contested(ledger.discrepancies)
        self._faces = {cluster.id: self._face(cluster) for cluster in ledger.clusters}
        faces = list(self._faces.values())
        lengths = [len(t.segments) for t in documents]
        early = earliness([c.segment - 1 for c in faces], [lengths[c.document - 1] for c in faces])
        mean = np.array([np.mean([central[row[c.id]] for c in cluster.claims]) for cluster in ledger.clusters])
        self._weights = Weights()
        self._lengths = [len(face.translation.split()) or len(face.text.split()) for face in faces]
        self._base = base_scores(
            self._lengths, mean, early, [cluster.independent for cluster in ledger.clusters], self._weights
        )
        self._vectors = np.stack([vectors[row[face.id]] for face in faces])

    def _face(self, cluster: Cluster) -> Claim:
        """The member that stands for the cluster: trusted, in the body, uncontested, neutral, well translated."""
        return min(
            cluster.claims,
            key=lambda c: (
                not c.trusted, c.heading, bool(c.duplicate_of), c.id in self._contested, load(c.text), -c.quality,
                c.segment,
            ),
        )  # fmt: skip

    def ranked(self) -> list[tuple[Cluster, Claim]]:
        """Clusters with their faces, best first, redundancy aside."""
        order = sorted(range(len(self._base)), key=lambda i: -float(self._base[i]))
        clusters = self._ledger.clusters
        return [(clusters[i], self._faces[clusters[i].id]) for i in order]

    def choose(self, max_sentences: int, max_words: int) -> list[Cluster]:
        """The clusters worth telling, best first, whose face is trusted."""
        clusters = self._ledger.clusters
        usable = [i for i, c in enumerate(clusters) if self._usable(self._faces[c.id])]
        if not usable:
            return []
        kept = diversify(
            self._base[usable],
            self._vectors[usable],
            [self._lengths[i] for i in usable],
            max_words=max_words,
            max_sentences=max_sentences,
            weights=self._weights,
        )
        return [clusters[usable[i]] for i in kept]

    @staticmethod
    def _usable(claim: Claim) -> bool:
        return claim.trusted and not claim.heading and not claim.duplicate_of and bool(claim.translation.strip())

    def _is_agreed(self, cluster: Cluster) -> bool:
        face = self._faces[cluster.id]
        return cluster.independent >= 2 and face.id not in self._contested and face.certainty is not Certainty.DENIES

    def agreed(self, chosen: Sequence[Cluster]) -> Section:
        """Claims that at least two independent sources carry."""
        sentences = tuple(self.sentence(c, self._faces[c.id]) for c in chosen if self._is_agreed(c))
        note = ""
        if not sentences:
            if len(self._documents) == 1:
                note = "There is one article: nothing can be confirmed by a second source."
            elif any(cluster.independent >= 2 for cluster in self._ledger.clusters):
                note = "What several sources carry is either disputed in a figure or date, or its translation is unsure."
            else:
                note = "No statement was found in two independent sources."
        return Section(SectionKind.AGREED, sentences, note)

    def attributed(self, chosen: Sequence[Cluster]) -> Section:
        """Claims that somebody answers for, without a second independent source."""
        picked = [c for c in chosen if not self._is_agreed(c) and self._faces[c.id].holder]
        note = "" if picked else "No attributed statement was chosen."
        return Section(SectionKind.ATTRIBUTED, tuple(self.sentence(c, self._faces[c.id]) for c in picked), note)

    def single(self, chosen: Sequence[Cluster]) -> Section:
        """What one outlet says in its own voice."""
        picked = [c for c in chosen if not self._is_agreed(c) and not self._faces[c.id].holder]
        note = "" if picked else "Nothing else of weight stands in one source alone."
        return Section(SectionKind.SINGLE, tuple(self.sentence(c, self._faces[c.id]) for c in picked), note)

    def differing(self) -> Section:
        """The discrepancies themselves are `Brief.discrepancies`; this says how many there are."""
        count = len(self._ledger.discrepancies)
        note = f"{count} question{'s' if count > 1 else ''} answered differently." if count else "No discrepancy was found."
        return Section(SectionKind.DIFFER, (), note)

    def unsure(self) -> Section:
        """The best supported statements whose translation failed a check, kept out of the sections above."""
        flagged = [(cluster, face) for cluster, face in self.ranked() if not face.trusted and not face.heading]
        told = [(cluster, face) for cluster, face in flagged if face.translation.strip()][:_UNSURE_SENTENCES]
        sentences = tuple(self.sentence(cluster, face) for cluster, face in told)
        total = len(self._ledger.claims)
        bad = sum(not claim.trusted for claim in self._ledger.claims)
        note = ""
        if bad and bad >= POOR * total:
            note = (
                f"{bad} of {total} sentences failed a check of their translation: take the English of this brief as a "
                "pointer to the Arabic, and read it there."
            )
        elif bad:
            note = f"{bad} of {total} sentences failed a check of their translation and are not presented as agreed."
        return Section(SectionKind.UNSURE, sentences, note)

    def sentence(self, cluster: Cluster, face: Claim) -> BriefSentence:
        """The face's English with its citations: its own first, then one for each other article of the cluster."""
        text, warnings = rendered(face)
        if not face.trusted:
            doubt = "; ".join(self._flags(face))
            warnings = (f"The translation is unsure ({doubt}); read the Arabic.", *warnings)
        cited = [face]
        for claim in cluster.claims:
            if claim.document not in {c.document for c in cited} and not claim.heading:
                cited.append(claim)
        return BriefSentence(
            text=text or face.text,
            citations=tuple(self.citation(claim) for claim in cited),
            support=cluster.independent,
            documents=tuple(sorted({claim.document for claim in cited})),
            holder=face.holder,
            certainty=face.certainty,
            quality=face.quality,
            warnings=warnings,
            cluster=cluster.id,
        )

    def _flags(self, claim: Claim) -> list[str]:
        segments = self._documents[claim.document - 1].segments
        found = next((s for s in segments if s.segment.index == claim.segment), None)
        details = [flag.detail.rstrip(".") for flag in found.flags] if found else []
        return details[:3] or list(claim.flags)

    def citation(self, claim: Claim) -> Citation:
        """The claim's whole sentence in its article."""
        document = self._documents[claim.document - 1].document
        segment = next(s for s in document.segments if s.index == claim.segment)
        return Citation(claim.document, claim.segment, segment.start, segment.end, segment.text)


def _contested(discrepancies: Sequence[Discrepancy]) -> frozenset[str]:
    """Ids of the claims whose figure or day another account contradicts."""
    return frozenset(
        f"{account.document}:{account.segment}"
        for found in discrepancies
        if found.verdict in ("contradiction", "unresolved", "time update")
        for account in found.accounts
    )


def _dateline(documents: Sequence[TranslatedDocument]) -> str:
    count = len(documents)
    days = sorted(t.document.published.value for t in documents if t.document.published.value)
    articles = f"{count} article{'s' if count != 1 else ''}"
    if not days:
        return f"From {articles}, undated"
    first, last = days[0], days[-1]
    span = f"{last.day} {last:%B %Y}" if first == last else f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
    undated = count - len(days)
    return f"From {articles}, {span}" + (f"; {undated} undated" if undated else "")
