"""Scores a brief's own folder: with nothing but its articles, and with references where there are some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.content import (
    Entails,
    Grounding,
    Measure,
    balance,
    compression,
    coverage,
    ground,
    grounding_measures,
    neutrality_measures,
    redundancy,
)
from evaluation.errors import ScoringError
from evaluation.lines import read_lines
from mujaz.scoring.brief_fidelity import brief_fidelity, reference_fidelity, translation_fidelity
from mujaz.scoring.brief_file import BriefFile, read_brief
from mujaz.scoring.brief_references import reference_translations
from mujaz.scoring.facts import unsupported_facts
from mujaz.scoring.source_scores import (
    SegmentScores,
    SourceScores,
    segment_scores,
    source_scores,
    translation_scores,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from evaluation.records import Scores
    from translate.encoder import SentenceEncoder


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
    similar = _Similar(encoder, mask=True)
    texts = {key: passage.text for key, passage in brief.passages.items()}
    groundings = ground(brief.statements, texts, similar, unsupported_facts, entails=entails)
    references = reference_translations(translations, brief)
    found = [
        *brief_fidelity(brief),
        *grounding_measures(groundings),
        *translation_fidelity(brief),
        *neutrality_measures(brief.text, [article.english for article in brief.articles]),
        *_content(brief, _Similar(encoder, mask=False)),
    ]
    reference_texts = [_whole(path) for path in briefs]
    if reference_texts:
        found += reference_fidelity(brief, reference_texts)
    translation = translation_scores(brief, references, resamples) if references else None
    segments = segment_scores(brief, references, translation)
    return BriefScores(
        brief,
        tuple(found),
        groundings,
        segments,
        tuple(source_scores(one, brief, references, reference_texts, encoder) for one in brief.articles),
        translation,
        _summary(brief, reference_texts) if reference_texts else None,
    )


@dataclass(frozen=True, slots=True)
class _Similar:
    encoder: SentenceEncoder
    mask: bool

    def __call__(self, texts: Sequence[str], passages: Sequence[str]) -> NDArray[np.float32]:
        rows = self.encoder.encode(texts, mask_numbers=self.mask)
        columns = self.encoder.encode(passages, mask_numbers=self.mask)
        return rows @ columns.T


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


def _summary(brief: BriefFile, references: Sequence[str]) -> Scores:
    from evaluation.metrics import graph_metrics, rouge_metrics
    from evaluation.scoring import Options, score

    metrics = [*rouge_metrics(tokenize="unicode"), *graph_metrics()]
    lines = [[reference] for reference in references]
    return score({"brief": [brief.text]}, lines, metrics, Options(test="none", allow_empty=True))


def _whole(path: Path) -> str:
    text = "\n".join(read_lines(path)).strip()
    if not text:
        raise ScoringError(f"{path} has no text; a reference brief must say something")
    return text
