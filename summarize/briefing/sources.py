"""What the reader should know of each article: outlet, date and how it was found, wire copy, what was
removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from summarize.briefing.language import English, Language
from summarize.records import Ledger, SourceNote
from translate.datafiles import Chosen
from translate.records import DateSource, Document, TranslatedDocument

_CHOSEN = Chosen(__package__, "sources")


def source_notes(
    documents: Sequence[TranslatedDocument], ledger: Ledger, language: Language | None = None
) -> tuple[SourceNote, ...]:
    """One note an article, in their order, in English if no language is given."""
    return tuple(
        _note(number, translated, documents, ledger, language or English())
        for number, translated in enumerate(documents, 1)
    )


def _note(
    number: int,
    translated: TranslatedDocument,
    documents: Sequence[TranslatedDocument],
    ledger: Ledger,
    language: Language,
) -> SourceNote:
    document, published = translated.document, translated.document.published
    own = [group for group in ledger.wire_groups if number in group.documents]
    flagged = sum(not segment.trusted for segment in translated.segments)
    total = len(translated.segments)
    qualities = [segment.quality for segment in translated.segments]
    return SourceNote(
        document=number,
        id=document.id,
        outlet=document.outlet,
        title=document.title,
        title_translation=translated.title.text if translated.title else "",
        published=published.value.isoformat() if published.value else "",
        date_source=str(published.source),
        date_evidence=published.evidence,
        segments=total,
        words=len(document.text.split()),
        wire_share=_wire_share(number, document, ledger),
        wire_groups=tuple(group.id for group in own),
        removed=dict(Counter(str(removal.reason) for removal in document.removed)),
        flagged=flagged,
        quality=round(sum(qualities) / total, 3) if total else 0.0,
        notes=(
            *map(language.note, document.notes),
            *_remarks(number, translated, documents, ledger, flagged, total, language),
        ),
    )


def _wire_share(number: int, document: Document, ledger: Ledger) -> float:
    """Share of the article's letters inside passages that other articles print too."""
    inside: set[int] = set()
    for group in ledger.wire_groups:
        for member in group.members:
            if member.document == number:
                for segment in document.segments:
                    if segment.index in member.segments:
                        inside.update(range(max(segment.start, member.start), min(segment.end, member.end)))
    total = sum(segment.end - segment.start for segment in document.segments)
    return round(len(inside) / total, 3) if total else 0.0


def _remarks(
    number: int,
    translated: TranslatedDocument,
    documents: Sequence[TranslatedDocument],
    ledger: Ledger,
    flagged: int,
    total: int,
    language: Language,
) -> list[str]:
    remarks = []
    if translated.document.published.source is DateSource.UNKNOWN:
        remarks.append(language.remark("no date"))
    if translated.document.published.source is DateSource.UNCERTAIN:
        remarks.append(language.remark("uncertain date"))
    partners = {d for group in ledger.wire_groups for d in group.documents if number in group.documents} - {
        number
    }
    share = _wire_share(number, translated.document, ledger)
    if partners and share >= _CHOSEN("shared_wire"):
        remarks.append(language.remark("shared copy", articles=sorted(partners)))
    repeats = sum(claim.document == number and bool(claim.duplicate_of) for claim in ledger.claims)
    if repeats:
        remarks.append(language.remark("repeats", count=repeats))
    if total and flagged / total >= _CHOSEN("poor"):
        remarks.append(language.remark("unreliable", count=flagged, total=total))
    own = translated.document.published.value
    others = [
        t.document.published.value for t in documents if t is not translated and t.document.published.value
    ]
    days = [abs((own - other).days) for other in others if own and other]
    if days and min(days) >= _CHOSEN.whole("days_apart"):
        remarks.append(language.remark("days apart", count=min(days)))
    return remarks
