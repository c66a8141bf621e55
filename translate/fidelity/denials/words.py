"""The words of an Arabic or English text that deny."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from translate.datafiles import Chosen, table
from translate.fidelity.denials.homographs import PLAIN, STOPS, Readings, is_other_word
from translate.fidelity.words import Token, TokenKind, english_words, stem, translations
from translate.particles import CONJUNCTIONS, unjoined, without_particles

_CHOSEN = Chosen(__package__, "words")

_PARTICIPLES = ("ed", "able", "ably", "ible", "edly")
# «ألا» (that not) and «إلا» (except) fold to one key; the hamza tells them apart.
_THAT_NOT = re.compile(r"[وف]?[بل]?[أﺃ][\u0651]?[لﻻ]")
_VOWEL_I = "\u0650"
_IMPERFECT = frozenset("ايتن")


_LATIN_PREFIXES = ("in", "im", "ir", "il")
_ADJECTIVES = ("able", "ible", "ent", "ive", "al", "ous", "ility", "ality", "urity")


class Force(StrEnum):
    """How a word denies: a particle that negates a clause, a noun or adverb of absence, by its meaning, or perhaps."""

    STRONG = "strong"
    WEAK = "weak"
    IMPLICIT = "implicit"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True)
class Denial:
    """The word at `place` of a list of words denies."""

    place: int
    text: str
    force: Force


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """A list of negation.toml."""
    return frozenset(table(__package__, "negation.toml")[language][name])


@cache
def _idioms(language: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Idioms by their first word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for idiom in listed(language, "idioms"):
        words = tuple(idiom.split())
        found.setdefault(words[0], set()).add(words)
    return {first: frozenset(idioms) for first, idioms in found.items()}


def words(tokens: Sequence[Token], language: str) -> list[Token]:
    """The words of a language among `tokenize`d ones, and its full stops."""
    kind = TokenKind.ARABIC if language == "arabic" else TokenKind.LATIN
    return [token for token in tokens if token.kind is kind or token.text in STOPS]


def _in_idioms(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """The places of the words that belong to an idiom which only looks like a denial."""
    idioms, at = _idioms(language), 0
    inside: set[int] = set()
    while at < len(tokens):
        length = _idiom_at(tokens, at, idioms)
        inside.update(range(at, at + length))
        at += length or 1
    return frozenset(inside)


def _idiom_at(tokens: Sequence[Token], at: int, idioms: dict[str, frozenset[tuple[str, ...]]]) -> int:
    """How many words the idiom at `at` has, 0 when none begins there."""
    key = tokens[at].key
    for first in unjoined(key, CONJUNCTIONS):
        for idiom in sorted(idioms.get(first, ()), key=len, reverse=True):
            rest = tokens[at + 1 : at + len(idiom)]
            if tuple(token.key for token in rest) == idiom[1:]:
                return len(idiom)
    return 0


def arabic_denials(words: Sequence[Token], readings: Readings = PLAIN) -> Iterator[Denial]:
    """The denials among the `words` of an Arabic text; idioms and «لا … إلا», which says "only", count as loose.

    A second «ولا» goes on with the «لا» of its sentence, as "or" does. `homographs`: particles that are something
    else in this text, see `homographs`.
    """
    said: set[str] = set()  # particles of the sentence so far
    absent = False
    idiomatic = _in_idioms(words, "arabic")
    for at, token in enumerate(words):
        key = token.key
        if at in idiomatic:
            yield Denial(at, token.text, Force.LOOSE)
        elif key in STOPS:
            said, absent = set(), False
        elif is_other_word(words, at, readings):
            yield Denial(at, token.text, Force.LOOSE)
        elif readings.homographs.isdisjoint(unjoined(key, CONJUNCTIONS)) and _is_particle(words, at):
            if _says_only(words[at + 1 : at + _CHOSEN.whole("reach")]):
                yield Denial(at, token.text, Force.LOOSE)
            else:
                if not _goes_on(key, said):
                    yield Denial(at, token.text, Force.STRONG)
                said.add(key.lstrip("وف"))
        elif key in listed("arabic", "without"):
            yield Denial(at, token.text, Force.STRONG)
        elif key in listed("arabic", "weak"):
            if not (absent and key.startswith("و")):
                yield Denial(at, token.text, Force.WEAK)
            absent = True
        else:
            for force in (Force.IMPLICIT, Force.LOOSE):
                if any(form in listed("arabic", force) for form in without_particles(key)):
                    yield Denial(at, token.text, force)
                    break


def _goes_on(key: str, said: set[str]) -> bool:
    """Whether a particle goes on with an earlier one: «لم … ولا», «لم … ولم», but not «لا … ولم»."""
    return bool(said) and (key == "ولا" or (key.startswith("و") and key[1:] in said))


def _is_particle(words: Sequence[Token], at: int) -> bool:
    """Whether the word negates its clause, and is no homograph: «لمّ», «لِمَ», «فلم» (film)."""
    token = words[at]
    key, following = token.key, words[at + 1].key if at + 1 < len(words) else ""
    if _THAT_NOT.match(token.text) and key.endswith("الا"):
        return following[:1] in _IMPERFECT
    if key not in listed("arabic", "strong"):
        # «لايبدو»: the particle written onto its verb.
        return token.text.startswith("لاي") and len(key) > 4 and bool(translations(key[2:]))
    bare = key.lstrip("وف")
    if bare in ("لم", "لن"):
        return following[:1] in _IMPERFECT and not {"\u0651", _VOWEL_I} & set(token.text)
    return True


def _may_deny(key: str) -> bool:
    lists = listed("arabic", "implicit") | listed("arabic", "loose")
    return any(form in lists for form in without_particles(key))


def _says_only(following: Sequence[Token]) -> bool:
    """Whether «إلا» or «سوى» follows in the sentence; «إلا أن» says "however" and does not count."""
    for at, token in enumerate(following):
        if token.key in STOPS:
            return False
        if token.key in listed("arabic", "restricting") and not _THAT_NOT.match(token.text):
            after = following[at + 1].key if at + 1 < len(following) else ""
            if not (token.key == "الا" and after.startswith("ان")):
                return True
    return False


def english_denials(
    words: Sequence[Token], arabic: Sequence[Token], numbered: frozenset[int]
) -> Iterator[Denial]:
    """The denials among the `words` of an English text: explicit ones are `STRONG`, those of idioms implicit.

    Words that deny by meaning or form count unless an affirmative word of `arabic` accounts for them. `numbered`:
    where the "No" of "No. 5" begins.
    """
    accounted: set[str] | None = None
    idiomatic = _in_idioms(words, "english")
    for at, token in enumerate(words):
        key = token.key.removesuffix("'s")
        if denies_outright(key):
            # "Isn't he …?" asks and denies nothing.
            asks = key.endswith("n't") and (at == 0 or words[at - 1].key in STOPS)
            if token.start not in numbered:
                yield Denial(at, token.text, Force.IMPLICIT if asks or at in idiomatic else Force.STRONG)
        elif denies_by_meaning(key) and not _is_other(words, at):
            if accounted is None:
                accounted = _accounted(arabic)
            if stem(key) not in accounted:
                yield Denial(at, token.text, Force.IMPLICIT)


def _is_other(words: Sequence[Token], at: int) -> bool:
    """Whether a word that may deny does not: an acronym ("UNAMID"), a "yet" that no "to" follows."""
    token = words[at]
    needed = table(__package__, "negation.toml")["english"]["followed"].get(token.key)
    if needed is not None:
        return at + 1 >= len(words) or words[at + 1].key != needed
    return len(token.text) > 1 and token.text.isupper()


def _accounted(arabic: Sequence[Token]) -> set[str]:
    """English stems that an Arabic word other than a particle of denial translates.

    What follows a particle accounts for its likeliest translation only, what follows «غير» for none: «مقبول» may
    stand for "unacceptable" there, but «اعتراض» is an objection in «ليس هناك اعتراض» too.
    """
    particles = listed("arabic", "strong") | listed("arabic", "weak") | listed("arabic", "without")
    denied = {
        token.start
        for at, before in enumerate(arabic)
        if before.key in particles
        for token in arabic[at + 1 : at + 4]
    }
    qualified = {
        token.start for before, token in itertools.pairwise(arabic) if before.key in listed("arabic", "weak")
    }
    found = set()
    for token in arabic:
        if token.key in particles or token.start in qualified:
            continue
        row = translations(token.key)
        likeliest = max(row.values(), default=0.0) if token.start in denied else 0.0
        least = _CHOSEN("least") if _may_deny(token.key) else max(_CHOSEN("accounts"), likeliest)
        found |= {word for word, probability in row.items() if probability >= least}
    return found


def denies_outright(key: str) -> bool:
    """Whether an English word (lower case) says no: not, never, without, didn't."""
    return key in listed("english", "explicit") or key.endswith("n't")


