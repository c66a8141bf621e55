"""A day's news: many articles in, their events found, a brief and a comparison of each out.

In: inputs as `mujaz brief` takes them. Out: a folder of events, `events.jsonl` and `index.html`.
"""

from mujaz.corpus.event import EventOptions
from mujaz.corpus.run import EXECUTORS, CorpusOptions, CorpusRun, corpus

__all__ = ["EXECUTORS", "CorpusOptions", "CorpusRun", "EventOptions", "corpus"]
