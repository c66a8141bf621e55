"""The brief: headline, dateline, sections, timeline, notes on the sources.

In: a ledger and its translated articles. Out: a `Brief` (`write_brief`).
"""

from summarize.briefing.brief import write_brief
from summarize.briefing.dateline import dateline, day_in_english
from summarize.briefing.sources import source_notes
from summarize.briefing.timeline import bounds_a_period, label

__all__ = [
    "bounds_a_period",
    "dateline",
    "day_in_english",
    "label",
    "source_notes",
    "write_brief",
]
