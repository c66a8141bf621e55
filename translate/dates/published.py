"""The day an article appeared: stated on a date line or in its metadata, else inferred from its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from translate.datafiles import Chosen
from translate.dates.date_words import alternatives, lexicon
from translate.dates.lines import read_date_line
from translate.dates.mention import DateMention
from translate.dates.read import find_dates
from translate.normalise import search_fold
from translate.records import DateSource, PublishedDate

_CHOSEN = Chosen(__package__, "published")

_DATELINE = re.compile(r"^[^.!؟?\n]{4,100}?(?:\)\s*[-–—:]|\s[-–—]{1,2}\s)")
_NAME_DATE = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9A-Za-z])")
_ISO = re.compile(r"^\s*(\d{4})-(\d{2})-(\d{2})(?:$|[T ])")


@dataclass(frozen=True, slots=True)
class WeekdayClue:
    """The weekday an article must have appeared on, and the words that say so."""

    weekday: int
    words: str


def published_date(raw: str, *, stated: str = "", name: str = "") -> PublishedDate:
    """When an article appeared.

    `raw` is the article before cleaning, `stated` what its metadata says, `name` the file's name. In order:
    metadata, a date line above or below the text, a bracketed stamp, the dateline, words such as
    «أمس السبت 14 أكتوبر 2017», the file's name.
    """
    if found := _from_metadata(stated):
        return found
    mentions = find_dates(raw)
    for found in (_from_lines(raw, mentions), _from_stamp(raw), _from_dateline(raw)):
        if found:
            return found
    return _from_words(mentions) or _from_name(name) or PublishedDate()


def _from_metadata(stated: str) -> PublishedDate | None:
    if not stated.strip():
        return None
    if iso := _ISO.match(stated):
        try:
            value = date(*(int(part) for part in iso.groups()))
        except ValueError:
            return None
        return PublishedDate(value, DateSource.STATED, f"metadata: {stated.strip()}")
    mention = next((m for m in find_dates(stated) if m.value and m.precision == "day" and m.year_given), None)
    return PublishedDate(mention.value, DateSource.STATED, f"metadata: {stated.strip()}") if mention else None


def _from_lines(raw: str, mentions: Sequence[DateMention]) -> PublishedDate | None:
    lines = [line.strip() for line in raw.splitlines() if line.strip()]
    near = [
        *lines[: _CHOSEN.whole("head_lines")],
        *lines[max(_CHOSEN.whole("head_lines"), len(lines) - _CHOSEN.whole("tail_lines")) :],
    ]
    found: list[tuple[int, int, DateMention, str]] = []
    for place, line in enumerate(near):
        read = read_date_line(line)
        if read is None or read.mention is None or read.mention.value is None or not read.mention.year_given:
            continue
        if read.only_date and (place < _CHOSEN.whole("head_lines") or not read.rest):
            rank = {"published": 0, "": 1, "updated": 2}[read.label]
            found.append((rank, place, read.mention, line))
    if not found:
        return None
    _, _, mention, line = min(found, key=lambda entry: entry[:2])
    value = _settled(mention, mentions)
    return PublishedDate(value, DateSource.STATED, f"date line «{' '.join(line.split())}»")


def _settled(mention: DateMention, mentions: Sequence[DateMention]) -> date | None:
    """The value of a figure date, its order decided by the rest of the article where it leaves a choice."""
    if mention.alternative is None or mention.value is None:
        return mention.value
    clue = weekday_clue(mentions)
    choices = (mention.value, mention.alternative)
    fitting = [value for value in choices if clue and value.isoweekday() == clue.weekday]
    if len(fitting) == 1:
        return fitting[0]
    known = [m.value for m in mentions if m.value and m.precision == "day" and m.sure and m.year_given]
    if known:
        return min(choices, key=lambda value: min(abs(value - other) for other in known))
    return mention.value


@cache
def _stamp() -> re.Pattern[str]:
    words = alternatives(lexicon().words["clock.published"])
    return re.compile(rf"[\[(|]\s*(?:{words})\s*:?\s*(?P<when>[^\])|\n]{{6,60}})[\])|]")


def _from_stamp(raw: str) -> PublishedDate | None:
    """«[نُشر في 2017/11/15]» inside running text."""
    folded = search_fold(raw)
    for match in _stamp().finditer(folded.text):
        start, end = folded.source_span(*match.span())
        mention = next((m for m in find_dates(raw[start:end]) if m.value and m.year_given), None)
        if mention:
            return PublishedDate(mention.value, DateSource.STATED, f"stamp «{raw[start:end]}»")
    return None


def _from_dateline(raw: str) -> PublishedDate | None:
    """«موسكو، 15 نوفمبر 2017 (شينخوا) --»."""
    for line in [line.strip() for line in raw.splitlines() if line.strip()][:4]:
        match = _DATELINE.match(line)
        mention = next((m for m in find_dates(match[0]) if m.precision == "day"), None) if match else None
        if match and mention and mention.value and mention.year_given:
            return PublishedDate(mention.value, DateSource.STATED, f"dateline «{match[0].strip()}»")
    return None


def _from_words(mentions: Sequence[DateMention]) -> PublishedDate | None:
    """«أمس السبت 14 أكتوبر 2017»: a day told both ways gives the article's own."""
    told = [
        (mention.value - timedelta(days=mention.day_offset), mention.text)
        for mention in mentions
        if mention.value and mention.year_given and mention.day_offset is not None
    ]
    if not told:
        return None
    value = Counter(value for value, _ in told).most_common(1)[0][0]
    words = next(text for other, text in told if other == value)
    return PublishedDate(value, DateSource.INFERRED, f"«{words}» in the text")


def _from_name(name: str) -> PublishedDate | None:
    match = _NAME_DATE.search(name)
    if not match:
        return None
    try:
        value = date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None
    return PublishedDate(value, DateSource.INFERRED, f"file name {name}")


def weekday_clue(mentions: Sequence[DateMention]) -> WeekdayClue | None:
    """The article's weekday by «أمس الثلاثاء», «اليوم الأربعاء»; None where none is said or two are."""
    told = [
        ((mention.weekday - 1 - mention.day_offset) % 7 + 1, mention.text)
        for mention in mentions
        if mention.weekday is not None and mention.day_offset is not None
    ]
    counted = Counter(weekday for weekday, _ in told).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    weekday = counted[0][0]
    return WeekdayClue(weekday, next(text for other, text in told if other == weekday))
