"""Fits the numbers in translate/fidelity/gates/data/calibration.toml and says what they are worth.

    python -m bench.fidelity.fit [--only length|omission|quality] [--dry]

Length: least squares of the English length on what the Arabic holds. Omission: logistic regression that tells
references from references with a clause deleted. Both on lines of the parallel text that no figure is measured on. Quality: ridge
regression of sentence chrF on `quality.FEATURES` over seven systems' FLORES-101 dev outputs; the printed Spearman
correlations are cross-validated: the system and the half of the lines that are scored were not fitted on.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.fidelity.corruptions import Names, clause_deleted
from bench.fidelity.data import SYSTEMS, Pairs, flores, halves
from translate.datafiles import table
from translate.encoder import default_encoder
from translate.fidelity.gates import (
    Checker,
    english_length,
    gather,
    length_features,
    measured,
    omission,
    quality,
)
from translate.fidelity.words import tokenize

FILE = Path(__file__).resolve().parents[2] / "translate" / "fidelity" / "gates" / "data" / "calibration.toml"
LENGTH_CORPORA = ("flores", "un_v1_devtest", "mt_geneval_wikipedia", "syrian_archive_reports", "tatoeba")
# Pairs of each. The table of translations was learned from the odd lines of all but FLORES, where it knows more
# words than it will elsewhere: of those the even lines after the first 500 are taken, which no figure is measured on.
OMISSION_CORPORA = {
    "flores": 499,
    "un_v1_devtest": 700,
    "mt_geneval_wikipedia": 600,
    "syrian_archive_reports": 200,
    "tatoeba": 2000,
}
TESTED = 500
LENGTH_BELOW, SHORT = -0.3, 70.0
RIDGE, LOGISTIC = 300.0, 3.0

Array = NDArray[np.float64]


def fit_length() -> str:
    """The [length] section: iteratively reweighted least squares of relative errors."""
    rows, lengths = [], []
    for corpus in LENGTH_CORPORA:
        for arabic, english in halves(corpus)[0][:800]:
            tokens = tokenize(arabic)
            values = length_features(tokens)
            if values[0] >= 2:
                rows.append((1.0, *values))
                lengths.append(english_length(tokens, tokenize(english), english))
    x, y = np.array(rows), np.array(lengths, dtype=float)
    weight = 1 / y
    for _ in range(8):
        beta = np.linalg.lstsq(x * weight[:, None], y * weight, rcond=None)[0]
        expected = np.maximum(x @ beta, 3)
        error = np.log(y / expected)
        scale = np.median(np.abs(error)) * 1.4826
        weight = np.sqrt(1 / np.maximum(1, np.abs(error) / (1.5 * scale))) / expected
    spread = float(np.median(np.abs(error) / np.sqrt(1 + SHORT / expected)) * 1.4826)
    weights = ", ".join(f"{b:.4f}" for b in beta[1:])
    return (
        "# Expected characters of the English from signals.length_features; `spread` is the standard deviation of the\n"
        "# log ratio for long sentences, larger by sqrt(1 + short / expected) for short ones.\n"
        f"[length]\nintercept = {beta[0]:.4f}\nweights = [{weights}]\nspread = {spread:.4f}\nshort = {SHORT}\n"
    )


def omission_rows(pairs: Pairs) -> tuple[Array, Array]:
    """`omission.FEATURES` of references and of the same with a clause deleted; 0 and 1."""
    encoder = default_encoder()
    names, rng = Names([], frozenset()), random.Random(17)
    rows, labels = [], []
    for arabic, english in pairs:
        made = clause_deleted(english, rng, names)
        if made is None:
            continue
        for target, label in ((english, 0.0), (made[0], 1.0)):
            item = gather([(arabic, target)], encoder)[0]
            if item.length >= LENGTH_BELOW or len(item.tokens) < 8:
                continue
            spans = omission.stretches(item.tokens)
            vectors = encoder.encode(omission.variants(item, spans))
            rows.append(omission.features(item, vectors, spans)[0])
            labels.append(label)
    return np.array(rows), np.array(labels)


def logistic(x: Array, y: Array) -> Array:
    """Intercept and weights on the features as they are, by Newton's method with an L2 penalty."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    beta = np.zeros(z.shape[1])
    penalty = LOGISTIC * np.diag([0.0] + [1.0] * x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ beta))
        hessian = (z * (p * (1 - p))[:, None]).T @ z + penalty + 1e-6 * np.eye(len(beta))
        beta -= np.linalg.solve(hessian, z.T @ (p - y) + penalty @ beta)
    weights = beta[1:] / spread
    return np.array([beta[0] - weights @ mean, *weights])


def fit_omission() -> str:
    """The [omission] section, and how many deletions it finds on the even lines of FLORES."""
    parts = [
        omission_rows((halves(corpus)[0] if corpus == "flores" else halves(corpus)[1][TESTED:])[:most])
        for corpus, most in OMISSION_CORPORA.items()
    ]
    beta = logistic(np.concatenate([x for x, _ in parts]), np.concatenate([y for _, y in parts]))
    for half, name in ((0, "odd"), (1, "even")):
        x, y = omission_rows(halves("flores")[half])
        score = 1 / (1 + np.exp(-(beta[0] + x @ beta[1:])))
        for limit in (0.8, 0.85, 0.9, 0.93, 0.95, 0.97):
            found, false = (score[y == 1] > limit).sum(), (score[y == 0] > limit).sum()
            print(
                f"{name} lines, limit {limit}: {found} of {int(y.sum())} short deletions, {false} false alarms of 499"
            )
    weights = ", ".join(f"{b:.4f}" for b in beta[1:])
    return (
        "# Logistic regression on omission.FEATURES of translations whose length residual is below `length_below`.\n"
        f"[omission]\nlength_below = {LENGTH_BELOW}\nintercept = {beta[0]:.4f}\nweights = [{weights}]\n"
    )


