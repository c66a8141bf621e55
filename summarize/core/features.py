"""Features of a sentence in its event, each with a name and a plain meaning; read on the Arabic alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from summarize.claims import role_of
from summarize.clusters import Space, centrality
from summarize.records import Certainty, Claim, Cluster, Discrepancy
from summarize.words import content_stems, is_among, tokenise, word_list
from translate.encoder import SentenceEncoder

OWN = (
    "position", "first", "second", "third", "last", "centrality", "own_title", "titles", "other_title", "openings",
    "other_articles", "independent", "carriers", "words", "figures", "holder", "attributes", "hedges", "denies",
    "disputed", "days", "older", "quoted", "shared_words", "title_words", "age", "articles", "reacts", "looks_back",
    "happens",
)  # fmt: skip
# Each as it is, and against the event's mean.
NAMES = (*OWN, *(f"{name}_here" for name in OWN))
Row = np.ndarray


def features(
    space: Space,
    titles: Sequence[str],
    clusters: Sequence[Cluster],
    discrepancies: Sequence[Discrepancy],
    encoder: SentenceEncoder,
) -> Row:
    """`NAMES` of every claim of the space, float64 (claims, features).

    `titles` are the articles' own, in the order of their numbers, "" where there is none.
    """
    claims = space.claims
    if not claims:
        return np.zeros((0, len(NAMES)))
    vectors = space.vectors
    headed = encoder.encode([title or " " for title in titles], mask_numbers=True)
    articles = np.array([claim.document for claim in claims])
    central = centrality(vectors, articles.tolist())
    openings = vectors[[i for i, claim in enumerate(claims) if claim.segment == 1]]
    backing = {
        claim.id: (cluster.independent, len(cluster.sources))
        for cluster in clusters
        for claim in cluster.claims
    }
    lengths = Counter(articles.tolist())
    disputed = {account.place for one in discrepancies for account in one.accounts}
    stems = [content_stems(claim.text) for claim in claims]
    title_stems = [content_stems(title) for title in titles]
    by_article: dict[int, set[str]] = defaultdict(set)
    for claim, own in zip(claims, stems, strict=True):
        by_article[claim.document] |= own
    carried = Counter(stem for own in by_article.values() for stem in own)
    elsewhere = _nearest_elsewhere(vectors, articles)
    latest = max((day for day in space.published.values() if day), default=None)
    to_titles = np.sort(vectors @ headed.T, axis=1)
    rows = []
    for i, claim in enumerate(claims):
        at = claim.document - 1
        independent, carriers = backing.get(claim.id, (1, 1))
        segment = claim.segment - 1
        keys = [token.key for token in tokenise(claim.text)]
        rows.append(
            (
                segment / max(lengths[claim.document] - 1, 1),
                segment == 0,
                segment == 1,
                segment == 2,
                claim.segment == lengths[claim.document],
                central[i],
                float(vectors[i] @ headed[at]),
                float(to_titles[i].mean()),
                float(to_titles[i][-2:][0]),
                float((openings @ vectors[i]).mean()) if len(openings) else 0.0,
                elsewhere[i],
                independent,
                carriers,
                len(claim.text.split()),
                len(claim.figures),
                bool(claim.holder),
                claim.certainty is Certainty.ATTRIBUTES,
                claim.certainty is Certainty.HEDGES,
                claim.certainty is Certainty.DENIES,
                claim.place in disputed,
                len(claim.dates),
                _older(claim, latest),
                any(mark in claim.text for mark in '«»"“”'),
                _mean([carried[stem] > 1 for stem in stems[i]]),
                len(stems[i] & title_stems[at]) / max(len(title_stems[at]), 1),
                _age(claim, space.published, latest),
                len(lengths),
                _any(keys, "reactions.txt"),
                _any(keys, "looking_back.txt"),
                any(role_of(token) in _HAPPENINGS for token in tokenise(claim.text)),
            )
        )
    own_values = np.array(rows, dtype=np.float64)
    return np.hstack([own_values, own_values - own_values.mean(axis=0)])


_HAPPENINGS = frozenset({"killed", "injured", "missing", "detained", "damaged", "rescued"})


def _nearest_elsewhere(vectors: Row, articles: Row) -> Row:
    """Likeness of each claim to the nearest one of another article, 0 where there is none; (claims,)."""
    found = np.zeros(len(vectors))
    for article in np.unique(articles):
        own = articles == article
        if not own.all():
            found[own] = (vectors[own] @ vectors[~own].T).max(axis=1)
    return found


def _older(claim: Claim, latest: date | None) -> bool:
    """Whether all it dates lies in years before."""
    years = [day.value.year for day in claim.dates if day.value and not day.of_statement]
    return latest is not None and bool(years) and max(years) < latest.year


def _age(claim: Claim, published: Mapping[int, date | None], latest: date | None) -> int:
    """Days between its article and the latest one; 0 where they are not known."""
    day = published.get(claim.document)
    return (latest - day).days if latest and day else 0


def _any(keys: Sequence[str], name: str) -> bool:
    words = word_list(__package__, name)
    return any(is_among(key, words) for key in keys)


def _mean(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0
