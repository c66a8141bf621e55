"""Who takes part: the parties a phrase names, and when two names are one party's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from summarize.claims.arabic_names import peoples
from summarize.claims.counted_nouns import noun_of
from summarize.words import Token, content, fold_phrase, fold_word, tokenise, without_articles
from translate.datafiles import Chosen, rows, table
from translate.particles import keeping_article

_CHOSEN = Chosen(__package__, "parties")

_APPOSITION = re.compile(
    r"([^\s«»\"(),،.]+(?:\s+[^\s«»\"(),،.]+){1,4})\s*[\"»”]?\s*\(\s*[\"«“]?\s*(\w+)\s*[\"»”]?\s*\)"
)
# ل before a verbal noun: what the dealing is for.
_PURPOSE = re.compile(
    r"^ل(?:ت\w\wي\w|ا\w\wا\w|ان\w{2}ا\w|ا\wت\wا\w|است\w{2,3}ا\w|[بش]\w?اء|وقف|بيع|نقل|منع|حل|فتح)(?:ه|ها|هم)?$"
)


@dataclass(frozen=True, slots=True)
class Party:
    """A party as printed in a claim (from `start` on), with what it is compared by; `listed` if the name lists know
    it."""

    printed: str
    key: str
    stems: frozenset[str]
    listed: bool
    start: int = 0


@dataclass(frozen=True, slots=True)
class Aliases:
    """Folded name → the one name it stands for: listed ones, and acronyms that articles put in brackets."""

    names: dict[str, str]

    def key(self, name: str) -> tuple[str, bool]:
        """What a party is compared by, and whether a list or an article gives it."""
        folded = _without_article(fold_phrase(name))
        if folded in self.names:
            return self.names[folded], True
        longest = max(self._forms(folded), key=len, default="")
        return (self.names[longest], True) if longest else (folded, False)

    def known(self, name: str) -> bool:
        """Whether a name, all of it, is a known party's."""
        folded = _without_article(fold_phrase(name))
        return folded in self.names or any(form in self.names for form in _unjoined(folded.split()))

    def mentioned(self, text: str) -> frozenset[str]:
        """The known parties that a text names."""
        return frozenset(self.names[form] for form in self._forms(_without_article(fold_phrase(text))))

    def _forms(self, folded: str) -> list[str]:
        """The known names in a folded text, longest first from the left."""
        words, found, index = folded.split(), [], 0
        while index < len(words):
            for width in range(min(_CHOSEN.whole("name_words"), len(words) - index), 0, -1):
                forms = _unjoined(words[index : index + width])
                if plain := next((form for form in forms if form in self.names), ""):
                    found.append(plain)
                    index += width - 1
                    break
            index += 1
        return found


def learn_aliases(texts: Iterable[str]) -> Aliases:
    """The listed names and the acronyms that the texts introduce: «قوات سوريا الديمقراطية (قسد)»."""
    found = dict(_listed())
    for text in texts:
        for match in _APPOSITION.finditer(text) if "(" in text else ():
            words, short = fold_phrase(match.group(1)).split(), _without_article(fold_phrase(match.group(2)))
            plain = _without_article(" ".join(words[-len(short) :]))
            # Its letters must be the words' first ones.
            if (
                " " in short
                or len(short) < _CHOSEN.whole("acronym")
                or [w.removeprefix("ال")[:1] for w in plain.split()] != list(short)
            ):
                continue
            found.setdefault(short, found.get(plain, plain))
            found.setdefault(plain, found[short])
    return Aliases(found)


@cache
def _listed() -> dict[str, str]:
    return {
        _without_article(fold_phrase(form)): row[0]
        for row in rows(__package__, "parties.tsv")
        for form in row[1:]
    }


def listed_name(name: str) -> str:
    """The English of a listed party, or ""."""
    folded = _without_article(fold_phrase(name))
    return _listed().get(folded, "")


@lru_cache(maxsize=1 << 14)
def _without_article(folded: str) -> str:
    words = folded.split()
    if words and words[0].startswith("لل") and len(words[0]) > 4:
        words[0] = words[0][2:]
    return without_articles(" ".join(words))


