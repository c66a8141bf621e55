"""Numbers that answer one question differently: contradictions, counts that grew, and other ways to round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise

from summarize.claims import (
    adds_up,
    compatible,
    differ_in_precision,
    opposed,
    role_of,
    roles,
    same_noun,
    same_voice,
    shared_role,
)
from summarize.clusters import Space
from summarize.discrepancies.accounts import accounts_of
from summarize.discrepancies.count_questions import count_question
from summarize.discrepancies.mentions import (
    ClauseMention,
    alike,
    apart,
    figure_mentions,
    main_role,
    questions,
    same_article_voice,
    share_a_word,
)
from summarize.discrepancies.shares import beside_several, near_words, one_share, same_owner, two_scores
from summarize.pairing import thing_asked
from summarize.records import REMAIN, Discrepancy, Verdict
from summarize.words import says, tokenise, word_list
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.fidelity.figures import Kind

_CHOSEN = Chosen(__package__, "numbers")

_UNITS = ("percent", "year", "month", "week", "day", "hour", "minute", "other")


def number_discrepancies(
    space: Space, encoder: SentenceEncoder, published: Mapping[int, date | None]
) -> Iterable[Discrepancy]:
    """One discrepancy a question whose counts, sums or measures differ; `published` by article number."""
    mentions = figure_mentions(space)
    counts = Counter(m.figure.noun for m in mentions if m.figure is not None)
    general = beside_several(mentions)

    def same(left: ClauseMention, right: ClauseMention, score: float) -> bool:
        if left.index == right.index or left.figure is None or right.figure is None:
            return False
        if apart(space, left, right):
            return False
        if not same_noun(left.figure, right.figure):
            return one_share(left, right, general) and score >= _CHOSEN("same_role")
        if adds_up(left.figure, right.claim.figures) or adds_up(right.figure, left.claim.figures):
            return False
        if two_scores(left, right) or _scopes_differ(left, right) or _other_batch(left, right, published):
            return False
        if left.figure.kind == Kind.PERCENT and not same_owner(left, right, general):
            return False
        if left.figure.kind == Kind.PERCENT and left.figure.noun == right.figure.noun != "percent":
            return score >= _CHOSEN("same_role") and not opposed(left.roles, right.roles)
        if left.figure.kind == Kind.MONEY:
            # Sums of all kinds share a currency: what they pay for must be named by one word.
            return bool(near_words(left) & near_words(right)) and score >= _CHOSEN("general_noun")
        if not shared_role(left.roles, right.roles):
            unknown = not (left.roles and right.roles)
            told = space.roles[left.index] & space.roles[right.index]
            if (
                unknown
                and told
                and counts[left.figure.noun] <= _CHOSEN.whole("few")
                and _specific(left)
                and score >= _CHOSEN("same_role")
            ):
                return True
            return unknown and score >= _CHOSEN("no_role") and left.figure.noun == right.figure.noun
        if left.figure.noun != right.figure.noun or left.figure.unit == "other":
            return score >= _CHOSEN("general_noun")
        rare = left.role == right.role and counts[left.figure.noun] <= 2 * len(published)
        if rare and _specific(left) and share_a_word(space, left, right):
            return True
        return score >= (_CHOSEN("rare_noun") if rare else _CHOSEN("same_role"))

    def exclusive(left: ClauseMention, right: ClauseMention) -> bool:
        if left.superseded or right.superseded:
            return False
        return _clash(left, right) and (left.index == right.index or same_article_voice(left, right))

    pairs = alike(mentions, space, encoder, floor=_CHOSEN("floor"))
    known = {(left, right) for left, right, _ in pairs}
    pairs += [(left, right, 0.0) for left, right in _same_noun_pairs(mentions) if (left, right) not in known]
    for group in questions(mentions, pairs, same, exclusive):
        figures = [m.figure for m in group if m.figure is not None]
        clashes = [(a, b) for a, b in combinations(group, 2) if _clash(a, b)]
        clashing = bool(clashes)
        spread = clashing or len({published[m.claim.document] for m in group}) > 1
        if (spread and _is_update(group, published)) or _overtakes_itself(group, clashes):
            verdict = Verdict.UPDATE
            why = REMAIN if _all_remain(group, published) else "The later article gives the later count."
        elif clashing:
            one = all(m.claim.document == group[0].claim.document for m in group)
            vague = all(m.figure.kind == Kind.INDEFINITE for pair in clashes for m in pair if m.figure)
            verdict = Verdict.UNRESOLVED if vague else Verdict.CONTRADICTION
            why = (
                "The orders of magnitude differ; neither gives a number."
                if vague
                else "One article gives both figures."
                if one
                else "The figures cannot both be true of one number."
            )
        elif any(differ_in_precision(a, b) for a, b in combinations(figures, 2)):
            verdict, why = Verdict.PRECISION, "The figures can all be true of one number."
        else:
            continue
        yield Discrepancy("", "number", _count_question(group), verdict, accounts_of(group), why)


def _specific(mention: ClauseMention) -> bool:
    """Whether it is known what a figure counts, and that is neither people in general nor some of them."""
    figure = mention.figure
    return (
        figure is not None and figure.noun.isascii() and figure.noun.isalpha() and figure.unit not in _UNITS
    )


def _same_noun_pairs(mentions: Sequence[ClauseMention]) -> Iterable[tuple[int, int]]:
    """Pairs of counts of one kind with one thing done to it, which the encoder may not see as alike."""
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        if mention.role and mention.figure is not None and _specific(mention):
            by_key[mention.role, mention.figure.noun].append(number)
    return sorted(
        {
            pair
            for numbers in by_key.values()
            for pair in combinations(numbers[: _CHOSEN.whole("same_noun")], 2)
        }
    )


def _overtakes_itself(
    group: Sequence[ClauseMention], clashes: Sequence[tuple[ClauseMention, ClauseMention]]
) -> bool:
    """Whether what differs is only what the articles themselves call older counts («في وقت سابق»)."""
    older = {m.figure.value for m in group if m.superseded and m.figure is not None}
    newer = {m.figure.value for m in group if not m.superseded and m.figure is not None}
    return bool(older - newer) and all(a.superseded or b.superseded for a, b in clashes)


def _scopes_differ(left: ClauseMention, right: ClauseMention) -> bool:
    """Whether two counts are confined to different countries (Turkey's dead; Turkey's and Syria's), or of different
    peoples."""
    if left.people and right.people and not left.people & right.people:
        return True
    return bool(left.scope and right.scope) and left.scope != right.scope


def _other_batch(left: ClauseMention, right: ClauseMention, published: Mapping[int, date | None]) -> bool:
    """Whether two counts of what happens in batches (releases, arrests) are of two days."""
    if not all(
        m.role and roles()[m.role].batches and m.figure and m.figure.unit not in _UNITS for m in (left, right)
    ):
        return False
    if left.days and right.days:
        return not left.days & right.days
    return published[left.claim.document] != published[right.claim.document]


def _clash(left: ClauseMention, right: ClauseMention) -> bool:
    if left.figure is None or right.figure is None:
        return False
    if left.figure.kind == right.figure.kind == Kind.INDEFINITE:
        # "Hundreds" and "thousands" are impressions: two voices may have them, one has not.
        return left.figure.value != right.figure.value and not same_voice(left.holder, right.holder)
    return not compatible(left.figure, right.figure)


def _is_update(group: Sequence[ClauseMention], published: Mapping[int, date | None]) -> bool:
    """Whether a growing number grows with the articles' dates: no article keeps an older count beside a
    newer one, and either the number is of a kind that grows or an article says that it has grown."""
    dated = [(published[m.claim.document], m.figure) for m in group if m.figure is not None]
    if any(day is None for day, _ in dated):
        return False
    exact = {day for day, figure in dated if figure.kind != Kind.INDEFINITE}
    role = roles().get(main_role(group))
    remaining = _all_remain(group, published)
    sign = -1 if remaining or (role is not None and role.shrinks) else 1
    by_day: dict[date, list[float]] = defaultdict(list)
    for day, figure in dated:
        # "Dozens" counts for a day on which nobody gives a number.
        if day is not None and (figure.kind != Kind.INDEFINITE or day not in exact):
            by_day[day].append(sign * figure.value)
    days = sorted(by_day)
    if any(max(by_day[a]) > min(by_day[b]) for a, b in pairwise(days)):
        return False
    low, high = min(by_day[days[0]]), max(by_day[days[-1]])
    if abs(high - low) < _CHOSEN("grown") * abs(low):
        return False
    if remaining:
        return len(days) > 1
    if any(_says(m, "updates.txt") for m in group):
        return role is None or role.cumulative or role.shrinks or len(days) > 1
    voices = [m.holder for m in group]
    one_voice = all(same_voice(a, b) or not a or not b for a, b in combinations(voices, 2))
    single = all(len(set(values)) == 1 for values in by_day.values())
    return len(days) > 1 and single and one_voice and role is not None and (role.cumulative or role.shrinks)


def _all_remain(group: Sequence[ClauseMention], published: Mapping[int, date | None]) -> bool:
    """Whether the last articles' counts are of what is left («ما زالوا يتلقون العلاج»)."""
    last = max((day for m in group if (day := published[m.claim.document])), default=None)
    return all(_says(m, "remaining.txt") for m in group if published[m.claim.document] == last)


def _says(mention: ClauseMention, phrases: str) -> bool:
    """Whether the sentence has a phrase of a data file: its count has moved on, or is what is left of one."""
    return says(mention.claim.text, word_list(__package__, phrases))


def _count_question(group: Sequence[ClauseMention]) -> str:
    role = main_role(group)
    figures = [m.figure for m in group if m.figure is not None]
    kind, unit = figures[0].kind, figures[0].unit
    if kind in (Kind.MONEY, Kind.PERCENT, Kind.MEASURE) and (
        asked := thing_asked([m.claim.text[m.start : m.end] for m in group], str(kind), unit)
    ):
        return asked
    behind = () if any(_told_of(m, role) for m in group) else [_behind(m) for m in group]
    return count_question(figures, role, printed=_printed_noun(group[0]), singled_out=behind)


def _told_of(mention: ClauseMention, role: str) -> bool:
    """Whether what is done is told right after the figure, so of those it counts."""
    return any(role_of(token) == role for token in tokenise(_behind(mention)))


def _behind(mention: ClauseMention) -> str:
    """What its clause says behind the figure."""
    assert mention.figure is not None
    return mention.claim.text[mention.figure.end : mention.end]


def _printed_noun(mention: ClauseMention) -> str:
    assert mention.figure is not None
    following = mention.claim.text[mention.figure.end :].split()
    return following[0].strip('،.؛:«»"') if following else ""
