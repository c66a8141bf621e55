"""`mujaz evaluate`: scores with signatures, intervals and tests; first what BLEU and ROUGE cannot see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from mujaz.scores import ScoredFiles

app = typer.Typer(
    name="evaluate",
    help="Score translations, summaries and briefs; compare systems; correlate scores with people's.",
    no_args_is_help=True,
)
_SEVERAL = frozenset(
    {
        "--hyp",
        "--ref",
        "--metric",
        "-m",
        "--rouge",
        "--fail-under",
        "--ref-brief",
        "--ref-translations",
        "--column",
        "--level",
    }
)


class SeveralValues(TyperCommand):
    """Lets one option take several values, `--hyp a.en b.en`, as shells expand `--hyp *.en`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        spread: list[str] = []
        option, taken = "", False
        for arg in args:
            if arg.startswith("-") and len(arg) > 1:
                option, taken = (arg if arg in _SEVERAL else ""), False
            elif option and taken:
                spread.append(option)
            elif option:
                taken = True
            spread.append(arg)
        return super().parse_args(ctx, spread)


class Test(StrEnum):
    """Paired tests against the baseline."""

    BOOTSTRAP = "bs"
    RANDOMISATION = "ar"
    NONE = "none"


Hypotheses = Annotated[
    list[Path], typer.Option("--hyp", metavar="FILE…", help="A system's output; several compare systems.")
]
References = Annotated[
    list[Path], typer.Option("--ref", metavar="FILE…", help="A reference; several count together.")
]
Baseline = Annotated[
    str, typer.Option(metavar="NAME", help="The system to test against; the first if not given.")
]
PairedTest = Annotated[
    Test, typer.Option("--test", help="bs: paired bootstrap; ar: approximate randomisation; none.")
]
Resamples = Annotated[int, typer.Option(min=0, help="Bootstrap samples for the intervals; 0 for none.")]
Trials = Annotated[int, typer.Option(min=1, help="Trials of approximate randomisation.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="DIR", help="Also write scores.json, scores.md and scores.html here."
    ),
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option("--fail-under", metavar="METRIC=VALUE…", help="Exit 1 if a system is worse (TER: over it)."),
]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Count an empty line as saying nothing.")]
Lowercase = Annotated[bool, typer.Option("--lowercase", help="Ignore case in BLEU and chrF.")]


@app.command(cls=SeveralValues)
def mt(
    hyp: Hypotheses,
    ref: References,
    src: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The Arabic: facts are checked against it too.")
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(
            "--metric", "-m", help="facts bleu chrf chrf++ ter: the default; comet bertscore metricx."
        ),
    ] = None,
    docs: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A document's name a line: scores per document."),
    ] = None,
    tokenize: Annotated[str, typer.Option(help="BLEU's tokenizer, by sacrebleu's name.")] = "13a",
    lowercase: Lowercase = False,
    baseline: Baseline = "",
    test: PairedTest = Test.BOOTSTRAP,
    resamples: Resamples = 1000,
    trials: Trials = 10_000,
    allow_empty: AllowEmpty = False,
    fail_under: FailUnder = None,
    out: Out = None,
    as_json: opt.AsJson = False,
    quiet: opt.Quiet = False,
) -> None:
    """Score translations, one segment a line: facts, BLEU, chrF, chrF++, TER.

    Examples:

      mujaz evaluate mt --hyp out.en --ref ref.en --src source.ar

      mujaz evaluate mt --hyp a.en b.en c.en --ref ref.en --test ar --baseline a

      mujaz evaluate mt --hyp out.en --ref ref.en -m bleu --fail-under BLEU=30
    """
    from evaluation.scoring import Options
    from mujaz import scores as made
    from mujaz.progress import Progress

    with _errors():
        limits = made.limits(fail_under or [])
        with Progress(quiet=quiet).counting("scoring", "segments") as update:
            found = made.translation_scores(
                hyp,
                ref,
                src,
                metric or list(made.TRANSLATION_METRICS),
                docs=docs,
                tokenize=tokenize,
                lowercase=lowercase,
                options=Options(
                    resamples=resamples,
                    test=test.value,
                    trials=trials,
                    baseline=baseline,
                    per_segment=as_json or out is not None,
                    allow_empty=allow_empty,
                    on_progress=update,
                ),
            )
    _print(found, "translation", as_json, out)
    _gate(made.missed(found.scores, limits))


