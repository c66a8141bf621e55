"""What the commands of `mujaz evaluate` share: options worded once, limits, errors, and how scores are printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

if TYPE_CHECKING:
    from evaluation.scoring import Options
    from mujaz.scoring import ScoredFiles

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


@dataclass(frozen=True, slots=True)
class Asked:
    """What scoring any kind of text is asked for, besides the texts and the metrics."""

    baseline: str
    test: Test
    resamples: int
    trials: int
    allow_empty: bool
    fail_under: list[str] | None
    out: Path | None
    as_json: bool
    quiet: bool


def score(kind: str, unit: str, asked: Asked, scored: Callable[[Options], ScoredFiles]) -> None:
    """Scores texts of a kind, counted in `unit`, and prints and writes what was found.

    Raises:
        ConfigError: the files cannot be scored.
        Exit: with code 1, a system misses a limit.
    """
    from evaluation.scoring import Options
    from mujaz.progress import Progress
    from mujaz.scoring import limits, missed

    with errors():
        least = limits(asked.fail_under or [])
        with Progress(quiet=asked.quiet).counting("scoring", unit) as update:
            found = scored(
                Options(
                    resamples=asked.resamples,
                    test=asked.test.value,
                    trials=asked.trials,
                    baseline=asked.baseline,
                    per_segment=asked.as_json or asked.out is not None,
                    allow_empty=asked.allow_empty,
                    on_progress=update,
                )
            )
    _print(found, kind, asked.as_json, asked.out)
    gate(missed(found.scores, least))


@contextmanager
def errors() -> Iterator[None]:
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
    from mujaz.report.scores import table_json

    for doubt in scored.doubts():
        Progress().warn(doubt)
    if out is not None:
        from mujaz.report.scores import write_table_files

        for path in write_table_files(scored, kind, out):
            typer.echo(str(path), err=True)
    if as_json:
        typer.echo(json.dumps(table_json(scored.scores, kind), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        typer.echo(report(scored.scores))


def gate(failures: list[str]) -> None:
    """Says which limits were missed; exit code 1 if any was."""
    for failure in failures:
        typer.echo(f"error: {failure}", err=True)
    if failures:
        raise typer.Exit(1)
