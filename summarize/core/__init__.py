"""What an event's story is made of: each sentence's place in it, learned on annotated events.

In: claims in their space, clusters, titles. Out: for every claim the chances to be core, detail, reaction or background,
and its worth for a brief (`story`).
"""

from summarize.core.features import NAMES, Row, features
from summarize.core.model import ROLES, Story, Weighing, shipped, story

__all__ = ["NAMES", "ROLES", "Row", "Story", "Weighing", "features", "shipped", "story"]