@app.command(cls=SeveralValues)
def summary(
    hyp: Hypotheses,
    ref: References,
    lines: Annotated[
        bool, typer.Option("--lines", help="One summary a line, instead of one a file.")
    ] = False,
    rouge: Annotated[
        list[str] | None, typer.Option("--rouge", help="1 to 9, L, Lsum, SU4; 1 2 L Lsum SU4 if not given.")
    ] = None,
    tokenize: Annotated[
        str,
        typer.Option(help="1.5.5, rouge-score (ASCII only), unicode, arabic; by the script if not given."),
    ] = "",
    stem: Annotated[bool, typer.Option("--stem", help="Compare stems (ROUGE-1.5.5 -m).")] = False,
    measure: Annotated[str, typer.Option(help="f, p (precision) or r (recall).")] = "f",
    multi: Annotated[
        str, typer.Option(help="Several references: best (rouge-score) or average (ROUGE-1.5.5 -f A).")
    ] = "best",
    baseline: Baseline = "",
    test: PairedTest = Test.BOOTSTRAP,
    resamples: Resamples = 1000,
    trials: Trials = 10_000,
    allow_empty: AllowEmpty = False,
    fail_under: FailUnder = None,
    out: Out = None,
    as_json: opt.AsJson = False,
    quiet: opt.Quiet = False,
) -> None:
    """Score summaries against references: facts, ROUGE, MeMoG.

    Without --lines every file is one summary, and several --ref files are references of the same.

    Examples:

      mujaz evaluate summary --hyp brief.txt --ref reference-a.txt reference-b.txt

      mujaz evaluate summary --lines --hyp a.txt b.txt --ref ref.txt --tokenize 1.5.5 --stem
    """
    from evaluation.scoring import Options
    from mujaz import scores as made
    from mujaz.progress import Progress

    with _errors():
        limits = made.limits(fail_under or [])
        with Progress(quiet=quiet).counting("scoring", "summaries") as update:
            found = made.summary_scores(
                hyp,
                ref,
                rouge or list(made.ROUGE_VARIANTS),
                lines=lines,
                tokenize=tokenize,
                stem=stem,
                measure=measure,
                several=multi,
                options=Options(
                    resamples=resamples,
                    test=test.value,
                    trials=trials,
                    baseline=baseline,
                    per_segment=as_json or out is not None,
                    allow_empty=allow_empty,
                    on_progress=update,
                ),
            )
    _print(found, "summary", as_json, out)
    _gate(made.missed(found.scores, limits))


