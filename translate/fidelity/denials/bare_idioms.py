"""Idioms of denial whose English has lost its denial: «لا يقتصر على» rendered by "is limited to"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache

from translate.datafiles import Chosen, table
from translate.fidelity.denials.words import denies_by_meaning, denies_outright, listed
from translate.fidelity.words import Token, stem
from translate.particles import without_particles

_CHOSEN = Chosen(__package__, "bare_idioms")


def reversed_idioms(arabic: Sequence[Token], english: Sequence[Token]) -> Iterator[str]:
    """Arabic idioms, as written, whose English asserts the contrary: only an undenied phrase answers them.

    `arabic` and `english` are the words of two texts (`denials.words`).
    """
    keys = [token.key for token in english]
    yield from _bare(arabic, keys)
    yield from _until(arabic, keys)


def refuted(arabic: Sequence[Token], english: Sequence[Token]) -> Iterator[str]:
    """The first Arabic word, as written, that denies by its meaning, where the English has no denial at all."""
    words, runs = _refuting()
    found = [token.text for token in arabic if not words.isdisjoint(without_particles(token.key))]
    found += [" ".join(arabic[at].text for at in place) for run in runs for place in _runs(arabic, list(run))]
    if not found:
        return
    keys = [token.key for token in english]
    others = table(__package__, "negation.toml")["refuting"]["english"]
    said_otherwise = any(True for phrase in others for _ in _positions(keys, phrase))
    if not (said_otherwise or any(map(_denies, keys))):
        yield found[0]


def _bare(arabic: Sequence[Token], english: Sequence[str]) -> Iterator[str]:
    for entry in table(__package__, "negation.toml")["bare"]:
        runs = [run for idiom in entry["arabic"] for run in _runs(arabic, idiom.split())]
        if not runs:
            continue
        inside = {at for run in runs for at in run}
        reasons = frozenset(entry["reason"])
        if any(
            not reasons.isdisjoint(without_particles(token.key))
            for at, token in enumerate(arabic)
            if at not in inside
        ):
            continue
        if any(not _denied(english, at) for phrase in entry["english"] for at in _positions(english, phrase)):
            yield " ".join(arabic[at].text for at in runs[0])


def _runs(arabic: Sequence[Token], words: list[str]) -> Iterator[range]:
    """Where the words stand one after the other; the first may carry «و» or «ف»."""
    begins = (words[0], f"و{words[0]}", f"ف{words[0]}")
    for at in range(len(arabic) - len(words) + 1):
        if arabic[at].key in begins:
            rest = [token.key for token in arabic[at + 1 : at + len(words)]]
            if rest == words[1:]:
                yield range(at, at + len(words))


def _until(arabic: Sequence[Token], english: Sequence[str]) -> Iterator[str]:
    """«لم يسمع بها إلا بعد» is "did not hear of it until": without "not" it says the contrary."""
    words = table(__package__, "negation.toml")["until"]
    if not set(words["reason"]).isdisjoint(token.key for token in arabic):
        return
    places = list(_positions(english, "until"))
    if not places or any(
        _denies(key) for at in places for key in english[max(0, at - _CHOSEN.whole("until_reach")) : at]
    ):
        return
    for at, token in enumerate(arabic):
        if token.key not in listed("arabic", "strong"):
            continue
        following = [other.key for other in arabic[at + 1 : at + _CHOSEN.whole("until_reach")]]
        if any(a == "الا" and b in words["after"] for a, b in itertools.pairwise(following)):
            yield token.text
            return


@cache
def _refuting() -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Single words, and runs of words."""
    listed_runs = [
        tuple(entry.split()) for entry in table(__package__, "negation.toml")["refuting"]["arabic"]
    ]
    return (
        frozenset(run[0] for run in listed_runs if len(run) == 1),
        tuple(run for run in listed_runs if len(run) > 1),
    )


def _denies(key: str) -> bool:
    return denies_outright(key) or denies_by_meaning(key)


def _denied(english: Sequence[str], at: int) -> bool:
    return any(_denies(key) for key in english[max(0, at - _CHOSEN.whole("before")) : at])


def _positions(english: Sequence[str], phrase: str) -> Iterator[int]:
    """Where a run of words begins; a single word is compared by its stem."""
    words = phrase.split()
    if len(words) == 1:
        yield from (at for at, key in enumerate(english) if phrase in (key, stem(key)))
        return
    for at in range(len(english) - len(words) + 1):
        if list(english[at : at + len(words)]) == words:
            yield at
