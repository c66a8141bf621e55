"""English that is built by rule from what the ledger read in the Arabic, never by a translation model.

In: a holder as printed, a discrepancy, an agreement. Out: the holder's English (`holder_in_english`), a name in Latin
letters (`transliterated`; `name_in_english`, where it is surely a person's), spelled as given articles do
(`spelled_as_in`), a discrepancy or an agreement in a sentence (`told_in_a_sentence`, `agreed_in_a_sentence`), one account
of a count (`counted_in_a_sentence`), whether one speaker gives two answers (`one_gives_two`), and whether a question
can stand alone (`leans`) or inside a sentence (`question_clause`).
"""

from summarize.english.disputes import (
    agreed_in_a_sentence,
    counted_in_a_sentence,
    leans,
    one_gives_two,
    question_clause,
    told_alike,
    told_in_a_sentence,
)
from summarize.english.holders import holder_in_english
from summarize.english.latin_names import name_in_english, transliterated
from summarize.english.spellings import spelled_as_in

__all__ = [
    "agreed_in_a_sentence",
    "counted_in_a_sentence",
    "holder_in_english",
    "leans",
    "name_in_english",
    "one_gives_two",
    "question_clause",
    "spelled_as_in",
    "told_alike",
    "told_in_a_sentence",
    "transliterated",
]
