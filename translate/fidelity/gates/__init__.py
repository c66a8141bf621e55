"""The gates a translation passes or is flagged at, and its quality.

In: segments and their translations. Out: flags with a message each and a quality from 0 to 1 (`Checker`);
for a weak model's the chance that it can be trusted (`trusts`).
"""

from translate.fidelity.gates.check import Assessment, Checker, measured
from translate.fidelity.gates.mismatches import mismatches
from translate.fidelity.gates.sense import Sense, Sensed, measured_words, senses
from translate.fidelity.gates.signals import english_length, gather, length_features
from translate.fidelity.gates.trust import TRUST_FEATURES, trust, trust_features, trusts

__all__ = [
    "TRUST_FEATURES",
    "Assessment",
    "Checker",
    "Sense",
    "Sensed",
    "english_length",
    "gather",
    "length_features",
    "measured",
    "measured_words",
    "mismatches",
    "senses",
    "trust",
    "trust_features",
    "trusts",
]
