"""Longest common subsequences by bit parallelism: one machine operation a word instead of one table row.

Hyyrö 2004, "Bit-parallel LCS-length computation revisited"; Python's integers are the bit vectors.
"""

from __future__ import annotations

from collections.abc import Sequence


def lcs_length(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    if len(first) > len(second):
        first, second = second, first
    if not first:
        return 0
    places = _places(first)
    full = (1 << len(first)) - 1
    row = full
    get = places.get
    for token in second:
        mask = get(token)
        if mask:
            hit = row & mask
            row = ((row + hit) | (row - hit)) & full
    return len(first) - row.bit_count()


def lcs_matched(reference: Sequence[str], candidate: Sequence[str]) -> int:
    """The reference's words in one longest common subsequence, bit i standing for word i.

    Of several equally long ones it takes the one that ROUGE-1.5.5 and rouge-score take.
    """
    places = _places(reference)
    masks = [places.get(token, 0) for token in candidate]
    full = (1 << len(reference)) - 1
    row, rows = full, [full]
    for mask in masks:
        if mask:
            hit = row & mask
            row = ((row + hit) | (row - hit)) & full
        rows.append(row)
    found, i, j = 0, len(reference) - 1, len(candidate)
    # A zero bit i in rows[j] means: the common length grows from word i-1 to word i.
    while i >= 0 and j:
        bit = 1 << i
        if masks[j - 1] & bit:
            found |= bit
            i -= 1
            j -= 1
        elif rows[j] & bit:
            i -= 1
        else:
            j -= 1
    return found


def _places(tokens: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    bit = 1
    for token in tokens:
        places[token] = places.get(token, 0) | bit
        bit <<= 1
    return places
