"""Where accounts differ: numbers and days that answer one question differently, each with its verbatim quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from summarize.cluster import Space, different_events
from summarize.figures import compatible, differ_in_precision, roles, same_noun, same_role
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
from summarize.wire import WireCopies
from translate.encoder import SentenceEncoder
from translate.fidelity.figure import Kind
from translate.records import TranslatedDocument

# Likeness that two clauses need to answer one question: less where what is counted and what was done to it agree.
_FLOOR = 0.3
_SAME_ROLE = 0.33
_GENERAL_NOUN = 0.42
_NO_ROLE = 0.55
_SAME_EVENT_DAY = 0.36
_ANY_EVENT_DAY = 0.6
_STATEMENT = 0.36
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

    def same(left: Mention, right: Mention, score: float) -> bool:
        if left.index == right.index or left.figure is None or right.figure is None:
            return False
        if not same_noun(left.figure, right.figure) or _apart(space, left, right):
            return False
        if not same_role(left.roles, right.roles):
            unknown = not (left.roles and right.roles)
            return unknown and score >= _NO_ROLE and left.figure.noun == right.figure.noun
        return score >= (_SAME_ROLE if left.figure.noun == right.figure.noun else _GENERAL_NOUN)

    def exclusive(left: Mention, right: Mention) -> bool:
        return _clash(left, right) and (left.index == right.index or same_article_voice(left, right))

    for group in questions(mentions, alike(mentions, space, encoder, floor=_FLOOR), same, exclusive):
        figures = [m.figure for m in group if m.figure is not None]
        clashing = [(a, b) for a, b in combinations(group, 2) if _clash(a, b)]
        precise = [(a, b) for a, b in combinations(figures, 2) if differ_in_precision(a, b)]
        if not clashing and not precise:
            continue
        question = _count_question(group)
        if clashing:
            verdict, why = _number_verdict(group, published)
        else:
            verdict, why = "different precision", "The figures can all be true of one number."
        yield Discrepancy("", "number", question, verdict, _accounts(group), why)


def _apart(space: Space, left: Mention, right: Mention) -> bool:
    return different_events(left.claim, right.claim, space.places[left.index], space.places[right.index])


def _clash(left: Mention, right: Mention) -> bool:
    return left.figure is not None and right.figure is not None and not compatible(left.figure, right.figure)


def _number_verdict(group: Sequence[Mention], published: dict[int, date | None]) -> tuple[str, str]:
    """A time update where a growing number grows with the articles' dates and no later article keeps the old one."""
    role = roles().get(group[0].role)
    dated = [(published[m.claim.document], m) for m in group]
    if role is not None and role.cumulative and all(day is not None for day, _ in dated):
        ordered = sorted(((day, m.figure.value) for day, m in dated if day and m.figure), key=lambda pair: pair)
        grows = all(a[1] <= b[1] for a, b in zip(ordered, ordered[1:], strict=False))
        days = {day for day, _ in ordered}
        per_day = [{value for d, value in ordered if d == day} for day in days]
        if grows and len(days) > 1 and all(len(values) == 1 for values in per_day):
            holders = [m.holder for m in group]
            if all(same_voice(a, b) or not a or not b for a, b in combinations(holders, 2)):
                return "time update", "The later article gives the later count."
    if all(m.claim.document == group[0].claim.document for m in group):
        return "contradiction", "One article gives both figures."
    return "contradiction", "The figures cannot both be true of one number."


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
    role = roles().get(group[0].role)
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
        if same_role(left.roles, right.roles):
            return score >= _SAME_EVENT_DAY
        return score >= _ANY_EVENT_DAY

    def exclusive(left: Mention, right: Mention) -> bool:
        return _days_differ(left, right) and (left.index == right.index or same_article_voice(left, right))

    for group in questions(mentions, alike(mentions, space, encoder, floor=_FLOOR), same, exclusive):
        days = {m.day.value for m in group if m.day is not None}
        if len(days) < 2:
            continue
        role = roles().get(next((m.role for m in group if m.role), ""))
        question = role.when if role else "On which day did it happen?"
        yield Discrepancy("", "date", question, "contradiction", _accounts(group), "The days differ.")


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
