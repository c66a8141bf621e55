"""ROUGE beside other packages: time, and agreement with ROUGE-1.5.5's stored values.

python bench/rouge.py                # 1,000 pairs of 200 words: ours, rouge-score, and others if installed
python bench/rouge.py --realsumm     # against ../shared/data/realsumm: differences, and correlation with people
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)  # not this folder: a package is called "rouge" like this file
Pairs = list[tuple[str, str]]


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


def ours(stem: bool) -> Callable[[Pairs], None]:
    """Our ROUGE-1, 2, L and Lsum, with rouge-score's words."""
    from evaluation.rouge import rouge_metrics

    metrics = rouge_metrics(["1", "2", "L", "Lsum"], tokenize="rouge-score", stem=stem, split=str.splitlines)

    def run(texts: Pairs) -> None:
        for summary, reference in texts:
            for metric in metrics:
                metric.sentence_score(summary, [reference])

    return run


def rouge_score(stem: bool) -> Callable[[Pairs], None]:
    """Google's rouge-score, the same four variants."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge1", "rouge2", "rougeL", "rougeLsum"], use_stemmer=stem)

    def run(texts: Pairs) -> None:
        for summary, reference in texts:
            scorer.score(reference, summary)

    return run


def rouge_package(_: bool) -> Callable[[Pairs], None]:
    """The package "rouge": ROUGE-1, 2, L; no stems."""
    from rouge import Rouge

    scorer = Rouge()

    def run(texts: Pairs) -> None:
        for summary, reference in texts:
            scorer.get_scores(summary, reference)

    return run


def speed(number: int, length: int) -> None:
    """Prints processor seconds of every package that is installed."""
    texts = pairs(number, length)
    peers: dict[str, tuple[str, Callable[[bool], Callable[[Pairs], None]]]] = {
        "mujaz": ("evaluation", ours),
        "rouge-score": ("rouge_score", rouge_score),
        "rouge": ("rouge", rouge_package),
    }
    for stem in (False, True):
        for name, (module, make) in peers.items():
            if importlib.util.find_spec(module) is None:
                print(f"{name:12} not installed")
                continue
            if stem and name == "rouge":
                continue
            run = make(stem)
            started = time.process_time()
            run(texts)
            took = time.process_time() - started
            print(
                f"{name:12} stems {'yes' if stem else 'no ':3} {took:7.2f} s for {number} pairs of {length} words"
            )


def realsumm() -> None:
    """Prints mean and greatest differences of precision, recall and F from the stored values of ROUGE-1.5.5."""
    from evaluation.rouge import rouge_metrics
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
    parser.add_argument("--realsumm", action="store_true")
    options = parser.parse_args()
    if options.realsumm:
        realsumm()
    else:
        speed(options.pairs, options.words)


if __name__ == "__main__":
    main()
