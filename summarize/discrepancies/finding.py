"""Where accounts differ: every question that two sources, or one source's two voices, answer differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from summarize.claims import learn_aliases
from summarize.clusters import Space
from summarize.discrepancies.agreements import dealing_discrepancies
from summarize.discrepancies.answered_differently import answer_discrepancies
from summarize.discrepancies.blame import blame_discrepancies
from summarize.discrepancies.days import day_discrepancies, statement_day_discrepancies
from summarize.discrepancies.durations import duration_discrepancies
from summarize.discrepancies.name_conflicts import name_discrepancies
from summarize.discrepancies.numbers import number_discrepancies
from summarize.discrepancies.overstated_titles import headline_discrepancies
from summarize.discrepancies.statuses import denial_discrepancies, status_discrepancies
from summarize.discrepancies.told_otherwise import differing_statements
from summarize.pairing import Paired
from summarize.records import Discrepancy, Place
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "finding")
_STATUSES = frozenset({"status", "detail"})

# Asked where nothing tells what kind of thing is denied.
_ANY = ("Is it so", "Did it come about?")


def find_discrepancies(
    documents: Sequence[TranslatedDocument],
    space: Space,
    encoder: SentenceEncoder,
    read: Paired,
    copied: frozenset[tuple[int, int]] = frozenset(),
) -> tuple[Discrepancy, ...]:
    """Every discrepancy, possible ones too, numbers first; `told_apart` numbers them.

    Documents are numbered from 1, as in the space's claims.
    `read` are the mentions of the space, paired; `copied` pairs of claims (indexes, ascending) that are one wire sentence.
    """
    aliases = learn_aliases(claim.text for claim in space.claims)
    found = [
        *answer_discrepancies(
            space,
            read,
            number_discrepancies(space, encoder, space.published),
            day_discrepancies(space, encoder),
        ),
        *duration_discrepancies(space, aliases),
        *statement_day_discrepancies(space),
        *denial_discrepancies(space),
        *status_discrepancies(space),
        *dealing_discrepancies(space, aliases),
        *blame_discrepancies(space, aliases),
        *name_discrepancies(space),
        *headline_discrepancies(documents, space, encoder),
    ]
    by_rule = _uncovered(found)
    return (*by_rule, *differing_statements(space, encoder, copied, by_rule))


def told_apart(
    discrepancies: Sequence[Discrepancy], least: float | None = None
) -> tuple[tuple[Discrepancy, ...], tuple[Discrepancy, ...]]:
    """The discrepancies to tell, d1, d2, …, and those that are only possible, p1, p2, ….

    To be told is what no confidence is known of, and what reaches `least`; if none is given, what is as sure as is asked
    of its kind.
    """
    told: list[Discrepancy] = []
    possible: list[Discrepancy] = []
    for one in discrepancies:
        (told if _is_told(one, least) else possible).append(one)
    return _numbered("d", told), _numbered("p", possible)


def _is_told(one: Discrepancy, least: float | None) -> bool:
    if one.confidence is None:
        return True
    if least is not None:
        return one.confidence >= least
    return not one.possible and one.confidence >= _CHOSEN("told")


def _numbered(letter: str, found: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    return tuple(
        replace(one, id=f"{letter}{number}", possible=letter == "p") for number, one in enumerate(found, 1)
    )


def _uncovered(found: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """The discrepancies that no other covers; only those that share a sentence are compared."""
    by_place: dict[Place, list[Discrepancy]] = defaultdict(list)
    for one in found:
        if one.kind in _STATUSES:
            for place in {account.place for account in one.accounts}:
                by_place[place].append(one)
    return tuple(
        one
        for one in found
        if one.kind not in _STATUSES
        or not any(
            _covers(other, one)
            for account in one.accounts[:1]
            for other in by_place[account.place]
            if other is not one
        )
    )


def _covers(wider: Discrepancy, one: Discrepancy) -> bool:
    """Whether another discrepancy of status, as is `one`, sets the same sentences against each other, and more or before it."""
    ours, theirs = ({(a.document, a.segment) for a in d.accounts} for d in (one, wider))
    return len(ours) > 1 and (ours < theirs or (ours == theirs and one.question.startswith(_ANY)))
