"""Dating an article by the other articles of the run.

An article that says «أمس الثلاثاء» appeared on some Wednesday; articles on the same event that state their
date tell which. One that says only «أمس» of something another article dates appeared the day after it. What
is found is marked as inferred and its evidence quoted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise, product

from translate.datafiles import Chosen, table
from translate.dates import DateMention, WeekdayClue, closest_weekday, find_dates, weekday_clue
from translate.fidelity.figures import date_in_english
from translate.normalise import search_key, words
from translate.particles import without_particles
from translate.records import DateSource, Document, PublishedDate

_CHOSEN = Chosen(__package__, "dating")


@dataclass(frozen=True, slots=True)
class _Read:
    """An article with what dating needs of it."""

    document: Document
    mentions: tuple[DateMention, ...]
    clue: WeekdayClue | None
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A day told in a sentence, and the content words around it in order."""

    mention: DateMention
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A date that one dated article suggests; `surely` where both tell one happening or are one copy."""

    value: date
    weight: float
    other: Document
    surely: bool
    reason: str


def infer_dates(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, those without a date given one where the others of the run tell it.

    Stated dates never change. Where the evidence is missing or contradictory the date stays unknown.
    """
    if all(document.published.value for document in documents):
        return tuple(documents)
    reads = [_read(document) for document in documents]
    near = _neighbours(reads)
    for _ in range(_CHOSEN.whole("rounds")):
        changed = False
        for index, read in enumerate(reads):
            if read.document.published.value is not None:
                continue
            dated = [reads[other] for other in near[index] if reads[other].document.published.value]
            if found := _dated_by_others(read, dated):
                reads[index] = _read(replace(read.document, published=found))
                changed = True
        if not changed:
            break
    return tuple(read.document for read in reads)


def _neighbours(reads: Sequence[_Read]) -> dict[int, list[int]]:
    """For each undated article the others that share enough with it to be worth a look."""
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index, read in enumerate(reads):
        for pair in read.pairs:
            holders[pair].append(index)
    near: dict[int, list[int]] = {}
    for index, read in enumerate(reads):
        if read.document.published.value is not None:
            continue
        shared = Counter(
            other
            for pair in read.pairs
            if len(holders[pair]) <= _CHOSEN.whole("too_common")
            for other in holders[pair]
        )
        near[index] = sorted(other for other, count in shared.items() if other != index and count > 1)
    return near


def _read(document: Document) -> _Read:
    text = f"{document.title}\n{document.text}"
    mentions = find_dates(text, anchor=document.published.value)
    stems = _stems([word.key for word in words(text)])
    return _Read(document, mentions, weekday_clue(mentions), frozenset(_pairs(stems)))


def _pairs(stems: Sequence[str]) -> set[tuple[str, str]]:
    return {(min(pair), max(pair)) for pair in pairwise(stems)}


def _stems(keys: Sequence[str]) -> list[str]:
    """Content words without their particles and short endings: a rough stem, for matching only."""
    return [_stem(key) for key in keys if len(key) > 2 and not key.isdigit() and key not in _function_keys()]


@cache
def _function_keys() -> frozenset[str]:
    from translate.documents.language import function_words

    return frozenset(search_key(word) for word in function_words()["Arabic"])


def _stem(key: str) -> str:
    shortest = min(without_particles(key), key=len)
    return re.sub(r"(?<=\w{3})(?:ات|ان|ين|ون|يه|ها|هم|ه|ا|ي|ت)$", "", shortest)


def _dated_by_others(read: _Read, dated: Sequence[_Read]) -> PublishedDate | None:
    proposals = [*_by_told_days(read, dated), *_by_weekday(read, dated)]
    weights: defaultdict[date, float] = defaultdict(float)
    for proposal in proposals:
        weights[proposal.value] += proposal.weight
    ranked = [
        value
        for value in sorted(weights, key=lambda value: (-weights[value], value))
        if _supported([p for p in proposals if p.value == value]) and _fits(read, value)
    ]
    if not ranked or (len(ranked) > 1 and weights[ranked[0]] == weights[ranked[1]]):
        return None
    best = sorted((p for p in proposals if p.value == ranked[0]), key=lambda p: (not p.surely, -p.weight))
    return PublishedDate(ranked[0], DateSource.INFERRED, _evidence(best))


def _supported(proposals: Sequence[_Proposal]) -> bool:
    """One article that surely tells the same, or two that agree: a story runs for weeks."""
    return any(proposal.surely for proposal in proposals) or len({p.other.id for p in proposals}) > 1


