"""Which articles of a day's news tell one event.

In: documents on anything. Out: events, each a list of places in that input.
"""

from summarize.discovery.events import find_events
from summarize.discovery.weights import BACKGROUND, article_words

__all__ = ["BACKGROUND", "article_words", "find_events"]
