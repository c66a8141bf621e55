"""The words of pages: hints in class names, labels above lists of links, sentences of gates and banners."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from translate.clean import matching_key, phrases
from translate.datafiles import table

# «ظهرت المقالة … أولاً على …»: what WordPress puts under the items of its feeds.
FIRST_PRINTED = re.compile(
    r"(?:ظهرت|نشرت)\s+.{3,200}\s+(?:أولا|أولاً|اولا)\s+(?:على|في)\s+(?P<site>[^.]{2,40})"
)
# Where style sheets put a column.
_SIDE = re.compile(r"\b(?:pull|float|text)-(?:right|left|start|end)\b")
# Lines of a page are asked about again and again.
_KEPT = 4096
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@cache
def _listed(group: str, name: str) -> frozenset[str]:
    return frozenset(table(__package__, "words.toml")[group][name])


@cache
def _keys(name: str) -> tuple[str, ...]:
    return tuple(
        sorted({matching_key(word) for word in table(__package__, "words.toml")["text"][name]} - {""})
    )


def tags(kind: str) -> frozenset[str]:
    """HTML's elements of a kind: `block` or `unseen`."""
    return _listed("tags", kind)


@cache
def _tokens(names: str) -> frozenset[str]:
    """The words of class names and ids: «amp-wp-byline», «relatedPosts» and «related_posts» alike."""
    words = frozenset(word.lower() for word in _TOKEN.findall(names))
    whole = frozenset(names.lower().split())
    return words | whole | frozenset(part.lower() for part in re.split(r"[\s_-]+", names) if part)


def hinted(element: Any, kind: str) -> bool:
    """Whether an element's class, id or role names it as of a kind: a section of `words.toml`."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    names = _SIDE.sub("", names)
    return not names.isspace() and not _tokens(names).isdisjoint(_listed("classes", kind))


def word_count(text: str) -> int:
    """How many words a text has."""
    key = matching_key(text)
    return key.count(" ") + 1 if key else 0


def is_list_label(text: str) -> bool:
    """Whether a line only announces other articles: «الأكثر قراءة», «مقالات أخرى للكاتب»."""
    key = matching_key(text)
    if not key or key.count(" ") > 5:
        return False
    alone = (
        phrases("read_also", "certain") | phrases("read_also", "delimited") | frozenset(_keys("list_labels"))
    )
    return key in alone or any(key.startswith(start + " ") for start in _keys("list_label_starts"))


def is_comment_label(text: str) -> bool:
    """Whether a line opens the readers' comments."""
    key = re.sub(r"\s*\d+\s*", " ", matching_key(text)).strip()
    return key in _keys("comment_labels")


@lru_cache(_KEPT)
def is_gate(text: str) -> bool:
    """Whether a sentence asks to subscribe, to log in, or to accept cookies."""
    return bool(_gates().search(matching_key(text)))


@cache
def _gates() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _keys('gates')))})(?!\w)")


def is_advert(text: str) -> bool:
    """Whether a line says no more than that an advertisement follows."""
    return matching_key(text) in _keys("adverts")


def asks(text: str) -> bool:
    """Whether a line begins as one that asks the reader to do something: «استمع إلى …», «للمزيد …»."""
    key = matching_key(text)
    return any(key.startswith(f"{words} ") for words in _keys("asking"))


@cache
def words_of(name: str) -> frozenset[str]:
    """Matching keys of single words that speak for or against a line: a list in `words.toml`."""
    return frozenset(map(matching_key, _listed("words", name)))


def says(text: str, name: str) -> bool:
    """Whether a text holds one of the words of a list in `words.toml`, as whole words."""
    key = f" {matching_key(text)} "
    return any(f" {words} " in key for words in _keys(name))


@cache
def outlet_nouns() -> frozenset[str]:
    """Matching keys of what an outlet's or a body's name begins with: «مجلة», «نشرة», «جمعية»."""
    return phrases("outlet_labels", "nouns") | frozenset(_keys("bodies"))


def title_rests() -> frozenset[str]:
    """Matching keys of what a page's title names beside article and outlet: sections, «الرئيسية»."""
    return frozenset(_keys("title_rests"))
