"""`mujaz compare`: read, translate unless told not to, build the ledger, compare, write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.progress import Progress
from mujaz.translation import Translation, TranslationOptions, Translator, untranslated
from mujaz.writers import NO_WRITER, WriterOptions, worded_comparison

if TYPE_CHECKING:
    from summarize.records import Brief, Comparison, Ledger
    from translate.documents import ReadFailure
    from translate.encoder import SentenceEncoder
    from translate.records import TranslatedDocument

FORMATS = ("md", "html", "json")


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What a run was asked for; see the options of `mujaz compare`."""

    translation: TranslationOptions
    translate: bool = True
    formats: tuple[str, ...] = FORMATS
    min_confidence: float | None = None
    explain: tuple[int, int] | None = None
    decisions: Path | None = None
    writer: WriterOptions = NO_WRITER


@dataclass(frozen=True, slots=True)
class CompareRun:
    """What a run made, and what it could not read."""

    paths: tuple[Path, ...]
    failures: tuple[ReadFailure, ...]
    documents: tuple[TranslatedDocument, ...]
    comparison: Comparison
    explanation: tuple[str, ...] = ()


def compare(inputs: Sequence[str], out: Path, options: CompareOptions, progress: Progress) -> CompareRun:
    """Compares the inputs and writes the comparison to `out`.

    Raises:
        InputError: no article could be read.
        ConfigError: the options, the decisions or the output folder do not serve.
        ModelError: no engine can run.
    """
    from mujaz.pipeline import PAGES, check_writable, held_to, read
    from mujaz.report import write_comparison_files
    from summarize.editing import read_decisions
    from summarize.ledger import build_ledger, explained
    from summarize.writing import COMPARISON_PARTS
    from translate.encoder import default_encoder

    check_writable(out)
    decisions = read_decisions(options.decisions) if options.decisions else None
    writer = options.writer.open(
        tuple(COMPARISON_PARTS), progress, english=options.translate, offline=options.translation.offline
    )
    documents, failures = read(
        inputs,
        options.translation.encoding,
        progress,
        allow_local=options.translation.allow_local,
        follow=options.translation.follow,
        fields=options.translation.fields,
        keep=out / PAGES,
    )
    done: Translation | None = None
    if options.translate:
        with Translator(options.translation, progress) as translator:
            done = translator.translate(documents)
        translated = done.documents
    else:
        progress.say("comparing on the Arabic alone: nothing is translated")
        translated = tuple(map(untranslated, documents))
    progress.say("comparing the articles")
    encoder = default_encoder()
    ledger = build_ledger(translated, encoder=encoder, min_confidence=options.min_confidence)
    if decisions:
        ledger = held_to(decisions, ledger, translated, progress).ledger
    made = compare_ledger(ledger, translated, done, encoder=encoder)
    if writer:
        made = worded_comparison(made, writer, encoder, options.writer, progress)
    paths = write_comparison_files(made, translated, out, options.formats)
    lines = explained(translated, options.explain, encoder=encoder) if options.explain else []
    return CompareRun(tuple(paths), failures, translated, made, tuple(lines))


def compare_ledger(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    done: Translation | None,
    *,
    encoder: SentenceEncoder,
) -> Comparison:
    """The comparison of documents that `done` translated, or of the Arabic alone if it is None, by their ledger."""
    from mujaz.scoring import summary_similarity
    from summarize.comparing import compare_sources

    made = compare_sources(
        ledger,
        documents,
        encoder=encoder,
        model=done.model if done else "",
        model_reason=done.reason if done else "",
        model_warning=done.warning if done else "",
        signature=done.signature if done else "",
    )
    brief = _brief_text(ledger, documents, encoder) if done else ""
    similarity = summary_similarity(made, brief, translated=done is not None, encoder=encoder)
    return replace(made, similarity=similarity)


def _brief_text(ledger: Ledger, documents: Sequence[TranslatedDocument], encoder: SentenceEncoder) -> str:
    """The sentences that `mujaz brief` would write, without its discrepancies, timeline and sources."""
    from summarize.briefing import write_brief
    from summarize.records import SectionKind

    brief: Brief = write_brief(ledger, documents, encoder=encoder)
    told = (SectionKind.AGREED, SectionKind.ATTRIBUTED, SectionKind.SINGLE)
    return "\n".join(
        sentence.text for section in brief.sections if section.kind in told for sentence in section.sentences
    )
