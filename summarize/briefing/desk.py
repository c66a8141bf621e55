"""The ledger's clusters ranked, the claim that stands for each, and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from math import isnan

import numpy as np

from summarize.briefing.language import Language
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
from summarize.core import story
from summarize.framing import load, loaded_words
from summarize.ledger import publication_days
from summarize.records import BriefSentence, Certainty, Citation, Claim, Cluster, Ledger, Place
from summarize.wire import copied_segments
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "desk")


def _standard(values: np.ndarray) -> np.ndarray:
    """Values less their mean, in spreads."""
    spread = float(values.std())
    return np.asarray((values - values.mean()) / (spread or 1.0))


class Desk:
    """The clusters of a ledger ranked, with the claim that stands for each."""

    def __init__(
        self,
        ledger: Ledger,
        documents: Sequence[TranslatedDocument],
        encoder: SentenceEncoder,
        language: Language,
    ) -> None:
        self.ledger = ledger
        self.documents = documents
        self.language = language
        claims = ledger.claims
        self._space = build_space(claims, encoder, publication_days(documents))
        vectors = self._space.vectors
        self._central = central = centrality(vectors, [claim.document for claim in claims])
        self._at = {claim.place: claim for claim in claims if not claim.heading}
        self._row = row = {claim.id: index for index, claim in enumerate(claims)}
        copied = copied_segments(ledger.wire_groups, [t.document for t in documents])
        self._backing = Backing(self._space, copied, ledger.discrepancies)
        self._overtaken = overtaken(ledger.discrepancies, documents, language.overtaken)
        self._overtaking = overtaking(ledger.discrepancies, documents)
        self._disputes = disputes(ledger.discrepancies, language.disputed)
        self._cluster = {claim.id: cluster for cluster in ledger.clusters for claim in cluster.claims}
        self._faces = {cluster.id: self._face(cluster) for cluster in ledger.clusters}
        faces = list(self._faces.values())
        lengths = [len(t.segments) for t in documents]
        early = earliness([c.segment - 1 for c in faces], [lengths[c.document - 1] for c in faces])
        mean = np.array(
            [np.mean([central[row[c.id]] for c in cluster.claims]) for cluster in ledger.clusters]
        )
        self._weights = Weights()
        self._lengths = [len((language.text(face) or face.text).split()) for face in faces]
        self._backers = {c.id: self._backing.of(c, self._faces[c.id]) for c in ledger.clusters}
        support = [self.support(cluster) for cluster in ledger.clusters]
        self._vectors = np.stack([vectors[row[face.id]] for face in faces])
        titles = [t.document.title for t in documents if t.document.title.strip()]
        about = aboutness(self._vectors, encoder.encode(titles, mask_numbers=True))
        base = base_scores(self._lengths, mean, early, support, self._weights, about=about)
        self._story = told = story(
            self._space,
            [t.document.title for t in documents],
            ledger.clusters,
            ledger.discrepancies,
            encoder,
        )
        self._roles = told.likeliest()
        self._core = told.chance("core")
        self._worth = _standard(told.worth)
        self._base = base + _CHOSEN("worth") * self._worth[[row[face.id] for face in faces]]

    def _face(self, cluster: Cluster) -> Claim:
        """The member that stands for the cluster: not dropped, trusted, in the body, uncontested, best supported,
        neutral.
        """

        def first(claim: Claim) -> tuple[bool, bool, bool, bool, bool]:
            return (
                not self.tells(claim),
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
                # Nobody has judged what was not translated.
                0.0 if isnan(c.quality) else -c.quality,
                c.segment,
            ),
        )

    def tells(self, claim: Claim) -> bool:
        """Whether no editor dropped a claim."""
        return claim.place not in self.ledger.untold

    def makes(self, claims: Iterable[Claim]) -> bool:
        """Whether no editor dropped the sentence that a rule makes from the claims."""
        places = frozenset(claim.place for claim in claims)
        return places not in self.ledger.unmade and not places <= self.ledger.untold

    def core(self, claim: Claim) -> float:
        """The chance of a claim to tell the event itself."""
        return float(self._core[self._row[claim.id]])

    def worth(self, claim: Claim) -> float:
        """What a claim's words are expected to give to a brief, in spreads above the event's mean."""
        return float(self._worth[self._row[claim.id]])

    def day(self, claim: Claim) -> date:
        """When the claim's article appeared; the earliest day where that is not known."""
        return self.documents[claim.document - 1].document.published.value or date.min

    def is_background(self, claim: Claim) -> bool:
        """Whether a claim most likely tells what was before the event or holds in general."""
        return self._roles[self._row[claim.id]] == "background"

    def is_calm(self, claim: Claim) -> bool:
        """Whether a claim's sentence judges too little to keep it from opening or heading a brief."""
        return load(claim.text) < _CHOSEN("loaded")

    def is_contested(self, claim: Claim) -> bool:
        """Whether another account contradicts it."""
        return claim.id in self._disputes

    def support(self, cluster: Cluster) -> int:
        """Independent sources behind the cluster's face."""
        return self._backing.independent(self._backers[cluster.id])

    def ranked(self) -> list[tuple[Cluster, Claim]]:
        """Clusters with their faces, best first, redundancy aside; without those dropped whole."""
        order = sorted(range(len(self._base)), key=lambda i: -float(self._base[i]))
        clusters = self.ledger.clusters
        faced = [(clusters[i], self._faces[clusters[i].id]) for i in order]
        return [(cluster, face) for cluster, face in faced if self.tells(face)]

    def choose(self, max_sentences: int, max_words: int) -> list[Cluster]:
        """The clusters worth telling, best first, whose face is trusted."""
        clusters = self.ledger.clusters
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
        judging = any(word.strong for word in loaded_words(face.text))
        return judging and not face.holder and self.support(cluster) >= 2

    def vectors(self, claims: Sequence[Claim]) -> Vectors:
        """The claims' vectors, (claims, dimensions)."""
        return np.asarray(self._space.vectors[[self._row[claim.id] for claim in claims]])

    def claims_at(self, places: Iterable[Place]) -> list[Claim]:
        """The claims at these places, each once."""
        return [self._at[place] for place in dict.fromkeys(places) if place in self._at]

    def cluster_of(self, claim: Claim) -> Cluster:
        """The cluster that holds a claim."""
        return self._cluster[claim.id]

    def face(self, cluster: Cluster) -> Claim:
        """The claim that stands for a cluster."""
        return self._faces[cluster.id]

    def _usable(self, claim: Claim) -> bool:
        return self.tells(claim) and claim.trusted and claim.first_told and bool(self.language.text(claim))

    def is_agreed(self, cluster: Cluster) -> bool:
        face = self._faces[cluster.id]
        return (
            self.support(cluster) >= 2
            and face.id not in self._backing.contested
            and face.certainty is not Certainty.DENIES
        )

    def later(self, chosen: Sequence[Cluster]) -> list[tuple[Cluster, Claim]]:
        """The claims of the clusters that give a later count than what stands for them."""
        later = {c.id: self._overtaking.get(self._faces[c.id].id) for c in chosen}
        return [
            (cluster, claim)
            for cluster in chosen
            for claim in cluster.claims
            if claim.id == later[cluster.id] and self._usable(claim)
        ][: _CHOSEN.whole("later")]

    def fuller(self, cluster: Cluster) -> Claim | None:
        """The most central claim of a cluster that gives figures which its face does not."""
        face = self._faces[cluster.id]
        fuller = [
            claim
            for claim in cluster.claims
            if self._usable(claim) and not figures_covered(claim.figures, face.figures)
        ]
        return max(fuller, key=lambda claim: self._central[self._row[claim.id]], default=None)

    def sentence(self, cluster: Cluster, face: Claim) -> BriefSentence:
        """The face's sentence in the brief's language with its citations: its own first, then one for each other article of
        the cluster.
        """
        text, warnings = self.language.rendered(face)
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

    def made(
        self, text: str, claims: Sequence[Claim], *, quality: float, warnings: Sequence[str] = ()
    ) -> BriefSentence:
        """A sentence built by rule, with the claims it rests on."""
        return BriefSentence(
            text=text,
            citations=tuple(self.citation(claim) for claim in claims),
            support=self.independent(claims),
            documents=tuple(sorted({claim.document for claim in claims})),
            quality=quality,
            warnings=tuple(warnings),
            made=True,
        )

    def independent(self, claims: Sequence[Claim]) -> int:
        """How many independent sources stand behind the claims."""
        return self._backing.independent(claims)

    def _flags(self, claim: Claim) -> list[str]:
        segments = self.documents[claim.document - 1].segments
        found = next((s for s in segments if s.segment.index == claim.segment), None)
        details = [flag.detail.rstrip(".") for flag in found.flags] if found else []
        return details[:3] or list(claim.flags)

    def citation(self, claim: Claim) -> Citation:
        """The claim's whole sentence in its article."""
        document = self.documents[claim.document - 1].document
        segment = next(s for s in document.segments if s.index == claim.segment)
        return Citation(claim.document, claim.segment, segment.start, segment.end, segment.text)
