"""Where events are told: in this process, or by actors of a Ray cluster that hold a model each."""

from __future__ import annotations

import importlib.util
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mujaz.corpus.event import EventMaker, EventOptions
from mujaz.progress import Progress
from mujaz.report.day import DayEvent, event_line, read_event
from translate.errors import ConfigError, ModelError

if TYPE_CHECKING:
    from translate.records import Document

Wanted = Sequence[tuple["Document", ...]]


def tell_here(
    wanted: Wanted, options: EventOptions, out: Path, progress: Progress, workers: int
) -> Generator[DayEvent, None, None]:
    """The events one after the other, by one model that uses all of the machine; `workers` plays no part."""
    with EventMaker(options, out, progress) as maker:
        for documents in wanted:
            yield maker.make(documents)


def tell_on_ray(
    wanted: Wanted, options: EventOptions, out: Path, progress: Progress, workers: int
) -> Generator[DayEvent, None, None]:
    """The events by `workers` actors of the cluster that Ray finds, or starts here; in the order given.

    Ray Data keeps no more events under way than the actors take, and gives an event whose actor died to another. `out`
    is a folder that all machines of the cluster see.

    Raises:
        ConfigError: Ray is not installed.
        ModelError: an actor could not work.
    """
    if importlib.util.find_spec("ray") is None:
        raise ConfigError("--executor ray needs Ray; pip install 'mujaz[cluster]', or leave the option out")
    import ray
    import ray.data

    ray.data.DataContext.get_current().execution_options.preserve_order = True
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = [{"documents": documents} for documents in wanted]
    told = ray.data.from_items(rows, override_num_blocks=len(rows)).map(
        _Actor, fn_constructor_args=(options, str(out.resolve())), concurrency=workers, num_cpus=1
    )
    try:
        for row in told.iter_rows():
            yield read_event(row["event"])
    except ray.exceptions.RayError as error:
        reason = str(error).strip().splitlines()[-1]
        raise ModelError(
            f"the cluster stopped: {reason}; what is done is kept, run the same command again"
        ) from error


class _Actor:
    """An actor of Ray Data: made once, called with one event a time."""

    def __init__(self, options: EventOptions, out: str) -> None:
        self._maker = EventMaker(options, Path(out), Progress(quiet=True))

    def __call__(self, row: dict[str, Any]) -> dict[str, str]:
        return {"event": event_line(self._maker.make(row["documents"]))}
