"""`mujaz translate`: articles or lines into English, with the evidence for trusting each sentence."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, repeat
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from mujaz.progress import Progress
    from mujaz.translation import Translation, TranslationOptions
    from translate.records import Document

_FORMATS = "txt"


@opt.translating
def command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT…]",
            help=opt.INPUT_HELP,
            show_default=False,
        ),
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Stdin to stdout: line n out is the translation of line n in.")
    ] = False,
    out: opt.Out = Path("outputs/translation"),
    formats: Annotated[
        str,
        typer.Option("--format", metavar="txt,jsonl,tmx,html", help="Which files to write, comma-separated."),
    ] = _FORMATS,
    second_model: Annotated[
        str | None,
        typer.Option(metavar="NAME|PATH", help="A model for the sentences that the first one fails."),
    ] = None,
    retries: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            help="Work that retries may take, in first passes; 0 leaves failing sentences as they are. "
            "2 where not said, and none for a weak model.",
        ),
    ] = None,
    unchecked: Annotated[
        bool,
        typer.Option(
            "--unchecked",
            help="With --lines: translate only; no check, no retry, no flag, several times faster.",
        ),
    ] = False,
    *,
    asked: opt.Asked,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
) -> None:
    """Translate Arabic into English; every sentence is checked, repaired where possible, flagged where not.

    Writes the files asked for and report.json, which counts outcomes, flags and forced edits and names the
    ten least trusted sentences.

    Examples:

      mujaz translate articles/ -o out --format txt,html

      mujaz translate article.docx --glossary names.csv --tm corrected.tmx --format tmx

      mujaz translate --lines < test.ar > test.en
    """
    from mujaz.config import load_config
    from mujaz.progress import Progress
    from mujaz.translation import FORMATS
    from translate.errors import ConfigError

    if lines == bool(inputs) and inputs != ["-"]:
        raise ConfigError("give INPUT…, or --lines with text on stdin; see mujaz translate -h")
    if unchecked and (not lines or as_json):
        raise ConfigError("--unchecked goes with --lines, and not with --json: it has no evidence to show")
    if unchecked and (second_model or retries):
        raise ConfigError("--unchecked tries nothing again; leave --second-model and --retries out")
    config = load_config()
    options = replace(
        asked.options(config, second_model=second_model, retries=retries), checked=not unchecked
    )
    progress = Progress(quiet=quiet)
    if lines:
        raise typer.Exit(_lines(options, progress, as_json=as_json))
    raise typer.Exit(
        _files(inputs or [], out, opt.listed(formats, FORMATS), options, progress, as_json=as_json)
    )


def _files(
    inputs: list[str],
    out: Path,
    formats: tuple[str, ...],
    options: TranslationOptions,
    progress: Progress,
    *,
    as_json: bool,
) -> int:
    import json

    from mujaz import pipeline
    from mujaz.report import write_text
    from mujaz.translation import Translator, translation_files
    from translate.output import report_lines, report_record, translation_report
    from translate.records import Outcome

    pipeline.check_writable(out)
    documents, failures = pipeline.read(
        inputs,
        options.encoding,
        progress,
        allow_local=options.allow_local,
        follow=options.follow,
        fields=options.fields,
        keep=out / pipeline.PAGES,
        books=True,
    )
    with Translator(options, progress) as translator:
        done = _joined([translator.translate(some) for some in _together(documents)], documents)
    report = translation_report(done.documents)
    record = report_record(report, model=done.model, signature=done.signature, warning=done.warning)
    files = translation_files(done, formats)
    files["report.json"] = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    for name, content in files.items():
        write_text(out / name, content)
    paths = [out / name for name in files]
    for line in report_lines(report):
        progress.say(line)
    if as_json:
        record["paths"] = [str(path) for path in paths]
        record["failures"] = [{"path": failure.path, "message": failure.message} for failure in failures]
        typer.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        for path in paths:
            typer.echo(path)
    return 1 if failures or report.outcomes[Outcome.FAILED.value] else 0


def _together(documents: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    """All articles together, so that a name has one spelling; the parts of a book in groups of so many sentences at most."""
    from translate.datafiles import Chosen

    if articles := tuple(document for document in documents if not document.part_of):
        yield articles
    most = Chosen("mujaz.cli", "translate").whole("together")
    for _, parts in groupby((one for one in documents if one.part_of), key=attrgetter("part_of")):
        group: list[Document] = []
        held = 0
        for part in parts:
            if group and held + len(part.segments) > most:
                yield tuple(group)
                group, held = [], 0
            group.append(part)
            held += len(part.segments)
        yield tuple(group)


def _joined(parts: Sequence[Translation], documents: Sequence[Document]) -> Translation:
    """The parts as one, in the order of the documents."""
    named = next((part for part in parts if part.model), parts[0])
    order = {document.id: place for place, document in enumerate(documents)}
    done = [one for part in parts for one in part.documents]
    return replace(named, documents=tuple(sorted(done, key=lambda one: order[one.document.id])))


def _lines(options: TranslationOptions, progress: Progress, *, as_json: bool) -> int:
    import json

    from mujaz.translation import Translator, line_document, line_text
    from translate.output import segment_record
    from translate.records import Outcome

    failed = flagged = total = 0
    with Translator(options, progress, unify_names=False) as translator:
        for chunk in _chunks(options.encoding):
            documents = [line_document(number, line) for number, line in chunk]
            for document in translator.translate(documents).documents:
                outcomes = [segment.outcome for segment in document.segments]
                failed += Outcome.FAILED in outcomes
                flagged += Outcome.FLAGGED in outcomes
                total += 1
                if as_json:
                    records = [segment_record(document.document.id, segment) for segment in document.segments]
                    shown = json.dumps(
                        {
                            "line": int(document.document.id),
                            "target": line_text(document),
                            "segments": records,
                        },
                        ensure_ascii=False,
                    )
                else:
                    shown = line_text(document)
                sys.stdout.buffer.write(shown.encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    progress.say(f"{total} lines, {f'{flagged} flagged' if options.checked else 'not checked'}")
    if failed:
        progress.warn(f"{failed} lines could not be translated; they are empty in the output")
    return 1 if failed else 0


# Lines that are translated together: few at first, so that the first are out soon; then as many as fill batches.
_SIZES = (1, 15, 84, 900, 1000)


def _chunks(encoding: str | None) -> Iterator[list[tuple[int, str]]]:
    """Numbered lines of stdin; only a line feed ends a line, as `wc -l` counts them."""
    from translate.errors import InputError

    chunk: list[tuple[int, str]] = []
    sizes = chain(_SIZES, repeat(_SIZES[-1]))
    size = next(sizes)
    for number, raw in enumerate(sys.stdin.buffer, start=1):
        try:
            line = raw.decode(encoding or ("utf-8-sig" if number == 1 else "utf-8"))
        except (UnicodeDecodeError, LookupError) as error:
            raise InputError(
                f"stdin, line {number}: not {encoding or 'UTF-8'} ({error}); convert it or pass --encoding"
            ) from error
        chunk.append((number, line))
        if len(chunk) == size:
            yield chunk
            chunk, size = [], next(sizes)
    if chunk:
        yield chunk
