"""Scores a brief's own folder: with nothing but its articles, and with references where there are some."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.attribution import attributes, compare_holders
from evaluation.content import balance, compression, coverage, redundancy
from evaluation.errors import ScoringError
from evaluation.facts import FactCounts, measures
from evaluation.grounding import Entails, Grounding, Key, Statement, ground, grounding_measures
from evaluation.lines import read_lines
from evaluation.measures import Measure
from evaluation.neutrality import loaded_rate, neutrality_measures, polarity, words
from mujaz.brief_file import Article, BriefFile, Passage, read_brief
from mujaz.brief_references import reference_translations
from mujaz.facts import KINDS, comparison, unsupported_facts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True)
class BriefScores:
    """Everything scored of one brief."""

    brief: BriefFile
    measures: tuple[Measure, ...]
    groundings: tuple[Grounding, ...]
    segments: tuple[SegmentScores, ...]
    sources: tuple[SourceScores, ...]
    translation: Scores | None
    summary: Scores | None

    def measure(self, name: str) -> Measure:
        """A measure by its name. Raises KeyError."""
        return {one.name: one for one in self.measures}[name]


def score_brief(
    folder: Path,
    *,
    encoder: SentenceEncoder,
    translations: Sequence[Path] = (),
    briefs: Sequence[Path] = (),
    resamples: int = 1000,
    entails: Entails | None = None,
) -> BriefScores:
    """Scores the brief in `folder`.

    `translations` are JSON Lines of reference translations, `briefs` text files with one brief each.
    Raises ScoringError where a file cannot be read or used.
    """
    brief = read_brief(folder)
    similar = _similarities(encoder, mask=True)
    texts = {key: passage.text for key, passage in brief.passages.items()}
    groundings = ground(brief.statements, texts, similar, unsupported_facts, entails=entails)
    references = reference_translations(translations, brief)
    found = [
        *_brief_fidelity(brief),
        *grounding_measures(groundings),
        *_translation_fidelity(brief),
        *neutrality_measures(brief.text, [article.english for article in brief.articles]),
        *_content(brief, _similarities(encoder, mask=False)),
    ]
    reference_texts = [_whole(path) for path in briefs]
    if reference_texts:
        found += _reference_fidelity(brief, reference_texts)
    translation = _translation(brief, references, resamples) if references else None
    segments = _segments(brief, references, translation)
    return BriefScores(
        brief,
        tuple(found),
        groundings,
        segments,
        tuple(_source(one, brief, references, reference_texts, encoder) for one in brief.articles),
        translation,
        _summary(brief, reference_texts) if reference_texts else None,
    )


def _similarities(encoder: SentenceEncoder, *, mask: bool) -> _Similar:
    return _Similar(encoder, mask)


@dataclass(frozen=True, slots=True)
class _Similar:
    encoder: SentenceEncoder
    mask: bool

    def __call__(self, texts: Sequence[str], passages: Sequence[str]) -> NDArray[np.float32]:
        rows = self.encoder.encode(texts, mask_numbers=self.mask)
        columns = self.encoder.encode(passages, mask_numbers=self.mask)
        return rows @ columns.T


def _fact_measures(group: str, suffix: str, counts: Mapping[str, Sequence[FactCounts]]) -> list[Measure]:
    """F, with precision and recall spelt out, of each kind of fact; counts are summed."""
    found = []
    for kind, rows in counts.items():
        stated, supported = sum(c.stated for c in rows), sum(c.supported for c in rows)
        expected, kept = sum(c.expected for c in rows), sum(c.kept for c in rows)
        precision, recall, fmeasure = measures(stated, supported, expected, kept)
        name = kind + suffix
        said = f"{supported} of {stated} stated are supported"
        held = f"{kept} of {expected} are kept"
        note = "" if stated or expected else "no text states one"
        found += [
            Measure(name, group, 100 * fmeasure, f"{said}; {held}", note=note),
            Measure(f"{name}_precision", group, 100 * precision, said, note=note if not stated else ""),
            Measure(f"{name}_recall", group, 100 * recall, held, note=note if not expected else ""),
        ]
    return found


def _brief_fidelity(brief: BriefFile) -> list[Measure]:
    """The brief's sentences against the Arabic they cite."""
    counts: dict[str, list[FactCounts]] = {kind: [] for kind in (*KINDS, "attribution")}
    for statement, section in zip(brief.statements, brief.sections, strict=True):
        cited = [brief.passages[key] for key in statement.citations]
        for kind in KINDS:
            counts[kind].append(_against_cited(kind, statement, cited))
        # A headline names nobody; who says it stands below it.
        if section != "headline":
            counts["attribution"].append(_attribution(statement, cited))
    return _fact_measures("fidelity of the brief", "", counts)


def _against_cited(kind: str, statement: Statement, cited: Sequence[Passage]) -> FactCounts:
    """Stated facts must stand in some cited passage; expected are those of the passage nearest to them."""
    compare = comparison(kind, "ar")
    joined = compare("\n".join(passage.text for passage in cited), statement.text)
    alone = [compare(passage.text, statement.text) for passage in cited] or [joined]
    nearest = max(alone, key=lambda c: (c.kept - (c.expected - c.kept), c.kept))
    return FactCounts(joined.stated, joined.supported, nearest.expected, nearest.kept)


