"""The samples briefed in Arabic."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mujaz.translation import untranslated
from summarize.arabic import Arabic
from summarize.briefing import write_brief
from summarize.ledger import build_ledger
from summarize.records import Brief
from translate.documents import read_inputs
from translate.encoder import default_encoder
from translate.records import TranslatedDocument

SAMPLES = Path(__file__).parents[3] / "samples" / "articles"


@cache
def samples() -> tuple[Brief, tuple[TranslatedDocument, ...]]:
    """The brief and its articles."""
    documents = tuple(map(untranslated, read_inputs([SAMPLES]).documents))
    encoder = default_encoder()
    ledger = build_ledger(documents, encoder=encoder, min_confidence=None)
    return write_brief(ledger, documents, encoder=encoder, language=Arabic()), documents
