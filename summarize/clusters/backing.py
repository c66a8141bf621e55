"""Which claims may be cited for another's words, and how many independent sources that makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from summarize.claims import figures_covered
from summarize.clusters.space import Space
from summarize.records import Account, Claim, Cluster, Discrepancy, Place, Verdict
from summarize.wire import independent
from translate.datafiles import Chosen
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "backing")

_CONTESTED = (Verdict.CONTRADICTION, Verdict.UNRESOLVED)


class Backing:
    """Who backs a claim. `contested` maps a claim to the discrepancies it is an account of, with its own value."""

    def __init__(
        self, space: Space, copied: Mapping[Place, Sequence[str]], discrepancies: Sequence[Discrepancy]
    ) -> None:
        self._space = space
        self._copied = copied
        self._row = {claim.id: index for index, claim in enumerate(space.claims)}
        self.contested = _contested(discrepancies)

    def of(self, cluster: Cluster, face: Claim) -> list[Claim]:
        """The face, and for each other article the claim of the cluster that says most nearly the same, if
        near enough to be cited for it and not in conflict with it."""
        row = self._row[face.id]
        best: dict[int, tuple[float, Claim]] = {}
        for claim in cluster.claims:
            if claim.document == face.document or not claim.first_told:
                continue
            same = set(self._copied.get(face.place, ())) & set(self._copied.get(claim.place, ()))
            alike = 1.0 if same else self._space.likeness(row, self._row[claim.id])
            near = (
                alike >= _CHOSEN("supports")
                and self._cosine(face, claim) >= _CHOSEN("supports_cosine")
                and self._space.same_event(row, self._row[claim.id])
            )
            if same or (near and self._says_no_less(face, claim)):
                best[claim.document] = max(
                    best.get(claim.document, (0.0, claim)), (alike, claim), key=lambda p: p[0]
                )
        return [face, *(claim for _, claim in sorted(best.values(), key=lambda pair: pair[1].document))]

    def _cosine(self, left: Claim, right: Claim) -> float:
        vectors = self._space.vectors
        return float(vectors[self._row[left.id]] @ vectors[self._row[right.id]])

    def _says_no_less(self, face: Claim, claim: Claim) -> bool:
        """Whether a claim gives every number of the face, no other day, and stands in no conflict with it."""
        return (
            not self._in_conflict(face, claim)
            and figures_covered(face.figures, claim.figures)
            and _days_agree(face, claim)
        )

    def _in_conflict(self, left: Claim, right: Claim) -> bool:
        a, b = self.contested.get(left.id, {}), self.contested.get(right.id, {})
        return any(a[question] != b[question] for question in a.keys() & b.keys())

    def independent(self, claims: Sequence[Claim]) -> int:
        """Sources behind the claims: articles that carry the same wire copy count once."""
        return independent(claims, self._copied)


def _days_agree(left: Claim, right: Claim) -> bool:
    """Whether two claims that both date a happening have a day or month in common."""
    for precision in ("day", "month"):
        a, b = (
            {d.value for d in claim.dates if d.value and d.precision == precision and not d.of_statement}
            for claim in (left, right)
        )
        if a and b and not a & b:
            return False
    return True


def _contested(discrepancies: Sequence[Discrepancy]) -> dict[str, dict[str, str]]:
    """Claim → the discrepancies in which another account gives another figure or day, with the claim's own
    value.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one in discrepancies:
        if one.verdict in _CONTESTED:
            for account in one.accounts:
                found[_claim(account)][one.id] = account.value
    return dict(found)


def disputes(
    discrepancies: Sequence[Discrepancy], note: Callable[[Sequence[Discrepancy]], str]
) -> dict[str, str]:
    """Claim → the note on what other accounts answer otherwise."""
    asked: dict[str, list[Discrepancy]] = defaultdict(list)
    for one in discrepancies:
        if one.verdict in _CONTESTED:
            for id_ in dict.fromkeys(map(_claim, one.accounts)):
                asked[id_].append(one)
    return {id_: note(found) for id_, found in asked.items()}


def overtaken(
    discrepancies: Sequence[Discrepancy],
    documents: Sequence[TranslatedDocument],
    note: Callable[[Discrepancy, Account], str],
) -> dict[str, str]:
    """Claim → the note on the last account, of a later article, that gives a later count."""
    return {_claim(account): note(one, last) for one, account, last in _updates(discrepancies, documents)}


def overtaking(
    discrepancies: Sequence[Discrepancy], documents: Sequence[TranslatedDocument]
) -> dict[str, str]:
    """Claim → the claim of a later article that gives the later count."""
    return {_claim(account): _claim(last) for _, account, last in _updates(discrepancies, documents)}


def _updates(
    discrepancies: Sequence[Discrepancy], documents: Sequence[TranslatedDocument]
) -> Iterator[tuple[Discrepancy, Account, Account]]:
    """Each account that the last one of its discrepancy has overtaken, with that one."""
    for one in discrepancies:
        if one.verdict == Verdict.UPDATE:
            days = {
                a.document: documents[a.document - 1].document.published.value or date.min
                for a in one.accounts
            }
            last = max(one.accounts, key=lambda a: days[a.document])
            for account in one.accounts:
                if account.value != last.value and days[account.document] < days[last.document]:
                    yield one, account, last


def _claim(account: Account) -> str:
    return f"{account.document}:{account.segment}"
