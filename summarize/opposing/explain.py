"""What was understood of one sentence beside those of other articles, and what it was held to tell differently, as lines."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from summarize.clusters import Space
from summarize.opposing.differing import compared
from summarize.opposing.model import Model, shipped
from summarize.records import Place
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

_CHOSEN = Chosen(__package__, "explain")


def explain_statement(
    space: Space,
    encoder: SentenceEncoder,
    copied: frozenset[tuple[int, int]],
    place: Place,
    model: Model | None = None,
) -> list[str]:
    """Lines on the sentence at `place` (article, segment), with the sentences it likeliest tells otherwise than."""
    return list(_lines(space, encoder, copied, place, model or shipped()))


def _lines(
    space: Space, encoder: SentenceEncoder, copied: frozenset[tuple[int, int]], place: Place, model: Model
) -> Iterator[str]:
    found = compared(space, encoder, copied, model)
    own = next((number for number, one in enumerate(found.statements) if one.claim.place == place), None)
    if own is None:
        return
    yield f"as a statement: {found.statements[own]}"
    partners = [number for number, pair in enumerate(found.pairs) if own in (pair.left, pair.right)]
    likeliest = sorted(partners, key=lambda number: -found.chances[number])[: _CHOSEN.whole("partners")]
    if not likeliest:
        return
    parts = model.parts([found.pairs[number] for number in likeliest], found.vectors)
    for number, row in zip(likeliest, parts, strict=True):
        pair = found.pairs[number]
        other = found.statements[pair.right if pair.left == own else pair.left]
        yield f"  {found.chances[number]:.2f} told differently by {other.claim.id}: «{other.claim.text}»"
        order = np.argsort(-np.abs(row))[: _CHOSEN.whole("reasons")]
        yield "       " + ", ".join(f"{model.mixed.regression.names[at]} {row[at]:+.2f}" for at in order)
