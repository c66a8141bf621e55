"""The report of a translation run: what became of the segments, what was forced, and what to trust least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from translate.records import Outcome, TranslatedDocument, TranslatedSegment

LEAST_TRUSTED = 10
_FORCED = ("glossary: ", "spelling: ", "figure: ")


@dataclass(frozen=True, slots=True)
class Placed:
    """A segment and the id of its document; segment 0 is the title."""

    document: str
    segment: TranslatedSegment


@dataclass(frozen=True, slots=True)
class TranslationReport:
    """Counts over all segments of a run, titles included; `post_edits` by rule, `forced_edits` one by one."""

    documents: int
    segments: int
    outcomes: dict[str, int]
    flags: dict[str, int]
    steps: dict[str, int]
    post_edits: dict[str, int]
    forced_edits: tuple[tuple[str, int, str], ...]
    least_trusted: tuple[Placed, ...]
    mean_quality: float


def translation_report(documents: Sequence[TranslatedDocument]) -> TranslationReport:
    """The report of these documents."""
    placed = list(_placed(documents))
    flags = Counter(flag.kind.value for item in placed for flag in item.segment.flags)
    edits = [(item, edit) for item in placed for edit in item.segment.edits]
    qualities = [item.segment.quality for item in placed]
    return TranslationReport(
        documents=len(documents),
        segments=len(placed),
        outcomes={
            outcome.value: sum(item.segment.outcome is outcome for item in placed) for outcome in Outcome
        },
        flags=dict(flags.most_common()),
        steps=dict(
            Counter(
                step
                for item in placed
                if item.segment.outcome is not Outcome.CONFIRMED
                for step in item.segment.steps
            ).most_common()
        ),
        post_edits=dict(Counter(edit for _, edit in edits if not edit.startswith(_FORCED)).most_common()),
        forced_edits=tuple(
            (item.document, item.segment.segment.index, edit)
            for item, edit in edits
            if edit.startswith(_FORCED)
        ),
        least_trusted=tuple(sorted(placed, key=_trust)[:LEAST_TRUSTED]),
        mean_quality=sum(qualities) / len(qualities) if qualities else float("nan"),
    )


def report_record(
    report: TranslationReport, *, model: str, signature: str, warning: str = ""
) -> dict[str, Any]:
    """The report as JSON holds it (`report.json`); see docs/translation-memory.md."""
    return {
        "format": "mujaz-translation-report/1",
        "model": model,
        "signature": signature,
        "warning": warning,
        "documents": report.documents,
        "segments": report.segments,
        "mean_quality": round(report.mean_quality, 4) if report.segments else None,
        "outcomes": report.outcomes,
        "flags": report.flags,
        "retries": report.steps,
        "post_edits": report.post_edits,
        "forced_edits": [
            {"document": document, "segment": segment, "edit": edit}
            for document, segment, edit in report.forced_edits
        ],
        "least_trusted": [segment_record(item.document, item.segment) for item in report.least_trusted],
    }


def segment_record(document: str, translated: TranslatedSegment) -> dict[str, Any]:
    """A segment as JSON holds it; `segment` 0 is the title, `start` and `end` offsets in the cleaned text."""
    segment = translated.segment
    return {
        "document": document,
        "segment": segment.index,
        "start": segment.start,
        "end": segment.end,
        "heading": segment.heading,
        "source": segment.text,
        "target": translated.text,
        "outcome": translated.outcome.value,
        "quality": translated.quality,
        "flags": [
            {
                "kind": flag.kind.value,
                "detail": flag.detail,
                "source_text": flag.source_text,
                "target_text": flag.target_text,
            }
            for flag in translated.flags
        ],
        "steps": list(translated.steps),
        "edits": list(translated.edits),
        "signature": translated.signature,
    }


def report_lines(report: TranslationReport) -> list[str]:
    """The report for a reader at a terminal."""
    documents = "1 document" if report.documents == 1 else f"{report.documents} documents"
    lines = [f"{documents}, {report.segments} segments: {_counted(report.outcomes) or 'nothing to do'}"]
    if report.flags:
        lines.append(f"flags: {_counted(report.flags)}")
    if report.steps:
        lines.append(f"retries: {_counted(report.steps)}")
    if report.post_edits:
        lines.append(f"post-edits: {_counted(report.post_edits)}")
    if report.forced_edits:
        lines.append(f"forced edits: {len(report.forced_edits)}")
        lines += [f"  {document}:{segment}  {edit}" for document, segment, edit in report.forced_edits[:20]]
        if len(report.forced_edits) > 20:
            lines.append(f"  … {len(report.forced_edits) - 20} more in report.json")
    doubtful = [item for item in report.least_trusted if not item.segment.trusted]
    if doubtful:
        lines.append("least trusted:")
        lines += [_line(item) for item in doubtful]
    return lines


def _placed(documents: Sequence[TranslatedDocument]) -> Iterator[Placed]:
    for document in documents:
        if document.title:
            yield Placed(document.document.id, document.title)
        yield from (Placed(document.document.id, segment) for segment in document.segments)


def _trust(item: Placed) -> tuple[bool, bool, float]:
    return item.segment.outcome is not Outcome.FAILED, item.segment.trusted, item.segment.quality


def _counted(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def _line(item: Placed) -> str:
    segment = item.segment
    kinds = ", ".join(dict.fromkeys(flag.kind.value for flag in segment.flags))
    text = segment.text or segment.segment.text
    short = text if len(text) <= 70 else text[:69].rstrip() + "…"
    return f"  {item.document}:{segment.segment.index}  {segment.quality:.2f}  {kinds or 'no flag'}  {short}"
