"""The places that an Arabic text names, and those of them that its English has lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from translate.datafiles import Chosen, read_text, table
from translate.fidelity.names.concepts import concepts
from translate.fidelity.names.likeness import adjective_stems, best_evidence, least_evidence, singular
from translate.fidelity.names.transliteration import latin_letters
from translate.fidelity.words import Nearness, Token, TokenKind, may_name_the_same
from translate.particles import keeping_article, without_particles

_CHOSEN = Chosen(__package__, "places")

# No place's name ends in a doubled letter: «مصرّ» insists.
_DOUBLED = ("\u0651", "\u0651\u064c", "\u0651\u064e", "\u0651\u064f", "\u0651\u0650")


@cache
def known_words() -> tuple[dict[str, frozenset[str]], dict[tuple[str, ...], frozenset[str]]]:
    """Arabic names of places, of one word and of several, with their English forms."""
    known = concepts().english_of
    doubtful = frozenset(read_text(__package__, "doubtful_places.txt").split())
    single, several = {}, {}
    for form, names in known.items():
        words = tuple(form.split())
        if len(words) > 1:
            several[words] = names
        elif form not in doubtful and len(form) > 2 and f"ال{form}" not in known:
            single[form] = names
    return single, several


@cache
def _openers() -> frozenset[str]:
    """First words of the places of several words."""
    return frozenset(words[0] for words in known_words()[1])


def places(tokens: Sequence[Token]) -> list[tuple[Token, Token, frozenset[str]]]:
    """(first token, last token, English forms) of the places that an Arabic text names for certain."""
    single, several = known_words()
    openers = _openers()
    found = []
    words = [token for token in tokens if token.kind is TokenKind.ARABIC]
    at = 0
    while at < len(words):
        step = 1
        opens = any(form in openers for form in without_particles(words[at].key))
        for length in (4, 3, 2) if opens else ():
            run = words[at : at + length]
            match = next((several[keys] for keys in _word_runs(run, length) if keys in several), None)
            if match is not None:
                found.append((run[0], run[-1], match))
                step = length
                break
        else:
            forms = () if words[at].text.endswith(_DOUBLED) else keeping_article(words[at].key)
            match = next((single[form] for form in forms if form in single), None)
            if match is not None:
                found.append((words[at], words[at], match))
        at += step
    return found


def _word_runs(run: Sequence[Token], length: int) -> Iterator[tuple[str, ...]]:
    if len(run) == length:
        rest = tuple(token.key for token in run[1:])
        for first in without_particles(run[0].key):
            yield (first, *rest)


def lost_places(
    arabic: Sequence[Token], english: Sequence[Token], near: Nearness | None = None
) -> list[tuple[Token, Token, frozenset[str]]]:
    """The `places` of an Arabic text that no English word stands for; "Barça" does for Barcelona, by `near`."""
    latin = [token for token in english if token.kind is TokenKind.LATIN]
    keys = {singular(token.key) for token in latin} | {token.key.replace(".", "") for token in latin}
    running = " " + " ".join(singular(token.key) for token in latin) + " "
    capitalised = [latin_letters(singular(token.key)) for token in latin if token.text[0].isupper()]
    acronym = _has_acronym(arabic, latin)
    missing = []
    for first, last, names in places(arabic):
        if any((name in keys) if " " not in name else f" {name} " in running for name in names):
            continue
        written = [token.key for token in arabic if first.start <= token.start <= last.start]
        if any(
            best_evidence(written, stem) >= least_evidence()
            for word in capitalised
            for stem in adjective_stems(word)
        ):
            continue
        if near is not None and _by_another_word(first, last, arabic, latin, near):
            continue
        if not (acronym and _in_a_body(first, arabic)):
            missing.append((first, last, names))
    return missing


def _by_another_word(
    first: Token, last: Token, arabic: Sequence[Token], latin: Sequence[Token], near: Nearness
) -> bool:
    """Whether a capitalised word of no list is near to a place: a listed one may be its neighbour."""
    known = concepts().arabic_of
    written = [token for token in arabic if first.start <= token.start <= last.start]
    return any(
        may_name_the_same(near.between(word, token))
        for token in latin
        if token.text[0].isupper() and singular(token.key) not in known
        for word in written
    )


def _in_a_body(place: Token, arabic: Sequence[Token]) -> bool:
    """Whether an organisation's noun stands before a place, whose acronym may hold the place: OSCE, UNFICYP."""
    bodies = table(__package__, "words.toml")["bodies"]
    before = [token for token in arabic if token.start <= place.start][-_CHOSEN.whole("name_length") :]
    return any(form in bodies for token in before for form in without_particles(token.key))


def _has_acronym(arabic: Sequence[Token], latin: Sequence[Token]) -> bool:
    """Whether the English has an acronym that is none in the Arabic; a short known one (USA) does not count."""
    copied = {token.key for token in arabic if token.kind is TokenKind.LATIN}
    known = concepts().arabic_of
    return any(
        token.text.isupper()
        and token.key not in copied
        and (
            len(token.text) > _CHOSEN.whole("short")
            or (len(token.text) == _CHOSEN.whole("short") and token.key not in known)
        )
        for token in latin
    )
