"""What a brief covers and how: claims, sources, length, repetition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.content.grounding import Key, Similarities
from evaluation.content.measures import Measure, share
from evaluation.content.neutrality import words
from evaluation.text import chosen


@dataclass(frozen=True, slots=True)
class Topic:
    """Claims about one thing: where they stand, and how many independent sources make them."""

    passages: frozenset[Key]
    independent: int


def redundancy(texts: Sequence[str], similarities: Similarities) -> Measure:
    """Share of sentences that say what an earlier one says."""
    if len(texts) < 2:
        return Measure("redundancy", "content", math.nan, higher_is_better=False, note="under two sentences")
    matrix = np.tril(similarities(texts, texts), -1)
    repeated = int((matrix.max(axis=1) >= chosen(__package__, "coverage", "repeated")).sum())
    detail = f"{repeated} of {len(texts)} sentences repeat an earlier one"
    return Measure("redundancy", "content", share(repeated, len(texts)), detail, higher_is_better=False)


def compression(brief: str, sources: Sequence[str]) -> Measure:
    """Words of the brief in percent of its sources' English words."""
    mine, theirs = words(brief), sum(map(words, sources))
    return Measure(
        "compression", "content", share(mine, theirs), f"{mine} words for {theirs}", math.nan, None
    )


def coverage(topics: Sequence[Topic], cited: Collection[Key], least: int = 2) -> Measure:
    """Share of topics with `least` independent sources that the brief cites."""
    wanted = [topic for topic in topics if topic.independent >= least]
    covered = sum(not topic.passages.isdisjoint(cited) for topic in wanted)
    name = "coverage" if least > 1 else "coverage_all"
    what = f"topics of {least} and more independent sources" if least > 1 else "topics"
    note = "" if wanted else "no such topic"
    return Measure(
        name, "content", share(covered, len(wanted)), f"{covered} of {len(wanted)} {what}", note=note
    )


def balance(citations: Mapping[int, int], documents: int) -> Measure:
    """Evenness of citations over sources: normalised entropy (Pielou 1966), 100 where all are cited alike."""
    counts = Counter({number: citations.get(number, 0) for number in range(1, documents + 1)})
    total = counts.total()
    listed = ", ".join(f"[{number}] {counts[number]}" for number in sorted(counts))
    if documents < 2 or not total:
        return Measure("source_balance", "content", math.nan, listed, note="under two sources")
    shares = [count / total for count in counts.values() if count]
    entropy = -sum(part * math.log(part) for part in shares) / math.log(documents)
    return Measure("source_balance", "content", 100 * abs(entropy), f"citations: {listed}")
