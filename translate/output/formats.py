"""Translations as text: plain, JSON lines, and TMX. (The page of two columns is `mujaz.report`'s.)"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from translate.output.report import segment_record
from translate.records import Outcome, TranslatedDocument, TranslatedSegment

# What reorders or breaks the lines around it: controls but for tab and line feed, bidi overrides and
# isolates, line separators that only some programs know, lone surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSAFE = re.compile(r"[^\w.\-]+")
_LONGEST_NAME = 80


def plain_text(document: TranslatedDocument) -> str:
    """The English with the Arabic's own paragraphs, the title first.

    A segment without a translation stands in Arabic between brackets that say so.
    """
    parts, last = [], 0
    for translated in document.segments:
        segment = translated.segment
        parts += [document.document.text[last : segment.start], _shown(translated)]
        last = segment.end
    body = "".join([*parts, document.document.text[last:]])
    title = f"{_shown(document.title)}\n\n" if document.title else ""
    return _CONTROLS.sub(" ", title + body).strip() + "\n"


def jsonl(documents: Sequence[TranslatedDocument]) -> str:
    """One JSON object a segment and line; the title is segment 0 of its document."""
    return "".join(
        _CONTROLS.sub(
            lambda found: f"\\u{ord(found[0]):04x}",
            json.dumps(segment_record(document.document.id, segment), ensure_ascii=False),
        )
        + "\n"
        for document in documents
        for segment in ([document.title] if document.title else []) + list(document.segments)
    )


def file_names(ids: Sequence[str]) -> list[str]:
    """Names for files from document ids: no separators, not hidden, none twice, letter case aside."""
    names: list[str] = []
    taken: set[str] = set()
    for identity in ids:
        stem = _UNSAFE.sub("_", identity).strip("._")[:_LONGEST_NAME] or "document"
        name, number = stem, 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _shown(translated: TranslatedSegment) -> str:
    if translated.outcome is Outcome.FAILED:
        return f"[not translated: {translated.segment.text}]"
    return translated.text
