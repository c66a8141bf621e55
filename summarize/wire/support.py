"""How many independent sources stand behind claims, once wire copy is counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from summarize.records import Claim, Place, WireGroup
from summarize.wire.sets import Sets
from translate.datafiles import Chosen
from translate.records import Document

_COPIES = Chosen(__package__, "copies")


def copied_segments(
    groups: Sequence[WireGroup], documents: Sequence[Document]
) -> dict[Place, tuple[str, ...]]:
    """The segments that are wire copy for their larger part, with the groups they carry."""
    found: dict[Place, list[str]] = defaultdict(list)
    for group in groups:
        for member in group.members:
            for segment in documents[member.document - 1].segments:
                shared = min(segment.end, member.end) - max(segment.start, member.start)
                if segment.index in member.segments and shared >= _COPIES("covered") * (
                    segment.end - segment.start
                ):
                    found[member.document, segment.index].append(group.id)
    return {place: tuple(ids) for place, ids in found.items()}


def independent(claims: Sequence[Claim], copied: Mapping[Place, Sequence[Hashable]]) -> int:
    """Sources behind the claims once articles that carry the same copy (`copied`: segment → passages) are
    one.
    """
    sets: Sets[int] = Sets()
    first: dict[Hashable, int] = {}
    for claim in claims:
        sets.find(claim.document)
        for passage in copied.get(claim.place, ()):
            sets.join(first.setdefault(passage, claim.document), claim.document)
    return len(sets.groups())
