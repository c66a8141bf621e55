"""Days that the articles give differently for one happening or one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from summarize.claims import roles, same_voice, shared_role
from summarize.clusters import Space
from summarize.discrepancies.accounts import account_of, accounts_of
from summarize.discrepancies.mentions import (
    ClauseMention,
    alike,
    apart,
    clause_around,
    date_mentions,
    main_role,
    questions,
    same_article_voice,
    share_a_word,
)
from summarize.records import Claim, Discrepancy, Verdict
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

_CHOSEN = Chosen(__package__, "days")


def day_discrepancies(space: Space, encoder: SentenceEncoder) -> Iterable[Discrepancy]:
    """One discrepancy a happening that the articles put on different days."""
    mentions = date_mentions(space)

    def same(left: ClauseMention, right: ClauseMention, score: float) -> bool:
        gap = _gap(left, right)
        if left.index == right.index or gap is None or gap > _limit(left, right) or apart(space, left, right):
            return False
        if _each_recent(left, right, space):
            return False
        shared = shared_role(left.roles[:2], right.roles[:2])
        if not shared:
            return score >= _CHOSEN("any_event_day")
        if roles()[shared].repeats:
            return left.role == right.role and score >= _CHOSEN("repeated_day")
        return score >= _CHOSEN("same_event_day") or (
            left.role == right.role and share_a_word(space, left, right)
        )

    def exclusive(left: ClauseMention, right: ClauseMention) -> bool:
        return _days_differ(left, right) and (left.index == right.index or same_article_voice(left, right))

    pairs = alike(mentions, space, encoder, floor=_CHOSEN("floor"))
    known = {(left, right) for left, right, _ in pairs}
    pairs += [
        (left, right, 0.0) for left, right in _same_place_pairs(mentions, space) if (left, right) not in known
    ]
    for group in questions(mentions, pairs, same, exclusive):
        if not any(_days_differ(a, b) for a, b in combinations(group, 2)):
            continue
        role = roles().get(main_role(group))
        question = role.when if role else "On which day did it happen?"
        yield Discrepancy("", "date", question, Verdict.CONTRADICTION, accounts_of(group), "The days differ.")


def _each_recent(left: ClauseMention, right: ClauseMention, space: Space) -> bool:
    """Whether two articles a week or more apart each tell of their own last days."""
    if not space.weeks_apart(left.index, right.index):
        return False
    for mention in (left, right):
        day = space.published.get(mention.claim.document)
        if day is None or mention.day is None or mention.day.value is None:
            return False
        if abs((day - mention.day.value).days) > _CHOSEN.whole("recent"):
            return False
    return True


def _same_place_pairs(mentions: Sequence[ClauseMention], space: Space) -> Iterable[tuple[int, int]]:
    """Pairs of days of one kind of happening in one place, which the encoder may not see as alike."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        for place in space.places[mention.index]:
            if mention.role:
                by_key[mention.role, place].append(number)
    return sorted(
        {
            pair
            for numbers in by_key.values()
            for pair in combinations(numbers[: _CHOSEN.whole("same_place")], 2)
        }
    )


def _days_differ(left: ClauseMention, right: ClauseMention) -> bool:
    return _gap(left, right) != 0


def _limit(left: ClauseMention, right: ClauseMention) -> int:
    """Days apart beyond which two dates are two happenings: months are told more loosely."""
    months = (
        left.day is not None
        and right.day is not None
        and left.day.precision == right.day.precision == "month"
    )
    return _CHOSEN.whole("months") if months else _CHOSEN.whole("days")


def _gap(left: ClauseMention, right: ClauseMention) -> int | None:
    """Days between two dates: 0 where one is a month that holds the other, None where one has no place."""
    if left.day is None or right.day is None or left.day.value is None or right.day.value is None:
        return None
    a, b = left.day.value, right.day.value
    if "month" in (left.day.precision, right.day.precision) and (a.year, a.month) == (b.year, b.month):
        return 0
    return abs((a - b).days)


def statement_day_discrepancies(space: Space) -> Iterable[Discrepancy]:
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

    def same(left: ClauseMention, right: ClauseMention, score: float) -> bool:
        if left.claim.document == right.claim.document or score < _CHOSEN("statement"):
            return False
        gap = _gap(left, right)
        if gap is None or gap > _CHOSEN.whole("statement_days"):
            return False
        if left.claim.figures and right.claim.figures and not _give_one_figure(left.claim, right.claim):
            return False
        voices = _framed_holder(left), _framed_holder(right)
        return all(voices) and same_voice(*voices)

    for group in questions(
        mentions, pairs, same, lambda a, b: a.claim.document == b.claim.document and _days_differ(a, b)
    ):
        if len({m.day.value for m in group if m.day is not None}) > 1:
            accounts = tuple(account_of(m, _framed_holder(m)) for m in group)
            yield Discrepancy(
                "", "date", "On which day was this said or published?", Verdict.CONTRADICTION, accounts,
                "The articles date one holder's statement differently.",
            )  # fmt: skip


def _give_one_figure(left: Claim, right: Claim) -> bool:
    """Whether two statements have a figure in common; Saturday's toll and Sunday's are two statements."""
    return any(a.value == b.value and a.unit == b.unit for a in left.figures for b in right.figures)


def _statements(claim: Claim, index: int) -> list[ClauseMention]:
    found = []
    for day in claim.dates:
        if day.of_statement and day.value is not None and day.precision == "day":
            start, end = clause_around(claim.text, day.start, day.end)
            found.append(ClauseMention(claim, index, None, day, start, end))
    return found


def _framed_holder(mention: ClauseMention) -> str:
    for attribution in mention.claim.attributions:
        if attribution.frame[0] <= mention.at < attribution.frame[1]:
            return attribution.holder
    return ""
