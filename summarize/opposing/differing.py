"""Which sentences of two articles answer one question differently, surest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarize.clusters import Space
from summarize.opposing.features import Beside, beside
from summarize.opposing.model import Model, shipped
from summarize.opposing.statement import Statement, statement
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors

_CHOSEN = Chosen(__package__, "differing")


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sentences that likely answer one question differently; `of_cause`: why something happened."""

    left: Statement
    right: Statement
    confidence: float
    of_cause: bool


@dataclass(frozen=True)
class Compared:
    """The statements of a space with their vectors, the pairs of them looked at, and the chance of each."""

    statements: list[Statement]
    vectors: Vectors
    pairs: list[Beside]
    chances: np.ndarray


def opposed(
    space: Space, encoder: SentenceEncoder, copied: frozenset[tuple[int, int]], model: Model | None = None
) -> list[Opposed]:
    """Pairs of at least the confidence that is worth a look, surest first; a sentence is in one pair only."""
    learned = model or shipped()
    found = compared(space, encoder, copied, learned)
    return [
        Opposed(
            found.statements[pair.left],
            found.statements[pair.right],
            float(found.chances[place]),
            learned.of_cause(found.vectors[pair.left], found.vectors[pair.right]),
        )
        for place in apart(found.pairs, found.chances, _CHOSEN("floor"))
        for pair in (found.pairs[place],)
    ]


def compared(
    space: Space, encoder: SentenceEncoder, copied: frozenset[tuple[int, int]], model: Model
) -> Compared:
    """Every pair worth comparing, with its chance; none where the encoder is not the one that the model was learned with."""
    every = statements(space)
    vectors = sentence_vectors(every, encoder)
    if not model.directions.fit(vectors):
        return Compared(every, vectors, [], np.zeros(0))
    # What is printed twice says one thing.
    pairs = [
        pair
        for pair in beside(every, space, encoder, copied)
        if tuple(sorted((every[pair.left].index, every[pair.right].index))) not in copied
    ]
    return Compared(every, vectors, pairs, model.chances(pairs, vectors) if pairs else np.zeros(0))


def statements(space: Space) -> list[Statement]:
    """The sentences that are compared: titles and all of the bodies but what an article repeats."""
    last: dict[int, int] = {}
    for claim in space.claims:
        last[claim.document] = max(last.get(claim.document, 1), claim.segment)
    return [
        statement(claim, index, last[claim.document])
        for index, claim in enumerate(space.claims)
        if not claim.duplicate_of
    ]


def sentence_vectors(every: Sequence[Statement], encoder: SentenceEncoder) -> Vectors:
    """What the directions of a model are of: whole sentences, their numbers masked."""
    return encoder.encode([one.claim.text for one in every], mask_numbers=True)


def apart(pairs: Sequence[Beside], chances: np.ndarray, floor: float) -> list[int]:
    """Places of the pairs of at least `floor`, likeliest first, each sentence taken once."""
    taken: set[int] = set()
    found = []
    for place in np.argsort(-chances, kind="stable"):
        if chances[place] < floor:
            break
        pair = pairs[place]
        if not {pair.left, pair.right} & taken:
            taken |= {pair.left, pair.right}
            found.append(int(place))
    return found
