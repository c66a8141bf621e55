"""How alike the sources' summaries and the brief are: ROUGE and the sentence encoder's cosine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summarize.records import Claim, Comparison, Matrix, Similarity
from translate.encoder import SentenceEncoder

BRIEF = "brief"
_VARIANTS = ("1", "2", "L")


def summary_similarity(
    comparison: Comparison, brief: str, *, translated: bool, encoder: SentenceEncoder
) -> Similarity:
    """Compares each source's summary with every other and with the brief, in English, or in Arabic if nothing
    was translated.

    `brief`: its text; where it is empty the comparison's joint sentences stand for it. Every measure is
    symmetric, 0–100, 100 on the diagonal.
    """

    def text(claims: Sequence[Claim]) -> str:
        return "\n".join((claim.translation if translated else claim.text).strip() for claim in claims)

    texts = [text(summary.sentences) for summary in comparison.summaries]
    texts.append(brief.strip() or text(comparison.joint))
    measures, signatures = _rouge(texts, "rouge-score" if translated else "arabic")
    vectors = encoder.encode(texts)
    measures["cosine"] = _matrix(texts, lambda i, j: 100 * float(vectors[i] @ vectors[j]))
    signatures["cosine"] = "Universal Sentence Encoder multilingual v3, cosine of whole summaries"
    labels = (*(str(summary.document) for summary in comparison.summaries), BRIEF)
    return Similarity(labels, "en" if translated else "ar", measures, signatures)


def _rouge(texts: Sequence[str], tokens: str) -> tuple[dict[str, Matrix], dict[str, str]]:
    from evaluation.metrics import ROUGE
    from evaluation.text import tokenizer

    measures, signatures = {}, {}
    for variant in _VARIANTS:
        metric = ROUGE(variant, tokenizer=tokenizer(tokens, stem=True))

        def score(i: int, j: int, metric: ROUGE = metric) -> float:
            return float(metric.sentence_score(texts[i], [texts[j]]).score)

        name = f"ROUGE-{variant}"
        measures[name] = _matrix(texts, score)
        signatures[name] = metric.get_signature().format()
    return measures, signatures


def _matrix(texts: Sequence[str], score: Callable[[int, int], float]) -> Matrix:
    """Each pair scored once; F-measures and cosines are symmetric. An empty text is like nothing."""
    size = len(texts)
    rows = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i, size):
            if texts[i].strip() and texts[j].strip():
                value = 100.0 if i == j else round(min(max(score(i, j), 0.0), 100.0), 1)
                rows[i][j] = rows[j][i] = value
    return tuple(map(tuple, rows))
