"""Pruning a byte-pair vocabulary: what is kept is cut as before, what is dropped is cut smaller."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.embedded.tokenizer import build_tokenizer, closed, kept_ids

CONTROL = ["<pad>", "<eos>", "<bos>", "<unk>", "\n"]
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
# In the order a byte-pair learner would have made them: letters last, as in the base vocabulary.
MERGES = ["ab", "bc", "abc", "cd", "abcd", "▁a", "▁ab", "▁abc", "da", "dada", "bcd", "ca"]
LETTERS = ["▁", "a", "b", "c", "d"]
TOKENS = CONTROL + BYTES + MERGES + LETTERS
TYPES = [3] * 4 + [4] + [6] * 256 + [1] * (len(MERGES) + len(LETTERS))
FIRST = len(CONTROL) + len(BYTES)
SCORES = [-1000.0] * FIRST + [-float(i) for i in range(len(MERGES) + len(LETTERS))]
EVERYTHING = list(range(len(TOKENS)))


def index(*names: str) -> set[int]:
    return {TOKENS.index(name) for name in names}


def pruned(*names: str) -> tuple[list[int], Any]:
    kept = sorted(closed(index(*names, *LETTERS), TOKENS, SCORES, TYPES))
    return kept, build_tokenizer(TOKENS, SCORES, TYPES, kept)


FULL = build_tokenizer(TOKENS, SCORES, TYPES, EVERYTHING)


@pytest.mark.parametrize(
    ("kept", "needed"),
    [
        ({"abcd"}, {"ab", "abc"}),
        ({"▁abc"}, {"ab", "abc"}),
        ({"dada"}, {"da"}),
    ],
)
def test_a_kept_token_keeps_what_merging_makes_it_from(kept: set[str], needed: set[str]) -> None:
    assert {TOKENS[i] for i in closed(index(*kept), TOKENS, SCORES, TYPES)} >= kept | needed


@given(
    text=st.text(alphabet="abcd ", max_size=30),
    names=st.sets(st.sampled_from(MERGES)),
)
def test_text_of_kept_tokens_is_cut_as_the_full_tokenizer_cuts_it(text: str, names: set[str]) -> None:
    kept, tokenizer = pruned(*names)
    full = FULL.encode(text).tokens
    if index(*full) <= set(kept):
        assert tokenizer.encode(text).tokens == full


@given(text=st.text(max_size=30), names=st.sets(st.sampled_from(MERGES)))
def test_no_text_becomes_unknown(text: str, names: set[str]) -> None:
    text = text.encode("utf-8", "ignore").decode()
    _, tokenizer = pruned(*names)
    encoding = tokenizer.encode(text)
    assert "<unk>" not in encoding.tokens
    assert tokenizer.decode(encoding.ids) == text.replace("▁", " ")


def test_a_dropped_token_is_cut_into_kept_pieces_not_bytes() -> None:
    _, tokenizer = pruned("abc")
    assert tokenizer.encode("abcd").tokens == ["abc", "d"]


def test_the_shipped_list_is_ascending_and_holds_the_control_tokens_and_bytes() -> None:
    kept = kept_ids()
    assert kept == sorted(set(kept))
    assert {0, 1, 2, 3} <= set(kept)
    assert 40_000 < len(kept) < 64_000
