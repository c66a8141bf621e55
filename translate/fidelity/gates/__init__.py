"""The gates a translation passes or is flagged at, and its quality.

In: segments and their translations. Out: flags with a message each and a quality from 0 to 1 (`Checker`).
"""

from translate.fidelity.gates.check import Assessment, Checker, measured
from translate.fidelity.gates.mismatches import mismatches
from translate.fidelity.gates.signals import english_length, gather, length_features

__all__ = [
    "Assessment",
    "Checker",
    "english_length",
    "gather",
    "length_features",
    "measured",
    "mismatches",
]
