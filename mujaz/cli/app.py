"""`mujaz`: the commands, and what their exit codes mean."""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated

import typer

from mujaz import __version__
from mujaz.cli import brief, compare, corpus, doctor, evaluate, models, prompts, segments, translate

app = typer.Typer(
    name="mujaz",
    help="Arabic news articles in; one neutral English brief out, every sentence cited.",
    epilog=(
        "Results' paths go to stdout, progress and warnings to stderr. "
        "Exit codes: 0 all done; 1 some inputs failed, the rest done; 2 cannot run; 130 interrupted."
    ),
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
    # Plain help: drawing boxes would load a library that costs half the time of `mujaz --help`.
    rich_markup_mode=None,
)
app.command("brief")(brief.command)
app.command("compare")(compare.command)
app.command("corpus")(corpus.command)
app.command("translate")(translate.command)
app.command("segments")(segments.command)
app.command("doctor")(doctor.command)
app.add_typer(evaluate.app)
app.add_typer(models.app)
app.add_typer(prompts.app)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"mujaz {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Runs the command line; every expected error is one line on stderr."""
    from translate.errors import InputError, MujazError

    try:
        app()
    except InputError as error:
        _exit(error, 1)
    except MujazError as error:
        _exit(error, 2)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        _drop_unwritten()
        _exit(
            OSError("no space left where results go; what is translated is kept: free space, run this again"),
            2,
        )
    except SystemExit as stop:
        if stop.code == 130:
            print("interrupted; what is done is kept, the same command goes on from there", file=sys.stderr)
        raise


def _drop_unwritten() -> None:
    """Lets go of what stdout could not take, as Python would try again at its end, and say so at length."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _exit(error: Exception, code: int) -> None:
    from mujaz.progress import followable

    print(f"error: {followable(str(error))}", file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main()
