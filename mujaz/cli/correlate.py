"""`mujaz evaluate correlate`: how far metrics agree with people."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mujaz.cli import options as opt
from mujaz.cli import scoring


def command(
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
    resamples: scoring.Resamples = 1000,
    as_json: opt.AsJson = False,
) -> None:
    """Correlate metrics with human scores: Pearson, Spearman, Kendall, with intervals.

    Examples:

      mujaz evaluate correlate judged.tsv --human adequacy --hyp output --ref reference -m bleu chrf

      mujaz evaluate correlate judged.jsonl --human scores.human --hyp summary --ref reference --system system \\
        --document doc_id -m rouge-1 rouge-2 memog --column scores.other
    """
    from typing import cast

    from evaluation.errors import ScoringError
    from evaluation.significance import LEVELS, Level
    from evaluation.tables import columns as laid_out
    from mujaz.report.scores import correlation_rows, correlations_json
    from mujaz.scoring import Columns, correlations

    with scoring.errors():
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
