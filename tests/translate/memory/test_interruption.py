"""Runs that are killed, share a memory, run out of disk or see the clock jump end as an undisturbed run does."""

from __future__ import annotations

import json
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.translate.doubles import WordEngine, WordGates, document
from translate.engines import DecodeOptions, Hypothesis, OnBatch
from translate.errors import ConfigError
from translate.memory import CachedEngine, Request, TranslationMemory
from translate.records import Document, FlagKind
from translate.translator import translate_documents

_WORDS = ["جسر", "نهر", "طريق", "مدينة", "ساحة", "محطة", "قطار", "شارع", "ميناء", "سوق", "حديقة", "مدرسة"]
_GATES = {"w3": FlagKind.NAME, "w7": FlagKind.NUMBER}


def _documents() -> list[Document]:
    return [
        document(
            *(
                " ".join(_WORDS[(d + s + i) % 12] for i in range(2 + (5 * s + d) % 9)) + "."
                for s in range(20)
            ),
            id=str(d),
            title=f"{_WORDS[d]} {_WORDS[d + 1]}",
        )
        for d in range(4)
    ]


def _run(folder: Path, memory: Path, delay: float = 0.0) -> None:
    """One run: `log.tsv` of what the engine was asked, `out.json` when all is done."""
    engine = WordEngine(delay=delay, log=folder / "log.tsv", mixing=True)
    with TranslationMemory(memory) as opened:
        done = translate_documents(_documents(), engine, memory=opened, checker=WordGates(_GATES))
    records = [[asdict(segment) for segment in (one.title, *one.segments) if segment] for one in done]
    (folder / "out.json").write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")


def _asked(folder: Path) -> list[str]:
    path = folder / "log.tsv"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.fixture
