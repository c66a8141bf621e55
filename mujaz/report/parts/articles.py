"""The Arabic articles as a report shows them: sentences cut where citations begin and end."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mujaz.report.parts.languages import ENGLISH, PageLanguage
from mujaz.report.parts.wording import percent, wording
from summarize.editing import passage_digest
from summarize.records import Account, Citation
from translate.records import Document, Outcome, Segment, TranslatedDocument, TranslatedSegment


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as a link: `key` numbers it on the page, `href` leads to the Arabic sentence."""

    key: int
    label: str
    place: str
    href: str
    document: int
    outlet: str
    quote: str
    translation: str
    unsure: bool
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an Arabic sentence and the citations that cover it."""

    text: str
    keys: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """An Arabic sentence, its English, and what the checks found.

    `before` is the gap that precedes it; `cited_by` holds (anchor, text) of what cites it in the report.
    """

    anchor: str
    label: str
    number: int
    before: str
    pieces: tuple[Piece, ...]
    heading: bool
    translation: str
    quality: int | None
    outcome: str
    unsure: bool
    flags: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    edits: tuple[str, ...]
    cited_by: tuple[tuple[str, str], ...]
    confirmed: bool = False

    @property
    def digest(self) -> str:
        """What an editor's decision names its Arabic by."""
        return passage_digest(self.text)

    @property
    def text(self) -> str:
        """The Arabic, whole."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Article:
    """One article; `title` is its sentence 0, `removed` holds (reason, passage) in the order of the file."""

    number: int
    anchor: str
    outlet: str
    title: Sentence | None
    date: str
    iso_date: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    removed: tuple[tuple[str, str], ...]


def outlet_name(document: Document) -> str:
    """The outlet, or the file's stem where none was found."""
    return document.outlet or document.id


class Marks:
    """Numbers a page's citations and remembers which Arabic each one covers."""

    def __init__(self, documents: Sequence[TranslatedDocument], language: PageLanguage = ENGLISH) -> None:
        self._documents = documents
        self._language = language
        self._spans: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
        self._cited_by: dict[tuple[int, int], dict[str, str]] = defaultdict(dict)
        self._count = 0

    def cite(self, citation: Citation, anchor: str, text: str) -> Cited:
        """A citation as a link; `anchor` and `text` lead back from the Arabic to what cites it.

        Raises:
            ValueError: it names an article or a sentence that is not there.
        """
        if not 1 <= citation.document <= len(self._documents):
            raise ValueError(f"citation {citation} names an article that is not there")
        done = self._documents[citation.document - 1]
        cited = _sentence_at(done, citation.segment)
        if cited is None:
            raise ValueError(f"citation {citation} names a sentence that is not there")
        self._count += 1
        # A quotation may run over several sentences, never from the title into the body.
        for translated in done.segments if citation.segment else (cited,):
            index = translated.segment.index
            start = max(citation.start, translated.segment.start)
            end = min(citation.end, translated.segment.end)
            if start < end:
                self._spans[citation.document, index].append((start, end, self._count))
        self._cited_by[citation.document, citation.segment].setdefault(anchor, text)
        return Cited(
            key=self._count,
            label=f"{citation.document}:{citation.segment}",
            place=wording("places", "sentence" if citation.segment else "title", self._language.code).format(
                number=citation.segment
            ),
            href=f"#d{citation.document}s{citation.segment}",
            document=citation.document,
            outlet=outlet_name(done.document),
            quote=citation.quote,
            translation=cited.text,
            unsure=not cited.trusted,
            confirmed=cited.outcome is Outcome.CONFIRMED,
        )

    def articles(self) -> tuple[Article, ...]:
        """Every article, cut at the spans cited so far."""
        return tuple(self._article(number, done) for number, done in enumerate(self._documents, start=1))

    def _article(self, number: int, done: TranslatedDocument) -> Article:
        document, published = done.document, done.document.published.value
        title = _sentence_at(done, 0)
        paragraphs: list[list[Sentence]] = []
        last = 0
        for translated in done.segments:
            segment = translated.segment
            gap = document.text[last : segment.start]
            new = not paragraphs or "\n" in gap or segment.heading or paragraphs[-1][-1].heading
            if new:
                paragraphs.append([])
            paragraphs[-1].append(self._sentence(number, document.text, translated, gap))
            last = segment.end
        return Article(
            number=number,
            anchor=f"d{number}",
            outlet=outlet_name(document),
            title=self._sentence(number, document.title, title, "") if title else None,
            date=self._language.day(published),
            iso_date=published.isoformat() if published else "",
            paragraphs=tuple(tuple(paragraph) for paragraph in paragraphs),
            removed=tuple(
                (wording("removed", cut.reason, self._language.code), cut.text) for cut in document.removed
            ),
        )

    def _sentence(self, number: int, text: str, done: TranslatedSegment, gap: str) -> Sentence:
        segment = done.segment
        return Sentence(
            anchor=f"d{number}s{segment.index}",
            label=f"{number}:{segment.index}",
            number=segment.index,
            before=gap,
            pieces=pieces(text, segment.start, segment.end, self._spans[number, segment.index]),
            heading=segment.heading,
            translation=done.text,
            quality=percent(done.quality),
            outcome=wording("outcome", done.outcome),
            unsure=not done.trusted,
            flags=tuple((wording("flags", flag.kind), flag.detail) for flag in done.flags),
            steps=done.steps,
            edits=done.edits,
            cited_by=tuple(self._cited_by[number, segment.index].items()),
            confirmed=done.outcome is Outcome.CONFIRMED,
        )


def pieces(text: str, start: int, end: int, spans: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
    """`text[start:end]` cut wherever one of the spans (start, end, key) begins or ends."""
    cuts = sorted({start, end, *(cut for span in spans for cut in span[:2])})
    return tuple(
        Piece(text[a:b], tuple(key for low, high, key in spans if low <= a and b <= high))
        for a, b in pairwise(cuts)
    )


def account_citation(account: Account, documents: Sequence[TranslatedDocument]) -> Citation:
    """The citation of an account: where its quote stands, or its whole sentence where it is not found there.

    Sentence 0 is the title; the offsets then count in the title.
    """
    done = documents[account.document - 1] if 1 <= account.document <= len(documents) else None
    cited = _sentence_at(done, account.segment) if done else None
    if done is None or cited is None:
        return Citation(account.document, account.segment, 0, 0, account.quote)
    segment = cited.segment
    text = done.document.text if account.segment else done.document.title
    start = text.find(account.quote, segment.start) if account.quote else -1
    if not segment.start <= start < segment.end:
        return Citation(account.document, account.segment, segment.start, segment.end, segment.text)
    return Citation(account.document, account.segment, start, start + len(account.quote), account.quote)


def _sentence_at(done: TranslatedDocument, index: int) -> TranslatedSegment | None:
    if index:
        return next((translated for translated in done.segments if translated.segment.index == index), None)
    title = done.document.title
    if not title:
        return None
    segment = Segment(0, 0, len(title), title, heading=True)
    if done.title:
        return replace(done.title, segment=segment)
    return TranslatedSegment(segment, "", Outcome.OK, math.nan)
