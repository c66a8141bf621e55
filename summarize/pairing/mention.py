"""Mentions: each figure, day and length of the articles, with what it is of as its own clause tells it.

What the learned model pairs. The rules of `summarize.discrepancies` look at whole clauses: `ClauseMention` there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from summarize.claims import (
    DAYS,
    around,
    claim_figures,
    counted_noun,
    countries,
    is_lasting,
    is_overtaken,
    places,
    role_of,
    roles_near,
)
from summarize.clusters import Space
from summarize.pairing.glossed import classes_of, english_of
from summarize.pairing.windows import Span, is_verb, stretch
from summarize.records import Claim, ClaimFigure
from summarize.words import Token, content, is_among, tokenise, word_list
from translate.dates import find_dates
from translate.fidelity.figures import Kind


class Answer(StrEnum):
    """What a mention can answer: only mentions of one kind are compared."""

    COUNT = "number"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    LENGTH = "duration"
    DAY = "date"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mark `claim.text[start:end]`, the stretch it belongs to, and what that stretch says of it.

    `value` is the number (of a DAY its ordinal, of a LENGTH days); `high` closes a range. `noun` is what is counted, in
    English or by stem; `roles` what is done in the stretch, nearest first, `near` in the sentence. `stems` are the telling
    stems of the stretch, `heads` those right behind the mark, `head_english` the English of the first, `verbs` the stems of
    its verbs; `english` what its words mean by the lexicon, `classes` the kinds of thing that makes it of. `old`: told of
    years ago; `only_may`: as what may come. `position`: place of the sentence in its article, 0 to 1.
    """

    claim: Claim
    index: int
    kind: Answer
    start: int
    end: int
    value: float
    high: float | None
    qualifier: str
    unit: str
    noun: str
    part: bool
    indefinite: bool
    roles: tuple[str, ...]
    near: tuple[str, ...]
    stretch: Span
    stems: frozenset[str]
    heads: tuple[str, ...]
    head_english: frozenset[str]
    verbs: frozenset[str]
    english: frozenset[str]
    classes: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    years: frozenset[int]
    old: bool
    background: bool
    planned: bool
    only_may: bool
    superseded: bool
    holder: str
    position: float
    figure: ClaimFigure | None = None
    day: date | None = None
    precision: str = ""

    @property
    def document(self) -> int:
        """The article's number."""
        return self.claim.document

    @property
    def text(self) -> str:
        """The stretch, verbatim."""
        return self.claim.text[self.stretch[0] : self.stretch[1]]

    @property
    def masked(self) -> str:
        """The stretch with a placeholder for the mark, so that only what it is of makes two alike."""
        text = self.claim.text
        return f"{text[self.stretch[0] : self.start]} # {text[self.end : self.stretch[1]]}".strip()


def mentions(space: Space) -> list[Mention]:
    """Every mention of the claims that repeat nothing, in the order of the articles."""
    lengths: dict[int, int] = {}
    for claim in space.claims:
        lengths[claim.document] = max(lengths.get(claim.document, 1), claim.segment)
    latest = max((day for day in space.published.values() if day), default=None)
    found: list[Mention] = []
    for index, claim in enumerate(space.claims):
        if not claim.duplicate_of:
            found += _of_claim(claim, index, space, lengths[claim.document], latest)
    return found


def _of_claim(claim: Claim, index: int, space: Space, length: int, latest: date | None) -> Iterator[Mention]:
    published = space.published.get(claim.document)
    figures = claim_figures(claim.text, anchor=published, loose=True)
    days = list(_days(claim, published, latest))
    tokens = tokenise(claim.text)
    marks = [(f.start, f.end) for f in figures] + [(start, end) for start, end, _, _ in days]
    for figure in figures:
        kind = _kind(figure)
        if kind is not None and not _names_or_ages(claim.text, figure):
            made = _Mark(figure.start, figure.end, kind, figure=figure)
            yield _mention(made, claim, index, tokens, marks, space, length, latest)
    for start, end, day, precision in days:
        made = _Mark(start, end, Answer.DAY, day=day, precision=precision)
        yield _mention(made, claim, index, tokens, marks, space, length, latest)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: Answer
    figure: ClaimFigure | None = None
    day: date | None = None
    precision: str = ""


def _kind(figure: ClaimFigure) -> Answer | None:
    if figure.unit in DAYS:
        return Answer.LENGTH
    return {
        Kind.PERCENT: Answer.PERCENT,
        Kind.MONEY: Answer.MONEY,
        Kind.MEASURE: Answer.MEASURE,
        Kind.FRACTION: Answer.PERCENT,
        Kind.AGE: None,
    }.get(Kind(figure.kind), Answer.COUNT)


def _names_or_ages(text: str, figure: ClaimFigure) -> bool:
    """Whether a number names a thing («الطريق رقم 9») or tells an age («أعمارهم بين 12 و15 سنة»): it answers nothing."""
    before = tokenise(text[max(0, figure.start - 40) : figure.start])[-3:]
    return any(is_among(token.key, word_list(__package__, "names_and_ages.txt")) for token in before)