def ranks(values: Array) -> Array:
    """Mean ranks, ties shared."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def area(right: Array, wrong: Array) -> float:
    """The area under the curve of a score that should be higher for `right`; ties count a half."""
    order = ranks(np.concatenate([right, wrong]))[: len(right)]
    return float((order.sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong)))


def spearman(a: Array, b: Array) -> float:
    """Rank correlation."""
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


def ridge(x: Array, y: Array) -> tuple[Array, Array, Array]:
    """Intercept and weights on features clipped to their middle 99 %, and the clipping bounds."""
    low, high = np.quantile(x, 0.005, axis=0), np.quantile(x, 0.995, axis=0)
    clipped = np.clip(x, low, high)
    mean, spread = clipped.mean(axis=0), clipped.std(axis=0) + 1e-9
    z = (clipped - mean) / spread
    weights = np.linalg.solve(z.T @ z + RIDGE * np.eye(x.shape[1]), z.T @ (y - y.mean())) / spread
    return np.array([y.mean() - weights @ mean, *weights]), low, high


def predicted(model: tuple[Array, Array, Array], x: Array) -> Array:
    """The ridge regression's values."""
    beta, low, high = model
    return beta[0] + np.clip(x, low, high) @ beta[1:]


def quality_rows() -> tuple[dict[str, Array], dict[str, Array]]:
    """`quality.FEATURES` and sentence chrF (0–1) of each system's lines."""
    from sacrebleu.metrics import CHRF

    chrf, checker = CHRF(), Checker(default_encoder())
    source, reference = flores("ar"), flores()
    x, y = {}, {}
    for system in SYSTEMS:
        target = flores(system)
        x[system] = np.array(
            [quality.features(s) for s in measured(checker, list(zip(source, target, strict=True)))]
        )
        y[system] = np.array(
            [chrf.sentence_score(t, [r]).score / 100 for t, r in zip(target, reference, strict=True)]
        )
    return x, y


def fit_quality() -> str:
    """Both [quality] sections, and the cross-validated correlations beside the two simple signals."""
    x, y = quality_rows()
    odd = np.arange(len(flores())) % 2 == 0
    print("system, Spearman with sentence chrF: length ratio, similarity, quality, quality without encoder")
    columns = {"quality": list(range(len(quality.FEATURES)))}
    columns["quality_without_encoder"] = [
        column for column, name in enumerate(quality.FEATURES) if name not in quality.BY_MEANING
    ]
    for system in SYSTEMS:
        others = [s for s in SYSTEMS if s != system]
        scores = []
        for chosen in columns.values():
            score = np.zeros(len(odd))
            for fitted, scored in ((odd, ~odd), (~odd, odd)):
                model = ridge(
                    np.concatenate([x[s][fitted][:, chosen] for s in others]),
                    np.concatenate([y[s][fitted] for s in others]),
                )
                score[scored] = predicted(model, x[system][scored][:, chosen])
            scores.append(spearman(score, y[system]))
        ratio = np.array([len(t) / len(a) for t, a in zip(flores(system), flores("ar"), strict=True)])
        simple = (
            max(
                spearman(ratio, y[system]),
                spearman(-np.abs(np.log(ratio)), y[system]),
                spearman(-x[system][:, 1], y[system]),
            ),
            spearman(x[system][:, 0], y[system]),
        )
        print(f"  {system:22}", " ".join(f"{value:.3f}" for value in (*simple, *scores)))
    sections = []
    for name, chosen in columns.items():
        beta, low, high = ridge(
            np.concatenate([x[s][:, chosen] for s in SYSTEMS]), np.concatenate([y[s] for s in SYSTEMS])
        )
        rows = [
            f"{quality.FEATURES[c]} = [{beta[1 + i]:.5f}, {low[i]:.4f}, {high[i]:.4f}]"
            for i, c in enumerate(chosen)
        ]
        sections.append(f"[{name}]\nintercept = {beta[0]:.5f}\n[{name}.weights]\n" + "\n".join(rows) + "\n")
    head = "# Ridge regression of sentence chrF (0-1) on quality.FEATURES: weight, and the range the feature is clipped to.\n"
    return head + "\n".join(sections)


def main() -> None:
    """Fits and writes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=("length", "omission", "quality"))
    parser.add_argument("--dry", action="store_true", help="print the figures, write nothing")
    options = parser.parse_args()
    old = FILE.read_text(encoding="utf-8").split("\n\n\n")
    kept = dict(zip(("head", "length", "omission", "quality"), old, strict=False))
    for name, fit in (("length", fit_length), ("omission", fit_omission), ("quality", fit_quality)):
        if options.only in (None, name):
            kept[name] = fit().rstrip("\n")
            if not options.dry:
                FILE.write_text(
                    "\n\n\n".join(part.strip("\n") for part in kept.values()) + "\n", encoding="utf-8"
                )
                table.cache_clear()


if __name__ == "__main__":
    main()
