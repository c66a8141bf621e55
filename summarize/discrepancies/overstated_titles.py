"""Headlines that say more, or more surely, than the bodies below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from summarize.claims import DAYS, bounds, claim_figures, counted_noun, read_claim, shown_value
from summarize.clusters import Space
from summarize.discrepancies.count_questions import count_question
from summarize.pairing import thing_asked
from summarize.records import Certainty, Claim, ClaimFigure, Discrepancy, Verdict
from summarize.words import content_stems, fold_phrase, says, stem, tokenise
from translate.datafiles import Chosen, table
from translate.encoder import SentenceEncoder
from translate.fidelity.figures import Kind
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "overstated_titles")

# Characters behind a sum in which its currency stands.
_CURRENCY = 12
_COUNTED = (Kind.COUNT, Kind.MONEY, Kind.INDEFINITE, Kind.RANGE)


def headline_discrepancies(
    documents: Sequence[TranslatedDocument], space: Space, encoder: SentenceEncoder
) -> Iterable[Discrepancy]:
    """One discrepancy for each title that asserts what its body hedges or denies, says all where it says some, or gives a
    number that its body puts otherwise.
    """
    for number, translated in enumerate(documents, 1):
        if translated.title is None or not translated.title.segment.text.strip():
            continue
        title = read_claim(number, translated.title, translated)
        if title.certainty in (Certainty.HEDGES, Certainty.DENIES):
            continue
        own = [i for i, claim in enumerate(space.claims) if claim.document == number and not claim.heading]
        yield from _numbers(title, [space.claims[i] for i in own], space.published.get(number))
        related = _about(title, own, space, encoder)
        about = [claim for score, claim in related if score >= _CHOSEN("alike")]
        if about and about[0].certainty in (Certainty.HEDGES, Certainty.DENIES):
            how = "hedged" if about[0].certainty is Certainty.HEDGES else "denied"
            yield _stronger(
                title, about[0], "certainty", "Is what the headline says certain?",
                "asserted in the headline", f"{how} in the body",
                "The headline states as fact what the article itself puts with doubt.",
            )  # fmt: skip
        elif _says(title.text, "total"):
            limiting = _limiting(title, [claim for score, claim in related if score >= _CHOSEN("related")])
            if limiting is not None:
                yield _stronger(
                    title, limiting, "certainty", "Does it hold for all of it, as the headline says?",
                    "asserted in the headline", "limited in the body",
                    "The headline says all of it; the article itself says part.",
                )  # fmt: skip


def _numbers(title: Claim, body: Sequence[Claim], published: date | None) -> Iterable[Discrepancy]:
    """Counts and sums of a title whose article has no such number, but another of the same thing and nothing that adds up."""
    told = [(claim, one) for claim in body for one in claim_figures(claim.text, anchor=published, loose=True)]
    values = {value for _, one in told for value in (one.value, one.high)}
    values |= {a.value + b.value for (_, a), (_, b) in combinations(told, 2) if a.unit == b.unit}
    for figure in title.figures:
        if not _is_told_of(title, figure):
            continue
        same = [
            (claim, one)
            for claim, one in told
            if (one.noun, one.unit, one.part) == (figure.noun, figure.unit, figure.part)
            and not _of_other_years(claim, published)
            and (one.kind != Kind.MONEY or _share_a_thing(title, figure, claim, one))
            and _of_one_size(figure, one)
        ]
        low, high = _meant(figure)
        if figure.value in values or any(low <= b and a <= high for a, b in (_meant(one) for _, one in same)):
            continue
        # The one that is nearest to what the title says of it.
        near = sorted(same, key=lambda each: (each[1].role != figure.role, each[0].segment))
        for claim, one in near[:1]:
            yield Discrepancy(
                "",
                "number",
                _asked(title, figure, claim, one),
                Verdict.OVERSTATED,
                (
                    title.account(shown_value(figure), "", qualifier=figure.qualifier),
                    claim.account(shown_value(one), claim.holder_at(one.start), qualifier=one.qualifier),
                ),
                "The headline's number is not the article's.",
            )


def _asked(title: Claim, figure: ClaimFigure, body: Claim, other: ClaimFigure) -> str:
    if figure.kind == Kind.MONEY and (asked := thing_asked([title.text, body.text], "money", figure.unit)):
        return asked
    return count_question([figure, other], figure.role)


def _is_told_of(title: Claim, figure: ClaimFigure) -> bool:
    """Whether a title says of a number what it counts, right behind it: no flight 418, no «شارع الستين»; times apart."""
    if figure.kind == Kind.MONEY:
        return True
    behind = [token for token in tokenise(title.text[figure.end :])[:2] if token.key != "من"]
    named = bool(behind) and counted_noun(behind[0])[0] == figure.noun != ""
    return figure.kind in _COUNTED and named and figure.unit not in DAYS and not figure.quote.startswith("ال")


def _share_a_thing(title: Claim, figure: ClaimFigure, body: Claim, other: ClaimFigure) -> bool:
    """Whether what stands around two sums has a word in common besides the sums themselves: many sums share a currency."""
    without = content_stems(f"{figure.quote} {other.quote} {title.text[figure.end :][:_CURRENCY]}")
    return bool((content_stems(title.text) & content_stems(body.text)) - without)


def _of_one_size(figure: ClaimFigure, other: ClaimFigure) -> bool:
    """Whether two figures can be of one thing by their size; "hundreds" of a headline may be any number."""
    low, high = sorted((figure.value, other.value))
    return figure.kind == Kind.INDEFINITE or high <= _CHOSEN("size") * low


def _meant(figure: ClaimFigure) -> tuple[float, float]:
    """The least and the greatest value that a figure of a title or its body allows: "hundreds" are two hundred at least, and a
    title rounds.
    """
    low, high = bounds(figure)
    if figure.kind == Kind.INDEFINITE:
        return 2 * low, high
    if figure.qualifier in ("more than", "at least"):
        high = figure.value * _CHOSEN("more_than")
    return low * (1 - _CHOSEN("rounded")), high * (1 + _CHOSEN("rounded"))


def _of_other_years(claim: Claim, published: date | None) -> bool:
    years = {one.value.year for one in claim.dates if one.value}
    return published is not None and bool(years) and max(years) < published.year


def _stronger(
    title: Claim, body: Claim, kind: str, question: str, above: str, below: str, why: str
) -> Discrepancy:
    accounts = title.account(above, ""), body.account(below, body.holder)
    return Discrepancy("", kind, question, Verdict.OVERSTATED, accounts, why)


def _limiting(title: Claim, related: Sequence[Claim]) -> Claim | None:
    """The sentence that limits what the title says of everything; None where the body says it of everything
    too.
    """
    words = content_stems(title.text) - _stems("total")
    for claim in related:
        own = content_stems(claim.text)
        if _says(claim.text, "total") and len(words & own) >= max(2, len(words) // 2):
            return None
    return next((claim for claim in related if _says(claim.text, "partial")), None)


@cache
def _phrases(kind: str) -> tuple[str, ...]:
    return tuple(fold_phrase(phrase) for phrase in table(__package__, "totality.toml")[kind])


def _stems(kind: str) -> set[str]:
    return {stem(word) for phrase in _phrases(kind) for word in phrase.split()}


def _says(text: str, kind: str) -> bool:
    return says(text, _phrases(kind))


def _about(
    title: Claim, own: Sequence[int], space: Space, encoder: SentenceEncoder
) -> list[tuple[float, Claim]]:
    """The body's sentences by how much they are about what the title says, likest first."""
    vector = encoder.encode([title.text], mask_numbers=True)[0]
    words = content_stems(title.text)
    scored = []
    for index in own:
        shared = len(words & space.words[index]) / max(len(words), 1)
        scored.append(
            (_CHOSEN("meaning") * float(space.vectors[index] @ vector) + _CHOSEN("words") * shared, index)
        )
    return [
        (score, space.claims[index]) for score, index in sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    ]
