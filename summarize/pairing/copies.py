"""Which claims are one wire sentence printed twice."""

from __future__ import annotations

from summarize.clusters import Space
from summarize.wire import WireCopies


def copied_claims(space: Space, wire: WireCopies) -> frozenset[tuple[int, int]]:
    """Pairs of claims (indexes in the space, ascending) of different articles that carry one wire passage."""
    place = {claim.place: index for index, claim in enumerate(space.claims)}
    found = set()
    for copy in wire.copies:
        if wire.same_copy(copy.left, copy.right) and copy.left in place and copy.right in place:
            found.add((min(place[copy.left], place[copy.right]), max(place[copy.left], place[copy.right])))
    return frozenset(found)
