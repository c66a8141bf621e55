"""How the translations of a run spell names, so that English built by rule beside them spells them alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property

from translate.glossary import Told, told_spellings
from translate.normalise import search_key
from translate.particles import ARTICLE
from translate.records import TranslatedDocument


class Spellings:
    """The names' words in the trusted translations of some articles; read when the first is asked for."""

    def __init__(self, documents: Sequence[TranslatedDocument] = ()) -> None:
        self._documents = documents

    def of(self, word: str) -> str:
        """A name's word as the translations have it, without the article; "" where they have none."""
        return self._found.get(search_key(word).removeprefix(ARTICLE), "")

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
