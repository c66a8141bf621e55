"""An event as the index lists it, and as a line of JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class DayArticle:
    """What the index says of an article; `day` is ISO 8601, "" where it is not known."""

    id: str
    outlet: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class DayEvent:
    """An event of the day.

    `folder` is where its `files` are, from the index, "" for an event that is only listed. `headline` is English where
    the event was briefed, else the first article's title. `contradictions` of the `differences` are plain ones; `failure`
    is one line, "" where all went well.
    """

    folder: str
    headline: str
    articles: tuple[DayArticle, ...]
    files: tuple[str, ...] = ()
    differences: int = 0
    contradictions: int = 0
    failure: str = ""


def event_line(event: DayEvent) -> str:
    """An event as one line of JSON."""
    return json.dumps(asdict(event), ensure_ascii=False, sort_keys=True)


def read_event(line: str) -> DayEvent:
    """The event of `event_line`. Raises ValueError where the line is another record or none."""
    try:
        record: dict[str, Any] = json.loads(line)
        articles = tuple(DayArticle(**article) for article in record["articles"])
        return DayEvent(**record | {"articles": articles, "files": tuple(record["files"])})
    except (TypeError, KeyError) as error:
        raise ValueError(f"no event: {error}") from error
