"""Subwords: how each sequence-to-sequence family turns text into SentencePiece tokens and back.

The text is always cut by SentencePiece itself, so that nothing written in an article (`>>fra<<`, `</s>`,
`<2de>`, `__fr__`) is taken for a mark of the model's. The marks are added here. Models converted from
transformers need `</s>` at the end of the source: CTranslate2 adds none for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.datafiles import table
from translate.errors import ModelError
from translate.normalise import encoder_input

END = "</s>"
UNKNOWN = "<unk>"

# Files that hold a family's SentencePiece models: (source, target), the first pair found counts.
FILES = {
    "marian": (("source.spm", "target.spm"),),
    "m2m100": (("sentencepiece.bpe.model",) * 2,),
    "nllb": (("sentencepiece.bpe.model",) * 2,),
    "t5": (("spiece.model",) * 2, ("sentencepiece.model",) * 2),
}
FAMILIES = tuple(FILES)
# Families whose weights NumPy reads: their conversion needs no torch.
DIRECT_FAMILIES = ("marian", "m2m100", "nllb")

# Family -> (mark before the source, forced first token of the target), when a registry entry names none.
MARKS = {
    "marian": ("", ""),
    "m2m100": ("__ar__", "__en__"),
    "nllb": ("arb_Arab", "eng_Latn"),
    "t5": ("<2en>", ""),
}

# A run of characters SentencePiece does not know comes back as one piece, spelled as it stood in the text. If
# that is the spelling of a mark, the piece must not become the mark.
_MARK = re.compile(r"</?s>|<unk>|<pad>|<mask>|<2\w+>|>>.*<<|__[a-z]{2,4}__|[a-z]{3}_[A-Z][a-z]{3}", re.DOTALL)

# Language marks are user-defined symbols of MADLAD's SentencePiece model, which cuts them out of any text.
_LANGUAGE_MARK = re.compile(r"<(?=2[A-Za-z_]+>)")


@dataclass(frozen=True, slots=True)
class SubwordCoder:
    """Text to source tokens and target tokens to text, for one family."""

    source: Any
    target: Any
    source_mark: str = ""
    target_mark: str = ""
    end: str = END
    profile: str = "plain"

    @property
    def target_prefix(self) -> tuple[str, ...]:
        """Tokens every output begins with; not part of the translation."""
        return (self.target_mark,) if self.target_mark else ()

    def encode(self, text: str) -> list[str]:
        """Source tokens of a text, preprocessed as in the family's training, with marks and end token."""
        pieces = self._pieces(encoder_input(text, self.profile))
        return [*([self.source_mark] if self.source_mark else []), *pieces, self.end]

    def encode_target(self, text: str) -> list[str]:
        """Target tokens of a given translation, with its end token, without the forced prefix."""
        return [*self.target.encode(text, out_type=str), self.end]

    def decode(self, tokens: Sequence[str]) -> str:
        """Text of target tokens; a token the vocabulary does not know leaves nothing."""
        text: str = self.target.decode([token for token in tokens if token not in (UNKNOWN, self.end)])
        return text.strip()

    def _pieces(self, text: str) -> list[str]:
        pieces: list[str] = []
        for number, part in enumerate(_split_marks(text)):
            cut = self.source.encode(part, out_type=str)
            # SentencePiece puts a space before every text; inside a sentence there is none.
            if number and cut and cut[0].startswith("▁") and not part.startswith(" "):
                cut = cut[1:] if cut[0] == "▁" else [cut[0][1:], *cut[1:]]
            pieces += [UNKNOWN if _MARK.fullmatch(piece) else piece for piece in cut]
        return pieces


