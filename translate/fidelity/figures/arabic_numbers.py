"""Arabic number words and literals: «ثلاثة آلاف وخمسمئة», «1.5 مليون», «الخامس والعشرون», «عشرات الآلاف»."""

from __future__ import annotations

from collections.abc import Sequence

from translate.fidelity.figures.arabic_number_sum import Sum, read_on
from translate.fidelity.figures.arabic_number_words import PERCENT, Word, dual_unit, look_up, word_at
from translate.fidelity.figures.numerals import Number, Reading, each, literal_values, space_grouped
from translate.fidelity.words import Token, TokenKind

# Number words that are other words too: a letter, "lady", "ten nights", «ألفا» (Alpha).
_HOMOGRAPHS = frozenset({"الف", "ست", "عشر", "الفا"})
_TANWEEN = "\u064b"
# «في المئة» says percent, not a hundred.
_HUNDRED = frozenset({"المئه", "المائه", "الميه"})
# After these words الأول/الثاني belongs to a month's name.
_MONTH_HEADS = frozenset({"تشرين", "كانون", "ربيع", "جمادي"})


def numbers(tokens: Sequence[Token]) -> list[Number]:
    """Every number in `tokens`, in order and without overlap."""
    return each(tokens, _read)


def _read(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if token.kind is TokenKind.NUMBER:
        return _literal(tokens, at)
    if token.kind is not TokenKind.ARABIC:
        return None
    if token.key in PERCENT or (token.key in _HUNDRED and at > 1 and tokens[at - 1].key in ("في", "من")):
        return None
    word = word_at(tokens, at)
    if word is None:
        if dual_unit(token.key):
            return _with_half(tokens, Number(at, at + 1, 2.0, firm=False))
        return None
    for reader in (_ordinal, _indefinite, _cardinal, _fraction):
        number = reader(tokens, at, word)
        if number is not None:
            return number
    if "single" in word.classes:
        whole = _with_half(tokens, Number(at, at + 1, 1.0, firm=False))
        return whole if whole.value > 1 and whole.last == at + 2 else None
    for name, reading in (("decade", Reading.DECADE), ("related", Reading.RELATED)):
        if name in word.classes:
            return Number(at, at + 1, word.classes[name], reading, firm=False)
    return None


def _literal(tokens: Sequence[Token], at: int) -> Number:
    first, (at, values) = at, space_grouped(tokens, at, reversible=True)
    values = values or literal_values(tokens[at].key, decimal_point=False)
    if not values:
        return Number(
            at, at + 1, float(tokens[at].key.replace(",", ".").split(".")[0]), Reading.CODE, literal=True
        )
    state = Sum(group=values[0], last="literal")
    end, scale = read_on(tokens, at + 1, state)
    others = values[1:] if end == at + 1 else tuple(v * scale for v in values[1:])
    number = Number(first, end, state.value, alternatives=others, literal=True, scale=scale)
    return _with_half(tokens, number)


def _cardinal(tokens: Sequence[Token], at: int, word: Word) -> Number | None:
    classes = word.classes
    following = word_at(tokens, at + 1)
    before_ten = (
        following is not None and "ten" in following.classes and not following.conjoined and following.bare
    )
    state = Sum()
    other = 0.0
    if before_ten and "teen_unit" in classes:
        state.group, state.last = classes["teen_unit"], "teen_unit"
    elif "dual_scale" in classes:
        one = classes["dual_scale"] / 2
        single = "scale" in classes and _is_accusative(tokens, at)
        state.total, state.last, state.scale = one if single else 2 * one, "scale", one
        if "scale" in classes and _TANWEEN not in tokens[at].text:
            other = one if single else -one
    elif "scale" in classes:
        state.total, state.last, state.scale = classes["scale"], "scale", classes["scale"]
    else:
        for name in ("hundreds", "hundred", "tens", "ten", "unit"):
            if name in classes:
                state.group, state.last = classes[name], name
                break
        else:
            return None
    end, scale = read_on(tokens, at + 1, state)
    if state.value < 10 and state.last == "teen_unit":
        return None
    following = word_at(tokens, end)
    if following is not None and "parts" in following.classes and state.value < 10:
        part = following.classes["parts"]
        return Number(at, end + 1, state.value * part, Reading.FRACTION)
    homograph = tokens[at].key in _HOMOGRAPHS and _TANWEEN not in tokens[at].text
    firm = state.value > 2 and not (end == at + 1 and homograph)
    alternatives = (state.value + other,) if other else ()
    return _with_half(tokens, Number(at, end, state.value, alternatives=alternatives, firm=firm, scale=scale))


def _is_accusative(tokens: Sequence[Token], at: int) -> bool:
    """Whether «ألفا», «مليونا» is one in the accusative and not two before what is counted («ألفا عامل»).

    It is where it is written with its ending («ألفاً»), where a number goes on («ألفا ومئتي»), and before «من» or a break.
    """
    if _TANWEEN in tokens[at].text or at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if following.kind is not TokenKind.ARABIC or following.start - tokens[at].end > 1:
        return True
    number = look_up(following.key)
    return following.key in ("من", "و") or (number is not None and number.conjoined)


def _with_half(tokens: Sequence[Token], number: Number) -> Number:
    """«مليون ونصف», «عامين ونصف», «ثلاث سنوات ونصف»: the half, quarter or third that follows."""
    for gap in (0, 1):
        at = number.last + gap
        word = word_at(tokens, at)
        if word is None or not word.conjoined or "fraction" not in word.classes:
            continue
        if gap == 1 and (tokens[number.last].kind is not TokenKind.ARABIC or number.scale > 1):
            return number
        added = word.classes["fraction"] * number.scale
        end = at + 1
        after = word_at(tokens, end)
        if after is not None and after.definite and after.classes.get("scale") == number.scale:
            end += 1
        if gap == 0:
            return Number(
                number.first,
                end,
                number.value + added,
                alternatives=(number.value, *number.alternatives),
                firm=number.firm,
                literal=number.literal,
                scale=number.scale,
            )
        return Number(
            number.first,
            number.last,
            number.value + added,
            alternatives=(number.value, *number.alternatives),
            firm=number.firm,
            literal=number.literal,
        )
    return number


def _ordinal(tokens: Sequence[Token], at: int, word: Word) -> Number | None:
    value = word.classes.get("ordinal", word.classes.get("ordinal_unit"))
    if value is None or (at > 0 and tokens[at - 1].key.removeprefix("و") in _MONTH_HEADS):
        return None
    following = word_at(tokens, at + 1)
    if at + 1 < len(tokens) and tokens[at + 1].key == "و" and value < 10:
        tens = word_at(tokens, at + 2)
        if tens is not None and "tens" in tens.classes:
            return Number(at, at + 3, value + tens.classes["tens"], Reading.ORDINAL)
    if following is not None and value < 10:
        if "ten" in following.classes and following.bare:
            return Number(at, at + 2, value + 10, Reading.ORDINAL)
        if "tens" in following.classes and following.conjoined:
            value += following.classes["tens"]
            if [token.key for token in tokens[at + 2 : at + 4]] in (["بعد", "المئه"], ["بعد", "المائه"]):
                return Number(at, at + 4, value + 100, Reading.ORDINAL)
            return Number(at, at + 2, value, Reading.ORDINAL)
        if "hundred" in following.classes and following.conjoined:
            return Number(at, at + 2, value + 100, Reading.ORDINAL)
    if "ordinal" not in word.classes:
        return None
    return Number(at, at + 1, value, Reading.ORDINAL, firm=value > 2)


def _indefinite(tokens: Sequence[Token], at: int, word: Word) -> Number | None:
    if "indefinite" not in word.classes:
        return None
    value, end = word.classes["indefinite"], at + 1
    while end < len(tokens):
        step = 2 if tokens[end].key == "من" else 1
        following = word_at(tokens, end + step - 1)
        if following is None or following.conjoined:
            break
        factor = following.classes.get("indefinite", following.classes.get("scale", 0.0))
        if factor < 1000 or (step == 2 and not following.definite):
            break
        value *= factor
        end += step
    return Number(at, end, value, Reading.INDEFINITE)


def _fraction(tokens: Sequence[Token], at: int, word: Word) -> Number | None:
    if "fraction" not in word.classes:
        return None
    value = word.classes["fraction"]
    following = word_at(tokens, at + 1)
    if following is not None and not following.conjoined and "scale" in following.classes:
        scale = following.classes["scale"]
        return Number(at, at + 2, value * scale, scale=scale)
    # «ثلثا» is two thirds in construct or one third in the accusative.
    others = (value / 2,) if value > 0.5 else ()
    return Number(at, at + 1, value, Reading.FRACTION, others, firm=False)
