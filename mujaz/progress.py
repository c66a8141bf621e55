"""Progress on stderr: bars on a terminal, one plain line a stage elsewhere, nothing when quiet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


class Progress:
    """Where a run says what it does. Never writes to stdout, which is for results."""

    def __init__(self, *, quiet: bool = False) -> None:
        from rich.console import Console

        self.quiet = quiet
        self.console: Console = Console(stderr=True, soft_wrap=True, highlight=False)

    def say(self, message: str) -> None:
        """One line of news; left out when quiet."""
        if not self.quiet:
            self.console.print(message, style="dim", markup=False)

    def warn(self, message: str) -> None:
        """One line the user must see, even when quiet."""
        self.console.print(f"warning: {message}", style="yellow", markup=False)

    def fail(self, message: str) -> None:
        """One line about what went wrong, even when quiet."""
        self.console.print(f"error: {message}", style="red", markup=False)

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
