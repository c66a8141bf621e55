"""The brief's headline: a title no stronger than the bodies it rests on, or else the best supported
sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.claims import read_claim
from summarize.framing import load
from summarize.records import BriefSentence, Certainty, Claim, Cluster, Ledger
from summarize.tokens import content, tokenise
from summarize.voice import rendered
from translate.records import TranslatedDocument

# How much of a title's meaning-bearing words a body sentence must have to stand for it.
_BACKED = 0.5
_LONGEST = 32

Sentence = Callable[[Cluster, Claim], BriefSentence]


def choose_headline(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    ranked: Sequence[tuple[Cluster, Claim]],
    sentence: Sentence,
) -> BriefSentence:
    """A trusted, neutral title that a well supported body sentence backs, cited to that sentence; failing
    that, the best supported trusted sentence that is short enough; failing that, the best ranked one with its
    warnings.
    """
    stronger = {
        account.document
        for found in ledger.discrepancies
        if found.verdict == "headline stronger than body"
        for account in found.accounts
    }
    for cluster, backing in ranked:
        if cluster.independent < min(2, len(documents)) or not backing.trusted:
            continue
        for number in cluster.sources:
            titled = _title(number, documents[number - 1])
            if titled is None or number in stronger or load(titled.text):
                continue
            claim = next((c for c in cluster.claims if _backs(titled, c)), None)
            if claim is not None:
                body = sentence(cluster, claim)
                text, warnings = rendered(titled)
                return BriefSentence(
                    text, body.citations, body.support, body.documents, titled.holder, titled.certainty,
                    titled.quality, warnings, cluster.id,
                )  # fmt: skip
    bodies = [(cluster, face) for cluster, face in ranked if not face.heading and not face.duplicate_of]
    short = [
        (cluster, face)
        for cluster, face in bodies
        if face.trusted and 5 <= len(face.translation.split()) <= _LONGEST and load(face.text) < 2
    ]
    trusted = [(cluster, face) for cluster, face in bodies if face.trusted]
    cluster, face = (short or trusted or bodies or list(ranked))[0]
    return sentence(cluster, face)


def _title(number: int, translated: TranslatedDocument) -> Claim | None:
    if translated.title is None or not translated.title.trusted or not translated.title.text.strip():
        return None
    return read_claim(number, translated.title, translated)


def _backs(title: Claim, claim: Claim) -> bool:
    """Whether a body sentence says what the title says, at least as surely, in the same article."""
    if claim.document != title.document or claim.heading:
        return False
    doubtful = (Certainty.HEDGES, Certainty.DENIES)
    if claim.certainty in doubtful and title.certainty not in doubtful:
        return False
    words = {token.stem for token in content(tokenise(title.text))}
    own = {token.stem for token in content(tokenise(claim.text))}
    return len(words & own) >= _BACKED * len(words)
