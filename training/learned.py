"""What is learned from event groups is fitted here: regressions, boosted trees over the same features, directions."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import numpy as np

from summarize.learned import NODES, SCALE, Directions, Mixed, Regression, Trees
from translate.datafiles import Chosen

FOLDS = Chosen("training", "left_out").whole("folds")
INNER_FOLDS = Chosen("training", "left_out").whole("inner_folds")
_TREES = Chosen("training", "trees")


def regression(
    x: np.ndarray, y: np.ndarray, names: Sequence[str], strength: str = "strength", section: str = "pairing"
) -> Regression:
    """A logistic regression with a penalty on its weights (its `strength` is in a section of data/chosen.toml)."""
    from sklearn.linear_model import LogisticRegression

    means, spreads = x.mean(axis=0), x.std(axis=0)
    spreads[spreads == 0] = 1.0
    model = LogisticRegression(C=Chosen("training", section)(strength), max_iter=3000).fit(
        (x - means) / spreads, y
    )
    return Regression(tuple(names), float(model.intercept_[0]), means, spreads, model.coef_[0])


def mixed(x: np.ndarray, y: np.ndarray, names: Sequence[str], section: str) -> Mixed:
    """A regression and trees over the same features."""
    return Mixed(regression(x, y, names, section=section), trees(x, y))


def trees(x: np.ndarray, y: np.ndarray) -> Trees:
    """Boosted trees over features; how many and how large is in data/chosen.toml."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=_TREES.whole("trees"),
        learning_rate=_TREES("rate"),
        max_leaf_nodes=_TREES.whole("leaves"),
        min_samples_leaf=_TREES.whole("least"),
        l2_regularization=_TREES("ridge"),
        max_features=_TREES("drawn"),
        random_state=0,
    ).fit(x, y)
    roots: list[int] = []
    parts: list[dict[str, np.ndarray]] = []
    size = 0
    for (grown,) in model._predictors:
        nodes = grown.nodes
        roots.append(size)
        parts.append(
            {
                "feature": np.where(nodes["is_leaf"], -1, nodes["feature_idx"].astype(int)).astype(np.int16),
                "threshold": nodes["num_threshold"].astype(np.float32),
                "left": (nodes["left"] + size).astype(np.int32),
                "right": (nodes["right"] + size).astype(np.int32),
                "value": nodes["value"].astype(np.float32),
            }
        )
        size += len(nodes)
    return Trees(
        float(model._baseline_prediction[0, 0]),
        np.array(roots, dtype=np.int32),
        *(np.concatenate([part[name] for part in parts]) for name in NODES[1:]),
    )


def directions(vectors: np.ndarray, y: np.ndarray, section: str) -> Directions:
    """The directions along which vectors of some kinds lie: `y` is bool (vectors, directions)."""
    from sklearn.linear_model import LogisticRegression

    strength = Chosen("training", section)("direction_strength")
    found = [
        LogisticRegression(C=strength, max_iter=500).fit(vectors * SCALE, y[:, place])
        for place in range(y.shape[1])
    ]
    # As they are shipped.
    weights = np.stack([one.coef_[0] for one in found]).astype(np.float16).astype(np.float32)
    return Directions(weights, np.array([float(one.intercept_[0]) for one in found]))


def lines_of(title: str, one: Regression, trees_offset: float | None = None) -> list[str]:
    """A regression as lines of TOML: feature = [mean, spread, weight]."""
    return [
        "",
        f"[{title}]",
        f"offset = {one.offset:.5f}",
        *([f"trees_offset = {trees_offset:.5f}"] if trees_offset is not None else []),
        "",
        f"[{title}.features]  # mean, spread, weight",
        *(
            f"{name} = [{mean:.5f}, {spread:.5f}, {weight:.5f}]"
            for name, mean, spread, weight in zip(one.names, one.means, one.spreads, one.weights, strict=True)
        ),
    ]


def packed(learned: Directions, of: Mapping[str, Trees]) -> bytes:
    """Directions and trees, each under its title, as a NumPy archive."""
    held = io.BytesIO()
    np.savez_compressed(
        held,
        directions=learned.weights.astype(np.float16),
        offsets=learned.offsets,
        **{f"{title}_{name}": getattr(one, name) for title, one in of.items() for name in NODES},
    )
    return held.getvalue()
