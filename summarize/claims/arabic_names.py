"""Names in Arabic, which has no capitals: gazetteer entries, quoted short phrases, and words after a
title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from summarize.words import (
    Token,
    content_stems,
    fold_phrase,
    fold_word,
    is_stopword,
    tokenise,
    without_articles,
    word_list,
)
from translate.datafiles import Chosen, rows, table
from translate.particles import with_article

_CHOSEN = Chosen(__package__, "arabic_names")

_DEMONYM_ENDINGS = frozenset({"ي", "يا", "يه", "يين", "يون", "يان", "يتين", "يات", "يتان"})


def names(text: str) -> tuple[str, ...]:
    """The names a sentence gives evidence for, as printed, in order, each once."""
    tokens = tokenise(text)
    found: dict[str, str] = {}
    for start, end in sorted({*_listed(tokens), *_quoted(text, tokens), *_titled(text, tokens)}):
        printed = text[tokens[start].start : tokens[end - 1].end]
        found.setdefault(_key(tokens[start:end]), printed)
    return tuple(found.values())


def places(text: str, known: Collection[str] = ()) -> frozenset[str]:
    """Keys of the towns and sites a sentence names (not countries); `known` are keys found elsewhere."""
    tokens = tokenise(text)
    cities = _gazetteer()
    keys = set()
    for index, token in enumerate(tokens):
        for width in (2, 1):
            key = _key(tokens[index : index + width])
            if index + width <= len(tokens) and (cities.get(key, ("", ""))[1] == "city" or key in known):
                keys.add(key)
                break
        else:
            if token.key in _words("place") and index + 1 < len(tokens) and _follows(text, tokens, index + 1):
                key = _key(tokens[index + 1 : index + 2])
                if key not in word_list(__package__, "common_nouns.txt"):
                    keys.add(key)
    return frozenset(keys)


def countries(text: str) -> frozenset[str]:
    """English names of the countries a text names."""
    tokens = tokenise(text)
    found = set()
    for index, token in enumerate(tokens):
        name, scope = _gazetteer().get(_key(tokens[index : index + 1]), ("", ""))
        if scope == "country" and not token.key.endswith(("يه", "ي")):
            found.add(name)
    return frozenset(found)


def peoples(text: str) -> frozenset[str]:
    """English names of the countries whose people or things the words of a text are (إسرائيليين, الفرنسية)."""
    return frozenset().union(*(_people(token.key) for token in tokenise(text)))


@lru_cache(maxsize=1 << 16)
def _people(key: str) -> frozenset[str]:
    plain = without_articles(with_article(key))
    return frozenset(
        name
        for root, name in _demonym_roots().items()
        if plain.startswith(root) and plain[len(root) :] in _DEMONYM_ENDINGS
    )


@cache
def _demonym_roots() -> dict[str, str]:
    """The stem that a country's demonyms share: سوريا → سور, فرنسا → فرنس, إسرائيل → إسرائيل."""
    roots = {}
    for key, (name, scope) in _gazetteer().items():
        if scope == "country" and " " not in key:
            root = key.removesuffix("يا") if key.endswith("يا") else key.removesuffix("ا").removesuffix("ه")
            if len(root) >= 3:
                roots[root] = name
    return roots


def titled_places(texts: Iterable[str]) -> frozenset[str]:
    """Keys of places that any of the texts introduces with a word such as «مدينة»."""
    found = set()
    for text in texts:
        tokens = tokenise(text)
        for index, token in enumerate(tokens[:-1]):
            if with_article(token.key) in _words("place") and _follows(text, tokens, index + 1):
                key = _key(tokens[index + 1 : index + 2])
                if len(key) > 2 and key not in word_list(__package__, "common_nouns.txt"):
                    found.add(key)
    return frozenset(found)


def english(holder: str) -> str:
    """The English rendering of a holder that the name lists know, or ""."""
    keys = fold_phrase(holder)
    return _renderings().get(keys) or _renderings().get(without_articles(keys), "")


