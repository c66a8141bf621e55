"""Tokenizer: Gemma's byte-pair tokenizer rebuilt over the part of the vocabulary this direction needs.

A byte-pair merge that makes a dropped token is dropped with it. A text whose every token is kept is
therefore cut exactly as the full tokenizer cuts it, and any other text is cut into smaller kept
pieces, in the last resort into bytes: nothing becomes unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

CONTROL = ("<pad>", "<eos>", "<bos>", "<unk>")
SPACE = "▁"
NEWLINE = "\n"
BYTE_TYPE = 6


def kept_ids() -> list[int]:
    """Ids of the base vocabulary's tokens that the embedded model keeps, ascending."""
    ids: list[int] = []
    text = files("translate.embedded").joinpath("data/kept_tokens.txt").read_text("ascii")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            first, _, last = line.partition("-")
            ids.extend(range(int(first), int(last or first) + 1))
    return ids


def always_kept(tokens: Sequence[str], types: Sequence[int]) -> set[int]:
    """Control tokens, bytes and the newline: what every pruned vocabulary must have."""
    names = {*CONTROL, NEWLINE}
    return {
        i
        for i, (token, kind) in enumerate(zip(tokens, types, strict=True))
        if token in names or kind == BYTE_TYPE
    }


def pieces_within(token: str, rank: dict[str, float]) -> Iterable[str]:
    """The smaller tokens that byte-pair merging passes through while it builds `token`."""
    pieces = list(token)
    while len(pieces) > 1:
        yield from pieces
        best, at = -1e9, -1
        for i in range(len(pieces) - 1):
            score = rank.get(pieces[i] + pieces[i + 1])
            if score is not None and score > best:
                best, at = score, i
        if at < 0:
            return
        pieces[at : at + 2] = [pieces[at] + pieces[at + 1]]


def closed(ids: set[int], tokens: Sequence[str], scores: Sequence[float], types: Sequence[int]) -> set[int]:
    """`ids` with every token that merging needs on the way to one of them."""
    index = {token: i for i, token in enumerate(tokens) if types[i] == 1}
    rank = {token: scores[i] for token, i in index.items()}
    result = set(ids) | always_kept(tokens, types)
    for i in sorted(ids):
        if types[i] == 1 and len(tokens[i]) > 1:
            result.update(index[piece] for piece in pieces_within(tokens[i], rank) if piece in index)
    return result


def build_tokenizer(
    tokens: Sequence[str], scores: Sequence[float], types: Sequence[int], kept: Sequence[int]
) -> Any:
    """A `tokenizers.Tokenizer` over the kept tokens; new id = position in `kept`.

    Control tokens are never matched inside text: a text that spells `<eos>` is cut like any other.
    """
    from tokenizers import Tokenizer, decoders, models, normalizers

    vocabulary = {tokens[old]: new for new, old in enumerate(kept)}
    mergeable = {tokens[old]: old for old in kept if types[old] == 1}
    ranked: list[tuple[float, int, int, str, str]] = []
    for token, old in mergeable.items():
        for cut in range(1, len(token)):
            left, right = token[:cut], token[cut:]
            if left in mergeable and right in mergeable:
                ranked.append((-scores[old], mergeable[left], mergeable[right], left, right))
    ranked.sort()
    model = models.BPE(
        vocab=vocabulary,
        merges=[(left, right) for _, _, _, left, right in ranked],
        unk_token="<unk>",
        fuse_unk=True,
        byte_fallback=True,
    )
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Replace(" ", SPACE)
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace(SPACE, " "), decoders.ByteFallback(), decoders.Fuse()]
    )
    return tokenizer
