"""Trains the model of `summarize.pairing`: do two mentions answer one question?

    python -m training.pairing [--write]

Learns on the event groups to learn on, a group left out whole at a time for the figures printed; `--write` keeps the
model fitted on all of them in `summarize/pairing/data/same_question.toml`. Groups to look at and groups that are never
read are not touched.
"""

from __future__ import annotations

import argparse

import numpy as np

from bench.events import ARABIC, FOLDER, LEARN, groups
from summarize.pairing import ARRAYS, NAMES, WEIGHTS, matrix
from training.pairing.fitting import (
    DATA,
    average_precision,
    chances_left_out,
    examples,
    fitted,
    of_sure_pairs,
    written,
)
from training.pairing.telling import sets_to_tell, telling, telling_left_out, told_from
from translate.encoder import default_encoder


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = default_encoder()
    every = [examples(group, encoder) for folder in (FOLDER, ARABIC) for group in groups(LEARN, folder)]
    kept = [one for one in every if one.pairs]
    y = np.concatenate([one.y[one.y >= 0] for one in kept])
    print(f"{len(every)} groups, {len(y)} pairs, {int(y.sum())} of one question")
    of_groups = chances_left_out(every)
    chances = of_sure_pairs(every, of_groups)
    differ = (
        np.concatenate([matrix(one.pairs)[one.y >= 0] for one in kept])[:, NAMES.index("compatible")] == 0
    )
    for floor in (0.3, 0.5, 0.7, 0.8, 0.9):
        for name, of in (("all", np.ones(len(y), bool)), ("that differ", differ)):
            said = (chances >= floor) & of
            right = int((y[said]).sum())
            print(
                f"from {floor}: {name}: precision {right / max(1, said.sum()):.2f}, "
                f"recall {right / max(1, int(y[of].sum())):.2f} of {int(y[of].sum())}"
            )
    print(f"average precision {average_precision(chances, y):.3f}")
    print("calibration, chance said and share right:", end=" ")
    for low in np.arange(0, 1, 0.1):
        inside = (chances >= low) & (chances < low + 0.1)
        if inside.any():
            print(f"{chances[inside].mean():.2f}/{y[inside].mean():.2f} ({int(inside.sum())})", end="  ")
    print()
    sets = sets_to_tell(every, of_groups)
    of_sets = telling_left_out(sets)
    print(f"{len(of_sets)} sets to tell, {int(sets.right.sum())} rightly, average precision", end=" ")
    print(f"{average_precision(of_sets, sets.right):.3f}")
    for floor in (0.5, 0.55, 0.6, 0.63, 0.65, 0.7, 0.75):
        told = told_from(sets, of_sets, floor)
        print(f"told from {floor}: {told['right']} right, {told['mixed']} mixed, {told['false']} false")
    model = fitted(every)
    second = model.second.regression
    for place in np.argsort(-np.abs(second.weights))[:16]:
        print(f"  {second.names[place]:20} {second.weights[place]:+.3f}")
    if options.write:
        text, archive = written(model, telling(sets))
        (DATA / WEIGHTS).write_text(text, "utf-8")
        (DATA / ARRAYS).write_bytes(archive)
        print(f"wrote {DATA}: {len(text) + len(archive)} bytes")


if __name__ == "__main__":
    main()
