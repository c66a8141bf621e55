"""Whether each sentence of a brief rests on the passages it cites, on others, or on none.

A passage supports a sentence when it is near in meaning and states every figure, date and name of it.
Citation recall and precision follow ALCE (Gao et al. 2023): a sentence's citations together must support it;
a citation is superfluous when it does not support it alone and the others do without it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from evaluation.content.measures import Measure, share
from evaluation.text import chosen

Key = tuple[int, int]
# texts, passages → cosine of every text (row) with every passage (column)
Similarities = Callable[[Sequence[str], Sequence[str]], NDArray[np.float32]]
# (passages joined, sentence) → the figures, dates and names of the sentence that the passages lack
Unsupported = Callable[[str, str], Sequence[str]]
# (premise, hypothesis) → whether an inference model takes the one to entail the other
Entails = Callable[[str, str], bool]


class Support(StrEnum):
    """What a sentence rests on."""

    CITED = "cited"
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the brief with the passages it cites."""

    text: str
    citations: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Grounding:
    """The verdict on one sentence.

    `similarity` is that of the cited passages, `best` the nearest passage of all. `missing` are facts of the
    sentence that the cited passages do not state. `needed` says of each citation whether it is of use.
    """

    support: Support
    similarity: float
    best: Key | None
    best_similarity: float
    missing: tuple[str, ...] = ()
    needed: tuple[bool, ...] = ()


def ground(
    statements: Sequence[Statement],
    passages: Mapping[Key, str],
    similarities: Similarities,
    unsupported: Unsupported,
    *,
    entails: Entails | None = None,
) -> tuple[Grounding, ...]:
    """The grounding of every statement in the passages, keyed as citations are.

    Raises KeyError for a citation of a passage that does not exist. With `entails`, support also needs that
    model's agreement.
    """
    keys = list(passages)
    if not statements or not keys:
        return tuple(Grounding(Support.NONE, math.nan, None, math.nan) for _ in statements)
    matrix = similarities([s.text for s in statements], [passages[key] for key in keys])
    place = {key: index for index, key in enumerate(keys)}
    judged = []
    near = chosen(__package__, "grounding", "near")
    for row, statement in zip(matrix, statements, strict=True):
        judge = _Judge(statement, passages, row, place, similarities, unsupported, near, entails)
        judged.append(judge.verdict(keys))
    return tuple(judged)


@dataclass(frozen=True, slots=True)
class _Judge:
    statement: Statement
    passages: Mapping[Key, str]
    row: NDArray[np.float32]
    place: Mapping[Key, int]
    similarities: Similarities
    unsupported: Unsupported
    near: float
    entails: Entails | None

    def verdict(self, keys: Sequence[Key]) -> Grounding:
        cited = self.statement.citations
        nearest = int(np.argmax(self.row))
        near = self._similarity(cited)
        missing = tuple(self.unsupported(self._text(cited), self.statement.text)) if cited else ()
        if self._supports(cited):
            return Grounding(
                Support.CITED, near, keys[nearest], float(self.row[nearest]), missing, self._needed(cited)
            )
        others = [key for key in keys if key not in cited and self.row[self.place[key]] >= self.near]
        others.sort(key=lambda key: -self.row[self.place[key]])
        support = Support.ELSEWHERE if any(self._supports((k,)) for k in others[:10]) else Support.NONE
        return Grounding(
            support, near, keys[nearest], float(self.row[nearest]), missing, tuple(False for _ in cited)
        )

    def _needed(self, cited: tuple[Key, ...]) -> tuple[bool, ...]:
        found = []
        for index, key in enumerate(cited):
            rest = (*cited[:index], *cited[index + 1 :])
            found.append(self._supports((key,)) or not self._supports(rest))
        return tuple(found)

    def _supports(self, keys: tuple[Key, ...]) -> bool:
        if not keys or self._similarity(keys) < self.near:
            return False
        text = self._text(keys)
        if self.unsupported(text, self.statement.text):
            return False
        return self.entails is None or self.entails(text, self.statement.text)

    def _similarity(self, keys: tuple[Key, ...]) -> float:
        if not keys:
            return math.nan
        alone = max(float(self.row[self.place[key]]) for key in keys)
        if len(keys) == 1 or alone >= self.near:
            return alone
        return max(alone, float(self.similarities([self.statement.text], [self._text(keys)])[0, 0]))

    def _text(self, keys: Sequence[Key]) -> str:
        return "\n".join(self.passages[key] for key in keys)


def grounding_measures(found: Sequence[Grounding]) -> list[Measure]:
    """Share of sentences supported, unsupported, and citation recall and precision."""
    total = len(found)
    by = {support: sum(one.support is support for one in found) for support in Support}
    citations = [needed for one in found for needed in one.needed]
    cited, useful = by[Support.CITED], sum(citations)
    precision, recall = share(useful, len(citations)), share(cited, total)
    both = 0.0 if not cited else 2 * precision * recall / (precision + recall)
    return [
        Measure("grounded", "grounding", recall, f"{cited} of {total} sentences rest on what they cite"),
        Measure(
            "unsupported",
            "grounding",
            share(by[Support.NONE], total),
            f"{by[Support.NONE]} of {total} sentences rest on no passage",
            higher_is_better=False,
        ),
        Measure(
            "misplaced",
            "grounding",
            share(by[Support.ELSEWHERE], total),
            f"{by[Support.ELSEWHERE]} of {total} sentences rest on a passage they do not cite",
            higher_is_better=False,
        ),
        Measure("citation_recall", "grounding", recall, "sentences that their citations support together"),
        Measure(
            "citation_precision", "grounding", precision, f"{useful} of {len(citations)} citations are of use"
        ),
        Measure("citation_f", "grounding", both if total else math.nan, "harmonic mean of the two"),
    ]
