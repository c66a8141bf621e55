"""Briefs to reword: of the sample articles in the translation that people made of them, and of articles of one's own."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from summarize.briefing import write_brief
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from summarize.records import Brief, Comparison
from translate.documents import read_inputs
from translate.encoder import default_encoder
from translate.records import Outcome, Segment, TranslatedDocument, TranslatedSegment

SAMPLES = Path(__file__).parents[3] / "samples"


def brief_of(documents: Sequence[TranslatedDocument]) -> Brief:
    encoder = default_encoder()
    return write_brief(build_ledger(documents, encoder=encoder), documents, encoder=encoder)


@cache
def sample_articles() -> tuple[TranslatedDocument, ...]:
    """The sample articles in English as people translated them."""
    english: dict[str, list[str]] = defaultdict(list)
    for line in (SAMPLES / "reference" / "translations.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        english[record["document"]].append(record["reference"])
    found = []
    for document in read_inputs([SAMPLES / "articles"]).documents:
        title, *body = english[document.id]
        segments = tuple(
            TranslatedSegment(segment, text, Outcome.OK, 0.9)
            for segment, text in zip(document.segments, body, strict=True)
        )
        heading = TranslatedSegment(Segment(0, 0, 0, document.title), title, Outcome.OK, 0.9)
        found.append(TranslatedDocument(document, segments, heading))
    return tuple(found)


@cache
def sample_comparison() -> Comparison:
    """The comparison of the sample articles, no model asked."""
    encoder = default_encoder()
    articles = sample_articles()
    ledger = build_ledger(articles, encoder=encoder)
    return compare_sources(ledger, articles, encoder=encoder, model="people")


@cache
def sample_brief() -> Brief:
    """The extractive brief of the sample articles."""
    return brief_of(sample_articles())
