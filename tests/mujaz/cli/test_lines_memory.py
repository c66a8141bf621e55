"""`mujaz translate --lines` holds a chunk of its stream at a time, however long the stream is."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from mujaz.cli.app import main
from tests.mujaz.conftest import EchoEngine
from translate.engines import Hypothesis
from translate.memory import TranslationMemory


class Stream:
    """A stdin of lines that never repeat; `held` are the bytes held at the lines of `looks`, of what was made since the
    first of them.
    """

    def __init__(self, *looks: int) -> None:
        self.looks, self.held = looks, list[int]()

    @property
    def buffer(self) -> Iterator[bytes]:
        for number in range(1, self.looks[-1] + 1):
            if number in self.looks:
                gc.collect()
                tracemalloc.start()  # does nothing where it has started
                self.held.append(tracemalloc.get_traced_memory()[0])
            yield f"قالت شركة المياه إن المضخة رقم {number} توقفت مساء أمس.\n".encode()


def test_nothing_that_is_held_grows_with_the_lines(
    engine: EchoEngine, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    # The stand-in's own list of what it was asked would grow.
    monkeypatch.setattr(engine, "seen", deque(maxlen=1))
    stream = Stream(1001, 2001, 4001)
    monkeypatch.setattr(sys, "stdin", stream)
    monkeypatch.setattr(sys, "argv", ["mujaz", "translate", "--lines", "--quiet", "--unchecked"])
    try:
        with pytest.raises(SystemExit) as stopped:
            main()
    finally:
        tracemalloc.stop()
    assert stopped.value.code == 0
    assert capfdbinary.readouterr().out.count(b"\n") == 4001
    # 2,000 lines of 100 bytes: holding the lines alone would be 200 kB.
    _, early, late = stream.held
    assert late - early < 50_000


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads Linux's /proc")
def test_a_memory_that_is_not_kept_does_not_fill_the_ram() -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096

    with TranslationMemory() as memory:
        before = resident()
        for batch in range(40):
            memory.store({(f"{batch} {i}", "e"): [Hypothesis(f"{batch} {i} " * 1000)] for i in range(100)})
        assert memory.count() == (4000, 0)
        assert memory.find(["39 99"], "e")["39 99"][0].text.startswith("39 99 39 99")
        # 4,000 answers of 6 kB.
        assert resident() - before < 12_000_000


def test_the_first_line_is_out_before_the_second_is_read(
    engine: EchoEngine, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    written: list[bytes] = []

    class Slow:
        @property
        def buffer(self) -> Iterator[bytes]:
            yield "توقفت المضخة.\n".encode()
            written.append(capfdbinary.readouterr().out)
            yield "عادت المياه.\n".encode()

    monkeypatch.setattr(sys, "stdin", Slow())
    monkeypatch.setattr(sys, "argv", ["mujaz", "translate", "--lines", "--quiet", "--unchecked"])
    with pytest.raises(SystemExit):
        main()
    assert written == [b"word5 word7\n"]
