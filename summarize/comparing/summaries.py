"""Each source in three of its own sentences, and all of them together in a few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from summarize.clusters import Space, Weights, base_scores, centrality, diversify, earliness
from summarize.comparing.coverage import figures_given, omissions, shared_rows
from summarize.records import Claim, CoverageRow, SourceSummary
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "summaries")

# A single article is best told by its first sentences; across articles the place says less.


def summaries(
    space: Space, rows: Sequence[CoverageRow], documents: int, published: Mapping[int, date | None]
) -> tuple[SourceSummary, ...]:
    """One summary an article. Chosen on the Arabic, so that every translation model gives the same."""
    support = {id_: row.independent for row in rows for cell in row.cells for id_ in cell.claims}
    chosen = {number: _three(number, space, support) for number in range(1, documents + 1)}
    shared = shared_rows(rows)
    made = []
    for number, sentences in chosen.items():
        salient = [claim.id for other, own in chosen.items() if other != number for claim in own]
        given = figures_given(claim for claim in space.claims if claim.document == number)
        made.append(
            SourceSummary(
                number,
                sentences,
                omissions(number, rows, salient, published, given),
                sum(bool(row.cells[number - 1].claims) for row in shared),
                len(shared),
            )
        )
    return tuple(made)


def _three(number: int, space: Space, support: Mapping[str, int]) -> tuple[Claim, ...]:
    own = [index for index, claim in space.first_told() if claim.document == number]
    if not own:
        return ()
    vectors = space.vectors[own]
    claims = [space.claims[index] for index in own]
    lengths = [max(len(claim.text.split()), 1) for claim in claims]
    base = base_scores(
        lengths,
        centrality(vectors, [number] * len(own)),
        earliness(list(range(len(own))), [len(own)] * len(own)),
        [float(support.get(claim.id, 1)) for claim in claims],
        _one_article(),
    )
    kept = diversify(base, vectors, lengths, max_sentences=_CHOSEN.whole("sentences"), weights=_one_article())
    return tuple(claims[index] for index in sorted(kept))


def joint_summary(space: Space, rows: Sequence[CoverageRow]) -> tuple[Claim, ...]:
    """All sources together in a few sentences, best supported first, each claim once."""
    if not rows:
        return ()
    row_of = {claim.id: index for index, claim in enumerate(space.claims)}
    vectors = space.vectors[[row_of[row.claim.id] for row in rows]]
    lengths = [max(len(row.claim.text.split()), 1) for row in rows]
    base = base_scores(
        lengths,
        np.array([row.centrality for row in rows]),
        np.zeros(len(rows)),
        [float(row.independent) for row in rows],
        Weights(),
    )
    return tuple(
        rows[i].claim
        for i in diversify(base, vectors, lengths, max_sentences=_CHOSEN.whole("joint_sentences"))
    )


def _one_article() -> Weights:
    """How sentences of one article are weighed against each other."""
    return Weights(position=_CHOSEN("position"), support=_CHOSEN("support"), redundancy=_CHOSEN("redundancy"))
