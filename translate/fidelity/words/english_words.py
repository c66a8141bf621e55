"""English words without their inflection, for counting words of two texts as the same."""

from __future__ import annotations

from functools import lru_cache

# Stems too common to show that a word is rendered.
FUNCTION_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "and",
        "or",
        "is",
        "ar",
        "be",
        "was",
        "wer",
        "were",
        "been",
        "being",
        "it",
        "that",
        "this",
        "thes",
        "those",
        "with",
        "by",
        "as",
        "from",
        "has",
        "hav",
        "had",
        "he",
        "she",
        "they",
        "we",
        "you",
        "i",
        "his",
        "her",
        "their",
        "its",
        "our",
        "your",
        "my",
        "him",
        "them",
        "us",
        "me",
        "not",
        "no",
        "do",
        "doe",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "ther",
        "which",
        "who",
        "whom",
        "whos",
        "what",
        "when",
        "wher",
        "why",
        "how",
        "but",
        "if",
        "so",
        "than",
        "then",
        "any",
        "som",
        "all",
        "also",
        "such",
        "into",
        "onto",
        "upon",
        "about",
        "out",
        "up",
        "down",
        "off",
        "over",
        "under",
        "more",
        "most",
        "other",
        "am",
    ]
)
_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """`word` (lower case) without possessive, plural, -ed, -ing and a final e: "making" and "made" stay apart."""
    word = word.removesuffix("'s").removesuffix("s'").replace("'", "")
    if len(word) < 4:
        return word
    for ending, other in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + other
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
