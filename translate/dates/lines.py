"""Lines that only say when: «الأحد 15/أكتوبر/2017 - 09:56 م», «نُشر في 2017/11/15», «منذ ساعتين»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from translate.datafiles import Chosen
from translate.dates.date_words import alternatives, lexicon
from translate.dates.mention import DateMention
from translate.dates.read import find_dates
from translate.normalise import search_fold

_CHOSEN = Chosen(__package__, "lines")

Label = Literal["published", "updated", ""]

_PARTED_BEFORE, _PARTED_AFTER = re.compile(r"[|•·،,:–—\-]\s*$"), re.compile(r"^\s*[|•·–—\-]")
_CLOCK = re.compile(
    r"t?(?<!\d)\d{1,2}\s?[:.]\s?\d{2}(?:\s?[:.]\s?\d{2}(?:[.,]\d+)?)?(?!\d)(?:\s?z\b|\s?[+\-]\d{2}:?\d{2}\b)?|(?:gmt|utc)\s?[+\-]?\s?\d{0,2}(?::\d\d)?"
)
_HAS_DATE = re.compile(r"\d|[٠-٩۰-۹]|ساع|يوم|امس|أمس|دقيق")
_MINUTES = re.compile(r"(?:منذ|قبل)\s+(?:\d+\s+)?(?:دقيق\w+|دقايق|ثوان\w*|لحظات|ساعات|ايام|اسابيع|اشهر)")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when.

    `rest` is what else stands on it, plainly spelled, "" where it says nothing else; `parted` tells whether
    a stroke, dash or comma keeps that apart from the date («صوت المدينة | ١٢ آذار ٢٠٢٥»).
    """

    mention: DateMention | None
    label: Label
    rest: str
    parted: bool

    @property
    def only_date(self) -> bool:
        """Whether the line is no sentence: a date, its labels, and a name at most."""
        return not self.rest or (self.parted and len(self.rest.split()) <= _CHOSEN.whole("name_words"))


@cache
def _label_words() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(lexicon().words['clock.labels'])})(?!\w)")


@cache
def _labelled(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(lexicon().words[f'clock.{kind}'])})(?!\w)")


def read_date_line(line: str) -> DateLine | None:
    """What a line says of a day and an hour, or None where it gives neither."""
    if len(line) > _CHOSEN.whole("longest") or not _HAS_DATE.search(line):
        return None
    mentions = [mention for mention in find_dates(line) if mention.precision == "day"]
    spelled = search_fold(_without(line, mentions)).text
    ago = _MINUTES.search(spelled)
    label: Label = ""
    if _labelled("updated").search(spelled):
        label = "updated"
    if _labelled("published").search(spelled):
        label = "published"
    if not mentions and not ago and not (label and _CLOCK.search(spelled)):
        return None
    rest = _label_words().sub(" ", _CLOCK.sub(" ", _MINUTES.sub(" ", spelled)))
    words = " ".join(re.findall(r"\w+", rest))
    parted = any(
        _PARTED_BEFORE.search(line[: mention.start]) or _PARTED_AFTER.search(line[mention.end :])
        for mention in mentions
    )
    return DateLine(_fullest(mentions), label, words, parted)


def _without(line: str, mentions: list[DateMention]) -> str:
    parts, last = [], 0
    for mention in mentions:
        parts.append(line[last : mention.start])
        last = mention.end
    return " ".join([*parts, line[last:]])


def _fullest(mentions: list[DateMention]) -> DateMention | None:
    """The mention that says most: a Gregorian day with its year before a Hijri one, that before a weekday."""
    ranked = sorted(mentions, key=lambda m: (not m.year_given, m.relative, m.calendar == "hijri", m.start))
    return ranked[0] if ranked else None
