"""Clusters of claims that say the same of the same thing, and how many independent sources stand behind each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from summarize.names import places, titled_places
from summarize.neighbours import mutual_pairs, nearest
from summarize.records import Claim, Cluster
from summarize.sets import Sets
from summarize.tokens import content, tokenise
from summarize.wire import WireCopies
from translate.encoder import SentenceEncoder, Vectors

_NEIGHBOURS = 24
_FLOOR = 0.35
# Cosine and word overlap together decide; the encoder alone takes any two sentences on one topic for alike.
_JOIN = 0.5
_JOIN_INSIDE = 0.62
_LINKAGE = 0.4
_OVERLAP_SHARE = 0.35
# Two days this far apart are two happenings.
_FAR = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Space:
    """What claims are compared by. `vectors` are of what is said (numbers masked, attribution left out);
    `words` the content stems of each; `places` the towns and sites each names."""

    claims: tuple[Claim, ...]
    vectors: Vectors
    words: tuple[frozenset[str], ...]
    weights: dict[str, float]
    places: tuple[frozenset[str], ...]
    pairs: dict[tuple[int, int], float] = field(default_factory=dict)

    def overlap(self, left: int, right: int) -> float:
        """Share of the shorter claim's words, by rarity, that the other has too, 0–1."""
        a, b = self.words[left], self.words[right]
        if not a or not b:
            return 0.0
        weigh = self.weights
        shared = sum(weigh[w] for w in a & b)
        return shared / max(min(sum(weigh[w] for w in a), sum(weigh[w] for w in b)), 1e-9)

    def likeness(self, left: int, right: int) -> float:
        """Cosine and word overlap together, 0–1."""
        cosine = self.pairs.get((min(left, right), max(left, right)))
        if cosine is None:
            cosine = float(self.vectors[left] @ self.vectors[right])
        return (1 - _OVERLAP_SHARE) * cosine + _OVERLAP_SHARE * self.overlap(left, right)


def build_space(claims: Sequence[Claim], encoder: SentenceEncoder) -> Space:
    """Encodes the claims and finds each one's neighbours."""
    said = [what_is_said(claim) for claim in claims]
    vectors = encoder.encode(said, mask_numbers=True)
    words = tuple(frozenset(token.stem for token in content(tokenise(text))) for text in said)
    seen = Counter(word for own in words for word in own)
    total = max(len(claims), 1)
    weights = {word: math.log(1 + total / count) for word, count in seen.items()}
    known = titled_places(claim.text for claim in claims)
    where = tuple(places(claim.text, known) for claim in claims)
    pairs = mutual_pairs(nearest(vectors, _NEIGHBOURS, floor=_FLOOR))
    return Space(tuple(claims), vectors, words, weights, where, pairs)


def what_is_said(claim: Claim) -> str:
    """The claim without its attribution phrases; the whole where too little would be left."""
    text, last, parts = claim.text, 0, []
    for attribution in sorted(claim.attributions, key=lambda a: a.frame):
        start, end = attribution.frame
        if start >= last:
            parts.append(text[last:start])
            last = end
    rest = " ".join(" ".join([*parts, text[last:]]).split())
    return rest if len(rest.split()) >= 5 else text


def different_events(left: Claim, right: Claim, here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether places or days keep two claims apart: no place in common, or days far from each other."""
    if here and there and not here & there:
        return True
    days_left, days_right = _days(left), _days(right)
    if days_left and days_right:
        return min(abs(a - b) for a in days_left for b in days_right) > _FAR
    return False


def _days(claim: Claim) -> tuple[date, ...]:
    return tuple(d.value for d in claim.dates if d.value is not None and not d.of_statement)


def cluster_claims(space: Space, wire: WireCopies, centrality: Sequence[float]) -> tuple[Cluster, ...]:
    """Groups claims by average linkage, the likest pair first, keeping different happenings apart.

    `centrality` has one value a claim. Repeats inside an article and headings take part but add no support.
    """
    claims = space.claims
    scored = []
    for (left, right) in space.pairs:
        inside = claims[left].document == claims[right].document
        alike = space.likeness(left, right)
        if wire.same_copy(_place(claims[left]), _place(claims[right])):
            alike = max(alike, 0.9)
        if alike >= (_JOIN_INSIDE if inside else _JOIN):
            scored.append((alike, left, right))
    scored.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    sets: Sets[int] = Sets()
    sums = {i: space.vectors[i].astype(np.float64) for i in range(len(claims))}
    sizes = dict.fromkeys(range(len(claims)), 1)
    members = {i: [i] for i in range(len(claims))}
    for i in range(len(claims)):
        sets.find(i)
    for alike, left, right in scored:
        a, b = sets.find(left), sets.find(right)
        if a == b:
            continue
        linkage = float(sums[a] @ sums[b]) / (sizes[a] * sizes[b])
        if linkage < _LINKAGE and alike < 0.9:
            continue
        if alike < 0.9 and _apart(space, members[a], members[b]):
            continue
        sets.join(a, b)
        sums[a] += sums[b]
        sizes[a] += sizes[b]
        members[a] += members.pop(b)
    clusters = [_cluster(space, sorted(group), wire, centrality) for group in members.values()]
    clusters.sort(key=lambda c: (-c.independent, -c.centrality, c.claims[0].document, c.claims[0].segment))
    return tuple(
        Cluster(f"c{n}", c.claims, c.representative, c.sources, c.independent, c.centrality)
        for n, c in enumerate(clusters, 1)
    )


def _apart(space: Space, left: Sequence[int], right: Sequence[int]) -> bool:
    # A few of each stand for all: clusters of one wire text may hold hundreds.
    return any(
        different_events(space.claims[i], space.claims[j], space.places[i], space.places[j])
        for i in left[:6]
        for j in right[:6]
    )


def _place(claim: Claim) -> tuple[int, int]:
    return claim.document, claim.segment


def _cluster(space: Space, group: Sequence[int], wire: WireCopies, centrality: Sequence[float]) -> Cluster:
    claims = tuple(space.claims[i] for i in group)
    best = max(group, key=lambda i: (_standing(space.claims[i]), centrality[i], -i))
    sources = tuple(sorted({claim.document for claim in claims}))
    mean = float(np.mean([centrality[i] for i in group]))
    return Cluster("", claims, space.claims[best].id, sources, independent(claims, wire), round(mean, 4))


def _standing(claim: Claim) -> tuple[bool, bool, bool, float]:
    """What makes a claim fit to stand for its cluster: trusted, not a heading or repeat, well translated."""
    return claim.trusted, not claim.heading, not claim.duplicate_of, round(claim.quality, 1)


def independent(claims: Sequence[Claim], wire: WireCopies) -> int:
    """Sources behind the claims once those that carry the same wire copy here are counted as one."""
    sets: Sets[int] = Sets()
    by_strand: dict[int, int] = {}
    for claim in claims:
        sets.find(claim.document)
    body = [claim for claim in claims if not claim.heading] or list(claims)
    for claim in body:
        place = _place(claim)
        if not wire.is_copy(place):
            continue
        for strand in wire.strands.get(place, ()):
            first = by_strand.setdefault(strand, claim.document)
            sets.join(first, claim.document)
    return len(sets.groups())