def _unjoined(words: Sequence[str]) -> Iterator[str]:
    """A name as it stands and without what is written onto its first word («وقسد», «لداعش»)."""
    for first in keeping_article(words[0]) if words else ():
        yield " ".join((first, *words[1:]))


@cache
def word_set(kind: str) -> frozenset[str]:
    """A list of `[words]` in `data/reciprocal.toml`, folded."""
    return frozenset(fold_word(word) for word in table(__package__, "reciprocal.toml")["words"][kind])


@cache
def dealing_kinds() -> dict[str, dict[str, Any]]:
    """The kinds of `data/reciprocal.toml` («اتفاق», «محادثات», …): `question`, `nouns`, `verbs` as (perfect, imperfect)."""
    return {kind: entry for kind, entry in table(__package__, "reciprocal.toml").items() if kind != "words"}


def read_party(text: str, tokens: Sequence[Token], aliases: Aliases) -> Party | None:
    """The party that a phrase names; None where it is too general to tell one from another."""
    if not tokens:
        return None
    first = 1 if tokens[0].key == "و" else 0
    words = list(tokens[first:])
    if not words:
        return None
    printed = text[words[0].start : words[-1].end]
    if words[0].key.startswith("و") and first == 0 and len(words[0].key) > 3 and not _is_word(words[0].key):
        printed = printed[1:]
    if printed.count('"') % 2 and text[words[-1].end : words[-1].end + 1] == '"':
        printed += '"'
    elif printed.count("«") > printed.count("»") and text[words[-1].end : words[-1].end + 1] == "»":
        printed += "»"
    elif printed.count('"') % 2 or printed.count("«") != printed.count("»"):
        printed = printed.strip('"«»')
    key, listed = aliases.key(printed)
    own = [token for token in content(tokenise(printed)) if token.key not in word_set("heads")]
    if not listed and (not own or len(own) == len([t for t in own if t.key in word_set("general")])):
        return None
    stems = frozenset(t.stem for n, t in enumerate(own) if n or len(own) == 1 or not noun_of(t)[0])
    if not listed and not stems:
        return None
    printed = printed.strip()
    start = text.find(printed, words[0].start - 1)
    return Party(printed, key, stems or frozenset({key}), listed, start)


def _is_word(key: str) -> bool:
    """Whether a first و belongs to the word: what is left would be no noun of a party («وزارة», «وحدات»)."""
    return key.startswith(("وزار", "وزير", "وحد", "وكال", "وفد", "ولاي", "واشنطن", "وسطاء", "وسيط"))


def phrase(text: str, tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """The words of one party from word `start` on: up to a conjunction, a preposition or punctuation."""
    end = start
    for index in range(start, min(len(tokens), start + _CHOSEN.whole("longest"))):
        key = tokens[index].key
        gap = text[tokens[index - 1].end : tokens[index].start] if index else ""
        if index > start and (any(char in ".؟!؛:،()" for char in gap) or is_conjunct(tokens, index)):
            break
        if index > start and (
            key in word_set("stops") or key in word_set("with") or key.isdigit() or _PURPOSE.match(key)
        ):
            break
        end = index + 1
    return start, end


def is_conjunct(tokens: Sequence[Token], index: int) -> bool:
    """Whether word `index` opens with the conjunction و."""
    key = tokens[index].key
    return key == "و" or (key.startswith("و") and len(key) > 3 and not _is_word(key))


def same_party(left: Party, right: Party) -> bool:
    """Whether two names may be one party's: one listed name, or one's words among the other's."""
    if left.key == right.key:
        return True
    if left.listed and right.listed:
        return False
    if left.stems <= right.stems or right.stems <= left.stems:
        return True
    # «الجيش الأوكراني» and «كييف»: a nation's body may be called by the nation.
    ours, theirs = peoples(left.printed), peoples(right.printed)
    return bool(ours & theirs) or left.key in theirs or right.key in ours
