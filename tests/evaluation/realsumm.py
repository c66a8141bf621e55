"""The REALSumm sample: 150 English summaries with stored ROUGE-1.5.5 values, and what its values tell of themselves.

Found out from the authors' program and from the values: ROUGE-1.5.5 -m -a (Porter stems, no stop words removed),
sentences are what stands in `<t> … </t>` (an unclosed last one is dropped), one reference. But the reference that a
system was scored with is not always the one printed beside it: precision and recall together give its number of
words, and in 34 rows that is another number (tokenised otherwise, or a sentence lost). Where the words agree, the
sentence boundaries may still differ, which only ROUGE-L sees: those of t5, bart and semsim come from another program,
and the pointer generator's, written "park .won", were parted only where a quotation mark follows.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from functools import cache

from evaluation.rouge import union_lcs
from evaluation.tokenizers import tokenizer
from tests.shared_data import SHARED

EXACT = 6e-6  # the values are printed with five digits
_INNER = re.compile(r"(?<= \.)\s*|(?<=')\s+(?=[a-z])|(?<=' )(?=[A-Z])")


@dataclass(frozen=True)
class Row:
    """A summary, its reference, both as sentences, and the stored values."""

    document: int
    system: str
    summary: tuple[str, ...]
    reference: tuple[str, ...]
    stored: dict[str, float]

    @property
    def words_agree(self) -> bool:
        """Whether the stored precision and recall are those of a reference with as many words as the printed one."""
        words = tokenizer("1.5.5")
        hits = self.stored["rouge_1_precision"] * len(words(" ".join(self.summary)))
        recalled = self.stored["rouge_1_recall"] * len(words(" ".join(self.reference)))
        return abs(hits - recalled) < 0.01 and abs(hits - round(hits)) < 0.01


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the file."""
    lines = (SHARED / "data" / "realsumm" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for data in map(json.loads, lines):
        parts = [tuple(re.findall(r"<t> (.+?) </t>", data[key])) for key in ("summary", "reference")]
        found.append(Row(data["doc_id"], data["system"], parts[0], parts[1], data["scores"]))
    return tuple(found)


def rouge_l(row: Row, reference: tuple[str, ...]) -> tuple[float, float]:
    """Precision and recall of ROUGE-L with the reference's sentences as given."""
    stems = tokenizer("1.5.5", stem=True)
    hits, expected, stated = union_lcs([stems(s) for s in reference], [stems(s) for s in row.summary])
    return hits / stated, hits / expected


def boundaries(reference: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The printed sentences first, then every way to part the same words at the ends of clauses."""
    pieces = [piece for sentence in reference for piece in _INNER.split(sentence) if piece.strip()]
    ways = [reference]
    for cuts in itertools.product((False, True), repeat=len(pieces) - 1):
        parts = [pieces[0]]
        for cut, piece in zip(cuts, pieces[1:], strict=True):
            if cut:
                parts.append(piece)
            else:
                parts[-1] += " " + piece
        ways.append(tuple(parts))
    return ways


@cache
def scored_reference(document: int, retokenised: bool) -> tuple[str, ...]:
    """The article's reference, parted as agrees with most stored values; as printed where that does no worse."""
    mine = [row for row in rows() if row.document == document and row.words_agree]
    mine = [row for row in mine if not _joined(row) and _retokenised(row) == retokenised]
    ways = boundaries(next(row.reference for row in rows() if row.document == document))

    def agreeing(way: tuple[str, ...]) -> int:
        return sum(abs(rouge_l(row, way)[0] - row.stored["rouge_l_precision"]) < EXACT for row in mine)

    return max(ways, key=agreeing)


def reference_of(row: Row) -> tuple[str, ...]:
    """The sentences of the reference that a row was scored with."""
    if not _joined(row):
        return scored_reference(row.document, _retokenised(row))
    parts = [row.reference[0]]
    for sentence in row.reference[1:]:
        if sentence[0].isalpha():
            parts[-1] += " " + sentence
        else:
            parts.append(sentence)
    return tuple(parts)


def _joined(row: Row) -> bool:
    return row.system.startswith("ptr_generator")


def _retokenised(row: Row) -> bool:
    """Systems whose outputs and references the authors parted into sentences by another program."""
    return row.system.startswith(("t5_", "bart_", "semsim_"))
