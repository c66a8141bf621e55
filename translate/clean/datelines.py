"""Datelines: «القاهرة (رويترز) -», «واشنطن-», «دمشق - سانا», «لندن: «الشرق الأوسط»».

At the beginning of a line a place and an agency, or a place and a dash, are enough. Inside running text,
where a page's caption was glued to its lead, the verb of a lead must follow as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from translate.clean.lines import Line
from translate.clean.phrases import choice, outlet_keys, phrases, spellings
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "datelines")

_DASH = r"\s*(?:[-–—]+|ـ+)(?=\s|[\"«“(]|$)\s*"


@cache
def _place() -> str:
    return choice(spellings("places.txt"))


@cache
def _source() -> str:
    """An agency or an outlet, quoted or not."""
    names = choice(spellings("agencies.txt") | frozenset(outlet_keys()))
    quoted = r"[\"«“]\s*[^\"»”\n]{2,30}\s*[\"»”]"
    return rf"(?:(?:صحيفه|جريده|وكاله|خاص)\s+)?(?:{names}|{quoted}|خاص|متابعات)(?!\w)"


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    place, source = _place(), _source()
    places = rf"(?:{place})(?!\w)(?:\s*(?:[،,/و]|[-–—])\s*(?:{place})(?!\w))?"
    day = r"(?:\s*(?:[،,]|\sفي\s)\s*[^()\n.]{3,40})?"
    credit = rf"\(\s*(?:{source}|وكاله\s+\w+)[^()\n]{{0,40}}\)"
    person = r"(?:[^\W\d_]+\s+){1,3}[^\W\d_]+"
    return tuple(
        re.compile(source_)
        for source_ in (
            # «موسكو، 15 نوفمبر (شينخوا) --», and a place no list knows where an agency stands behind it
            rf"(?:{places}|(?:[^\W\d_]+\s+){{1,4}}?){day}\s*{credit}(?:{_DASH}|\s*:\s*)",
            # «(أ ف ب) -», «رويترز -»
            rf"(?:{credit}|{choice(spellings('agencies.txt'))}){_DASH}",
            # «دمشق - سانا», «غزة / الأناضول», «لندن: «الشرق الأوسط»»
            rf"{places}\s*[-–—/:،|ـ]+\s*{source}(?:\s*[-–—:|/]+\s*|\s*$|(?=\s+\w))",
            # «القاهرة ـ «القدس العربي»:» (folding takes the stroke)
            rf"{places}\s+[\"«“]\s*(?:{choice(outlet_keys())})\s*[\"»”]\s*:\s*",
            # «وطنية - المتن -»
            rf"{source}\s*[-–—]\s*[^\W\d_]+(?:\s+[^\W\d_]+)?{_DASH}",
            # «سومر/ ميسان/ كريم الساعدي:»
            r"(?:[^\W\d_]+(?:\s+[^\W\d_]+)?\s*/\s*){2}[^\W\d_]+(?:\s+[^\W\d_]+){0,3}\s*:\s*",
            # «الخليل 21-10-2017 وكالة القدس-»
            rf"(?:{place})(?!\w)\s+\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}\s+[^\n،.:]{{2,30}}?{_DASH}",
            # «القاهرة ـ أحمد علي:»
            rf"{places}\s*[-–—/ـ:،]+\s*{person}\s*[:–—](?=\s|$)\s*",
            # «تالوين (جنوب المغرب) –», «نواذيبو (الساحل) –»: the first line alone
            rf"(?:{place}|[^\W\d_]+)\s*\([^()\d\n]{{3,25}}\){_DASH}",
            # «واشنطن-», «واشنطن -»: the first lines alone
            rf"(?:{place}){day}{_DASH}(?!(?:{place})(?!\w))",
        )
    )


@cache
def _inside() -> re.Pattern[str]:
    verbs = choice(spellings("lead_verbs.txt"))
    credit = rf"\s*\(\s*{_source()}[^()\n]{{0,40}}\)\s*[-–—]*"
    dash = r"[-–—]"
    return re.compile(rf"(?<!\w)(?P<line>(?:{_place()})(?:{credit}|{dash})\s+)(?:{verbs})(?!\w)")


def find_datelines(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The raw ranges of the datelines of an article's lines (those that cleaning has left), in order."""
    found = []
    early = 0
    for line in lines:
        opening = _opening_end(line, first=not early, early=early < _CHOSEN.whole("early_lines"))
        if opening:
            found.append(line.span(0, opening))
        if lines and line.start - lines[0].start < _CHOSEN.whole("early_characters"):
            found += _datelines_inside(line, opening)
        early += line.prose
    return found


def _opening_end(line: Line, *, first: bool, early: bool) -> int:
    """Where a dateline at the beginning of a line ends in its folded text; 0 where there is none."""
    text = line.folded.text
    openings = _openings()
    best = 0
    for number, opening in enumerate(openings):
        loose = {len(openings) - 2: first, len(openings) - 1: early}
        if not (loose.get(number, True) and (number not in loose or line.prose)):
            continue
        match = opening.match(text)
        # What is left must be running text: a headline may begin with a place and a dash.
        if match and (line.prose or number < 2) and match.end() < len(text):
            best = max(best, match.end())
    return best


def _datelines_inside(line: Line, after: int) -> list[tuple[int, int]]:
    found = []
    for match in _inside().finditer(line.folded.text, after, _CHOSEN.whole("early_characters")):
        before = re.search(r"(\w+)(\W*)$", line.folded.text[: match.start()])
        glued = (
            before is not None
            and before[1] not in phrases("datelines", "not_after")
            and not re.search(r"[(،,:«\"-]", before[2])
        )
        if glued:
            found.append(line.span(*match.span("line")))
    return found
