"""What reports show of sentences, discrepancies, sources and wire copy, before a template sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.report.parts.articles import Article, Cited, Marks, account_citation
from mujaz.report.parts.languages import ENGLISH, PageLanguage
from mujaz.report.parts.wording import percent, wording
from summarize.records import Account, BriefSentence, Citation, Discrepancy, SourceNote, Verdict, WireGroup
from translate.records import TranslatedDocument


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence of the brief. `kept_by` are the articles that carry it, for the filter and the squares; `worded` the
    sentences whose English it tells. `confirmed`: an editor confirmed that English.
    """

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
    by_model: bool = False
    worded: tuple[str, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account in a discrepancy's table; `copy_of` is the label of an earlier one in the same agency text."""

    value: str
    holder: str
    outlet: str
    date: str
    quote: str
    translation: str
    cited: Cited
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """A question with its accounts; `by_rule` is what it was before a model worded it, "" where none did."""

    anchor: str
    question: str
    verdict: str
    open: bool
    explanation: str
    accounts: tuple[AccountView, ...]
    kept_by: tuple[int, ...]
    by_rule: str = ""

    @property
    def worded(self) -> tuple[str, ...]:
        """The sentences that give its accounts, each once."""
        return tuple(dict.fromkeys(account.cited.label for account in self.accounts))


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source's card. `translated`: it has an English at all."""

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
    translated: bool


@dataclass(frozen=True, slots=True)
class WireView:
    """A passage that several articles print."""

    anchor: str
    agency: str
    articles: tuple[int, ...]
    percent: int
    shared_text: str
    members: tuple[Cited, ...]


class Views:
    """Builds a report's views, numbering its sentences in reading order and marking the Arabic they cite.

    `articles()` comes last: it cuts the Arabic at every span cited before.
    """

    def __init__(self, documents: Sequence[TranslatedDocument], language: PageLanguage = ENGLISH) -> None:
        self._documents = documents
        self._language = language
        self._marks = Marks(documents, language)
        self._sentences = 0

    def articles(self) -> tuple[Article, ...]:
        """The Arabic articles for the panel."""
        return self._marks.articles()

    def cite(
        self, place: tuple[int, int], anchor: str, text: str, span: tuple[int, int] | None = None
    ) -> Cited:
        """A citation of a sentence (article, sentence; 0 is the title) or of `span` in it, for what stands at
        `anchor`.

        Raises:
            ValueError: there is no such article or sentence.
        """
        number, index = place
        document = self._documents[number - 1].document if 1 <= number <= len(self._documents) else None
        if document is None:
            raise ValueError(f"citation [{number}:{index}] names an article that is not there")
        segment = next((s for s in document.segments if s.index == index), None)
        start, whole = (segment.start, segment.text) if segment and index else (0, document.title)
        low, high = span or (0, len(whole))
        return self._marks.cite(
            Citation(number, index, start + low, start + high, whole[low:high]), anchor, text
        )

    def sentence(self, sentence: BriefSentence) -> SentenceView:
        """The next sentence in reading order."""
        self._sentences += 1
        articles = tuple(dict.fromkeys((*sentence.documents, *(c.document for c in sentence.citations))))
        badge, wire_note = self._language.support(sentence.support, len(sentence.documents))
        citations = tuple(
            self._marks.cite(citation, f"s{self._sentences}", sentence.text)
            for citation in sentence.citations
        )
        as_translated = not sentence.made and not sentence.extractive
        return SentenceView(
            number=self._sentences,
            text=sentence.text,
            citations=citations,
            badge=badge,
            agreed=sentence.support > 1,
            wire_note=wire_note,
            certainty=wording(
                "certainty" if sentence.holder else "certainty_alone", sentence.certainty, self._language.code
            ),
            holder=sentence.holder,
            warnings=sentence.warnings,
            kept_by=tuple(sorted(articles)),
            by_model=bool(sentence.extractive),
            worded=tuple("{}:{}".format(*place) for place in sentence.worded),
            confirmed=as_translated and citations[0].confirmed,
        )

    def discrepancy(self, found: Discrepancy, wire: Sequence[WireGroup] = ()) -> DiscrepancyView:
        """A discrepancy, each account citing its quotation; copies of agency text in `wire` are marked."""
        accounts: list[AccountView] = []
        printed: dict[tuple[str, str], str] = {}
        for account in found.accounts:
            cited = self._marks.cite(
                account_citation(account, self._documents), f"differ-{found.id}", found.question
            )
            document = self._documents[account.document - 1].document
            published = document.published.value
            value = self._language.answer(account, found.kind)
            groups = [(group.id, value) for group in wire if _prints(group, account)]
            copy_of = next((printed[key] for key in groups if key in printed), "")
            for key in groups:
                printed.setdefault(key, cited.label)
            accounts.append(
                AccountView(
                    value=value,
                    holder=account.holder,
                    outlet=document.outlet or self._language.article(account.document),
                    date=self._language.day(published),
                    quote=account.quote,
                    translation=account.translation,
                    cited=cited,
                    copy_of=copy_of if copy_of != cited.label else "",
                )
            )
        return DiscrepancyView(
            anchor=f"differ-{found.id}",
            question=found.question,
            verdict=wording("verdict", found.verdict, self._language.code),
            open=found.verdict in (Verdict.CONTRADICTION, Verdict.UNRESOLVED),
            explanation=found.explanation,
            accounts=tuple(accounts),
            kept_by=tuple(sorted({account.document for account in found.accounts})),
            by_rule=found.extractive,
        )

    def wire(self, group: WireGroup) -> WireView:
        """A wire group with a citation for each copy."""
        anchor = f"wire-{group.id}"
        return WireView(
            anchor=anchor,
            agency=group.agency,
            articles=group.documents,
            percent=percent(group.ratio) or 0,
            shared_text=group.shared_text,
            members=tuple(
                self._marks.cite(
                    Citation(member.document, member.segments[0], member.start, member.end, member.text),
                    anchor,
                    wording("places", "shared agency text", self._language.code),
                )
                for member in group.members
                if member.segments
            ),
        )

    def sources(self, notes: Sequence[SourceNote], articles: Sequence[Article]) -> tuple[SourceView, ...]:
        """A card for each article."""
        by_number = {note.document: note for note in notes}
        views = []
        for article, done in zip(articles, self._documents, strict=True):
            note, published = by_number.get(article.number), done.document.published
            views.append(
                SourceView(
                    article=article,
                    how_dated=wording("date", published.source, self._language.code),
                    evidence=self._language.evidence(published.evidence),
                    words=note.words if note else len(done.document.text.split()),
                    sentences=len(done.segments),
                    wire_percent=(percent(note.wire_share) or 0) if note else 0,
                    wire_groups=note.wire_groups if note else (),
                    flagged=sum(not translated.trusted for translated in done.segments),
                    quality=percent(note.quality) if note else None,
                    notes=self._notes(done, note),
                    translated=any(translated.text for translated in done.segments),
                )
            )
        return tuple(views)

    def _notes(self, done: TranslatedDocument, note: SourceNote | None) -> tuple[str, ...]:
        """What a reader should know of an article, each once."""
        own = self._language.notes(done.document)
        return tuple(dict.fromkeys((*own, *(note.notes if note else ()))))


def _prints(group: WireGroup, account: Account) -> bool:
    """Whether the account stands in one of the group's copies."""
    return any(m.document == account.document and account.segment in m.segments for m in group.members)
