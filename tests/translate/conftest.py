"""Tiny models, made once a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.translate.engines import tiny_models
from translate.engines.loading import converted, load_reference, open_converted
from translate.engines.prompted import PromptedEngine
from translate.engines.reference import ReferenceEngine
from translate.engines.seq2seq import Seq2SeqEngine
from translate.models.registry import Entry, Source, load_registry

Builder = Callable[[Path], Path]

BUILDERS: dict[str, Builder] = {
    "marian": tiny_models.marian,
    "m2m100": tiny_models.m2m100,
    "t5": tiny_models.t5,
    # Scaled as the 4B and larger ones are; the unscaled case is among those compared by score.
    "gemma3": lambda folder: tiny_models.gemma3(folder, linear_factor=8.0),
    "marian with one vocabulary": lambda folder: tiny_models.marian(folder, shared=True, steps=0),
    "nllb": lambda folder: tiny_models.m2m100(folder, nllb=True, steps=0),
    "gemma3 unscaled": lambda folder: tiny_models.gemma3(folder, steps=0),
    "gemma3 with vision": lambda folder: tiny_models.gemma3_with_vision(folder, steps=0),
    "gemma3 with vision, tied": lambda folder: tiny_models.gemma3_with_vision(folder, tied=True, steps=0),
    "qwen2": lambda folder: tiny_models.qwen2(folder, steps=0),
}


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Folder of a tiny model in transformers format."""
    root = tmp_path_factory.mktemp("tiny")

    def make(name: str) -> Path:
        folder = root / name.replace(" ", "-")
        return folder if folder.is_dir() else BUILDERS[name](folder)

    return make


@pytest.fixture(scope="session")
def untaught(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Folder of a tiny model with random weights, where only its files and vocabulary matter."""
    root = tmp_path_factory.mktemp("untaught")
    builders: dict[str, Builder] = {
        "marian": lambda folder: tiny_models.marian(folder, steps=0),
        "m2m100": lambda folder: tiny_models.m2m100(folder, steps=0),
        "nllb": lambda folder: tiny_models.m2m100(folder, nllb=True, steps=0),
        "t5": lambda folder: tiny_models.t5(folder, steps=0),
        "gemma3": lambda folder: tiny_models.gemma3(folder, steps=0),
    }

    def make(name: str) -> Path:
        folder = root / name
        return folder if folder.is_dir() else builders[name](folder)

    return make


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model cache and settings of the test's own, and no server: nothing of the machine's is read or written."""
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("MUJAZ_CACHE", str(cache))
    monkeypatch.setenv("MUJAZ_CONFIG", str(cache / "config"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    for name in ("MUJAZ_MODEL", "MUJAZ_COMPUTE_TYPE", "MUJAZ_DEVICE", "MUJAZ_THREADS", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    return cache


def entry_at(source: Source, **changes: object) -> Entry:
    """A registry entry for a small model that lies there."""
    plain: dict[str, object] = {"name": "tiny", "kind": "", "licence": "CC0", "commercial": True, "notes": ""}
    return Entry(source=source, **plain | changes)  # type: ignore[arg-type]


def untried(name: str) -> Entry:
    """A registered model whose golden sentence is not asked for: tiny weights stand in for its own."""
    return replace(load_registry()[name], golden=None)


def entry_of(folder: Path, name: str = "tiny") -> Entry:
    """A registry entry for a folder."""
    return entry_at(Source(path=str(folder)), name=name, licence="", prompt="translate-completion")


@dataclass
class Pair:
    """A model under CTranslate2 in float32 and under transformers."""

    folder: Path
    engine: Seq2SeqEngine | PromptedEngine
    reference: ReferenceEngine


@pytest.fixture(scope="session")
def parity(tiny: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Pair]:
    """Both engines of a tiny model."""
    pairs: dict[str, Pair] = {}

    def make(name: str) -> Pair:
        if name not in pairs:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("MUJAZ_CACHE", str(tmp_path_factory.mktemp("parity")))
                patch.setattr("translate.engines.loading.load_prompt", lambda _name: tiny_models.PROMPT)
                folder, entry = tiny(name), entry_of(tiny(name))
                ready = converted(folder, name, digest=name, source="test", weights="float32")
                engine = open_converted(ready, entry, digest=name).engine
                assert isinstance(engine, Seq2SeqEngine | PromptedEngine)
                pairs[name] = Pair(ready, engine, load_reference(folder, entry))
        return pairs[name]

    return make
