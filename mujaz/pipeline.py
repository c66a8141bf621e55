"""The main job: read, translate, build the ledger, write the brief."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.progress import Progress
from mujaz.translation import Translation, TranslationOptions, Translator, untranslated
from mujaz.writers import NO_WRITER, WriterOptions, worded_brief
from translate.errors import ConfigError, InputError

if TYPE_CHECKING:
    from summarize.briefing import Language
    from summarize.editing import Applied
    from summarize.records import Brief, Decisions, Ledger, Place, Wording
    from translate.documents import ReadFailure
    from translate.records import Document, TranslatedDocument


STYLES = ("wire", "bullets", "executive")
FORMATS = ("md", "html", "json")
LANGUAGES = ("en", "ar")
# The folder of the output in which pages from the web are kept as they came.
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """What a run was asked for; see the options of `mujaz brief`."""

    translation: TranslationOptions
    writer: WriterOptions = NO_WRITER
    formats: tuple[str, ...] = FORMATS
    max_sentences: int = 0
    decisions: Path | None = None
    max_words: int = 0
    title: str = ""
    style: str = "wire"
    spelling: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class BriefRun:
    """What a run made, and what it could not read."""

    paths: tuple[Path, ...]
    failures: tuple[ReadFailure, ...]
    translation: Translation
    wording: Wording | None = None


def read(
    inputs: Sequence[str],
    encoding: str | None,
    progress: Progress,
    *,
    allow_local: bool = False,
    follow: bool = False,
    fields: Sequence[str] = (),
    keep: Path | None = None,
    one_event: bool = True,
    books: bool = False,
) -> tuple[tuple[Document, ...], tuple[ReadFailure, ...]]:
    """Reads the articles; each failure is said at once.

    Pages are kept in the folder `keep`; `fields` are written «text=body»; `one_event`, `books` as in `read_inputs`.

    Raises:
        ConfigError: a field is not named so.
        InputError: nothing could be read.
    """
    from translate.documents import Web, read_inputs

    result = read_inputs(
        inputs,
        encoding=encoding,
        web=Web(allow_local=allow_local, keep=keep, follow=follow),
        fields=_fields(fields),
        one_event=one_event,
        books=books,
    )
    for failure in result.failures:
        progress.fail(failure.message)
    for document in result.documents:
        for note in document.notes:
            progress.say(f"{document.id}: {note}")
    if not result.documents:
        raise InputError("no article could be read; give files, folders or - with Arabic articles")
    segments = sum(len(document.segments) for document in result.documents)
    progress.say(f"read {len(result.documents)} articles, {segments} segments")
    return result.documents, result.failures


def _fields(named: Sequence[str]) -> dict[str, str]:
    known = ("text", "title", "outlet", "published", "url", "id")
    found = {}
    for one in named:
        ours, equals, theirs = one.partition("=")
        if ours not in known or not equals or not theirs:
            raise ConfigError(f"--field {one}: write it as text=NAME; known are {', '.join(known)}")
        found[ours] = theirs
    return found


def check_writable(out: Path) -> None:
    """Makes the output folder and writes to it, before anything expensive starts.

    Raises:
        ConfigError: the folder cannot be made or written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out) as probe:
            probe.write(b"0" * 4096)
            probe.flush()
    except OSError as error:
        raise ConfigError(
            f"cannot write to {out}: {_reason(error)}; choose another folder with -o"
        ) from error