@cache
def _implicit() -> frozenset[str]:
    return frozenset(stem(word) for word in listed("english", "implicit"))


@lru_cache(maxsize=32768)
def denies_by_meaning(key: str) -> bool:
    """Whether an English word (lower case) denies by its meaning or its form: refused, illegal, unknown, useless."""
    if stem(key) in _implicit() or key in table(__package__, "negation.toml")["english"]["followed"]:
        return True
    if key in listed("english", "unprefixed") or key.startswith("under"):
        return False
    if key.endswith("less") and len(key) > 6:
        return True
    if key.endswith("ly") and (denies_by_meaning(key[:-2]) or denies_by_meaning(f"{key[:-1]}e")):
        return True
    if (
        key.startswith(_LATIN_PREFIXES)
        and key.endswith(_ADJECTIVES)
        and len(key) >= _CHOSEN.whole("least_adjective")
    ):
        return key[2:] in english_words()
    return any(
        key.startswith(prefix)
        and len(key) > len(prefix) + 2
        and (key[len(prefix) :] in english_words() or key.endswith(_PARTICIPLES))
        for prefix in listed("english", "prefixes")
    )


def numbered(tokens: Sequence[Token]) -> frozenset[int]:
    """Where the "No" of "No. 5", "No 5" and "School No." begins."""
    return frozenset(
        token.start
        for at, token in enumerate(tokens)
        if token.text == "No"
        and (
            any(t.kind is TokenKind.NUMBER for t in tokens[at + 1 : at + 3])
            or (
                at > 0
                and tokens[at - 1].kind is TokenKind.LATIN
                and [t.text for t in tokens[at + 1 : at + 2]] == ["."]
            )
        )
    )
