"""Calibration: the size of batches that a model is fastest with on this machine, measured once and remembered.

Answers of an int8 model may differ in a last digit with what shares their batch; so a size is measured where somebody
asks for it, and never in the middle of a run.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from translate.datafiles import Chosen
from translate.engines import Engine, default_threads
from translate.models import Progress, cache_dir, probe_pairs, processor, silent
from translate.segments import prepare

_CHOSEN = Chosen(__package__, "calibration")


def calibrate(
    engine: Engine, *, on_progress: Progress = silent, clock: Callable[[], float] = time.perf_counter
) -> int:
    """The tokens a batch holds at most: of those that fit into the time, the smallest that is about as fast as any.

    Raises:
        ModelError: the engine cannot run.
    """
    rates: dict[int, float] = {}
    begun = clock()
    # The first call of a model pays for more than its sentences.
    engine.translate(_texts(engine, 1))
    budget = _CHOSEN.whole("least")
    while budget <= _CHOSEN.whole("most"):
        texts = _texts(engine, budget)
        started = clock()
        engine.translate(texts, replace(engine.defaults, max_batch_tokens=budget))
        took = max(clock() - started, 1e-9)
        rates[budget] = len(texts) / took
        on_progress(f"batches of {budget} tokens: {rates[budget]:.1f} sentences a second")
        # The next is twice as long.
        if clock() - begun + 2 * took > _CHOSEN("seconds"):
            break
        budget *= 2
    fastest = max(rates.values())
    return next(size for size, rate in rates.items() if rate * (1 + _CHOSEN("gain")) >= fastest)


def _texts(engine: Engine, tokens: int) -> list[str]:
    """Sentences of the length of news, as many as a batch of so many tokens holds, one at least."""
    sentences = [prepare(arabic) for arabic, _ in probe_pairs()]
    pairs = [f"{one} {other}" for one, other in zip(sentences, [*sentences[1:], sentences[0]], strict=True)]
    fitting = [pair for pair in pairs if engine.count_tokens([pair])[0] <= engine.max_source_tokens]
    widest = max(engine.count_tokens(fitting or sentences))
    return list(islice(cycle(fitting or sentences), max(1, tokens // widest)))


def measured_batch(engine: Engine) -> int:
    """The size remembered for this model, beam and machine; 0 where none is."""
    try:
        return int(json.loads(_record(engine).read_text("utf-8"))["batch_tokens"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def remember_batch(engine: Engine, batch_tokens: int) -> None:
    """Remembers it; a cache that cannot be written is no reason to stop."""
    path = _record(engine)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"batch_tokens": batch_tokens, "model": engine.signature}) + "\n", "utf-8")
    except OSError:
        return


def _record(engine: Engine) -> Path:
    parts = (engine.signature, str(engine.defaults.beam), str(default_threads()), processor())
    return cache_dir() / "batches" / f"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}.json"
