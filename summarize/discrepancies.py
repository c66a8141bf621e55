"""Where accounts differ: numbers and days that answer one question differently, each with its verbatim quote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from summarize.cluster import Space, different_events
from summarize.figures import compatible, differ_in_precision, opposed, roles, same_noun, same_role
from summarize.headlines import headline_discrepancies
from summarize.mentions import (
    Mention,
    alike,
    clause_around,
    date_mentions,
    figure_mentions,
    questions,
    same_article_voice,
    same_voice,
)
from summarize.records import Account, Claim, ClaimFigure, Discrepancy
from summarize.tokens import fold_phrase, stem, word_list
from summarize.wire import WireCopies
from translate.encoder import SentenceEncoder
from translate.fidelity.figure import Kind
from translate.records import TranslatedDocument

# Likeness that two clauses need to answer one question: less where what is counted and what was done to it agree.
_FLOOR = 0.22
_RARE_NOUN = 0.25
_SAME_ROLE = 0.33
_GENERAL_NOUN = 0.42
_NO_ROLE = 0.55
_SAME_EVENT_DAY = 0.36
_REPEATED_DAY = 0.5
_ANY_EVENT_DAY = 0.6
_STATEMENT = 0.36
# Days of one kind of happening in one place that are compared pair by pair.
_SAME_PLACE = 24
# Growth that makes a later count another count, not another rounding.
_GROWN = 0.02
# Days apart beyond which two dates are two happenings.
_DAYS = 31

_SCALES = {10: "dozens", 100: "hundreds", 1000: "thousands", 10_000: "tens of thousands",
           100_000: "hundreds of thousands", 1_000_000: "millions"}  # fmt: skip


def find_discrepancies(
    documents: Sequence[TranslatedDocument], space: Space, wire: WireCopies, encoder: SentenceEncoder
) -> tuple[Discrepancy, ...]:
    """Every question that the accounts answer differently, numbers first. Documents are numbered from 1."""
    published = {n: translated.document.published.value for n, translated in enumerate(documents, 1)}
    found = [
        *_numbers(space, encoder, published),
        *_days(space, encoder),
        *_statement_days(space),
        *headline_discrepancies(documents, space, encoder),
    ]
    return tuple(
        Discrepancy(f"d{n}", d.kind, d.question, d.verdict, d.accounts, d.explanation) for n, d in enumerate(found, 1)
    )


def _numbers(space: Space, encoder: SentenceEncoder, published: dict[int, date | None]) -> Iterable[Discrepancy]:
    mentions = figure_mentions(space)
    counts = Counter(m.figure.noun for m in mentions if m.figure is not None)

    def same(left: Mention, right: Mention, score: float) -> bool:
        if left.index == right.index or left.figure is None or right.figure is None:
            return False
        if not same_noun(left.figure, right.figure) or _apart(space, left, right):
            return False
        if left.figure.kind == Kind.PERCENT and left.figure.noun == right.figure.noun != "percent":
            return score >= _SAME_ROLE and not opposed(left.roles, right.roles)
        if not same_role(left.roles, right.roles):
            unknown = not (left.roles and right.roles)
            return unknown and score >= _NO_ROLE and left.figure.noun == right.figure.noun
        if left.figure.noun != right.figure.noun:
            return score >= _GENERAL_NOUN
        rare = left.role == right.role and counts[left.figure.noun] <= 2 * len(published)
        return score >= (_RARE_NOUN if rare else _SAME_ROLE)

    def exclusive(left: Mention, right: Mention) -> bool:
        return _clash(left, right) and (left.index == right.index or same_article_voice(left, right))

    for group in questions(mentions, alike(mentions, space, encoder, floor=_FLOOR), same, exclusive):
        figures = [m.figure for m in group if m.figure is not None]
        clashing = any(_clash(a, b) for a, b in combinations(group, 2))
        if _is_update(group, published):
            verdict, why = "time update", "The later article gives the later count."
        elif clashing:
            one = all(m.claim.document == group[0].claim.document for m in group)
            verdict = "contradiction"
            why = "One article gives both figures." if one else "The figures cannot both be true of one number."
        elif any(differ_in_precision(a, b) for a, b in combinations(figures, 2)):
            verdict, why = "different precision", "The figures can all be true of one number."
        else:
            continue
        yield Discrepancy("", "number", _count_question(group), verdict, _accounts(group), why)


def _apart(space: Space, left: Mention, right: Mention) -> bool:
    return different_events(left.claim, right.claim, space.places[left.index], space.places[right.index])


def _clash(left: Mention, right: Mention) -> bool:
    return left.figure is not None and right.figure is not None and not compatible(left.figure, right.figure)


def _is_update(group: Sequence[Mention], published: dict[int, date | None]) -> bool:
    """Whether a growing number grows with the articles' dates: no article keeps an older count beside a newer one,
    and either the number is of a kind that grows or an article says that it has grown."""
    dated = [
        (published[m.claim.document], m.figure.value, m)
        for m in group
        if m.figure is not None and m.figure.kind != Kind.INDEFINITE
    ]
    if any(day is None for day, _, _ in dated) or len({day for day, _, _ in dated}) < 2:
        return False
    ordered = sorted(((day, value) for day, value, _ in dated if day is not None))
    per_day = {day: {value for d, value in ordered if d == day} for day, _ in ordered}
    role = roles().get(_main_role(group))
    values = [-value if role and role.shrinks else value for _, value in ordered]
    if any(len(found) > 1 for found in per_day.values()) or values != sorted(values) or values[0] == values[-1]:
        return False
    if abs(values[-1] - values[0]) < _GROWN * abs(values[0]):
        return False
    told = any(_says_updated(m.claim.text) for m in group)
    voices = [m.holder for m in group]
    one_voice = all(same_voice(a, b) or not a or not b for a, b in combinations(voices, 2))
    return told or bool(role and (role.cumulative or role.shrinks) and one_voice)


def _says_updated(text: str) -> bool:
    folded = f" {fold_phrase(text)} "
    return any(f" {phrase} " in folded for phrase in word_list("updates.txt"))


def _main_role(group: Sequence[Mention]) -> str:
    """The role most of the mentions have nearest, the first of equals."""
    named = Counter(m.role for m in group if m.role)
    return named.most_common(1)[0][0] if named else ""


def _count_question(group: Sequence[Mention]) -> str:
    figure = group[0].figure
    assert figure is not None
    named = [m.figure for m in group if m.figure is not None]
    special = next((f for f in named if f.noun and not f.noun.endswith("*")), named[0])
    noun = special.noun.rstrip("*")
    if noun in ("dead", "injured", "missing people"):
        noun = "people"
    if figure.kind == Kind.MEASURE or special.unit == special.noun:
        noun = noun if noun.endswith("s") else f"{noun}s"
    if not noun.isascii():
        noun = f"«{_printed_noun(group[0])}»"
    if figure.kind == Kind.PERCENT:
        return "What was the percentage?"
    if figure.kind == Kind.MONEY:
        return f"How much money was it ({figure.unit})?"
    role = roles().get(_main_role(group))
    if role is None:
        return f"How many {noun or 'were there'}?" if noun else "How many were there?"
    return role.count.format(noun=noun or "people")


def _printed_noun(mention: Mention) -> str:
    assert mention.figure is not None
    following = mention.claim.text[mention.figure.end :].split()
    return following[0].strip("،.؛:«»\"") if following else ""


def _days(space: Space, encoder: SentenceEncoder) -> Iterable[Discrepancy]:
    mentions = date_mentions(space)

    def same(left: Mention, right: Mention, score: float) -> bool:
        if left.index == right.index or left.day is None or right.day is None:
            return False
        if left.day.value is None or right.day.value is None:
            return False
        if abs((left.day.value - right.day.value).days) > _DAYS or _apart(space, left, right):
            return False
        if not same_role(left.roles, right.roles):
            return score >= _ANY_EVENT_DAY
        if roles()[left.role].repeats or roles()[right.role].repeats:
            return score >= _REPEATED_DAY
        return score >= _SAME_EVENT_DAY or (left.role == right.role and _shares(space, left, right))

    def exclusive(left: Mention, right: Mention) -> bool:
        return _days_differ(left, right) and (left.index == right.index or same_article_voice(left, right))

    pairs = alike(mentions, space, encoder, floor=_FLOOR)
    known = {(left, right) for left, right, _ in pairs}
    pairs += [(left, right, 0.0) for left, right in _same_place_pairs(mentions, space) if (left, right) not in known]
    for group in questions(mentions, pairs, same, exclusive):
        days = {m.day.value for m in group if m.day is not None}
        if len(days) < 2:
            continue
        role = roles().get(_main_role(group))
        question = role.when if role else "On which day did it happen?"
        yield Discrepancy("", "date", question, "contradiction", _accounts(group), "The days differ.")


def _same_place_pairs(mentions: Sequence[Mention], space: Space) -> Iterable[tuple[int, int]]:
    """Pairs of days of one kind of happening in one place, which the encoder may not see as alike."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        for place in space.places[mention.index]:
            if mention.role:
                by_key[mention.role, place].append(number)
    return sorted({pair for numbers in by_key.values() for pair in combinations(numbers[:_SAME_PLACE], 2)})


