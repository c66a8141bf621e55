"""Which names are those of news outlets and other known holders."""

from __future__ import annotations

from functools import cache

from summarize.claims.arabic_names import identity
from summarize.words import fold_phrase
from translate.clean import agency_names


def is_outlet(name: str) -> bool:
    """Whether a name is a listed organisation's or an agency's."""
    folded = fold_phrase(name)
    return identity(name) != folded or folded in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(fold_phrase, agency_names()))
