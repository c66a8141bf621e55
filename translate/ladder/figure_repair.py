"""Figures put right: the wrong number of a translation replaced by the Arabic's, where its place is certain.

It is certain when both sides state as many figures, in the same order, of the same kinds, and all but one or
two agree. Then the n-th figure of the English stands for the n-th of the Arabic, and the model has only got
its value wrong: "Nine workers were killed and 42 injured" for «قُتل سبعة عمال وأصيب 42».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.datafiles import Chosen

if TYPE_CHECKING:
    from translate.fidelity.figures import Figure

_CHOSEN = Chosen(__package__, "figure_repair")

_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_INDEFINITE = {10: "dozens", 100: "hundreds", 1000: "thousands", 1_000_000: "millions"}
_SCALES = ((1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class PutRight:
    """The English with the Arabic's figures; `edits` says what was replaced."""

    text: str
    edits: tuple[str, ...]


def put_figures_right(source: str, target: str) -> PutRight | None:
    """`target` with its wrong figures replaced, or None where none is wrong or no place is certain."""
    pairs = _aligned(source, target, firm_only=False) or _aligned(source, target, firm_only=True)
    if not pairs:
        return None
    edits: list[str] = []
    for arabic, english in reversed(pairs):
        written = _written(arabic, english)
        if not written:
            return None
        target = target[: english.start] + written + target[english.end :]
        edits.append(f"figure: {english.text} → {written}")
    return PutRight(target, tuple(reversed(edits)))


def _aligned(source: str, target: str, *, firm_only: bool) -> list[tuple[Figure, Figure]]:
    """The pairs of figures that disagree, if all others agree in order; empty where nothing is certain."""
    from translate.fidelity.figures import figures

    arabic = [figure for figure in figures(source, "ar") if _usable(figure, firm_only)]
    english = [figure for figure in figures(target, "en") if _usable(figure, firm_only)]
    if len(arabic) != len(english):
        return []
    wrong = [pair for pair in zip(arabic, english, strict=True) if not _agree(*pair)]
    if len(wrong) > _CHOSEN.whole("most_wrong") or not all(_of_a_kind(*pair) for pair in wrong):
        return []
    return [] if _reordered(wrong) else wrong


def _usable(figure: Figure, firm_only: bool) -> bool:
    from translate.fidelity.figures import Kind

    return figure.kind is not Kind.WEEKDAY and (figure.firm or not firm_only)


def _agree(arabic: Figure, english: Figure) -> bool:
    from translate.fidelity.figures import compare

    if arabic.firm or english.firm:
        return not any(found.other is None for found in compare([arabic], [english]))
    return arabic.value == english.value


def _of_a_kind(arabic: Figure, english: Figure) -> bool:
    from translate.fidelity.figures import Kind

    numbers = {Kind.COUNT, Kind.YEAR, Kind.MONEY, Kind.AGE, Kind.MEASURE}
    same = arabic.kind is english.kind or {arabic.kind, english.kind} <= numbers
    units = {arabic.unit, english.unit} - {""}
    # "One" and "two" are often no figures; what they count must then agree.
    sure = arabic.firm and (english.firm or arabic.unit == english.unit != "")
    return same and sure and len(units) <= 1 and arabic.high is None and english.high is None


def _reordered(wrong: Sequence[tuple[Figure, Figure]]) -> bool:
    """Whether the English states the Arabic's figures in another order: then nothing is wrong with them."""
    return len(wrong) > 1 and any(
        _agree(arabic, english) for arabic, _ in wrong for _, english in wrong if arabic and english
    )


def _written(arabic: Figure, english: Figure) -> str:
    """The Arabic figure as the English one is written; empty where that is not known."""
    from translate.fidelity.figures import Kind

    if english.kind is Kind.DATE:
        return _date(arabic, english)
    if english.kind is Kind.INDEFINITE:
        written = _INDEFINITE.get(int(arabic.value), "")
    elif english.kind is Kind.YEAR and arabic.kind is Kind.YEAR:
        written = f"{arabic.value:.0f}"
    elif english.kind in (Kind.COUNT, Kind.YEAR, Kind.PERCENT, Kind.MONEY, Kind.AGE, Kind.MEASURE):
        written = _number(arabic.value, in_words=english.text.isalpha())
    else:
        return ""
    return written.capitalize() if english.text[:1].isupper() else written


def _number(value: float, *, in_words: bool) -> str:
    from translate.fidelity.figures import number_in_digits

    if in_words and value == int(value) and 0 <= value < len(_WORDS):
        return _WORDS[int(value)]
    for scale, name in _SCALES:
        if value >= scale and value % (scale / 10) == 0:
            return f"{value / scale:g} {name}"
    return number_in_digits(value)


def _date(arabic: Figure, english: Figure) -> str:
    from translate.fidelity.figures import date_in_english

    (year, month, day), (has_year, _, has_day) = arabic.date_parts, english.date_parts
    if bool(has_day) != bool(day) or bool(has_year) != bool(year):
        return ""
    return date_in_english(year, month, day, month_first=english.text[:1].isalpha())
