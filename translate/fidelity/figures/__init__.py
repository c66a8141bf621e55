"""Numbers, dates, money and measures of both languages, with their qualifiers.

In: a text and its language. Out: figures (`figures`), how two lists of them differ (`compare`), their English wording.
"""

from translate.fidelity.figures.added_qualifiers import added_qualifiers
from translate.fidelity.figures.comparison import Mismatch, compare
from translate.fidelity.figures.figure import Figure, Kind
from translate.fidelity.figures.qualifiers import qualifier_repairs
from translate.fidelity.figures.reading import figures, scan
from translate.fidelity.figures.units import kind_of_unit
from translate.fidelity.figures.wording import date_in_english, month_name, number_in_digits

__all__ = [
    "Figure",
    "Kind",
    "Mismatch",
    "added_qualifiers",
    "compare",
    "date_in_english",
    "figures",
    "kind_of_unit",
    "month_name",
    "number_in_digits",
    "qualifier_repairs",
    "scan",
]
