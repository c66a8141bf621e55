"""`mujaz compare`: who says what, where accounts differ, what a source leaves out and how each words it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from mujaz.comparing import CompareRun


@opt.translating
def command(
    inputs: opt.Inputs,
    out: opt.Out = Path("outputs/comparison"),
    no_translate: Annotated[
        bool, typer.Option("--no-translate", help="Compare the Arabic alone; no model is needed.")
    ] = False,
    formats: opt.ReportFormats = "md,html,json",
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            help="Leave out differences less likely to be of one question; chosen to suit if not given.",
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(
            metavar="ARTICLE:SENTENCE",
            help="Also print what was understood of a sentence's figures and days, and why they were paired or not.",
        ),
    ] = None,
    decisions: opt.DecisionsFile = None,
    *,
    worded: opt.Worded,
    asked: opt.Asked,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
) -> None:
    """Compare Arabic articles about one event: discrepancies, agency copy, coverage, framing, timeline.

    What differs is found in the Arabic; the translation only shows it in English.

    Examples:

      mujaz compare articles/

      mujaz compare articles/ --no-translate -o out --format html

      mujaz compare a.txt b.html --json -q

      mujaz compare articles/ --no-translate --explain 3:12

      MUJAZ_ENDPOINT_URL=http://127.0.0.1:8080/v1 mujaz compare articles/ --writer endpoint --writer-model qwen3
    """
    from mujaz import comparing
    from mujaz.config import load_config
    from mujaz.progress import Progress

    wanted = opt.listed(formats, comparing.FORMATS)
    asked.check(no_translate=no_translate)
    config = load_config()
    run = comparing.compare(
        inputs,
        out,
        comparing.CompareOptions(
            asked.options(config),
            translate=not no_translate,
            formats=wanted,
            min_confidence=min_confidence,
            explain=_place(explain),
            decisions=decisions,
            writer=worded.options(config, usual="extractive"),
        ),
        Progress(quiet=quiet),
    )
    if as_json:
        typer.echo(_summary(run))
    else:
        for path in run.paths:
            typer.echo(path)
        for line in run.explanation:
            typer.echo(line)
    raise typer.Exit(1 if run.failures else 0)


def _place(given: str | None) -> tuple[int, int] | None:
    """The numbers of «3:12». Raises ConfigError for anything else."""
    from translate.errors import ConfigError

    if given is None:
        return None
    article, _, sentence = given.partition(":")
    if not (article.isdecimal() and sentence.isdecimal()):
        raise ConfigError(
            f"--explain {given}: give the numbers of an article and a sentence, as in a citation: 3:12"
        )
    return int(article), int(sentence)


def _summary(run: CompareRun) -> str:
    import json
    from collections import Counter

    from mujaz.writers import summary

    made = run.comparison
    return json.dumps(
        {
            "paths": [str(path) for path in run.paths],
            "failures": [{"path": f.path, "message": f.message} for f in run.failures],
            "model": made.model,
            "model_reason": made.model_reason,
            "explanation": list(run.explanation),
            "articles": len(run.documents),
            "discrepancies": dict(Counter(found.verdict for found in made.ledger.discrepancies)),
            "wire_groups": len(made.ledger.wire_groups),
            "claims": len(made.coverage),
            "framing": len(made.framing),
            **summary(made.wording),
        },
        ensure_ascii=False,
        indent=2,
    )