def _split_marks(text: str) -> list[str]:
    """The text cut after the `<` of everything spelled like a language mark."""
    cuts = [match.end() for match in _LANGUAGE_MARK.finditer(text)]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def vocabulary(folder: Path, family: str, size: int) -> list[str]:
    """A model's `size` tokens in order of id, from its own files.

    transformers' tokenizers are not asked: in version 5 CTranslate2's converter no longer finds M2M-100's
    languages through them, and they read `.model` files only where protobuf is installed.

    Raises:
        ModelError: a file is missing, or it and the weights do not fit together.
    """
    tokens = _VOCABULARIES[family](folder)
    if len(tokens) > size:
        raise ModelError(
            f"{folder} has {len(tokens)} tokens for a model of {size}; the files do not fit together"
        )
    fillers = [f"<filler {i}>" for i in range(len(tokens), size)]
    return [*tokens, *fillers]


def _marian_vocabulary(folder: Path) -> list[str]:
    return _in_order(_read_json(folder / "vocab.json"))


def _m2m100_vocabulary(folder: Path) -> list[str]:
    languages = [f"__{code}__" for code in _languages("m2m100")]
    return [*_in_order(_read_json(folder / "vocab.json")), *languages]


def _nllb_vocabulary(folder: Path) -> list[str]:
    if (folder / "tokenizer.json").is_file():
        from tokenizers import Tokenizer

        return _in_order(Tokenizer.from_file(str(folder / "tokenizer.json")).get_vocab())
    # fairseq's four marks stand where SentencePiece has its three.
    pieces = _spm_pieces(folder, "nllb")[3:]
    return ["<s>", "<pad>", "</s>", "<unk>", *pieces, *_languages("nllb"), "<mask>"]


def _t5_vocabulary(folder: Path) -> list[str]:
    return _spm_pieces(folder, "t5")


_VOCABULARIES: dict[str, Callable[[Path], list[str]]] = {
    "marian": _marian_vocabulary,
    "m2m100": _m2m100_vocabulary,
    "nllb": _nllb_vocabulary,
    "t5": _t5_vocabulary,
}


def _languages(family: str) -> list[str]:
    codes: str = table(__package__, "languages.toml")[family]
    return codes.split()


def _spm_pieces(folder: Path, family: str) -> list[str]:
    model = load_subwords(folder, family).source
    return [model.id_to_piece(i) for i in range(model.get_piece_size())]


def _read_json(path: Path) -> dict[str, int]:
    try:
        table = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot read the vocabulary {path}: {error}; pull the model again") from error
    if not isinstance(table, dict):
        raise ModelError(f"{path} is not a vocabulary; pull the model again")
    return table


def _in_order(table: dict[str, int]) -> list[str]:
    tokens = sorted(table, key=table.__getitem__)
    if [table[token] for token in tokens] != list(range(len(tokens))):
        raise ModelError("the vocabulary's ids are not 0, 1, 2 …; the file is damaged or of another family")
    return tokens


def load_subwords(folder: Path, family: str, *, source_mark: str = "", target_mark: str = "") -> SubwordCoder:
    """The coder of a model folder.

    Raises:
        ModelError: the family is unknown or a SentencePiece file is missing or unreadable.
    """
    from sentencepiece import SentencePieceProcessor

    if family not in FILES:
        raise ModelError(f"unknown model family {family!r}; there are: {', '.join(FAMILIES)}")
    pair = next((pair for pair in FILES[family] if all((folder / name).is_file() for name in pair)), None)
    if pair is None:
        wanted = " or ".join(" and ".join(dict.fromkeys(pair)) for pair in FILES[family])
        raise ModelError(
            f"{folder} lacks {wanted}, which a {family} model needs to cut text; pull the model again"
        )
    try:
        source, target = (SentencePieceProcessor(model_file=str(folder / name)) for name in pair)
    except (RuntimeError, OSError) as error:
        raise ModelError(
            f"cannot read a SentencePiece model in {folder}: {error}; pull the model again"
        ) from error
    before, first = MARKS[family]
    return SubwordCoder(
        source=source,
        target=target,
        source_mark=source_mark or before,
        target_mark=target_mark or first,
        profile="opus" if family == "marian" else "plain",
    )
