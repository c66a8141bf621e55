"""Judging words by source, with what is neutral, and whether the outlet or somebody quoted says them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarize.framing.terms import LoadedWord, loaded_words
from summarize.records import LoadedCount, WordPlace
from translate.records import Document

Found = tuple[LoadedWord, WordPlace, bool]


def loaded_counts(documents: Sequence[Document]) -> tuple[LoadedCount, ...]:
    """Judging words by article and meaning, the strongest and most frequent first; titles are segment 0."""
    found: dict[tuple[int, str], list[Found]] = defaultdict(list)
    for number, document in enumerate(documents, 1):
        texts = [(0, document.title)] if document.title else []
        texts += [(segment.index, segment.text) for segment in document.segments]
        for index, text in texts:
            for word, end in _phrases(text):
                place = WordPlace(number, index, word.start, end)
                found[number, word.neutral].append((word, place, in_quotes(text, word.start)))
    counts = [_count(number, places, documents[number - 1]) for (number, _), places in found.items()]
    return tuple(sorted(counts, key=lambda c: (c.document, -c.weight, -len(c.places), c.word)))


def _phrases(text: str) -> list[tuple[LoadedWord, int]]:
    """Loaded words with where they end; «مثيري الشغب» is one, not two."""
    phrases: list[tuple[LoadedWord, int]] = []
    for word in loaded_words(text):
        end = word.start + len(word.word)
        if phrases and phrases[-1][0].neutral == word.neutral and text[phrases[-1][1] : word.start].isspace():
            phrases[-1] = phrases[-1][0], end
        else:
            phrases.append((word, end))
    return phrases


def _count(number: int, places: Sequence[Found], document: Document) -> LoadedCount:
    texts = {segment.index: segment.text for segment in document.segments} | {0: document.title}
    words = dict.fromkeys(texts[place.segment][place.start : place.end] for _, place, _ in places)
    first = places[0][0]
    return LoadedCount(
        number,
        " · ".join(words),
        first.neutral,
        first.why,
        max(word.weight for word, _, _ in places),
        tuple(place for _, place, _ in places),
        sum(quoted for _, _, quoted in places),
    )


def in_quotes(text: str, at: int) -> bool:
    """Whether `text[at]` stands between quotation marks."""
    before = text[:at]
    if before.count("«") + before.count("“") > before.count("»") + before.count("”"):
        return True
    return before.count('"') % 2 == 1