def _days(claim: Claim, published: date | None, latest: date | None) -> Iterator[tuple[int, int, date, str]]:
    """(start, end, day, precision) of the days and months of a claim.

    In an article of unknown day a date without a year, or a weekday, is taken to be near the other articles' days.
    """
    dated = {(d.start, d.end): d for d in claim.dates}
    for day in claim.dates:
        if (
            day.value is not None
            and day.precision in ("day", "month")
            and not is_lasting(claim.text[: day.start])
        ):
            yield day.start, day.end, day.value, day.precision
    if published is None and latest is not None:
        for mention in find_dates(claim.text, anchor=latest):
            known = dated.get((mention.start, mention.end))
            if mention.value is None or (known is not None and known.value is not None):
                continue
            if mention.precision == "day" and abs(mention.value - latest) < timedelta(days=60):
                yield mention.start, mention.end, mention.value, mention.precision


def _mention(
    mark: _Mark,
    claim: Claim,
    index: int,
    tokens: Sequence[Token],
    marks: Sequence[Span],
    space: Space,
    length: int,
    latest: date | None,
) -> Mention:
    others = [span for span in marks if span[0] >= mark.end or span[1] <= mark.start]
    span = stretch(claim.text, tokens, (mark.start, mark.end), others)
    inside = [token for token in tokens if span[0] <= token.start < span[1]]
    apart = [token for token in inside if token.end <= mark.start or token.start >= mark.end]
    behind = [token for token in inside if token.start >= mark.end]
    text = claim.text[span[0] : span[1]]
    figure = mark.figure
    before, after = around(tokens, mark.start, mark.end)
    near = roles_near(claim.text, tokens, before, after, for_dates=figure is None)
    own = tuple(dict.fromkeys(filter(None, map(role_of, inside))))
    roles = tuple(
        dict.fromkeys((*((figure.role,) if figure and figure.role else ()), *(r for r in near if r in own)))
    )
    keys = {token.key for token in inside}
    day = mark.day
    meant = english_of(token.text for token in content(apart))
    return Mention(
        claim=claim,
        index=index,
        kind=mark.kind,
        start=mark.start,
        end=mark.end,
        value=_value(mark),
        high=None if figure is None or figure.high is None else figure.high * DAYS.get(figure.unit, 1.0),
        qualifier=figure.qualifier if figure else "",
        unit=_unit(figure, behind) if figure else "",
        noun=figure.noun if figure else "",
        part=bool(figure and figure.part),
        indefinite=bool(figure and figure.kind == Kind.INDEFINITE),
        roles=roles or near[:1],
        near=near,
        stretch=span,
        stems=frozenset(token.stem for token in content(apart)),
        heads=tuple(counted_noun(token)[0] or token.stem for token in content(behind)[:3]),
        head_english=english_of(token.text for token in content(behind)[:1]),
        verbs=frozenset(token.stem for token in apart if is_verb(token.text)),
        english=meant,
        classes=classes_of(meant) | frozenset(roles),
        places=space.places[index] & places(text, frozenset()),
        countries=countries(text),
        years=frozenset(d.value.year for d in claim.dates if d.value and span[0] <= d.start < span[1]),
        old=_is_old(claim, span, space.published.get(claim.document) or latest),
        background=not keys.isdisjoint(word_list(__package__, "background.txt")),
        planned=not keys.isdisjoint(word_list(__package__, "planned.txt")) or _to_come(inside),
        only_may=_may(inside),
        superseded=is_overtaken(claim.text, mark.start),
        holder=claim.holder_at(mark.start),
        position=claim.segment / max(length, 1),
        figure=figure,
        day=day,
        precision=mark.precision,
    )


def _to_come(tokens: Sequence[Token]) -> bool:
    """Whether a verb tells what is to be: «سيهبط»."""
    return any(token.key.startswith(("سي", "ست")) and is_verb(token.text) for token in tokens)


def _may(tokens: Sequence[Token]) -> bool:
    """Whether a verb tells what may be: «قد يهبط»."""
    return any(
        before.key in ("قد", "وقد") and token.key.startswith(("ي", "ت")) and is_verb(token.text)
        for before, token in pairwise(tokens)
    )


def _is_old(claim: Claim, span: Span, today: date | None) -> bool:
    """Whether the stretch dates what it tells to years before: background («وفي عام 2009 قتل 50 شخصا»)."""
    told = [
        d.value.year for d in claim.dates if d.value and not d.of_statement and span[0] <= d.start < span[1]
    ]
    return today is not None and bool(told) and max(told) < today.year - 1


def _unit(figure: ClaimFigure, behind: Sequence[Token]) -> str:
    """The unit; of what is told by the hour («كيلومترا في الساعة»), with that."""
    an_hour = any(token.key == "الساعه" for token in behind[:3])
    return f"{figure.unit} an hour" if an_hour and figure.kind == Kind.MEASURE else figure.unit


def _value(mark: _Mark) -> float:
    if mark.figure is not None:
        if Kind(mark.figure.kind) is Kind.FRACTION:
            return mark.figure.value * 100
        return mark.figure.value * DAYS.get(mark.figure.unit, 1.0)
    assert mark.day is not None
    return float(mark.day.toordinal())
