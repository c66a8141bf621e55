"""`mujaz doctor`: what this machine has for translating, and what `--model auto` would take."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from mujaz.cli import options as opt


def command(
    offline: opt.Offline = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Do not hash the files of the installed models.")
    ] = False,
    as_json: opt.AsJson = False,
) -> None:
    """Show Python, processor, memory, disk, the installed models and what --model auto would take, and why.

    Exit code 1 where an installed model is damaged or no model can run.

    Examples:

      mujaz doctor

      mujaz doctor --json | jq .auto
    """
    from mujaz.config import load_config
    from mujaz.diagnosis import diagnosed
    from mujaz.progress import followable

    found = diagnosed(offline=offline or load_config().offline, hashed=not quick, fetch=sys.stderr.isatty())
    if as_json:
        typer.echo(json.dumps(found.as_record(), ensure_ascii=False, indent=2))
    else:
        for line in found.lines():
            typer.echo(followable(line))
    raise typer.Exit(0 if found.sound else 1)
