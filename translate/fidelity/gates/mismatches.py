"""The figures that a translation states otherwise than its Arabic: values, and qualifiers that only the English has."""

from __future__ import annotations

from collections.abc import Sequence

from translate.fidelity.figures import Figure, Kind, Mismatch, added_qualifiers, compare
from translate.fidelity.names import best_evidence, latin_letters, least_evidence
from translate.fidelity.words import Token, TokenKind, calendar_words, fold


def mismatches(
    source: Sequence[Figure], target: Sequence[Figure], arabic: Sequence[Token], english: Sequence[Token]
) -> tuple[Mismatch, ...]:
    """What `compare` and `added_qualifiers` find, without months that are names: «أوغسطس», Augustus.

    `arabic` and `english` are the `tokenize`d texts of the `scan`ned figures.
    """
    found = (*compare(source, target), *added_qualifiers(source, target, arabic, english))
    return tuple(one for one in found if not (one.lost and _is_a_name(one.figure, english)))


def _is_a_name(figure: Figure, english: Sequence[Token]) -> bool:
    """Whether a lone month of the Arabic is a name in the English."""
    if figure.kind is not Kind.DATE or " " in figure.text:
        return False
    return any(
        best_evidence([fold(figure.text)], latin_letters(token.key)) >= least_evidence()
        for token in english
        if token.kind is TokenKind.LATIN and token.text[0].isupper() and token.key not in calendar_words()
    )
