"""The ledger's clusters ranked, the claim that stands for each, and the sections filled from them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.briefing.voice import rendered
from summarize.claims import figures_covered
from summarize.clusters import (
    Backing,
    Weights,
    aboutness,
    base_scores,
    build_space,
    centrality,
    disputes,
    diversify,
    earliness,
    overtaken,
    overtaking,
)
from summarize.framing import load, loaded_words
from summarize.ledger import publication_days
from summarize.records import BriefSentence, Certainty, Citation, Claim, Cluster, Ledger, Section, SectionKind
from summarize.wire import copied_segments
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

_SOURCES = Chosen(__package__, "sources")

_CHOSEN = Chosen(__package__, "desk")


class Desk:
    """The clusters of a ledger ranked, and the sections filled from them."""

    def __init__(
        self, ledger: Ledger, documents: Sequence[TranslatedDocument], encoder: SentenceEncoder
    ) -> None:
        self._ledger = ledger
        self._documents = documents
        claims = ledger.claims
        self._space = build_space(claims, encoder, publication_days(documents))
        vectors = self._space.vectors
        self._central = central = centrality(vectors, [claim.document for claim in claims])
        self._row = row = {claim.id: index for index, claim in enumerate(claims)}
        copied = copied_segments(ledger.wire_groups, [t.document for t in documents])
        self._backing = Backing(self._space, copied, ledger.discrepancies)
        self._overtaken = overtaken(ledger.discrepancies, documents)
        self._overtaking = overtaking(ledger.discrepancies, documents)
        self._disputes = disputes(ledger.discrepancies)
        self._faces = {cluster.id: self._face(cluster) for cluster in ledger.clusters}
        faces = list(self._faces.values())
        lengths = [len(t.segments) for t in documents]
        early = earliness([c.segment - 1 for c in faces], [lengths[c.document - 1] for c in faces])
        mean = np.array(
            [np.mean([central[row[c.id]] for c in cluster.claims]) for cluster in ledger.clusters]
        )
        self._weights = Weights()
        self._lengths = [len(face.translation.split()) or len(face.text.split()) for face in faces]
        self._backers = {c.id: self._backing.of(c, self._faces[c.id]) for c in ledger.clusters}
        support = [self._support(cluster) for cluster in ledger.clusters]
        self._vectors = np.stack([vectors[row[face.id]] for face in faces])
        titles = [t.document.title for t in documents if t.document.title.strip()]
        about = aboutness(self._vectors, encoder.encode(titles, mask_numbers=True))
        self._base = base_scores(self._lengths, mean, early, support, self._weights, about=about)

    def _face(self, cluster: Cluster) -> Claim:
        """The member that stands for the cluster: trusted, in the body, uncontested, best supported,
        neutral.
        """

        def first(claim: Claim) -> tuple[bool, bool, bool, bool]:
            return (
                not claim.trusted,
                claim.heading,
                bool(claim.duplicate_of),
                claim.id in self._backing.contested,
            )

        candidates = sorted(cluster.claims, key=first)[: _CHOSEN.whole("candidates")]
        return min(
            candidates,
            key=lambda c: (
                *first(c),
                -self._backing.independent(self._backing.of(cluster, c)),
                load(c.text),
                -c.quality,
                c.segment,
            ),
        )

    def _support(self, cluster: Cluster) -> int:
        """Independent sources behind the cluster's face."""
        return self._backing.independent(self._backers[cluster.id])

    def ranked(self) -> list[tuple[Cluster, Claim]]:
        """Clusters with their faces, best first, redundancy aside."""
        order = sorted(range(len(self._base)), key=lambda i: -float(self._base[i]))
        clusters = self._ledger.clusters
        return [(clusters[i], self._faces[clusters[i].id]) for i in order]

    def choose(self, max_sentences: int, max_words: int) -> list[Cluster]:
        """The clusters worth telling, best first, whose face is trusted."""
        clusters = self._ledger.clusters
        usable = [
            i for i, c in enumerate(clusters) if self._usable(self._faces[c.id]) and not self._overstates(c)
        ]
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

    def _overstates(self, cluster: Cluster) -> bool:
        """Whether an outlet's own judging words would stand for what several sources carry."""
        face = self._faces[cluster.id]
        judging = any(word.weight > 1 for word in loaded_words(face.text))
        return judging and not face.holder and self._support(cluster) >= 2

    @staticmethod
    def _usable(claim: Claim) -> bool:
        return claim.trusted and claim.first_told and bool(claim.translation.strip())

    def _is_agreed(self, cluster: Cluster) -> bool:
        face = self._faces[cluster.id]
        return (
            self._support(cluster) >= 2
            and face.id not in self._backing.contested
            and face.certainty is not Certainty.DENIES
        )

    def agreed(self, chosen: Sequence[Cluster]) -> Section:
        """Claims that at least two independent sources carry."""
        sentences = tuple(self.sentence(c, self._faces[c.id]) for c in chosen if self._is_agreed(c))
        note = ""
        if not sentences:
            if len(self._documents) == 1:
                note = "There is one article: nothing can be confirmed by a second source."
            elif any(self._support(cluster) >= 2 for cluster in self._ledger.clusters):
                note = "What several sources carry is disputed in some point, or its translation is unsure."
            else:
                note = "No statement was found in two independent sources."
        return Section(SectionKind.AGREED, sentences, note)

    def attributed(self, chosen: Sequence[Cluster]) -> Section:
        """Claims that somebody answers for, without a second independent source; first, the later counts, and the
        fuller accounts of what is agreed, whose further figures only some carry."""
        fuller = [(c, self._fuller(c)) for c in chosen if self._is_agreed(c)]
        told = [(c, claim) for c, claim in self._later(chosen) if claim.holder]
        told += [(c, claim) for c, claim in fuller if claim is not None and claim.holder][
            : _CHOSEN.whole("fuller")
        ]
        told += [
            (c, self._faces[c.id]) for c in chosen if not self._is_agreed(c) and self._faces[c.id].holder
        ]
        once = {claim.id: (c, claim) for c, claim in told}.values()
        note = "" if told else "No attributed statement was chosen."
        return Section(SectionKind.ATTRIBUTED, tuple(self.sentence(c, claim) for c, claim in once), note)

    def _later(self, chosen: Sequence[Cluster]) -> list[tuple[Cluster, Claim]]:
        """The claims of the clusters that give a later count than what stands for them."""
        later = {c.id: self._overtaking.get(self._faces[c.id].id) for c in chosen}
        return [
            (cluster, claim)
            for cluster in chosen
            for claim in cluster.claims
            if claim.id == later[cluster.id] and self._usable(claim)
        ][: _CHOSEN.whole("later")]

    def _fuller(self, cluster: Cluster) -> Claim | None:
        """The most central claim of a cluster that gives figures which its face does not."""
        face = self._faces[cluster.id]
        fuller = [
            claim
            for claim in cluster.claims
            if self._usable(claim) and not figures_covered(claim.figures, face.figures)
        ]
        return max(fuller, key=lambda claim: self._central[self._row[claim.id]], default=None)

    def single(self, chosen: Sequence[Cluster]) -> Section:
        """What one outlet says in its own voice."""
        told = [(c, claim) for c, claim in self._later(chosen) if not claim.holder]
        told += [
            (c, self._faces[c.id]) for c in chosen if not self._is_agreed(c) and not self._faces[c.id].holder
        ]
        note = "" if told else "Nothing else of weight stands in one source alone."
        return Section(SectionKind.SINGLE, tuple(self.sentence(c, claim) for c, claim in told), note)

    def differing(self) -> Section:
        """The discrepancies themselves are `Brief.discrepancies`; where there is none this says so."""
        note = "" if self._ledger.discrepancies else "No discrepancy was found."
        return Section(SectionKind.DIFFER, (), note)

    def unsure(self) -> Section:
        """The best supported statements whose translation failed a check, kept out of the sections above."""
        flagged = [
            (cluster, face) for cluster, face in self.ranked() if not face.trusted and not face.heading
        ]
        told = [(cluster, face) for cluster, face in flagged if face.translation.strip()][
            : _CHOSEN.whole("unsure_sentences")
        ]
        sentences = tuple(self.sentence(cluster, face) for cluster, face in told)
        total = len(self._ledger.claims)
        bad = sum(not claim.trusted for claim in self._ledger.claims)
        note = ""
        if bad and bad >= _SOURCES("poor") * total:
            note = (
                f"{bad} of {total} sentences failed a check of their translation: take the English of this "
                "brief as a pointer to the Arabic, and read it there."
            )
        elif bad:
            note = (
                f"{bad} of {total} sentences failed a check of their translation and stay out of the above."
            )
        return Section(SectionKind.UNSURE, sentences, note)

    def sentence(self, cluster: Cluster, face: Claim) -> BriefSentence:
        """The face's English with its citations: its own first, then one for each other article of the
        cluster.
        """
        text, warnings = rendered(face)
        if not face.trusted:
            doubt = ". ".join(self._flags(face))
            warnings = (f"The translation is unsure. {doubt}. Read the Arabic.", *warnings)
        if face.id in self._overtaken:
            warnings = (*warnings, self._overtaken[face.id])
        if face.id in self._disputes:
            warnings = (*warnings, self._disputes[face.id])
        told_by_face = face is self._faces[cluster.id]
        cited = self._backers[cluster.id] if told_by_face else self._backing.of(cluster, face)
        return BriefSentence(
            text=text or face.text,
            citations=tuple(self.citation(claim) for claim in cited),
            support=self._backing.independent(cited),
            documents=tuple(sorted({claim.document for claim in cited})),
            holder=face.holder,
            certainty=face.certainty,
            quality=face.quality,
            warnings=warnings,
            cluster=cluster.id,
        )

    def independent(self, claims: Sequence[Claim]) -> int:
        """How many independent sources stand behind the claims."""
        return self._backing.independent(claims)

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
