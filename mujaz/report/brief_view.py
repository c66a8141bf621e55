"""What brief.html shows, worked out before the template sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.report.articles import Article, Cited, Marks, account_citation
from mujaz.report.wording import percent, section_wording, support, wording
from summarize.records import Brief, BriefSentence, Citation, Discrepancy, SectionKind
from translate.records import TranslatedDocument


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the brief. `kept_by` are the articles that carry it, for the filter and the squares."""

    number: int
    text: str
    citations: tuple[Cited, ...]
    badge: str
    agreed: bool
    wire_note: str
    certainty: str
    holder: str
    warnings: tuple[str, ...]
    kept_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account in a discrepancy's table."""

    value: str
    holder: str
    outlet: str
    date: str
    quote: str
    translation: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """A question with its accounts."""

    anchor: str
    question: str
    verdict: str
    open: bool
    explanation: str
    accounts: tuple[AccountView, ...]
    kept_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """A line of the timeline."""

    when: str
    sentence: SentenceView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section; the discrepancies and the timeline stand in the section that is theirs."""

    anchor: str
    kind: str
    title: str
    intro: str
    note: str
    sentences: tuple[SentenceView, ...]
    discrepancies: tuple[DiscrepancyView, ...] = ()
    entries: tuple[EntryView, ...] = ()

    @property
    def size(self) -> int:
        """How many things it lists."""
        return len(self.sentences) + len(self.discrepancies) + len(self.entries)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's card."""

    article: Article
    how_dated: str
    evidence: str
    words: int
    sentences: int
    wire_percent: int
    wire_groups: tuple[str, ...]
    flagged: int
    quality: int | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WireView:
    """A passage that several articles print."""

    anchor: str
    agency: str
    articles: tuple[int, ...]
    percent: int
    shared_text: str
    members: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """The whole page."""

    headline: SentenceView
    dateline: str
    sections: tuple[SectionView, ...]
    sources: tuple[SourceView, ...]
    wire: tuple[WireView, ...]
    articles: tuple[Article, ...]
    flagged: int
    total: int
    model: str
    model_reason: str
    model_warning: str
    writer: str
    signature: str


def brief_view(brief: Brief, documents: Sequence[TranslatedDocument]) -> BriefView:
    """Everything brief.html shows.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    return _Page(documents).view(brief)


class _Page:
    """Numbers sentences in reading order while the view is built."""

    def __init__(self, documents: Sequence[TranslatedDocument]) -> None:
        self.documents = documents
        self.marks = Marks(documents)
        self.sentences = 0

    def view(self, brief: Brief) -> BriefView:
        headline = self.sentence(brief.headline)
        sections = self.sections(brief)
        wire = tuple(
            WireView(
                anchor=f"wire-{group.id}",
                agency=group.agency,
                articles=group.documents,
                percent=percent(group.ratio) or 0,
                shared_text=group.shared_text,
                members=tuple(
                    self.marks.cite(
                        Citation(member.document, member.segments[0], member.start, member.end, member.text),
                        f"wire-{group.id}",
                        "Shared agency text",
                    )
                    for member in group.members
                    if member.segments
                ),
            )
            for group in brief.ledger.wire_groups
        )
        articles = self.marks.articles()
        sources = self.sources(brief, articles)
        return BriefView(
            headline=headline,
            dateline=brief.dateline,
            sections=sections,
            sources=sources,
            wire=wire,
            articles=articles,
            flagged=sum(source.flagged for source in sources),
            total=sum(source.sentences for source in sources),
            model=brief.model,
            model_reason=brief.model_reason,
            model_warning=brief.model_warning,
            writer=brief.writer,
            signature=brief.signature,
        )

    def sentence(self, sentence: BriefSentence) -> SentenceView:
        self.sentences += 1
        articles = tuple(dict.fromkeys((*sentence.documents, *(c.document for c in sentence.citations))))
        badge, wire_note = support(sentence.support, len(sentence.documents))
        return SentenceView(
            number=self.sentences,
            text=sentence.text,
            citations=tuple(
                self.marks.cite(citation, f"s{self.sentences}", sentence.text)
                for citation in sentence.citations
            ),
            badge=badge,
            agreed=sentence.support > 1,
            wire_note=wire_note,
            certainty=wording("certainty" if sentence.holder else "certainty_alone", sentence.certainty),
            holder=sentence.holder,
            warnings=sentence.warnings,
            kept_by=tuple(sorted(articles)),
        )

    def sections(self, brief: Brief) -> tuple[SectionView, ...]:
        by_kind = {section.kind: section for section in brief.sections}
        views = []
        for kind in SectionKind:
            section = by_kind.get(kind)
            discrepancies = brief.discrepancies if kind is SectionKind.DIFFER else ()
            entries = brief.timeline if kind is SectionKind.TIMELINE else ()
            if section is None and not discrepancies and not entries:
                continue
            title, intro = section_wording(kind)
            # A timeline's sentences are the entries themselves, with the date each belongs to.
            sentences = section.sentences if section and not entries else ()
            views.append(
                SectionView(
                    anchor=kind.value.replace(" ", "-"),
                    kind=kind.name.lower(),
                    title=title,
                    intro=intro,
                    note=section.note if section else "",
                    sentences=tuple(self.sentence(sentence) for sentence in sentences),
                    discrepancies=tuple(self.discrepancy(found) for found in discrepancies),
                    entries=tuple(
                        EntryView(
                            entry.label or (entry.when.isoformat() if entry.when else ""),
                            self.sentence(entry.sentence),
                        )
                        for entry in entries
                    ),
                )
            )
        return tuple(views)

    def discrepancy(self, found: Discrepancy) -> DiscrepancyView:
        accounts = []
        for account in found.accounts:
            cited = self.marks.cite(
                account_citation(account, self.documents), f"differ-{found.id}", found.question
            )
            published = self.documents[account.document - 1].document.published.value
            accounts.append(
                AccountView(
                    value=" ".join(part for part in (account.qualifier, account.value) if part),
                    holder=account.holder,
                    outlet=cited.outlet,
                    date=published.isoformat() if published else "",
                    quote=account.quote,
                    translation=account.translation,
                    cited=cited,
                )
            )
        return DiscrepancyView(
            anchor=f"differ-{found.id}",
            question=found.question,
            verdict=wording("verdict", found.verdict),
            open=found.verdict in ("contradiction", "unresolved"),
            explanation=found.explanation,
            accounts=tuple(accounts),
            kept_by=tuple(sorted({account.document for account in found.accounts})),
        )

    def sources(self, brief: Brief, articles: Sequence[Article]) -> tuple[SourceView, ...]:
        notes = {note.document: note for note in brief.sources}
        views = []
        for article, done in zip(articles, self.documents, strict=True):
            note, published = notes.get(article.number), done.document.published
            views.append(
                SourceView(
                    article=article,
                    how_dated=wording("date", published.source),
                    evidence=published.evidence,
                    words=note.words if note else len(done.document.text.split()),
                    sentences=len(done.segments),
                    wire_percent=(percent(note.wire_share) or 0) if note else 0,
                    wire_groups=note.wire_groups if note else (),
                    flagged=sum(not translated.trusted for translated in done.segments),
                    quality=percent(note.quality) if note else None,
                    notes=tuple(dict.fromkeys((*done.document.notes, *(note.notes if note else ())))),
                )
            )
        return tuple(views)
