"""Cutting one long sentence into clauses a model can take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from translate.datafiles import Chosen
from translate.segments.paired_marks import pairs
from translate.segments.word_lists import bare, word_lists

_CHOSEN = Chosen(__package__, "clauses")

_TOKEN = re.compile(r"\S+")
_DIGIT_END = re.compile(r"[0-9٠-٩۰-۹][)\]٪%]*$")


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str


def clauses(text: str, *, max_words: int) -> tuple[str, ...]:
    """Cut `text` into pieces of at most `max_words` words; joined by a space they are the text again.

    Cuts stand, best first, after «؛», after «،» before «و» or a conjunction, after another «،», before a
    conjunction, and only then between any two words; outside quotations, numbers and abbreviations where
    possible. Words are what white space separates; runs of white space are not kept.
    Raises ValueError when `max_words` is below 1.
    """
    if max_words < 1:
        raise ValueError("max_words must be at least 1")
    words = [_Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
    if len(words) <= max_words:
        return (text.strip(),) if words else ()
    costs = _cut_costs(text, words)
    pieces, first = [], 0
    while len(words) - first > max_words:
        cut = _best_cut(costs, first, len(words), max_words)
        pieces.append(text[words[first].start : words[cut - 1].end])
        first = cut
    pieces.append(text[words[first].start : words[-1].end])
    return tuple(pieces)


def _best_cut(costs: list[float], first: int, count: int, max_words: int) -> int:
    """Index of the word that begins the next piece: cheap, and near an even share of what is left."""
    left = count - first
    share = left / -(-left // max_words)
    earliest = first + max(1, round(share * _CHOSEN("shortest")))
    candidates = range(min(earliest, first + max_words), first + max_words + 1)
    uneven = _CHOSEN("uneven")
    return min(candidates, key=lambda at: (costs[at] + uneven * abs(at - first - share) / share, at))


def _cut_costs(text: str, words: list[_Token]) -> list[float]:
    """For every word, what a cut before it costs: least after «؛», most inside a quotation."""
    lists = word_lists("clauses.toml")
    verbs = word_lists("openers.toml")["verbs"]
    matched = pairs(text)
    costs = [_CHOSEN("stop")]
    for before, word in pairwise(words):
        form = bare(word.text.strip("«»“”\"'()،؛:."))
        opens = form[:1] in "وف" and form[1:] in verbs
        strong = opens or form in lists["strong"] or (form[1:] in lists["strong"] and form[:1] in "وف")
        last = before.text.rstrip("»”\"')")[-1:]
        if last in "؛;.؟!…":
            abbreviated = last not in "؛;" and len(before.text) <= _CHOSEN.whole("abbreviation_characters")
            kind = "abbreviation" if abbreviated else "stop"
        elif last in "،,":
            kind = "comma_conjunction" if strong else "comma_and" if form[:1] == "و" else "comma"
        elif last == ":":
            kind = "colon"
        elif strong:
            kind = "conjunction"
        elif form in lists["weak"]:
            kind = "weak_conjunction"
        elif form[:1] == "و" and len(form) > 3:
            # «والعراق» rather joins two nouns.
            kind = "and_noun" if form.startswith("وال") else "and"
        else:
            # A number and its noun stay together even where nothing better is found.
            kind = "number" if _DIGIT_END.search(before.text) or word.text[:1].isdigit() else "words"
        costs.append(_CHOSEN(kind) + (_CHOSEN("inside") if matched.enclose(word.start) else 0))
    return costs
