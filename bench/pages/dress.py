"""A page in other dress: what its article is stays the same, what names and elements say of it does not.

A hundred pages do not show how differently sites are built. So each is fitted on as it is, without its class names, with
plain `div`s for the elements that say what they hold, and shorter, with a part of its paragraphs and boxes gone.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator, Sequence
from typing import Any

from translate.datafiles import CHOSEN_FILE, Chosen, table

NAMES = ("class", "id", "role")
SAYING = ("section", "article", "main", "header", "aside", "figure", "figcaption", "footer", "nav")
_CHOSEN = Chosen("bench.pages", "dress")


def dresses(tree: Any) -> Iterator[Any]:
    """Copies of a page: without names, and of plain elements."""
    bare = copy.deepcopy(tree)
    for element in bare.iter():
        for name in NAMES:
            element.attrib.pop(name, None)
    yield bare
    plain = copy.deepcopy(tree)
    for element in plain.iter(*SAYING):
        element.tag = "div"
    yield plain


def shorten(elements: Sequence[Any], right: Sequence[bool], seed: str) -> set[int]:
    """Takes elements out of their page; returns the places of those gone.

    `right` says of each whether it is of the body, `seed` which go.
    """
    chance, others = random.Random(seed), _CHOSEN("others_gone")
    mine = [place for place, one in enumerate(right) if one]
    gone = (
        set(
            chance.sample(
                mine, int(len(mine) * chance.choice(table("bench.pages", CHOSEN_FILE)["dress"]["gone"]))
            )
        )
        if len(mine) > _CHOSEN.whole("kept_whole")
        else set()
    )
    gone |= {place for place, one in enumerate(right) if not one and chance.random() < others}
    for place in gone:
        if elements[place].getparent() is not None:
            elements[place].drop_tree()
    return gone
