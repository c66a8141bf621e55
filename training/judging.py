"""Learns how much the judge's word weighs beside the features of a pair of mentions.

    python -m training.judging [--adapter DIR] [--write]

The chances are those of models that had not seen the group, and the judge was taught on no event group at all; what is
printed is of weights fitted on the other groups. `--write` keeps those of all groups in `summarize/pairing/data/judged.toml`.
Groups to look at and groups never read are not touched.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.events import ARABIC, FOLDER, LEARN, groups
from summarize.pairing import HEARD, NAMES, Pair, asked, heard, words
from training.pairing import FOLDS, Examples, chances_left_out, examples, regression, written
from translate.embedded import build
from translate.encoder import default_encoder
from translate.judge import EmbeddedJudge, Judge, default_judge

TARGET = Path(__file__).resolve().parents[1] / "summarize" / "pairing" / "data" / "judged.toml"
Chances = NDArray[np.float64]


def rows(one: Examples, chances: Chances, judge: Judge) -> tuple[NDArray[np.intp], Chances]:
    """The places of the pairs asked about, and `HEARD` of them."""
    places = asked(chances)
    some: list[Pair] = [one.pairs[place] for place in places]
    return places, heard(chances[places], judge.odds(words(one.mentions, some)), some)


def average_precision(chances: Chances, labels: NDArray[np.int_]) -> float:
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(labels[order])
    return float(np.mean((hits / (1 + np.arange(len(hits))))[labels[order] == 1]))


def report(name: str, chances: Chances, labels: NDArray[np.int_]) -> None:
    line = [f"{name}: average precision {average_precision(chances, labels):.3f}"]
    for floor in (0.3, 0.5, 0.7, 0.9):
        said = chances >= floor
        right = int(labels[said].sum())
        line.append(f"from {floor}: {right / max(1, said.sum()):.2f} / {right / max(1, labels.sum()):.2f}")
    print("; ".join(line))


def learned(every: Sequence[Examples], before: Sequence[Chances], judge: Judge, *, write: bool) -> None:
    """Print what the judge adds on groups left out, precision / recall; keep the weights of all with `write`."""
    asked_of = [rows(one, chances, judge) for one, chances in zip(every, before, strict=True)]
    after = [chances.copy() for chances in before]
    taught = []
    for one, (places, x) in zip(every, asked_of, strict=True):
        sure = one.y[places] >= 0
        taught.append((x[sure], one.y[places][sure]))
    for fold in range(FOLDS):
        kept = [pair for place, pair in enumerate(taught) if place % FOLDS != fold]
        model = regression(np.concatenate([x for x, _ in kept]), np.concatenate([y for _, y in kept]), HEARD)
        for place, (places, x) in enumerate(asked_of):
            if place % FOLDS == fold and len(places):
                after[place][places] = model.chances(x)
    labels = np.concatenate([one.y for one in every])
    differ = np.concatenate([one.x[:, NAMES.index("compatible")] == 0 for one in every])
    asked_in_all = sum(len(places) for places, _ in asked_of)
    print(f"{len(every)} groups, {len(labels)} pairs, {asked_in_all} asked about")
    for name, of in (("all", labels >= 0), ("that differ", (labels >= 0) & differ)):
        report(f"{name}, features", np.concatenate(before)[of], labels[of])
        report(f"{name}, and the judge", np.concatenate(after)[of], labels[of])
    model = regression(np.concatenate([x for x, _ in taught]), np.concatenate([y for _, y in taught]), HEARD)
    print({name: round(float(weight), 3) for name, weight in zip(HEARD, model.weights, strict=True)})
    if write:
        heading = (
            "# How a judge's word is weighed, see judging.py. Made by `python -m training.judging --write`."
        )
        TARGET.write_text("\n".join([heading, *written(model)]) + "\n", "utf-8")
        print(f"wrote {TARGET}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--adapter", type=Path, help="judge by this adapter, not by the shipped one")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    encoder = default_encoder()
    found = [examples(group, encoder) for folder in (FOLDER, ARABIC) for group in groups(LEARN, folder)]
    every = [one for one in found if one.pairs]
    before = chances_left_out(every)
    if options.adapter is None:
        judge = default_judge()
        if judge is None:
            raise SystemExit("the embedded model is not installed, or not trained to judge")
        learned(every, before, judge, write=options.write)
        return
    with tempfile.TemporaryDirectory() as folder:
        built = build(Path(folder) / "model", adapter=options.adapter, progress=lambda _: None)
        learned(every, before, EmbeddedJudge(built.directory), write=options.write)


if __name__ == "__main__":
    main()
