"""`mujaz brief`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mujaz.cli import options as opt


@opt.translating
def command(
    inputs: opt.Inputs,
    out: opt.Out = Path("outputs/brief"),
    no_translate: Annotated[
        bool,
        typer.Option(
            "--no-translate", help="Ask no model: the English is what --tm gives; the rest stays Arabic."
        ),
    ] = False,
    language: Annotated[
        str,
        typer.Option(
            metavar="en|ar", help="en, or ar: in the articles' own Arabic, right to left; no model is needed."
        ),
    ] = "en",
    formats: opt.ReportFormats = "md,html,json",
    max_sentences: Annotated[
        int | None, typer.Option(min=1, help="Longest brief, in sentences; chosen to suit if not given.")
    ] = None,
    decisions: opt.DecisionsFile = None,
    words: Annotated[
        int | None,
        typer.Option(min=1, help="About how many words the chosen sentences have together, at most."),
    ] = None,
    style: Annotated[
        str,
        typer.Option(
            help="wire; bullets (the opening as a list); executive (the opening, what is agreed, what differs)."
        ),
    ] = "wire",
    title: Annotated[str, typer.Option(metavar="TEXT", help="Your own title, above the headline.")] = "",
    spelling: Annotated[str, typer.Option(help="us or uk; as translated if not given.")] = "",
    *,
    worded: opt.Worded,
    asked: opt.Asked,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
) -> None:
    """Brief Arabic articles about one event in English (or in Arabic), each sentence citing the Arabic it rests on.

    Examples:

      mujaz brief articles/

      mujaz brief a.txt b.html c.docx -o out --format html

      mujaz brief articles/ --tm edited.tmx --no-translate

      mujaz brief articles/ --tm corrections.tmx --decisions decisions.json

      mujaz brief articles/ --language ar

      MUJAZ_ENDPOINT_URL=http://127.0.0.1:8080/v1 mujaz brief articles/ --writer endpoint --writer-model qwen3

      mujaz brief articles/ --writer local --writer-model gemma-3-4b-it --writer-parts headline --writer-check

      mujaz brief articles/ --writer endpoint --writer-model NAME --price-in 0.15 --price-out 0.60 --currency USD

      cat a.txt | mujaz brief - -o out --json
    """
    from mujaz import pipeline
    from mujaz.config import load_config
    from mujaz.progress import Progress
    from translate.errors import ConfigError

    wanted = opt.listed(formats, pipeline.FORMATS)
    asked.check(no_translate=no_translate)
    if language == "ar" and (asked.model or asked.tm or asked.glossary):
        raise ConfigError("--language ar translates nothing; leave --model, --tm and --glossary out")
    config = load_config()
    progress = Progress(quiet=quiet)
    run = pipeline.brief(
        inputs,
        out,
        pipeline.BriefOptions(
            asked.options(config, ask_model=not no_translate),
            writer=worded.options(config, usual="extractive" if language == "ar" else config.writer),
            formats=wanted,
            max_sentences=max_sentences or config.max_sentences,
            decisions=decisions,
            max_words=words or 0,
            title=title,
            style=style,
            spelling=spelling,
            language=language,
        ),
        progress,
    )
    if as_json:
        typer.echo(_summary(run))
    else:
        for path in run.paths:
            typer.echo(path)
    raise typer.Exit(1 if run.failures else 0)


def _summary(run: object) -> str:
    import json
    from collections import Counter

    from mujaz.pipeline import BriefRun
    from mujaz.writers import summary

    assert isinstance(run, BriefRun)
    outcomes = Counter(s.outcome.value for document in run.translation.documents for s in document.segments)
    return json.dumps(
        {
            "paths": [str(path) for path in run.paths],
            "failures": [{"path": f.path, "message": f.message} for f in run.failures],
            "model": run.translation.model,
            "model_reason": run.translation.reason,
            "articles": len(run.translation.documents),
            "segments": dict(outcomes),
            **summary(run.wording),
        },
        ensure_ascii=False,
        indent=2,
    )
