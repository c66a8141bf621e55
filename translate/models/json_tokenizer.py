"""A model's `tokenizer.json`: text from outside and text of our own as its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


class JsonTokenizer:
    """A `tokenizer.json` file or a `tokenizers.Tokenizer`; `ends` are the model's own end tokens."""

    def __init__(self, source: Path | Any, *, ends: Sequence[str]) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(source)) if isinstance(source, Path) else source
        self._ends = frozenset(ends)

    def frame(self, text: str) -> list[str]:
        """Tokens of our own text, in which control tokens are recognised."""
        return self._encode(text, special_as_text=False)

    def data(self, text: str) -> list[str]:
        """Tokens of text from outside, in which nothing is a control token."""
        return self._encode(text, special_as_text=True)

    def decode(self, tokens: Sequence[str]) -> str:
        """The text of tokens; control tokens leave nothing."""
        ids = [self._tokenizer.token_to_id(token) for token in tokens]
        text: str = self._tokenizer.decode([i for i in ids if i is not None], skip_special_tokens=True)
        return text

    def stops(self, ends: Sequence[str]) -> list[str]:
        """The model's end tokens and every token whose text holds one of `ends`."""
        vocabulary: dict[str, int] = self._tokenizer.get_vocab()
        # A byte-level vocabulary spells the line feed "Ċ", byte fallback "<0x0A>".
        spelled = {spelling for end in ends for spelling in (end, *({"Ċ", "<0x0A>"} if end == "\n" else ()))}
        return [
            token
            for token, i in sorted(vocabulary.items(), key=lambda item: item[1])
            if token in self._ends
            or (
                any(spelling in token for spelling in spelled)
                and any(end in self._tokenizer.decode([i], skip_special_tokens=False) for end in ends)
            )
        ]

    def _encode(self, text: str, *, special_as_text: bool) -> list[str]:
        self._tokenizer.encode_special_tokens = special_as_text
        tokens: list[str] = self._tokenizer.encode(text, add_special_tokens=False).tokens
        return tokens
