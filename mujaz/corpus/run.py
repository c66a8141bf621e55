"""`mujaz corpus`: read, find the events, tell what is not committed yet, write the index."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.corpus.event import EventOptions, committed, event_key, listed, with_absolute_paths
from mujaz.corpus.executors import tell_here, tell_on_ray
from mujaz.pipeline import PAGES, check_writable, read
from mujaz.progress import Progress
from mujaz.report import write_text
from mujaz.report.day import DayEvent, day_html, event_line

if TYPE_CHECKING:
    from translate.documents import ReadFailure

EXECUTORS = {"local": tell_here, "ray": tell_on_ray}
INDEX, LINES = "index.html", "events.jsonl"


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """What a run was asked for; events of fewer than `least` articles are listed and not told."""

    event: EventOptions
    least: int = 2
    executor: str = "local"
    workers: int = 2


@dataclass(frozen=True, slots=True)
class CorpusRun:
    """What a run made, and what it could not read; `kept` events were committed by an earlier run."""

    paths: tuple[Path, ...]
    events: tuple[DayEvent, ...]
    articles: int
    kept: int
    failures: tuple[ReadFailure, ...]


def corpus(inputs: Sequence[str], out: Path, options: CorpusOptions, progress: Progress) -> CorpusRun:
    """Finds the events of the inputs and writes each, `events.jsonl` and `index.html` to `out`.

    An event is committed when its files are complete; the same articles and options find it again and do nothing.

    Raises:
        InputError: no article could be read.
        ConfigError: the options or the output folder do not serve.
        ModelError: no engine can run. Committed events stay.
    """
    from summarize.discovery import find_events

    check_writable(out)
    options = replace(options, event=with_absolute_paths(options.event))
    asked = options.event.translation
    documents, failures = read(
        inputs,
        asked.encoding,
        progress,
        allow_local=asked.allow_local,
        follow=asked.follow,
        fields=asked.fields,
        keep=out / PAGES,
        one_event=False,
    )
    groups = [tuple(documents[place] for place in event) for event in find_events(documents)]
    wanted = [group for group in groups if len(group) >= options.least]
    folders = [out / "events" / event_key(group, options.event) for group in wanted]
    known = [committed(folder) for folder in folders]
    missing = [group for group, event in zip(wanted, known, strict=True) if event is None]
    kept = len(wanted) - len(missing)
    progress.say(
        f"{len(groups)} events, {len(wanted)} of at least {options.least} articles, {kept} told before"
    )
    events: list[DayEvent] = []
    told = EXECUTORS[options.executor](missing, options.event, out, progress, options.workers)
    with closing(told), progress.counting("telling", "events") as update:
        for event in known:
            events.append(event or next(told))
            if events[-1].failure:
                progress.fail(events[-1].failure)
            update(len(events), len(wanted))
    events += [listed(group) for group in groups if len(group) < options.least]
    write_text(out / LINES, "".join(event_line(event) + "\n" for event in events))
    write_text(out / INDEX, day_html(events, len(documents)))
    return CorpusRun((out / INDEX, out / LINES), tuple(events), len(documents), kept, failures)
