"""Which readings of the claims conflict: compared pair by pair where they can be about one thing, then grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from summarize.wire import Sets

Reading = TypeVar("Reading")


def conflicts(
    found: Sequence[Reading],
    keys: Callable[[Reading], Iterable[Hashable]],
    most: int,
    differ: Callable[[Reading, Reading], bool],
) -> Iterator[list[Reading]]:
    """Groups of readings joined by pairs that `differ`, each in the order found.

    Compared are those with a key in common; of each key's readings only the first `most`, so that the number of
    comparisons grows with the number of readings and not with its square.
    """
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for key in set(keys(one)):
            by_key[key].append(number)
    pairs = {pair for numbers in by_key.values() for pair in combinations(numbers[:most], 2)}
    joined: Sets[int] = Sets()
    for left, right in pairs:
        if differ(found[left], found[right]):
            joined.join(left, right)
    for group in sorted(map(sorted, joined.groups())):
        yield [found[number] for number in group]
