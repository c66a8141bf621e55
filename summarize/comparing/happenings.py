"""When things happened, as the sources date them: conflicting dates of one happening side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from summarize.briefing import English, bounds_a_period, label
from summarize.records import (
    Account,
    Claim,
    ClaimDate,
    Cluster,
    CoverageRow,
    Dating,
    Discrepancy,
    Happening,
    Ledger,
)
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "happenings")


def happenings(
    ledger: Ledger, rows: Sequence[CoverageRow], published: Mapping[int, date | None]
) -> tuple[Happening, ...]:
    """Dated happenings in order of time; one entry a cluster and date, or a discrepancy about a date.

    Days on which something was said or printed are left out: this is the event's time, not the articles'.
    """
    claims = {claim.id: claim for claim in ledger.claims}
    found: list[Happening] = []
    told: set[tuple[str, date]] = set()
    for discrepancy in ledger.discrepancies:
        disputed = _disputed(discrepancy, claims, published)
        if disputed is not None:
            found.append(disputed)
            told |= {(id_, dating.when) for dating in disputed.datings for id_ in dating.claims}
    clusters = {cluster.id: cluster for cluster in ledger.clusters}
    for row in rows:
        found += _undisputed(row, clusters[row.id], told, published)
    # Best supported kept where there are too many to read: disputes first, then the rows' own order.
    kept = found[: _CHOSEN.whole("most")]
    kept.sort(key=lambda one: (one.datings[0].when, one.datings[0].precision != "month", one.claim.place))
    return tuple(Happening(f"t{n}", one.claim, one.datings, one.discrepancy) for n, one in enumerate(kept, 1))


def _undisputed(
    row: CoverageRow, cluster: Cluster, told: set[tuple[str, date]], published: Mapping[int, date | None]
) -> list[Happening]:
    days: dict[date, list[tuple[Claim, ClaimDate]]] = defaultdict(list)
    for claim in cluster.claims:
        for mention in claim.dates:
            day = mention.value
            if day is not None and _dates_a_happening(claim, mention) and (claim.id, day) not in told:
                days[day].append((claim, mention))
    made = []
    for day, mentions in days.items():
        claim = next((c for c, _ in mentions if c.id == row.claim.id), mentions[0][0])
        made.append(Happening("", claim, (_dating(day, mentions, published),)))
    return made


def _dates_a_happening(claim: Claim, mention: ClaimDate) -> bool:
    if not claim.first_told or mention.of_statement:
        return False
    return mention.precision in ("day", "month") and not bounds_a_period(claim.text, mention)


def _disputed(
    discrepancy: Discrepancy, claims: Mapping[str, Claim], published: Mapping[int, date | None]
) -> Happening | None:
    """The happening whose date a discrepancy is about; None where it is about a statement's day or none."""
    if discrepancy.kind != "date":
        return None
    days: dict[date, list[tuple[Claim, ClaimDate]]] = defaultdict(list)
    for account in discrepancy.accounts:
        claim = claims.get(f"{account.document}:{account.segment}")
        mention = account_date(claim, account) if claim else None
        if claim is None or mention is None or mention.value is None or mention.of_statement:
            return None
        days[mention.value].append((claim, mention))
    if len(days) < 2:
        return None
    ordered = sorted(days)
    return Happening(
        "",
        days[ordered[0]][0][0],
        tuple(_dating(day, days[day], published) for day in ordered),
        discrepancy.id,
    )


def account_date(claim: Claim, account: Account) -> ClaimDate | None:
    """The date of a sentence that an account of a discrepancy gives, one of a happening first."""
    fitting = [m for m in claim.dates if m.value and m.value.isoformat().startswith(account.value)]
    return min(fitting, key=lambda m: (m.of_statement, m.start), default=None)


def _dating(
    day: date, mentions: Sequence[tuple[Claim, ClaimDate]], published: Mapping[int, date | None]
) -> Dating:
    first, mention = mentions[0]
    ordered = sorted(
        dict.fromkeys(claim.id for claim, _ in mentions), key=lambda i: tuple(map(int, i.split(":")))
    )
    return Dating(
        day,
        mention.precision,
        label(mention, first, published.get(first.document), English()),
        tuple(ordered),
        tuple(sorted({claim.document for claim, _ in mentions})),
    )
