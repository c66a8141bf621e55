"""English number words and literals: "three thousand five hundred", "1.5m", "twenty-first", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from translate.datafiles import table
from translate.fidelity.figures.numerals import Number, Reading, each, literal_values, space_grouped
from translate.fidelity.words import Token, TokenKind

_ROMAN = re.compile(r"(?=[IVXLC]+$)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SMALL = ("unit", "teen", "tens")


@cache
def _classes() -> dict[str, dict[str, float]]:
    known: dict[str, dict[str, float]] = {}
    for name, values in table(__package__, "english_numbers.toml").items():
        if name == "lists":
            continue
        for value, forms in values.items():
            for form in forms:
                known.setdefault(form, {}).setdefault(name, float(value))
    return known


@cache
def suffixes(name: str) -> frozenset[str]:
    """One of the closed lists of letters and words that stand at digits."""
    return frozenset(table(__package__, "english_numbers.toml")["lists"][name])


def numbers(tokens: Sequence[Token]) -> list[Number]:
    """Every number in `tokens`, in order and without overlap."""
    return each(tokens, _read)


def _known(tokens: Sequence[Token], at: int) -> dict[str, float]:
    if 0 <= at < len(tokens) and tokens[at].kind is TokenKind.LATIN:
        return _classes().get(tokens[at].key, {})
    return {}


def _read(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if token.kind is TokenKind.NUMBER:
        return _literal(tokens, at)
    if token.kind is not TokenKind.LATIN:
        return None
    if _ROMAN.fullmatch(token.text):
        return Number(at, at + 1, _roman(token.text), Reading.RELATED, firm=False)
    if token.key in ("a", "an"):
        return _article(tokens, at)
    classes = _classes().get(token.key)
    if not classes:
        return None
    if token.key == "half" or token.key == "quarter":
        scaled = _part_of_scale(tokens, at, classes["fraction"])
        if scaled is not None:
            return scaled
    if "scale" in classes and at > 0 and tokens[at - 1].key in suffixes("indefinite_before"):
        return Number(at, at + 1, classes["scale"], Reading.INDEFINITE)
    if any(name in classes for name in (*_SMALL, "scale")):
        return _words(tokens, at)
    if "indefinite" in classes and not _counts_points(tokens, at):
        return _indefinite(tokens, at)
    if token.key == "dozen":
        return Number(at, at + 1, 12.0, alternatives=(10.0,), firm=False)
    for name, reading in (
        ("ordinal", Reading.ORDINAL),
        ("fraction", Reading.FRACTION),
        ("decade", Reading.DECADE),
        ("related", Reading.RELATED),
    ):
        if name in classes:
            value = classes[name]
            if name == "ordinal" and "fraction" in classes and at > 0 and tokens[at - 1].key in ("a", "one"):
                return Number(at, at + 1, classes["fraction"], Reading.FRACTION, (value,), firm=False)
            others: tuple[float, ...] = (
                (classes["fraction"],) if name == "ordinal" and "fraction" in classes else ()
            )
            if name == "related":
                others = tuple(
                    float(v)
                    for v, f in table(__package__, "english_numbers.toml")["related"].items()
                    if token.key in f
                )
            firm = reading is Reading.ORDINAL and value > 3
            return Number(at, at + 1, value, reading, others, firm=firm)
    return None


def _roman(text: str) -> float:
    values = [_ROMAN_VALUE[letter] for letter in text]
    return float(sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values)))


def _literal(tokens: Sequence[Token], at: int) -> Number:
    first, (at, values) = at, space_grouped(tokens, at, reversible=False)
    values = values or literal_values(tokens[at].key, decimal_point=True)
    if not values:
        return Number(at, at + 1, float(re.split(r"[.,]", tokens[at].key)[0]), Reading.CODE, literal=True)
    after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.LATIN else None
    if after is not None and after.joined:
        if after.key in suffixes("ordinal_suffixes"):
            return Number(first, at + 2, values[0], Reading.ORDINAL, literal=True)
        if after.key == "s" and values[0] >= 10 and values[0] % 10 == 0:
            return Number(first, at + 2, values[0], Reading.DECADE, literal=True)
        scale = _classes().get(after.key, {}).get("suffix_scale")
        if scale is not None:
            # "50m" may also be fifty metres, "10K" a race.
            scaled = tuple(v * scale for v in values)
            return Number(
                first, at + 2, scaled[0], alternatives=(*scaled[1:], *values), literal=True, scale=scale
            )
    end, scale = _scales(tokens, at + 1)
    if end == at + 1 and _is_separate_scale_letter(after):
        scale = _classes()[after.key]["suffix_scale"] if after is not None else 1.0
        end += 1
    scaled = tuple(v * scale for v in values)
    if scale > 1:
        more = _below(tokens, end, scale)
        if more is not None:
            return Number(first, more.last, scaled[0] + more.value, literal=True)
    return Number(first, end, scaled[0], alternatives=scaled[1:], literal=True, scale=scale)


def _is_separate_scale_letter(token: Token | None) -> bool:
    """ "$2.3 bn": an abbreviated scale after a space."""
    return token is not None and not token.joined and token.key in ("bn", "mn", "mln", "tn", "bln")


def _scales(tokens: Sequence[Token], at: int) -> tuple[int, float]:
    """Scale words from `at` on ("hundred thousand"): the token after them and their product."""
    scale = 1.0
    while True:
        start = at + 1 if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].joined else at
        classes = _known(tokens, start)
        if "scale" not in classes:
            return at, scale
        scale *= classes["scale"]
        at = start + 1


def _below(tokens: Sequence[Token], at: int, scale: float) -> Number | None:
    """ "5 million 300 thousand": a smaller literal with a smaller scale that goes on with the number."""
    start = at + 1 if at < len(tokens) and tokens[at].key == "and" else at
    if start >= len(tokens) or tokens[start].kind is not TokenKind.NUMBER:
        return None
    end, smaller = _scales(tokens, start + 1)
    values = literal_values(tokens[start].key, decimal_point=True)
    if 1 < smaller < scale and values:
        return Number(start, end, values[0] * smaller, literal=True)
    return None


def _words(tokens: Sequence[Token], at: int) -> Number:
    """Number words from `at` on, with hyphens and "and"; ends in an ordinal for "twenty-first"."""
    total, group, end = 0.0, 0.0, at
    last, lowest = "", float("inf")
    while end < len(tokens):
        start = end
        if (end > at and tokens[end].text == "-" and tokens[end].joined) or (
            end > at and tokens[end].key == "and" and last == "scale"
        ):
            start += 1
        classes = _known(tokens, start)
        if "unit" in classes and last in ("", "tens", "scale") and (not last or classes["unit"] > 0):
            group, last = group + classes["unit"], "unit"
        elif "teen" in classes and last in ("", "scale"):
            group, last = group + classes["teen"], "teen"
        elif "tens" in classes and last in ("", "scale"):
            group, last = group + classes["tens"], "tens"
        elif "scale" in classes and (last != "scale" or group or total):
            scale = classes["scale"]
            if scale == 100 and last in ("unit", "teen", "tens", ""):
                group = (group or 1) * 100
            elif scale < lowest and scale > 100:
                total, group, lowest = total + (group or 1) * scale, 0.0, scale
            elif not group and total:
                total *= scale
            else:
                break
            last = "scale"
        elif "ordinal" in classes and last in ("tens", "scale") and tokens[start].key != "second":
            ordinal = classes["ordinal"]
            if ordinal >= 100:
                value = (total + group) * ordinal
            elif last == "tens" and ordinal > 9:
                break
            else:
                value = total + group + ordinal
            return Number(at, start + 1, value, Reading.ORDINAL)
        else:
            break
        end = start + 1
    value = total + group
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].key == "dozen":
        end += 1  # "two-dozen awards"
    if end < len(tokens) and tokens[end].key == "dozen" and value < 10:
        return Number(at, end + 1, value * 12, alternatives=(value * 10,))
    denominator = _known(tokens, end + 1 if end < len(tokens) and tokens[end].text == "-" else end)
    if value < 10 and "fraction" in denominator and value != 0:
        last_token = end + (2 if tokens[end].text == "-" else 1)
        return Number(at, last_token, value * denominator["fraction"], Reading.FRACTION, firm=value > 1)
    scale = lowest if lowest != float("inf") and not group else 1.0
    return _with_half(tokens, Number(at, end, value, firm=value > 2, scale=scale))


def _with_half(tokens: Sequence[Token], number: Number) -> Number:
    """ "two and a half million", "a million and a half"."""
    keys = [token.key for token in tokens[number.last : number.last + 3]]
    part = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
    if keys[:1] != ["and"]:
        return number
    if keys[1:2] == ["a"] or keys[1:2] == ["one"]:
        size, used = part.get(keys[2] if len(keys) > 2 else ""), 3
    else:
        size, used = part.get(keys[1] if len(keys) > 1 else ""), 2
    if size is None:
        return number
    end, scale = _scales(tokens, number.last + used)
    base = number.value + size * number.scale
    return Number(
        number.first, end, base * scale, alternatives=(number.value * scale,), firm=number.firm, scale=scale
    )


def _article(tokens: Sequence[Token], at: int) -> Number | None:
    """ "a hundred", "a dozen", "a million and a half", "a half million", "a couple"."""
    following = _known(tokens, at + 1)
    key = tokens[at + 1].key if at + 1 < len(tokens) else ""
    if "scale" in following:
        number = _words(tokens, at + 1)
        return Number(at, number.last, number.value, alternatives=number.alternatives, scale=number.scale)
    if key == "dozen":
        return Number(at, at + 2, 12.0, alternatives=(10.0,), firm=False)
    if key in ("half", "quarter"):
        return _part_of_scale(tokens, at + 1, following["fraction"], first=at)
    return None


def _part_of_scale(tokens: Sequence[Token], at: int, part: float, first: int | None = None) -> Number | None:
    """ "half a million", "quarter of a million", "half-million"."""
    end = at + 1
    while end < len(tokens) and tokens[end].key in ("a", "of", "-"):
        end += 1
    if "scale" in _known(tokens, end):
        scale = _known(tokens, end)["scale"]
        return Number(at if first is None else first, end + 1, part * scale, scale=scale)
    if end < len(tokens) and tokens[end].key == "dozen":
        return Number(at if first is None else first, end + 1, 6.0, firm=False)
    return None


def _counts_points(tokens: Sequence[Token], at: int) -> bool:
    """Test "scores" are no number; "scores of" is one."""
    return tokens[at].key == "scores" and [token.key for token in tokens[at + 1 : at + 2]] != ["of"]


def _indefinite(tokens: Sequence[Token], at: int) -> Number:
    value, end = _known(tokens, at)["indefinite"], at + 1
    while end + 1 < len(tokens) and tokens[end].key == "of":
        factor = _known(tokens, end + 1).get("indefinite", 0.0)
        if factor < 1000:
            break
        value, end = value * factor, end + 2
    return Number(at, end, value, Reading.INDEFINITE)
