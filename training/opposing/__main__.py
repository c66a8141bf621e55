"""Trains the model of `summarize.opposing`: do two sentences answer one question differently?

    python -m training.opposing [--write]

Learns on the event groups to learn on, a group left out whole at a time for the figures printed; `--write` keeps the
model fitted on all of them in `summarize/opposing/data`. Groups to look at and groups that are never read are not
touched.
"""

from __future__ import annotations

import argparse
from collections import Counter

import numpy as np

from bench.events import ARABIC, FOLDER, LEARN, groups
from summarize.opposing import KINDS
from training.opposing.fitting import DATA, chances_left_out, example, fitted, told_from, written
from training.pairing.fitting import average_precision
from translate.encoder import default_encoder


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = default_encoder()
    every = [example(group, encoder) for folder in (FOLDER, ARABIC) for group in groups(LEARN, folder)]
    wanted = Counter(
        question["kind"]
        for one in every
        for question in one.group["questions"]
        if question["relation"] != "agree" and question["kind"] in KINDS
    )
    chances, causes = chances_left_out(every)
    sure = np.concatenate([own[one.y >= 0] for one, own in zip(every, chances, strict=True)])
    y = np.concatenate([one.y[one.y >= 0] for one in every])
    print(
        f"{len(every)} groups, {len(y)} pairs, {int(y.sum())} that differ; {wanted.total()} questions {dict(wanted)}"
    )
    print(f"average precision {average_precision(sure, y):.3f}")
    print("calibration, chance said and share right:", end=" ")
    for low in np.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1)
        if inside.any():
            print(f"{sure[inside].mean():.2f}/{y[inside].mean():.2f} ({int(inside.sum())})", end="  ")
    print()
    for floor in (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7):
        told, found = told_from(every, chances, floor)
        print(
            f"told from {floor}: {told['right']} right, {told['figure']} of a figure, {told['false']} false; "
            f"{found} of {wanted.total()} questions found"
        )
    print(f"told to be of a cause: {causes[True]} of {causes.total()} rightly")
    model = fitted(every)
    for place in np.argsort(-np.abs(model.mixed.regression.weights))[:20]:
        print(f"  {model.mixed.regression.names[place]:22} {model.mixed.regression.weights[place]:+.3f}")
    if options.write:
        text, packed = written(model)
        (DATA / "differing.toml").write_text(text, "utf-8")
        (DATA / "differing.npz").write_bytes(packed)
        print(f"wrote {DATA}: {len(text) + len(packed)} bytes")


if __name__ == "__main__":
    main()
