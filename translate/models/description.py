"""Description: what a CTranslate2 folder holds, by its own word or by its files."""

from __future__ import annotations

import json
import shutil
import struct
from dataclasses import asdict, dataclass
from pathlib import Path

from translate.errors import ModelError
from translate.models.subwords import FAMILIES, FILES

DESCRIPTION_FILE = "mujaz-model.json"
FORMAT = 1
# Files an engine needs beside the weights.
TOKENIZER_FILES = (
    "source.spm",
    "target.spm",
    "sentencepiece.bpe.model",
    "spiece.model",
    "sentencepiece.model",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "chat_template.jinja",
)


@dataclass(frozen=True, slots=True)
class Description:
    """What a converted folder holds. `positions`: the longest sequence it runs rightly, 0 for no limit."""

    kind: str
    family: str
    weights: str
    positions: int
    ends: tuple[str, ...]
    start: str
    chat: bool
    converter: str
    format: int = FORMAT


def keep_description(folder: Path, description: Description) -> None:
    """Writes a description into the folder that it is of."""
    text = json.dumps(asdict(description), ensure_ascii=False, indent=1)
    (folder / DESCRIPTION_FILE).write_text(text + "\n", "utf-8")


def copy_tokenizer(source: Path, target: Path) -> None:
    """Copies what an engine needs beside the weights from a model's folder into that of its conversion."""
    for name in TOKENIZER_FILES:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)


def read_description(folder: Path) -> Description:
    """What a converted folder says about itself.

    Raises:
        ModelError: it says nothing, or what this version does not understand.
    """
    path = folder / DESCRIPTION_FILE
    try:
        data = json.loads(path.read_text("utf-8"))
        if data["format"] != FORMAT:
            raise ModelError(
                f"{path} has format {data['format']}, this version reads {FORMAT}; remove {folder}"
            )
        return Description(**{**data, "ends": tuple(data["ends"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"cannot read {path}: {error!r}; remove {folder}, it is made again") from error


def describe(folder: Path) -> Description:
    """What a CTranslate2 folder holds; one that was not converted here is recognised by its files.

    Raises:
        ModelError: it cannot be recognised.
    """
    if (folder / DESCRIPTION_FILE).is_file():
        return read_description(folder)
    specification = _specification(folder / "model.bin")
    if specification == "TransformerDecoderSpec" or (
        (folder / "tokenizer.json").is_file()
        and not any((folder / name).is_file() for pairs in FILES.values() for pair in pairs for name in pair)
    ):
        return Description(
            kind="prompted",
            family="",
            weights="",
            positions=0,
            ends=("</s>", "<eos>", "<|im_end|>", "<|eot_id|>", "<end_of_turn>", "<|endoftext|>"),
            start="",
            chat=(folder / "tokenizer_config.json").is_file(),
            converter="elsewhere",
        )
    family = next(
        (
            family
            for family in FAMILIES
            if any(all((folder / name).is_file() for name in pair) for pair in FILES[family])
        ),
        None,
    )
    if family is None:
        wanted = ", ".join(sorted({name for pairs in FILES.values() for pair in pairs for name in pair}))
        raise ModelError(f"{folder} has no tokenizer that an engine knows; it needs one of {wanted}")
    if family == "m2m100" and _vocabulary_holds(folder, "eng_Latn"):
        family = "nllb"
    return Description(
        kind="seq2seq",
        family=family,
        weights="",
        positions=0,
        ends=("</s>",),
        start="",
        chat=False,
        converter="elsewhere",
    )


def _specification(path: Path) -> str:
    """The name of the specification a CTranslate2 model file was made from."""
    with path.open("rb") as stream:
        _version, length = struct.unpack("<IH", stream.read(6))
        return stream.read(length).rstrip(b"\0").decode("ascii", errors="replace")


def _vocabulary_holds(folder: Path, token: str) -> bool:
    return any(f'"{token}"' in path.read_text("utf-8") for path in folder.glob("*vocabulary.json"))
