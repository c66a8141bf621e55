"""Who an English sentence says a statement is from, and whether that is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from evaluation.content.facts import FactCounts
from evaluation.text import chosen, nltk, read_text, sentences

_WORD = re.compile(r"[\w’'-]+")
_CLAUSE = re.compile(r"[,;:!?()\n\"“”«»]")
# "is believed", "were recently reported": the subject is not who says it
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Holder:
    """`text[start:end]` names who says it; `words` are its content words, stemmed."""

    start: int
    end: int
    words: frozenset[str]


@cache
def _words(section: str) -> tuple[str, ...]:
    part = read_text(__package__, "reporting.txt").split(f"[{section}]")[1].split("[")[0]
    lines = [line for line in part.splitlines() if line]
    return tuple(lines) if section.endswith("phrases") else tuple(" ".join(lines).split())


@cache
def _empty() -> frozenset[str]:
    return frozenset(_words("empty"))


@cache
def _verb() -> re.Pattern[str]:
    entries = (*_words("verb phrases"), *_words("verbs"))
    return re.compile(rf"\b(?:{'|'.join(entries)})\b", re.IGNORECASE)


@cache
def _phrase() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words('phrases')))})\b", re.IGNORECASE)


def holders(text: str) -> tuple[Holder, ...]:
    """The phrases that name who speaks: before or after a reporting verb, after "according to"."""
    found, offset = [], 0
    for sentence in sentences(text):
        offset = text.index(sentence, offset)
        found += [Holder(h.start + offset, h.end + offset, h.words) for h in _of_sentence(sentence)]
        offset += len(sentence)
    return tuple(sorted(found, key=lambda holder: holder.start))


def _of_sentence(text: str) -> list[Holder]:
    found = []
    for phrase in _phrase().finditer(text):
        found.append(_holder(text, phrase.end(), _stop_after(text, phrase.end())))
    for verb in _verb().finditer(text):
        if _PASSIVE.search(text, 0, verb.start()):
            continue
        start = max([0, *(mark.end() for mark in _CLAUSE.finditer(text, 0, verb.start()))])
        before = _holder(text, start, verb.start())
        # "…, said the ministry": nothing but a mark stands before the verb
        found.append(before if before.words else _holder(text, verb.end(), _stop_after(text, verb.end())))
    return [holder for holder in found if holder.words]


def attributes(text: str) -> bool:
    """Whether an English sentence says whose statement it gives."""
    return bool(holders(text))


def compare_holders(reference: str, text: str) -> FactCounts:
    """Holders of two English texts; two agree when they share a content word."""
    expected = _distinct(holders(reference))
    stated = _distinct(holders(text))
    supported = sum(any(one & other for other in expected) for one in stated)
    kept = sum(any(one & other for other in stated) for one in expected)
    return FactCounts(len(stated), supported, len(expected), kept)


def _distinct(found: Sequence[Holder]) -> list[frozenset[str]]:
    return list(dict.fromkeys(holder.words for holder in found))


def _stop_after(text: str, start: int) -> int:
    mark = _CLAUSE.search(text, start)
    return mark.start() if mark else len(text)


def _holder(text: str, start: int, end: int) -> Holder:
    words = list(_WORD.finditer(text, start, end))
    # next to the verb or phrase: the last words before it, the first after it
    following = text[:start].rstrip()[-1:].isalpha() and bool(text[start:end].strip())
    most = int(chosen(__package__, "attribution", "holder_words"))
    near = words[:most] if following else words[-most:]
    content = [w for w in near if w[0].casefold() not in _empty() and not _verb().fullmatch(w[0])]
    if not content:
        return Holder(start, start, frozenset())
    stems = frozenset(nltk(w[0].casefold().removesuffix("'s").removesuffix("’s")) for w in content)
    return Holder(content[0].start(), content[-1].end(), stems)
