"""Names: which English names the Arabic supports, which Arabic names the English has lost, and what an Arabic text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from translate.datafiles import Chosen
from translate.fidelity.names.concepts import concepts
from translate.fidelity.names.known_names import known_names_in
from translate.fidelity.names.likeness import (
    adjective_stems,
    best_evidence,
    least_evidence,
    similar,
    singular,
)
from translate.fidelity.names.places import lost_places, places
from translate.fidelity.names.transliteration import latin_letters
from translate.fidelity.words import (
    Nearness,
    Token,
    TokenKind,
    WordForms,
    calendar_words,
    english_words,
    foreign_particles,
    function_words,
    is_formed,
    known_names,
    may_name_the_same,
    parts_translated,
    surnames,
    titles,
    tokenize,
)

_CHOSEN = Chosen(__package__, "matching")

__all__ = [
    "Name",
    "calendar_words",
    "english_names",
    "english_words",
    "function_words",
    "lost",
    "lost_places",
    "names",
    "places",
    "similar",
    "unsupported",
    "unsupported_tokens",
]

# Two capitals together: HCFCs, eBPF.
_ACRONYM = re.compile("[A-Z]{2}")
_CONTRACTIONS = frozenset({"t", "re", "ve", "ll", "m", "d"})


@dataclass(frozen=True, slots=True)
class Name:
    """`text == source[start:end]`.

    `kind`: place, person, organisation, month, or "" when only the form tells. `english`: the usual English name of
    an Arabic one, where it is known.
    """

    start: int
    end: int
    text: str
    kind: str = ""
    english: str = ""


def names(text_ar: str) -> tuple[Name, ...]:
    """The names an Arabic text certainly holds, in order, not overlapping, with their English.

    Countries, regions and cities, organisations, months and common given names, from this package's data files;
    words that are everyday words as often as names are left out. Particles written onto a name belong to its span.
    """
    return tuple(
        Name(found.start, found.end, text_ar[found.start : found.end], found.kind, found.english)
        for found in known_names_in(text_ar)
    )


def english_names(text: str) -> tuple[Name, ...]:
    """Runs of capitalised words that are names or hold one; a lone common word that opens a sentence is none."""
    tokens = tokenize(text)
    return tuple(
        Name(run[0].start, run[-1].end, text[run[0].start : run[-1].end])
        for run in _runs(tokens)
        if _names_in(run, tokens)
    )


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if token.kind is TokenKind.LATIN and token.text[0].isupper():
            run.append(token)
        elif run and token.text in ".-'’" and token.joined:
            continue
        elif run:
            yield run
            run = []
    if run:
        yield run


def _names_in(run: Sequence[Token], tokens: Sequence[Token]) -> bool:
    known = concepts().arabic_of
    return any(singular(t.key) in known or singular(t.key) not in english_words() for t in run)


def unsupported(source: str, target: str) -> tuple[Name, ...]:
    """English names of `target` that nothing in the Arabic `source` supports."""
    arabic, english = tokenize(source), tokenize(target)
    return tuple(
        Name(token.start, token.end, target[token.start : token.end])
        for token in unsupported_tokens(arabic, english)
    )


def unsupported_tokens(
    arabic: Sequence[Token], english: Sequence[Token], near: Nearness | None = None
) -> list[Token]:
    """The English tokens that are names without support; `arabic` and `english` are `tokenize`d texts.

    A name that goes by another word in Arabic ("Barça") is supported by one that is `near` to it in meaning, but
    not a name of the lists: a country is near to its neighbour too.
    """
    forms = WordForms(arabic)
    copied = frozenset(token.key for token in arabic if token.kind is TokenKind.LATIN)
    joined = ["".join(pair) for pair in zip(forms.keys, forms.keys[1:], strict=False)]
    foreign = _foreign(english)
    found = []
    for run in _runs(english):
        keys = [singular(token.key) for token in run]
        covered = _covered_by_concepts(keys, forms)
        for at, token in enumerate(run):
            verdict = covered[at]
            if (
                verdict is True
                or _is_copied(keys[at], copied)
                or _is_plain(token, keys[at], verdict, keys[at - 1] if at else "")
            ):
                continue
            if keys[at] in calendar_words() or (verdict is None and token.start in foreign):
                continue
            otherwise = verdict is None and (
                _is_near(token, near) or parts_translated(latin_letters(keys[at]), forms.keys)
            )
            if not (otherwise or _transliterated(keys, at, forms, joined)):
                found.append(token)
    return found


def _is_near(token: Token, near: Nearness | None) -> bool:
    return near is not None and may_name_the_same(near.of_english(token) or 0.0)


def _foreign(english: Sequence[Token]) -> frozenset[int]:
    """Where the words stand beside a particle of another language: "Croix de Guerre" may be translated."""
    words = [token for token in english if token.kind is TokenKind.LATIN]
    beside: set[int] = set()
    for at, token in enumerate(words):
        if token.text in foreign_particles():
            beside.update(
                word.start
                for word in words[max(0, at - _CHOSEN.whole("beside")) : at + _CHOSEN.whole("beside") + 1]
            )
    return frozenset(word.start for word in words if word.start in beside and word.key not in known_names())


def _is_copied(key: str, copied: frozenset[str]) -> bool:
    """Whether the Arabic writes the word in Latin letters, give or take a slip: Craigslist, Craiglist."""
    return key in copied or (
        len(key) > _CHOSEN.whole("least_misspelt")
        and any(SequenceMatcher(None, key, other).ratio() > _CHOSEN("almost") for other in copied)
    )


def _covered_by_concepts(keys: Sequence[str], forms: WordForms) -> list[bool | None]:
    """For each word of a run: True when a known name it belongs to is in the Arabic, False when it is not, None unknown."""
    known = concepts()
    verdicts: list[bool | None] = [None] * len(keys)
    for length in range(min(known.longest, len(keys)), 0, -1):
        for start in range(len(keys) - length + 1):
            arabic = known.arabic_of.get(" ".join(keys[start : start + length]))
            if arabic is None or any(v is True for v in verdicts[start : start + length]):
                continue
            held = any(forms.holds(form) for form in arabic)
            if length > 1 and not held:
                continue
            if not held and keys[start] in english_words() and keys[start] not in known.sure:
                continue
            verdicts[start : start + length] = [held] * length
    return verdicts


def _is_surname(key: str, before: str) -> bool:
    """Whether an everyday word that is a surname too follows a given name: "Ryan Miller"."""
    return key in surnames() and len(before) > 2 and before.isalpha() and before not in english_words()


def _is_plain(token: Token, key: str, verdict: bool | None, before: str = "") -> bool:
    """Whether the word makes no claim to be a name that can be checked; `before` is the word before it in the run."""
    if verdict is False or _is_surname(key, before):
        return False
    letters = latin_letters(key)
    if (
        letters in titles()
        or len(letters) < _CHOSEN.whole("least_latin")
        or letters in english_words()
        or len(key.partition("'")[0]) < 2
    ):
        return True
    if key.partition("'")[0] in english_words() and key.partition("'")[2] in _CONTRACTIONS:
        return True
    if token.text.isupper() or _ACRONYM.search(token.text):
        return True
    if any(char.isupper() for char in token.text[1:]) and len(letters) < _CHOSEN.whole("least_mixed"):
        return True
    if letters in known_names():
        return False
    return is_formed(letters)


def _transliterated(keys: Sequence[str], at: int, forms: WordForms, joined: Sequence[str]) -> bool:
    least = least_evidence()
    letters = latin_letters(keys[at])
    if any(best_evidence(forms.keys, stem) >= least for stem in adjective_stems(letters)):
        return True
    if len(letters) >= _CHOSEN.whole("least_joined") and best_evidence(joined, letters) >= least:
        return True
    neighbours = (keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else "")
    for merged in (
        neighbours[0] + letters if neighbours[0] else "",
        letters + neighbours[1] if neighbours[1] else "",
    ):
        if merged and best_evidence([*forms.keys, *joined], latin_letters(merged)) >= least:
            return True
    return False


def lost(source: str, target: str) -> tuple[Name, ...]:
    """Places that the Arabic `source` names and the English `target` does not."""
    return tuple(
        Name(first.start, last.end, source[first.start : last.end], "place")
        for first, last, _ in lost_places(tokenize(source), tokenize(target))
    )
