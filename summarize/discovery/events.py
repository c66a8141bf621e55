"""Articles grouped into events: average linkage over likeness, inside a window of days.

Likeness is a dot product, so the mean over two groups is the product of the groups' sums: it is exact at every
step and costs no more for large groups than for small ones.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from summarize.discovery.candidates import candidate_pairs
from summarize.discovery.copies import copied_pairs
from summarize.discovery.weights import article_words, weigh
from translate.datafiles import Chosen
from translate.records import Document

_CHOSEN = Chosen(__package__, "events")


@dataclass(slots=True)
class _Group:
    """Articles taken for one event so far; `words` is the sum over them.

    `near` are the groups it may be joined with, each with the sum of likeness over all pairs across the two.
    """

    members: list[int]
    words: dict[str, float]
    first: date | None
    last: date | None
    near: dict[int, float]


def find_events(documents: Sequence[Document]) -> tuple[tuple[int, ...], ...]:
    """The events of the documents, the largest first: places in `documents`, counted from 0, in order.

    Every document is in one event; one that nothing resembles is an event of its own. The same documents give the same
    events whatever process reads them.
    """
    if not documents:
        return ()
    words = weigh([article_words(document) for document in documents])
    groups = {
        place: _Group([place], dict(own), day, day, {})
        for place, (own, day) in enumerate(zip(words, _days(documents), strict=True))
    }
    for left, right in candidate_pairs(words):
        alike = _product(words[left], words[right])
        if alike >= _CHOSEN("near"):
            groups[left].near[right] = groups[right].near[left] = alike
    # A copy is the same event whatever its outlet wrote around it.
    joined: dict[int, int] = {}
    for left, right in copied_pairs(documents):
        left, right = _standing(joined, left), _standing(joined, right)
        if left != right and _within_window(groups[left], groups[right]):
            joined[right] = left
            _merge(groups, left, right)
    _link(groups)
    return tuple(
        sorted(
            (tuple(sorted(group.members)) for group in groups.values()),
            key=lambda event: (-len(event), event),
        )
    )


def _days(documents: Sequence[Document]) -> list[date | None]:
    return [document.published.value for document in documents]


def _standing(joined: Mapping[int, int], place: int) -> int:
    while place in joined:
        place = joined[place]
    return place


def _link(groups: dict[int, _Group]) -> None:
    """Joins the two groups most alike, again and again, while they are alike enough."""
    heap: list[tuple[float, int, int, int, int]] = []

    def consider(left: int, right: int) -> None:
        pairs = len(groups[left].members) * len(groups[right].members)
        likeness = groups[left].near[right] / pairs
        if likeness >= _CHOSEN("alike") and _within_window(groups[left], groups[right]):
            sizes = len(groups[left].members), len(groups[right].members)
            heapq.heappush(heap, (-likeness, left, right, *sizes))

    for left, group in groups.items():
        for right in sorted(group.near):
            if left < right:
                consider(left, right)
    while heap:
        _, left, right, *sizes = heapq.heappop(heap)
        # An entry made before one of the two grew or went is stale; the merge has made a new one.
        if left not in groups or right not in groups:
            continue
        if sizes != [len(groups[left].members), len(groups[right].members)]:
            continue
        _merge(groups, left, right)
        for other in sorted(groups[left].near):
            consider(min(left, other), max(left, other))


def _merge(groups: dict[int, _Group], left: int, right: int) -> None:
    kept, gone = groups[left], groups.pop(right)
    near = {}
    for other in sorted((kept.near.keys() | gone.near.keys()) - {left, right}):
        near[other] = sum(
            own.near[other] if other in own.near else _product(own.words, groups[other].words)
            for own in (kept, gone)
        )
        groups[other].near.pop(right, None)
        groups[other].near[left] = near[other]
    kept.near = near
    kept.members += gone.members
    for word, weight in gone.words.items():
        kept.words[word] = kept.words.get(word, 0.0) + weight
    kept.first = min((day for day in (kept.first, gone.first) if day), default=None)
    kept.last = max((day for day in (kept.last, gone.last) if day), default=None)


def _product(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    shorter, longer = sorted((left, right), key=len)
    return sum(weight * longer[word] for word, weight in shorter.items() if word in longer)


def _within_window(left: _Group, right: _Group) -> bool:
    """Whether all dated articles of the two appeared within the window; an article without a day fits any."""
    days = [day for day in (left.first, left.last, right.first, right.last) if day]
    return not days or (max(days) - min(days)).days <= _CHOSEN.whole("window")
