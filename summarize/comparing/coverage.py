"""Coverage: which source asserts, attributes, hedges or denies each claim, and which is silent."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from summarize.clusters import Space
from summarize.comparing.happenings import account_date
from summarize.framing import load
from summarize.records import (
    Cell,
    Certainty,
    Claim,
    CoverageRow,
    Discrepancy,
    Ledger,
    Omission,
    Stance,
    Verdict,
)
from summarize.wire import copied_segments, independent
from translate.datafiles import Chosen
from translate.fidelity.figures import Kind
from translate.records import Document

_CHOSEN = Chosen(__package__, "coverage")

# Verdicts that leave only one of two values to be true of one time.
_OPPOSED = (Verdict.CONTRADICTION, Verdict.UNRESOLVED, Verdict.UPDATE)

Asked = dict[str, list[tuple[Discrepancy, frozenset[str]]]]
_WEEK = 7


def coverage(ledger: Ledger, documents: Sequence[Document], space: Space) -> tuple[CoverageRow, ...]:
    """One row a cluster with a sentence of the body, best supported first.

    `space` is that of `ledger.claims`. A source whose figure or day is another than that of the sentence that
    stands for the row does not support it: it differs.
    """
    row_of = {claim.id: index for index, claim in enumerate(space.claims)}
    copied = copied_segments(ledger.wire_groups, documents)
    near = _neighbours(space)
    asked = _asked(ledger)
    rows = []
    for cluster in ledger.clusters:
        body = [claim for claim in cluster.claims if not claim.heading]
        if not body:
            continue
        face = _face(body, space, row_of, asked)
        order = sorted(
            body, key=lambda claim: (bool(claim.duplicate_of), -_alike(space, row_of, face, claim))
        )
        questions = list(dict.fromkeys(one for claim in body for one, _ in asked.get(claim.id, ())))
        closest = _closest(body, space, row_of, near)
        cells = []
        for number in range(1, len(documents) + 1):
            cell = _cell(number, face, order, copied, asked)
            if not cell.claims:
                other = _answer(number, questions, space, row_of)
                cell = (
                    Cell(number, _stance(other, face), (other.id,), other.holder, differs=True)
                    if other
                    else _silent(number, closest)
                )
            cells.append(cell)
        at = row_of[face.id]
        carried = {
            id_
            for cell in cells
            if not cell.differs
            for id_ in cell.claims
            if id_ == face.id or cell.copied or space.same_event(at, row_of[id_])
        }
        rows.append(
            CoverageRow(
                cluster.id,
                face,
                tuple(cells),
                independent([claim for claim in body if claim.id in carried], copied),
                round(cluster.centrality, 4),
                tuple(one.id for one in questions),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.independent, -row.centrality)))


def unique(rows: Sequence[CoverageRow]) -> tuple[str, ...]:
    """Ids of the claims that one independent source carries, in the rows' order."""
    return tuple(row.id for row in rows if row.independent == 1)


def omissions(
    number: int,
    rows: Sequence[CoverageRow],
    salient: Iterable[str],
    published: Mapping[int, date | None],
    given: frozenset[tuple[float, str]] = frozenset(),
) -> tuple[Omission, ...]:
    """What article `number` leaves out, best supported first: claims of two independent sources, and claims
    (`salient`: their sentences' ids) that another source's summary holds and that belong to the common story.

    `given` are the figures that the article gives itself, as `figures_given`: a claim that is all figures it
    gives too is not left out.
    """
    told = set(salient)
    common = statistics.median([row.centrality for row in rows]) if rows else 0.0
    found = []
    for row in rows:
        cell = row.cells[number - 1]
        figures = figures_given([row.claim])
        if cell.claims or cell.likeness >= _CHOSEN("near") or (figures and figures <= given):
            continue
        if row.independent < 2:
            summarised = any(claim in told for other in row.cells for claim in other.claims)
            if not summarised or row.centrality < common or _long_before(number, row.sources, published):
                continue
        found.append(
            Omission(number, row.id, row.sources, row.independent, _earlier(number, row.sources, published))
        )
    found.sort(key=lambda one: (one.earlier, -one.independent))
    return tuple(found[: _CHOSEN.whole("most_omissions")])


def figures_given(claims: Iterable[Claim]) -> frozenset[tuple[float, str]]:
    """The exact figures of sentences with what they count."""
    return frozenset(
        (figure.value, figure.noun.rstrip("*"))
        for claim in claims
        for figure in claim.figures
        if figure.kind != Kind.INDEFINITE
    )


def _long_before(number: int, carriers: Sequence[int], published: Mapping[int, date | None]) -> bool:
    """Whether all that carry a claim appeared a week or more before the article: it is old news to it."""
    own = published.get(number)
    days = [published.get(carrier) for carrier in carriers]
    return own is not None and all(day is not None and (own - day).days >= _WEEK for day in days)


def _earlier(number: int, carriers: Sequence[int], published: Mapping[int, date | None]) -> bool:
    own = published.get(number)
    days = [published.get(carrier) for carrier in carriers]
    return own is not None and bool(days) and all(day is not None and own < day for day in days)


