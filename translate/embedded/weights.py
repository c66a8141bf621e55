"""Weights: the base model's GGUF file read into plain NumPy arrays, and a LoRA adapter merged into them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

# GGUF tensor name -> the name used here, inside one block. Linear weights are (out, in).
LINEAR = {
    "attn_q": "q",
    "attn_k": "k",
    "attn_v": "v",
    "attn_output": "o",
    "ffn_gate": "gate",
    "ffn_up": "up",
    "ffn_down": "down",
}
NORM = {
    "attn_norm": "attention_norm",
    "attn_q_norm": "q_norm",
    "attn_k_norm": "k_norm",
    "post_attention_norm": "post_attention_norm",
    "ffn_norm": "ffn_norm",
    "post_ffw_norm": "post_ffn_norm",
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes of a Gemma 3 text model."""

    layers: int
    hidden: int
    ffn: int
    heads: int
    kv_heads: int
    head_size: int
    epsilon: float
    rope_base: float
    rope_local_base: float
    sliding_window: int
    # Every sixth layer attends to everything, the others to a sliding window (Gemma 3 report, section 2).
    full_attention_every: int = 6

    def is_global(self, layer: int) -> bool:
        return (layer + 1) % self.full_attention_every == 0


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A GGUF file's content: sizes, weights by name, and the vocabulary with its merge scores."""

    architecture: Architecture
    weights: dict[str, Array]
    tokens: list[str]
    scores: list[float]
    types: list[int]


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def read_base(path: Path) -> BaseModel:
    """Read and dequantise a Gemma 3 GGUF file.

    Norm weights are as stored in GGUF, that is 1 + the checkpoint's weight: a plain RMS norm scale.
    """
    from gguf import GGUFReader
    from gguf.quants import dequantize

    reader = GGUFReader(path)

    def value(name: str) -> Any:
        return reader.fields[name].contents()

    architecture = Architecture(
        layers=int(value("gemma3.block_count")),
        hidden=int(value("gemma3.embedding_length")),
        ffn=int(value("gemma3.feed_forward_length")),
        heads=int(value("gemma3.attention.head_count")),
        kv_heads=int(value("gemma3.attention.head_count_kv")),
        head_size=int(value("gemma3.attention.key_length")),
        epsilon=float(value("gemma3.attention.layer_norm_rms_epsilon")),
        rope_base=float(value("gemma3.rope.freq_base")),
        rope_local_base=10_000.0,  # not stored in GGUF; fixed for Gemma 3
        sliding_window=int(value("gemma3.attention.sliding_window")),
    )
    weights: dict[str, Array] = {}
    for tensor in reader.tensors:
        weights[plain_name(tensor.name)] = dequantize(tensor.data, tensor.tensor_type).astype("float32")
    return BaseModel(
        architecture=architecture,
        weights=weights,
        tokens=list(value("tokenizer.ggml.tokens")),
        scores=[float(score) for score in value("tokenizer.ggml.scores")],
        types=[int(kind) for kind in value("tokenizer.ggml.token_type")],
    )


def plain_name(gguf_name: str) -> str:
    """A GGUF tensor's name as it is called here: "blk.0.attn_q.weight" is "0.q"."""
    parts = gguf_name.split(".")
    if parts[0] == "token_embd":
        return "embedding"
    if parts[0] == "output_norm":
        return "final_norm"
    return f"{parts[1]}.{ {**LINEAR, **NORM}[parts[2]] }"


def merge_adapter(
    weights: Mapping[str, Array], adapter: Mapping[str, Array], scale: float
) -> dict[str, Array]:
    """Add a LoRA adapter to the linear weights: W + scale · B·A (Hu et al. 2021, equation 3).

    `adapter` holds `<layer>.<linear>.a` (rank, in) and `<layer>.<linear>.b` (out, rank) arrays.
    """
    merged = dict(weights)
    for name in sorted({key.rsplit(".", 1)[0] for key in adapter}):
        merged[name] = weights[name] + scale * (adapter[f"{name}.b"] @ adapter[f"{name}.a"])
    return merged
