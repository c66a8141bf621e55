"""The stretch of a sentence that a figure or a day belongs to: clause structure, not distance in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summarize.claims import lexicon as saying_words
from summarize.words import Token, fold_word, word_list
from translate.lexicon import PartOfSpeech, readings

Span = tuple[int, int]

_STOP = re.compile(r"[،؛:.؟!\n()«»\"“”]")
_LEAST = 2  # words besides the mark that a stretch has where it can


def stretch(text: str, tokens: Sequence[Token], mark: Span, others: Sequence[Span]) -> Span:
    """The clause around `mark`: up to punctuation, an opener, «و» before a verb, or another figure's own words.

    `others` are the spans of the other marks of the sentence. A stretch of fewer than two words besides its mark takes
    in what stands before it, since Arabic tells the happening first.
    """
    inside = [i for i, token in enumerate(tokens) if token.start < mark[1] and token.end > mark[0]]
    if not inside:
        return mark
    first, last = inside[0], inside[-1]
    start, end = first, last
    while start > 0 and not _breaks(text, tokens, start) and not _in(tokens[start - 1], others):
        start -= 1
    while end + 1 < len(tokens) and not _breaks(text, tokens, end + 1) and not _in(tokens[end + 1], others):
        end += 1
    # The words between two figures belong to the second where a noun or verb leads to it, to the first as its noun.
    while (last - first) + _LEAST > end - start and start > 0 and not _full_stop(text, tokens, start):
        start -= 1
    return tokens[start].start, tokens[end].end


def _in(token: Token, spans: Sequence[Span]) -> bool:
    return any(start < token.end and token.start < end for start, end in spans)


def _breaks(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a statement begins at a word."""
    if _STOP.search(text[tokens[index - 1].end : tokens[index].start]):
        return True
    key = tokens[index].key
    return key in word_list(__package__, "openers.txt") or (
        key[:1] == "و" and len(key) > 3 and is_verb(tokens[index].text)
    )


def _full_stop(text: str, tokens: Sequence[Token], index: int) -> bool:
    return any(char in ".؟!؛\n" for char in text[tokens[index - 1].end : tokens[index].start])


@lru_cache(maxsize=1 << 14)
def is_verb(word: str) -> bool:
    """Whether a word, with what is written onto it, is a verb by the lexicon or says something («وقال»)."""
    if fold_word(word).removeprefix("و") in saying_words().verbs:
        return True
    found = readings(word)
    return bool(found) and found[0].entry.part is PartOfSpeech.VERB
