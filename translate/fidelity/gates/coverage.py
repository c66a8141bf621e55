"""What a translation has too much or too little of: loops, Arabic left over, lost quotations, words from nowhere."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from translate.datafiles import Chosen, table
from translate.fidelity.words import Token, TokenKind, WordForms, english_words, stem
from translate.lexicon import gloss_words

_CHOSEN = Chosen(__package__, "coverage")

_QUOTED = re.compile(r"«([^»]*)»|“([^”]*)”|\"([^\"]*)\"|„([^“”]*)[“”]")
_ANY_QUOTE = re.compile(r"[\"“”«»„‘’']")
_ENDS = frozenset(".!?")


def repetition(source: Sequence[Token], target: Sequence[Token]) -> str:
    """A run of words that the translation repeats and its source does not, or ""."""
    words = _words(target)
    if not words:
        return ""
    run = _in_a_row(words)
    if run and len(_words(source)) and not _in_a_row(_words(source)):
        return run
    return _coming_back(words, _words(source))


def _words(tokens: Sequence[Token]) -> list[str]:
    """The words, and where a sentence ends, which parts what is only said again: "… of an event. An event is …"."""
    words: list[str] = []
    for token in tokens:
        if token.kind is not TokenKind.MARK or (token.text in _ENDS and words and words[-1] not in _ENDS):
            words.append(token.key)
    return words


def _in_a_row(words: Sequence[str]) -> str:
    for length in range(1, min(_CHOSEN.whole("longest"), len(words) // 2) + 1):
        # A longer run that is said twice is repeated; a word or two may be by way of style.
        least = _CHOSEN.whole("word_times" if length == 1 else "pair_times") if length <= 2 else 2
        for start in range(len(words) - length * least + 1):
            if words[start] != words[start + length]:
                continue
            run = words[start : start + length]
            if all(words[start + length * k : start + length * (k + 1)] == run for k in range(1, least)):
                return " ".join(run)
    return ""


def _coming_back(words: Sequence[str], source: Sequence[str]) -> str:
    """A longer run that is said twice, unless the source repeats a run too."""
    # A long sentence of a resolution or a law uses a phrase again without being a loop.
    size = (
        _CHOSEN.whole("returning") if len(words) <= _CHOSEN.whole("long") else _CHOSEN.whole("returning_late")
    )
    runs = Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
    twice = next((run for run, count in runs.items() if count > 1), None)
    if twice is None:
        return ""
    pairs = Counter(itertools.pairwise(source))
    return "" if any(count > 1 for count in pairs.values()) else " ".join(twice)


def arabic_left(target: Sequence[Token]) -> str:
    """The Arabic words that stand in the English, or ""."""
    return " ".join(token.text for token in target if token.kind is TokenKind.ARABIC and len(token.key) > 1)


def no_words(target: Sequence[Token]) -> list[Token]:
    """Longer English words in small letters that neither the word list nor the news lexicon knows: "hourther", and a good
    translation's rarest words too.
    """
    known = _known_stems()
    return [
        token
        for token in target
        if token.kind is TokenKind.LATIN
        and token.text.isascii()
        and token.text.islower()
        and token.text.isalpha()
        and len(token.text) >= _CHOSEN.whole("letters")
        and stem(token.key) not in known
    ]


@cache
def _known_stems() -> frozenset[str]:
    return frozenset(map(stem, english_words() | gloss_words()))


def copied(source: str, target: str) -> bool:
    """Whether the translation is the source itself."""
    return source.strip() == target.strip() and any("ء" <= char <= "ي" for char in source)


def lost_quotation(source: str, target: str) -> str:
    """A quotation of some length in the source when the translation has no quotation mark at all, or ""."""
    if _ANY_QUOTE.search(target):
        return ""
    if source[:1] == source[-1:] == '"' and '""' in source:
        source = source[1:-1].replace('""', '"')  # a field of a table, quoted as a whole
    for match in _QUOTED.finditer(source):
        quoted = next(group for group in match.groups() if group is not None)
        if len(quoted.split()) >= _CHOSEN.whole("quotation_words"):
            return match.group()
    return ""


@cache
def _register(name: str) -> tuple[frozenset[str], frozenset[str]]:
    entry = table(__package__, "profanity.toml")[name]
    return frozenset(entry["english"]), frozenset(entry["arabic"])


def _is_name(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a capital inside a sentence, or before another capital, makes a name of it: "Dick Cheney"."""
    if not token.text[0].isupper():
        return False
    return token is not tokens[0] or any(t.text[0].isupper() and t.text[1:].islower() for t in tokens[1:2])


def unsupported_words(source: Sequence[Token], target: Sequence[Token]) -> list[Token]:
    """Obscenities, and words of killing, for which the Arabic gives no reason."""
    found = []
    forms: WordForms | None = None
    for name in ("obscene", "violent"):
        english, arabic = _register(name)
        suspects = [token for token in target if token.key in english and token.kind is TokenKind.LATIN]
        suspects = [token for token in suspects if not _is_name(token, target)]
        if not suspects:
            continue
        forms = forms or WordForms(source)
        if not any(forms.holds(stem) for stem in arabic):
            found += suspects
    return found
