"""The articles' own Arabic sentences in a brief: whether they stand alone, what a reader must know of them, headlines."""

from __future__ import annotations

import re
from functools import cache

from summarize.framing import loaded_words
from summarize.records import Claim
from summarize.words import fold_phrase, fold_word, is_stopword
from translate.datafiles import entries, table

_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))
# Words that one note names.
_MOST_LOADED = 3


def stands_alone(claim: Claim) -> bool:
    """Whether a claim's Arabic names who speaks and of what, its quotations whole."""
    if claim.text.count('"') % 2 or any(claim.text.count(a) != claim.text.count(b) for a, b in _PAIRS):
        return False
    return not _leaning().match(fold_phrase(claim.text)) and not any(a.continued for a in claim.attributions)


def warnings(claim: Claim) -> tuple[str, ...]:
    """What a reader of the bare sentence needs: who its «وأضاف» is, who relays it, which of its words judge."""
    phrases = table(__package__, "phrases.toml")
    found = []
    if claim.holder and any(a.continued for a in claim.attributions[:1]):
        found.append(phrases["speaker before"].format(holder=_quoted(claim.holder)))
    if claim.via and claim.via not in claim.text and claim.via not in claim.holder:
        found.append(phrases["relayed"].format(via=_quoted(claim.via)))
    heavy = dict.fromkeys(f"«{word.word}»" for word in loaded_words(claim.text) if word.strong)
    if heavy:
        found.append(phrases["loaded"].format(words="، ".join(list(heavy)[:_MOST_LOADED])))
    return tuple(found)


def unlabelled(title: str) -> str:
    """A title without an outlet's label («عاجل |») and without its full stop."""
    return _label().sub("", _unstopped(title)).strip()


def cut(text: str, most: int, least: int) -> str:
    """A sentence, without its full stop, cut before a subordinate clause so that it has `least` to `most` words; unchanged
    where it cannot be.
    """
    text = _unstopped(text)
    if len(text.split()) <= most:
        return text
    for found in reversed(list(_tail().finditer(text))):
        kept = text[: found.start()].rstrip(" ،؛")
        whole = all(kept.count(a) == kept.count(b) for a, b in _PAIRS) and kept.count('"') % 2 == 0
        if least <= len(kept.split()) <= most and whole and not _hangs(kept):
            return kept
    return text


def _hangs(text: str) -> bool:
    """Whether a stretch ends in a word that needs what followed: «بسبب ما»."""
    return is_stopword(fold_word(text.split()[-1]))


def _unstopped(text: str) -> str:
    bare = text.rstrip()
    return bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare


def _quoted(printed: str) -> str:
    return printed.replace("«", "").replace("»", "")


@cache
def _leaning() -> re.Pattern[str]:
    words = "|".join(re.escape(fold_phrase(word)) for word in entries(__package__, "leaning.txt"))
    return re.compile(rf"\W*[وف]?(?:{words})(?!\w)")


@cache
def _label() -> re.Pattern[str]:
    words = sorted(entries(__package__, "labels.txt"), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, words))})\s*(?:[|:.!،\-–]+\s*)+")


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(map(re.escape, entries(__package__, "tails.txt")))
    return re.compile(rf"(?<=[\s،])(?:{words})(?!\w)")
