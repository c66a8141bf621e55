"""`mujaz prompts`: look at, check and fill in the prompts that language models are given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from translate.engines import Prompt

app = typer.Typer(
    name="prompts",
    help="Look at, check and fill in the prompts that language models are given.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A shipped prompt, or a file of your own.")]


@app.command("list")
def list_(as_json: opt.AsJson = False) -> None:
    """List the shipped prompts.

    Example:

      mujaz prompts list
    """
    from translate.engines import load_prompt, prompt_names

    prompts = [load_prompt(name) for name in prompt_names()]
    if as_json:
        typer.echo(json.dumps([_record(p) for p in prompts], ensure_ascii=False, indent=2))
        return
    for prompt in prompts:
        typer.echo(f"{prompt.signature:40} {prompt.kind:11} {prompt.description}")


@app.command()
def lint(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE…", help="Files to check; all shipped ones if none.")
    ] = None,
) -> None:
    """Check prompt files: front matter, placeholders, and that no text can close its own quotation.

    Example:

      mujaz prompts lint my-prompt.md
    """
    from translate.engines import load_prompt, prompt_names, read_prompt
    from translate.errors import ConfigError

    names = [str(path) for path in files] if files else list(prompt_names())
    wrong = 0
    for name in names:
        try:
            prompt = read_prompt(Path(name)) if files else load_prompt(name)
        except ConfigError as error:
            wrong += 1
            typer.echo(f"error: {error}", err=True)
        else:
            typer.echo(f"ok {prompt.signature}")
    raise typer.Exit(1 if wrong else 0)


@app.command()
def render(
    name: Name,
    text: Annotated[str, typer.Argument(help="The Arabic sentence to put in.")],
    hint: Annotated[
        list[str] | None, typer.Option(metavar="ARABIC=ENGLISH", help="A spelling to ask for; repeatable.")
    ] = None,
) -> None:
    """Print exactly what a model would be sent for a text.

    Example:

      mujaz prompts render translate-chat "وصل الوزير." --hint "الوزير=the minister"
    """
    from translate.errors import ConfigError

    pairs = [tuple(part.split("=", 1)) for part in hint or []]
    if any(len(pair) != 2 for pair in pairs):
        raise ConfigError("--hint takes ARABIC=ENGLISH")
    prompt = _find(name)
    if pairs and not prompt.takes_hints:
        typer.echo(f"warning: {prompt.name} has no place for a hint; it is left out", err=True)
    for role, content in prompt.head:
        typer.echo(f"[{role}]\n{content}")
    typer.echo(f"[item]\n{prompt.render(text, [(a, b) for a, b in pairs])}")


def _find(name: str) -> Prompt:
    from translate.engines import load_prompt, read_prompt

    return read_prompt(Path(name)) if name.endswith(".md") else load_prompt(name)


def _record(prompt: Prompt) -> dict[str, object]:
    return {
        "name": prompt.name,
        "version": prompt.version,
        "task": prompt.task,
        "kind": prompt.kind,
        "description": prompt.description,
        "signature": prompt.signature,
    }
