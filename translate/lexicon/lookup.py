"""Looking a word up: particles before it and pronouns behind it are taken off until the lexicon knows the rest.

A word may carry, in this order, a conjunction (و ف), a preposition or the future's س (ب ل ك س), the article (ال, in لل
with the preposition), and behind it an object or a possessor (ه ها هم هما هن ك كم نا ني ي). Before a pronoun ة is
written ت and ى is written ا. Every way of taking these off that leaves a known form is a reading; what was taken off
must fit the form's part of speech (an article before no verb, س before nothing else). Fewer letters taken off are
likelier, of equals the commoner form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from translate.lexicon.entries import Entry, PartOfSpeech, entries_of
from translate.normalise import search_key, without_signs
from translate.particles import ARTICLE, CONJUNCTIONS, FUSED, PREPOSITIONS

# And the future's.
_PREPOSITIONS = ("", *PREPOSITIONS, "س")
_PRONOUNS = ("", "هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
_SHORTEST = 2
_NOMINAL = frozenset({PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE, PartOfSpeech.NUMBER, PartOfSpeech.NAME})
_NO_PRONOUN = frozenset(
    {
        PartOfSpeech.NAME,
        PartOfSpeech.ADVERB,
        PartOfSpeech.CONJUNCTION,
        PartOfSpeech.ABBREVIATION,
        PartOfSpeech.PRONOUN,
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry that a word may be, with the letters before and behind it."""

    entry: Entry
    before: str = ""
    behind: str = ""
    exact: bool = False
    """The form is spelled as printed, hamza and all."""

    @property
    def article(self) -> bool:
        """Whether the word has the article."""
        return self.before.endswith((ARTICLE, FUSED))


@lru_cache(maxsize=1 << 15)
def readings(word: str) -> tuple[Reading, ...]:
    """The readings of a word as printed, likeliest first; empty where the lexicon does not know it."""
    plain = without_signs(word)
    key = search_key(plain)
    found = [
        Reading(entry, before, behind, plain.endswith(entry.form) if not behind else entry.form in plain)
        for before, stem, behind in _cuts(key)
        for entry in entries_of(stem)
        # A written ة is no pronoun: «الصحة» is not "his …".
        if _fits(entry, before, behind) and not (behind == "ه" and plain.endswith("ة"))
    ]
    found.sort(key=lambda one: (len(one.before) + 2 * len(one.behind), not one.exact, one.entry.rank))
    return tuple(found)


def glosses(word: str, most: int | None = 3) -> tuple[str, ...]:
    """English for a word, likeliest first, of the readings that take off least; all of it where `most` is None."""
    every = readings(word)
    if not every:
        return ()
    best = [one for one in every if (one.before, one.behind) == (every[0].before, every[0].behind)]
    return tuple(dict.fromkeys(gloss for one in best for gloss in one.entry.glosses))[:most]


def _cuts(key: str) -> Iterator[tuple[str, str, str]]:
    """(before, form, behind) of every way to take particles and pronouns off a folded word."""
    for conjunction in ("", *CONJUNCTIONS):
        if not key.startswith(conjunction):
            continue
        for before in _before(key, conjunction):
            rest = key[len(before) :]
            if before.endswith(FUSED):
                # للعراق: the article has lost its alef.
                yield before, rest, ""
                continue
            for pronoun in _PRONOUNS:
                if not rest.endswith(pronoun):
                    continue
                stem = rest.removesuffix(pronoun) if pronoun else rest
                if len(stem) < _SHORTEST:
                    continue
                yield before, stem, pronoun
                if pronoun and stem.endswith("ت"):
                    yield before, f"{stem[:-1]}ه", pronoun
                if pronoun and stem.endswith("ا"):
                    yield before, f"{stem[:-1]}ي", pronoun
            if rest.endswith("ا") and len(rest) > _SHORTEST + 1:
                # The accusative's alef: «عرضا».
                yield before, rest[:-1], ""


def _before(key: str, conjunction: str) -> Iterator[str]:
    rest = key.removeprefix(conjunction)
    for preposition in _PREPOSITIONS:
        if rest.startswith(preposition) and len(rest) - len(preposition) >= _SHORTEST:
            yield conjunction + preposition
            after = rest.removeprefix(preposition)
            if preposition not in ("ل", "س") and after.startswith(ARTICLE) and len(after) > _SHORTEST + 1:
                yield conjunction + preposition + ARTICLE
    if rest.startswith(FUSED) and len(rest) > _SHORTEST + 1:
        yield conjunction + FUSED


def _fits(entry: Entry, before: str, behind: str) -> bool:
    part = entry.part
    if behind and part in _NO_PRONOUN:
        return False
    if before.endswith((ARTICLE, FUSED)):
        return part in _NOMINAL and not behind
    if before.endswith("س"):
        return part is PartOfSpeech.VERB and entry.form[:1] in "يتأن"
    if before.endswith(("ب", "ك")):
        return part is not PartOfSpeech.VERB
    return True
