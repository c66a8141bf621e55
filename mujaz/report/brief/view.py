"""What brief.html and brief.md show, worked out before they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.report.brief.decisions import DecisionView, decision_views
from mujaz.report.parts import (
    Article,
    DiscrepancyView,
    ModelView,
    SentenceView,
    SourceView,
    Views,
    WireView,
    WordingView,
    count,
    page_language,
    section_wording,
    translated_by,
    wording_view,
)
from summarize.records import Brief, SectionKind, Style
from translate.records import Outcome, TranslatedDocument

# What an executive reads: what happened, what stands firm, what is in dispute.
_EXECUTIVE = (SectionKind.LEAD, SectionKind.AGREED, SectionKind.DIFFER)


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the timeline."""

    when: str
    sentence: SentenceView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; the discrepancies and the timeline stand in the section that is theirs.

    `lead` says how to read it, with the writer's note, or why it is empty.
    """

    anchor: str
    kind: str
    title: str
    lead: str
    sentences: tuple[SentenceView, ...]
    discrepancies: tuple[DiscrepancyView, ...] = ()
    entries: tuple[EntryView, ...] = ()

    @property
    def size(self) -> int:
        """How many things it lists."""
        return len(self.sentences) + len(self.discrepancies) + len(self.entries)


@dataclass(frozen=True, slots=True)
class BriefView:
    """The whole brief; `flagged` of `total` Arabic sentences have a translation the checks doubt, `confirmed` one that an
    editor confirmed.

    `bullets`: the opening is a list. `left_out` says what the style leaves out, "" where nothing.
    """

    headline: SentenceView
    dateline: str
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    wire: tuple[WireView, ...]
    articles: tuple[Article, ...]
    flagged: int
    total: int
    model: ModelView
    writer: str
    made: str
    wording: WordingView | None = None
    decided: tuple[DecisionView, ...] = ()
    confirmed: int = 0
    title: str = ""
    bullets: bool = False
    left_out: str = ""


def brief_view(brief: Brief, documents: Sequence[TranslatedDocument]) -> BriefView:
    """Everything a rendering of the brief shows.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    views = Views(documents, page_language(brief.language))
    headline = views.sentence(brief.headline)
    sections = _sections(brief, views)
    wire = tuple(views.wire(group) for group in brief.ledger.wire_groups)
    decided = decision_views(brief.decided, documents, views) if brief.decided else ()
    articles = views.articles()
    sources = views.sources(brief.sources, articles)
    return BriefView(
        headline=headline,
        dateline=brief.dateline,
        sections=sections,
        sources=sources,
        wire=wire,
        articles=articles,
        flagged=sum(source.flagged for source in sources),
        total=sum(source.sentences for source in sources),
        model=ModelView.of(brief),
        writer=brief.writer,
        made=translated_by(documents, brief.model),
        wording=wording_view(brief.wording) if brief.wording else None,
        decided=decided,
        confirmed=sum(one.outcome is Outcome.CONFIRMED for done in documents for one in done.segments),
        title=brief.title,
        bullets=brief.style is not Style.WIRE,
        left_out=_left_out(brief),
    )


def _left_out(brief: Brief) -> str:
    if brief.style is not Style.EXECUTIVE:
        return ""
    left = sum(len(part.sentences) for part in brief.sections if part.kind not in _EXECUTIVE)
    return (
        f"The short form: {count(left, 'sentence')} of other sections are left out; the full form has them."
        if left
        else ""
    )


def _sections(brief: Brief, views: Views) -> tuple[SectionView, ...]:
    by_kind = {section.kind: section for section in brief.sections}
    done = []
    for kind in _EXECUTIVE if brief.style is Style.EXECUTIVE else SectionKind:
        section = by_kind.get(kind)
        discrepancies = brief.discrepancies if kind is SectionKind.DIFFER else ()
        entries = brief.timeline if kind is SectionKind.TIMELINE else ()
        if section is None and not discrepancies and not entries:
            continue
        title, intro, empty = section_wording(kind, brief.language)
        # A timeline's sentences are the entries themselves, with the date each belongs to.
        sentences = section.sentences if section and not entries else ()
        note = section.note if section else ""
        filled = bool(sentences or discrepancies or entries)
        done.append(
            SectionView(
                anchor=kind.value.replace(" ", "-"),
                kind=kind.name.lower(),
                title=title,
                lead=" ".join(part for part in (intro, note) if part) if filled else note or empty,
                discrepancies=tuple(
                    views.discrepancy(found, brief.ledger.wire_groups) for found in discrepancies
                ),
                entries=tuple(
                    EntryView(
                        entry.label or page_language(brief.language).day(entry.when),
                        views.sentence(entry.sentence),
                    )
                    for entry in entries
                ),
                sentences=tuple(views.sentence(sentence) for sentence in sentences),
            )
        )
    return tuple(done)
