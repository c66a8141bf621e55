"""The noun phrase that names a holder: where it begins and ends around a reporting verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.claims.arabic_names import is_title
from summarize.words import Token, fold_phrase, fold_word, perfect_forms, tokenise
from translate.datafiles import Chosen, table
from translate.particles import without_conjunction

_CHOSEN = Chosen(__package__, "holders")

CLAUSE_ENDS = ".؟!؛;\n"
# Verbal nouns of forms II, IV, VII, VIII and X, after spelling folding (تسجيل، اطلاق، انسحاب، اعتقال،
# استخدام).
_VERBAL_NOUN = re.compile(r"^(?:ت\w\wي\w|ا\w\wا\w|ان\w{2}ا\w|ا\wت\wا\w|است\w{2,3}ا\w)(?:ه|ها|هم)?$")
_POINTERS = frozenset({"اليه", "اليها", "عنه", "عنها"})
_IMPERFECT = re.compile(r"^[وف]?س?ي\w{3,}$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`data/attribution.toml`, folded. `verbs` maps a form to its class and whether it is feminine."""

    verbs: dict[str, tuple[str, bool]]
    ambiguous: frozenset[str]
    with_ba: frozenset[str]
    according: dict[str, list[tuple[str, ...]]]  # by first word, longest first
    according_back: dict[str, list[tuple[str, ...]]]
    complementisers: frozenset[str]
    times: frozenset[str]
    occasions: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[str]
    addressees: frozenset[str]
    documents: frozenset[str]
    openers: frozenset[str]
    objects: frozenset[str]
    ba_in_names: frozenset[str]


_SETS = (
    "complementisers", "times", "occasions", "prepositions", "relatives", "addressees", "documents",
    "openers", "objects", "ba_in_names",
)  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The attribution lists."""
    data = table(__package__, "attribution.toml")
    weak_verbs, ba_verbs = set(data["ambiguous"]), set(data["with_ba"])
    never = {fold_word(form) for form in data["never"]}
    verbs: dict[str, tuple[str, bool]] = {}
    ambiguous, with_ba = set(), set()
    for perfect, imperfect, kind in data["verbs"]:
        for form, feminine in _forms(perfect, imperfect):
            for proclitic in ("", "و", "ف"):
                folded = fold_word(proclitic + form)
                if folded in never:
                    continue
                verbs.setdefault(folded, (kind, feminine))
                if perfect in weak_verbs or imperfect in weak_verbs:
                    ambiguous.add(folded)
                if perfect in ba_verbs:
                    with_ba.add(folded)

    def phrases(name: str) -> dict[str, list[tuple[str, ...]]]:
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted((tuple(fold_phrase(p).split()) for p in data[name]), key=len, reverse=True):
            by_first.setdefault(phrase[0], []).append(phrase)
        return by_first

    return Lexicon(
        verbs,
        frozenset(ambiguous),
        frozenset(with_ba),
        phrases("according"),
        phrases("according_back"),
        *(frozenset(fold_word(word) for word in data[name]) for name in _SETS),
    )


def _forms(perfect: str, imperfect: str) -> list[tuple[str, bool]]:
    feminine = (False, True, False, False, True)
    return [
        *zip(perfect_forms(perfect), feminine, strict=True),
        (imperfect, False),
        ("ت" + imperfect[1:], True),
        (imperfect + "ون", False),
        (imperfect + "ان", False),
    ]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's words, the text between them, and which words an opening quotation mark precedes."""

    text: str
    tokens: tuple[Token, ...]
    gaps: tuple[str, ...]
    quoted: tuple[int, ...]  # length in words of the quotation that opens before the word, 0 if none does

    def gap(self, index: int) -> str:
        """The characters before word `index` (after the last word: what ends the sentence)."""
        return self.gaps[index]


def read(text: str) -> Sentence:
    """Cuts a sentence into words and pairs its quotation marks."""
    tokens = tokenise(text)
    ends = [0, *(t.end for t in tokens)]
    starts = [*(t.start for t in tokens), len(text)]
    gaps = tuple(text[a:b] for a, b in zip(ends, starts, strict=True))
    lengths = [0] * (len(tokens) + 1)
    opened: int | None = None
    for index, gap in enumerate(gaps):
        for char in gap:
            if char in "«“" or (char == '"' and opened is None):
                opened = index
            elif char in '»”"' and opened is not None:
                lengths[opened] = index - opened
                opened = None
    if opened is not None:
        # Never closed: the quotation runs on into the next sentence, so it is a statement.
        lengths[opened] = max(len(tokens) - opened, _CHOSEN.whole("name_in_quotes") + 1)
    return Sentence(text, tokens, gaps, tuple(lengths))


def complement(sentence: Sentence, start: int, *, with_ba: bool = False) -> int | None:
    """The word at which what is said begins: after أن, a colon or an opening quotation mark; None if no
    such.
    """
    words, tokens = lexicon(), sentence.tokens
    for index in range(start, min(len(tokens), start + _CHOSEN.whole("reach"))):
        key, gap = tokens[index].key, sentence.gap(index)
        if any(char in CLAUSE_ENDS for char in gap):
            return None
        if (
            key in words.complementisers
            or ":" in gap
            or sentence.quoted[index] > _CHOSEN.whole("name_in_quotes")
        ):
            return index
        if with_ba and key.startswith("ب") and len(key) > 3 and key not in words.ba_in_names:
            return index
        # ب joined by a tatweel or a space to a quoted word: أقر بـ"امكانية" …
        if with_ba and key == "ب" and index + 1 < len(tokens):
            return index + 1
        if index > start and key in words.verbs and key not in words.ambiguous:
            return None
    return None


