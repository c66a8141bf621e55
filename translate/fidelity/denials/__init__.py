"""Denials and idioms of denial.

In: a segment and its translation. Out: denials lost or added (`denials`).
"""

from translate.fidelity.denials.negation import Denials, denials

__all__ = [
    "Denials",
    "denials",
]
