"""Options that several commands share, worded once."""

from __future__ import annotations

import functools
import inspect
import sys
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from mujaz.config import Config
    from mujaz.translation import TranslationOptions
    from mujaz.writers import WriterOptions

INPUT_HELP = (
    "Files, folders, globs, web addresses or - for stdin: "
    ".txt .md .html .mhtml .webarchive .docx .pdf .jsonl .parquet .rss .opml"
)
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT…",
        help=INPUT_HELP,
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
Offline = Annotated[bool, typer.Option("--offline", help="Never ask the network for a model.")]
Fetch = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Fetch the best model if none is installed; on a terminal that is done anyway.",
    ),
]
AllowLocal = Annotated[
    bool, typer.Option("--allow-local", help="Let web addresses be on this computer or a private network.")
]
Follow = Annotated[
    bool,
    typer.Option("--follow", help="Fetch what feeds hold only a summary of, and the feeds of an OPML file."),
]
Field = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="OURS=THEIRS",
        help="Which field of JSON lines or Parquet holds what, as text=body.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only warnings and errors on stderr.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout, for scripts.")]
PresetName = Annotated[
    str | None,
    typer.Option(
        "--preset", metavar="fast|balanced|best", help="Speed against quality; see docs/performance.md."
    ),
]
BatchTokens = Annotated[
    str,
    typer.Option(
        metavar="N|auto",
        help="Tokens translated at a time; auto measures what is fastest here and remembers it.",
    ),
]
GlossaryFile = Annotated[
    Path | None,
    typer.Option("--glossary", metavar="FILE", help="Terms to enforce: .csv .tsv .tmx .tbx"),
]
TmxFile = Annotated[
    Path | None, typer.Option("--tm", metavar="FILE.tmx", help="Translations to reuse, from a CAT tool.")
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option("--decisions", metavar="FILE.json", help="What an editor decided in brief.html."),
]
MemoryFile = Annotated[
    Path | None, typer.Option("--memory", metavar="FILE", help="The translation memory to use.")
]
WriterName = Annotated[
    str | None,
    typer.Option(
        "--writer", help="Who words it: extractive, endpoint (a served model), local (one that runs here)."
    ),
]
WriterModel = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="The model that words it: served (else MUJAZ_ENDPOINT_MODEL), registered, or a folder.",
    ),
]
WriterParts = Annotated[
    str,
    typer.Option(
        metavar="PART,…",
        help="What it words. A brief: sentences,headline (if not given), questions. A comparison: summaries (if not given), "
        "questions.",
    ),
]
WriterCheck = Annotated[
    bool,
    typer.Option(
        "--writer-check",
        help="Ask the model too whether its claims support what it wrote; may only refuse more.",
    ),
]
PromptFolder = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Your folder of prompts for the writer; see `mujaz prompts`."),
]
PriceIn = Annotated[
    float | None,
    typer.Option(metavar="PRICE", help="What a million tokens cost that are sent to the writer."),
]
PriceOut = Annotated[
    float | None, typer.Option(metavar="PRICE", help="What a million tokens cost that the writer answers.")
]
Currency = Annotated[str, typer.Option(metavar="LABEL", help="What the prices are in, as USD.")]
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about translating, the same in every command that translates."""

    model: Model = None
    preset: PresetName = None
    batch_tokens: BatchTokens = ""
    glossary: GlossaryFile = None
    tm: TmxFile = None
    memory: MemoryFile = None
    no_memory: NoMemory = False
    encoding: Encoding = None
    allow_local: AllowLocal = False
    follow: Follow = False
    field: Field = None
    offline: Offline = False
    fetch: Fetch = False

    def check(self, *, no_translate: bool) -> None:
        """Raises ConfigError where a model is named that --no-translate leaves nothing to do."""
        from translate.errors import ConfigError

        if no_translate and self.model:
            raise ConfigError("--no-translate leaves nothing for --model to do; give one of the two")

    def options(
        self,
        config: Config,
        *,
        second_model: str | None = None,
        retries: float | None = None,
        ask_model: bool = True,
    ) -> TranslationOptions:
        """What was asked for, over what is configured.

        Raises:
            ConfigError: there is no such preset, or the batch is no number of tokens.
        """
        from mujaz.translation import TranslationOptions
        from translate.tuning import preset_named

        preset = preset_named(self.preset or config.preset)
        return TranslationOptions(
            model=self.model or config.model,
            second_model=second_model or "",
            retries=retries,
            preset=preset,
            batch_tokens=_batch_tokens(self.batch_tokens),
            offline=self.offline or config.offline,
            # Where nobody watches, hundreds of megabytes are not fetched unasked.
            fetch=self.fetch or sys.stderr.isatty(),
            glossary=self.glossary or (Path(config.glossary) if config.glossary else None),
            tmx=self.tm,
            memory=self.memory or (Path(config.memory) if config.memory else None),
            use_memory=not self.no_memory,
            encoding=self.encoding,
            ask_model=ask_model,
            allow_local=self.allow_local,
            follow=self.follow,
            fields=tuple(self.field or ()),
        )


def _batch_tokens(asked: str) -> int | None:
    """Tokens of a batch; 0 for what is known of the machine, None for "auto", which measures."""
    from translate.errors import ConfigError

    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    if asked not in ("", "auto"):
        raise ConfigError(f"--batch-tokens {asked}: give a whole number from 1, or auto")
    return None if asked else 0


@dataclass(frozen=True, slots=True)
class Worded:
    """What the command line says about the model that words a brief or a comparison."""

    writer: WriterName = None
    writer_model: WriterModel = ""
    writer_parts: WriterParts = ""
    writer_check: WriterCheck = False
    prompts: PromptFolder = None
    price_in: PriceIn = None
    price_out: PriceOut = None
    currency: Currency = ""

    def options(self, config: Config, *, usual: str) -> WriterOptions:
        """What was asked for, over what is configured; `usual` is the writer where none is named."""
        from mujaz.writers import EXTRACTIVE, WriterOptions
        from translate.errors import ConfigError

        name = self.writer or usual
        if name == EXTRACTIVE and (self.price_in is not None or self.price_out is not None or self.currency):
            raise ConfigError("--price-in, --price-out and --currency need --writer endpoint or local")
        return WriterOptions(
            name,
            self.writer_model,
            self.prompts,
            tuple(dict.fromkeys(part.strip() for part in self.writer_parts.split(",") if part.strip())),
            self.writer_check,
            config.price_in if self.price_in is None else self.price_in,
            config.price_out if self.price_out is None else self.price_out,
            self.currency or config.currency,
        )


# A parameter of one of these names is a list of options, each a field of its class.
_LISTS: dict[str, type] = {"asked": Asked, "worded": Worded}


def translating(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command with a parameter `asked`, or `worded`, the options that make it up in its place.

    Typer reads options from a signature, so a command that shares a list of them needs a signature put together.
    """
    hints = typing.get_type_hints(command, include_extras=True)
    lists = {name: kind for name, kind in _LISTS.items() if name in inspect.signature(command).parameters}
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name in lists:
            shared = typing.get_type_hints(lists[parameter.name], include_extras=True)
            parameters += [
                inspect.Parameter(
                    one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=shared[one.name]
                )
                for one in fields(lists[parameter.name])
            ]
        else:
            kind = inspect.Parameter.KEYWORD_ONLY
            parameters.append(parameter.replace(kind=kind, annotation=hints[parameter.name]))

    @functools.wraps(command)
    def asking(**given: Any) -> None:
        made = {
            name: kind(**{one.name: given.pop(one.name) for one in fields(kind)})
            for name, kind in lists.items()
        }
        command(**given, **made)

    asking.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    asking.__annotations__ = {one.name: one.annotation for one in parameters}
    del asking.__wrapped__
    return asking