def is_title(key: str) -> bool:
    """Whether a word opens a title or a body's name (رئيس, وزارة, حزب)."""
    return (
        key in _words("person")
        or key in _words("organisation")
        or key in word_list(__package__, "agents.txt")
    )


@cache
def aliases() -> dict[str, str]:
    """Folded spelling → the one name it stands for, longest spellings first."""
    pairs = [
        (fold_phrase(form), forms[0]) for forms in rows(__package__, "outlets.tsv") for form in forms[1:]
    ]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=1 << 14)
def identity(holder: str) -> str:
    """What a holder is compared by: the organisation's name if known, else its folded words."""
    folded = f" {fold_phrase(holder)} "
    for form, name in aliases().items():
        if f" {form} " in folded:
            return name
    return folded.strip()


@lru_cache(maxsize=1 << 16)
def same_voice(left: str, right: str) -> bool:
    """Whether two holders are one: the same organisation, or one name inside the other."""
    if not left or not right:
        return not left and not right
    a, b = identity(left), identity(right)
    if a == b:
        return True
    first = content_stems(left)
    second = content_stems(right)
    return bool(first and second) and (first <= second or second <= first)


@cache
def _gazetteer() -> dict[str, tuple[str, str]]:
    return {
        without_articles(fold_phrase(arabic)): (name, scope)
        for arabic, name, scope in rows(__package__, "places.tsv")
    }


@cache
def _renderings() -> dict[str, str]:
    found = {key: name for key, (name, _) in _gazetteer().items()}
    return found | {without_articles(form): name for form, name in aliases().items()}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(with_article(fold_word(word)) for word in table(__package__, "names.toml")[kind])


def _key(tokens: Sequence[Token]) -> str:
    words = [token.key for token in tokens]
    if words:
        first = with_article(words[0])
        if first == words[0] and first[:1] in "وبل" and without_articles(first[1:]) in _gazetteer():
            first = first[1:]
        words[0] = first
    return without_articles(" ".join(words))


def _listed(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found, longest = [], _longest_rendering()
    for index in range(len(tokens)):
        most = longest.get(_key(tokens[index : index + 1]), 0)
        for width in range(min(most, len(tokens) - index), 0, -1):
            if _key(tokens[index : index + width]) in _renderings():
                found.append((index, index + width))
                break
    return found


@cache
def _longest_rendering() -> dict[str, int]:
    """First word of a listed name → the words of the longest name that it opens."""
    longest: dict[str, int] = {}
    for name in _renderings():
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def _quoted(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    found, opened = [], None
    for index in range(len(tokens) + 1):
        gap = text[
            tokens[index - 1].end if index else 0 : tokens[index].start if index < len(tokens) else len(text)
        ]
        for char in gap:
            if char in "«“" or (char == '"' and opened is None):
                opened = index
            elif char in '»”"' and opened is not None:
                if 0 < index - opened <= _CHOSEN.whole("quoted_words"):
                    found.append((opened, index))
                opened = None
    return found


def _titled(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    heads = _words("place") | _words("person") | _words("organisation")
    found = []
    for index, token in enumerate(tokens[:-1]):
        if with_article(token.key) not in heads:
            continue
        end = index + 1
        while (
            end < len(tokens) and end - index <= _CHOSEN.whole("name_words") and _follows(text, tokens, end)
        ):
            # A second word belongs to a place's name only with the article (دير الزور).
            if (
                end > index + 1
                and with_article(token.key) in _words("place")
                and not tokens[end].key.startswith("ال")
            ):
                break
            end += 1
        if end > index + 1:
            found.append((index + 1, end))
    return found


def _follows(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether word `index` can carry on a name: joined to the word before by a space, no function word."""
    token = tokens[index]
    gap = text[tokens[index - 1].end : token.start]
    if gap.strip(' "«»“”') or token.key.isdigit() or is_stopword(token.key):
        return False
    return token.key not in _words("stops") and token.key not in _words("person") and len(token.key) > 1