def brief(inputs: Sequence[str], out: Path, options: BriefOptions, progress: Progress) -> BriefRun:
    """Makes a brief of the inputs and writes it to `out`.

    Raises:
        InputError: no article could be read.
        ConfigError: the options, the decisions or the output folder do not serve.
        ModelError: no engine can run.
    """
    from mujaz.report import write_brief_files
    from summarize.briefing import write_brief
    from summarize.editing import read_decisions
    from summarize.english import spelled_as_in
    from summarize.ledger import build_ledger
    from summarize.writing import BRIEF_PARTS, SPELLINGS
    from translate.encoder import default_encoder

    for what, given, known in (
        ("language", options.language, LANGUAGES),
        ("style", options.style, STYLES),
        ("spelling", options.spelling or SPELLINGS[0], SPELLINGS),
    ):
        if given not in known:
            raise ConfigError(f"unknown {what} '{given}'; there is: {', '.join(known)}")
    if options.language == "ar" and (options.spelling or options.style != STYLES[0]):
        raise ConfigError("--spelling and --style lay out English; leave them out with --language ar")
    check_writable(out)
    decisions = read_decisions(options.decisions) if options.decisions else None
    writer = options.writer.open(
        tuple(BRIEF_PARTS),
        progress,
        english=options.language == "en",
        offline=options.translation.offline,
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
    done, language = _told_in(options, documents, progress)
    progress.say("comparing the articles")
    encoder = default_encoder()
    ledger = build_ledger(done.documents, encoder=encoder, min_confidence=None)
    decided = None
    if decisions:
        applied = held_to(decisions, ledger, done.documents, progress)
        ledger, decided = applied.ledger, applied.decided
        if all(claim.place in ledger.untold for claim in ledger.claims):
            raise ConfigError(f"{decisions.origin}: every sentence is dropped; take some of them back")
    made = write_brief(
        ledger,
        done.documents,
        encoder=encoder,
        model=done.model,
        model_reason=done.reason,
        model_warning=done.warning,
        signature=done.signature,
        max_sentences=options.max_sentences,
        max_words=options.max_words,
        language=language,
    )
    made = replace(made, decided=decided)
    if writer:
        with spelled_as_in(done.documents):
            made = worded_brief(made, writer, encoder, options.writer, _confirmed(done.documents), progress)
    made = _dressed(made, options)
    try:
        paths = write_brief_files(made, done.documents, out, options.formats)
    except OSError as error:
        raise ConfigError(
            f"cannot write the brief to {out}: {_reason(error)}; the translations are kept in the memory, "
            "run again with -o on another folder"
        ) from error
    return BriefRun(tuple(paths), failures, done, made.wording)


def held_to(
    decisions: Decisions, ledger: Ledger, documents: Sequence[TranslatedDocument], progress: Progress
) -> Applied:
    """The ledger as the decisions leave it; each that fits nothing any more is a warning."""
    from summarize.editing import apply_decisions

    applied = apply_decisions(decisions, ledger, documents)
    for line in applied.unfit:
        progress.warn(f"{decisions.origin}: {line}")
    return applied


def _told_in(
    options: BriefOptions, documents: tuple[Document, ...], progress: Progress
) -> tuple[Translation, Language]:
    """The articles as the brief tells them, and its language; for Arabic nothing is translated and no model opened."""
    if options.language == "ar":
        from summarize.arabic import Arabic

        progress.say("a brief in Arabic: nothing is translated")
        return Translation(tuple(map(untranslated, documents)), "", "", "", ""), Arabic()
    from summarize.briefing import English

    with Translator(options.translation, progress) as translator:
        return translator.translate(documents), English()


def _confirmed(documents: Sequence[TranslatedDocument]) -> frozenset[Place]:
    """The sentences whose English an editor confirmed."""
    from translate.records import Outcome

    return frozenset(
        (number, one.segment.index)
        for number, document in enumerate(documents, 1)
        for one in document.segments
        if one.outcome is Outcome.CONFIRMED
    )


def _dressed(made: Brief, options: BriefOptions) -> Brief:
    """The brief with the title, in the style and the spelling asked for."""
    from summarize.records import Style
    from summarize.writing import respelt

    made = replace(made, title=" ".join(options.title.split()), style=Style(options.style))
    return respelt(made, options.spelling) if options.spelling else made


def _reason(error: OSError) -> str:
    known = {
        errno.ENOSPC: "no space left on the disk",
        errno.EROFS: "the file system is read-only",
        errno.EACCES: "permission denied",
        errno.ENOTDIR: "a part of the path is a file",
        errno.EEXIST: "it is a file",
    }
    return known.get(error.errno or 0, error.strerror or str(error))
