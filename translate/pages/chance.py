"""The chance that a block is the article's text: a logistic regression on what `features.py` counts.

Its weights stand in `data/blocks.toml`, one a feature, fitted by `python -m bench.pages.blocks --write` on the pages looked at.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from translate.datafiles import table

FILE = "blocks.toml"


def chance(features: Mapping[str, float]) -> float:
    """From 0 to 1; above a half it is rather the article's text than not."""
    model = table(__package__, FILE)
    total = float(model["intercept"])
    for name, weight in model["weights"].items():
        total += weight * features[name]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
