"""How long something lasted: durations told, or bounded by «since» a day, that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from summarize.claims import DAYS, Aliases
from summarize.clusters import Space, conflicts
from summarize.discrepancies.mentions import clause_around
from summarize.records import Account, Claim, ClaimFigure, Discrepancy, Verdict
from summarize.words import Token, bare, fold_phrase, fold_word, tokenise
from translate.datafiles import Chosen, table

_CHOSEN = Chosen(__package__, "durations")


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long an event of a kind lasted, in days: between `low` and `high`; `value` is shown.

    `so_far`: counted up to the article's day from the day it began. `parties` are the listed parties of its sentence.
    """

    kind: str
    claim: Claim
    index: int
    at: int
    low: float
    high: float
    value: str
    so_far: bool
    parties: frozenset[str]


@cache
def _words(kind: str) -> dict[str, str]:
    lists = table(__package__, "durations.toml")[kind]
    return {fold_phrase(form): name for name, forms in lists.items() for form in forms}


def duration_discrepancies(space: Space, aliases: Aliases) -> Iterable[Discrepancy]:
    """One discrepancy an event whose duration the articles give differently."""
    found = [
        lasting
        for index, claim in space.first_told()
        for lasting in durations(claim, index, space.published, aliases)
    ]
    for group in conflicts(
        found, lambda one: (one.kind,), _CHOSEN.whole("compared"), partial(_differ, space)
    ):
        told = sorted(group, key=lambda one: (one.claim.place, one.at))
        accounts = {(one.claim.document, one.value): _account(one) for one in reversed(told)}
        yield Discrepancy(
            "", "duration", "How long did it last?", Verdict.CONTRADICTION, tuple(reversed(accounts.values())),
            "The durations cannot both be true.",
        )  # fmt: skip


def durations(
    claim: Claim, index: int, published: Mapping[int, date | None], aliases: Aliases
) -> tuple[Lasting, ...]:
    """The durations that a claim gives to events of a known kind."""
    tokens = tokenise(claim.text)
    found: list[Lasting] = []
    for place, token in enumerate(tokens):
        kind = _kind(token)
        if not kind:
            continue
        told = _told(claim, tokens, place)
        if told is not None:
            at, low, high, value = told
            parties = aliases.mentioned(claim.text)
            found.append(Lasting(kind, claim, index, at, low, high, value, False, parties))
        begun = _begun(claim, tokens, place, published.get(claim.document))
        if begun is not None:
            at, low, value = begun
            parties = aliases.mentioned(claim.text)
            found.append(Lasting(kind, claim, index, at, low, float("inf"), value, True, parties))
    return tuple(found)


def _kind(token: Token) -> str:
    return _words("events").get(token.key) or _words("events").get(bare(token.key)) or ""


def _told(claim: Claim, tokens: Sequence[Token], place: int) -> tuple[int, float, float, str] | None:
    """«معركة استمرت شهرا», «استمرت المعركة شهرا», «بعد شهر من المعارك»."""
    for index in range(max(0, place - 2), min(len(tokens), place + _CHOSEN.whole("reach"))):
        if _words("verbs").get(tokens[index].key) == "lasted" and not _stops(
            claim.text, tokens, index, place
        ):
            for unit in range(
                max(index, place) + 1, min(len(tokens), max(index, place) + _CHOSEN.whole("reach"))
            ):
                if tokens[unit].key in _words("units") and not _stops(claim.text, tokens, place, unit):
                    return _length(claim, tokens, unit)
    if place >= 2 and tokens[place - 1].key == "من" and tokens[place - 2].key in _words("units"):
        opening = [token.key for token in tokens[max(0, place - 6) : place - 2]]
        if any(_words("verbs").get(key) == "after" for key in opening):
            return _length(claim, tokens, place - 2)
    return None


def _length(claim: Claim, tokens: Sequence[Token], unit: int) -> tuple[int, float, float, str] | None:
    """(where, at least, at most, as shown) of the duration whose unit is at a word."""
    name = _words("units")[tokens[unit].key]
    figure = _figure(claim, tokens, unit)
    dual = tokens[unit].key.endswith("ين") and tokens[unit].key not in ("سنين",)
    plural = tokens[unit].key in map(
        fold_word, ("أيام", "أسابيع", "أشهر", "شهور", "سنوات", "أعوام", "ساعات", "دقائق")
    )
    if figure is None and plural:
        return None
    count = figure.value if figure is not None else 2.0 if dual else 1.0
    top = figure.high if figure is not None and figure.high is not None else count
    qualifier = figure.qualifier if figure is not None else ""
    spread = _CHOSEN("rounded") + (_CHOSEN("about") * count if qualifier in ("about", "nearly") else 0.0)
    low, high = max(count - spread, 0.0) * DAYS[name], (top + spread) * DAYS[name]
    if qualifier in ("more than", "at least"):
        high = float("inf")
    if qualifier in ("fewer than", "at most"):
        low = 0.0
    shown = f"{count:g}" if top == count else f"{count:g}–{top:g}"
    value = " ".join(filter(None, (qualifier, shown, name if count == 1 == top else f"{name}s")))
    return tokens[unit].start, low, high, value


def _figure(claim: Claim, tokens: Sequence[Token], unit: int) -> ClaimFigure | None:
    before = tokens[unit - 1].start if unit else 0
    return next(
        (f for f in claim.figures if before <= f.start <= tokens[unit].start or f.end == tokens[unit].end),
        None,
    )


def _begun(
    claim: Claim, tokens: Sequence[Token], place: int, published: date | None
) -> tuple[int, float, str] | None:
    """«العمليات … منذ السادس من يونيو»: how long it had lasted when the article appeared."""
    if published is None:
        return None
    for day in claim.dates:
        if day.value is None or day.precision != "day" or day.of_statement or day.value >= published:
            continue
        index = next((i for i, token in enumerate(tokens) if token.start >= day.start), len(tokens))
        if not place < index <= place + _CHOSEN.whole("since") or _stops(
            claim.text, tokens, place, index - 1
        ):
            continue
        if _words("verbs").get(tokens[index - 1].key) == "since":
            return day.start, float((published - day.value).days), f"since {day.value.isoformat()}"
    return None


def _stops(text: str, tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether another statement begins between two words."""
    first, last = sorted((one, min(other, len(tokens) - 1)))
    return any(char in "،.؟!؛:" for char in text[tokens[first].end : tokens[last].start])


def _differ(space: Space, left: Lasting, right: Lasting) -> bool:
    if left.claim.document == right.claim.document or (left.so_far and right.so_far):
        return False
    here, there = space.places[left.index], space.places[right.index]
    if here and there and not here & there:
        return False
    if not (left.so_far or right.so_far) and space.weeks_apart(left.index, right.index):
        return False
    low = [one.low * (_CHOSEN("slack") if one.so_far else 1.0) for one in (left, right)]
    if low[0] <= right.high and low[1] <= left.high:
        return False
    if left.so_far or right.so_far:
        return bool(here & there or left.parties & right.parties)
    return bool(here & there) or space.likeness(left.index, right.index) >= _CHOSEN("alike")


def _account(one: Lasting) -> Account:
    claim = one.claim
    start, end = clause_around(claim.text, one.at, one.at + 1)
    return claim.account(one.value, claim.holder_at(one.at), quote=claim.quote(start, end))
