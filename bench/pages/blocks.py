"""Fits what decides whether a block of a page is its article's text (`translate/pages/chance.py`).

    python -m bench.pages.blocks [--write]

Every block of the looked-at pages, right where its text is of the page's body, the pages as they are and in other dress
(`dress.py`). Prints, for several strengths of the regression, how many blocks and pages are right with a fifteenth of the
pages left out at a time, in all their dresses: those figures, not the ones on the pages it was fitted on, say what it is
worth. `--write` fits it on all of them.
"""

from __future__ import annotations

import argparse
import difflib
import itertools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from lxml import html  # type: ignore[import-untyped]

from bench.pages import PAGES
from bench.pages.dress import dresses, shorten
from bench.pages.fitting import fitted, left_out, write
from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.documents import page_tree
from translate.pages import block_features

HALVES = ("looked-at", "looked-at-other")
STRENGTHS = (0.2, 0.5, 1.0)
_CHOSEN = Chosen("bench.pages", "blocks")


@dataclass(frozen=True)
class Read:
    """A page's blocks: text, features and whether each is of the body; `dressed` where the page is not as it is."""

    name: str
    dressed: bool
    texts: tuple[str, ...]
    features: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


def read(half: str) -> Iterator[Read]:
    """The pages of a half whose elements show their article, each in every dress."""
    for name, wanted in tomllib.loads((PAGES / half / "right.toml").read_text(encoding="utf-8")).items():
        data = (PAGES / half / name).read_bytes()
        page = _read(data, f"{half}/{name}", wanted["body"], dressed=False)
        if sum(page.right) < _CHOSEN.whole("body_blocks"):
            continue
        yield page
        for other, body in _dressed(data, name, wanted["body"]):
            yield _read(other, page.name, body, dressed=True)


def _read(data: bytes, name: str, body: Sequence[str], *, dressed: bool) -> Read:
    blocks = block_features(*page_tree(data, name))
    texts = tuple(block.text for block, _ in blocks)
    return Read(name, dressed, texts, tuple(counted for _, counted in blocks), belonging(texts, body))


def _dressed(data: bytes, name: str, body: Sequence[str]) -> Iterator[tuple[bytes, Sequence[str]]]:
    tree, elsewhere = page_tree(data, name)
    for other in dresses(tree):
        yield html.tostring(other, encoding="utf-8"), body
    blocks = [block for block, _ in block_features(tree, elsewhere)]
    right = belonging([block.text for block in blocks], body)
    whole = [" ".join(block.element.text_content().split()) == block.text for block in blocks]
    places = [place for place, alone in enumerate(whole) if alone]
    gone = shorten([blocks[place].element for place in places], [right[place] for place in places], name)
    keys = {matching_key(blocks[places[place]].text) for place in gone if right[places[place]]}
    yield html.tostring(tree, encoding="utf-8"), [line for line in body if matching_key(line) not in keys]


def belonging(texts: Sequence[str], body: Sequence[str]) -> tuple[bool, ...]:
    """Which texts are the body's, in its order; of a text that is repeated one."""
    keys, wanted = [matching_key(text) for text in texts], [matching_key(line) for line in body]
    right, met = [False] * len(keys), set[int]()
    for same in difflib.SequenceMatcher(None, keys, wanted, autojunk=False).get_matching_blocks():
        right[same.a : same.a + same.size] = [True] * same.size
        met |= set(range(same.b, same.b + same.size))
    for line in (line for place, line in enumerate(wanted) if place not in met):
        for place, key in enumerate(keys):
            if right[place] or min(len(key), len(line)) <= _CHOSEN.whole("line_letters"):
                continue
            if key in line or (line in key and 2 * len(line) > len(key)):
                right[place] = True
                if line in key:
                    break
    return tuple(right)


def main() -> None:
    """Prints the figures and, on request, writes the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write blocks.toml")
    parser.add_argument("--wrong", action="store_true", help="list the blocks that are wrong when left out")
    arguments = parser.parse_args()
    pages = [page for half in HALVES for page in read(half)]
    names = list(pages[0].features[0])
    x = np.array([[counted[name] for name in names] for page in pages for counted in page.features])
    y = np.array([right for page in pages for right in page.right], dtype=float)
    of = np.array([place for place, page in enumerate(pages) for _ in page.texts])
    called = sorted({page.name for page in pages})
    groups = np.array([called.index(page.name) for page in pages for _ in page.texts])
    print(f"{len(pages)} pages, {len(y)} blocks, {len(names)} features")
    for strength in STRENGTHS:
        chances = left_out(x, y, groups, strength)
        wrong = (chances > 0.5) != y
        for half, dressed in itertools.product(HALVES, (False, True)):
            places = [
                place
                for place, page in enumerate(pages)
                if page.name.startswith(f"{half}/") and page.dressed is dressed
            ]
            whole = sum(not wrong[of == place].any() for place in places)
            print(
                f"strength {strength}: {half}, {'in other dress' if dressed else 'as they are'}: "
                f"{whole} of {len(places)} pages without a wrong block"
            )
        if arguments.wrong and strength == _CHOSEN("strength"):
            texts = [text for page in pages for text in page.texts]
            for place in np.flatnonzero(wrong):
                page = pages[of[place]]
                if not page.dressed:
                    print(f"  {page.name} {chances[place]:.2f} for {y[place]:.0f}: {texts[place][:100]}")
    if arguments.write:
        command = "python -m bench.pages.blocks --write"
        write("blocks.toml", "features.py", command, names, fitted(x, y, _CHOSEN("strength")))


if __name__ == "__main__":
    main()
