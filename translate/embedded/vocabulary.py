"""Vocabulary: text to token strings and back for an embedded model, without torch or transformers."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

DESCRIPTION_FILE = "mujaz-model.json"
Hint = tuple[str, str]  # an Arabic passage of the source and the English it should become
Gloss = tuple[str, Sequence[str]]  # an Arabic passage of the source and what it may mean, likeliest first
TOKENIZER_FILE = "tokenizer.json"

_FOLD: dict[int, str | None] = {
    **{0x0660 + i: str(i) for i in range(10)},  # Arabic-Indic digits
    **{0x06F0 + i: str(i) for i in range(10)},  # extended Arabic-Indic digits
    ord("٫"): ".",
    ord("٬"): ",",
    ord("٪"): "%",
    ord("ـ"): None,  # tatweel
    ord("ٰ"): None,
    **dict.fromkeys(range(0x064B, 0x0653)),  # short vowels
    **dict.fromkeys([0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0xFEFF, 0x00AD]),
    **dict.fromkeys(range(0x202A, 0x202F)),  # bidi embeddings and overrides
    **dict.fromkeys(range(0x2066, 0x206A)),  # bidi isolates
}


def fold_for_model(text: str) -> str:
    """One line of source text as the model was trained to read it.

    Digits and their marks become ASCII; tatweel, short vowels and invisible controls go; presentation
    forms become letters; white space becomes single spaces. Letters (ى ة أ) are never touched.
    """
    text = text.translate(_FOLD)
    if any("\ufb50" <= character <= "\ufefc" for character in text):
        text = "".join(
            unicodedata.normalize("NFKC", character) if "\ufb50" <= character <= "\ufefc" else character
            for character in text
        )
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Decoding:
    """Decode defaults that were measured to serve this model best."""

    beam_size: int = 1
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    max_new_tokens: int = 256
    # At most this many new tokens for each source token, plus twenty.
    max_ratio: float = 2.0


@dataclass(frozen=True)
class Vocabulary:
    """A model directory's tokenizer, prompt and decode defaults."""

    tokenizer_path: Path
    static_prompt: str  # few-shot examples; empty for a trained adapter
    before: str  # between <bos> (and the static prompt) and the source text
    after: str  # between the source text and the English
    end: tuple[str, ...]  # tokens that end the English
    decoding: Decoding
    description: dict[str, Any]

    @classmethod
    def load(cls, directory: Path) -> Vocabulary:
        """Read `mujaz-model.json` and remember where the tokenizer is; it is opened when first used."""
        description = json.loads((directory / DESCRIPTION_FILE).read_text("utf-8"))
        prompt = description["prompt"]
        return cls(
            tokenizer_path=directory / TOKENIZER_FILE,
            static_prompt=prompt["static"],
            before=prompt["before"],
            after=prompt["after"],
            end=tuple(prompt["end"]),
            decoding=Decoding(**description["decoding"]),
            description=description,
        )

    @cached_property
    def tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self.tokenizer_path))

    @cached_property
    def static_tokens(self) -> list[str]:
        """`static_prompt` for CTranslate2: `<bos>` and the few-shot examples, the same for every text."""
        return ["<bos>", *self._cut(self.static_prompt)]

    @property
    def takes_hints(self) -> bool:
        """Whether the model was trained to read hints."""
        return bool(self.description["prompt"].get("hints", False))

    @property
    def takes_glosses(self) -> bool:
        """Whether the model was trained to read glosses."""
        return bool(self.description["prompt"].get("glosses", False))

    def encode(self, text: str, hints: Sequence[Hint] = (), glosses: Sequence[Gloss] = ()) -> list[str]:
        """The part of the prompt that follows `static_tokens`: token strings for one source text.

        Hints are to be taken as told, glosses are what a dictionary says; each are a line of their own after the
        source, "ar = en; ar = en" and "ar ~ en, en; ar ~ en". One that holds the marks is left out.
        """
        told = _line(" = ", ((arabic, english) for arabic, english in hints))
        said = _line(" ~ ", ((arabic, ", ".join(senses)) for arabic, senses in glosses))
        return [
            *self._cut(self.before),
            *self._cut(fold_for_model(text)),
            *self._cut(told + said),
            *self._cut(self.after),
        ]

    def decode(self, ids: Sequence[int]) -> str:
        """New token ids -> English text, cut at the first end token."""
        ends = {self.tokenizer.token_to_id(token) for token in self.end}
        kept: list[int] = []
        for token in ids:
            if token in ends:
                break
            kept.append(token)
        return str(self.tokenizer.decode(kept, skip_special_tokens=False)).strip()

    def _cut(self, text: str) -> list[str]:
        """Newlines are tokens of their own and never merge with what stands beside them."""
        tokens: list[str] = []
        for i, line in enumerate(text.split("\n")):
            if i:
                tokens.append("\n")
            if line:
                tokens.extend(self.tokenizer.encode(line, add_special_tokens=False).tokens)
        return tokens


def _line(mark: str, pairs: Iterable[tuple[str, str]]) -> str:
    told = "; ".join(
        f"{fold_for_model(arabic)}{mark}{fold_for_model(english)}"
        for arabic, english in pairs
        if not {"=", "~", ";"} & {*arabic, *english}
    )
    return f"\n{told}" if told else ""
