"""Every figure of an Arabic or English text, as values that can be compared across the two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from translate.fidelity.figures import arabic_numbers, calendar, clock, english_numbers
from translate.fidelity.figures.arabic_number_words import CLITICS
from translate.fidelity.figures.figure import Figure, Kind, Language
from translate.fidelity.figures.numerals import Number, Reading
from translate.fidelity.figures.qualifiers import qualifier_of
from translate.fidelity.figures.ranges import with_ranges
from translate.fidelity.figures.units import DASHES, states_age, unit_of
from translate.fidelity.words import Token, TokenKind, tokenize

_KINDS = {
    Reading.CARDINAL: Kind.COUNT,
    Reading.ORDINAL: Kind.ORDINAL,
    Reading.FRACTION: Kind.FRACTION,
    Reading.INDEFINITE: Kind.INDEFINITE,
    Reading.DECADE: Kind.DECADE,
    Reading.CODE: Kind.NAME_PART,
    Reading.RELATED: Kind.RELATED,
}
_QUOTES, _MOST_ITEMS = frozenset("'`‘’"), 30
_CLOSING = frozenset('"”’»),;')


def figures(text: str, language: Language = "ar", anchor: date | None = None) -> tuple[Figure, ...]:
    """The figures of `text` in order, spans not overlapping.

    `anchor` is accepted for symmetry with dates; figures keep the parts of a date as stated and resolve none.
    """
    return tuple(figure for figure in scan(text, language) if figure.kind is not Kind.RELATED)


def scan(text: str, language: Language = "ar", tokens: Sequence[Token] | None = None) -> tuple[Figure, ...]:
    """`figures` and the words built on a number ("both", «ثنائي»), which may support a figure.

    `tokens` are those of `text` when the caller has them.
    """
    tokens = tokenize(text) if tokens is None else tokens
    if not tokens:
        return ()
    read_numbers = arabic_numbers.numbers if language == "ar" else english_numbers.numbers
    fixed = list(_without_overlap(_calendar(text, tokens, language, read_numbers)))
    free = _masked(tokens, fixed)
    numbers = read_numbers(free)
    plain = [figure for number in numbers for figure in _figures_of(text, free, number, language)]
    if language == "ar":
        counted = {figure.start for figure in plain}
        plain += [figure for figure in _likely_duals(text, free) if figure.start not in counted]
        plain.sort(key=lambda figure: figure.start)
    plain = with_ranges(text, free, plain, language)
    return tuple(sorted([*fixed, *plain], key=lambda figure: figure.start))


def _likely_duals(text: str, tokens: Sequence[Token]) -> Iterable[Figure]:
    """Words that end as duals do («برميلان»); many are plurals, so that they only support a "two"."""
    for token in tokens:
        if token.kind is TokenKind.ARABIC and len(token.key) > 4 and token.key.endswith(("ان", "ين")):
            yield Figure(
                token.start, token.end, text[token.start : token.end], 2.0, kind=Kind.RELATED, firm=False
            )


def _calendar(
    text: str, tokens: Sequence[Token], language: Language, read: Callable[[Sequence[Token]], list[Number]]
) -> Iterable[Figure]:
    if language == "ar":
        yield from calendar.arabic_dates(text, tokens, read(tokens))
        yield from clock.arabic_times(text, tokens)
    else:
        yield from calendar.english_dates(text)
    yield from clock.clock_times(text)
    yield from clock.weekdays(tokens, language)


def _without_overlap(found: Iterable[Figure]) -> Iterable[Figure]:
    taken = -1
    for figure in sorted(found, key=lambda figure: (figure.start, -figure.end)):
        if figure.start >= taken:
            yield figure
            taken = figure.end


def _masked(tokens: Sequence[Token], fixed: Sequence[Figure]) -> list[Token]:
    """The tokens, those inside a date or time turned into marks that no number reads over."""
    masked = []
    spans = iter(sorted((figure.start, figure.end) for figure in fixed))
    start, end = next(spans, (-1, -1))
    for token in tokens:
        while end != -1 and token.start >= end:
            start, end = next(spans, (-1, -1))
        inside = end != -1 and start <= token.start < end
        masked.append(replace(token, kind=TokenKind.MARK, key="\0") if inside else token)
    return masked


def _figures_of(text: str, tokens: Sequence[Token], number: Number, language: Language) -> list[Figure]:
    first, last = number.first, number.last
    start, end = tokens[first].start, tokens[last - 1].end
    if number.reading is Reading.CODE:
        return _code_parts(tokens[first])
    figure = Figure(
        start,
        end,
        text[start:end],
        number.value,
        kind=_KINDS[number.reading],
        alternatives=number.alternatives,
        firm=number.firm,
    )
    if number.reading in (Reading.RELATED, Reading.FRACTION):
        return [figure]
    if number.literal and _is_power(tokens, number):
        return [replace(figure, kind=Kind.MARKER, firm=False)]
    if language == "en" and not number.literal and _in_title(tokens, number):
        return [replace(figure, kind=Kind.NAME_PART, firm=False)]
    if number.literal and _in_name(tokens, number, language):
        return [replace(figure, kind=Kind.NAME_PART)]
    if number.literal and (
        _is_footnote(tokens, number) or (last < len(tokens) and _is_marker(tokens, number, language))
    ):
        return [replace(figure, kind=Kind.MARKER, firm=False)]
    unit, kind = unit_of(tokens, number, language)
    qualifier = qualifier_of(tokens, number, language)
    if kind is None:
        kind = figure.kind
        if number.literal and kind is Kind.COUNT and _is_year(tokens[first].key, last - first, unit):
            kind = Kind.YEAR
    if kind is not Kind.YEAR and unit == "year" and states_age(tokens, number, language):
        kind = Kind.AGE
    return [replace(figure, unit=unit, kind=kind, qualifier=qualifier)]


def _code_parts(token: Token) -> list[Figure]:
    """ "1.2.3", "2,3,4": each run of digits for itself."""
    parts, offset = [], token.start
    for run in token.key.replace(",", ".").split("."):
        parts.append(Figure(offset, offset + len(run), run, float(run), kind=Kind.NAME_PART))
        offset += len(run) + 1
    return parts


def _in_name(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    """«جنيف8», "F-16", "G20", "5G": digits written onto letters that are neither particle nor measure."""
    first = number.first
    if tokens[first].joined and first > 0:
        before, hyphen = tokens[first - 1], False
        if before.text in DASHES and before.joined and first > 1:
            before, hyphen = tokens[first - 2], True
        if before.kind is TokenKind.ARABIC and before.key not in CLITICS:
            return True
        if before.kind is TokenKind.LATIN and before.key not in english_numbers.suffixes("number_prefixes"):
            return not (hyphen and before.text.islower() and len(before.text) > 3)
    after = tokens[number.last] if number.last < len(tokens) else None
    return (
        after is not None
        and after.joined
        and after.kind is TokenKind.LATIN
        and number.last == first + 1
        and after.key not in english_numbers.suffixes("unit_suffixes")
    )


def _is_power(tokens: Sequence[Token], number: Number) -> bool:
    """The 2 of "km2" and «كم2»."""
    first = number.first
    if not tokens[first].joined or first == 0 or number.value not in (2, 3):
        return False
    return tokens[first - 1].key in (
        "km",
        "m",
        "cm",
        "mm",
        "كم",
        "كلم",
        "م",
        "سم",
        "ft",
        "mi",
        "متر",
        "كيلومتر",
    )


def _in_title(tokens: Sequence[Token], number: Number) -> bool:
    """ "Six Flags": a capitalised number word inside a sentence belongs to a name."""
    first = tokens[number.first]
    if not first.text[0].isupper() or number.first == 0 or tokens[number.first - 1].text in '.!?:"“':
        return False
    around = (tokens[number.first - 1], *tokens[number.last : number.last + 1])
    return any(token.kind is TokenKind.LATIN and token.text[0].isupper() for token in around)


def _is_footnote(tokens: Sequence[Token], number: Number) -> bool:
    """The 18 of "water management”18" and of "in 2012.18"."""
    first = number.first
    if first < 2 or not tokens[first].joined or not tokens[first - 1].joined:
        return False
    word = tokens[first - 2]
    return tokens[first - 1].text in _CLOSING and word.kind in (TokenKind.ARABIC, TokenKind.LATIN)


def _is_marker(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    """ "10 -", "3.", "2)", "8.57" that numbers a paragraph, «(1)» written onto a word as a footnote's number."""
    first, last = number.first, number.last
    after = tokens[last]
    if first == 0:
        if after.text in "-–.)/" and (
            last + 1 >= len(tokens) or tokens[last + 1].kind is not TokenKind.NUMBER
        ):
            return after.text not in "-–" or not (
                last + 1 < len(tokens) and tokens[last + 1].joined and after.joined
            )
        return (
            language == "en"
            and "." in tokens[0].key
            and after.kind is TokenKind.LATIN
            and after.text[0].isupper()
        )
    if last == first + 1 == 2 and tokens[0].text in "('`‘" and after.text in ")'`’":
        return True
    before = tokens[first - 1]
    if before.text in _QUOTES and after.text in _QUOTES and number.value < _MOST_ITEMS:
        return True  # ’1‘, ’2‘ before the items of a list
    return before.text == "(" and before.joined and after.text == ")" and number.value < 1000


def _is_year(key: str, length: int, unit: str) -> bool:
    return length == 1 and len(key) == 4 and key.isdigit() and 1000 <= int(key) <= 2999 and not unit
