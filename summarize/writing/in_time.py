"""Work done by threads that nobody has to wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from contextvars import copy_context
from queue import Empty, SimpleQueue
from typing import TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")


def done_in_time(
    work: Callable[[Job], Done], jobs: Sequence[Job], *, parallel: int, seconds: float
) -> list[Done | None]:
    """What `work` made of each job within `seconds`, None where it was not ready; `parallel` jobs at once.

    A pool's threads are waited for when the program ends; these are not, whatever a server does to them.

    Raises:
        Exception: what `work` raised.
    """
    futures: list[Future[Done]] = [Future() for _ in jobs]
    waiting: SimpleQueue[int] = SimpleQueue()
    for place in range(len(jobs)):
        waiting.put(place)

    def labour() -> None:
        while True:
            try:
                place = waiting.get_nowait()
            except Empty:
                return
            try:
                futures[place].set_result(work(jobs[place]))
            except Exception as error:  # noqa: BLE001  (raised again where the work was asked for)
                futures[place].set_exception(error)

    for _ in range(min(parallel, len(jobs))):
        threading.Thread(target=copy_context().run, args=(labour,), daemon=True).start()
    ready, _ = wait(futures, timeout=seconds)
    return [future.result() if future in ready else None for future in futures]
