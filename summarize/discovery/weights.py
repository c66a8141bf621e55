"""What an article is about: its words, each weighed by how few other articles have it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from summarize.words import content, tokenise
from translate.datafiles import rows
from translate.records import Document

# Frequencies of words in other news, so that the few articles of a small input are not each other's only measure.
BACKGROUND = "background.tsv"


def article_words(document: Document) -> Counter[str]:
    """How often each stem that carries meaning stands in the title and the text."""
    texts = (document.title, *(segment.text for segment in document.segments))
    return Counter(token.stem for text in texts for token in content(tokenise(text)))


def weigh(articles: Sequence[Mapping[str, int]]) -> list[dict[str, float]]:
    """For each article the weights of its words, tf-idf of length 1 (Salton & Buckley 1988); empty where it has none."""
    background, read = _background()
    among = Counter(word for words in articles for word in words)
    total = 1 + len(articles) + read
    weighed = []
    for words in articles:
        weights = {
            word: (1 + math.log(times)) * math.log(total / (among[word] + background.get(word, 0)))
            for word, times in words.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        weighed.append({word: weight / length for word, weight in weights.items()} if length else {})
    return weighed


@cache
def _background() -> tuple[dict[str, int], int]:
    """In how many articles of other news each stem stands, and how many were counted: the row without a stem."""
    counts = {stem: int(number) for stem, number in rows(__package__, BACKGROUND)}
    return counts, counts.pop("", 0)
