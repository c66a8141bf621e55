"""Questions that accounts answer differently, one module a kind.

In: claims in their space. Out: discrepancies with question, accounts and verdict (`find_discrepancies`).
"""

from summarize.discrepancies.count_questions import count_question
from summarize.discrepancies.finding import find_discrepancies, told_apart

__all__ = [
    "count_question",
    "find_discrepancies",
    "told_apart",
]
