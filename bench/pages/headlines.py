"""Fits what tells a page's headline among its blocks (`translate/pages/headline.py`).

    python -m bench.pages.headlines [--write]

Of every block of the looked-at pages that has a headline's length, whether its text is the page's title. Prints for several
strengths of the regression on how many pages the likeliest block is the headline, with a fifteenth of them left out at a
time, how likely a headline is at least, and how likely anything on the pages that print none. `--write` fits it on all.
"""

from __future__ import annotations

import argparse
import tomllib

import numpy as np

from bench.pages import PAGES
from bench.pages.fitting import fitted, left_out, write
from translate.clean import matching_key
from translate.datafiles import Chosen
from translate.documents import page_tree
from translate.pages import headline_features

HALVES = ("looked-at", "looked-at-other")
STRENGTHS = (0.3, 1.0, 3.0)
_CHOSEN = Chosen("bench.pages", "headlines")


def main() -> None:
    """Prints the figures and, on request, writes the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write headlines.toml")
    arguments = parser.parse_args()
    called, texts, rows, right, of = [], [], [], [], []
    for half in HALVES:
        for name, wanted in tomllib.loads((PAGES / half / "right.toml").read_text("utf-8")).items():
            key = matching_key(wanted["title"])
            for block, counted in headline_features(page_tree((PAGES / half / name).read_bytes(), name)[0]):
                texts.append(block.text)
                rows.append(counted)
                right.append(matching_key(block.text) == key)
                of.append(len(called))
            called.append(f"{half}/{name}")
    names = list(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    y, pages = np.array(right, dtype=float), np.array(of)
    printed = sorted(set(pages[y > 0]))
    print(f"{len(called)} pages, {len(printed)} print their headline, {len(y)} blocks, {len(names)} features")
    for strength in STRENGTHS:
        chances = left_out(x, y, pages, strength)
        best = {
            page: max(np.flatnonzero(pages == page), key=lambda place: chances[place]) for page in set(of)
        }
        wrong = [page for page in printed if not y[best[page]]]
        least = min(chances[best[page]] for page in printed)
        most = max(chances[best[page]] for page in best if page not in printed)
        print(
            f"strength {strength}: {len(wrong)} wrong; a headline {least:.3f} at least, others {most:.3f} at most"
        )
        for page in wrong:
            print(f"  {called[page]}: {texts[best[page]]}")
    if arguments.write:
        command = "python -m bench.pages.headlines --write"
        write("headlines.toml", "headline_features.py", command, names, fitted(x, y, _CHOSEN("strength")))


if __name__ == "__main__":
    main()
