"""The index of a day's news.

In: events, told or only listed. Out: `index.html`, and a line of JSON for each event.
"""

from mujaz.report.day.html import day_html
from mujaz.report.day.records import DayArticle, DayEvent, event_line, read_event

__all__ = ["DayArticle", "DayEvent", "day_html", "event_line", "read_event"]
