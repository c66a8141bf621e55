"""Learning which figures, days and lengths answer one question, and how sure a set of them is told rightly.

In: the event groups to learn on. Out: the weights of `summarize.pairing` (`python -m training.pairing --write`).
"""

from training.pairing.fitting import answers, average_precision, chances_left_out, examples
from training.pairing.learned import FOLDS, Examples, regression

__all__ = [
    "FOLDS",
    "Examples",
    "answers",
    "average_precision",
    "chances_left_out",
    "examples",
    "regression",
]