def _face(body: Sequence[Claim], space: Space, row_of: Mapping[str, int], asked: Asked) -> Claim:
    """The sentence that stands for the cluster: no repeat, no denial if others affirm, with the figure or day
    that most sources give, naming its speaker, plain, central.
    """
    # Sorted so that what is cut off is what could not be chosen.
    ordered = sorted(body, key=lambda c: (bool(c.duplicate_of), c.certainty is Certainty.DENIES))[
        : _CHOSEN.whole("weighed")
    ]
    middle = np.mean([space.vectors[row_of[claim.id]] for claim in ordered], axis=0)

    def standing(claim: Claim) -> tuple[bool, bool, int, bool, int, float, int, int]:
        opposed = {other.document for other in body if _conflict(claim, other, asked)}
        continued = any(attribution.continued for attribution in claim.attributions[:1])
        near = round(float(space.vectors[row_of[claim.id]] @ middle), 2)
        denies = claim.certainty is Certainty.DENIES
        return (
            bool(claim.duplicate_of),
            denies,
            len(opposed),
            continued,
            load(claim.text),
            -near,
            claim.document,
            claim.segment,
        )

    return min(ordered, key=standing)


def _conflict(left: Claim, right: Claim, asked: Asked) -> bool:
    """Whether two sentences answer one question with figures or days that cannot both hold."""
    answers = {one.id: values for one, values in asked.get(left.id, ()) if one.verdict in _OPPOSED}
    return any(one.id in answers and not answers[one.id] & values for one, values in asked.get(right.id, ()))


def _answer(
    number: int, questions: Sequence[Discrepancy], space: Space, row_of: Mapping[str, int]
) -> Claim | None:
    """The sentence of a source, outside the cluster, that answers one of the cluster's questions."""
    for one in questions:
        for account in one.accounts:
            index = row_of.get(f"{account.document}:{account.segment}")
            if account.document == number and index is not None:
                return space.claims[index]
    return None


def _alike(space: Space, row_of: Mapping[str, int], left: Claim, right: Claim) -> float:
    return float(space.vectors[row_of[left.id]] @ space.vectors[row_of[right.id]])


def _cell(
    number: int,
    face: Claim,
    ordered: Sequence[Claim],
    copied: Mapping[tuple[int, int], Sequence[str]],
    asked: Asked,
) -> Cell:
    every = [claim for claim in ordered if claim.document == number]
    # An article that gives both figures carries the claim by the sentence that agrees.
    own = [claim for claim in every if not _conflict(face, claim, asked)] or every
    if not own:
        return Cell(number)
    others = {group for claim in ordered if claim.document != number for group in copied.get(claim.place, ())}
    return Cell(
        number,
        _stance(own[0], face),
        tuple(claim.id for claim in own),
        own[0].holder,
        differs=_conflict(face, own[0], asked),
        copied=any(group in others for claim in own for group in copied.get((number, claim.segment), ())),
    )


def _stance(claim: Claim, face: Claim) -> Stance:
    """How a sentence stands to the face's claim: a denial that the face itself reports is no denial of it."""
    if claim.certainty is Certainty.DENIES and face.certainty is Certainty.DENIES:
        return Stance.ATTRIBUTES if claim.holder else Stance.ASSERTS
    return Stance(claim.certainty.value)


def _neighbours(space: Space) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for left, right in space.pairs:
        near[left].append(right)
        near[right].append(left)
    return near


def _closest(
    body: Sequence[Claim], space: Space, row_of: Mapping[str, int], near: Mapping[int, Sequence[int]]
) -> dict[int, tuple[float, Claim]]:
    """For each article, its sentence that comes closest to the cluster's, among their nearest neighbours."""
    best: dict[int, tuple[float, Claim]] = {}
    for claim in body[: _CHOSEN.whole("weighed")]:
        row = row_of[claim.id]
        for other in near.get(row, ()):
            there = space.claims[other]
            if there.heading:
                continue
            alike = space.likeness(row, other)
            if alike > best.get(there.document, (0.0, there))[0]:
                best[there.document] = (alike, there)
    return best


def _silent(number: int, closest: Mapping[int, tuple[float, Claim]]) -> Cell:
    if number not in closest:
        return Cell(number)
    alike, claim = closest[number]
    return Cell(number, nearest=claim.id, likeness=round(min(alike, 1.0), 3))


def _asked(ledger: Ledger) -> Asked:
    """Sentence → the discrepancies it is an account of, with the values it gives; no value where it is only
    the day of a statement that differs: what was stated may be the same.
    """
    claims = {claim.id: claim for claim in ledger.claims}
    found: Asked = defaultdict(list)
    for one in ledger.discrepancies:
        values: dict[str, set[str]] = defaultdict(set)
        for account in one.accounts:
            id_ = f"{account.document}:{account.segment}"
            mention = account_date(claims[id_], account) if one.kind == "date" and id_ in claims else None
            values[id_] |= set() if mention is not None and mention.of_statement else {account.value}
        for id_, own in values.items():
            found[id_].append((one, frozenset(own)))
    return found


def shared_rows(rows: Sequence[CoverageRow]) -> list[CoverageRow]:
    """The claims that at least two independent sources carry."""
    return [row for row in rows if row.independent >= 2]
