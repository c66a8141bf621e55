"""A stand-in for the translation model: the command line is tested without loading one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from translate.engines.base import DecodeOptions, Hypothesis, LoadedEngine


class EchoEngine:
    """Returns each source word's length as an English-looking word: deterministic, and plainly no translation."""

    name = "echo"
    signature = "echo|v1"
    max_source_tokens = 200
    prompted = False
    defaults = DecodeOptions(beam=1)

    def __init__(self) -> None:
        self.seen: list[tuple[str, DecodeOptions | None]] = []
        self.interrupt_after: int | None = None

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def translate(
        self,
        texts: Sequence[str],
        options: DecodeOptions | None = None,
        on_result: Callable[[int, list[Hypothesis]], None] | None = None,
    ) -> list[list[Hypothesis]]:
        results = []
        for index, text in enumerate(texts):
            if self.interrupt_after is not None and len(self.seen) >= self.interrupt_after:
                raise KeyboardInterrupt
            self.seen.append((text, options))
            words = " ".join(f"word{len(word)}" for word in text.split())
            results.append([Hypothesis(words or "empty", -0.5, False, len(text.split()), len(text.split()))])
            if on_result:
                on_result(index, results[-1])
        return results

    def close(self) -> None:
        pass


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> EchoEngine:
    """Every command in the test runs with the stand-in, its own cache and no configuration."""
    made = EchoEngine()
    monkeypatch.setattr(
        "translate.resolve.resolve_engine", lambda *_, **__: LoadedEngine(made, "chosen by the test")
    )
    monkeypatch.setenv("MUJAZ_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("MUJAZ_CONFIG", str(tmp_path / "no-config.toml"))
    return made
