"""The chance that a block is something, text of the article or its headline: a logistic regression on named features.

Weights stand in the room's `data/`, one a feature: `blocks.toml` (`python -m bench.pages.blocks --write`) and `headlines.toml`
(`python -m bench.pages.headlines --write`), fitted on the pages looked at.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from translate.datafiles import table


def chance(file: str, features: Mapping[str, float]) -> float:
    """From 0 to 1; `file` names the weights."""
    model = table(__package__, file)
    total = float(model["intercept"])
    for name, weight in model["weights"].items():
        total += weight * features[name]
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
