"""`mujaz evaluate`: scores with signatures, intervals and tests; first what BLEU and ROUGE cannot see."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from mujaz.cli import correlate, scoring
from mujaz.cli import options as opt

app = typer.Typer(
    name="evaluate",
    help="Score translations, summaries and briefs; compare systems; correlate scores with people's.",
    no_args_is_help=True,
)


@app.command(cls=scoring.SeveralValues)
def mt(
    hyp: scoring.Hypotheses,
    ref: scoring.References,
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
    lowercase: scoring.Lowercase = False,
    baseline: scoring.Baseline = "",
    test: scoring.PairedTest = scoring.Test.BOOTSTRAP,
    resamples: scoring.Resamples = 1000,
    trials: scoring.Trials = 10_000,
    allow_empty: scoring.AllowEmpty = False,
    fail_under: scoring.FailUnder = None,
    out: scoring.Out = None,
    as_json: opt.AsJson = False,
    quiet: opt.Quiet = False,
) -> None:
    """Score translations, one segment a line: facts, BLEU, chrF, chrF++, TER.

    Examples:

      mujaz evaluate mt --hyp out.en --ref ref.en --src source.ar

      mujaz evaluate mt --hyp a.en b.en c.en --ref ref.en --test ar --baseline a

      mujaz evaluate mt --hyp out.en --ref ref.en -m bleu --fail-under BLEU=30
    """
    from mujaz.scoring import files as made

    scoring.score(
        "translation",
        "segments",
        scoring.Asked(baseline, test, resamples, trials, allow_empty, fail_under, out, as_json, quiet),
        lambda options: made.translation_scores(
            hyp,
            ref,
            src,
            metric or list(made.TRANSLATION_METRICS),
            docs=docs,
            tokenize=tokenize,
            lowercase=lowercase,
            options=options,
        ),
    )


@app.command(cls=scoring.SeveralValues)
def summary(
    hyp: scoring.Hypotheses,
    ref: scoring.References,
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
    baseline: scoring.Baseline = "",
    test: scoring.PairedTest = scoring.Test.BOOTSTRAP,
    resamples: scoring.Resamples = 1000,
    trials: scoring.Trials = 10_000,
    allow_empty: scoring.AllowEmpty = False,
    fail_under: scoring.FailUnder = None,
    out: scoring.Out = None,
    as_json: opt.AsJson = False,
    quiet: opt.Quiet = False,
) -> None:
    """Score summaries against references: facts, ROUGE, MeMoG.

    Without --lines every file is one summary, and several --ref files are references of the same.

    Examples:

      mujaz evaluate summary --hyp brief.txt --ref reference-a.txt reference-b.txt

      mujaz evaluate summary --lines --hyp a.txt b.txt --ref ref.txt --tokenize 1.5.5 --stem
    """
    from mujaz.scoring import files as made

    scoring.score(
        "summary",
        "summaries",
        scoring.Asked(baseline, test, resamples, trials, allow_empty, fail_under, out, as_json, quiet),
        lambda options: made.summary_scores(
            hyp,
            ref,
            rouge or list(made.ROUGE_VARIANTS),
            lines=lines,
            tokenize=tokenize,
            stem=stem,
            measure=measure,
            several=multi,
            options=options,
        ),
    )


@app.command(cls=scoring.SeveralValues)
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
    resamples: scoring.Resamples = 1000,
    fail_under: scoring.FailUnder = None,
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
    from mujaz.progress import Progress
    from mujaz.report.scores import brief_scores_json, write_brief_score_files
    from mujaz.scoring import limits, missed_measures, score_brief
    from translate.encoder import default_encoder

    progress = Progress(quiet=quiet)
    with scoring.errors():
        least = limits(fail_under or [])
        references = {"translations": ref_translations or [], "briefs": ref_brief or []}
        entails = None
        if nli:
            from evaluation.metrics import entailment

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
    scoring.gate(missed_measures(found, least))


app.command("correlate", cls=scoring.SeveralValues)(correlate.command)
