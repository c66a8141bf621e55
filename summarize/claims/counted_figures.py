"""Figures of a claim with what is counted and what is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarize.claims.counted_nouns import counted_noun, counting, noun_of, noun_of_dual
from summarize.claims.roles import around, role_of, roles_near
from summarize.claims.unwritten_figures import as_meant, unwritten
from summarize.records import ClaimFigure
from summarize.words import Token, fold_word, is_among, is_stopword, stem, tokenise
from translate.datafiles import Chosen
from translate.fidelity.figures import Figure, Kind, figures

_CHOSEN = Chosen(__package__, "counted_figures")

# What a text counts or measures; the rest are dates, names (إف-16) and markers.
_COUNTING = frozenset(
    {Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.MEASURE, Kind.RANGE, Kind.FRACTION, Kind.INDEFINITE, Kind.AGE}
)
_QUALIFIERS = {"less than": "fewer than"}
# «أفراد الطاقم»: what its members are is counted.
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
    read = as_meant(text, figures(text, "ar", anchor=anchor))
    if loose:
        read += unwritten(tokens, read)
    for figure in read:
        before, after = around(tokens, figure.start, figure.end)
        if not (figure.firm or (loose and _says_what(figure, tokens, after))):
            continue
        if not (figure.kind in _COUNTING or _count_like_a_year(figure, tokens, before, after)):
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
    follows = [token.key for token in tokens[after : after + _CHOSEN.whole("among")]]
    return any(_is(token, "part") for token in near) or "ضمن" in follows


def _count_like_a_year(figure: Figure, tokens: Sequence[Token], before: int, after: int) -> bool:
    """«نحو 2000 من سكان الحي»: four digits with a qualifier or a counted noun are no year."""
    if figure.kind != Kind.YEAR or (before >= 0 and _is(tokens[before], "of_years")):
        return False
    following = [token for token in tokens[after : after + 2] if token.key != "من"]
    if figure.qualifier or (following and noun_of(following[0])[0]):
        return True
    # «1846 عونا»: what is counted stands in the accusative.
    told = following[0] if following else None
    return told is not None and told.text.endswith("اً") and not is_among(told.key, counting("adverbs"))


def _counted(text: str, tokens: Sequence[Token], before: int, after: int, figure: Figure) -> tuple[str, str]:
    """The counted noun in English and the unit (a class of nouns, a currency, a measure)."""
    if figure.kind == Kind.PERCENT:
        return _share_of(tokens, before), "percent"
    if figure.kind in (Kind.MONEY, Kind.MEASURE):
        return figure.unit, figure.unit or str(figure.kind)
    if after == before + 2 and figure.value == 2 and (dual := noun_of_dual(tokens[before + 1].key))[0]:
        return dual
    if named := _named_before(tokens, before, figure):
        return named
    if head := _noun_with_article(text, tokens, before, figure):
        # «الزوارق الثمانية»: the number is its adjective.
        named = counted_noun(head)
        return named if named[0] else (head.stem, "other")
    place = after
    while place < len(tokens) and place < after + _CHOSEN.whole("noun_behind"):
        token = tokens[place]
        gap = text[tokens[place - 1].end if place else 0 : token.start]
        if any(char in ".؟!؛:()،" for char in gap):
            break
        if token.key in _MEMBERS and place + 1 < len(tokens) and tokens[place + 1].key in _BODIES:
            return _BODIES[tokens[place + 1].key], "people"
        if token.key in _GROUP_WORDS and place + 1 < len(tokens):
            # «أفراد الطاقم»: a group word counts what its members are.
            following = tokens[place + 1]
            if following.key == "من":
                # «أفراد من الجيش» are soldiers, «أفراد من عائلة واحدة» people.
                body = tokens[place + 2].key if place + 2 < len(tokens) else ""
                return _BODIES.get(body, "people*"), "people"
            noun, unit = counted_noun(following)
            return (noun, unit) if noun else (following.stem, "people")
        # «ستة من حي النور»: where they come from.
        noun, unit = counted_noun(token)
        if place > after and unit != "people":
            noun, unit = noun_of(token)
        if noun:
            return noun, unit
        if is_stopword(token.key) and token.key != "من":
            # «ثلاثة حتى الآن»: what is counted is not said again; «بينهم ثلاثة في خطر»: nor what they are.
            if _is_part(tokens, before, after):
                return _told_by(figure) or ("", "other")
            break
        if token.key not in ("من", "الف", "مليون", "مليار") and not token.key.startswith("بال"):
            # The first word that is not a preposition is what is counted, known or not.
            return _told_by(figure) or (token.stem, "other")
        place += 1
    # «ارتفعت حصيلة القتلى إلى 25»: the noun stands before.
    for index in range(before, max(-1, before - _CHOSEN.whole("noun_before")), -1):
        noun, unit = noun_of(tokens[index])
        if noun:
            return noun, unit
    return _told_by(figure) or ("", "other")


def _named_before(tokens: Sequence[Token], before: int, figure: Figure) -> tuple[str, str] | None:
    """The noun that a one or a two stands behind, as an adjective does: «شخص واحد», «راكبين اثنين»; None for other numbers."""
    if before < 0 or fold_word(figure.text) not in counting("behind_its_noun"):
        return None
    word = tokens[before]
    if word.key.startswith("ال") or not counting("none").isdisjoint(
        t.key for t in tokens[max(0, before - 3) : before]
    ):
        # «بين المصابين اثنان», «لم ينج شخص واحد»
        return None
    named = counted_noun(word) if figure.value == 1 else noun_of_dual(word.key)
    return named if named[0] else None


def _told_by(figure: Figure) -> tuple[str, str] | None:
    """What the reading of the figure says is counted («17 … بعد وفاة»: people), if it does."""
    if figure.unit in _OF_PEOPLE:
        return "people*", "people"
    return (figure.unit, figure.unit) if figure.unit else None


def _noun_with_article(text: str, tokens: Sequence[Token], before: int, figure: Figure) -> Token | None:
    """The noun with an article right before a number with one, digits too («الزوارق الـ8»); None where there is none."""
    start, written = figure.start, text[figure.start : figure.end].startswith("ال")
    if not written and text[:start].rstrip(" ").endswith(("الـ", " ال")):
        start = text[:start].rindex("ال")
        before = next((place for place in range(before, -1, -1) if tokens[place].end <= start), -1)
        written = True
    if not written or before < 0 or text[tokens[before].end : start].strip():
        return None
    return tokens[before] if tokens[before].key.startswith("ال") else None


def _share_of(tokens: Sequence[Token], before: int) -> str:
    """What a percentage is a share or rate of: the word after «نسبة» or before «بنسبة», by stem."""
    for index in range(before, max(-1, before - _CHOSEN.whole("share")), -1):
        if tokens[index].stem == stem(fold_word("نسبة")) and index < before:
            return tokens[index + 1].stem
        if tokens[index].key == fold_word("بنسبة") and index:
            return tokens[index - 1].stem
    return "percent"


def _says_what(figure: Figure, tokens: Sequence[Token], after: int) -> bool:
    """Whether a small number has a unit or a counted noun, or is a share of something named."""
    if figure.unit:
        return True
    following = tokens[after : after + 1]
    if _named_before(tokens, after - 2, figure):
        return True
    if figure.kind is Kind.FRACTION:
        return bool(following) and following[0].key not in counting("units_of_time")
    return any(counted_noun(token)[0] for token in following)
