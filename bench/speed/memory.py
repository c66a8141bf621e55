"""Peak memory of `mujaz translate --lines` by number of lines: python -m bench.speed.memory [--sizes 10000 100000 1000000]

The command itself, in a process for each size, with a stand-in for the model that costs and holds nothing, so that what
grows is Mujaz's own. The lines are invented, never repeat, and come from a pipe. `--memory` keeps a translation memory
on disk (without it the run is `--no-memory`), `--checked` runs the gates too, which takes some 0.02 s a line. `--book 20`
translates one text of 20 MB instead, as a file.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.compare_speed import sentence
from translate.engines import DecodeOptions, Hypothesis, LoadedEngine, OnBatch

RESULTS = Path(__file__).parents[1] / "results"


class FreeEngine:
    """Says the same of every text; nothing is computed and nothing held."""

    name = "free"
    signature = "free|v1"
    max_source_tokens = 200
    prompted = False
    defaults = DecodeOptions(beam=1)
    answer = (Hypothesis("The ministry said that work had stopped at the station.", -0.5, False, 12, 11),)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """See `Engine`."""
        return [text.count(" ") + 1 for text in texts]

    def translate(
        self, texts: Sequence[str], options: DecodeOptions | None = None, on_batch: OnBatch | None = None
    ) -> list[list[Hypothesis]]:
        """See `Engine`."""
        results = [list(self.answer) for _ in texts]
        if on_batch:
            on_batch(dict(enumerate(results)))
        return results

    def close(self) -> None:
        """See `Engine`."""


def lines(count: int) -> Iterator[str]:
    """Invented sentences; a number of its own in each keeps any from coming twice."""
    random_ = random.Random(20240229)
    pool = [sentence(random_) for _ in range(997)]
    for number in range(count):
        yield f"{pool[number % len(pool)]} ({number})\n"


def book(megabytes: float, *, checked: bool = False) -> dict[str, float]:
    """Runs `mujaz translate` on a text of that size; peak memory in MB, seconds, and sentences."""
    with tempfile.TemporaryDirectory() as folder:
        path, size = Path(folder, "book.txt"), 0
        with path.open("wb") as file:
            for number, line in enumerate(lines(1 << 30)):
                size += file.write(f"{line.strip()}.{' ' if number % 3 else chr(10) * 2}".encode())
                if size >= megabytes * 1e6:
                    break
        options = [str(path), "--quiet", "--no-memory", "--retries", "0", "-o", f"{folder}/out"]
        started = time.perf_counter()
        flag = "--command" if checked else "--command-without-gates"
        process = subprocess.Popen(
            [sys.executable, "-m", "bench.speed.memory", flag, *options],
            stdout=subprocess.DEVNULL,
            env={**os.environ, "MUJAZ_CACHE": folder},
        )
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise RuntimeError(f"the command ended with status {os.waitstatus_to_exitcode(status)}")
        report = json.loads(Path(folder, "out", "report.json").read_text("utf-8"))
        return {
            "megabytes": megabytes,
            "lines": sum(report["outcomes"].values()),
            "peak_mb": round(usage.ru_maxrss / _unit() / 1024, 1),
            "seconds": round(time.perf_counter() - started, 1),
        }


def _unit() -> int:
    """Linux counts kilobytes, macOS bytes."""
    return 1024 if sys.platform == "darwin" else 1


def peak(count: int, *, memory: bool = False, checked: bool = False) -> dict[str, float]:
    """Runs the command on so many lines; peak memory in MB, seconds, and lines that came out.

    Raises:
        RuntimeError: the command failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        options = ["--lines", "--quiet", "--retries", "0"]
        options += [] if checked else ["--unchecked"]
        options += ["--memory", f"{folder}/memory.sqlite"] if memory else ["--no-memory"]
        started = time.perf_counter()
        # What it writes goes to a file: a pipe that nobody empties would stop it.
        with open(f"{folder}/out", "wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "bench.speed.memory", "--command", *options],
                stdin=subprocess.PIPE,
                stdout=out,
                env={**os.environ, "MUJAZ_CACHE": folder},
            )
            assert process.stdin
            with process.stdin as stdin:
                for line in lines(count):
                    stdin.write(line.encode())
            # Of this child alone; `getrusage` would give the largest of all so far.
            _, status, usage = os.wait4(process.pid, 0)
        if status:
            raise RuntimeError(f"the command ended with status {os.waitstatus_to_exitcode(status)}")
        with open(f"{folder}/out", "rb") as written:
            came = sum(1 for _ in written)
    return {
        "lines": came,
        "peak_mb": round(usage.ru_maxrss / _unit() / 1024, 1),
        "seconds": round(time.perf_counter() - started, 1),
    }


def command(arguments: Sequence[str]) -> None:
    """`mujaz translate` in this process, with the stand-in."""
    import translate.engines
    from mujaz.cli.app import main as mujaz

    translate.engines.resolve_engine = lambda *_, **__: LoadedEngine(FreeEngine(), "costs nothing")
    sys.argv = ["mujaz", "translate", *arguments]
    mujaz()


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--memory", action="store_true", help="with a translation memory on disk")
    parser.add_argument("--checked", action="store_true", help="with the gates")
    parser.add_argument("--book", type=float, nargs="+", default=[], metavar="MB", help="instead of lines")
    parser.add_argument("--name", help="keep the rows in bench/results/memory-NAME.json")
    options = parser.parse_args()
    rows = []
    for size in options.book or options.sizes:
        if options.book:
            rows.append(book(size, checked=options.checked))
        else:
            rows.append(peak(size, memory=options.memory, checked=options.checked))
        print(
            f"{rows[-1]['lines']:>9} lines {rows[-1]['peak_mb']:>8} MB {rows[-1]['seconds']:>8} s", flush=True
        )
    if options.name:
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"memory-{options.name}.json"
        path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--command-without-gates"]:
        import translate.translator
        from translate.ladder import Unchecked

        translate.translator.default_gates = lambda *_: Unchecked()
        command(sys.argv[2:])
    elif sys.argv[1:2] == ["--command"]:
        command(sys.argv[2:])
    else:
        main()
