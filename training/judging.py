"""What a judge of pairs adds to their features: average precision on event groups, its weight learned on the others.

    python -m training.judging ADAPTER

ADAPTER is the folder of an adapter that was taught to judge (`training.accelerated`). The chances of the features are those of models
that had not seen the group; a judge is taught on no event group at all. Groups to look at and never read are not touched.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.events import ARABIC, FOLDER, LEARN, groups
from summarize.pairing import NAMES, matrix
from training.judge import EmbeddedJudge, judged_text
from training.pairing import FOLDS, Examples, average_precision, chances_left_out, examples, regression
from translate.datafiles import Chosen
from translate.embedded import build
from translate.encoder import default_encoder

# The log-odds of the features and of the judge, and both again where the two mentions differ.
HEARD = ("chance", "judge", "differs", "chance_differs", "judge_differs")
_CHOSEN = Chosen("training", "judge")
_LEAST = 1e-6
Chances = NDArray[np.float64]


def heard(chances: Chances, odds: Chances, differ: NDArray[np.bool_]) -> Chances:
    """`HEARD` of pairs, float64 (pairs, 5)."""
    sure = np.clip(chances, _LEAST, 1 - _LEAST)
    own = np.log(sure / (1 - sure))
    return np.column_stack([own, odds, differs := differ.astype(np.float64), own * differs, odds * differs])


def report(name: str, chances: Chances, labels: NDArray[np.int_]) -> None:
    """One line: average precision, and precision / recall from some chances on."""
    line = [f"{name}: average precision {average_precision(chances, labels):.3f}"]
    for floor in (0.3, 0.5, 0.7, 0.9):
        said = chances >= floor
        right = int(labels[said].sum())
        line.append(f"from {floor}: {right / max(1, said.sum()):.2f} / {right / max(1, labels.sum()):.2f}")
    print("; ".join(line))


def measure(every: Sequence[Examples], before: Sequence[Chances], judge: EmbeddedJudge) -> None:
    """Print what the judge is worth alone and beside the features, on groups left out."""
    asked, taught = [], []
    for one, chances in zip(every, before, strict=True):
        places = np.flatnonzero((chances >= _CHOSEN("floor")) & (one.y >= 0))
        some = [one.pairs[place] for place in places]
        texts = [(judged_text(one.mentions[p.left]), judged_text(one.mentions[p.right])) for p in some]
        differ = matrix(some)[:, NAMES.index("compatible")] == 0
        asked.append(places)
        taught.append((heard(chances[places], judge.odds(texts), differ), one.y[places]))
    after = [chances.copy() for chances in before]
    for fold in range(FOLDS):
        kept = [pair for place, pair in enumerate(taught) if place % FOLDS != fold]
        model = regression(np.concatenate([x for x, _ in kept]), np.concatenate([y for _, y in kept]), HEARD)
        for place, places in enumerate(asked):
            if place % FOLDS == fold and len(places):
                after[place][places] = model.chances(taught[place][0])
    labels = np.concatenate([one.y for one in every])
    differ = np.concatenate([matrix(one.pairs)[:, NAMES.index("compatible")] == 0 for one in every])
    print(f"{len(every)} groups, {len(labels)} pairs, {sum(map(len, asked))} asked about")
    report(
        "the judge alone, of those",
        np.concatenate([x[:, 1] for x, _ in taught]),
        np.concatenate([y for _, y in taught]),
    )
    for name, of in (("all", labels >= 0), ("that differ", (labels >= 0) & differ)):
        report(f"{name}, features", np.concatenate(before)[of], labels[of])
        report(f"{name}, and the judge", np.concatenate(after)[of], labels[of])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("adapter", type=Path)
    options = parser.parse_args()
    encoder = default_encoder()
    found = [examples(group, encoder) for folder in (FOLDER, ARABIC) for group in groups(LEARN, folder)]
    every = [one for one in found if one.pairs]
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder) / "model", adapter=options.adapter, progress=lambda _: None)
        measure(every, chances_left_out(every), EmbeddedJudge(built.directory))


if __name__ == "__main__":
    main()
