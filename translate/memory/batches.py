"""Length-sorted batches of texts under a token budget."""

from __future__ import annotations

from collections.abc import Sequence


def plan_batches(
    texts: Sequence[str], lengths: Sequence[int], *, max_tokens: int, max_texts: int = 256
) -> tuple[tuple[int, ...], ...]:
    """Groups positions of `texts` so that a batch, padded to its longest text, holds `max_tokens` at most.

    Longest first: a batch that does not fit in memory fails at once, and the time left shrinks faster than
    announced rather than slower. The plan depends on the set of texts alone, not on their order, so a run
    over the same texts always meets the same batches. A text longer than the budget is a batch of its own.
    `lengths` are source lengths in tokens.
    """
    order = sorted(range(len(texts)), key=lambda position: (-lengths[position], texts[position]))
    batches: list[tuple[int, ...]] = []
    batch: list[int] = []
    for position in order:
        widest = lengths[batch[0]] if batch else lengths[position]
        if batch and (widest * (len(batch) + 1) > max_tokens or len(batch) >= max_texts):
            batches.append(tuple(batch))
            batch = []
        batch.append(position)
    if batch:
        batches.append(tuple(batch))
    return tuple(batches)
