"""One event: translated, briefed, compared and committed; a process holds its model from one event to the next."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.comparing import compare_ledger
from mujaz.progress import Progress
from mujaz.report import write_brief_files, write_comparison_files, write_text
from mujaz.report.day import DayArticle, DayEvent, event_line, read_event
from mujaz.translation import Translation, TranslationOptions, Translator, untranslated
from translate.errors import InputError

if TYPE_CHECKING:
    from translate.records import Document

# Written last: a folder that holds it is complete.
COMMITTED = "event.json"
# What strange text can bring about in one event; whatever else goes wrong ends the run.
_OF_THE_ARTICLES = (InputError, ValueError, LookupError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class EventOptions:
    """How events are told: with English or on the Arabic alone, and in which files."""

    translation: TranslationOptions
    translate: bool
    formats: tuple[str, ...]


def with_absolute_paths(options: EventOptions) -> EventOptions:
    """The options as another process may take them, which works in another folder."""
    asked = options.translation
    found = {
        name: path.absolute()
        for name in ("glossary", "tmx", "memory")
        if (path := getattr(asked, name)) is not None
    }
    return replace(
        options,
        translation=replace(
            asked, **found, model=_absolute(asked.model), second_model=_absolute(asked.second_model)
        ),
    )


def _absolute(model: str) -> str:
    """A model's folder with its whole path; a name as it is."""
    from translate.models import load_registry

    folder = Path(model).expanduser()
    is_path = bool(model) and model not in load_registry().entries and folder.is_dir()
    return str(folder.absolute()) if is_path else model


def event_key(documents: Sequence[Document], options: EventOptions) -> str:
    """Names an event by its articles and by what decides how it is told: equal keys, equal files."""
    from mujaz import __version__

    asked = options.translation
    parts = [__version__, str(options.translate), *options.formats, asked.model, asked.second_model]
    parts += [str(asked.retries), str(asked.ask_model), asked.preset or ""]
    if asked.model == "endpoint":
        parts += [os.environ.get(f"MUJAZ_ENDPOINT_{name}", "") for name in ("URL", "MODEL")]
    for given in (asked.glossary, asked.tmx):
        parts.append(hashlib.sha256(given.read_bytes()).hexdigest() if given and given.is_file() else "")
    for one in documents:
        parts += [one.id, one.outlet, str(one.published), one.title, one.text, *one.notes, repr(one.removed)]
    # Lengths keep two lists of parts that join to the same text apart.
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def _headline(documents: Sequence[Document]) -> str:
    """What an event is called where no brief heads it."""
    return documents[0].title or documents[0].text[:120]


def listed(documents: Sequence[Document]) -> DayEvent:
    """An event that is listed and not told."""
    return DayEvent("", _headline(documents), _told(documents))


def committed(folder: Path) -> DayEvent | None:
    """The event that an earlier run committed to `folder`; None where it did not, or a file is gone since."""
    try:
        event = read_event((folder / COMMITTED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return event if all((folder / name).is_file() for name in event.files) else None


class EventMaker:
    """Tells events with one set of options; a context manager.

    Raises:
        ConfigError: the glossary, the memory or the TMX file cannot be used.
        ModelError: no engine can run.
    """

    def __init__(self, options: EventOptions, out: Path, progress: Progress) -> None:
        self._options = options
        self._out = out
        self._translator = Translator(options.translation, progress) if options.translate else None

    def make(self, documents: Sequence[Document]) -> DayEvent:
        """The event's files, written and committed. Strange articles make an event with a failure, not an error.

        Raises:
            ConfigError: the folder cannot be written.
            ModelError: an engine failed.
        """
        name = f"events/{event_key(documents, self._options)}"
        # A cluster hands an event out again whose answer was lost.
        if known := committed(self._out / name):
            return known
        try:
            _clear(self._out / name)
            event = self._tell(documents, name)
        except _OF_THE_ARTICLES as error:
            reason = " ".join(str(error).split()) or type(error).__name__
            if not isinstance(error, InputError):
                reason = f"{type(error).__name__}: {reason}"
            first = documents[0].id
            return DayEvent(
                "",
                _headline(documents),
                _told(documents),
                failure=f"the event of {first} could not be told ({reason}); look at its articles",
            )
        write_text(self._out / name / COMMITTED, event_line(event) + "\n")
        return event

    def _tell(self, documents: Sequence[Document], name: str) -> DayEvent:
        from summarize.briefing import write_brief
        from summarize.ledger import build_ledger
        from summarize.records import Verdict
        from translate.documents import infer_dates
        from translate.encoder import default_encoder

        # A day is inferred from reports of the same event only.
        dated = infer_dates(documents)
        done: Translation | None = None
        if self._translator:
            done = self._translator.translate(dated)
        translated = done.documents if done else tuple(map(untranslated, dated))
        encoder = default_encoder()
        ledger = build_ledger(translated, encoder=encoder)
        headline = _headline(dated)
        folder = self._out / name
        paths: list[Path] = []
        if done:
            brief = write_brief(
                ledger,
                translated,
                encoder=encoder,
                model=done.model,
                model_reason=done.reason,
                model_warning=done.warning,
                signature=done.signature,
            )
            headline = brief.headline.text
            paths += write_brief_files(brief, translated, folder, self._options.formats)
        comparison = compare_ledger(ledger, translated, done, encoder=encoder)
        paths += write_comparison_files(comparison, translated, folder, self._options.formats)
        return DayEvent(
            name,
            headline,
            _told(dated),
            tuple(path.name for path in paths),
            len(ledger.discrepancies),
            sum(found.verdict == Verdict.CONTRADICTION for found in ledger.discrepancies),
        )

    def close(self) -> None:
        """Frees the model."""
        if self._translator:
            self._translator.close()

    def __enter__(self) -> EventMaker:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


def _clear(folder: Path) -> None:
    """Removes what a process that was killed left of a file it was writing."""
    for leftover in folder.glob(".*"):
        leftover.unlink(missing_ok=True)


def _told(documents: Sequence[Document]) -> tuple[DayArticle, ...]:
    return tuple(
        DayArticle(
            one.id, one.outlet, one.title, one.published.value.isoformat() if one.published.value else ""
        )
        for one in documents
    )