def noun_phrase(sentence: Sentence, start: int, stop: int, *, open_end: bool = False) -> tuple[int, int]:
    """The words of the holder in `tokens[start:stop]`, cut before when, where and to whom it was said.

    `open_end`: nothing marks where what is said begins, so the object's first verbal noun ends the phrase.
    """
    words, tokens = lexicon(), sentence.tokens
    while start < stop and tokens[start].key in _POINTERS:
        # «ما ألمح إليه رئيس النقابة»: a pronoun before the name.
        start += 1
    end = start
    for index in range(start, stop):
        key, gap = tokens[index].key, sentence.gap(index)
        if any(char in CLAUSE_ENDS + ":" for char in gap) and index > start:
            break
        if index > start and ("(" in gap or ("،" in gap and key in words.verbs)):
            break
        if key in words.times or key in words.relatives or key in words.complementisers or key in ("ل", "ب"):
            break
        if key.startswith("ل") and (
            key[1:] in words.addressees or key.removeprefix("لل") in words.addressees
        ):
            break
        if key.isdigit() or (open_end and index > start and _opens_object(key)):
            break
        if _is_preposition(tokens[index]):
            following = tokens[index + 1].key if index + 1 < stop else ""
            place = key in ("في", "من", "علي") and stop - index >= 2 and index > start and not open_end
            if not place or following.removeprefix("ال") in words.occasions or following in words.times:
                break
            if following.startswith(("ذلك", "هذا", "هذه")):
                break
        end = index + 1
    while end > start and _is_preposition(tokens[end - 1]):
        end -= 1
    return start, min(end, start + _CHOSEN.whole("longest_open" if open_end else "longest"))


def _is_preposition(token: Token) -> bool:
    # Folding makes على the name علي: the letter printed tells them apart.
    return token.key in lexicon().prepositions or token.key in ("الي", "من") or token.text.endswith("على")


def subject_of_transitive(sentence: Sentence, start: int, stop: int) -> tuple[int, int]:
    """The subject of «دان بوتين الهجوم», cut before its object: a name ends at the article, a title takes its
    definite noun and adjectives, a definite noun its adjectives."""
    first, last = noun_phrase(sentence, start, stop, open_end=True)
    tokens = sentence.tokens
    definite = [tokens[i].key.startswith("ال") for i in range(first, last)]
    if not definite:
        return first, last
    end = first + 1
    if not definite[0] and end < last and definite[1] and is_title(tokens[first].key):
        end += 1
    while end < last and (
        _is_adjective(tokens[end].key) if definite[end - 1 - first] else not definite[end - first]
    ):
        end += 1
    return first, end


def _is_adjective(key: str) -> bool:
    return key.startswith("ال") and key.endswith(("ي", "يه", "يون", "يين"))


def _opens_object(key: str) -> bool:
    return key in lexicon().objects or bool(_VERBAL_NOUN.match(key))


def subject_before(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """The subject that stands before its verb («لكن شبكة X ذكرت أن»): from the clause's start to the verb."""
    words, tokens = lexicon(), sentence.tokens
    start = index
    for earlier in range(index - 1, max(-1, index - 1 - _CHOSEN.whole("reach")), -1):
        key = tokens[earlier].key
        if any(char in CLAUSE_ENDS + ":" for char in sentence.gap(earlier + 1)):
            break
        if "،" in sentence.gap(earlier + 1) and (earlier + 1 < index or start == index):
            # A comma ends the search unless it sets off an apposition right before the verb.
            break
        if opens_clause(key) or key in words.complementisers:
            break
        if key in words.verbs and key not in words.ambiguous:
            return None
        start = earlier
    while start < index and _IMPERFECT.match(tokens[start].key):
        start += 1
    if (
        start == index
        or tokens[start].key in words.prepositions
        or without_conjunction(tokens[start].key) in words.prepositions
    ):
        return None
    first, last = noun_phrase(sentence, start, index)
    definite = tokens[first].key.startswith(("ال", "وال")) or last - first > 1
    return (first, last) if first < last and definite else None


def opens_clause(key: str) -> bool:
    """Whether a clause begins after this word."""
    words = lexicon()
    return key in words.openers or without_conjunction(key) in words.openers


def printed(sentence: Sentence, first: int, last: int) -> str:
    """The words `first:last` as printed, their quotation marks included where they pair."""
    text, tokens = sentence.text, sentence.tokens
    start, end = tokens[first].start, tokens[last - 1].end
    if start and text[start - 1] in '«"“':
        start -= 1
    if end < len(text) and text[end] in '»"”':
        end += 1
    holder = text[start:end]
    if sum(holder.count(mark) for mark in '"«»“”') % 2:
        holder = holder[1:] if holder[0] in '"«“' else holder[:-1] if holder[-1] in '"»”' else holder
    return holder.strip(" ،")


def phrases_at(phrases: dict[str, list[tuple[str, ...]]], key: str) -> list[tuple[str, ...]]:
    """The phrases that a word may open, with or without و before it."""
    return phrases.get(key) or phrases.get(without_conjunction(key)) or []


def starts_with(tokens: Sequence[Token], index: int, phrase: Sequence[str]) -> bool:
    """Whether the words from `index` on are `phrase`; a last «ل» matches as the next word's proclitic."""
    if index + len(phrase) > len(tokens):
        return False
    keys = [tokens[index + i].key for i in range(len(phrase))]
    keys[0] = keys[0] if keys[0] == phrase[0] else without_conjunction(keys[0])
    if keys[:-1] != list(phrase[:-1]):
        return False
    return keys[-1] == phrase[-1] or (len(phrase) > 1 and phrase[-1] == "ل" and keys[-1].startswith("ل"))
