"""The comparison of several articles, built from their ledger."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.briefing import source_notes
from summarize.clusters import build_space
from summarize.comparing.coverage import coverage, unique
from summarize.comparing.figure_table import figure_table
from summarize.comparing.happenings import happenings
from summarize.comparing.summaries import joint_summary, summaries
from summarize.framing import framing, loaded_counts
from summarize.ledger import publication_days
from summarize.records import Comparison, Ledger
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument


def compare_sources(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    *,
    encoder: SentenceEncoder,
    model: str = "",
    model_reason: str = "",
    model_warning: str = "",
    signature: str = "",
) -> Comparison:
    """Who carries which claim, what each source leaves out, how each words it. `similarity` is left empty.

    Raises:
        ValueError: the ledger has no claims.
    """
    if not ledger.claims:
        raise ValueError("no claims to compare")
    texts = [translated.document for translated in documents]
    published = publication_days(documents)
    space = build_space(ledger.claims, encoder, published)
    rows = coverage(ledger, texts, space)
    return Comparison(
        ledger=ledger,
        sources=source_notes(documents, ledger),
        coverage=rows,
        unique=unique(rows),
        summaries=summaries(space, rows, len(documents), published),
        framing=framing(ledger),
        loaded=loaded_counts(texts),
        figures=figure_table(ledger),
        timeline=happenings(ledger, rows, published),
        joint=joint_summary(space, rows),
        model=model,
        model_reason=model_reason,
        model_warning=model_warning,
        signature=signature,
    )
