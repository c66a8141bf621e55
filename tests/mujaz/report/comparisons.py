"""Comparisons to render: the sample articles, with and without English, one article, and two that attack the page."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from mujaz.comparing import compare_documents, untranslated
from summarize.comparison import Comparison
from tests.mujaz.report.hostile import POISON, hostile
from tests.summarize.articles import WordEncoder
from translate.documents import read_inputs
from translate.encoder import default_encoder
from translate.engines.base import LoadedEngine
from translate.records import Document, Outcome, Segment, TranslatedDocument, TranslatedSegment

SAMPLES = Path(__file__).parents[3] / "samples"

Case = tuple[Comparison, tuple[TranslatedDocument, ...]]


@dataclass
class _Named:
    """All that a comparison asks of an engine."""

    name: str
    signature: str


def _loaded(name: str, signature: str, reason: str, warning: str = "") -> LoadedEngine:
    return LoadedEngine(_Named(name, signature), reason, warning)  # type: ignore[arg-type]


@cache
def articles() -> tuple[Document, ...]:
    """The five sample articles as read."""
    return read_inputs([SAMPLES / "articles"]).documents


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
    loaded = _loaded("reference", "human|v1", "chosen by the test", "It is slow; run `mujaz models list`.")
    return compare_documents(documents, loaded, encoder=default_encoder()), documents


@cache
def arabic_samples() -> Case:
    """The samples on the Arabic alone."""
    documents = tuple(map(untranslated, articles()))
    return compare_documents(documents, None, encoder=default_encoder()), documents


@cache
def attacked() -> Case:
    """Two articles whose every text tries to break out."""
    _, documents = hostile()
    made = compare_documents(documents, _loaded(POISON, POISON, POISON, POISON), encoder=WordEncoder())
    row = made.coverage[0]
    claim = replace(row.claim, holder=POISON)
    return replace(made, coverage=(replace(row, claim=claim), *made.coverage[1:])), documents


@cache
def alone() -> Case:
    """One article."""
    documents = (untranslated(articles()[0]),)
    return compare_documents(documents, None, encoder=WordEncoder()), documents
