"""How the translations of a run spell names, so that English built by rule beside them spells them alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property

from summarize.english.known_bodies import listed_words
from translate.glossary import Told, told_spellings
from translate.normalise import search_key
from translate.particles import ARTICLE
from translate.records import TranslatedDocument


class Spellings:
    """The names' words in the trusted translations of some articles; read when the first is asked for."""

    def __init__(self, documents: Sequence[TranslatedDocument] = ()) -> None:
        self._documents = documents
        self._holders: dict[str, str] = {}

    def of(self, word: str) -> str:
        """A name's word as the translations have it, «ال» told as "al-"; "" where they have none."""
        key = search_key(word)
        bare = key.removeprefix(ARTICLE)
        told = "" if bare in _halves_of_names() else self._found.get(bare, "")
        # «الياس» is Elias, whatever it begins with.
        own = told[:2].lower() in ("al", "el", "il", "ol", "ul")
        return f"al-{told}" if told and bare != key and not own else told

    def remembered(self, holder: str, read: Callable[[str], str]) -> str:
        """What a holder is called with these spellings, read once."""
        if holder not in self._holders:
            if len(self._holders) >= _MOST:
                self._holders.clear()
            self._holders[holder] = read(holder)
        return self._holders[holder]

    @cached_property
    def _found(self) -> dict[str, str]:
        return told_spellings(
            [
                Told(segment.segment.text, segment.text)
                for document in self._documents
                for segment in document.segments
                if segment.trusted and segment.text
            ]
        )


@cache
def _halves_of_names() -> frozenset[str]:
    return frozenset(search_key(half).removeprefix(ARTICLE) for half in listed_words("halves_of_names"))


_MOST = 1 << 14
_NONE = Spellings()
_CURRENT: ContextVar[Spellings] = ContextVar("spellings")


def spellings() -> Spellings:
    """Those that hold where this is called."""
    return _CURRENT.get(_NONE)


@contextmanager
def spelled_as_in(documents: Sequence[TranslatedDocument]) -> Iterator[None]:
    """Inside it names are spelled as the translations of these articles spell them, others by rule."""
    token = _CURRENT.set(Spellings(documents))
    try:
        yield
    finally:
        _CURRENT.reset(token)
