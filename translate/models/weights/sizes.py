"""Sizes: what a `config.json` of a Marian or M2M-100 model says about its network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translate.errors import ModelError

# What a configuration means by a key that it leaves out. A network of each type has these of its own.
DEFAULTS: dict[str, dict[str, Any]] = {
    "marian": {
        "vocab_size": 58101,
        "activation_function": "gelu",
        "scale_embedding": False,
        "pad_token_id": 58100,
        "eos_token_id": 0,
        "decoder_start_token_id": 58100,
        "share_encoder_decoder_embeddings": True,
    },
    "m2m_100": {
        "vocab_size": 128112,
        "activation_function": "relu",
        "scale_embedding": True,
        "pad_token_id": 1,
        "eos_token_id": 2,
        "decoder_start_token_id": 2,
    },
}
COMMON_DEFAULTS = {
    "d_model": 1024,
    "encoder_layers": 12,
    "decoder_layers": 12,
    "encoder_attention_heads": 16,
    "decoder_attention_heads": 16,
    "encoder_ffn_dim": 4096,
    "decoder_ffn_dim": 4096,
    "max_position_embeddings": 1024,
    "tie_word_embeddings": True,
}


@dataclass(frozen=True, slots=True)
class Sizes:
    """A network's sizes. `rows` are those of the embedding, `positions` the longest sequence in tokens."""

    type: str
    rows: int
    width: int
    encoder_layers: int
    decoder_layers: int
    heads: int
    encoder_ffn: int
    decoder_ffn: int
    positions: int
    activation: str
    scaled: bool
    tied: bool
    end: int
    start: int


def read_sizes(config: Mapping[str, Any], folder: Path) -> Sizes:
    """The sizes in a configuration; `folder` names it in messages.

    Raises:
        ModelError: a value is missing its type or its sense, or the network is of a build that is not converted.
    """
    kind = str(config["model_type"])
    values = {**COMMON_DEFAULTS, **DEFAULTS[kind], **{k: v for k, v in config.items() if v is not None}}
    where = folder / "config.json"

    def whole(name: str, least: int = 1) -> int:
        value = values[name]
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise ModelError(f"{where}: `{name}` is {value!r}, which is no number of {least} or more")
        return value

    sizes = Sizes(
        type=kind,
        rows=whole("vocab_size"),
        width=whole("d_model"),
        encoder_layers=whole("encoder_layers"),
        decoder_layers=whole("decoder_layers"),
        heads=whole("encoder_attention_heads"),
        encoder_ffn=whole("encoder_ffn_dim"),
        decoder_ffn=whole("decoder_ffn_dim"),
        positions=whole("max_position_embeddings"),
        activation=str(values["activation_function"]),
        scaled=bool(values["scale_embedding"]),
        tied=bool(values["tie_word_embeddings"]),
        end=whole("eos_token_id", 0),
        start=whole("decoder_start_token_id", 0),
    )
    problem = ""
    if whole("decoder_attention_heads") != sizes.heads:
        problem = "encoder and decoder have different numbers of attention heads"
    elif sizes.width < 4 or sizes.width % sizes.heads or sizes.width % 2:
        problem = f"a width of {sizes.width} is not divided by {sizes.heads} heads"
    elif max(sizes.end, sizes.start) >= sizes.rows:
        problem = "`eos_token_id` or `decoder_start_token_id` lies beyond the vocabulary"
    elif kind == "marian" and not values["share_encoder_decoder_embeddings"]:
        problem = "the two languages have vocabularies of their own"
    # The row that the decoder starts from is taken out; it must be the last one, and the padding.
    elif kind == "marian" and not whole("pad_token_id", 0) == sizes.start == sizes.rows - 1:
        problem = "<pad> is not the last token, or not what the decoder starts with"
    elif kind == "m2m_100" and whole("pad_token_id", 0) != 1:
        problem = "`pad_token_id` is not 1, from which positions are counted"
    if problem:
        raise ModelError(f"{where} is of a model that cannot be converted: {problem}")
    return sizes
