"""Sentences written by rule, which teach the copying of figures, dates, money and names.

In: the development data's lists of names. Out: bilingual pairs (`synthetic_pairs`), the names of one list (`read_names`).
"""

from training.by_rule.sentences import read_names, synthetic_pairs

__all__ = ["read_names", "synthetic_pairs"]
