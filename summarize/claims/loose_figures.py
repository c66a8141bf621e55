"""Numbers that a translation may word without a figure: duals, a single unit, small counts of something named."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.claims.counted_nouns import counting, noun_of
from summarize.words import Token
from translate.fidelity.figures import Figure, Kind


def says_what(figure: Figure, tokens: Sequence[Token], after: int) -> bool:
    """Whether a small number has a unit or a counted noun, or is a share of something named."""
    if figure.unit:
        return True
    following = tokens[after : after + 1]
    if figure.kind is Kind.FRACTION:
        return bool(following) and following[0].key not in counting("units_of_time")
    return any(noun_of(token)[0] for token in following)


def unwritten(text: str, tokens: Sequence[Token], read: Sequence[Figure]) -> list[Figure]:
    """Twos and ones that no figure states: the dual of a noun in ة («غارتين»), a single unit («أسبوعا», «لمدة عام»)."""
    taken = [(figure.start, figure.end) for figure in read]
    found = []
    for place, token in enumerate(tokens):
        if any(start < token.end and token.start < end for start, end in taken):
            continue
        before = tokens[place - 1].key if place else ""
        if len(token.key) > 5 and token.key.endswith(("تين", "تان")) and not token.key.startswith("ال"):
            found.append(Figure(token.start, token.end, token.text, 2.0))
        elif token.key in counting("units_of_time") and (
            token.key.endswith("ا") or before in counting("for_a_time")
        ):
            unit = _UNITS_OF_TIME[_unit_key(token.key)]
            found.append(Figure(token.start, token.end, token.text, 1.0, unit=unit))
    return found


_UNITS_OF_TIME = {
    "دقيق": "minute", "ساع": "hour", "يوم": "day", "اسبوع": "week", "شهر": "month", "عام": "year", "سن": "year",
}  # fmt: skip


def _unit_key(key: str) -> str:
    return next(stem for stem in _UNITS_OF_TIME if key.startswith(stem))
