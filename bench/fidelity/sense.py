"""Fits the sense for wrong words (`translate/fidelity/gates/sense.py`) and says what it is worth.

    python -m bench.fidelity.sense [--write]

Words of references beside the same words against another sentence's English: FLORES-101 dev, lines 1–500 fitted on,
501–997 measured.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fidelity.data import Pairs, parallel
from bench.fidelity.fit import area, logistic
from translate.encoder import SentenceEncoder, default_encoder
from translate.fidelity.gates import measured_words

SIDES = ("arabic", "english")
FILE = Path(__file__).resolve().parents[2] / "translate" / "fidelity" / "gates" / "data" / "sense.toml"
SEED = 7
Array = NDArray[np.float64]


def rows(pairs: Pairs, encoder: SentenceEncoder) -> list[tuple[Array, Array]]:
    """For each side: features (words, 4), and 1 for words beside their own sentence, 0 beside another's."""
    shuffled = list(range(len(pairs)))
    random.Random(SEED).shuffle(shuffled)
    others = [(arabic, pairs[other][1]) for (arabic, _), other in zip(pairs, shuffled, strict=True)]
    found = []
    true, false = measured_words(pairs, encoder), measured_words(others, encoder)
    for side in (0, 1):
        x = [np.concatenate([each[1][side] for each in some]) for some in (true, false)]
        found.append((np.concatenate(x), np.repeat([1.0, 0.0], [len(x[0]), len(x[1])])))
    return found


def report(name: str, weights: Sequence[Array], measured: Sequence[tuple[Array, Array]]) -> None:
    """Prints the area under the curve of each side, and what stays below three limits."""
    for side, beta, (x, y) in zip(SIDES, weights, measured, strict=True):
        chance = 1 / (1 + np.exp(-(beta[0] + x @ beta[1:])))
        shares = ", ".join(
            f"below {limit}: {(chance[y == 1] < limit).mean():.3f} of its own, {(chance[y == 0] < limit).mean():.3f} of others"
            for limit in (0.05, 0.1, 0.2)
        )
        print(f"{name}, {side}: area {area(chance[y == 1], chance[y == 0]):.3f}; {shares}")


def main() -> None:
    """Fits, prints, and writes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = default_encoder()
    lines = parallel("flores")
    learned = rows(lines[:500], encoder)
    weights = [logistic(x, y) for x, y in learned]
    report("fitted on", weights, learned)
    report("FLORES 501-997", weights, rows(lines[500:], encoder))
    if options.write:
        parts = [
            "# Logistic regressions on sense.FEATURES: is the word on the other side? `python -m bench.fidelity.sense`."
        ]
        for side, beta in zip(SIDES, weights, strict=True):
            numbers = ", ".join(f"{value:.4f}" for value in beta[1:])
            parts.append(f"[{side}]\nintercept = {beta[0]:.4f}\nweights = [{numbers}]")
        FILE.write_text("\n\n".join(parts) + "\n", "utf-8")


if __name__ == "__main__":
    main()
