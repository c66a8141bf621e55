"""Headlines that say more surely what their article's body says with doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summarize.claims import read_claim
from summarize.cluster import Space
from summarize.records import Account, Certainty, Claim, Discrepancy
from summarize.tokens import content, tokenise
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

_ALIKE = 0.42


def headline_discrepancies(
    documents: Sequence[TranslatedDocument], space: Space, encoder: SentenceEncoder
) -> Iterable[Discrepancy]:
    """One discrepancy for each title that asserts what the sentences it is about only hedge or deny."""
    for number, translated in enumerate(documents, 1):
        if translated.title is None or not translated.title.segment.text.strip():
            continue
        title = read_claim(number, translated.title, translated)
        if title.certainty in (Certainty.HEDGES, Certainty.DENIES):
            continue
        own = [i for i, claim in enumerate(space.claims) if claim.document == number and not claim.heading]
        about = _about(title, own, space, encoder)
        if not about:
            continue
        doubted = [claim for claim in about if claim.certainty in (Certainty.HEDGES, Certainty.DENIES)]
        if doubted and doubted[0] is about[0]:
            yield Discrepancy(
                "",
                "certainty",
                "Is what the headline says certain?",
                "headline stronger than body",
                (
                    Account(number, 0, title.text, title.translation, "asserted in the headline"),
                    Account(
                        number, doubted[0].segment, doubted[0].text, doubted[0].translation,
                        "hedged in the body" if doubted[0].certainty is Certainty.HEDGES else "denied in the body",
                        "", doubted[0].holder,
                    ),
                ),
                "The headline states as fact what the article itself puts with doubt.",
            )  # fmt: skip


def _about(title: Claim, own: Sequence[int], space: Space, encoder: SentenceEncoder) -> list[Claim]:
    """The body's sentences that the title is about, likest first."""
    vector = encoder.encode([title.text], mask_numbers=True)[0]
    words = {token.stem for token in content(tokenise(title.text))}
    scored = []
    for index in own:
        shared = len(words & space.words[index]) / max(len(words), 1)
        score = 0.65 * float(space.vectors[index] @ vector) + 0.35 * shared
        if score >= _ALIKE:
            scored.append((-score, index))
    return [space.claims[index] for _, index in sorted(scored)]
