"""Words of both languages: one scanner, stems, lists, which word may stand for which.

In: a text, or a word of each language. Out: tokens, stems, chances and coverage of word translations.
"""

from translate.fidelity.words.arabic_words import WordForms, stems
from translate.fidelity.words.english_words import FUNCTION_WORDS, stem
from translate.fidelity.words.formed_words import is_formed, parts_translated
from translate.fidelity.words.meaning import Nearness, may_name_the_same, nearness, says_the_same
from translate.fidelity.words.tokens import Token, TokenKind, fold, tokenize
from translate.fidelity.words.word_lists import (
    calendar_words,
    english_words,
    foreign_particles,
    function_words,
    known_names,
    surnames,
    titles,
)
from translate.fidelity.words.word_translations import (
    Coverage,
    arabic_units,
    coverage,
    english_units,
    translations,
)

__all__ = [
    "FUNCTION_WORDS",
    "Coverage",
    "Nearness",
    "Token",
    "TokenKind",
    "WordForms",
    "arabic_units",
    "calendar_words",
    "coverage",
    "english_units",
    "english_words",
    "fold",
    "foreign_particles",
    "function_words",
    "is_formed",
    "known_names",
    "may_name_the_same",
    "nearness",
    "parts_translated",
    "says_the_same",
    "stem",
    "stems",
    "surnames",
    "titles",
    "tokenize",
    "translations",
]
