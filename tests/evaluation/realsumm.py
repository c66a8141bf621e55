"""The REALSumm sample: 150 English summaries with stored ROUGE-1.5.5 values, and what its values tell of themselves.

Found out from the authors' program and from the values: ROUGE-1.5.5 -m -a (Porter stems, no stop words removed),
sentences are what stands in `<t> … </t>` (an unclosed last one is dropped), one reference. But the file prints one
reference an article, where each system was scored with that of its own authors. The words are the same, made otherwise:
contractions whole or parted ("isn't", "is n't"), figures with their unit whole or parted ("30m", "30 m"), brackets as such
or by their Penn Treebank names; one group lost what followed a full stop inside a quotation. Which group wrote how stands
below: it was read off ROUGE-1, and ROUGE-2 and ROUGE-L agree. ROUGE-L also depends on where sentences end: those of t5,
bart and semsim come from another program, and the pointer generator's, written "park .won", were parted only where a
quotation mark follows.
"""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import dataclass
from functools import cache

from evaluation.metrics.rouge import union_lcs
from evaluation.text.tokenizers import tokenizer
from tests.shared_data import SHARED

EXACT = 6e-6  # the values are printed with five digits
# What each group of systems, by the beginning of its name, did to the words of the printed reference.
_UNITS_WHOLE = ((r"(\d) (ft|m)\b", r"\1\2"),)
_UNITS_PARTED = ((r"(\d)(ft|m)\b", r"\1 \2"),)
_ALL_WHOLE = ((r"(\w) (n't)\b", r"\1\2"), *_UNITS_WHOLE)
_CONTRACTIONS = ((r"(\w)n ' t\b", r"\1 n't"),)
_BRACKETS = ((r"\[", "-lsb-"), (r"\]", "-rsb-"))
_QUOTATION_CUT = ((r"(?<=[a-z] \.) [A-Z].*$", ""),)
_MADE: dict[str, tuple[tuple[str, str], ...]] = {
    "two_stage_rl_": _ALL_WHOLE,
    "unilm_": _ALL_WHOLE,
    "t5_": _ALL_WHOLE,
    "presumm_": (*_CONTRACTIONS, *_UNITS_WHOLE, *_QUOTATION_CUT),
    "fast_abs_rl_": (*_CONTRACTIONS, *_UNITS_WHOLE, *_BRACKETS),
    "bottom_up_": (*_CONTRACTIONS, *_UNITS_WHOLE, *_BRACKETS),
    "bart_": (*_CONTRACTIONS, *_UNITS_PARTED, *_BRACKETS),
    "semsim_": (*_CONTRACTIONS, *_UNITS_PARTED),
    "ptr_generator_": (*_CONTRACTIONS, *_UNITS_PARTED),
}
_INNER = re.compile(r"(?<= \.)\s*|(?<=')\s+(?=[a-z])|(?<=' )(?=[A-Z])")


@dataclass(frozen=True)
class Row:
    """A summary as sentences, its reference as the file prints it and as it was scored with, the stored values."""

    document: int
    system: str
    summary: tuple[str, ...]
    printed: tuple[str, ...]
    reference: tuple[str, ...]
    stored: dict[str, float]

    @property
    def as_printed(self) -> bool:
        """Whether the stored precision and recall are those of a reference with as many words as the printed one."""
        words = tokenizer("1.5.5")
        hits = self.stored["rouge_1_precision"] * len(words(" ".join(self.summary)))
        recalled = self.stored["rouge_1_recall"] * len(words(" ".join(self.printed)))
        return abs(hits - recalled) < 0.01 and abs(hits - round(hits)) < 0.01


@cache
def rows() -> tuple[Row, ...]:
    """All rows of the file."""
    lines = (SHARED / "data" / "realsumm" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for data in map(json.loads, lines):
        parts = [tuple(re.findall(r"<t> (.+?) </t>", data[key])) for key in ("summary", "reference")]
        scored = tuple(_made(data["system"], sentence) for sentence in parts[1])
        found.append(Row(data["doc_id"], data["system"], parts[0], parts[1], scored, data["scores"]))
    return tuple(found)


def _made(system: str, sentence: str) -> str:
    """A sentence of the printed reference as the system's own authors had it."""
    for pattern, words in next(rules for name, rules in _MADE.items() if system.startswith(name)):
        sentence = re.sub(pattern, words, sentence)
    return sentence


def rouge_l(row: Row, reference: tuple[str, ...]) -> tuple[float, float]:
    """Precision and recall of ROUGE-L with the reference's sentences as given."""
    stems = tokenizer("1.5.5", stem=True)
    hits, expected, stated = union_lcs([stems(s) for s in reference], [stems(s) for s in row.summary])
    return hits / stated, hits / expected


@cache
def _cuts(document: int, retokenised: bool) -> tuple[bool, ...] | None:
    """After which pieces an article's reference was parted, as agrees with most stored values; None: as printed."""
    mine = [row for row in rows() if row.document == document]
    mine = [row for row in mine if not _joined(row) and _retokenised(row) == retokenised]
    pieces = max(len(_pieces(row.reference)) for row in mine)

    def agreeing(cuts: tuple[bool, ...] | None) -> int:
        pairs = [(row, _parted(row.reference, cuts)) for row in mine]
        return sum(abs(rouge_l(row, way)[0] - row.stored["rouge_l_precision"]) < EXACT for row, way in pairs)

    return max([None, *itertools.product((False, True), repeat=pieces - 1)], key=agreeing)


def _pieces(reference: tuple[str, ...]) -> list[str]:
    """The clauses at whose ends a sentence may end."""
    return [piece for sentence in reference for piece in _INNER.split(sentence) if piece.strip()]


def _parted(reference: tuple[str, ...], cuts: tuple[bool, ...] | None) -> tuple[str, ...]:
    if cuts is None:
        return reference
    parts = [""]
    for piece, cut in itertools.zip_longest(
        _pieces(reference), cuts[: len(_pieces(reference)) - 1], fillvalue=False
    ):
        parts[-1] += f" {piece}"
        if cut:
            parts.append("")
    return tuple(parts)


def sentences_of(row: Row) -> tuple[str, ...]:
    """The sentences of the reference that a row was scored with."""
    if not _joined(row):
        return _parted(row.reference, _cuts(row.document, _retokenised(row)))
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
