"""Page furniture glued into running text: date stamps, rows of buttons, links that say where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from translate.clean.boilerplate import is_buttons
from translate.clean.lines import Line, matching_key
from translate.clean.phrases import choice, phrases
from translate.datafiles import Chosen
from translate.dates import alternatives, find_dates, lexicon
from translate.records import RemovalReason

_CHOSEN = Chosen(__package__, "inline")

_STOP = r"[.!؟?…»”\"]"
_LAST_STOP = re.compile(rf"{_STOP}\s*(?P<rest>[^.!؟?…»”\"]{{2,80}})$")
_FIRST_WORDS = re.compile(r"^(?P<row>[^.!؟?…]{2,60}?)[|•]\s*(?=\w)")

Found = tuple[int, int, RemovalReason]


def find_inline(line: Line) -> Iterator[Found]:
    """The raw ranges of a line that are no part of its text, with the reason for each."""
    yield from _stamps(line)
    yield from _rows(line)
    yield from _links(line)


@cache
def _stamp() -> re.Pattern[str]:
    labels = alternatives(lexicon().words["clock.published"] | lexicon().words["clock.updated"])
    return re.compile(rf"[\[(|]\s*(?:{labels})\s*:?\s*[^\])|\n]{{6,60}}[\])|]")


def _stamps(line: Line) -> Iterator[Found]:
    """«العرب [نُشر في 2017/11/15]», with the short name that stands between a full stop and the stamp."""
    text = line.folded.text
    for match in _stamp().finditer(text):
        if not any(mention.year_given for mention in find_dates(match[0])):
            continue
        start = match.start()
        name = re.search(r"(?:^|[.!؟?…»”\"\])])\s*(?P<name>[^\W\d_]+(?:\s+[^\W\d_]+){0,2})\s*$", text[:start])
        if name and len(name["name"].split()) <= _CHOSEN.whole("stamp_name_words"):
            start = name.start("name")
        yield *line.span(start, match.end()), RemovalReason.DATE_LINE


def _rows(line: Line) -> Iterator[Found]:
    """«… في المدينة. طباعة مشاركة»: buttons behind the last sentence, or before the first."""
    text = line.folded.text
    last = _LAST_STOP.search(text)
    if last and is_buttons(matching_key(last["rest"])):
        yield *line.span(last.start("rest"), len(text)), RemovalReason.BUTTON
    first = _FIRST_WORDS.match(text)
    if first and line.prose and is_buttons(matching_key(first["row"])):
        yield *line.span(0, first.end()), RemovalReason.BUTTON


@cache
def _link() -> re.Pattern[str]:
    opening = choice(phrases("read_also", "certain"))
    return re.compile(
        rf"[\[(]\s*(?:{opening})(?!\w)\s*:[^\])\n]{{0,200}}[\])]"
        rf"|(?<={_STOP})\s*(?P<tail>(?:{opening})(?!\w)\s*(?:[:|»>/]|[-–—]+\s|\.{{2,}})[^\n]*)$"
    )


def _links(line: Line) -> Iterator[Found]:
    """«(اقرأ أيضاً: …)» in brackets, or from the end of a sentence to the end of the line."""
    for match in _link().finditer(line.folded.text):
        tail = match["tail"]
        if tail is not None and not _is_one_headline(tail):
            continue
        start = match.start("tail") if tail is not None else match.start()
        yield *line.span(start, match.end()), RemovalReason.READ_ALSO


def _is_one_headline(tail: str) -> bool:
    sentences = re.findall(r"[.!؟?](?=\s+\w)", tail.partition(":")[2] or tail)
    return len(tail.split()) <= _CHOSEN.whole("link_words") and not sentences
