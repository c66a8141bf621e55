"""Which figures, days and lengths of several articles answer one question.

In: claims in their space, their wire copy. Out: mentions with what each is of (`mentions`), pairs of them with named
features (`pairs`), the learned chance that a pair answers one question (`shipped`), and how sure a set of them is told
rightly as answering it differently (`Paired.narrowed`).
"""

from summarize.pairing.agreed import agreements
from summarize.pairing.compatible import compatible
from summarize.pairing.context import CONTEXT, chance_rows, context
from summarize.pairing.copies import copied_claims
from summarize.pairing.explain import explain
from summarize.pairing.features import NAMES, Pair, matrix, pairs
from summarize.pairing.mention import Answer, Mention, mentions
from summarize.pairing.model import (
    ARRAYS,
    DIRECTIONS,
    FEATURES,
    WEIGHTS,
    Model,
    mention_vectors,
    rows,
    shipped,
)
from summarize.pairing.questions import Paired, Question, bare_value, differ, grouped, paired, ruled_out
from summarize.pairing.shown import shown
from summarize.pairing.telling import TELLING, narrowings, telling_features
from summarize.pairing.wording import question_of, thing_asked

__all__ = [
    "ARRAYS",
    "CONTEXT",
    "DIRECTIONS",
    "FEATURES",
    "NAMES",
    "TELLING",
    "WEIGHTS",
    "Answer",
    "Mention",
    "Model",
    "Pair",
    "Paired",
    "Question",
    "agreements",
    "bare_value",
    "chance_rows",
    "compatible",
    "context",
    "copied_claims",
    "differ",
    "explain",
    "grouped",
    "matrix",
    "mention_vectors",
    "mentions",
    "narrowings",
    "paired",
    "pairs",
    "question_of",
    "rows",
    "ruled_out",
    "shipped",
    "shown",
    "telling_features",
    "thing_asked",
]
