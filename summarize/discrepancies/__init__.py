"""Questions that accounts answer differently, one module a kind.

In: claims in their space. Out: discrepancies with question, accounts and verdict (`find_discrepancies`; of one
question `answered_differently`).
"""

from summarize.discrepancies.answered_differently import answered_differently, hardly_less
from summarize.discrepancies.count_questions import count_question
from summarize.discrepancies.finding import find_discrepancies, told_apart

__all__ = [
    "answered_differently",
    "count_question",
    "find_discrepancies",
    "hardly_less",
    "told_apart",
]