def start() -> Callable[..., BaseProcess]:
    """Starts `_run` in a process of its own, which costs a fork and no imports."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])

    def begin(*arguments: object) -> BaseProcess:
        process = context.Process(target=_run, args=arguments)
        process.start()
        return process

    return begin


@pytest.fixture
def undisturbed(tmp_path: Path) -> Path:
    """The folder of a run that nothing disturbed."""
    folder = tmp_path / "undisturbed"
    folder.mkdir()
    _run(folder, tmp_path / "undisturbed.sqlite")
    assert any(line.startswith("6\t") for line in _asked(folder)), "the retry ladder is part of the test"
    return folder


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def test_killed_at_twenty_random_moments_a_run_ends_the_same_and_asks_nothing_twice(
    tmp_path: Path, undisturbed: Path, start: Callable[..., BaseProcess]
) -> None:
    folder, memory = _folder(tmp_path / "killed"), tmp_path / "killed.sqlite"
    dice = random.Random(20310503)
    for _ in range(20):
        before = len(_asked(folder))
        process = start(folder, memory, 0.001)
        # Half die before they have done anything, in opening and looking up; the others in mid-work.
        while process.is_alive() and dice.random() < 0.9 and len(_asked(folder)) <= before:
            time.sleep(0.003)
        time.sleep(dice.random() * 0.01)
        process.kill()
        process.join()
    killed = len(_asked(folder))
    _run(folder, memory)
    assert 0 < killed < len(_asked(folder))
    assert Counter(_asked(folder)).most_common(1)[0][1] == 1
    assert set(_asked(folder)) <= set(_asked(undisturbed))
    assert (folder / "out.json").read_bytes() == (undisturbed / "out.json").read_bytes()


def test_two_runs_at_once_killed_in_turn_end_the_same(
    tmp_path: Path, undisturbed: Path, start: Callable[..., BaseProcess]
) -> None:
    folders, memory = [_folder(tmp_path / "left"), _folder(tmp_path / "right")], tmp_path / "shared.sqlite"
    running = [start(folder, memory, 0.001) for folder in folders]
    dice = random.Random(7)
    for turn in range(6):
        time.sleep(0.02 + dice.random() * 0.05)
        running[turn % 2].kill()
        running[turn % 2].join()
        running[turn % 2] = start(folders[turn % 2], memory, 0.001)
    for process in running:
        process.join(60)
    expected = (undisturbed / "out.json").read_bytes()
    assert [(folder / "out.json").read_bytes() for folder in folders] == [expected, expected]


def test_what_another_run_has_answered_meanwhile_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    texts = [" ".join(_WORDS[:n]) for n in range(1, 12)]
    options = DecodeOptions(beam=1, max_batch_tokens=12)

    class WhileAnother(WordEngine):
        """During its first batch, another run answers everything."""

        def translate(
            self,
            texts_: Sequence[str],
            options_: DecodeOptions | None = None,
            on_batch: OnBatch | None = None,
        ) -> list[list[Hypothesis]]:
            if not self.asked:
                with TranslationMemory(path) as other:
                    theirs = CachedEngine(WordEngine(), other)
                    theirs.answers([Request(text) for text in texts], options)
            return super().translate(texts_, options_, on_batch)

    engine = WhileAnother()
    with TranslationMemory(path) as memory:
        answers = CachedEngine(engine, memory).answers([Request(text) for text in texts], options)
    assert engine.asked == [texts[-1]]
    assert [answer[0].text for answer in answers] == [
        " ".join(f"w{len(word)}" for word in text.split()) + " b1." for text in texts
    ]


def test_an_answer_that_another_run_stored_first_is_this_runs_answer_too(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"

    class Beaten(WordEngine):
        def translate(
            self, texts: Sequence[str], options: DecodeOptions | None = None, on_batch: OnBatch | None = None
        ) -> list[list[Hypothesis]]:
            with TranslationMemory(path) as other:
                CachedEngine(WordEngine({"جسر نهر": "theirs"}), other).answers([Request("جسر نهر")], GREEDY)
            return super().translate(texts, options, on_batch)

    with TranslationMemory(path) as memory:
        ((answer,),) = CachedEngine(Beaten(), memory).answers([Request("جسر نهر")], GREEDY)
        assert answer.text == "theirs"
        assert memory.count() == (1, 0)


GREEDY = DecodeOptions(beam=1)


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:

        class Full(dict[tuple[str, str], list[Hypothesis]]):
            def items(self):  # type: ignore[no-untyped-def]
                yield ("جسر", "e"), [Hypothesis("bridge")]
                raise OSError("the process ends here")

        with pytest.raises(OSError, match="ends here"):
            memory.store(Full())
        assert memory.count() == (0, 0)
        memory.store({("نهر", "e"): [Hypothesis("river")]})
        assert memory.count() == (1, 0)


def test_a_disk_that_fills_up_costs_no_answer_that_was_kept(
    tmp_path: Path, undisturbed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = _folder(tmp_path / "full"), tmp_path / "full.sqlite"
    engine = WordEngine(log=folder / "log.tsv", mixing=True)
    with TranslationMemory(path) as memory:
        # SQLite's own limit stands in for the disk.
        memory._connection.execute("PRAGMA max_page_count = 8")
        with pytest.raises(
            ConfigError, match=r"no space left .*full\.sqlite; what is done is kept"
        ) as raised:
            translate_documents(_documents(), engine, memory=memory, checker=WordGates(_GATES))
        assert "\n" not in str(raised.value)
    kept = len(_asked(folder))
    _run(folder, path)
    assert 0 < kept < len(_asked(folder))
    assert Counter(_asked(folder)).most_common(1)[0][1] == 1
    assert (folder / "out.json").read_bytes() == (undisturbed / "out.json").read_bytes()


@pytest.mark.parametrize("years", [(2099, 1971), (1971, 2099)])
def test_a_clock_that_jumps_changes_nothing(
    tmp_path: Path, undisturbed: Path, monkeypatch: pytest.MonkeyPatch, years: tuple[int, int]
) -> None:
    folder, path = _folder(tmp_path / "jumped"), tmp_path / "jumped.sqlite"
    calls = [0]

    class Jumping(datetime):
        @classmethod
        def now(cls, tz=None):  # type: ignore[no-untyped-def]
            calls[0] += 1
            return datetime(years[calls[0] % 2], 1, 1, tzinfo=UTC)

    monkeypatch.setattr("translate.memory.database.datetime", Jumping)
    _run(folder, path)
    asked = len(_asked(folder))
    _run(folder, path)
    assert calls[0] > 1
    assert len(_asked(folder)) == asked
    assert (folder / "out.json").read_bytes() == (undisturbed / "out.json").read_bytes()
