"""The timeline of the event: days and months that trusted sentences give, in order, conflicting ones side by
side.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from summarize.briefing.language import Language
from summarize.claims import is_lasting
from summarize.records import (
    BriefSentence,
    Certainty,
    Claim,
    ClaimDate,
    Cluster,
    Discrepancy,
    Place,
    TimelineEntry,
    Verdict,
)
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "timeline")


def timeline(
    clusters: Sequence[Cluster],
    sentence: Callable[[Cluster, Claim], BriefSentence],
    published: Sequence[date | None],
    language: Language,
    discrepancies: Sequence[Discrepancy] = (),
    untold: Collection[Place] = (),
) -> tuple[TimelineEntry, ...]:
    """One entry a dated cluster and date, best supported first kept where there are too many, then in order
    of time.

    `published` are the articles' days, in their order: what they put later is planned. A day that another account
    of `discrepancies` gives otherwise is disputed. What stands at `untold` is left out.
    """
    disputed = [
        (f"{account.document}:{account.segment}", account.value)
        for one in discrepancies
        if one.kind == "date" and one.verdict == Verdict.CONTRADICTION
        for account in one.accounts
    ]
    found: dict[tuple[str, date], tuple[Cluster, Claim, ClaimDate]] = {}
    for cluster in clusters:
        for claim in cluster.claims:
            if not claim.first_told or not claim.trusted or claim.place in untold:
                continue
            for mention in claim.dates:
                if mention.value is None or mention.of_statement:
                    continue
                if mention.precision not in ("day", "month") or bounds_a_period(claim.text, mention):
                    continue
                found.setdefault((cluster.id, mention.value), (cluster, claim, mention))
    ranked = sorted(found.values(), key=lambda item: (-item[0].independent, -item[0].centrality))
    chosen: dict[tuple[str, str], tuple[Cluster, Claim, ClaimDate]] = {}
    for cluster, claim, mention in ranked:
        chosen.setdefault((claim.id, str(mention.value)), (cluster, claim, mention))
    kept = sorted(
        list(chosen.values())[: _CHOSEN.whole("longest")],
        key=lambda item: (item[2].value or date.min, item[1].id),
    )
    return tuple(
        TimelineEntry(
            mention.value,
            label(mention, claim, published[claim.document - 1], language)
            + (f" ({language.remark('disputed')})" if _is_disputed(claim, mention, disputed) else ""),
            sentence(cluster, claim),
        )
        for cluster, claim, mention in kept
    )


def _is_disputed(claim: Claim, mention: ClaimDate, disputed: Sequence[tuple[str, str]]) -> bool:
    return any(id_ == claim.id and str(mention.value).startswith(value) for id_, value in disputed)


def bounds_a_period(text: str, mention: ClaimDate) -> bool:
    """Whether a date of `text` only says until when or since when something lasts."""
    return is_lasting(text[: mention.start])


def label(mention: ClaimDate, claim: Claim, published: date | None, language: Language) -> str:
    """«14 October 2017», «March 2015»; planned or doubtful days say so."""
    value = mention.value
    if value is None:
        return mention.quote
    text = language.day(value, mention.precision)
    if published is not None and mention.precision == "day" and value > published:
        return f"{text} ({language.remark('planned')})"
    return f"{text} ({language.remark('doubtful')})" if claim.certainty is Certainty.HEDGES else text
