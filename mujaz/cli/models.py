"""`mujaz models`: which translation models there are, fetching them, and checking what was fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from translate.models import Entry

app = typer.Typer(
    name="models",
    help="List, fetch, check and find translation models.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="A model of `mujaz models list`.")]
MaybeName = Annotated[
    str | None, typer.Argument(metavar="NAME", help="A model of `mujaz models list`; all when left out.")
]


@app.command("list")
def list_(as_json: opt.AsJson = False) -> None:
    """List the models: whether they are installed and where from, licence, size and published scores.

    Examples:

      mujaz models list

      mujaz models list --json | jq '.[] | select(.installed) | .name'
    """
    from mujaz.progress import followable
    from translate.models import is_installed, load_registry

    entries = list(load_registry().entries.values())
    if as_json:
        records = [_record(entry, installed=is_installed(entry)) for entry in entries]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        mark = "*" if is_installed(entry) else " "
        licence = entry.licence if entry.commercial else f"{entry.licence} (not commercial)"
        size = f"{entry.size_mb:,} MB" if entry.size_mb else ""
        line = (
            f"{mark} {entry.name:{width}}  {size:>9}  {_best_score(entry):32}  {licence:24}  {_origin(entry)}"
        )
        typer.echo(line.rstrip())
    typer.echo(followable("\n* installed. To fetch one, run: mujaz models pull NAME"), err=True)


@app.command()
def pull(
    name: Name,
    force: Annotated[bool, typer.Option("--force", help="Fetch it again even if it is there.")] = False,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
) -> None:
    """Fetch a model and record the SHA-256 of its files. Only weights that can run no code are fetched.

    Examples:

      mujaz models pull opus-mt-tc-big-ar-en

      mujaz models pull opus-mt-ar-en --force
    """
    from mujaz.progress import Progress
    from translate.models import load_registry, read_lock
    from translate.models import pull as pull_model

    progress = Progress(quiet=quiet)
    entry = load_registry()[name]
    if entry.kind == "embedded":
        from translate.engines import prepare_embedded

        folder = prepare_embedded(progress.say)
    else:
        folder = pull_model(entry, force=force, on_progress=progress.say)
    if not entry.commercial:
        progress.warn(f"{name} is licensed {entry.licence}: its output may not be used commercially")
    if as_json:
        lock = read_lock(folder)
        record = {"name": name, "folder": str(folder), "revision": lock.revision, "digest": lock.digest}
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    typer.echo(folder)


@app.command()
def remove(name: Name, quiet: opt.Quiet = False, as_json: opt.AsJson = False) -> None:
    """Remove a model's files from this machine: what was fetched and what was made of it.

    Examples:

      mujaz models remove nllb-200-3.3B
    """
    from mujaz.progress import Progress
    from translate.errors import ModelError
    from translate.models import load_registry, remove_files

    load_registry()[name]
    removed = remove_files(name)
    if not removed:
        raise ModelError(f"{name} has no files in the model cache; there is nothing to remove")
    size = sum(one for _, one in removed)
    if as_json:
        record = {"name": name, "folders": [str(folder) for folder, _ in removed], "bytes": size}
        typer.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    for folder, _ in removed:
        typer.echo(folder)
    Progress(quiet=quiet).say(f"{size / 1e6:,.0f} MB freed")


@app.command()
def verify(name: MaybeName = None, as_json: opt.AsJson = False) -> None:
    """Check the files of installed models against the SHA-256 recorded when they were fetched or made.

    Exit code 1 if any file is missing or changed.

    Examples:

      mujaz models verify

      mujaz models verify opus-mt-tc-big-ar-en --json
    """
    from translate.errors import ModelError
    from translate.models import check, load_registry

    if name is not None:
        load_registry()[name]
    found = list(check(name or ""))
    if name is not None and not found:
        raise ModelError(f"{name} is not installed; run: mujaz models pull {name}")
    if as_json:
        records = [
            {
                "model": one.model,
                "folder": str(one.folder),
                "files": one.files,
                "revision": one.revision,
                "ok": not one.problem,
                "problem": one.problem,
            }
            for one in found
        ]
        typer.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for one in found:
            if one.problem:
                typer.echo(f"error: {one.problem}", err=True)
            else:
                typer.echo(f"ok {one.folder} ({one.files} files, revision {one.revision[:12] or 'none'})")
        if not found:
            typer.echo("no model is installed", err=True)
    raise typer.Exit(1 if any(one.problem for one in found) else 0)


@app.command()
def path(
    name: MaybeName = None,
    config: Annotated[
        bool, typer.Option("--config", help="The file your own models and default are read from.")
    ] = False,
) -> None:
    """Print the folder of a model, of all models, or the file with your own models.

    Examples:

      mujaz models path opus-mt-tc-big-ar-en

      mujaz models path --config
    """
    from translate.errors import ModelError
    from translate.models import USER_FILE, config_dir, folder_of, load_registry, models_dir

    found: Path | None = models_dir()
    if config:
        found = config_dir() / USER_FILE
    elif name is not None:
        found = folder_of(load_registry()[name])
        if found is None:
            raise ModelError(f"{name} has no files on this machine; it is served elsewhere")
    typer.echo(found)


def _origin(entry: Entry) -> str:
    """Where a model comes from, in a word or two."""
    from urllib.parse import urlsplit

    if entry.source.archive:
        return f"archive {urlsplit(entry.source.archive).netloc}"
    return str(entry.source).partition("@")[0]


def _best_score(entry: Entry) -> str:
    if not entry.scores:
        return ""
    score = entry.scores[0]
    return f"{score.metric} {score.value:g} {score.corpus}"


def _record(entry: Entry, *, installed: bool) -> dict[str, object]:
    return {
        "name": entry.name,
        "kind": entry.kind,
        "family": entry.family,
        "source": str(entry.source),
        "installed": installed,
        "licence": entry.licence,
        "commercial": entry.commercial,
        "size_mb": entry.size_mb,
        "languages": list(entry.languages),
        "scores": [
            {"metric": s.metric, "value": s.value, "corpus": s.corpus, "source": s.source}
            for s in entry.scores
        ],
        "rank": entry.rank,
        "notes": entry.notes,
    }