@app.command(cls=SeveralValues)
def run(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The output folder of `mujaz brief`.")],
    ref_translations: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE…", help="Reference translations: JSON Lines of source and reference."),
    ] = None,
    ref_brief: Annotated[
        list[Path] | None, typer.Option(metavar="FILE…", help="Reference briefs, one text file each.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A second run, shown beside the first in scores.html.")
    ] = None,
    resamples: Resamples = 1000,
    fail_under: FailUnder = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="DIR", help="Where to write; the folder itself if not given."),
    ] = None,
    nli: Annotated[
        str, typer.Option(metavar="MODEL", help="Also ask this entailment model whether citations support.")
    ] = "",
    as_json: opt.AsJson = False,
    quiet: opt.Quiet = False,
) -> None:
    """Score a brief by its own articles, and against references where there are some.

    Writes scores.json, scores.md and scores.html. --fail-under takes the names in scores.json.

    Examples:

      mujaz evaluate run outputs/brief

      mujaz evaluate run outputs/brief --ref-translations refs.jsonl --ref-brief a.txt b.txt

      mujaz evaluate run outputs/brief --fail-under grounded=90 figures=95
    """
    from mujaz.brief_scores import score_brief
    from mujaz.progress import Progress
    from mujaz.report.scores_data import brief_scores_json
    from mujaz.report.scores_files import write_brief_score_files
    from mujaz.scores import limits, missed_measures
    from translate.encoder import default_encoder

    progress = Progress(quiet=quiet)
    with _errors():
        least = limits(fail_under or [])
        references = {"translations": ref_translations or [], "briefs": ref_brief or []}
        entails = None
        if nli:
            from evaluation.neural import entailment

            entails = entailment(nli)
        progress.say("checking every sentence against the articles")
        encoder = default_encoder()
        found = score_brief(folder, encoder=encoder, resamples=resamples, entails=entails, **references)
        other = (
            score_brief(against, encoder=encoder, resamples=resamples, entails=entails, **references)
            if against
            else None
        )
        paths = write_brief_score_files(found, out or folder, other)
    if as_json:
        typer.echo(json.dumps(brief_scores_json(found), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        for path in paths:
            typer.echo(str(path))
    _gate(missed_measures(found, least))


@app.command("correlate", cls=SeveralValues)
def correlate_(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A .csv, .tsv or .jsonl file, one text a row.")
    ],
    human: Annotated[str, typer.Option(metavar="COLUMN", help="The people's scores.")],
    hyp: Annotated[str, typer.Option(metavar="COLUMN", help="The texts judged.")] = "",
    ref: Annotated[str, typer.Option(metavar="COLUMN", help="Their references.")] = "",
    system: Annotated[str, typer.Option(metavar="COLUMN", help="Who made the text.")] = "",
    document: Annotated[str, typer.Option(metavar="COLUMN", help="What it is of.")] = "",
    metric: Annotated[
        list[str] | None,
        typer.Option("--metric", "-m", help="bleu, chrf, ter, rouge-1 …, memog, npower, figures, names."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN…", help="Scores already in the table, to compare with."),
    ] = None,
    level: Annotated[
        list[str] | None,
        typer.Option(help="segment, document or system; those the columns allow if not given."),
    ] = None,
    tokenize: Annotated[str, typer.Option(help="ROUGE's tokenizer.")] = "unicode",
    stem: Annotated[bool, typer.Option("--stem", help="ROUGE on stems.")] = False,
    resamples: Resamples = 1000,
    as_json: opt.AsJson = False,
) -> None:
    """Correlate metrics with human scores: Pearson, Spearman, Kendall, with intervals.

    Examples:

      mujaz evaluate correlate judged.tsv --human adequacy --hyp output --ref reference -m bleu chrf

      mujaz evaluate correlate judged.jsonl --human scores.human --hyp summary --ref reference --system system \\
        --document doc_id -m rouge-1 rouge-2 memog --column scores.other
    """
    from typing import cast

    from evaluation.correlation import LEVELS, Level
    from evaluation.errors import ScoringError
    from evaluation.tables import columns as laid_out
    from mujaz.correlations import Columns, correlations
    from mujaz.report.scores_data import correlation_rows, correlations_json

    with _errors():
        possible = [
            "segment",
            *(["document"] if document and system else []),
            *(["system"] if system else []),
        ]
        levels = level or possible
        unknown = [name for name in levels if name not in LEVELS]
        if unknown:
            raise ScoringError(f"there is no level {unknown[0]!r}; there are {', '.join(LEVELS)}")
        found = correlations(
            table,
            Columns(human, hyp, ref, system, document),
            metric or [],
            levels=cast("list[Level]", levels),
            tokenize=tokenize,
            stem=stem,
            others=column or [],
            resamples=resamples,
        )
        if not found:
            raise ScoringError("nothing to correlate: name metrics with --metric or columns with --column")
    if as_json:
        typer.echo(json.dumps(correlations_json(found), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        typer.echo(laid_out(correlation_rows(found)))


@contextmanager
def _errors() -> Iterator[None]:
    """What cannot be scored ends the command with one line and exit code 2."""
    from evaluation.errors import ScoringError
    from translate.errors import ConfigError

    try:
        yield
    except ScoringError as error:
        raise ConfigError(str(error)) from error


def _print(scored: ScoredFiles, kind: str, as_json: bool, out: Path | None) -> None:
    from evaluation.tables import report
    from mujaz.progress import Progress
    from mujaz.report.scores_data import table_json

    for doubt in scored.doubts():
        Progress().warn(doubt)
    if out is not None:
        from mujaz.report.scores_files import write_table_files

        for path in write_table_files(scored, kind, out):
            typer.echo(str(path), err=True)
    if as_json:
        typer.echo(json.dumps(table_json(scored.scores, kind), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        typer.echo(report(scored.scores))


def _gate(failures: list[str]) -> None:
    """Says which limits were missed; exit code 1 if any was."""
    for failure in failures:
        typer.echo(f"error: {failure}", err=True)
    if failures:
        raise typer.Exit(1)
