"""BLEU, chrF, chrF++ and TER, computed by sacrebleu."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER

from evaluation.errors import ScoringError

# TER compares every stretch of words with every other: a line longer than this would take minutes.
TER_MAXIMUM_WORDS = 2000


def metric(name: str, *, tokenize: str = "13a", lowercase: bool = False) -> Metric:
    """A metric by its name on the command line: bleu, chrf, chrf++, ter.

    `tokenize` is sacrebleu's name of a BLEU tokenizer. Raises ScoringError for an unknown name.
    """
    if tokenize not in BLEU.TOKENIZERS:
        known = ", ".join(sorted(BLEU.TOKENIZERS))
        raise ScoringError(f"there is no BLEU tokenizer {tokenize!r}; there are {known}")
    makers: dict[str, Callable[[], Metric]] = {
        # force: warnings about tokenised input go to a logger that no user of ours reads.
        "bleu": lambda: BLEU(lowercase=lowercase, tokenize=tokenize, force=True),
        "chrf": lambda: CHRF(lowercase=lowercase),
        "chrf++": lambda: CHRF(word_order=2, lowercase=lowercase),
        "ter": TER,
    }
    if name not in makers:
        raise ScoringError(f"there is no metric {name!r}; there are {', '.join(makers)}")
    return makers[name]()


METRICS = ("bleu", "chrf", "chrf++", "ter")


def check_lengths(name: str, lines: Sequence[str]) -> None:
    """Raises ScoringError naming the line where TER would take minutes for one segment."""
    for number, line in enumerate(lines, 1):
        if len(line) > TER_MAXIMUM_WORDS and (words := len(line.split())) > TER_MAXIMUM_WORDS:
            raise ScoringError(
                f"{name}, line {number}: {words} words are too many for TER (at most {TER_MAXIMUM_WORDS}); "
                "leave TER out with --metric, or put one sentence on a line"
            )
