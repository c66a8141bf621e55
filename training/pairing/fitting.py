"""Fitting: the event groups as examples, and the regressions that are fitted to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.events import key, translated
from summarize.ledger import publication_days, space_of
from summarize.pairing import (
    CONTEXT,
    NAMES,
    Answer,
    Mention,
    Model,
    context,
    copied_claims,
    matrix,
    mentions,
    pairs,
    shown,
)
from summarize.regression import Regression
from training.pairing.learned import FOLDS, Examples, regression
from translate.encoder import SentenceEncoder

TARGET = Path(__file__).resolve().parents[2] / "summarize" / "pairing" / "data" / "same_question.toml"
KINDS = {
    "number": {Answer.COUNT, Answer.MEASURE, Answer.LENGTH, Answer.MONEY, Answer.PERCENT},
    "date": {Answer.DAY},
    "duration": {Answer.LENGTH, Answer.COUNT},
    "money": {Answer.MONEY, Answer.COUNT},
    "percent": {Answer.PERCENT, Answer.COUNT},
}


def answers(group: dict[str, Any], every: Sequence[Mention]) -> list[set[int] | None]:
    """The questions that each mention answers; None where that cannot be told."""
    found: list[set[int] | None] = [set() for _ in every]
    for number, question in enumerate(group["questions"]):
        for answer in question["answers"]:
            held = [
                place
                for place, mention in enumerate(every)
                if mention.document == answer["article"]
                and mention.kind in KINDS.get(question["kind"], set(Answer))
                and _overlaps(mention, answer["quote"])
            ]
            fitting = [place for place in held if _fits(every[place], str(answer["value"]))]
            for place in fitting or held:
                own = found[place]
                if not fitting and len(held) > 1:
                    # Which of them answers is not said: none of them teaches.
                    found[place] = None
                elif own is not None:
                    own.add(number)
    return found


def _overlaps(mention: Mention, quote: str) -> bool:
    at = mention.claim.text.find(quote)
    return at >= 0 and at < mention.end and mention.start < at + len(quote)


def _fits(mention: Mention, value: str) -> bool:
    mine, theirs = key(shown(mention)).lower(), key(value).lower()
    return bool(mine) and (mine in theirs or theirs in mine)


def examples(group: dict[str, Any], encoder: SentenceEncoder) -> Examples:
    """A group's pairs with their labels."""
    documents = translated(group)
    space, wire = space_of(documents, encoder)
    every = mentions(space)
    told = answers(group, every)
    found = pairs(every, space, encoder, copied_claims(space, wire))
    labels = [_label(told[pair.left], told[pair.right]) for pair in found]
    return Examples(
        group,
        publication_days(documents),
        tuple(every),
        tuple(found),
        matrix(found),
        np.array(labels, dtype=int),
    )


def _label(one: set[int] | None, other: set[int] | None) -> int:
    return -1 if one is None or other is None else int(bool(one & other))


def fitted(every: Sequence[Examples]) -> Model:
    """Both regressions; the second learns on first chances of groups that the first had not seen."""
    first_chances: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        first = _first([one for place, one in enumerate(every) if place % FOLDS != fold])
        for place, one in enumerate(every):
            if place % FOLDS == fold and one.pairs:
                first_chances[one.group["id"]] = first.chances(one.x)
    kept = [one for one in every if one.pairs]
    rows = [
        np.hstack([context(one.mentions, one.pairs, first_chances[one.group["id"]]), one.x])[one.y >= 0]
        for one in kept
    ]
    labels = np.concatenate([one.y[one.y >= 0] for one in kept])
    return Model(_first(every), regression(np.concatenate(rows), labels, (*CONTEXT, *NAMES)))


def _first(every: Sequence[Examples]) -> Regression:
    sure = [(one.x[one.y >= 0], one.y[one.y >= 0]) for one in every if one.pairs]
    return regression(np.concatenate([x for x, _ in sure]), np.concatenate([y for _, y in sure]), NAMES)


def written(model: Model, of_sets: Regression) -> str:
    """The model as TOML: feature = [mean, spread, weight]."""
    lines = [
        "# Whether two mentions answer one question, and whether a set of them is told rightly: logistic regressions, see",
        "# model.py, features.py, context.py and telling.py.",
        "# Made by `python -m training.pairing --write` on the event groups to learn on; not to be edited by hand.",
    ]
    for title, one in (("first", model.first), ("second", model.second), ("telling", of_sets)):
        lines += [
            "",
            f"[{title}]",
            f"offset = {one.offset:.5f}",
            "",
            f"[{title}.features]  # mean, spread, weight",
        ]
        lines += [
            f"{name} = [{mean:.5f}, {spread:.5f}, {weight:.5f}]"
            for name, mean, spread, weight in zip(one.names, one.means, one.spreads, one.weights, strict=True)
        ]
    return "\n".join(lines) + "\n"


def average_precision(chances: np.ndarray, labels: np.ndarray) -> float:
    """The mean of the precision at each pair of one question, likeliest first."""
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(labels[order])
    return float(np.mean((hits / (1 + np.arange(len(hits))))[labels[order] == 1]))


def chances_left_out(every: Sequence[Examples]) -> list[np.ndarray]:
    """The chances of each group's pairs by a model that has not seen the group."""
    found: dict[int, np.ndarray] = {}
    for fold in range(FOLDS):
        model = fitted([one for place, one in enumerate(every) if place % FOLDS != fold])
        for place, one in enumerate(every):
            if place % FOLDS == fold:
                found[place] = model.probabilities(one.mentions, one.pairs) if one.pairs else np.zeros(0)
    return [found[place] for place in range(len(every))]


def of_sure_pairs(every: Sequence[Examples], chances: Sequence[np.ndarray]) -> np.ndarray:
    """The chances of the pairs whose label is sure, in the order of the groups."""
    return np.concatenate([some[one.y >= 0] for one, some in zip(every, chances, strict=True) if one.pairs])
