"""Figures of a claim with what is counted and what is done to it, and when two of them disagree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from summarize.claims.counted_nouns import counting, noun_of
from summarize.claims.loose_figures import says_what, unwritten
from summarize.claims.roles import around, role_of, roles_near
from summarize.records import ClaimFigure
from summarize.words import Token, fold_word, is_among, stem, tokenise
from translate.datafiles import Chosen
from translate.fidelity.figures import Figure, Kind, figures

_CHOSEN = Chosen(__package__, "counted_figures")

# What a text counts or measures; the rest are dates, names (إف-16) and markers.
_COUNTING = frozenset(
    {Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RANGE, Kind.FRACTION, Kind.INDEFINITE, Kind.AGE}
)
_QUALIFIERS = {"less than": "fewer than"}


_GROUP_WORDS = frozenset({"افراد", "اعضاء", "رجال"})
# «عناصر الشرطة»: of whom the members are.
_MEMBERS = frozenset({"عناصر", "عنصر", "عنصرا", "ضباط", "ضابط", "ضابطا", "رجال", "افراد"})
_BODIES = {
    "الشرطه": "police officers-",
    "الامن": "police officers-",
    "الدرك": "police officers-",
    "الجيش": "soldiers",
}
# What becomes of people does not become of what is measured.
_OF_PEOPLE = frozenset({"killed", "injured", "missing", "rescued", "infected", "surrendered"})
_GOODS = frozenset({"barrels", "tonnes", "jobs", "votes", "seats"})
_MEASURED = frozenset({Kind.MONEY, Kind.MEASURE, Kind.PERCENT})


def claim_figures(text: str, *, anchor: date | None = None, loose: bool = False) -> tuple[ClaimFigure, ...]:
    """The counts, sums and measures of a sentence, each with its counted noun and role.

    `loose`: those too that a translation may word without a figure, where a noun or unit says what they are of («غارتين»,
    «عشر دقائق», «أسبوعا»).
    """
    tokens = tokenise(text)
    found = []
    read = list(figures(text, "ar", anchor=anchor))
    if loose:
        read += unwritten(text, tokens, read)
    for figure in read:
        before, after = around(tokens, figure.start, figure.end)
        if not (figure.firm or (loose and says_what(figure, tokens, after))):
            continue
        if not (figure.kind in _COUNTING or _count_like_a_year(figure, tokens, after)):
            continue
        noun, unit = _counted(text, tokens, before, after, figure)
        near = roles_near(text, tokens, before, after)
        tally = _tally(text, tokens, before)
        if tally is not None and unit in ("people", "other", ""):
            # «ارتفعت حصيلة ضحايا الزلزال … إلى أكثر من 11200»: told far before the figure what it counts.
            named, role = tally
            noun, unit = named if unit != "people" or not noun else (noun, unit)
            near = (role, *near) if role else near
        near = fitting(near, figure.kind, unit)
        found.append(
            ClaimFigure(
                figure.value,
                unit,
                _QUALIFIERS.get(figure.qualifier, figure.qualifier),
                text[figure.start : figure.end],
                figure.high,
                figure.start,
                figure.end,
                str(figure.kind),
                noun,
                next(iter(near), ""),
                _is_part(tokens, before, after),
            )
        )
    return tuple(found)


def fitting(roles: tuple[str, ...], kind: str, unit: str) -> tuple[str, ...]:
    """The roles that can be those of a figure of a kind and unit: goods are not killed."""
    measured = kind in _MEASURED or unit in _GOODS
    return tuple(role for role in roles if not (measured and role in _OF_PEOPLE))


def _is(token: Token, kind: str) -> bool:
    return is_among(token.key, counting(kind))


def _tally(text: str, tokens: Sequence[Token], before: int) -> tuple[tuple[str, str], str] | None:
    """The noun and role of the tally that reaches this figure, if one does: «عدد القتلى … بلغ 40»."""
    index = before
    while index >= 0 and _is(tokens[index], "reaches"):
        index -= 1
    if index == before and not (before >= 0 and _is(tokens[before], "reaches")):
        return None
    for place in range(index, max(-1, index - _CHOSEN.whole("tally")), -1):
        gap = text[tokens[place].end : tokens[place + 1].start] if place + 1 < len(tokens) else ""
        if any(char in ".؟!؛:" for char in gap) or tokens[place].key.isdigit():
            return None
        if _is(tokens[place], "tally"):
            for head in tokens[place + 1 : place + 3]:
                noun, role = noun_of(head), role_of(head)
                if noun[0] or role:
                    return (noun if noun[0] else ("people*", "people")), role
            return None
    return None


def _is_part(tokens: Sequence[Token], before: int, after: int) -> bool:
    """Whether the figure counts some of another figure: «بينهم ثلاثة أطفال», «ثلاثة أطفال ضمن القتلى»."""
    near = tokens[max(0, before - 1) : before + 1]
    if (
        after + 1 < len(tokens)
        and tokens[after].key == "من"
        and tokens[after + 1].key in counting("concerned")
    ):
        # «12 من الضحايا»: of those told of before.
        return True
    follows = [token.key for token in tokens[after : after + 4]]
    return any(_is(token, "part") for token in near) or "ضمن" in follows


def _count_like_a_year(figure: Figure, tokens: Sequence[Token], after: int) -> bool:
    """«نحو 2000 من سكان الحي»: four digits with a qualifier or a counted noun are no year."""
    if figure.kind != Kind.YEAR:
        return False
    following = [token for token in tokens[after : after + 2] if token.key != "من"]
    return bool(figure.qualifier) or bool(following and noun_of(following[0])[0])


def _counted(text: str, tokens: Sequence[Token], before: int, after: int, figure: Figure) -> tuple[str, str]:
    """The counted noun in English and the unit (a class of nouns, a currency, a measure)."""
    if figure.kind == Kind.PERCENT:
        return _share_of(tokens, before), "percent"
    if figure.kind in (Kind.MONEY, Kind.MEASURE):
        return figure.unit, figure.unit or str(figure.kind)
    place = after
    while place < len(tokens) and place < after + 3:
        token = tokens[place]
        gap = text[tokens[place - 1].end if place else 0 : token.start]
        if any(char in ".؟!؛:()،" for char in gap):
            break
        if token.key in _MEMBERS and place + 1 < len(tokens) and tokens[place + 1].key in _BODIES:
            return _BODIES[tokens[place + 1].key], "people"
        if token.key in _GROUP_WORDS and place + 1 < len(tokens):
            # «أفراد الطاقم»: a group word counts what its members are.
            noun, unit = noun_of(tokens[place + 1])
            return (noun, unit) if noun else (tokens[place + 1].stem, "people")
        noun, unit = noun_of(token)
        if noun:
            return noun, unit
        if token.key not in ("من", "الف", "مليون", "مليار") and not token.key.startswith("بال"):
            # The first word that is not a preposition is what is counted, known or not.
            return (figure.unit or token.stem, figure.unit or "other")
        place += 1
    # «ارتفعت حصيلة القتلى إلى 25»: the noun stands before.
    for index in range(before, max(-1, before - 4), -1):
        noun, unit = noun_of(tokens[index])
        if noun:
            return noun, unit
    return figure.unit, figure.unit or "other"


def _share_of(tokens: Sequence[Token], before: int) -> str:
    """What a percentage is a share or rate of: the word after «نسبة» or before «بنسبة», by stem."""
    for index in range(before, max(-1, before - 9), -1):
        if tokens[index].stem == stem(fold_word("نسبة")) and index < before:
            return tokens[index + 1].stem
        if tokens[index].key == fold_word("بنسبة") and index:
            return tokens[index - 1].stem
    return "percent"


def bounds(figure: ClaimFigure) -> tuple[float, float]:
    """The lowest and highest value that a figure as worded allows."""
    low, high = figure.value, figure.high if figure.high is not None else figure.value
    if figure.kind == Kind.INDEFINITE:
        # "Dozens", "hundreds": of the scale, up to the next one.
        return low, 10 * low
    match figure.qualifier:
        case "about" | "nearly":
            return low * (1 - _CHOSEN("about")), high * (1 + _CHOSEN("about"))
        case "fewer than" | "at most":
            return 0.0, high
        case "more than" | "at least":
            return low, float("inf")
    return low, high


def compatible(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether both figures can be true of one thing."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b


_BELOW = ("fewer than", "at most")


def differ_in_precision(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two figures put one number from different sides (nearly 300, fewer than 300)."""
    if left.value != right.value or Kind.INDEFINITE in (left.kind, right.kind):
        return False
    return (left.qualifier in _BELOW) != (right.qualifier in _BELOW)