def _shares(space: Space, left: Mention, right: Mention) -> bool:
    """Whether two claims name one place, or none, and have another telling word in common."""
    where = space.places[left.index] & space.places[right.index]
    if not where and (space.places[left.index] or space.places[right.index]):
        return False
    common = space.words[left.index] & space.words[right.index]
    names = {word for place in where for word in place.split()}
    return any(word not in names and stem("ال" + word) not in names for word in common)


def _days_differ(left: Mention, right: Mention) -> bool:
    return left.day is not None and right.day is not None and left.day.value != right.day.value


def _statement_days(space: Space) -> Iterable[Discrepancy]:
    """One holder's statement dated differently by two articles."""
    mentions = [m for index, claim in enumerate(space.claims) for m in _statements(claim, index)]
    by_claim: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_claim[mention.index].append(number)
    pairs = [
        (a, b, space.likeness(left, right))
        for left, right in space.pairs
        for a in by_claim.get(left, ())
        for b in by_claim.get(right, ())
    ]
    pairs.sort(key=lambda pair: (-pair[2], pair[0], pair[1]))

    def same(left: Mention, right: Mention, score: float) -> bool:
        if left.claim.document == right.claim.document or score < _STATEMENT or left.day is None or right.day is None:
            return False
        if left.day.value is None or right.day.value is None or abs((left.day.value - right.day.value).days) > 10:
            return False
        voices = _framed_holder(left), _framed_holder(right)
        return all(voices) and same_voice(*voices)

    for group in questions(mentions, pairs, same, lambda a, b: a.claim.document == b.claim.document and _days_differ(a, b)):
        if len({m.day.value for m in group if m.day is not None}) > 1:
            accounts = tuple(_account(m, _framed_holder(m)) for m in group)
            yield Discrepancy(
                "", "date", "On which day was this said or published?", "contradiction", accounts,
                "The articles date one holder's statement differently.",
            )  # fmt: skip


