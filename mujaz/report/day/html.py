"""index.html of a day's news: events by size, where accounts differ most, articles that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mujaz.report.day.records import DayEvent
from mujaz.report.parts import render
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "html")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event with its place on the page; `opens` is its first page, `others` the further ones."""

    anchor: str
    event: DayEvent
    outlets: tuple[str, ...]
    days: str
    opens: str
    others: tuple[tuple[str, str], ...]


def day_html(events: Sequence[DayEvent], articles: int) -> str:
    """The events of `articles` articles as one self-contained page, in the order given; equal inputs give equal bytes."""
    told = [event for event in events if event.folder or event.failure]
    entries = [_entry(number, event) for number, event in enumerate(told, 1)]
    disputed = sorted(
        (entry for entry in entries if entry.event.differences),
        key=lambda entry: (-entry.event.contradictions, -entry.event.differences),
    )
    return render(
        "day.html.j2",
        styles=("day.css",),
        total=articles,
        entries=entries,
        disputed=disputed[: _CHOSEN.whole("most_disputed")],
        listed=[event for event in events if not event.folder and not event.failure],
    )


def _entry(number: int, event: DayEvent) -> _Entry:
    days = sorted({article.day for article in event.articles if article.day})
    pages = tuple(
        (name.removesuffix(".html"), f"{event.folder}/{name}")
        for name in ("brief.html", "comparison.html")
        if name in event.files
    )
    return _Entry(
        anchor=f"e{number}",
        event=event,
        outlets=tuple(dict.fromkeys(article.outlet for article in event.articles if article.outlet)),
        days=" – ".join(dict.fromkeys((days[0], days[-1]))) if days else "",
        opens=pages[0][1] if pages else "",
        others=pages[1:],
    )
