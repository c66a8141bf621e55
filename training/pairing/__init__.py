"""Learning which figures, days and lengths answer one question, and how sure a set of them is told rightly.

In: the event groups to learn on. Out: the weights of `summarize.pairing` (`python -m training.pairing --write`).
"""

from training.learned import FOLDS, regression
from training.pairing.fitting import Examples, answers, average_precision, chances_left_out, examples

__all__ = [
    "FOLDS",
    "Examples",
    "answers",
    "average_precision",
    "chances_left_out",
    "examples",
    "regression",
]