def _evidence(proposals: Sequence[_Proposal]) -> str:
    reason = proposals[0].reason
    others = dict.fromkeys(proposal.other.id for proposal in proposals if proposal.reason == reason)
    dates = {p.other.id: p.other.published.value for p in proposals}
    named = " and ".join(
        f"{other} ({_day(when)})" for other in sorted([*others][:2]) if (when := dates[other])
    )
    return f"{reason} {named}"


def _fits(read: _Read, value: date) -> bool:
    """Whether nothing the article says of itself rules a date out."""
    if read.clue and value.isoweekday() != read.clue.weekday:
        return False
    for mention in find_dates(read.document.text, anchor=value):
        if mention.value is None or mention.precision != "day":
            continue
        # An article does not tell of days years ahead, nor leave out the year of days long past.
        if mention.value > value + timedelta(days=366):
            return False
        if not mention.year_given and value - mention.value > timedelta(days=_CHOSEN.whole("days_back")):
            return False
    return True


def _by_weekday(read: _Read, dated: Sequence[_Read]) -> list[_Proposal]:
    """«أمس الثلاثاء» and the dates of the articles on the same matter."""
    if read.clue is None:
        return []
    proposals = []
    for other in dated:
        related, when = _relation(read, other), other.document.published.value
        if when is None or related < _CHOSEN("same_matter"):
            continue
        value = closest_weekday(read.clue.weekday, when)
        reason = f"«{read.clue.words}» makes it a {_weekday(value)}; on the same matter:"
        # The nearer the weekday lies to the other article, the better they agree.
        weight = related / (1 + abs((value - when).days))
        proposals.append(_Proposal(value, weight, other.document, related >= _CHOSEN("same_copy"), reason))
    return proposals


def _by_told_days(read: _Read, dated: Sequence[_Read]) -> list[_Proposal]:
    """What this article puts at «أمس» and another one at a known day."""
    own = [told for told in _told(read) if told.mention.day_offset is not None]
    proposals = []
    for other in dated:
        if not own or _relation(read, other) < _CHOSEN("may_be_same"):
            continue
        for mine, theirs in product(own, _told(other)):
            day, shared = theirs.mention.value, _shared(mine, theirs)
            if day is None or not shared:
                continue
            value = day - timedelta(days=mine.mention.day_offset or 0)
            if abs(value - (other.document.published.value or value)) > timedelta(
                days=_CHOSEN.whole("days_apart")
            ):
                continue
            reason = (
                f"what it puts at «{mine.mention.text}» is put at «{theirs.mention.text}», {_day(day)}, in"
            )
            proposals.append(_Proposal(value, shared, other.document, True, reason))
    return proposals


def _told(read: _Read) -> list[_Told]:
    text = f"{read.document.title}\n{read.document.text}"
    found = []
    for mention in read.mentions:
        if mention.precision != "day":
            continue
        before = re.split(r"[.!؟\n]", text[max(0, mention.start - 200) : mention.start])[-1]
        after = re.split(r"[.!؟\n]", text[mention.end : mention.end + 200])[0]
        window = _CHOSEN.whole("window")
        keys = [word.key for word in words(before)][-window:]
        keys += [word.key for word in words(after)][:window]
        found.append(_Told(mention, tuple(_stems(keys))))
    return found


def _shared(mine: _Told, theirs: _Told) -> float:
    """How far two sentences tell the same, 0 where they do not tell it surely."""
    first, second = set(mine.stems), set(theirs.stems)
    shared = first & second
    smaller = min(len(first), len(second))
    pairs = _pairs(mine.stems) & _pairs(theirs.stems)
    if (
        len(shared) < _CHOSEN.whole("shared_words")
        or not pairs
        or len(shared) < _CHOSEN("shared_part") * smaller
    ):
        return 0.0
    return len(shared) / smaller


def _relation(first: _Read, second: _Read) -> float:
    """How likely two articles are on one event: the share of neighbouring content words in common, 0-1."""
    return len(first.pairs & second.pairs) / (min(len(first.pairs), len(second.pairs)) or 1)


def _day(value: date) -> str:
    return date_in_english(value.year, value.month, value.day)


def _weekday(value: date) -> str:
    """ "Wednesday", whatever the system's language."""
    name: str = table("translate.fidelity.words", "calendar.toml")["weekdays"][str(value.isoweekday())]["en"][
        0
    ]
    return name.title()
