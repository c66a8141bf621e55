"""Features: what speaks for and against two sentences answering one question differently, each with a name."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from summarize.claims import same_voice
from summarize.clusters import Space
from summarize.opposing.nearness import Clauses, Near, Words
from summarize.opposing.statement import Statement
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.lexicon import glosses

_CHOSEN = Chosen(__package__, "features")

# Of the sentences, of the two clauses that are most alike, and of the surroundings.
NAMES = (
    "cosine", "likeness", "overlap", "words_best", "words_least", "words_odd", "words_less_odd", "words_nearest",
    "rank", "margin", "mutual", "negated_differs", "negated_both", "denial_differs", "denial_both", "negated_near",
    "negated_near_differs", "cause_both", "cause_differs", "doubt_differs", "doubt_both", "change_both",
    "change_differs", "certainty_differs", "voices_both", "voices_differ", "same_voice", "one_title", "two_titles",
    "distance", "early", "shared_place", "other_place", "rarest", "shared", "same_day", "days_between",
    "figures_both", "same_counted", "copied", "negated_likeness", "denial_likeness", "cause_likeness",
    "plain_likeness", "length", "weeks_apart", "apart", "shared_roles", "other_role",
    "clause_cosine", "clause_best", "clause_least", "clause_odd", "clause_score", "clause_second",
    "clause_negated", "clause_negated_score", "clause_denial_score", "clause_cause", "clause_cause_score",
    "clause_cause_differs", "gloss_cosine", "glosses", "clauses", "quoted_both", "quoted_differs", "attributed_both",
    "lengths_differ", "articles",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """Two statements by their places in the list of statements, `left < right`, with `NAMES` as numbers."""

    left: int
    right: int
    features: tuple[float, ...]


def beside(
    statements: Sequence[Statement],
    space: Space,
    encoder: SentenceEncoder,
    copied: frozenset[tuple[int, int]],
) -> list[Beside]:
    """The pairs of sentences of two articles that could answer one question, with their features.

    `copied` are pairs of claims (indexes, ascending) that are one wire sentence. Only sentences near by meaning are looked at.
    """
    candidates = _candidates(statements, space)
    if not candidates:
        return []
    words = Words(statements, space.weights, encoder)
    near: dict[tuple[int, int], tuple[Near, Clauses]] = {}
    for left, others in _by_left(candidates).items():
        near.update(zip(((left, other) for other in others), words.beside(left, others), strict=True))
    scores = {pair: _score(pair, statements, space, near[pair][0]) for pair in candidates}
    ranks = _ranks(scores, statements)
    glossed = encoder.encode([_glossed(one.claim.text) for one in statements], mask_numbers=True)
    meant = [frozenset(word for token in one.words for word in glosses(token.text)[:2]) for one in statements]
    articles = len({one.document for one in statements})
    return [
        Beside(
            a,
            b,
            tuple(
                float(value)
                for value in (
                    *_of_sentences(a, b, statements, space, near[a, b][0], ranks, copied),
                    *_of_clauses(a, b, statements, near[a, b][1]),
                    float(glossed[a] @ glossed[b]),
                    len(meant[a] & meant[b]) / max(1, min(len(meant[a]), len(meant[b]))),
                    math.sqrt(near[a, b][1].pairs),
                    *_of_form(statements[a], statements[b]),
                    articles,
                )
            ),
        )
        for a, b in candidates
    ]


def matrix(every: Sequence[Beside]) -> np.ndarray:
    """The pairs' features, float32 (pairs, features)."""
    return np.array([pair.features for pair in every], dtype=np.float32).reshape(len(every), len(NAMES))


def _candidates(statements: Sequence[Statement], space: Space) -> list[tuple[int, int]]:
    """Pairs of two articles' sentences of which one is among the other's nearest of its article by meaning."""
    some = [place for place, one in enumerate(statements) if one.words]
    if len(some) > _CHOSEN.whole("all_articles"):
        place = {statements[one].index: one for one in some}
        return sorted(
            (min(place[a], place[b]), max(place[a], place[b]))
            for a, b in space.pairs
            if a in place and b in place and space.claims[a].document != space.claims[b].document
        )
    of_article: dict[int, list[int]] = defaultdict(list)
    for one in some:
        of_article[statements[one].document].append(one)
    found: set[tuple[int, int]] = set()
    for ours, theirs in combinations(of_article.values(), 2):
        left, right = (space.vectors[[statements[one].index for one in own]] for own in (ours, theirs))
        likeness = left @ right.T
        for near, axis in ((likeness, 1), (likeness.T, 0)):
            first = np.argsort(-near, axis=1, kind="stable")[:, : _CHOSEN.whole("nearest")]
            for one, others in enumerate(first):
                for other in others:
                    a, b = (ours[one], theirs[other]) if axis else (ours[other], theirs[one])
                    found.add((min(a, b), max(a, b)))
    return sorted(found)


