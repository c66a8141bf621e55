"""The brief: headline, dateline, sections, timeline, notes on the sources.

In: a ledger and its translated articles. Out: a `Brief` (`write_brief`); the words of English that report, doubt or deny.
"""

from summarize.briefing.brief import write_brief
from summarize.briefing.dateline import dateline, day_in_english
from summarize.briefing.language import English, Language
from summarize.briefing.sources import source_notes
from summarize.briefing.timeline import bounds_a_period, label
from summarize.briefing.voice import voice_words

__all__ = [
    "English",
    "Language",
    "bounds_a_period",
    "dateline",
    "day_in_english",
    "label",
    "source_notes",
    "voice_words",
    "write_brief",
]
