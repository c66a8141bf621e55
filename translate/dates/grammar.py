"""The shapes of Arabic dates, as regular expressions over plainly spelled text.

Each shape is one expression; its group `all` is the mention, without the letters written onto its first word.
"""

from __future__ import annotations

import re
from functools import cache

from translate.dates.date_words import alternatives, lexicon
from translate.dates.year_words import year_in_words

_LEFT = r"(?<![\w٪%])"
# Conjunctions and prepositions that are written onto the word: «وأمس», «بالأمس», «ليوم الأحد».
_PREFIXED = r"(?<![\w٪%])(?P<prefix>[وف]?[بلك]?)"
_RIGHT = r"(?!\w)"
_ERA = r"(?:\s*(?P<era>م|ه)\.?(?!\w))?"
_JOINT = r"\s*(?:من\s+(?:شهر\s+)?|شهر\s+|[/\-–.]\s*|[,،]\s*)?"
_SHORT_YEAR = r"\s*[/\-–]\s*(?P<short_year>\d{2})(?!\d)"


@cache
def _year() -> str:
    """A year behind a month: in figures, or in words."""
    period = r"(?:ال|ل|لل|ب)?(?:عام|سنه)"
    figures = rf"(?P<year>\d{{4}})(?!\d)(?![.,٫]\d){_ERA}"
    worded = rf"{period}\s+{year_in_words(alone=True)}|(?<=\s){year_in_words(alone=False)}"
    return (
        rf"\s*(?:[,،/\-–]|\.(?=\d))?\s*(?:من\s+)?(?:(?:{period})?\s*[/\-–]?\s*{figures}|(?P<worded>{worded}))"
    )


@cache
def shapes() -> dict[str, re.Pattern[str]]:
    """Name of the shape → expression; of two matches at one place the longer one is meant."""
    words = lexicon()
    weekday = alternatives(words.weekdays)
    month = alternatives(words.months)
    relative = alternatives(words.relative_days)
    qualifier = alternatives(words.qualifiers)
    unit = alternatives(words.units)

    lead = (
        rf"(?:(?P<relative>{relative}){_RIGHT}\s*[,،(]?\s*)?"
        rf"(?:(?:يوم\s+)?(?P<weekday>{weekday})(?![^\W\d])\)?\s*[,،:\-–(]?\s*(?:(?:الموافق|المصادف)\s*(?:في\s+|ل)?)?)?"
    )
    # «ثلاثاء, 03/05/2024»: some systems print weekdays without their article before figures.
    bare = alternatives(name.removeprefix("ال") for name in words.weekdays)
    numbered = lead.replace(f"(?P<weekday>{weekday})", f"(?P<weekday>{weekday}|(?:{bare})(?=\\s*[,،]))")
    digits = r"(?<!\d[.,:/])(?:ال\s?)?(?P<day>\d{1,2})(?!\d)"
    ordinal = rf"(?P<ordinal>{alternatives(words.ordinals)})\s+من\s+(?:شهر\s+)?"
    named = rf"\(?(?P<month>{month})\)?{_RIGHT}(?:\s*[/\-–(]\s*(?P<twin>{month})\)?{_RIGHT})?"
    # «15أكتوبر2023»: a month of letters may have the year's figures written onto it.
    glued = rf"(?P<month>{month})(?=\d{{4}}(?!\d))"
    year = _year()
    said = rf"(?:\s+(?:من\s+)?(?:(?P<period>العام|السنه|الشهر)\s+)?(?P<qualifier>{qualifier}){_RIGHT})"
    sources = {
        "day month": rf"{lead}(?:{digits}{_JOINT}|{ordinal}){named}(?:{year}|{_SHORT_YEAR})?{said}?",
        "glued": rf"{lead}{digits}{_JOINT}{glued}{year}",
        # «2021-أيار-07»
        "year month day": (
            rf"(?<![\d.,/\-])(?P<year>\d{{4}})\s*(?P<mark>[/\-–.])\s*(?P<month>{month})\s*(?P=mark)\s*(?P<day>\d{{1,2}})(?!\d)"
        ),
        # «2023 أكتوبر 15», where nothing counted follows.
        "spaced year month day": (
            rf"(?<![\d.,/\-])(?P<year>\d{{4}})\s*[,،]?\s+(?P<month>{month})\s*[,،]?\s+(?P<day>\d{{1,2}})(?!\d)"
            r"(?=\s*(?:$|[\n,،;؛|()\-–]|\.(?!\d)|\d{1,2}:\d{2}))"
        ),
        "month day": rf"{lead}{named}\s+(?P<day>\d{{1,2}})(?!\d){year}",
        "month year": rf"{named}{year}",
        "month": rf"{named}{said}?",
        "day of month": rf"{lead}(?:{digits}|(?P<ordinal>{alternatives(words.ordinals)}){_RIGHT}){said}",
        "figures": (
            rf"{numbered}(?<![\d.,/\-])(?<!\d:)(?P<a>\d{{1,4}})\s?(?P<mark>[/.\-–\\])\s?(?P<b>\d{{1,2}})\s?(?P=mark)\s?"
            rf"(?P<c>\d{{1,4}})(?![\d/:]|[.,٫\-–]\d){_ERA}"
        ),
        "year": (
            rf"(?:(?P<named>{alternatives(words.words['year_cues.named'])})"
            rf"|(?P<bare>{alternatives(words.words['year_cues.bare'])}))\s+"
            rf"(?P<year>\d{{4}})(?![\d/\-:٪%]|[.,٫]\d|\s*[٪%]){_ERA}"
        ),
        "worded year": (
            rf"(?P<named>{alternatives(words.words['year_cues.named'])})\s+(?P<worded>{year_in_words(alone=True)})"
        ),
        "relative day": (
            rf"(?P<relative>{relative}){_RIGHT}(?:\s*[,،]?\s*\(?(?:يوم\s+)?(?P<weekday>{weekday})\)?{_RIGHT})?"
        ),
        "weekday": rf"(?P<weekday>{weekday}){_RIGHT}(?:\s+(?P<skip>قبل)(?=\s+الماضي))?{said}?",
        "distance": (
            r"(?P<side>قبل|منذ|بعد)\s+(?:نحو\s+|حوالي\s+|اكثر\s+من\s+|اقل\s+من\s+)?"
            rf"(?:(?P<count>\d{{1,3}}|{alternatives(words.counts)})\s+(?P<unit>{unit})"
            rf"|(?P<dual>{alternatives(words.duals)})|(?P<single>{unit}){_RIGHT}(?:\s+(?:واحد|واحده))?){_RIGHT}"
        ),
        "period": rf"(?P<period>{alternatives(words.periods)})\s+(?P<qualifier>{qualifier}){_RIGHT}",
    }
    bounded = {"figures", "distance", "month day", "year month day", "spaced year month day"}
    return {
        name: re.compile(rf"{_LEFT if name in bounded else _PREFIXED}(?P<all>{source})")
        for name, source in sources.items()
    }