def _by_left(pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for left, right in pairs:
        found[left].append(right)
    return found


def _glossed(text: str) -> str:
    """A text with what its words mean in their stead, where the lexicon knows them."""
    return " ".join(next(iter(glosses(word.strip('،؛:.؟!()«»"“”')) or (word,))) for word in text.split())


def _score(pair: tuple[int, int], statements: Sequence[Statement], space: Space, near: Near) -> float:
    """One number for ranking: likeness by words and by meaning."""
    a, b = (statements[place].index for place in pair)
    return near.best + near.least + space.likeness(a, b) + float(space.vectors[a] @ space.vectors[b])


def _ranks(
    scores: Mapping[tuple[int, int], float], statements: Sequence[Statement]
) -> dict[tuple[int, int], tuple[int, float]]:
    """(statement, other) → the other's rank among all of its article, from 0, and its lead over the next best."""
    by: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), score in scores.items():
        by[a, statements[b].document].append((score, b))
        by[b, statements[a].document].append((score, a))
    found = {}
    for (one, _), others in by.items():
        others.sort(reverse=True)
        for place, (score, other) in enumerate(others):
            rival = others[1][0] if place == 0 and len(others) > 1 else others[0][0]
            found[one, other] = (place, score - rival if len(others) > 1 else 1.0)
    return found


def _of_sentences(
    a: int,
    b: int,
    statements: Sequence[Statement],
    space: Space,
    near: Near,
    ranks: Mapping[tuple[int, int], tuple[int, float]],
    copied: frozenset[tuple[int, int]],
) -> tuple[float, ...]:
    left, right = statements[a], statements[b]
    i, j = left.index, right.index
    one, two = left.claim, right.claim
    shared = space.words[i] & space.words[j]
    rank = ranks[a, b][0] + ranks[b, a][0]
    alike = (near.best + near.least) / 2
    negated = bool(left.negated), bool(right.negated)
    denial, cause, doubt, change = (
        (mark in left.marks, mark in right.marks) for mark in ("denial", "cause", "doubt", "change")
    )
    days = [space.published.get(of.document) for of in (one, two)]
    between = abs((days[0] - days[1]).days) if days[0] and days[1] else 0
    counted = [{figure.noun for figure in of.figures} for of in (one, two)]
    both_voices = bool(one.holder and two.holder)
    titles = (one.segment == 0) + (two.segment == 0)
    return (
        float(space.vectors[i] @ space.vectors[j]),
        space.likeness(i, j),
        space.overlap(i, j),
        near.best,
        near.least,
        near.odd,
        near.less_odd,
        near.nearest,
        1 / (1 + rank),
        min(ranks[a, b][1], ranks[b, a][1]),
        rank == 0,
        negated[0] != negated[1],
        all(negated),
        denial[0] != denial[1],
        all(denial),
        near.negated,
        near.negated if negated[0] != negated[1] else 0.0,
        all(cause),
        cause[0] != cause[1],
        doubt[0] != doubt[1],
        all(doubt),
        all(change),
        change[0] != change[1],
        one.certainty != two.certainty,
        both_voices,
        bool(one.holder) != bool(two.holder),
        both_voices and same_voice(one.holder, two.holder),
        titles == 1,
        titles == 2,
        abs(left.position - right.position),
        1 - max(left.position, right.position),
        bool(space.places[i] & space.places[j]),
        bool(space.places[i] and space.places[j]) and not space.places[i] & space.places[j],
        max((space.weights.get(word, 0.0) for word in shared), default=0.0),
        len(shared),
        between == 0,
        min(between, _CHOSEN("days")),
        all(counted),
        bool(counted[0] & counted[1]),
        (min(i, j), max(i, j)) in copied,
        (negated[0] != negated[1]) * alike,
        (denial[0] != denial[1]) * alike,
        all(cause) * alike,
        (not any((*negated, *denial, *cause))) * alike,
        math.log(len(one.text) * len(two.text)),
        space.weeks_apart(i, j),
        space.apart(i, j),
        len(space.roles[i] & space.roles[j]),
        bool(space.roles[i] and space.roles[j]) and not space.roles[i] & space.roles[j],
    )


def _of_clauses(a: int, b: int, statements: Sequence[Statement], found: Clauses) -> tuple[float, ...]:
    denial = ("denial" in statements[a].marks) != ("denial" in statements[b].marks)
    return (
        found.cosine,
        found.best,
        found.least,
        found.odd,
        found.score,
        found.second,
        found.negated,
        found.negated_score,
        denial * found.score,
        found.cause,
        found.cause_score,
        found.cause_differs,
    )


def _of_form(left: Statement, right: Statement) -> tuple[float, ...]:
    one, two = left.claim, right.claim
    quoted = "«" in one.text, "«" in two.text
    return (
        all(quoted),
        quoted[0] != quoted[1],
        bool(one.attributions) and bool(two.attributions),
        abs(math.log(len(one.text) / len(two.text))),
    )
