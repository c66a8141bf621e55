"""Figures and dates in whole clauses, as the rules compare them, and which of them answer the same question.

The learned model pairs `summarize.pairing.Mention`, whose stretches are narrower and say more of themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from summarize.claims import (
    around,
    counting,
    countries,
    fitting,
    is_lasting,
    is_overtaken,
    noun_of,
    peoples,
    role_of,
    roles_near,
    same_voice,
)
from summarize.clusters import Space, mutual_pairs, nearest, other_time, shared_weight
from summarize.records import Attribution, Claim, ClaimDate, ClaimFigure
from summarize.words import Token, content_stems, stem, tokenise
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

_CHOSEN = Chosen(__package__, "mentions")

_BREAK = re.compile(r"[،؛:.؟!\n]+")
# «ما زال مشتعلا صباح الاثنين»: how it stood on a day, not when it happened.
STILL = re.compile(r"(?:ما|لا)\s*(?:زال|زالت|زالوا|يزال|تزال|يزالون)\s+(?:\S+\s+){0,4}$")


@dataclass(frozen=True, slots=True)
class ClauseMention:
    """A figure or a date of a claim, with the clause `claim.text[start:end]` it stands in.

    `scope`: the countries the clause, or the sentence's opening, confines it to. `other`: it is told of
    another happening («حادث آخر»). `superseded`: the article gives it as an older count («في وقت سابق»).
    `people`: the nationality of what is counted. `days`: the days its sentence names.
    """

    claim: Claim
    index: int  # of the claim in the space
    figure: ClaimFigure | None
    day: ClaimDate | None
    start: int
    end: int
    roles: tuple[str, ...] = ()
    scope: frozenset[str] = frozenset()
    other: bool = False
    superseded: bool = False
    people: frozenset[str] = frozenset()
    days: frozenset[date] = frozenset()

    @property
    def role(self) -> str:
        """The nearest predicate's role, or ""."""
        return self.roles[0] if self.roles else ""

    @property
    def clause(self) -> str:
        """The clause, verbatim."""
        return self.claim.quote(self.start, self.end)

    @property
    def quote(self) -> str:
        """The clause, verbatim, from the predicate on where that stands in a clause before."""
        tokens = tokenise(self.claim.text)
        for_dates = self.day is not None
        predicates = [
            token.start for token in tokens if self.role and role_of(token, for_dates=for_dates) == self.role
        ]
        if any(self.start <= start < self.end for start in predicates):
            return self.clause
        before = max((start for start in predicates if start < self.start), default=self.start)
        return self.claim.quote(clause_around(self.claim.text, before, before + 1)[0], self.end)

    @property
    def masked(self) -> str:
        """The clause with its own date left out: months and weekdays must not make two clauses alike."""
        if self.day is None or not self.start <= self.day.start < self.day.end <= self.end:
            return self.clause
        text = self.claim.text
        return f"{text[self.start : self.day.start]} {text[self.day.end : self.end]}".strip()

    @property
    def at(self) -> int:
        """Where the figure or date stands in the claim."""
        mark = self.figure or self.day
        return mark.start if mark else 0

    @property
    def attribution(self) -> Attribution | None:
        """Who answers for it."""
        return self.claim.attribution_at(self.at)

    @property
    def holder(self) -> str:
        """Its holder, "" for the outlet."""
        return self.claim.holder_at(self.at)


def figure_mentions(space: Space) -> list[ClauseMention]:
    """Every figure of the claims that are not repeats."""
    found = []
    for index, claim in enumerate(space.claims):
        if claim.duplicate_of:
            continue
        tokens = tokenise(claim.text)
        for figure in claim.figures:
            found.append(_mention(claim, index, figure, None, tokens))
    return found


def date_mentions(space: Space) -> list[ClauseMention]:
    """Every day or month named in the claims as the time of a happening."""
    found = []
    for index, claim in enumerate(space.claims):
        if claim.duplicate_of:
            continue
        tokens = tokenise(claim.text)
        for day in claim.dates:
            if day.value is None or day.precision not in ("day", "month") or day.of_statement:
                continue
            if is_lasting(claim.text[: day.start]) or STILL.search(claim.text[: day.start]):
                continue
            found.append(_mention(claim, index, None, day, tokens))
    return found


def _mention(
    claim: Claim, index: int, figure: ClaimFigure | None, day: ClaimDate | None, tokens: Sequence[Token]
) -> ClauseMention:
    mark = figure or day
    assert mark is not None
    near = roles_near(claim.text, tokens, *around(tokens, mark.start, mark.end), for_dates=day is not None)
    if figure is not None:
        near = fitting(near, figure.kind, figure.unit)
    if figure is not None and figure.role and figure.role not in near[:1]:
        near = (figure.role, *near)
    start, end = clause_around(claim.text, mark.start, mark.end)
    clause = claim.text[start:end]
    opening = claim.text[: tokens[min(3, len(tokens) - 1)].end] if tokens else ""
    return ClauseMention(
        claim,
        index,
        figure,
        day,
        start,
        end,
        near,
        countries(clause) or countries(opening),
        _of_another(clause),
        is_overtaken(claim.text, mark.start),
        peoples(" ".join(claim.text[mark.end :].split()[:3])) if figure is not None else frozenset(),
        frozenset(d.value for d in claim.dates if d.value is not None and d.precision == "day"),
    )


