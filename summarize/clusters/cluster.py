"""Clusters of claims that say the same of the same thing, and how many independent sources stand behind each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from summarize.clusters.space import Space
from summarize.records import Claim, Cluster, Place
from summarize.wire import Sets, WireCopies, independent
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "cluster")


def cluster_claims(space: Space, wire: WireCopies, centrality: Sequence[float]) -> tuple[Cluster, ...]:
    """Groups claims by average linkage, the likest pair first, keeping different happenings apart.

    `centrality` has one value a claim. Repeats inside an article and headings take part but add no support.
    """
    claims = space.claims
    scored = []
    for left, right in space.pairs:
        inside = claims[left].document == claims[right].document
        alike = space.likeness(left, right)
        if wire.same_copy(claims[left].place, claims[right].place):
            alike = max(alike, _CHOSEN("copied"))
        needed = _CHOSEN("join_inside") if inside else _CHOSEN("join")
        if alike >= needed:
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
        if linkage < _CHOSEN("linkage") and alike < _CHOSEN("copied"):
            continue
        if alike < _CHOSEN("copied") and _apart(space, members[a], members[b]):
            continue
        sets.join(a, b)
        sums[a] += sums[b]
        sizes[a] += sizes[b]
        members[a] += members.pop(b)
    copied = wire.copied
    clusters = [_cluster(space, sorted(group), copied, centrality) for group in members.values()]
    clusters.sort(key=lambda c: (-c.independent, -c.centrality, c.claims[0].document, c.claims[0].segment))
    return tuple(
        Cluster(f"c{n}", c.claims, c.representative, c.sources, c.independent, c.centrality)
        for n, c in enumerate(clusters, 1)
    )


def _apart(space: Space, left: Sequence[int], right: Sequence[int]) -> bool:
    # A few of each stand for all: clusters of one wire text may hold hundreds.
    few = _CHOSEN.whole("stand_for_all")
    return any(space.apart(i, j) for i in left[:few] for j in right[:few])


def _cluster(
    space: Space, group: Sequence[int], copied: Mapping[Place, Sequence[int]], centrality: Sequence[float]
) -> Cluster:
    claims = tuple(space.claims[i] for i in group)
    body = [claim for claim in claims if not claim.heading] or claims
    best = max(group, key=lambda i: (_standing(space.claims[i]), centrality[i], -i))
    sources = tuple(sorted({claim.document for claim in claims}))
    mean = float(np.mean([centrality[i] for i in group]))
    return Cluster("", claims, space.claims[best].id, sources, independent(body, copied), round(mean, 4))


def _standing(claim: Claim) -> tuple[bool, bool, bool, float]:
    """What makes a claim fit to stand for its cluster: trusted, not a heading or repeat, well translated."""
    return claim.trusted, not claim.heading, not claim.duplicate_of, round(claim.quality, 1)
