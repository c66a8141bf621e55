"""Texts as metrics see them: sentences, tokens, stems, common subsequences.

In: strings. Out: lists of sentences or tokens; the package's data files.
"""

from evaluation.text.datafiles import chosen, entries, read_text
from evaluation.text.lcs import lcs_length, lcs_matched
from evaluation.text.sentences import sentences
from evaluation.text.stemmers import nltk
from evaluation.text.tokenizers import Tokenizer, tokenizer

__all__ = [
    "Tokenizer",
    "chosen",
    "entries",
    "lcs_length",
    "lcs_matched",
    "nltk",
    "read_text",
    "sentences",
    "tokenizer",
]
