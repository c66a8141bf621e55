"""Every figure of an Arabic or English text, as values that can be compared across the two languages."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Literal

from translate.fidelity import arabic_numbers, calendar, english_numbers
from translate.fidelity.figure import Figure, Kind
from translate.fidelity.lexicon import table
from translate.fidelity.numerals import Number, Reading, literal_values
from translate.fidelity.tokens import Token, TokenKind, tokenize

Language = Literal["ar", "en"]

_KINDS = {
    Reading.CARDINAL: Kind.COUNT,
    Reading.ORDINAL: Kind.ORDINAL,
    Reading.FRACTION: Kind.FRACTION,
    Reading.INDEFINITE: Kind.INDEFINITE,
    Reading.DECADE: Kind.DECADE,
    Reading.CODE: Kind.NAME_PART,
    Reading.RELATED: Kind.RELATED,
}
_DASHES = frozenset("-–—−‑")
_CLOSING = frozenset('"”’»),;')
_AGE_BEFORE = {
    "ar": frozenset({"عمره", "عمرها", "عمرهم", "العمر", "عمر", "سن", "عمرهما", "اعمارهم"}),
    "en": frozenset({"aged", "age", "ages"}),
}
_NEGATORS = {
    # Not ما: in news it relates («ما أسفر عن مقتل أكثر من 60») far more often than it negates.
    "ar": frozenset({"لا", "لم", "لن", "ليس", "ليست", "ولا", "ولم", "ولن", "الا", "وليس"}),
    "en": frozenset({"not", "no", "never", "without", "nor", "n't", "cannot"}),
}
_RANGE_WORDS = {"ar": frozenset({"الي", "و", "حتي", "او"}), "en": frozenset({"to", "and", "or", "through"})}


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
    plain = _with_ranges(text, free, plain, language)
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
        yield from calendar.arabic_times(text, tokens)
    else:
        yield from calendar.english_dates(text)
    yield from calendar.clock_times(text)
    yield from calendar.weekdays(tokens, language)


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
    unit, kind = _unit(tokens, number, language)
    qualifier = _qualifier(tokens, number, language)
    if kind is None:
        kind = figure.kind
        if number.literal and kind is Kind.COUNT and _is_year(tokens[first].key, last - first, unit):
            kind = Kind.YEAR
    if kind is not Kind.YEAR and unit == "year" and _states_age(tokens, number, language):
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
        if before.text in _DASHES and before.joined and first > 1:
            before, hyphen = tokens[first - 2], True
        if before.kind is TokenKind.ARABIC and before.key not in arabic_numbers.CLITICS:
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
    """The 18 of "desirable ranges”18" and of "in 2012.18"."""
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
    return before.text == "(" and before.joined and after.text == ")" and number.value < 1000


def _is_year(key: str, length: int, unit: str) -> bool:
    return length == 1 and len(key) == 4 and key.isdigit() and 1000 <= int(key) <= 2999 and not unit


@cache
def _units(language: Language) -> dict[str, tuple[str, Kind | None]]:
    kinds = {"percent": Kind.PERCENT, "money": Kind.MONEY, "measure": Kind.MEASURE}
    return {
        form: (unit, kinds.get(group))
        for group, entries in table("units.toml").items()
        for unit, forms in entries.items()
        for form in forms[language]
    }


def _unit(tokens: Sequence[Token], number: Number, language: Language) -> tuple[str, Kind | None]:
    """(unit, kind where the unit decides it) from the sign before or the words after the number."""
    if language == "ar" and number.last - number.first == 1:
        dual = arabic_numbers.dual_unit(tokens[number.first].key)
        if dual:
            return dual, None
    known = _units(language)
    before = tokens[number.first - 1] if number.first else None
    if before is not None and before.kind is TokenKind.MARK and before.key in known:
        return known[before.key]
    at = number.last
    reach = 2 if language == "ar" else 3
    seen = 0
    while at < len(tokens) and seen < reach:
        token = tokens[at]
        key = token.key
        if language == "ar" and key not in known and key.startswith("ال") and key[2:] in known:
            key = key[2:]
        if token.kind is TokenKind.MARK and key not in known:
            if token.text not in _DASHES or not token.joined:
                break
        elif key in ("في", "من", "per", "of", "ال") and at + 1 < len(tokens):
            following = tokens[at + 1].key
            if key == "per" and following == "cent":
                return "percent", Kind.PERCENT
            if key in ("في", "من") and following in ("المئه", "المائه", "الميه"):
                return "percent", Kind.PERCENT
        elif key in known:
            following = tokens[at + 1].key if at + 1 < len(tokens) else ""
            return ("", None) if following.isdigit() and len(following) == 4 else known[key]
        elif token.kind is TokenKind.NUMBER or key in ("and", "or", "to", "than", "و", "الي"):
            break
        else:
            seen += 1
        at += 1
    return "", None


@cache
def _phrases(language: Language, side: str) -> dict[str, str]:
    return {
        phrase: name
        for name, entries in table("qualifiers.toml").items()
        for phrase in entries[f"{language}_{side}"]
    }


def _qualifier(tokens: Sequence[Token], number: Number, language: Language) -> str:
    first, last = number.first, number.last
    while first > 0 and (
        tokens[first - 1].text in "$€£¥" or tokens[first - 1].key in ("us", "ب", "ال", "ل", "the", "a")
    ):
        first -= 1
    before = _phrases(language, "before")
    for length in (5, 4, 3, 2, 1):
        if first < length:
            continue
        keys = [token.key for token in tokens[first - length : first]]
        for skip in (0, 1, 2) if language == "ar" else (0,):
            if skip and not set(keys[0][:skip]) <= set("وفبلك"):
                break
            name = before.get(" ".join([keys[0][skip:], *keys[1:]]))
            if name:
                return _negated(tokens, first - length, name, language)
    after = _phrases(language, "after")
    for skip in (0, 1, 2):
        for length in (3, 2, 1):
            keys = [token.key for token in tokens[last + skip : last + skip + length]]
            if len(keys) == length and (name := after.get(" ".join(keys))):
                return name
        if last + skip >= len(tokens) or tokens[last + skip].kind is TokenKind.MARK:
            break
    return ""


def _negated(tokens: Sequence[Token], at: int, qualifier: str, language: Language) -> str:
    """«لا يجتمع أكثر من اثنين» says at most two."""
    before = [token.key for token in tokens[max(0, at - 4) : at]]
    negators = [i for i, key in enumerate(before) if key in _NEGATORS[language]]
    if not negators or before[negators[-1] + 1 : negators[-1] + 2] in (
        ["يزال"],
        ["تزال"],
        ["زال"],
        ["زالت"],
        ["only"],
    ):
        return qualifier
    return {"more than": "at most", "less than": "at least"}.get(qualifier, qualifier)


def _states_age(tokens: Sequence[Token], number: Number, language: Language) -> bool:
    before = {token.key.lstrip("بل") for token in tokens[max(0, number.first - 3) : number.first]}
    if before & _AGE_BEFORE[language]:
        return True
    return language == "en" and any(t.key == "old" for t in tokens[number.last : number.last + 4])


def _with_ranges(text: str, tokens: Sequence[Token], found: list[Figure], language: Language) -> list[Figure]:
    """Joins two neighbouring figures that a dash or «إلى» makes a range; units pass from the second to the first."""
    index = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    joined: list[Figure] = []
    for figure in found:
        before = joined[-1] if joined else None
        if before is None or before.end not in ends or figure.start not in index:
            joined.append(figure)
            continue
        between = tokens[ends[before.end] + 1 : index[figure.start]]
        linked = _makes_range(tokens, index.get(before.start, 0), between, language)
        # 1924/25
        linked = linked or (before.kind is Kind.YEAR and [token.text for token in between] == ["/"])
        if not linked or not _alike(before, figure):
            joined.append(figure)
            continue
        span = _range(text, before, figure)
        if span.high is not None and span.value < span.high:
            joined[-1] = span
        else:  # a score, or a fall from more to less
            joined.append(figure)
    return joined


def _makes_range(tokens: Sequence[Token], first: int, between: Sequence[Token], language: Language) -> bool:
    keys = [token.key for token in between if token.key not in ("$", "ال", "%", "percent")]
    if len(keys) != 1:
        return False
    if keys[0] in _DASHES:
        return True
    previous = {token.key.lstrip("وفبلك") for token in tokens[max(0, first - 2) : first]}
    if keys[0] in ("و", "and"):
        # "between the ages of two and three million"
        nearby = {token.key for token in tokens[max(0, first - 4) : first]} if language == "en" else previous
        return bool(nearby & {"بين", "ين", "between"})
    return keys[0] in _RANGE_WORDS[language] and keys[0] not in ("او", "or")


def _alike(first: Figure, second: Figure) -> bool:
    counts = (Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.AGE, Kind.YEAR)
    return first.kind in counts and second.kind in counts and first.high is None


def _range(text: str, first: Figure, second: Figure) -> Figure:
    """The range of two figures; the scale of the second may belong to the first too (3-4 million)."""
    low, high = first.value, second.value
    alternatives = list(first.alternatives)
    literal = literal_values(second.text.split()[0], decimal_point=True)
    if literal and literal[0]:
        count = literal[0]
    else:  # "two to three million": the scale is the last word's
        count = second.value / 1000.0 ** math.floor(math.log(max(second.value, 1.0), 1000.0) + 1e-9)
    scale = second.value / count if count else 1.0
    if scale > 1 and low < count * 10:
        alternatives.append(low)
        low *= scale
    if first.kind is Kind.YEAR and high < 100:
        # 1995-96
        alternatives.append(high)
        high += first.value // 100 * 100
    kind = Kind.YEAR if first.kind is Kind.YEAR else Kind.RANGE
    return Figure(
        first.start,
        second.end,
        text[first.start : second.end],
        low,
        high,
        second.unit or first.unit,
        first.qualifier or second.qualifier,
        kind,
        (*alternatives, *second.alternatives),
        first.firm or second.firm,
    )
