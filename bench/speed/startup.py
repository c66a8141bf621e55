"""Start-up and the first sentence: python -m bench.speed.startup [--model embedded] [--preset balanced] [--times 3]

`mujaz translate --lines` in a process of its own with four lines on stdin: seconds until the first line is out, until all
are, processor seconds, and the peak of its memory. The first run warms the disk's cache and does not count.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass

LINES = (
    "وصل وزير الخارجية إلى القاهرة مساء الاثنين.\n"
    "وقالت الشرطة إن 27 شخصاً أصيبوا في الحادث ولم يقتل أحد.\n"
    "ارتفعت أسعار النفط بنسبة 1.5% بعد قرار خفض الإنتاج.\n"
    "وأضاف البيان أن المحادثات ستستأنف يوم الخميس المقبل.\n"
)


@dataclass(frozen=True, slots=True)
class Start:
    """One run: seconds of the clock to the first line and to the end, seconds of the processor, peak in MB."""

    first: float
    whole: float
    cpu: float
    peak: float


def start(arguments: list[str], text: str = LINES) -> Start:
    """Runs the command once.

    Raises:
        RuntimeError: it failed.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mujaz.cli.app", "translate", "--lines", "--quiet", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(text.encode())
    process.stdin.close()
    process.stdout.readline()
    first = time.perf_counter() - begun
    process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"mujaz translate {' '.join(arguments)} ended with {process.returncode}")
    return Start(first, time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--preset", default="balanced")
    parser.add_argument("--times", type=int, default=3)
    asked = parser.parse_args()
    for name, more in (("checked", []), ("unchecked", ["--unchecked"])):
        arguments = ["--no-memory", "--offline", "--model", asked.model, "--preset", asked.preset, *more]
        runs = [start(arguments) for _ in range(asked.times + 1)][1:]
        shown = "  ".join(
            f"{what} {statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"
            for what in ("first", "whole", "cpu", "peak")
            for values in [[getattr(one, what) for one in runs]]
        )
        print(f"{asked.preset:9}{name:10} {shown}", flush=True)


if __name__ == "__main__":
    main()
