"""Loading: from a model folder to an engine that has shown it works on this machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from translate.datafiles import Chosen
from translate.engines.base import DecodeOptions, Engine
from translate.engines.frames import Frame, PromptFrame, chat_frame, completion_frame, gemma_turns
from translate.engines.prompted import PromptedEngine
from translate.engines.prompts import Prompt, load_prompt
from translate.engines.reference import ReferenceEngine
from translate.engines.runtime import default_runtime, open_generator, open_translator
from translate.engines.seq2seq import Seq2SeqEngine
from translate.engines.soundness import check_golden, fingerprint, runtime_version, sound
from translate.errors import ModelError
from translate.models import (
    LOCK_FILE,
    Description,
    Entry,
    JsonTokenizer,
    Lock,
    Progress,
    check_weights,
    convert,
    converted_dir,
    describe,
    describe_original,
    is_marian_folder,
    is_transformers_folder,
    kind_and_family,
    load_subwords,
    made_once,
    outline,
    read_config,
    seal,
    silent,
    verify,
)

_CHOSEN = Chosen(__package__, "loading")
# What an engine takes at most where neither the model nor its entry says: what such models are trained on.
USUAL_SOURCE_TOKENS = 512


@dataclass(frozen=True, slots=True)
class Loaded:
    """An engine, what it was loaded from, and what the user should know about the loading."""

    engine: Engine
    source: str
    revision: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A CTranslate2 folder that was checked; `digest` names its contents, `source` and `revision` what it was made of."""

    folder: Path
    digest: str
    source: str
    revision: str


def load_folder(folder: Path, entry: Entry, *, on_progress: Progress = silent) -> Loaded:
    """The engine of a model folder: a CTranslate2 one as it is, a transformers one converted on first use.

    A folder with a lock is checked against it first.

    Raises:
        ModelError: the folder is damaged, no model, or a model that does not work here.
    """
    ready = ready_folder(folder, entry, on_progress=on_progress)
    return open_converted(
        ready.folder,
        entry,
        digest=ready.digest,
        source=ready.source,
        revision=ready.revision,
        on_progress=on_progress,
    )


def ready_folder(folder: Path, entry: Entry, *, on_progress: Progress = silent) -> Ready:
    """The CTranslate2 folder of a model folder, which is converted on first use; checked against its lock.

    Raises:
        ModelError: the folder is damaged or no model.
    """
    lock: Lock | None = None
    if (folder / LOCK_FILE).is_file():
        lock = verify(folder, remedy=f"run: mujaz models pull {entry.name} --force")
    source = lock.source if lock else f"path:{folder}"
    revision = lock.revision if lock else ""
    if (folder / "model.bin").is_file():
        return Ready(folder, lock.digest if lock else fingerprint(folder), source, revision)
    if not is_transformers_folder(folder) and not is_marian_folder(folder):
        raise ModelError(
            f"{folder} is neither a CTranslate2 model (model.bin) nor a transformers one (config.json, "
            "model.safetensors) nor Marian's (decoder.yml, .npz)"
        )
    digest = lock.digest if lock else fingerprint(folder)
    made = converted(folder, entry.name, digest=digest, source=source, on_progress=on_progress)
    sealed = verify(made, remedy=f"remove {made}; it is made again at the next run")
    return Ready(made, sealed.digest, source, revision)


def converted(
    folder: Path,
    name: str,
    *,
    digest: str,
    source: str,
    on_progress: Progress = silent,
    weights: str = "int8",
) -> Path:
    """The CTranslate2 folder made of a transformers or a Marian folder; made on first use, by one process at a time."""
    if not is_marian_folder(folder):
        kind_and_family(read_config(folder), folder)
        check_weights(folder)

    def make(target: Path) -> None:
        description = convert(folder, target, weights=weights, on_progress=on_progress)
        seal(
            target,
            model=name,
            source=source,
            revision=digest[:12],
            details={"converter": description.converter, "weights": weights},
        )

    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.") or "model"
    target = converted_dir() / f"{safe}-{digest[:12]}-{weights}"
    return made_once(target, make, on_progress=on_progress)


