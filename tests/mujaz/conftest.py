"""The command line with a stand-in for the translation model: it is tested without loading one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from mujaz.cli.app import main
from translate.engines.base import DecodeOptions, Hypothesis, LoadedEngine, OnBatch

ARTICLE = """انقطاع المياه عن مدينة الواحة

3 أيار 2031

قالت شركة المياه إن التيار انقطع عن المضخة الرئيسية مساء أمس. وأضافت أن الإصلاح يحتاج إلى يومين.

وذكر سكان أن الشاحنات وزعت 12 ألف لتر من مياه الشرب.
"""
OTHER = """المياه تعود إلى الواحة

4 أيار 2031

أعلنت شركة المياه عودة الضخ إلى مدينة الواحة فجر اليوم. وقالت إن 15 ألف لتر وزعت على السكان.
"""


@dataclass
class Ran:
    """What a command left: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def errors(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.startswith("error:")]


Run = Callable[..., Ran]


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
        on_batch: OnBatch | None = None,
    ) -> list[list[Hypothesis]]:
        results = []
        for index, text in enumerate(texts):
            if self.interrupt_after is not None and len(self.seen) >= self.interrupt_after:
                raise KeyboardInterrupt
            self.seen.append((text, options))
            words = " ".join(f"word{len(word)}" for word in text.split())
            results.append([Hypothesis(words or "empty", -0.5, False, len(text.split()), len(text.split()))])
            if on_batch:
                on_batch({index: results[-1]})
        return results

    def close(self) -> None:
        pass


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> EchoEngine:
    """Every command in the test runs with the stand-in, its own cache and no configuration."""
    made = EchoEngine()
    monkeypatch.setattr(
        "translate.engines.resolve_engine", lambda *_, **__: LoadedEngine(made, "chosen by the test")
    )
    monkeypatch.setenv("MUJAZ_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("MUJAZ_CONFIG", str(tmp_path / "no-config.toml"))
    return made


@pytest.fixture
def run(engine: EchoEngine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command of `mujaz` in this process."""

    def _run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["mujaz", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        code = stopped.value.code
        return Ran(code if isinstance(code, int) else 0 if code is None else 1, captured.out, captured.err)

    return _run


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with both articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "two.txt").write_text(OTHER, encoding="utf-8")
    return folder
