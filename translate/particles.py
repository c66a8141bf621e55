"""What is written onto an Arabic word before it: a conjunction (و ف), a preposition (ب ل ك), the article. Keys are folded.

What is taken off hangs on what the rest is wanted for:

- `cuts`, `without_particles`: whatever the word may be, for text that is compared with other text or with a dictionary;
- `keeping_article`: the same where the article is a part of the name («الرقة» is a city, «رقة» tenderness);
- `with_article`: one form with the article of a word that has it;
- `unjoined`: one of a closed list («ولم», «بنحو», «وفبراير»), however short it is;
- `without_conjunction`: one form without و or ف.

`translate.terms` and `translate.lexicon` know besides what may follow a term or a part of speech; `summarize.words` has the light
stems that claims are compared by.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

CONJUNCTIONS = "وف"
PREPOSITIONS = "بلك"
ARTICLE = "ال"
# ل before the article.
FUSED = "لل"


@lru_cache(maxsize=16384)
def cuts(key: str, short: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
    """(what is taken off, the rest) of every reading, likeliest first, the word as it stands before all.

    The rest keeps three letters, but for the `short` words.
    """
    found = [("", key)]
    if (len(key) > 3 or key[1:] in short) and key[0] in CONJUNCTIONS:
        found.append((key[0], key[1:]))
    for before, rest in tuple(found):
        if (len(rest) > 3 or rest[1:] in short) and rest[0] in PREPOSITIONS:
            found.append((before + rest[0], rest[1:]))
        if rest.startswith(FUSED) and len(rest) > 4:
            found.append((before + FUSED, rest[2:]))
    for before, rest in tuple(found):
        if rest.startswith(ARTICLE) and len(rest) > 4:
            found.append((before + ARTICLE, rest[2:]))
    return tuple(found)


@lru_cache(maxsize=16384)
def without_particles(key: str) -> tuple[str, ...]:
    """The words that a written one may be, likeliest first, itself before all."""
    return tuple(dict.fromkeys(rest for _, rest in cuts(key)))


def keeping_article(key: str) -> tuple[str, ...]:
    """The words that a written one may be with what article it has: «والرقة» is «الرقة», «للرقة» too."""
    return tuple(
        ARTICLE + rest if before.endswith(FUSED) else rest
        for before, rest in cuts(key)
        if not before.endswith(ARTICLE)
    )


@lru_cache(maxsize=65536)
def with_article(key: str) -> str:
    """A word with its article and without what is before it («والعراق», «للعراق» → العراق); others as they stand."""
    if len(key) > 4:
        if key.startswith(FUSED):
            return ARTICLE + key[2:]
        if key[0] in CONJUNCTIONS + PREPOSITIONS and key[1:3] == ARTICLE:
            return key[1:]
    return key


@lru_cache(maxsize=16384)
def unjoined(key: str, letters: str = CONJUNCTIONS + PREPOSITIONS) -> tuple[str, ...]:
    """The word as it stands and without one or two of `letters` before it, of which two letters at least are left."""
    found = [key]
    while len(found) < 3 and len(found[-1]) > 2 and found[-1][0] in letters:
        found.append(found[-1][1:])
    return tuple(found)


def without_conjunction(key: str) -> str:
    """A word of four letters or more without و or ف before it."""
    return key[1:] if key[:1] in tuple(CONJUNCTIONS) and len(key) > 3 else key
