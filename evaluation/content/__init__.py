"""What a brief is measured by without a reference.

In: sentences, sources, facts. Out: facts, attribution, grounding, neutrality, coverage as measures.
"""

from evaluation.content.attribution import attributes, compare_holders
from evaluation.content.coverage import Topic, balance, compression, coverage, redundancy
from evaluation.content.facts import FactComparison, FactCounts, FactF, best, measures, total
from evaluation.content.grounding import (
    Entails,
    Grounding,
    Key,
    Statement,
    Support,
    ground,
    grounding_measures,
)
from evaluation.content.measures import Measure
from evaluation.content.neutrality import loaded_rate, neutrality_measures, polarity, words

__all__ = [
    "Entails",
    "FactComparison",
    "FactCounts",
    "FactF",
    "Grounding",
    "Key",
    "Measure",
    "Statement",
    "Support",
    "Topic",
    "attributes",
    "balance",
    "best",
    "compare_holders",
    "compression",
    "coverage",
    "ground",
    "grounding_measures",
    "loaded_rate",
    "measures",
    "neutrality_measures",
    "polarity",
    "redundancy",
    "total",
    "words",
]
