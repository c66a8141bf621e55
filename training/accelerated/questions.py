"""Judging: pairs of sentences with a figure or day marked in each, and whether both answer one question.

In: families written for this (`data/families.jsonl.gz`): a question, sentences that answer it, and sentences of the same
event with a figure beside it that answers another. Out: what the embedded model is taught to answer with yes or no. No
event group of `bench/data` is among them, so that what it says of those is never what it was told.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.events import translated
from summarize.ledger import space_of
from summarize.pairing import mentions
from training.judge import judged_text
from training.pairing import answers
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

FAMILIES = Path(__file__).resolve().parents[1] / "data" / "families.jsonl.gz"
_CHOSEN = Chosen("training", "accelerated")


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """Two marked sentences and whether they answer one question."""

    left: str
    right: str
    same: bool


def families() -> list[dict[str, Any]]:
    with gzip.open(FAMILIES, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def judged(encoder: SentenceEncoder) -> tuple[list[MarkedPair], list[MarkedPair]]:
    """All pairs to learn on, and those of the families that are watched."""
    learned: list[MarkedPair] = []
    watched: list[MarkedPair] = []
    for number, family in enumerate(families()):
        (learned if number % _CHOSEN.whole("watched_every") else watched).extend(_pairs(family, encoder))
    return learned, watched


def _pairs(family: dict[str, Any], encoder: SentenceEncoder) -> Iterator[MarkedPair]:
    """Pairs of one kind with at least one mention that answers the family's question."""
    clauses = family["clauses"]
    articles = [
        {
            "outlet": "صحيفة",
            "date": "2024-05-02",
            "date_line": "",
            "title": ["", ""],
            "sentences": [[clause["text"], ""]],
        }
        for clause in clauses
    ]
    told = [
        {"article": number, "sentence": 1, "quote": clause["mark"], "value": ""}
        for number, clause in enumerate(clauses, 1)
        if clause["same"]
    ]
    group = {
        "id": family["id"],
        "articles": articles,
        "questions": [{"kind": family["kind"], "answers": told}],
    }
    space, _ = space_of(translated(group), encoder)
    every = mentions(space)
    own = answers(group, every)
    for a, left in enumerate(every):
        for b, right in enumerate(every[:a]):
            if left.document == right.document or left.kind is not right.kind:
                continue
            one, other = own[a], own[b]
            if one is None or other is None or not (one or other):
                continue
            yield MarkedPair(judged_text(right), judged_text(left), bool(one and other))
