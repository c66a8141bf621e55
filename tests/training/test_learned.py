"""What is fitted is what is shipped: the trees as they are walked, the archive as it is read."""

from __future__ import annotations

import io
import tomllib

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from summarize.learned import NODES, read_directions, read_mixed
from training.learned import directions, lines_of, mixed, packed, trees

pytest.importorskip("sklearn")


NAMES = ("first", "second", "third")


def data() -> tuple[np.ndarray, np.ndarray]:
    """Two features that tell by a threshold together, and one that tells nothing."""
    generator = np.random.default_rng(3)
    x = generator.normal(size=(1500, 3)).astype(np.float32)
    return x, ((x[:, 0] > 0.3) ^ (x[:, 1] > -0.2)).astype(int)


def test_trees_say_what_those_they_were_read_from_say() -> None:
    x, y = data()
    found = trees(x, y).chances(x)
    # With other numbers, but learned from the same rows: what is walked must tell what the regression cannot.
    other = HistGradientBoostingClassifier(random_state=0).fit(x, y).predict_proba(x)[:, 1]
    assert ((found > 0.5) == (y == 1)).mean() > 0.95
    assert np.corrcoef(found, other)[0, 1] > 0.95


def test_what_is_written_is_read_again() -> None:
    x, y = data()
    model = mixed(x, y, NAMES, "opposing")
    along = directions(x, np.stack([y, 1 - y], axis=1), "opposing")
    table = tomllib.loads("\n".join(lines_of("pairs", model.regression, model.trees.offset)))
    held = dict(np.load(io.BytesIO(packed(along, {"pairs": model.trees})), allow_pickle=False))
    again = read_mixed(table, held, "pairs", NAMES, "file")
    assert again.chances(x) == pytest.approx(model.chances(x), abs=1e-3)
    assert read_directions(held).of(x) == pytest.approx(along.of(x), abs=1e-6)
    assert {f"pairs_{name}" for name in NODES} < set(held)
    with pytest.raises(ValueError, match="file was made for other features"):
        read_mixed(table, held, "pairs", ("first", "second", "another"), "file")
