"""Progress: what every run shares: the seed, the learning rate over a run, and lines with the time."""

from __future__ import annotations

import math
import time

SEED = 20


def learning_rate(progress: float, warmup: float) -> float:
    """Share of the peak rate at `progress` (0 to 1) through the run: linear warm-up, half cosine to 0."""
    if progress < warmup:
        return max(progress, 0.01) / warmup
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (progress - warmup) / (1 - warmup))))


def say(text: str) -> None:
    print(time.strftime("%H:%M:%S"), text, flush=True)
