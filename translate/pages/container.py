"""The element that holds the article's text, chosen among what markup names, structure shows and trafilatura finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.pages.blocks import Block, ancestors
from translate.pages.marks import Layout, signature

_CHOSEN = Chosen(__package__, "container")

_NAMED = (
    ("its articleBody", "//*[contains(concat(' ',@itemprop,' '),' articleBody ')]"),
    ("its article element", "//article"),
)


@dataclass(frozen=True, slots=True)
class Container:
    """The element with the article's text, and why that one."""

    element: Any
    reason: str


def find_container(tree: Any, layout: Layout, found_elsewhere: str) -> Container | None:
    """The best candidate, or None where the page has no running text; `found_elsewhere` is trafilatura's text."""
    clean = layout.clean(layout.blocks)
    whole = sum(block.mass for block in clean)
    if not whole:
        return None
    best = max(_candidates(tree, layout, clean, found_elsewhere), key=lambda entry: entry[0])
    return Container(best[2], best[1])


def _candidates(
    tree: Any, layout: Layout, clean: Sequence[Block], found_elsewhere: str
) -> Iterator[tuple[float, str, Any]]:
    own = _densest(tree, layout, clean)
    yield _worth(layout, own) * _CHOSEN("own"), "its running text stands together there", own
    for reason, path in _NAMED:
        for element in tree.xpath(path):
            if worth := _worth(layout, element):
                yield worth, f"the page marks {reason}", element
    keys = {matching_key(line) for line in found_elsewhere.splitlines()} - {""}
    agreed = [block for block in clean if block.prose and matching_key(block.text) in keys]
    if agreed:
        shared = _around(agreed)
        yield _worth(layout, shared) * _CHOSEN("trafilatura"), "trafilatura finds its text there", shared


def _worth(layout: Layout, element: Any) -> float:
    """The article's text in an element, less what is not the article's."""
    inside = layout.inside(element)
    clean = sum(block.mass for block in layout.clean(inside))
    return clean - _CHOSEN("foreign") * (sum(block.mass for block in inside) - clean)


def _densest(tree: Any, layout: Layout, clean: Sequence[Block]) -> Any:
    """The smallest element that still holds nearly all of the running text."""
    kept = {block.order for block in clean}
    element = tree
    while True:
        mass = {child: _clean_mass(layout, child, kept) for child in element if isinstance(child.tag, str)}
        whole = _clean_mass(layout, element, kept)
        top = max(mass, key=lambda child: mass[child], default=None)
        if top is None or not whole:
            return element
        share = mass[top] / whole
        alike = sum(value > 0 for child, value in mass.items() if signature(child) == signature(top)) > 1
        several = sum(block.prose and block.order in kept for block in layout.inside(top)) > 1
        if share < _CHOSEN("nearly_all") and not (share >= _CHOSEN("most") and several and not alike):
            return element
        if not several:
            return element
        element = top


def _clean_mass(layout: Layout, element: Any, kept: set[int]) -> int:
    return sum(block.mass for block in layout.inside(element) if block.order in kept)


def _around(blocks: Sequence[Block]) -> Any:
    """The lowest element around all of the blocks."""
    common = list(ancestors(blocks[0].element))
    for block in blocks[1:]:
        around = set(ancestors(block.element))
        common = [element for element in common if element in around]
    return common[0]
