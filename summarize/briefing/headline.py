"""The brief's headline: a title no stronger than the bodies it rests on, or else the best supported
sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from summarize.briefing.voice import opens_with_pronoun, rendered
from summarize.claims import read_claim
from summarize.framing import load
from summarize.records import BriefSentence, Certainty, Citation, Claim, Cluster, Ledger
from summarize.words import content_stems
from translate.datafiles import Chosen
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "headline")

_LEANING = re.compile(
    r"\W*(?:however|but|meanwhile|moreover|furthermore|in addition|also|this|these|that|those|while|although|and|then|"
    r"therefore|thus|instead|for (?:his|her|its|their) part|on the other hand|in (?:turn|contrast)|to that end)\b",
    re.IGNORECASE,
)

Sentence = Callable[[Cluster, Claim], BriefSentence]


def choose_headline(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    ranked: Sequence[tuple[Cluster, Claim]],
    sentence: Sentence,
    asked: BriefSentence | None = None,
) -> BriefSentence:
    """A trusted, neutral title that a well supported body sentence backs, cited to itself and to that sentence.

    Failing that, the best ranked trusted sentence that stands by itself and is short enough: one of two independent
    sources before one of a single source, and one of few words before a long one. `asked`, the question that the
    accounts answer differently, comes before a single source. Failing all, the best ranked sentence with its
    warnings. It ends without a full stop, as headlines do.
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
                cited = (Citation(number, 0, 0, len(titled.text), titled.text), *body.citations)
                return BriefSentence(
                    _unstopped(text), cited, body.support, body.documents, titled.holder, titled.certainty,
                    titled.quality, warnings, cluster.id,
                )  # fmt: skip
    bodies = [(cluster, face) for cluster, face in ranked if face.first_told]
    trusted = [(cluster, face) for cluster, face in bodies if face.trusted]
    alone = [(cluster, face) for cluster, face in trusted if _stands_alone(face)]
    calm = [(cluster, face) for cluster, face in alone if load(face.text) < 2]
    shared = [
        (c, face)
        for c, face in calm
        if c.independent >= 2
        and _of_length(face, _CHOSEN.whole("longest"))
        and sentence(c, face).support >= 2
    ]
    disputed = {a.place for found in ledger.discrepancies for a in found.accounts}
    # What is disputed may head the page only as somebody's word.
    short = [
        (c, face)
        for c, face in calm
        if _of_length(face, _CHOSEN.whole("longest")) and (face.holder or face.place not in disputed)
    ]
    if asked is not None and not shared:
        return asked
    glances = [
        [(c, face) for c, face in told if _of_length(face, _CHOSEN.whole("short"))]
        for told in (shared, short)
    ]
    cluster, face = next(filter(None, (*glances, shared, short, alone, trusted, bodies, list(ranked))))[0]
    told = sentence(cluster, face)
    return replace(told, text=_unstopped(told.text))


def _of_length(claim: Claim, most: int) -> bool:
    return 5 <= len(claim.translation.split()) <= most


def _stands_alone(claim: Claim) -> bool:
    """Whether a sentence names who speaks and of what, without the sentence before it, its quotations whole."""
    if claim.translation.count('"') % 2:
        return False
    leans = opens_with_pronoun(claim.translation) or bool(_LEANING.match(claim.translation))
    return not leans and not any(a.continued for a in claim.attributions)


def _unstopped(text: str) -> str:
    """Without the full stop at the end; an ellipsis or an abbreviation ("U.S.") keeps its own."""
    bare = text.rstrip()
    stopped = bare.endswith(".") and not bare.endswith("..") and "." not in bare.split()[-1][:-1]
    return bare[:-1] if stopped else bare


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
    words = content_stems(title.text)
    own = content_stems(claim.text)
    return len(words & own) >= _CHOSEN("backed") * len(words)