def _of_another(clause: str) -> bool:
    """Whether a clause tells of another happening («زلزال آخر»), not of other people («شخص آخر»)."""
    tokens = tokenise(clause)
    return any(
        after.key in counting("other")
        and (before.key in counting("happenings") or (role_of(before) and not noun_of(before)[0]))
        and not before.key.startswith("ال")
        for before, after in pairwise(tokens)
    )


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around `text[start:end]`, widened to the neighbouring one where it is short."""
    cuts = [0]
    for match in _BREAK.finditer(text):
        inside = start <= match.start() < end
        decimal = match.group() == "." and text[match.end() : match.end() + 1].isalnum()
        # «من بين 300 مدني خرجوا.. من المدينة»: something is left out, the clause goes on.
        omission = len(match.group()) > 1 and not match.group().strip(".")
        if not (inside or decimal or omission):
            cuts.append(match.end())
    cuts.append(len(text))
    pieces = [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
    where = next((i for i, (a, b) in enumerate(pieces) if a <= start < b), len(pieces) - 1)
    first, last = where, where
    while len(text[pieces[first][0] : pieces[last][1]].split()) < _CHOSEN.whole("clause_words"):
        if last + 1 < len(pieces):
            last += 1
        elif first > 0:
            first -= 1
        else:
            break
    a, b = pieces[first][0], pieces[last][1]
    piece = text[a:b]
    return a + len(piece) - len(piece.lstrip()), a + len(piece.rstrip())


def alike(
    mentions: Sequence[ClauseMention], space: Space, encoder: SentenceEncoder, *, floor: float
) -> list[tuple[int, int, float]]:
    """Pairs of mentions whose clauses or sentences are alike, with the likeness (0–1)."""
    clauses = [mention.masked for mention in mentions]
    vectors = encoder.encode(clauses, mask_numbers=True)
    words = [content_stems(clause) for clause in clauses]
    pairs = []
    for (left, right), cosine in mutual_pairs(
        nearest(vectors, _CHOSEN.whole("neighbours"), floor=_CHOSEN("floor"))
    ).items():
        score = _CHOSEN("meaning") * cosine + _CHOSEN("words") * shared_weight(
            words[left], words[right], space.weights
        )
        if space.weeks_apart(mentions[left].index, mentions[right].index):
            score -= other_time()
        score = max(score, space.likeness(mentions[left].index, mentions[right].index))
        if score >= floor:
            pairs.append((left, right, score))
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))


def questions(
    mentions: Sequence[ClauseMention],
    pairs: Sequence[tuple[int, int, float]],
    same: Callable[[ClauseMention, ClauseMention, float], bool],
    exclusive: Callable[[ClauseMention, ClauseMention], bool],
) -> list[list[ClauseMention]]:
    """Mentions that answer one question: likest pairs for which `same` holds are joined first, unless that
    would bring two mentions together that are `exclusive`."""
    groups: dict[int, list[int]] = {i: [i] for i in range(len(mentions))}
    home = list(range(len(mentions)))
    for left, right, score in pairs:
        a, b = home[left], home[right]
        if a == b or not same(mentions[left], mentions[right], score):
            continue
        if any(exclusive(mentions[i], mentions[j]) for i in groups[a] for j in groups[b]):
            continue
        for member in groups[b]:
            home[member] = a
        groups[a] += groups.pop(b)
    return [[mentions[i] for i in sorted(group)] for group in groups.values() if len(group) > 1]


def same_article_voice(left: ClauseMention, right: ClauseMention) -> bool:
    """Whether one voice in one article gives both: it does not contradict itself, it speaks of two things."""
    return left.claim.document == right.claim.document and same_voice(left.holder, right.holder)


def apart(space: Space, left: ClauseMention, right: ClauseMention) -> bool:
    """Whether two mentions are of different happenings: by place, by day, by the articles' own days."""
    if left.other != right.other:
        return True
    if space.apart(left.index, right.index):
        return True
    a, b = (space.published.get(m.claim.document) for m in (left, right))
    if a and b and abs((a - b).days) > _CHOSEN.whole("long_ago"):
        return True
    if a and b and _of_years_ago(left, a) != _of_years_ago(right, b):
        return True
    return space.one_looks_back(left.index, right.index)


def _of_years_ago(mention: ClauseMention, published: date) -> bool:
    """Whether a figure's clause dates it to years before the article: background («عام 2012»)."""
    years = [
        published.year - d.value.year
        for d in mention.claim.dates
        if d.value is not None and not d.of_statement and mention.start <= d.start < mention.end
    ]
    return mention.figure is not None and bool(years) and min(years) > 1


def share_a_word(space: Space, left: ClauseMention, right: ClauseMention) -> bool:
    """Whether two claims name one place, or none, and have another telling word in common."""
    where = space.places[left.index] & space.places[right.index]
    if not where and (space.places[left.index] or space.places[right.index]):
        return False
    common = space.words[left.index] & space.words[right.index]
    names = {word for place in where for word in place.split()}
    return any(word not in names and stem("ال" + word) not in names for word in common)


def main_role(group: Sequence[ClauseMention]) -> str:
    """The role that most of the mentions have near, of equals the one that most have nearest."""
    near = Counter(role for m in group for role in m.roles[:2])
    nearest = Counter(m.role for m in group if m.role)
    return max(near, key=lambda role: (near[role], nearest[role]), default="")
