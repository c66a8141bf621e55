"""Comparisons to render: the sample articles, with and without English, one article, and two that attack the page."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from mujaz.comparing import compare_ledger
from mujaz.translation import Translation, untranslated
from summarize.ledger import build_ledger
from summarize.records.comparison import Comparison
from tests.mujaz.report.hostile import POISON, hostile
from tests.summarize.articles import WordEncoder
from translate.documents import read_inputs
from translate.encoder import SentenceEncoder, default_encoder
from translate.records import Document, Outcome, Segment, TranslatedDocument, TranslatedSegment

SAMPLES = Path(__file__).parents[3] / "samples"

Case = tuple[Comparison, tuple[TranslatedDocument, ...]]


@cache
def articles() -> tuple[Document, ...]:
    """The five sample articles as read."""
    return read_inputs([SAMPLES / "articles"]).documents


def _compared(
    documents: tuple[TranslatedDocument, ...], done: Translation | None, *, encoder: SentenceEncoder
) -> Comparison:
    ledger = build_ledger(documents, encoder=encoder)
    return compare_ledger(ledger, documents, done, encoder=encoder)


@cache
def samples() -> Case:
    """The samples in the English of their reference translation."""
    english: dict[tuple[str, int], str] = {}
    for line in (SAMPLES / "reference" / "translations.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        english[record["document"], record["segment"]] = record["reference"]

    def told(document: Document, segment: Segment) -> TranslatedSegment:
        return TranslatedSegment(segment, english[document.id, segment.index], Outcome.OK, 0.9)

    documents = tuple(
        TranslatedDocument(
            document,
            tuple(told(document, segment) for segment in document.segments),
            told(document, Segment(0, 0, len(document.title), document.title, True)),
        )
        for document in articles()
    )
    warning = "It is slow; run `mujaz models list`."
    done = Translation(documents, "reference", "human|v1", "chosen by the test", warning)
    return _compared(documents, done, encoder=default_encoder()), documents


@cache
def arabic_samples() -> Case:
    """The samples on the Arabic alone."""
    documents = tuple(map(untranslated, articles()))
    return _compared(documents, None, encoder=default_encoder()), documents


@cache
def attacked() -> Case:
    """Two articles whose every text tries to break out."""
    _, documents = hostile()
    done = Translation(documents, POISON, POISON, POISON, POISON)
    made = _compared(documents, done, encoder=WordEncoder())
    row = made.coverage[0]
    claim = replace(row.claim, holder=POISON)
    return replace(made, coverage=(replace(row, claim=claim), *made.coverage[1:])), documents


@cache
def alone() -> Case:
    """One article."""
    documents = (untranslated(articles()[0]),)
    return _compared(documents, None, encoder=WordEncoder()), documents
