"""`mujaz corpus`: a day's whole news."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from mujaz.corpus import CorpusRun


@opt.translating
def command(
    inputs: opt.Inputs,
    out: opt.Out = Path("outputs/corpus"),
    no_translate: Annotated[
        bool,
        typer.Option(
            "--no-translate", help="Compare on the Arabic alone, without briefs; no model is needed."
        ),
    ] = False,
    formats: opt.ReportFormats = "md,html,json",
    least: Annotated[int, typer.Option(min=1, help="Events of fewer articles are listed, not briefed.")] = 2,
    executor: Annotated[
        str, typer.Option(metavar="local|ray", help="Where events are told; ray needs mujaz[cluster].")
    ] = "local",
    workers: Annotated[int, typer.Option(min=1, help="Models at work at once, with --executor ray.")] = 2,
    *,
    asked: opt.Asked,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
) -> None:
    """Find the events in many Arabic articles and brief and compare each; index.html lists them.

    Stopped, the same command goes on with the first event that is not complete.

    Examples:

      mujaz corpus today.jsonl -o today

      mujaz corpus articles/ --no-translate -o out --format html

      mujaz corpus month/*.jsonl -o out --executor ray --workers 8
    """
    from mujaz import corpus
    from mujaz.comparing import FORMATS
    from mujaz.config import load_config
    from mujaz.corpus import CorpusOptions, EventOptions
    from mujaz.progress import Progress
    from translate.errors import ConfigError

    wanted = opt.listed(formats, FORMATS)
    if executor not in corpus.EXECUTORS:
        raise ConfigError(f"--executor {executor}: choose from {', '.join(corpus.EXECUTORS)}")
    asked.check(no_translate=no_translate)
    run = corpus.corpus(
        inputs,
        out,
        CorpusOptions(
            EventOptions(asked.options(load_config()), not no_translate, wanted), least, executor, workers
        ),
        Progress(quiet=quiet),
    )
    if as_json:
        typer.echo(_summary(run))
    else:
        for path in run.paths:
            typer.echo(path)
    raise typer.Exit(1 if run.failures or any(event.failure for event in run.events) else 0)


def _summary(run: CorpusRun) -> str:
    import json

    return json.dumps(
        {
            "paths": [str(path) for path in run.paths],
            "failures": [
                *({"path": f.path, "message": f.message} for f in run.failures),
                *({"path": "", "message": event.failure} for event in run.events if event.failure),
            ],
            "articles": run.articles,
            "events": len(run.events),
            "told": sum(bool(event.folder) for event in run.events),
            "kept": run.kept,
        },
        ensure_ascii=False,
        indent=2,
    )
