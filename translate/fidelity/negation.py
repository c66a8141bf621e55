"""What a sentence denies, and whether its translation denies as much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from translate.fidelity.arabic_words import without_particles
from translate.fidelity.english_words import stem
from translate.fidelity.lexicon import table
from translate.fidelity.names import english_words
from translate.fidelity.tokens import Token, TokenKind
from translate.fidelity.word_translations import translations

_LEAST, _ACCOUNTS = 0.05, 0.2
# How far after a particle «إلا» may follow; how far before and after a word its denial may stand in English.
_REACH, _BEFORE, _AFTER = 9, 6, 3


@dataclass(frozen=True, slots=True)
class Denials:
    """What the Arabic denies and how much of it the English says.

    `unanswered`: Arabic denials, as written, of something that the English says without denying it. `strong` counts
    particles that negate a clause, `weak` statements of absence, `implicit` words that deny by their meaning;
    `stated` counts English denials, `worded` English words such as "illegal" that no affirmative Arabic word
    accounts for. `stated_first` is the first English denial as written, or "".
    """

    unanswered: tuple[str, ...]
    strong: int
    weak: int
    implicit: int
    stated: int
    worded: int
    stated_first: str = ""

    @property
    def lost(self) -> bool:
        """Whether the source denies what its translation asserts."""
        return bool(self.unanswered)

    @property
    def added(self) -> bool:
        """Whether the translation denies and nothing in the source does."""
        return self.stated > 0 and self.strong + self.weak + self.implicit == 0


@cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(table("negation.toml")[language][name])


@cache
def _idioms(language: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(idiom.split()) for idiom in _words(language, "idioms"))


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(idiom[0] for idiom in _idioms(language))


def _without_idioms(tokens: Sequence[Token], language: str) -> list[Token]:
    """The words without the idioms that only look like denials."""
    idioms, openers = _idioms(language), _openers(language)
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        key = tokens[at].key
        if key not in openers and (key[:1] not in "وف" or key[1:] not in openers):
            kept.append(tokens[at])
            at += 1
            continue
        for length in (3, 2):
            keys = tuple(token.key for token in tokens[at : at + length])
            if keys in idioms or (keys and keys[0][:1] in "وف" and (keys[0][1:], *keys[1:]) in idioms):
                at += length
                break
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def denials(arabic: Sequence[Token], english: Sequence[Token]) -> Denials:
    """Compares what two `tokenize`d texts deny.

    «لا … إلا» says "only" and denies nothing; a second «ولا» goes on with the first «لا», as "or" does in English.
    """
    words = [token for token in _without_idioms(arabic, "arabic") if token.kind is TokenKind.ARABIC]
    latin_article = any(token.text in ("La", "Las") for token in english)
    strong: list[int] = []
    weak: list[int] = []
    implicit = 0
    for at, token in enumerate(words):
        key = token.key
        if (key == "لم" and "\u0651" in token.text) or (key == "لا" and latin_article):
            continue  # «لمّ شمل», «لا ليغا»
        if key in _words("arabic", "strong"):
            if _restricted(words[at + 1 : at + _REACH]):
                implicit += 1
            elif not (strong and key in ("ولا", "ولم", "ولن", "وليس", "وليست")):
                strong.append(at)
        elif key in _words("arabic", "without"):
            strong.append(at)
        elif key in _words("arabic", "weak"):
            weak.append(at)
        elif any(form in _words("arabic", "implicit") for form in without_particles(key)):
            implicit += 1
    latin = [token for token in _without_idioms(english, "english") if token.kind is TokenKind.LATIN]
    stated, worded = _english(latin, words, _numbered(english))
    unanswered = [at for at in strong if not _answered(words, at, latin, stated, worded)]
    if len(stated) >= len(strong) > 0:
        unanswered = [
            at for at in unanswered if any(_places_of(token, latin) for token in words[at + 1 : at + 2])
        ]
    if not stated and not worded:
        unanswered += [at for at in weak if _asserted(words, at, latin)]
    return Denials(
        tuple(words[at].text for at in unanswered),
        len(strong),
        len(weak),
        implicit,
        len(stated),
        len(worded),
        latin[stated[0]].text if stated else "",
    )


def _restricted(following: Sequence[Token]) -> bool:
    """Whether «إلا», «سوى» or «فقط» follows; «إلا أن» says "however" and does not count."""
    for at, token in enumerate(following):
        if token.key in _words("arabic", "restricting"):
            after = following[at + 1].key if at + 1 < len(following) else ""
            if not (token.key == "الا" and after.startswith("ان")):
                return True
    return False


def _answered(
    arabic: Sequence[Token], at: int, english: Sequence[Token], stated: list[int], worded: list[int]
) -> bool:
    """Whether the English denies what the particle at `at` denies.

    The words after the particle are looked for in the English; a denial must stand near one of them. Where none is
    found, any denial answers.
    """
    denying = (*stated, *worded)
    places = [place for token in arabic[at + 1 : at + 4] for place in _places_of(token, english)]
    if not places:
        return bool(denying)
    return any(-_BEFORE <= denial - place <= _AFTER for place in places for denial in denying)


def _asserted(arabic: Sequence[Token], at: int, english: Sequence[Token]) -> bool:
    """Whether the English says what the weak denial at `at` denies, and denies it in no form."""
    if _formed(arabic[at + 1 : at + 2], english):
        return False
    return any(_places_of(token, english) for token in arabic[at + 1 : at + 3])


def _formed(following: Sequence[Token], english: Sequence[Token]) -> bool:
    """Whether the English denies the next word by its form: «غير قانونية» and "illegal"."""
    bases = {word for token in following for word in translations(token.key) if len(word) > 3}
    stems = [stem(token.key) for token in english]
    return any(
        word.startswith(prefix) and word[len(prefix) : len(prefix) + 4] == base[:4]
        for base in bases
        for word in stems
        for prefix in _words("english", "negative_prefixes")
    )


def _places_of(token: Token, english: Sequence[Token]) -> list[int]:
    likely = {word for word, probability in translations(token.key).items() if probability >= _LEAST}
    likely -= _words("english", "function")
    return [place for place, other in enumerate(english) if stem(other.key) in likely]


def _numbered(tokens: Sequence[Token]) -> frozenset[int]:
    """Where the "No" of "No. 5" and "No 5" begins."""
    return frozenset(
        token.start
        for at, token in enumerate(tokens)
        if token.text == "No" and any(t.kind is TokenKind.NUMBER for t in tokens[at + 1 : at + 3])
    )


def _english(
    words: Sequence[Token], arabic: Sequence[Token], numbered: frozenset[int]
) -> tuple[list[int], list[int]]:
    """Indices of denials, and of words that deny by meaning or form and render no affirmative Arabic word."""
    stated, worded = [], []
    accounted: set[str] | None = None
    for at, token in enumerate(words):
        key = token.key
        if key in _words("english", "explicit") or key.endswith("n't"):
            if token.start not in numbered:
                stated.append(at)
        elif denies_by_meaning(key):
            if accounted is None:
                accounted = _accounted(arabic)
            if stem(key) not in accounted:
                worded.append(at)
    return stated, worded


def _accounted(arabic: Sequence[Token]) -> set[str]:
    """English stems that an Arabic word other than a particle of denial translates."""
    particles = _words("arabic", "strong") | _words("arabic", "weak") | _words("arabic", "without")
    denied = {
        token.start
        for at, before in enumerate(arabic)
        if before.key in particles
        for token in arabic[at + 1 : at + 4]
    }
    return {
        word
        for token in arabic
        if token.key not in particles and token.start not in denied
        for word, probability in translations(token.key).items()
        if probability >= _ACCOUNTS
    }


@lru_cache(maxsize=32768)
def denies_by_meaning(key: str) -> bool:
    """Whether an English word (lower case) denies by its meaning or its form: refused, illegal, unknown, useless."""
    if key in _words("english", "implicit"):
        return True
    if key in _words("english", "unprefixed"):
        return False
    return any(
        key.startswith(prefix) and len(key) > len(prefix) + 2 and key[len(prefix) :] in english_words()
        for prefix in _words("english", "prefixes")
    ) or (key.endswith("less") and len(key) > 6)
