"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help="Files, folders, globs or - for stdin: .txt .md .html .htm .docx .pdf .jsonl",
        show_default=False,
    ),
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
