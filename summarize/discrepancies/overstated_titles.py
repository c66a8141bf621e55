"""Headlines that say more, or more surely, than the bodies below them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from summarize.claims import read_claim
from summarize.clusters import Space
from summarize.records import Certainty, Claim, Discrepancy, Verdict
from summarize.words import content_stems, fold_phrase, says, stem
from translate.datafiles import Chosen, table
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "overstated_titles")


def headline_discrepancies(
    documents: Sequence[TranslatedDocument], space: Space, encoder: SentenceEncoder
) -> Iterable[Discrepancy]:
    """One discrepancy for each title that asserts what its body hedges or denies, or says all where it says
    some.
    """
    for number, translated in enumerate(documents, 1):
        if translated.title is None or not translated.title.segment.text.strip():
            continue
        title = read_claim(number, translated.title, translated)
        if title.certainty in (Certainty.HEDGES, Certainty.DENIES):
            continue
        own = [i for i, claim in enumerate(space.claims) if claim.document == number and not claim.heading]
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
