"""Arabic words as the ledger compares them.

In: Arabic text. Out: tokens with offsets, spelling keys and light stems; verb forms.
"""

from summarize.words.tokens import (
    Token,
    bare,
    content,
    content_stems,
    fold_phrase,
    fold_word,
    is_among,
    is_stopword,
    says,
    stem,
    tokenise,
    without_articles,
    word_list,
)
from summarize.words.verbs import perfect_forms

__all__ = [
    "Token",
    "bare",
    "content",
    "content_stems",
    "fold_phrase",
    "fold_word",
    "is_among",
    "is_stopword",
    "perfect_forms",
    "says",
    "stem",
    "tokenise",
    "without_articles",
    "word_list",
]