def _attribution(statement: Statement, cited: Sequence[Passage]) -> FactCounts:
    """A sentence resting only on quoted statements must say whose; one that says whose must rest on one."""
    known = [passage.attributed for passage in cited if passage.attributed is not None]
    if not known:
        return FactCounts(0, 0, 0, 0)
    says, some, every = attributes(statement.text), any(p.partly for p in cited), all(known)
    return FactCounts(int(says), int(says and some), int(every), int(every and says))


def _translation_fidelity(brief: BriefFile) -> list[Measure]:
    counts = {
        kind: [
            comparison(kind, "ar")(passage.text, passage.translation)
            for passage in brief.passages.values()
            if passage.text
        ]
        for kind in KINDS
    }
    return _fact_measures("fidelity of the translations", "_translated", counts)


def _reference_fidelity(brief: BriefFile, references: Sequence[str]) -> list[Measure]:
    """The brief's facts against those of the reference brief that agrees best."""
    counts = {}
    for kind in (*KINDS, "attribution"):
        compare = compare_holders if kind == "attribution" else comparison(kind, "en")
        rows = [compare(reference, brief.text) for reference in references]
        counts[kind] = [
            max(rows, key=lambda c: _rank(measures(c.stated, c.supported, c.expected, c.kept)[2]))
        ]
    return _fact_measures("fidelity against the reference briefs", "_reference", counts)


def _rank(value: float) -> float:
    return -1.0 if math.isnan(value) else value


def _content(brief: BriefFile, similar: _Similar) -> list[Measure]:
    cited = {key for statement in brief.statements for key in statement.citations}
    english = [article.english for article in brief.articles]
    body = [statement.text for statement in brief.statements[1:]]
    return [
        coverage(brief.topics, cited),
        coverage(brief.topics, cited, least=1),
        balance(_citations(brief), len(brief.articles)),
        redundancy(body, similar),
        compression(brief.text, english),
    ]


def _citations(brief: BriefFile) -> Counter[int]:
    return Counter(key[0] for statement in brief.statements for key in statement.citations)


def _translation(brief: BriefFile, references: Sequence[Mapping[Key, str]], resamples: int) -> Scores:
    """BLEU, chrF and TER of the passages that every file of references has."""
    from evaluation.scoring import Options, score
    from evaluation.translation import METRICS, metric

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


def _referenced(brief: BriefFile, references: Sequence[Mapping[Key, str]]) -> list[Key]:
    return [key for key in brief.passages if references and all(key in reference for reference in references)]


def _segments(
    brief: BriefFile, references: Sequence[Mapping[Key, str]], translation: Scores | None
) -> tuple[SegmentScores, ...]:
    order = {key: index for index, key in enumerate(_referenced(brief, references))}
    found = []
    for key, passage in brief.passages.items():
        if not passage.text:
            continue
        counts = {kind: comparison(kind, "ar")(passage.text, passage.translation) for kind in KINDS}
        facts = {
            kind: 100 * measures(c.stated, c.supported, c.expected, c.kept)[2] for kind, c in counts.items()
        }
        scored = {}
        if translation and key in order:
            scored = {one.metric: one.segments[order[key]] for one in translation.systems[0].scores}
        wrong = tuple(unsupported_facts(passage.text, passage.translation))
        reference = references[0].get(key, "") if references else ""
        found.append(SegmentScores(passage, reference, facts, wrong, scored))
    return tuple(found)


def _source(
    article: Article,
    brief: BriefFile,
    references: Sequence[Mapping[Key, str]],
    reference_briefs: Sequence[str],
    encoder: SentenceEncoder,
) -> SourceScores:
    cited = [
        key for statement in brief.statements for key in statement.citations if key[0] == article.document
    ]
    facts = {}
    for kind in KINDS:
        rows = [comparison(kind, "ar")(p.text, p.translation) for p in article.passages if p.text]
        sums = [sum(getattr(c, name) for c in rows) for name in ("stated", "supported", "expected", "kept")]
        facts[kind] = 100 * measures(*sums)[2]
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
    from evaluation.rouge import rouge_metrics

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
    from evaluation.translation import METRICS, metric

    hypotheses = [brief.passages[key].translation for key in keys]
    lines = [[reference[key] for key in keys] for reference in references]
    scored = [metric(name).corpus_score(hypotheses, lines) for name in METRICS]
    return {one.name: float(one.score) for one in scored}


def _summary(brief: BriefFile, references: Sequence[str]) -> Scores:
    from evaluation.memog import graph_metrics
    from evaluation.rouge import rouge_metrics
    from evaluation.scoring import Options, score

    metrics = [*rouge_metrics(tokenize="unicode"), *graph_metrics()]
    lines = [[reference] for reference in references]
    return score({"brief": [brief.text]}, lines, metrics, Options(test="none", allow_empty=True))


def _whole(path: Path) -> str:
    text = "\n".join(read_lines(path)).strip()
    if not text:
        raise ScoringError(f"{path} has no text; a reference brief must say something")
    return text
