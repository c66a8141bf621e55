"""Which Arabic words a faithful translation accounts for: by the learned table, and by the encoder's reading of single words.

    python -m bench.fidelity.meaning [--corpus flores] [--most 300]

For every Arabic content word, whether something in the English accounts for it: in the reference, and in the
reference of another line. The area under the curve says how well the two are told apart by it (0.5: not at all).
"""

from __future__ import annotations

import argparse

import numpy as np

from bench.fidelity.data import halves
from bench.fidelity.fit import Array, area
from translate.datafiles import Chosen
from translate.encoder import default_encoder
from translate.fidelity.words import coverage, nearness, tokenize

_CHOSEN = Chosen("translate.fidelity.words", "meaning")
_STATES = {True: 1.0, None: 0.0, False: -1.0}


def measured(pairs: list[tuple[str, str]]) -> tuple[Array, Array]:
    """Of each Arabic content word: what the table says (1, 0 unknown, -1), and the cosine of the nearest word."""
    tokens = [(tokenize(arabic), tokenize(english)) for arabic, english in pairs]
    listed, cosines = [], []
    for (arabic, english), near in zip(tokens, nearness(tokens, default_encoder()), strict=True):
        for token, state in zip(arabic, coverage(arabic, english).states, strict=True):
            cosine = near.of_arabic(token)
            if cosine is not None:
                listed.append(_STATES[state])
                cosines.append(cosine)
    return np.array(listed), np.array(cosines)


def main() -> None:
    """Prints a row for the table and one for the encoder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", default="flores")
    parser.add_argument("--most", type=int, default=300)
    options = parser.parse_args()
    pairs = halves(options.corpus)[1][: options.most]
    others = [(arabic, pairs[(i + 37) % len(pairs)][1]) for i, (arabic, _) in enumerate(pairs)]
    (table, cosine), (other_table, other_cosine) = measured(pairs), measured(others)
    print(f"{options.corpus}, {len(pairs)} even lines, {len(table)} content words")
    print(
        f"  table: found {(table == 1).mean():.0%}, unknown {(table == 0).mean():.0%} of the reference's, "
        f"{(other_table == 1).mean():.0%} found in another line's; area {area(table, other_table):.2f}"
    )
    same, other = _CHOSEN("same"), _CHOSEN("other")
    print(
        f"  meaning: {(cosine >= same).mean():.0%} from {same}, {(cosine < other).mean():.0%} below {other}; in another line's "
        f"{(other_cosine >= same).mean():.0%} and {(other_cosine < other).mean():.0%}; area {area(cosine, other_cosine):.2f}"
    )


if __name__ == "__main__":
    main()
