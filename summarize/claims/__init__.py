"""What one sentence says: who speaks, how surely, of whom, with which figures, dates and names.

In: a translated article. Out: its claims (`document_claims`), and the readings of words that the comparison asks for.
"""

from summarize.claims.arabic_names import (
    countries,
    english,
    names,
    peoples,
    places,
    same_voice,
    titled_places,
)
from summarize.claims.counted_figures import (
    adds_up,
    claim_figures,
    compatible,
    differ_in_precision,
    figures_covered,
    fitting,
    same_noun,
)
from summarize.claims.counted_nouns import counting, noun_of, people_counted
from summarize.claims.designations import Designation
from summarize.claims.holders import lexicon
from summarize.claims.named_things import things
from summarize.claims.officeholders import persons
from summarize.claims.outcomes import (
    Outcome,
    imperfect_root,
    is_verb,
    matching,
    negation,
    outcome_of,
    own_words,
    verb_name,
    verb_outcomes,
    verb_roots,
)
from summarize.claims.parties import (
    Aliases,
    Party,
    is_conjunct,
    learn_aliases,
    phrase,
    read_party,
    same_party,
    word_set,
)
from summarize.claims.polarity import (
    Stretch,
    affirmed,
    after_still,
    breaks,
    doubted,
    negated,
    pending,
    plain,
    planned,
    stretches,
)
from summarize.claims.reading import document_claims, read_claim
from summarize.claims.renderings import listed_holder, nationality
from summarize.claims.roles import around, opposed, role_of, roles, roles_near, shared_role

__all__ = [
    "Aliases",
    "Designation",
    "Outcome",
    "Party",
    "Stretch",
    "adds_up",
    "affirmed",
    "after_still",
    "around",
    "breaks",
    "claim_figures",
    "compatible",
    "counting",
    "countries",
    "differ_in_precision",
    "document_claims",
    "doubted",
    "english",
    "figures_covered",
    "fitting",
    "imperfect_root",
    "is_conjunct",
    "is_verb",
    "learn_aliases",
    "lexicon",
    "listed_holder",
    "matching",
    "names",
    "nationality",
    "negated",
    "negation",
    "noun_of",
    "opposed",
    "outcome_of",
    "own_words",
    "pending",
    "people_counted",
    "peoples",
    "persons",
    "phrase",
    "places",
    "plain",
    "planned",
    "read_claim",
    "read_party",
    "role_of",
    "roles",
    "roles_near",
    "same_noun",
    "same_party",
    "same_voice",
    "shared_role",
    "stretches",
    "things",
    "titled_places",
    "verb_name",
    "verb_outcomes",
    "verb_roots",
    "word_set",
]
