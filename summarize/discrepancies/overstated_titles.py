"""Headlines that say more, or more surely, than the bodies below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from summarize.claims import bounds, claim_figures, counted_noun, read_claim, shown_value
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

# Nouns that say what became of the counted.
_TELLING = ("dead*", "injured*", "missing people*", "bodies-")
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
    """Counts and sums of a title that are more than its article has of the same thing, alone or together.

    Only where the title says what became of the counted, or what the sum is for, and the article says the same of less.
    """
    told = [(claim, one) for claim in body for one in claim_figures(claim.text, anchor=published, loose=True)]
    values = {value for _, one in told for value in (one.value, one.high)}
    values |= {
        value
        for (_, a), (_, b) in combinations(told, 2)
        if a.unit == b.unit
        for value in (a.value + b.value, abs(a.value - b.value))
    }
    for figure in title.figures:
        if not _is_told_of(title, figure):
            continue
        same = [
            (claim, one)
            for claim, one in told
            if (one.noun, one.unit, one.part) == (figure.noun, figure.unit, figure.part)
            and not _of_other_years(claim, published)
        ]
        least = _least(figure)
        if figure.value in values or sum(_most(one) for _, one in same) >= least:
            continue
        for claim, one in same:
            asked = _asked(title, figure, claim, one)
            if asked and one.value * _CHOSEN("size") >= least:
                yield Discrepancy(
                    "",
                    "number",
                    asked,
                    Verdict.OVERSTATED,
                    (
                        title.account(shown_value(figure), "", qualifier=figure.qualifier),
                        claim.account(shown_value(one), claim.holder_at(one.start), qualifier=one.qualifier),
                    ),
                    "The headline's number is more than the article's.",
                )
                break


def _asked(title: Claim, figure: ClaimFigure, body: Claim, other: ClaimFigure) -> str:
    """The question that both answer; "" where they may be of two things."""
    if figure.kind == Kind.MONEY:
        return thing_asked([title.text, body.text], "money", figure.unit)
    if figure.role == other.role != "" or figure.noun in _TELLING:
        return count_question([figure, other], figure.role)
    return count_question([figure, other], "") if figure.kind == Kind.INDEFINITE else ""


def _is_told_of(title: Claim, figure: ClaimFigure) -> bool:
    """Whether a title says of a number what it counts, right behind it (no flight 418, no «شارع الستين»), and the number is one
    that an article does not tell by naming each («ضابط وجنديان»).
    """
    if figure.kind == Kind.MONEY:
        return True
    behind = [token for token in tokenise(title.text[figure.end :])[:2] if token.key != "من"]
    named = bool(behind) and counted_noun(behind[0])[0] == figure.noun != ""
    many = figure.kind == Kind.INDEFINITE or figure.value >= _CHOSEN("many")
    return figure.kind in _COUNTED and named and many and not figure.quote.startswith("ال")


def _least(figure: ClaimFigure) -> float:
    """The least that a title's figure says: "hundreds" are two hundred, and a round number is rounded."""
    low, _ = bounds(figure)
    if figure.kind == Kind.INDEFINITE:
        return 2 * low
    return low if figure.qualifier else low * (1 - _CHOSEN("rounded"))


def _most(figure: ClaimFigure) -> float:
    """The most that an article's figure says."""
    high = (
        figure.value * _CHOSEN("more_than")
        if figure.qualifier in ("more than", "at least")
        else bounds(figure)[1]
    )
    return min(high, 10 * figure.value)


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