def open_converted(
    folder: Path,
    entry: Entry,
    *,
    digest: str,
    source: str = "",
    revision: str = "",
    on_progress: Progress = silent,
) -> Loaded:
    """The engine of a CTranslate2 folder, after the self-test. `digest` names its contents.

    Raises:
        ModelError: it is not a model an engine runs, or it computes wrongly here.
    """
    description = describe(folder)
    if entry.family and description.kind == "seq2seq" and entry.kind == "seq2seq":
        description = replace(description, family=entry.family)
    opener = open_translator if description.kind == "seq2seq" else open_generator
    handle, warning = sound(
        folder, opener, default_runtime(), name=entry.name, digest=digest, on_progress=on_progress
    )
    build = _seq2seq if description.kind == "seq2seq" else _prompted

    def made(handle: Any, exact: Callable[[], Engine] | None) -> Engine:
        signature = f"{entry.name}@{(revision or digest)[:12]}|{handle.compute_type}|{runtime_version()}"
        return build(folder, description, entry, handle, signature, exact)

    def exact() -> Engine:
        return made(opener(folder, replace(default_runtime(), compute_type="float32")), None)

    rounded = str(handle.compute_type) != "float32" and handle.device == "cpu"
    engine = made(handle, exact if rounded else None)
    golden_warning = check_golden(engine, entry, digest=digest, compute_type=str(handle.compute_type))
    return Loaded(engine, source, revision, " ".join(filter(None, (warning, golden_warning))))


def _seq2seq(
    folder: Path,
    description: Description,
    entry: Entry,
    handle: Any,
    signature: str,
    exact: Callable[[], Engine] | None,
) -> Engine:
    coder = load_subwords(
        folder, description.family, source_mark=entry.source_mark, target_mark=entry.target_mark
    )
    limit = description.positions or USUAL_SOURCE_TOKENS
    return Seq2SeqEngine(
        name=entry.name,
        translator=handle,
        coder=coder,
        signature=signature,
        defaults=DecodeOptions(beam=entry.beam or 4),
        max_source_tokens=min(limit, entry.max_source_tokens or USUAL_SOURCE_TOKENS),
        max_target_tokens=description.positions or 2 * USUAL_SOURCE_TOKENS,
        exact=exact,
    )


def _prompted(
    folder: Path,
    description: Description,
    entry: Entry,
    handle: Any,
    signature: str,
    exact: Callable[[], Engine] | None,
) -> Engine:
    window = window_of(description)
    return PromptedEngine(
        name=entry.name,
        generator=handle,
        frame=prompt_frame(folder, description, entry),
        signature=signature,
        defaults=DecodeOptions(beam=entry.beam or 1, max_batch_tokens=1024),
        max_source_tokens=min(entry.max_source_tokens or USUAL_SOURCE_TOKENS, window // 3),
        window=window,
        exact=exact,
    )


def window_of(description: Description) -> int:
    """Tokens of prompt and answer together that a decoder-only model is given."""
    return min(description.positions or _CHOSEN.whole("usual_window"), _CHOSEN.whole("longest_window"))


def prompt_frame(folder: Path, description: Description, entry: Entry) -> Frame:
    """The frame of a decoder-only model: its entry's prompt, or the one that suits the model."""
    prompt = load_prompt(entry.prompt or ("translate-chat" if description.chat else "translate-completion"))
    if prompt.kind == "completion":
        tokenizer = JsonTokenizer(folder / "tokenizer.json", ends=description.ends)
        return completion_frame(prompt, tokenizer, start=description.start)
    if prompt.turns == "gemma":
        tokenizer = JsonTokenizer(folder / "tokenizer.json", ends=description.ends)
        return chat_frame(prompt, tokenizer, render=partial(gemma_turns, start=description.start))
    return templated(folder, description, prompt)


def templated(folder: Path, description: Description, prompt: Prompt) -> PromptFrame:
    """The frame of a chat prompt in the model's own template."""
    from transformers import AutoTokenizer

    template = AutoTokenizer.from_pretrained(str(folder), local_files_only=True, trust_remote_code=False)

    def render(turns: list[dict[str, str]]) -> str:
        return str(template.apply_chat_template(turns, tokenize=False, add_generation_prompt=True))

    tokenizer = JsonTokenizer(folder / "tokenizer.json", ends=description.ends)
    return chat_frame(prompt, tokenizer, render=render)


def load_reference(folder: Path, entry: Entry) -> ReferenceEngine:
    """The transformers engine of a transformers folder.

    Raises:
        ModelError: the folder is damaged or no such model, or torch is not installed.
    """
    digest = ""
    if (folder / LOCK_FILE).is_file():
        digest = verify(folder, remedy=f"run: mujaz models pull {entry.name} --force").digest
    description = describe_original(outline(folder), weights="float32")
    prompted = description.kind == "prompted"
    return ReferenceEngine(
        folder,
        name=f"reference:{entry.name}",
        signature=f"{entry.name}@{(digest or fingerprint(folder))[:12]}",
        frame=prompt_frame(folder, description, entry) if prompted else None,
        source_mark=entry.source_mark,
        target_mark=entry.target_mark,
        max_source_tokens=entry.max_source_tokens or USUAL_SOURCE_TOKENS,
    )
