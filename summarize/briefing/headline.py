"""The brief's headline: of the event's core, a title that no body is weaker than, or else a core sentence cut short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from summarize.briefing.desk import Desk
from summarize.briefing.language import Language
from summarize.claims import read_claim
from summarize.framing import load
from summarize.records import BriefSentence, Certainty, Citation, Claim, Cluster, Ledger, Verdict
from summarize.words import content_stems
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder
from translate.records import TranslatedDocument

_CHOSEN = Chosen(__package__, "headline")


def choose_headline(
    ledger: Ledger,
    documents: Sequence[TranslatedDocument],
    desk: Desk,
    encoder: SentenceEncoder,
    asked: BriefSentence | None = None,
) -> BriefSentence:
    """A trusted, neutral title that tells the event's core and that a sentence of its own body backs.

    Of those the one nearest to what the other articles tell as core; a figure in it that accounts dispute is followed by
    "accounts differ". Failing that, `asked`, the question that the accounts answer differently; then the likeliest core
    sentence, cut to a headline's length where it can be. Failing all, the best ranked sentence with its warnings. It
    ends without a full stop, as headlines do.
    """
    core = _core(ledger, desk)
    for alike in (_CHOSEN("alike"), _CHOSEN("loosely_alike")):
        titles = [
            (score, told)
            for number, translated in enumerate(documents, 1)
            if (told := _title_told(number, translated, ledger, desk, encoder, alike)) is not None
            and (score := _score(number, told, core, encoder, desk.language)) is not None
        ]
        if titles:
            return max(titles, key=lambda one: one[0])[1]
    ranked = desk.ranked()
    bodies = [(cluster, face) for cluster, face in ranked if face.first_told]
    trusted = [(cluster, face) for cluster, face in bodies if face.trusted]
    alone = [(c, face) for c, face in trusted if desk.language.stands_alone(face)]
    telling = [
        (c, face) for c, face in alone if desk.core(face) >= _CHOSEN("core") and not desk.is_background(face)
    ]
    calm = [
        (c, face)
        for c, face in (telling or alone)
        if desk.is_calm(face) and len(desk.language.text(face).split()) >= _CHOSEN.whole("least_words")
    ]
    # What is disputed may head the page only as somebody's word.
    sure = [(c, face) for c, face in calm if face.holder or not desk.is_contested(face)]
    if asked is not None and not any(desk.sentence(c, face).support >= 2 for c, face in sure):
        return asked
    if sure or calm:
        cluster, face = max(sure or calm, key=lambda one: desk.core(one[1]) + _carried(one[0]))
    else:
        cluster, face = next(filter(None, (alone, trusted, bodies, list(ranked))))[0]
    told = desk.sentence(cluster, face)
    most, least = _CHOSEN.whole("title_words"), _CHOSEN.whole("least_cut")
    return replace(told, text=desk.language.cut(told.text, most, least))


def _title_told(
    number: int,
    translated: TranslatedDocument,
    ledger: Ledger,
    desk: Desk,
    encoder: SentenceEncoder,
    alike: float,
) -> BriefSentence | None:
    """A title with the sentence of its body that backs it best; None where it cannot head the brief."""
    title = _title(number, translated, desk)
    if title is None or not desk.tells(title) or load(title.text) or _is_stronger(number, ledger):
        return None
    backing = [
        (cluster, claim)
        for cluster in ledger.clusters
        for claim in cluster.claims
        if claim.trusted and claim.document == number and claim.first_told
    ]
    if not backing:
        return None
    near = desk.vectors([claim for _, claim in backing]) @ encoder.encode([title.text], mask_numbers=True)[0]
    cluster, claim = backing[int(near.argmax())]
    if not _backs(title, claim, near=float(near.max()), alike=alike):
        return None
    body = desk.sentence(cluster, claim)
    text, warnings = desk.language.rendered(title)
    text = desk.language.unlabelled(text)
    if _disputed_figure(title, ledger):
        text += desk.language.differing_title
    cited = (Citation(number, 0, 0, len(title.text), title.text), *body.citations)
    return BriefSentence(
        text, cited, body.support, body.documents, title.holder, title.certainty,
        title.quality, warnings, cluster.id,
    )  # fmt: skip


@dataclass(frozen=True)
class _Core:
    """The claims first told: their article, chance to be core, meaning (claims, dimensions), and words by article."""

    articles: np.ndarray
    weights: np.ndarray
    vectors: np.ndarray
    stems: Mapping[int, frozenset[str]]


def _core(ledger: Ledger, desk: Desk) -> _Core:
    claims = [claim for cluster in ledger.clusters for claim in cluster.claims if claim.first_told]
    stems: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        stems[claim.document] |= content_stems(claim.text)
    return _Core(
        np.array([claim.document for claim in claims]),
        np.array([desk.core(claim) for claim in claims]),
        desk.vectors(claims),
        {number: frozenset(found) for number, found in stems.items()},
    )


def _score(
    number: int, told: BriefSentence, core: _Core, encoder: SentenceEncoder, language: Language
) -> float | None:
    """How near a title is to what all articles tell as core, less for what makes a poor headline."""
    if told.text.endswith(language.question_mark):
        return None
    near = core.vectors @ encoder.encode([told.citations[0].quote], mask_numbers=True)[0]
    others, weights = core.articles != number, core.weights
    if others.any() and weights[others].sum() > 0:
        weights = np.where(others, weights, 0.0)
    score = float((near * weights).sum() / max(weights.sum(), 1e-9))
    words = len(told.text.split())
    if told.text.endswith(language.differing_title):
        score -= _CHOSEN("disputed")
    if words > _CHOSEN.whole("title_words") or words < _CHOSEN.whole("least_words"):
        score -= _CHOSEN("length")
    if any(mark in told.text for mark in language.quotation_marks) or told.holder:
        score -= _CHOSEN("quoted")
    stems = content_stems(told.citations[0].quote)
    elsewhere = frozenset().union(*(found for at, found in core.stems.items() if at != number))
    shared = len(stems & elsewhere) / max(len(stems), 1) if elsewhere else 0.0
    return score + _CHOSEN("shared") * shared


def _is_stronger(number: int, ledger: Ledger) -> bool:
    return any(
        account.document == number
        for found in ledger.discrepancies
        if found.verdict == Verdict.OVERSTATED
        for account in found.accounts
    )


def _disputed_figure(title: Claim, ledger: Ledger) -> bool:
    """Whether a figure of the title is one that accounts of another number stand against."""
    values = {figure.value for figure in title.figures}
    for found in ledger.discrepancies:
        if found.kind != "number" or found.verdict == Verdict.PRECISION:
            continue
        told = {
            account.value.replace(",", "") for account in found.accounts if account.document == title.document
        }
        if any(_number(value) in values for value in told):
            return True
    return False


def _number(value: str) -> float | None:
    first = value.split(" ")[0]
    return float(first) if first.replace(".", "", 1).isdigit() else None


def _carried(cluster: Cluster) -> float:
    return _CHOSEN("carried") * float(np.log2(max(cluster.independent, 1)))


def _title(number: int, translated: TranslatedDocument, desk: Desk) -> Claim | None:
    if translated.title is None or not translated.title.trusted:
        return None
    title = read_claim(number, translated.title, translated)
    return title if desk.language.text(title) else None


def _backs(title: Claim, claim: Claim, *, near: float, alike: float) -> bool:
    """Whether a body sentence says what the title says, at least as surely: by the cosine of the two or their words."""
    doubtful = (Certainty.HEDGES, Certainty.DENIES)
    if claim.certainty in doubtful and title.certainty not in doubtful:
        return False
    words = content_stems(title.text)
    own = content_stems(claim.text)
    return near >= alike or len(words & own) >= _CHOSEN("backed") * len(words)
