"""Options that several commands share, worded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mujaz.config import Config
    from mujaz.translation import TranslationOptions

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help="Files, folders, globs or - for stdin: .txt .md .html .htm .docx .pdf .jsonl",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where to write.")]
ReportFormats = Annotated[
    str, typer.Option("--format", metavar="md,html,json", help="Which files to write, comma-separated.")
]
Encoding = Annotated[
    str | None, typer.Option(help="Read text files as this encoding instead of telling it from the bytes.")
]
Model = Annotated[
    str | None,
    typer.Option("--model", "-m", metavar="NAME|PATH", help="Translation model; see `mujaz models list`."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Never ask the model hub.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only warnings and errors on stderr.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, for scripts.")]
GlossaryFile = Annotated[
    Path | None,
    typer.Option("--glossary", metavar="FILE", help="Terms to enforce: .csv .tsv .tmx .tbx"),
]
TmxFile = Annotated[
    Path | None, typer.Option("--tm", metavar="FILE.tmx", help="Translations to reuse, from a CAT tool.")
]
MemoryFile = Annotated[
    Path | None, typer.Option("--memory", metavar="FILE", help="The translation memory to use.")
]
NoMemory = Annotated[
    bool, typer.Option("--no-memory", help="Translate everything anew and keep nothing for a next run.")
]


def listed(formats: str, known: Sequence[str]) -> tuple[str, ...]:
    """The formats of a comma-separated `--format`, each once.

    Raises:
        ConfigError: none is given, or one is not among the `known`.
    """
    from translate.errors import ConfigError

    wanted = tuple(dict.fromkeys(part.strip() for part in formats.split(",") if part.strip()))
    if not wanted or set(wanted) - set(known):
        raise ConfigError(f"--format {formats}: choose from {', '.join(known)}")
    return wanted


def translation_options(
    config: Config,
    *,
    model: str | None,
    second_model: str | None = None,
    retries: float = 2.0,
    glossary: Path | None,
    tm: Path | None,
    memory: Path | None,
    no_memory: bool,
    encoding: str | None,
    offline: bool,
) -> TranslationOptions:
    """What the command line asked for, over what is configured."""
    from mujaz.translation import TranslationOptions

    return TranslationOptions(
        model=model or config.model,
        second_model=second_model or "",
        retries=retries,
        offline=offline or config.offline,
        glossary=glossary or (Path(config.glossary) if config.glossary else None),
        tmx=tm,
        memory=memory or (Path(config.memory) if config.memory else None),
        use_memory=not no_memory,
        encoding=encoding,
    )
