"""Measures how the ledger's time grows with the number of segments, encoding apart.

    python -m bench.ledger_growth [--sizes 1250 2500 5000 10000]

News is imitated from the development data's UN sentences (beside the checkout): articles of twenty sentences, one in
five with a passage of another article reworded. Encoding is linear and measured by itself; what is shown here is the
rest, with the exponent between one size and the next (1.0 is linear, n log n about 1.1).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import random
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from summarize.ledger import build_ledger
from summarize.words import tokenise
from translate.encoder import Vectors
from translate.records import (
    DateSource,
    Document,
    Outcome,
    PublishedDate,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)

SOURCE = Path(__file__).resolve().parents[2] / "shared" / "data" / "parallel" / "un_v1_devtest.tsv.gz"
ARTICLE = 20


class HashEncoder:
    """Hashed bags of stems, 512 wide, as the real encoder's vectors are; costs next to nothing."""

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Vectors:
        """See `translate.encoder.SentenceEncoder`."""
        rows = np.zeros((len(texts), 512), dtype=np.float32)
        for row, text in enumerate(texts):
            for token in tokenise(text):
                rows[row, sum(ord(c) * 31**i for i, c in enumerate(token.stem)) % 512] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def articles(sentences: Sequence[str], size: int) -> list[TranslatedDocument]:
    """`size` segments in articles of twenty; sentences come again reworded once the source is used up."""
    random_ = random.Random(20240229)
    made: list[TranslatedDocument] = []
    pool = list(sentences)
    for start in range(0, size, ARTICLE):
        chosen = [
            _reworded(pool[(start + i) % len(pool)], start // len(pool), random_) for i in range(ARTICLE)
        ]
        if made and random_.random() < 0.2:
            copied = random_.choice(made).segments[:5]
            chosen[5:10] = [_reworded(segment.segment.text, 1, random_) for segment in copied]
        text, segments = "", []
        for number, sentence in enumerate(chosen, 1):
            segments.append(Segment(number, len(text), len(text) + len(sentence), sentence))
            text += sentence + "\n"
        day = PublishedDate(date(2024, 1, 1) + timedelta(days=start % 5), DateSource.STATED)
        document = Document(f"a{start}", None, text, text, published=day, segments=tuple(segments))
        made.append(
            TranslatedDocument(
                document, tuple(TranslatedSegment(s, s.text, Outcome.OK, 0.9) for s in segments)
            )
        )
    return made


def _reworded(sentence: str, times: int, random_: random.Random) -> str:
    words = sentence.split()
    for _ in range(times * max(1, len(words) // 3)):
        words[random_.randrange(len(words))] = random_.choice(words)
    return " ".join(words)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[1250, 2500, 5000, 10_000])
    options = parser.parse_args()
    with gzip.open(SOURCE, "rt", encoding="utf-8", newline="") as file:
        rows = [row[0].strip() for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
    sentences = [row for row in dict.fromkeys(rows) if 8 <= len(row.split()) <= 60]
    last: tuple[int, float] | None = None
    print(f"{'segments':>9}{'cpu s':>9}{'exponent':>10}{'clusters':>10}{'wire':>7}{'differ':>8}")
    for size in options.sizes:
        made = articles(sentences, size)
        started = time.process_time()
        ledger = build_ledger(made, encoder=HashEncoder())
        seconds = time.process_time() - started
        grown = math.log(seconds / last[1]) / math.log(size / last[0]) if last else math.nan
        counts = f"{len(ledger.clusters):10}{len(ledger.wire_groups):7}{len(ledger.discrepancies):8}"
        print(f"{size:9}{seconds:9.1f}{grown:10.2f}{counts}", flush=True)
        last = (size, seconds)


if __name__ == "__main__":
    main()
