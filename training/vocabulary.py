"""Vocabulary: which of the base model's 262,144 tokens Arabic-to-English translation needs.

    python -m training.vocabulary --data DIR > translate/embedded/data/kept_tokens.txt

Needs the package wordfreq. An adapter is trained for one list: make a new list only before a new training.
"""

from __future__ import annotations

import argparse
import gzip
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from translate.embedded import always_kept, assemble_base, build_tokenizer, closed, read_base

GENERAL = 8000  # merges, the earliest, whose Latin tokens are kept
LEAST = 64.0  # weighted occurrences that keep a token
WORDS = 40e6  # size of the text that word frequencies stand for
WEIGHTS = {"ms_dynamics365_docs": 0.1}  # repetitive text counts less
NAME_WEIGHT = 0.25
HEADER = """\
# Ids of the base vocabulary's tokens that the embedded model keeps: an id or a range of ids a line.
# Made by training/vocabulary.py: all Arabic-script tokens, short symbol runs, single Latin letters,
# the Latin tokens of the 8,000 earliest merges, and what English text and names count often
# (training data; word frequencies of wordfreq 3).
"""
ARABIC = re.compile(r"▁?[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u200c-\u200f]+")
SYMBOLS = re.compile(r"▁?[\x21-\x40\x5b-\x60\x7b-\x7e–—‘’“”…•«»°€£§±×½¼¾]{1,2}")
LATIN = re.compile(r"▁?[A-Za-z]+")
LETTER = re.compile(r"▁?[\u00a1-\u024f\u02bb-\u02be\u1e00-\u1eff\u2010-\u205f\u20a0-\u20bf]")


def select(
    tokens: Sequence[str],
    scores: Sequence[float],
    types: Sequence[int],
    counts: dict[int, float],
    *,
    general: int,
    least: float,
) -> list[int]:
    """Ids to keep, ascending.

    Kept are every Arabic-script token, short runs of symbols, single Latin letters with or without marks,
    the Latin tokens among the first `general` merges (what the base model's own corpus made frequent), every
    token counted at least `least` times in text, and all that merging needs on the way to those.
    """
    keep = always_kept(tokens, types)
    for i, token in enumerate(tokens):
        if types[i] != 1:
            continue
        if (
            ARABIC.fullmatch(token)
            or SYMBOLS.fullmatch(token)
            or LETTER.fullmatch(token)
            or (LATIN.fullmatch(token) and (i < general or len(token) <= 2))
            or counts.get(i, 0.0) >= least
        ):
            keep.add(i)
    return sorted(closed(keep, tokens, scores, types))


def english_texts(data: Path) -> Iterator[tuple[str, float]]:
    """English sides of the training data, names, and words by frequency, each with its weight."""
    from wordfreq import get_frequency_dict

    for path in sorted((data / "parallel").glob("*.gz")):
        weight = WEIGHTS.get(path.name.split(".")[0], 1.0)
        yield from ((f" {english}", weight) for english in _second_column(path))
    for path in sorted((data / "names").glob("*.gz")):
        yield from ((f" {english.title()}", NAME_WEIGHT) for english in _second_column(path))
    for word, frequency in get_frequency_dict("en", wordlist="large").items():
        if word.isascii():
            yield f" {word}", frequency * WORDS
            yield f" {word.title()}", frequency * WORDS


def _second_column(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if len(columns) > 1:
                yield columns[1].strip()


def count(tokenizer: Any, weighted: Iterable[tuple[str, float]]) -> dict[int, float]:
    """How often each of the tokenizer's ids occurs, times the weight of the text it occurs in."""
    texts, weights = zip(*weighted, strict=True)
    counts: dict[int, float] = {}
    for encoding, weight in zip(tokenizer.encode_batch(list(texts)), weights, strict=True):
        for token in encoding.ids:
            counts[token] = counts.get(token, 0.0) + weight
    return counts


def ranges(ids: Sequence[int]) -> list[str]:
    """Ascending ids as lines `first` or `first-last`."""
    lines: list[str] = []
    start = previous = ids[0]
    for current in [*ids[1:], None]:
        if current is not None and current == previous + 1:
            previous = current
            continue
        lines.append(str(start) if start == previous else f"{start}-{previous}")
        if current is not None:
            start = previous = current
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="development data folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = read_base(assemble_base(Path(folder)))
    special = always_kept(base.tokens, base.types)
    whole = [i for i, kind in enumerate(base.types) if kind == 1 or i in special]
    tokenizer = build_tokenizer(base.tokens, base.scores, base.types, whole)
    counts = {whole[new]: number for new, number in count(tokenizer, english_texts(options.data)).items()}
    kept = select(base.tokens, base.scores, base.types, counts, general=GENERAL, least=LEAST)
    print(HEADER + "\n".join(ranges(kept)))


if __name__ == "__main__":
    main()
