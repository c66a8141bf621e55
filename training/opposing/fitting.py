"""Fitting: the event groups as examples of sentences that answer one question differently, and the model fitted to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.events import translated
from summarize.learned import Directions
from summarize.ledger import space_of
from summarize.opposing import (
    DIRECTIONS,
    FEATURES,
    KINDS,
    Beside,
    Model,
    Statement,
    apart,
    beside,
    rows,
    sentence_vectors,
    statements,
)
from summarize.pairing import copied_claims
from training.learned import FOLDS, directions, lines_of, mixed, packed
from translate.encoder import SentenceEncoder

_SECTION = "opposing"
DATA = Path(__file__).resolve().parents[2] / "summarize" / "opposing" / "data"

Answer = tuple[int, str]
"""A question's number in its group, and the value and qualifier given."""


@dataclass(frozen=True)
class Example:
    """One group: its sentences, the questions each answers, the pairs looked at and their labels: 1 where both answer one
    question differently that words answer, -1 where a figure, day or length does, else 0.
    """

    group: dict[str, Any]
    statements: tuple[Statement, ...]
    answers: tuple[tuple[Answer, ...], ...]
    vectors: np.ndarray
    pairs: tuple[Beside, ...]
    y: np.ndarray

    def kinds(self) -> np.ndarray:
        """Which of `DIRECTIONS` each sentence answers a disputed question of, bool (sentences, directions)."""
        found = np.zeros((len(self.statements), len(DIRECTIONS)), dtype=bool)
        for place, own in enumerate(self.answers):
            for number, _ in own:
                question = self.group["questions"][number]
                if question["relation"] != "agree" and question["kind"] in KINDS:
                    found[place, KINDS.index(question["kind"])] = found[place, -1] = True
        return found


def example(group: dict[str, Any], encoder: SentenceEncoder) -> Example:
    """A group with its pairs and their labels."""
    space, wire = space_of(translated(group), encoder)
    every = statements(space)
    answers = tuple(tuple(_answers(group, one)) for one in every)
    pairs = beside(every, space, encoder, copied_claims(space, wire))
    labels = [_label(group, answers[pair.left], answers[pair.right]) for pair in pairs]
    return Example(
        group,
        tuple(every),
        answers,
        sentence_vectors(every, encoder),
        tuple(pairs),
        np.array(labels, dtype=int),
    )


def _answers(group: dict[str, Any], one: Statement) -> list[Answer]:
    return [
        (number, f"{answer['value']}|{answer['qualifier']}".lower())
        for number, question in enumerate(group["questions"])
        for answer in question["answers"]
        if answer["article"] == one.document and answer["quote"] in one.claim.text
    ]


def differing(group: dict[str, Any], left: Sequence[Answer], right: Sequence[Answer]) -> set[int]:
    """The questions that two sentences answer differently."""
    return {
        one
        for one, value in left
        for other, another in right
        if one == other and value != another and group["questions"][one]["relation"] != "agree"
    }


def _label(group: dict[str, Any], left: Sequence[Answer], right: Sequence[Answer]) -> int:
    kinds = {group["questions"][number]["kind"] in KINDS for number in differing(group, left, right)}
    return 1 if True in kinds else -1 if kinds else 0


def fitted(every: Sequence[Example]) -> Model:
    """The whole model; the pairs' features come from directions that had not seen their group."""
    odds: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        found = _directions([one for place, one in enumerate(every) if place % FOLDS != fold])
        for place, one in enumerate(every):
            if place % FOLDS == fold:
                odds[one.group["id"]] = found.of(one.vectors)
    kept = [one for one in every if one.pairs]
    x = np.concatenate([rows(one.pairs, odds[one.group["id"]])[one.y >= 0] for one in kept])
    y = np.concatenate([one.y[one.y >= 0] for one in kept])
    return Model(_directions(every), mixed(x, y, FEATURES, _SECTION))


def _directions(every: Sequence[Example]) -> Directions:
    return directions(
        np.concatenate([one.vectors for one in every]),
        np.concatenate([one.kinds() for one in every]),
        _SECTION,
    )


def chances_left_out(every: Sequence[Example]) -> tuple[list[np.ndarray], Counter[bool]]:
    """The chances of each group's pairs by a model that has not seen the group; and of the pairs that differ and are
    told to be of a cause, how often they are.
    """
    found: dict[int, np.ndarray] = {}
    causes: Counter[bool] = Counter()
    for fold in range(FOLDS):
        model = fitted([one for place, one in enumerate(every) if place % FOLDS != fold])
        for place, one in enumerate(every):
            if place % FOLDS == fold:
                found[place] = model.chances(one.pairs, one.vectors) if one.pairs else np.zeros(0)
                for at in np.flatnonzero(one.y > 0):
                    pair = one.pairs[at]
                    if model.of_cause(one.vectors[pair.left], one.vectors[pair.right]):
                        causes["cause" in _kinds(one, pair)] += 1
    return [found[place] for place in range(len(every))], causes


def _kinds(one: Example, pair: Beside) -> set[str]:
    """The kinds of the questions in words that a pair answers differently."""
    numbers = differing(one.group, one.answers[pair.left], one.answers[pair.right])
    return {one.group["questions"][number]["kind"] for number in numbers} & set(KINDS)


def told_from(
    every: Sequence[Example], chances: Sequence[np.ndarray], floor: float
) -> tuple[Counter[str], int]:
    """What would be told from a chance on: pairs that differ in words, in a figure, and that do not; and how many
    questions are found.
    """
    found: Counter[str] = Counter()
    questions = 0
    for one, own in zip(every, chances, strict=True):
        hit: set[int] = set()
        for place in apart(one.pairs, own, floor):
            pair = one.pairs[place]
            label = one.y[place]
            found["right" if label > 0 else "figure" if label < 0 else "false"] += 1
            if label > 0:
                hit |= {
                    number
                    for number in differing(one.group, one.answers[pair.left], one.answers[pair.right])
                    if one.group["questions"][number]["kind"] in KINDS
                }
        questions += len(hit)
    return found, questions


def written(model: Model) -> tuple[str, bytes]:
    """The regression as TOML, feature = [mean, spread, weight], and trees and directions as a NumPy archive."""
    lines = [
        "# Whether two sentences answer one question differently: a logistic regression, see model.py and features.py.",
        "# Made by `python -m training.opposing --write` on the event groups to learn on; not to be edited by hand.",
        *lines_of("pairs", model.mixed.regression, model.mixed.trees.offset),
    ]
    return "\n".join(lines) + "\n", packed(model.directions, {"pairs": model.mixed.trees})
