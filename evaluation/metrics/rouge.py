"""ROUGE as sacrebleu metrics: signature, bootstrap and paired tests come with it.

Lin 2004, "ROUGE: a package for automatic evaluation of summaries". Counting follows ROUGE-1.5.5; with its
tokenizer and stemmer so do the figures.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, Literal

from sacrebleu.metrics.base import Metric, Score, Signature

from evaluation import METRIC_VERSION
from evaluation.errors import ScoringError
from evaluation.significance import Floats
from evaluation.text import Tokenizer, lcs_length, lcs_matched, sentences, tokenizer

Measure = Literal["f", "p", "r"]
Several = Literal["best", "average"]
VARIANTS = ("1", "2", "L", "Lsum", "SU4")
_SKIP = 4
# hits, units in the reference, units in the summary
Counts = tuple[int, int, int]


class RougeScore(Score):
    """`score`, `precision`, `recall` and `fmeasure`, all 0 to 100; NaN where nothing could be scored."""

    def __init__(self, name: str, measure: Measure, precision: float, recall: float, fmeasure: float) -> None:
        super().__init__(name, {"p": precision, "r": recall, "f": fmeasure}[measure])
        self.precision, self.recall, self.fmeasure = precision, recall, fmeasure
        self._verbose = f"(P = {precision:.2f} R = {recall:.2f} F = {fmeasure:.2f})"


class RougeSignature(Signature):
    """Says how words were made and how several references were used."""

    def __init__(self, args: dict[str, Any]) -> None:
        super().__init__(args)
        tokens: Tokenizer = args["tokenizer"]
        self._abbr |= {"tok": "tok", "stem": "st", "multi": "m", "measure": "me", "split": "sp"}
        self.info |= {
            "measure": args["measure"],
            "multi": args["several"] if args["num_refs"] != 1 else None,
            "split": args["split_name"] if args["variant"] == "Lsum" else None,
            "tok": tokens.name,
            "stem": tokens.stems,
            "version": METRIC_VERSION,
        }


class ROUGE(Metric):
    """One ROUGE variant; a corpus' score is the mean over its summaries.

    `variant`: "1" to "9" (n-grams), "L" (longest common subsequence of the whole text), "Lsum" (union of the
    subsequences sentence by sentence, what ROUGE-1.5.5 calls ROUGE-L), "SU4" (word pairs at most four words
    apart, and single words). `measure`: f, p or r. `several` references: "best" takes the one with the
    highest F (rouge-score), "average" pools hits and counts (ROUGE-1.5.5 -f A). `split` parts a text into
    sentences for Lsum.

    A summary whose reference the tokenizer leaves no word of is not scored (NaN), never 0: an ASCII tokenizer
    leaves nothing of Arabic.
    """

    _SIGNATURE_TYPE = RougeSignature

    def __init__(
        self,
        variant: str = "1",
        *,
        measure: Measure = "f",
        tokenizer: Tokenizer,
        several: Several = "best",
        split: Callable[[str], list[str]] = sentences,
        references: Sequence[Sequence[str]] | None = None,
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if variant not in VARIANTS and variant not in "123456789":
            raise ScoringError(f"there is no ROUGE-{variant}; there are 1 to 9, L, Lsum and SU4")
        if measure not in ("f", "p", "r") or several not in ("best", "average"):
            raise ScoringError("measure is f, p or r; several references are best or average")
        self.variant, self.measure, self.several = variant, measure, several
        self.tokenizer, self.split = tokenizer, split
        self.split_name = "sentences" if split is sentences else getattr(split, "__name__", "own")
        self.name = f"ROUGE-{variant}" if measure == "f" else f"ROUGE-{variant}-{measure.upper()}"
        if references is not None:
            self._ref_cache = self._cache_references(references)

    def note(self, statistics: Floats) -> str:
        """How many summaries were not scored and why, or ""."""
        missing = len(statistics) - int(statistics[:, 3].sum())
        if not missing:
            return ""
        return (
            f"{missing} of {len(statistics)} not scored: the tokenizer {self.tokenizer.name} leaves no word "
            "of the reference (take --tokenize unicode or arabic)."
        )

    def _preprocess_segment(self, sent: str) -> str:
        return sent

    def _extract_reference_info(self, refs: Sequence[str]) -> dict[str, Any]:
        return {"references": [self._units(ref) for ref in refs]}

    def _compute_segment_statistics(self, hypothesis: str, ref_kwargs: dict[str, Any]) -> list[float]:
        """[precision, recall, F, 1], or zeros where not scored."""
        references = [reference for reference in ref_kwargs["references"] if reference[1]]
        if not references:
            return [0.0, 0.0, 0.0, 0.0]
        units = self._units(hypothesis)
        counts = [self._hits(reference[0], units[0]) for reference in references]
        if self.several == "average":
            counts = [tuple(map(sum, zip(*counts, strict=True)))]  # type: ignore[list-item]
        return [*max(map(_measures, counts), key=lambda scores: scores[2]), 1.0]

    def _compute_score_from_stats(self, stats: list[float]) -> RougeScore:
        scored = stats[3]
        values = [100 * total / scored if scored else math.nan for total in stats[:3]]
        return RougeScore(self.name, self.measure, values[0], values[1], values[2])

    def _aggregate_and_compute(self, stats: list[list[float]]) -> RougeScore:
        return self._compute_score_from_stats([math.fsum(column) for column in zip(*stats, strict=True)])

    def _units(self, text: str) -> tuple[Any, bool]:
        """What this variant counts in a text, and whether the text has a word at all."""
        if self.variant == "Lsum":
            parts = [self.tokenizer(part) for part in self.split(text)]
            return parts, any(parts)
        tokens = self.tokenizer(text)
        if self.variant == "L":
            return tokens, bool(tokens)
        grams = skip_bigrams(tokens) if self.variant == "SU4" else ngrams(tokens, int(self.variant))
        return grams, bool(tokens)

    def _hits(self, reference: Any, summary: Any) -> Counts:
        if self.variant == "Lsum":
            return union_lcs(reference, summary)
        if self.variant == "L":
            return lcs_length(reference, summary), len(reference), len(summary)
        return overlap(reference, summary)


def rouge_metrics(
    variants: Sequence[str] = VARIANTS,
    *,
    tokenize: str = "unicode",
    stem: bool = False,
    measure: Measure = "f",
    several: Several = "best",
    split: Callable[[str], list[str]] = sentences,
) -> list[ROUGE]:
    """Several variants that share one tokenizer, so that each text is taken apart once."""
    shared = tokenizer(tokenize, stem=stem)
    return [ROUGE(v, measure=measure, tokenizer=shared, several=several, split=split) for v in variants]


def ngrams(tokens: Sequence[str], order: int) -> Counter[Any]:
    """How often each n-gram occurs."""
    if order == 1:
        return Counter(tokens)
    return Counter(zip(*(tokens[start:] for start in range(order)), strict=False))


def skip_bigrams(tokens: Sequence[str]) -> Counter[Any]:
    """Pairs of words with at most four between them, and single words.

    As in ROUGE-1.5.5 -2 4 -u the last word is not counted for itself, save where it is the only one.
    """
    pairs = (zip(tokens, tokens[gap:], strict=False) for gap in range(1, _SKIP + 2))
    return Counter(chain(tokens[:-1] if len(tokens) > 1 else tokens, *pairs))


def overlap(reference: Counter[Any], summary: Counter[Any]) -> Counts:
    """Units in common, each counted at most as often as it occurs in both."""
    common = reference.keys() & summary.keys()
    hits = sum([min(reference[gram], summary[gram]) for gram in common])
    return hits, reference.total(), summary.total()


def union_lcs(reference: Sequence[Sequence[str]], summary: Sequence[Sequence[str]]) -> Counts:
    """Words of the reference in the union of longest common subsequences with the summary's sentences.

    A word counts at most as often as it occurs in both texts, as in ROUGE-1.5.5 (not so in the paper).
    """
    left = Counter(chain.from_iterable(summary))
    total = left.total()
    hits = 0
    vocabularies = [(set(sentence), sentence) for sentence in summary]
    for sentence in reference:
        words = set(sentence)
        union = 0
        for vocabulary, candidate in vocabularies:
            if not words.isdisjoint(vocabulary):
                union |= lcs_matched(sentence, candidate)
        for index, word in enumerate(sentence):
            if union >> index & 1 and left[word] > 0:
                hits += 1
                left[word] -= 1
    return hits, sum(map(len, reference)), total


def _measures(counts: Counts) -> tuple[float, float, float]:
    hits, in_reference, in_summary = counts
    precision = hits / in_summary if in_summary else 0.0
    recall = hits / in_reference if in_reference else 0.0
    fmeasure = 2 * precision * recall / (precision + recall) if hits else 0.0
    return precision, recall, fmeasure
