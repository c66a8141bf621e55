"""Progress on stderr: bars on a terminal, one plain line a stage elsewhere, nothing when quiet."""

from __future__ import annotations

import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


_OWN = re.compile(r"(?<=run: )mujaz(?= )|(?<=`)mujaz(?= )")
_EXTRA = re.compile(r"pip install 'mujaz\[(\w+)\]'")


def followable(message: str) -> str:
    """A message whose commands run as they stand: with this program's place where `mujaz` alone is not found, and an extra
    installed from the checkout the program runs from.
    """
    message = _OWN.sub(lambda _: program(), message)
    return _EXTRA.sub(
        lambda found: f"{_short(Path(sys.executable))} -m pip install {_package(found[1])}", message
    )


@cache
def program() -> str:
    """How this program is called from here."""
    beside = Path(sys.executable).parent / "mujaz"
    if shutil.which("mujaz") is not None:
        return "mujaz"
    return _short(beside) if beside.exists() else f"{_short(Path(sys.executable))} -m mujaz"


def _package(extra: str) -> str:
    checkout = Path(__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file():
        return f"-e '{_short(checkout)}[{extra}]'"
    return f"'mujaz[{extra}]'"


def _short(path: Path) -> str:
    """A path as one types it from the current folder."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


class Progress:
    """Where a run says what it does. Never writes to stdout, which is for results."""

    def __init__(self, *, quiet: bool = False) -> None:
        from rich.console import Console

        self.quiet = quiet
        self.console: Console = Console(stderr=True, soft_wrap=True, highlight=False)

    def say(self, message: str) -> None:
        """One line of news; left out when quiet."""
        if not self.quiet:
            self.console.print(followable(message), style="dim", markup=False)

    def warn(self, message: str) -> None:
        """One line the user must see, even when quiet."""
        self.console.print(f"warning: {followable(message)}", style="yellow", markup=False)

    def fail(self, message: str) -> None:
        """One line about what went wrong, even when quiet."""
        self.console.print(f"error: {followable(message)}", style="red", markup=False)

    @contextmanager
    def counting(self, label: str, unit: str) -> Iterator[Callable[[int, int], None]]:
        """A stage that counts: yields `update(done, total)`; shows speed and time left."""
        if self.quiet or not self.console.is_terminal:
            yield self._plain(label, unit)
            return
        from rich import progress as bars

        columns = (
            bars.TextColumn("{task.description}"),
            bars.BarColumn(),
            bars.MofNCompleteColumn(),
            bars.TextColumn("{task.fields[speed]}"),
            bars.TimeRemainingColumn(),
        )
        with bars.Progress(*columns, console=self.console, transient=True) as shown:
            task = shown.add_task(label, total=None, speed="")
            started = time.monotonic()

            def update(done: int, total: int) -> None:
                elapsed = time.monotonic() - started
                speed = f"{done / elapsed:.1f} {unit}/s" if elapsed > 1 and done else ""
                shown.update(task, completed=done, total=total, speed=speed)

            yield update

    def _plain(self, label: str, unit: str) -> Callable[[int, int], None]:
        """Says a line every fifth of the way, and at least every half minute: logs stay readable."""
        started = last_said = time.monotonic()
        last_step = 0

        def update(done: int, total: int) -> None:
            nonlocal last_said, last_step
            now = time.monotonic()
            step = 5 * done // total if total else 0
            if done and (step > last_step or now - last_said > 30):
                last_said, last_step = now, step
                rate = done / (now - started) if now > started else 0.0
                left = f", about {(total - done) / rate:.0f} s left" if rate and done < total else ""
                self.say(f"{label}: {done} of {total} ({rate:.1f} {unit}/s{left})")

        return update
