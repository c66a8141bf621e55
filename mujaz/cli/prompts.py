"""`mujaz prompts`: look at, check and fill in the prompts that language models are given."""

from __future__ import annotations

import json
from collections.abc import Sequence
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
Own = Annotated[
    Path | None,
    typer.Option(
        "--prompts", metavar="DIR", help="Your folder of prompts; its NAME.md replaces a shipped one."
    ),
]


@app.command("list")
def list_(own: Own = None, as_json: opt.AsJson = False) -> None:
    """List the prompts: name, version and hash, kind, purpose.

    Example:

      mujaz prompts list
    """
    from translate.engines import load_prompt, prompt_names

    prompts = [load_prompt(name, own) for name in prompt_names(own)]
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
    own: Own = None,
) -> None:
    """Check prompt files: front matter, placeholders, and that no text can close its own quotation.

    Example:

      mujaz prompts lint my-prompt.md
    """
    from translate.engines import load_prompt, prompt_names, read_prompt
    from translate.errors import ConfigError

    names = [str(path) for path in files] if files else list(prompt_names(own))
    wrong = 0
    for name in names:
        try:
            prompt = read_prompt(Path(name)) if files else load_prompt(name, own)
        except ConfigError as error:
            wrong += 1
            typer.echo(f"error: {error}", err=True)
        else:
            typer.echo(f"ok {prompt.signature}")
    raise typer.Exit(1 if wrong else 0)


@app.command()
def render(
    name: Name,
    text: Annotated[
        str, typer.Argument(help="The Arabic sentence to put in, for a translation prompt.")
    ] = "",
    hint: Annotated[
        list[str] | None, typer.Option(metavar="ARABIC=ENGLISH", help="A spelling to ask for; repeatable.")
    ] = None,
    given: Annotated[
        list[str] | None,
        typer.Option(
            "--input", metavar="NAME=TEXT", help="An input of another prompt; again for more lines."
        ),
    ] = None,
    own: Own = None,
) -> None:
    """Print exactly what a model would be sent.

    Examples:

      mujaz prompts render translate-chat "وصل الوزير." --hint "الوزير=the minister"

      mujaz prompts render rewrite-sentence --input "claims=c1: The minister arrived." --input reason=none
    """
    prompt = _find(name, own)
    if prompt.inputs:
        item = prompt.fill(_inputs(prompt, _pairs("--input", "NAME=TEXT", given)))
    else:
        pairs = _pairs("--hint", "ARABIC=ENGLISH", hint)
        if pairs and not prompt.takes_hints:
            typer.echo(f"warning: {prompt.name} has no place for a hint; it is left out", err=True)
        item = prompt.render(text, pairs)
    for role, content in prompt.head:
        typer.echo(f"[{role}]\n{content}")
    typer.echo(f"[item]\n{item}")


@app.command()
def diff(
    name: Annotated[str, typer.Argument(help="A shipped prompt.")],
    other: Annotated[Path, typer.Argument(metavar="FILE|DIR", help="Your version, or the folder with it.")],
) -> None:
    """Print how your version of a prompt differs from the shipped one; exit with 1 if it does.

    Example:

      mujaz prompts diff rewrite-sentence my-prompts/
    """
    from difflib import unified_diff

    from translate.engines import load_prompt, read_prompt

    path = other / f"{name}.md" if other.is_dir() else other
    mine, shipped = read_prompt(path), load_prompt(name)
    lines = [
        *unified_diff(
            shipped.source.splitlines(),
            mine.source.splitlines(),
            shipped.signature,
            mine.signature,
            lineterm="",
        )
    ]
    for line in lines:
        typer.echo(line)
    raise typer.Exit(1 if lines else 0)


def _find(name: str, own: Path | None) -> Prompt:
    from translate.engines import load_prompt, read_prompt

    return read_prompt(Path(name)) if name.endswith(".md") else load_prompt(name, own)


def _pairs(option: str, form: str, given: Sequence[str] | None) -> list[tuple[str, str]]:
    from translate.errors import ConfigError

    parted = [part.partition("=") for part in given or []]
    if any(not equals for _, equals, _ in parted):
        raise ConfigError(f"{option} takes {form}")
    return [(before, after) for before, _, after in parted]


def _inputs(prompt: Prompt, pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    from translate.errors import ConfigError

    values: dict[str, list[str]] = {name: [] for name in prompt.inputs}
    for name, value in pairs:
        if name not in values:
            raise ConfigError(f"--input {name}: the prompt {prompt.name} takes {', '.join(prompt.inputs)}")
        values[name].append(value)
    lacking = [name for name, found in values.items() if not found]
    if lacking:
        raise ConfigError(f"give --input {lacking[0]}=TEXT; the prompt {prompt.name} needs it")
    return values


def _record(prompt: Prompt) -> dict[str, object]:
    return {
        "name": prompt.name,
        "version": prompt.version,
        "task": prompt.task,
        "kind": prompt.kind,
        "description": prompt.description,
        "signature": prompt.signature,
        "inputs": dict(prompt.inputs),
        "output": dict(prompt.output),
    }
