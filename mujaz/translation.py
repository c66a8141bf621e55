"""A translation run: engines, memory, glossary and gates, set up once and closed together."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.progress import Progress

if TYPE_CHECKING:
    from translate.engines import Engine, LoadedEngine
    from translate.fidelity.gates import Checker
    from translate.ladder import RetryLimits
    from translate.records import Document, TranslatedDocument, TranslatedSegment
    from translate.tuning import Preset


FORMATS = ("txt", "jsonl", "tmx", "html")


@dataclass(frozen=True, slots=True)
class TranslationOptions:
    """What a run was asked for; see the options of `mujaz translate`."""

    model: str = "auto"
    second_model: str = ""
    retries: float | None = None
    offline: bool = False
    fetch: bool = False
    glossary: Path | None = None
    tmx: Path | None = None
    memory: Path | None = None
    use_memory: bool = True
    encoding: str | None = None
    ask_model: bool = True
    allow_local: bool = False
    follow: bool = False
    fields: tuple[str, ...] = ()
    checked: bool = True
    preset: Preset | None = None
    # 0 takes what was measured on this machine, or else the engine's own; None measures.
    batch_tokens: int | None = 0


@dataclass(frozen=True, slots=True)
class Translation:
    """Documents translated, and by what; `model` is "" where no model was asked for anything."""

    documents: tuple[TranslatedDocument, ...]
    model: str
    signature: str
    reason: str
    warning: str


class Translator:
    """Translates with one set of options; a context manager.

    Raises:
        ConfigError: the glossary, the memory or the TMX file cannot be used.
        ModelError: no engine can run.
    """

    def __init__(self, options: TranslationOptions, progress: Progress, *, unify_names: bool = True) -> None:
        from translate.glossary import read_glossary
        from translate.memory import TranslationMemory, default_memory_path, read_tmx

        # What costs nothing and may fail comes before the model.
        self._glossary = read_glossary(options.glossary) if options.glossary else None
        units = read_tmx(options.tmx) if options.tmx else ()
        path = (options.memory or default_memory_path()) if options.use_memory else None
        self._memory = TranslationMemory(path, on_warning=progress.warn)
        self._progress = progress
        self._unify_names = unify_names
        self._engines: list[Engine] = []
        try:
            if options.tmx:
                self._memory.fill(units, origin=options.tmx.name)
                progress.say(f"{len(units)} translations from {options.tmx}")
            self._options = options
            self._loaded: LoadedEngine | None = None
            if options.ask_model and not units:
                self._load()
        except BaseException:
            self.close()
            raise

    def _load(self) -> None:
        options = self._options
        self._loaded = load_engine(
            options.model, self._progress, offline=options.offline, fetch=options.fetch
        )
        self._engines.append(self._loaded.engine)
        if options.second_model:
            self._engines.append(
                load_engine(options.second_model, self._progress, offline=options.offline).engine
            )
        for engine in self._engines:
            self._tune(engine)

    def _tune(self, engine: Engine) -> None:
        from translate.tuning import Preset, calibrate, measured_batch, remember_batch, set_batch, tune

        tune(engine, self._options.preset or Preset.BALANCED)
        asked = self._options.batch_tokens
        if asked is None:
            asked = calibrate(engine, on_progress=self._progress.say)
            remember_batch(engine, asked)
            self._progress.say(f"{engine.name} translates {asked} tokens at a time, here and from now on")
        if batch := asked or measured_batch(engine):
            set_batch(engine, batch)

    def translate(self, documents: Sequence[Document]) -> Translation:
        """The documents in English, in order.

        Raises:
            ModelError: an engine failed. What was translated is in the memory.
            ConfigError: the memory cannot be written.
        """
        from translate.encoder import default_encoder
        from translate.fidelity.gates import Checker
        from translate.ladder import NO_RETRIES, Unchecked, doubt_weak
        from translate.translator import RunCounts, needs_engine, translate_documents

        # Where people's translations cover everything no model is needed, installed or not.
        if self._options.ask_model and self._loaded is None and needs_engine(documents, self._memory):
            self._load()
        least_trust = self._loaded.least_trust if self._loaded else 0.0
        checked = self._options.checked
        counts = RunCounts()
        # What the gates judged is not judged again to learn how far to trust it.
        known: dict[tuple[str, str], float] | None = {} if least_trust > 0 else None
        with self._progress.counting("translating", "segments") as update:
            translated = translate_documents(
                documents,
                self._engines[0] if self._engines else None,
                memory=self._memory,
                glossary=self._glossary,
                encoder=default_encoder() if checked else None,
                checker=None if checked else Unchecked(),
                second_engine=self._engines[1] if len(self._engines) > 1 else None,
                limits=_limits(self._options, weak=least_trust > 0) if checked else NO_RETRIES,
                unify_names=self._unify_names,
                weak=least_trust > 0,
                on_progress=update,
                counts=counts,
                trusts=known,
            )
        if checked and known is not None:
            checker = Checker(default_encoder(), self._glossary)
            translated = doubt_weak(translated, least_trust, partial(_trusts, known, checker))
        if counts.remembered or counts.supplied:
            self._progress.say(
                f"{counts.remembered} translations from the memory, {counts.supplied} supplied, "
                f"{counts.computed} new"
            )
        self._say_what_lacks_english(translated)
        # A model that wrote nothing is not named, and not warned of.
        if self._loaded is None or not any(one.by_a_model for one in _segments(translated)):
            return Translation(translated, "", "", "", "")
        engine = self._loaded.engine
        return Translation(
            translated, engine.name, engine.signature, self._loaded.reason, self._loaded.warning
        )

    def _say_what_lacks_english(self, documents: Sequence[TranslatedDocument]) -> None:
        if self._engines:
            return
        missing = [
            f"{number}:{segment.segment.index}"
            for number, document in enumerate(documents, 1)
            for segment in _segments([document])
            if not segment.text.strip()
        ]
        if missing:
            more = f" and {len(missing) - 12} more" if len(missing) > 12 else ""
            self._progress.warn(
                f"{len(missing)} sentences have no English, no model was asked: {', '.join(missing[:12])}{more}"
            )

    def close(self) -> None:
        """Frees the models and closes the memory."""
        for engine in self._engines:
            engine.close()
        self._memory.close()

    def __enter__(self) -> Translator:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()


def untranslated(document: Document) -> TranslatedDocument:
    """A document whose English is empty and whose translation nobody has judged."""
    from translate.records import Outcome, Segment, TranslatedDocument, TranslatedSegment

    def empty(segment: Segment) -> TranslatedSegment:
        return TranslatedSegment(segment, "", Outcome.OK, math.nan)

    title = Segment(0, 0, len(document.title), document.title, heading=True)
    return TranslatedDocument(
        document, tuple(map(empty, document.segments)), empty(title) if document.title else None
    )


def _trusts(
    known: Mapping[tuple[str, str], float], checker: Checker, pairs: Sequence[tuple[str, str]]
) -> list[float]:
    """The trust of each pair, worked out for those that the gates of the run have not judged."""
    from translate.fidelity.gates import trusts

    left = [pair for pair in pairs if pair not in known]
    more = dict(zip(left, trusts(checker, left), strict=True)) if left else {}
    return [known[pair] if pair in known else more[pair] for pair in pairs]


def _segments(documents: Sequence[TranslatedDocument]) -> Iterator[TranslatedSegment]:
    for document in documents:
        yield from (*([document.title] if document.title else []), *document.segments)


def _limits(options: TranslationOptions, *, weak: bool) -> RetryLimits:
    """What retries may take: as asked, or what the preset allows such a model."""
    from translate.ladder import NO_RETRIES, RetryLimits
    from translate.tuning import retry_share

    share = options.retries
    if share is None and weak:
        return NO_RETRIES
    if share is None and options.preset:
        share = retry_share(options.preset)
    if share is None:
        return RetryLimits()
    return RetryLimits(share=share) if share else NO_RETRIES


def load_engine(
    model: str, progress: Progress, *, offline: bool = False, fetch: bool = False
) -> LoadedEngine:
    """Finds and loads the engine, saying which and why."""
    from translate.engines import resolve_engine

    loaded = resolve_engine(model, offline=offline, fetch=fetch, on_progress=progress.say)
    progress.say(f"model: {loaded.engine.name} ({loaded.reason})")
    if loaded.warning:
        progress.warn(loaded.warning)
    return loaded


def translation_files(done: Translation, formats: Sequence[str]) -> dict[str, str]:
    """Names and contents: `ID.en.txt` for each document; one page, JSON-lines and TMX file for all."""
    from mujaz.report import ModelView, translation_html
    from translate.memory import tmx
    from translate.output import file_names, jsonl, plain_text

    files: dict[str, str] = {}
    if "txt" in formats:
        names = file_names([document.document.id for document in done.documents])
        for name, document in zip(names, done.documents, strict=True):
            files[f"{name}.en.txt"] = plain_text(document)
    if "html" in formats:
        model = ModelView(done.model, done.reason, done.warning, done.signature)
        files["translation.html"] = translation_html(done.documents, model)
    if "jsonl" in formats:
        files["translation.jsonl"] = jsonl(done.documents)
    if "tmx" in formats:
        files["translation.tmx"] = tmx(done.documents)
    return files


_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


def line_document(number: int, line: str) -> Document:
    """One line as a document: split into sentences, nothing cleaned away."""
    from translate.records import Document
    from translate.segments import split

    text = _BREAKS.sub(" ", line.rstrip("\n")).strip()
    return Document(id=str(number), path=None, raw=line, text=text, segments=split(text))


def line_text(document: TranslatedDocument) -> str:
    """The English of a line's document, on one line."""
    return " ".join(_BREAKS.sub(" ", document.text).split())
