"""Fits the chance that the embedded model's sentence can be trusted (`translate/fidelity/gates/trust.py`).

    python -m bench.fidelity.trust [--write]

The judged sentences of `bench/data/judged/*.jsonl` (line of FLORES-101 dev or sentence of an event group, what the model
wrote, verdict: right, nearly, wrong). Files whose name begins with `held` are only measured on. Prints the area under
the curve on the fitted files (a tenth left out at a time) and on the held ones, and what each limit lets through.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.events import LEARN, LOOK, NEVER, groups, key
from bench.fidelity.data import flores
from bench.fidelity.fit import area, logistic
from translate.encoder import default_encoder
from translate.fidelity.gates import TRUST_FEATURES, Checker, trust_features

JUDGED = Path(__file__).resolve().parents[1] / "data" / "judged"
FILE = Path(__file__).resolve().parents[2] / "translate" / "fidelity" / "gates" / "data" / "trust.toml"
FOLDS = 10
LIMITS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
Array = NDArray[np.float64]


@dataclass(frozen=True)
class JudgedFile:
    """A file's sentences: features, 2 for right, 1 for nearly, 0 for wrong, and whether it is out anyway."""

    name: str
    x: Array
    verdicts: Array
    flagged: Array


def named(arabic: str) -> str:
    """How a judged file names a sentence of an event."""
    return f"event-{hashlib.sha256(key(arabic).encode()).hexdigest()[:12]}"


def sources() -> dict[str, str]:
    """The Arabic of each sentence by its name: `flores-12`, or `named`."""
    found = {f"flores-{number}": text for number, text in enumerate(flores("ar"))}
    for part in (LEARN, LOOK, NEVER):
        for group in groups(part):
            for article in group["articles"]:
                sentences = (article["title"], *article["sentences"])
                found |= {named(arabic): arabic for arabic, _ in sentences}
    return found


def read(path: Path, checker: Checker, arabic: dict[str, str]) -> JudgedFile:
    """The measurements of a file's sentences."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    found = checker.check_all([(arabic[line["source"]], line["output"]) for line in lines])
    return JudgedFile(
        path.stem,
        np.array([trust_features(one.signals) for one in found]),
        np.array([("wrong", "nearly", "right").index(line["verdict"]) for line in lines]),
        np.array([bool(one.flags) or bool(one.signals["no_words"]) for one in found]),
    )


def clipped(x: Array) -> tuple[Array, Array, Array]:
    """Features within the 2nd and 98th hundredth of what was seen, and those bounds."""
    low, high = np.quantile(x, 0.02, axis=0), np.quantile(x, 0.98, axis=0)
    return np.clip(x, low, high), low, high


def left_out(x: Array, y: Array) -> Array:
    """The chance of each sentence by a model that did not see it."""
    chance = np.zeros(len(y))
    for fold in range(FOLDS):
        out = np.arange(len(y)) % FOLDS == fold
        beta = logistic(x[~out], y[~out])
        chance[out] = 1 / (1 + np.exp(-(beta[0] + x[out] @ beta[1:])))
    return chance


def report(name: str, chance: Array, judged: Sequence[JudgedFile]) -> None:
    """Prints what each limit lets through."""
    verdicts = np.concatenate([one.verdicts for one in judged])
    flagged = np.concatenate([one.flagged for one in judged])
    good = verdicts > 0
    print(
        f"{name}: {len(good)} sentences, {(verdicts == 2).mean():.2f} right, {(verdicts == 1).mean():.2f} nearly"
    )
    print(
        f"  area {area(chance[good], chance[~good]):.3f}; flagged {flagged.mean():.2f}, of the flagged {good[flagged].mean():.2f} "
        f"right or nearly, of the others {good[~flagged].mean():.2f}"
    )
    for limit in LIMITS:
        passed = (chance >= limit) & ~flagged
        if passed.any():
            shares = ", ".join(
                f"{word} {(verdicts[passed] == value).mean():.2f}"
                for value, word in ((2, "right"), (1, "nearly"))
            )
            print(f"  from {limit}: {passed.mean():.2f} of all trusted; of these {shares}")


def main() -> None:
    """Fits, prints, and writes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    checker, arabic = Checker(default_encoder()), sources()
    every = [read(path, checker, arabic) for path in sorted(JUDGED.glob("*.jsonl"))]
    fitted = [one for one in every if not one.name.startswith("held")]
    x, low, high = clipped(np.concatenate([one.x for one in fitted]))
    y = np.concatenate([(one.verdicts > 0).astype(float) for one in fitted])
    report("fitted, each tenth left out", left_out(x, y), fitted)
    beta = logistic(x, y)
    if held := [one for one in every if one.name.startswith("held")]:
        z = np.clip(np.concatenate([one.x for one in held]), low, high)
        report("held out", 1 / (1 + np.exp(-(beta[0] + z @ beta[1:]))), held)
    if options.write:
        lines = [
            "# Logistic regression on TRUST_FEATURES of trust.py: weight, and the range the feature is clipped to. Fitted on the judged",
            "# sentences of bench/data/judged whose file is not held out, by `python -m bench.fidelity.trust --write`.",
            f"intercept = {beta[0]:.5f}",
            "[weights]",
            *(
                f"{name} = [{weight:.5f}, {least:.4f}, {most:.4f}]"
                for name, weight, least, most in zip(TRUST_FEATURES, beta[1:], low, high, strict=True)
            ),
        ]
        FILE.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