def _statements(claim: Claim, index: int) -> list[Mention]:
    found = []
    for day in claim.dates:
        if day.of_statement and day.value is not None and day.precision == "day":
            start, end = clause_around(claim.text, day.start, day.end)
            found.append(Mention(claim, index, None, day, start, end))
    return found


def _framed_holder(mention: Mention) -> str:
    for attribution in mention.claim.attributions:
        if attribution.frame[0] <= mention.at < attribution.frame[1]:
            return attribution.holder
    return ""


def _accounts(group: Sequence[Mention]) -> tuple[Account, ...]:
    """One account a source and value, in the articles' order."""
    kept: dict[tuple[int, str, str], Account] = {}
    for mention in sorted(group, key=lambda m: (m.claim.document, m.claim.segment, m.at)):
        account = _account(mention, mention.holder)
        kept.setdefault((account.document, account.value, account.qualifier), account)
    return tuple(kept.values())


def _account(mention: Mention, holder: str) -> Account:
    claim = mention.claim
    value, qualifier = "", ""
    if mention.figure is not None:
        value, qualifier = shown_value(mention.figure), mention.figure.qualifier
    elif mention.day is not None and mention.day.value is not None:
        value = mention.day.value.isoformat()
    return Account(claim.document, claim.segment, mention.clause, claim.translation, value, qualifier, holder)


def shown_value(figure: ClaimFigure) -> str:
    """A figure's value as a reader writes it: 3,000; 2.5; dozens; 10–12."""
    if figure.kind == Kind.INDEFINITE:
        return _SCALES.get(int(figure.value), f"{figure.value:,.0f}s")
    low = _plain(figure.value)
    return low if figure.high is None else f"{low}–{_plain(figure.high)}"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")
