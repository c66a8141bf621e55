"""The extractive brief: the best supported sentences, each cited, with attribution kept and dissent shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.briefing import sections
from summarize.briefing.desk import Desk
from summarize.briefing.headline import choose_headline
from summarize.briefing.language import English, Language
from summarize.briefing.lead import lead
from summarize.briefing.open_question import open_question
from summarize.briefing.sources import source_notes
from summarize.briefing.timeline import timeline
from summarize.english import spelled_as_in
from summarize.records import Brief, Ledger, Section, SectionKind
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "brief")


def write_brief(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    *,
    encoder: SentenceEncoder,
    model: str = "",
    model_reason: str = "",
    model_warning: str = "",
    signature: str = "",
    max_sentences: int = 0,
    max_words: int = 0,
    language: Language | None = None,
) -> Brief:
    """A brief of at most `max_sentences` and about `max_words` (as chosen where 0) before the discrepancies, timeline and
    sources, in English if no `language` is given.

    Raises:
        ValueError: the ledger has no claims, or an editor dropped them all.
    """
    if all(claim.place in ledger.untold for claim in ledger.claims):
        raise ValueError("no claims to brief")
    with spelled_as_in(documents):
        made = _written(ledger, documents, encoder, max_sentences, max_words, language or English())
    return replace(
        made, model=model, model_reason=model_reason, model_warning=model_warning, signature=signature
    )


def _written(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    encoder: SentenceEncoder,
    max_sentences: int,
    max_words: int,
    language: Language,
) -> Brief:
    desk = Desk(ledger, documents, encoder, language)
    opening, told = lead(ledger, desk)
    most = max_sentences or _CHOSEN.whole("sentences"), max_words or _CHOSEN.whole("words")
    chosen = [cluster for cluster in desk.choose(*most) if cluster.id not in told]
    # What overtakes a count that the lead gives is told too.
    later = desk.later([*(cluster for cluster in ledger.clusters if cluster.id in told), *chosen])
    agreed = sections.agreed(desk, chosen, opening)
    # What a rule makes tells a figure of the sentence that it cites, not the sentence.
    above = {str(one.citations[0]) for one in agreed.sentences if not one.made}
    chosen = [c for c in chosen if desk.is_agreed(c) or str(desk.citation(desk.face(c))) not in above]
    parts = (
        opening,
        agreed,
        sections.attributed(desk, chosen, later),
        sections.differing(desk),
        sections.single(desk, chosen, later),
        sections.background(desk, chosen),
        *([sections.unsure(desk)] if language.translates else []),
    )
    days = [t.document.published.value for t in documents]
    dated = timeline(ledger.clusters, desk.sentence, days, language, ledger.discrepancies, ledger.untold)
    note = "" if dated else language.remark("nothing dated")
    asked = open_question(ledger, desk.ranked(), desk.citation, desk.independent, desk.makes, days)
    headline = choose_headline(ledger, documents, desk, encoder, asked)
    return Brief(
        headline=headline,
        dateline=language.dateline(documents),
        sections=(*parts, Section(SectionKind.TIMELINE, tuple(entry.sentence for entry in dated), note)),
        timeline=dated,
        sources=source_notes(documents, ledger, language),
        ledger=ledger,
        discrepancies=tuple(map(language.discrepancy, ledger.discrepancies)),
        writer="extractive",
        language=language.code,
    )
