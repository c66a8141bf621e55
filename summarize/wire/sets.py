"""Disjoint sets (union-find with path halving)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """A partition that grows by joining; an element is known from its first mention."""

    def __init__(self) -> None:
        self._parent: dict[T, T] = {}

    def find(self, item: T) -> T:
        """The element that stands for `item`'s set."""
        self._parent.setdefault(item, item)
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: T, right: T) -> None:
        """Makes one set of two."""
        a, b = self.find(left), self.find(right)
        if a != b:
            self._parent[b] = a

    def groups(self) -> list[list[T]]:
        """The sets, each in order of first mention."""
        found: dict[T, list[T]] = defaultdict(list)
        for item in list(self._parent):
            found[self.find(item)].append(item)
        return list(found.values())
