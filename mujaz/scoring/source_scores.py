"""Each passage and each article by itself: its facts, how the brief uses it, and its scores against references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evaluation.content import Key, loaded_rate, polarity, total, words
from evaluation.errors import ScoringError
from mujaz.scoring.brief_file import Article, BriefFile, Passage
from mujaz.scoring.facts import KINDS, comparison, unsupported_facts

if TYPE_CHECKING:
    from evaluation.records import Scores
    from translate.encoder import SentenceEncoder


@dataclass(frozen=True, slots=True)
class SegmentScores:
    """One translated passage: F of its facts against the Arabic, and its scores against the reference."""

    passage: Passage
    reference: str
    facts: Mapping[str, float]
    wrong: tuple[str, ...]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SourceScores:
    """One article beside the others: how the brief uses it, how it is worded, how its translation scores.

    `summary`: how much of the reference brief's words its translation has, where there is a reference brief.
    """

    article: Article
    words: int
    citations: int
    cited_passages: int
    loaded: float
    polarity: float
    facts: Mapping[str, float]
    similarity: float
    translation: Mapping[str, float]
    summary: Mapping[str, float]


def translation_scores(brief: BriefFile, references: Sequence[Mapping[Key, str]], resamples: int) -> Scores:
    """BLEU, chrF and TER of the passages that every file of references has."""
    from evaluation.metrics import METRICS, metric
    from evaluation.scoring import Options, score

    keys = _referenced(brief, references)
    if not keys:
        raise ScoringError("no sentence has a reference in every file of reference translations")
    hypotheses = [brief.passages[key].translation for key in keys]
    options = Options(
        resamples=resamples,
        test="none",
        documents=[brief.articles[key[0] - 1].id for key in keys],
        per_segment=True,
        allow_empty=True,
    )
    lines = [[reference[key] for key in keys] for reference in references]
    return score({brief.model or "brief": hypotheses}, lines, [metric(name) for name in METRICS], options)


def segment_scores(
    brief: BriefFile, references: Sequence[Mapping[Key, str]], translation: Scores | None
) -> tuple[SegmentScores, ...]:
    """Each passage's scores; `translation` are those of the passages that have references, in their order."""
    order = {key: index for index, key in enumerate(_referenced(brief, references))}
    found = []
    for key, passage in brief.passages.items():
        if not passage.text:
            continue
        counts = {kind: comparison(kind, "ar")(passage.text, passage.translation) for kind in KINDS}
        facts = {kind: 100 * counted.fmeasure for kind, counted in counts.items()}
        scored = {}
        if translation and key in order:
            scored = {one.metric: one.segments[order[key]] for one in translation.systems[0].scores}
        wrong = tuple(unsupported_facts(passage.text, passage.translation))
        reference = references[0].get(key, "") if references else ""
        found.append(SegmentScores(passage, reference, facts, wrong, scored))
    return tuple(found)


def source_scores(
    article: Article,
    brief: BriefFile,
    references: Sequence[Mapping[Key, str]],
    reference_briefs: Sequence[str],
    encoder: SentenceEncoder,
) -> SourceScores:
    """An article's scores; those against references stay empty where there are none."""
    cited = [
        key for statement in brief.statements for key in statement.citations if key[0] == article.document
    ]
    facts = {}
    for kind in KINDS:
        rows = [comparison(kind, "ar")(p.text, p.translation) for p in article.passages if p.text]
        facts[kind] = 100 * total(rows).fmeasure
    vectors = encoder.encode([brief.text, article.english])
    mine = [key for key in _referenced(brief, references) if key[0] == article.document]
    return SourceScores(
        article,
        words(article.english),
        len(cited),
        len(set(cited)),
        loaded_rate(article.english),
        polarity(article.english),
        facts,
        100 * float(vectors[0] @ vectors[1]),
        _of_documents(brief, mine, references),
        _in_source(article, reference_briefs),
    )


def _in_source(article: Article, reference_briefs: Sequence[str]) -> dict[str, float]:
    """ROUGE recall: the share of the best-fitting reference brief's words and word pairs that the article has."""
    if not reference_briefs:
        return {}
    from evaluation.metrics import rouge_metrics

    scored = [
        one.sentence_score(article.english, list(reference_briefs))
        for one in rouge_metrics(["1", "2"], measure="r")
    ]
    return {one.name: float(one.score) for one in scored}


def _of_documents(
    brief: BriefFile, keys: Sequence[Key], references: Sequence[Mapping[Key, str]]
) -> dict[str, float]:
    if not keys:
        return {}
    from evaluation.metrics import METRICS, metric

    hypotheses = [brief.passages[key].translation for key in keys]
    lines = [[reference[key] for key in keys] for reference in references]
    scored = [metric(name).corpus_score(hypotheses, lines) for name in METRICS]
    return {one.name: float(one.score) for one in scored}


def _referenced(brief: BriefFile, references: Sequence[Mapping[Key, str]]) -> list[Key]:
    return [key for key in brief.passages if references and all(key in reference for reference in references)]
