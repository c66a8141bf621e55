"""Which words two sentences share, and the best stretch they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarize.words import Token
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "alignment")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch `left[a0:a1]` reprinted as `right[b0:b1]` (word indexes).

    `pairs` are the words that agree; `ratio` is their share of the longer stretch.
    """

    a0: int
    a1: int
    b0: int
    b1: int
    pairs: tuple[tuple[int, int], ...]

    @property
    def ratio(self) -> float:
        """Agreeing words over the words of the longer side, 0–1."""
        return len(self.pairs) / max(self.a1 - self.a0, self.b1 - self.b0, 1)

    def swaps(self) -> tuple[tuple[int, int, int, int], ...]:
        """The stretches inside that differ, as (a0, a1, b0, b1)."""
        gaps = []
        for (a, b), (c, d) in zip(self.pairs, self.pairs[1:], strict=False):
            if c > a + 1 or d > b + 1:
                gaps.append((a + 1, c, b + 1, d))
        return tuple(gaps)


def best_passage(left: Sequence[Token], right: Sequence[Token]) -> Passage | None:
    """The stretch with most agreeing words for the fewest differing ones; None where nothing agrees.

    Words agree by `Token.key`, or failing that by stem (ال and و come and go in rewording).
    """
    keys_left, keys_right = [t.stem for t in left], [t.stem for t in right]
    blocks = SequenceMatcher(None, keys_left, keys_right, autojunk=False).get_matching_blocks()[:-1]
    best: tuple[float, int, int] | None = None
    # Kadane's scan over the matching blocks: a gap costs its longer side.
    score, first = 0.0, 0
    for index, block in enumerate(blocks):
        if index:
            before = blocks[index - 1]
            gap = max(block.a - before.a - before.size, block.b - before.b - before.size)
            score -= _CHOSEN("gap_cost") * gap
        if score <= 0:
            score, first = 0.0, index
        score += block.size
        if best is None or score > best[0]:
            best = (score, first, index)
    if best is None:
        return None
    run = blocks[best[1] : best[2] + 1]
    pairs = tuple((block.a + i, block.b + i) for block in run for i in range(block.size))
    return Passage(pairs[0][0], pairs[-1][0] + 1, pairs[0][1], pairs[-1][1] + 1, pairs)