def adds_up(figure: ClaimFigure, others: Sequence[ClaimFigure]) -> bool:
    """Whether a figure is the sum of two others of its kind: 72 aboard, 68 passengers and 4 crew."""
    values = [other.value for other in others if other.unit == figure.unit and other.kind != Kind.INDEFINITE]
    return any(a + b == figure.value for a, b in combinations(values, 2))


def same_noun(left: ClaimFigure, right: ClaimFigure) -> bool:
    """Whether two figures may count the same things: equal nouns, or one of them general («شخص»)."""
    if left.unit != right.unit or left.part != right.part:
        return False
    if left.noun == right.noun:
        return not left.part or not left.noun.endswith("*")
    if left.unit != "people" or left.part or left.noun.endswith("-") or right.noun.endswith("-"):
        return False
    return left.noun.endswith("*") or right.noun.endswith("*")


def figures_covered(left: Sequence[ClaimFigure], right: Sequence[ClaimFigure]) -> bool:
    """Whether every number of one claim stands in the other too: equal within 3%, of things of one kind."""
    return all(
        any(
            figure.unit == other.unit
            and (figure.kind == Kind.INDEFINITE) == (other.kind == Kind.INDEFINITE)
            and abs(figure.value - other.value) <= _CHOSEN("rounding") * max(figure.value, 1.0)
            for other in right
        )
        for figure in left
    )
