"""Fitting: the event groups as examples, and the model that is fitted to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from bench.events import key, translated
from summarize.learned import Directions, Mixed, Regression
from summarize.ledger import publication_days, space_of
from summarize.pairing import (
    CONTEXT,
    FEATURES,
    Answer,
    Mention,
    Model,
    Pair,
    context,
    copied_claims,
    mention_vectors,
    mentions,
    pairs,
    rows,
    shown,
)
from training.learned import FOLDS, INNER_FOLDS, directions, lines_of, mixed, packed
from translate.encoder import SentenceEncoder

DATA = Path(__file__).resolve().parents[2] / "summarize" / "pairing" / "data"
_SECTION = "pairing"
_Learned = TypeVar("_Learned")
KINDS = {
    "number": {Answer.COUNT, Answer.MEASURE, Answer.LENGTH, Answer.MONEY, Answer.PERCENT},
    "date": {Answer.DAY},
    "duration": {Answer.LENGTH, Answer.COUNT},
    "money": {Answer.MONEY, Answer.COUNT},
    "percent": {Answer.PERCENT, Answer.COUNT},
}


@dataclass(frozen=True)
class Examples:
    """One group as annotated: the days of its articles by number, its mentions and pairs, their labels: 0,
    1, or -1 where none is sure; the mentions' vectors, and whether each answers a question that others answer too, and differently:
    0, 1, or -1 likewise, int (mentions, 2).
    """

    group: dict[str, Any]
    published: Mapping[int, date | None]
    mentions: tuple[Mention, ...]
    pairs: tuple[Pair, ...]
    y: np.ndarray
    vectors: np.ndarray
    asked: np.ndarray


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
        np.array(labels, dtype=int),
        mention_vectors(every, encoder),
        _asked(group, told),
    )


def _asked(group: dict[str, Any], told: Sequence[set[int] | None]) -> np.ndarray:
    differ = {number for number, one in enumerate(group["questions"]) if one["relation"] != "agree"}
    labels = [(-1, -1) if own is None else (int(bool(own)), int(bool(own & differ))) for own in told]
    return np.array(labels, dtype=int).reshape(len(told), 2)


def _label(one: set[int] | None, other: set[int] | None) -> int:
    return -1 if one is None or other is None else int(bool(one & other))


def fitted(every: Sequence[Examples]) -> Model:
    """The whole model; whatever comes before something else is learned anew without the groups that the latter learns on."""
    kept = [one for one in every if one.pairs]
    odds = _left_out(kept, lambda some: _directions(some).known, lambda known, one: known(one.vectors))
    x = [rows(one.pairs, own) for one, own in zip(kept, odds, strict=True)]
    of = {one.group["id"]: own for one, own in zip(kept, x, strict=True)}
    first = _left_out(
        kept, lambda some: _mixed(some, of, FEATURES), lambda model, one: model.chances(of[one.group["id"]])
    )
    second = {
        one.group["id"]: np.hstack([context(one.mentions, one.pairs, chances), of[one.group["id"]]])
        for one, chances in zip(kept, first, strict=True)
    }
    return Model(_directions(kept), _mixed(kept, of, FEATURES), _mixed(kept, second, (*CONTEXT, *FEATURES)))


def _left_out(
    every: Sequence[Examples],
    learn: Callable[[Sequence[Examples]], _Learned],
    say: Callable[[_Learned, Examples], np.ndarray],
    folds: int = INNER_FOLDS,
) -> list[np.ndarray]:
    """What is said of each group by what was learned without it."""
    found: dict[int, np.ndarray] = {}
    for fold in range(folds):
        learned = learn([one for place, one in enumerate(every) if place % folds != fold])
        for place, one in enumerate(every):
            if place % folds == fold:
                found[place] = say(learned, one)
    return [found[place] for place in range(len(every))]


def _directions(every: Sequence[Examples]) -> Directions:
    known = [one.asked[:, 0] >= 0 for one in every]
    vectors = np.concatenate([one.vectors[sure] for one, sure in zip(every, known, strict=True)])
    return directions(
        vectors, np.concatenate([one.asked[sure] for one, sure in zip(every, known, strict=True)]), _SECTION
    )


def _mixed(every: Sequence[Examples], of: Mapping[str, np.ndarray], names: tuple[str, ...]) -> Mixed:
    x = np.concatenate([of[one.group["id"]][one.y >= 0] for one in every])
    return mixed(x, np.concatenate([one.y[one.y >= 0] for one in every]), names, _SECTION)


def written(model: Model, of_sets: Regression) -> tuple[str, bytes]:
    """The regressions as TOML, feature = [mean, spread, weight], and trees and directions as a NumPy archive."""
    lines = [
        "# Whether two mentions answer one question, and whether a set of them is told rightly: logistic regressions, see",
        "# model.py, features.py, context.py and telling.py.",
        "# Made by `python -m training.pairing --write` on the event groups to learn on; not to be edited by hand.",
        *lines_of("first", model.first.regression, model.first.trees.offset),
        *lines_of("second", model.second.regression, model.second.trees.offset),
        *lines_of("telling", of_sets),
    ]
    of = {"first": model.first.trees, "second": model.second.trees}
    return "\n".join(lines) + "\n", packed(model.directions, of)


def average_precision(chances: np.ndarray, labels: np.ndarray) -> float:
    """The mean of the precision at each pair of one question, likeliest first."""
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(labels[order])
    return float(np.mean((hits / (1 + np.arange(len(hits))))[labels[order] == 1]))


def chances_left_out(every: Sequence[Examples]) -> list[np.ndarray]:
    """The chances of each group's pairs by a model that has not seen the group."""
    return _left_out(
        every,
        fitted,
        lambda model, one: (
            model.probabilities(one.mentions, one.pairs, one.vectors) if one.pairs else np.zeros(0)
        ),
        FOLDS,
    )


def of_sure_pairs(every: Sequence[Examples], chances: Sequence[np.ndarray]) -> np.ndarray:
    """The chances of the pairs whose label is sure, in the order of the groups."""
    return np.concatenate([some[one.y >= 0] for one, some in zip(every, chances, strict=True) if one.pairs])
