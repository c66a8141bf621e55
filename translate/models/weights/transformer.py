"""Transformer: the tensors of a Marian or M2M-100 checkpoint put into CTranslate2's specification.

The layout is that of transformers' `MarianMTModel` and `M2M100ForConditionalGeneration`, whose specifications
by CTranslate2's own converter these equal (tests/translate/models/weights).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.errors import ModelError
from translate.models.weights.checkpoint import Checkpoint
from translate.models.weights.sizes import DEFAULTS, Sizes, read_sizes

if TYPE_CHECKING:
    from translate.models.weights.checkpoint import Array

# transformers' `model_type`s that are read here.
TYPES = tuple(DEFAULTS)
# Names under which a file may hold the one embedding that encoder, decoder and output share.
EMBEDDINGS = (
    "model.shared.weight",
    "model.encoder.embed_tokens.weight",
    "model.decoder.embed_tokens.weight",
    "lm_head.weight",
)


def specify_checkpoint(folder: Path, config: Mapping[str, Any]) -> tuple[Any, Sizes]:
    """The CTranslate2 specification of a transformers folder, filled with its weights in float32, and its sizes.

    No vocabulary is registered yet. Of a Marian model the last row, <pad>, is left out: its decoder starts from zeros.

    Raises:
        ModelError: weights and configuration do not fit together, or are of a build that is not converted.
    """
    from ctranslate2.specs import transformer_spec

    sizes = read_sizes(config, folder)
    checkpoint = Checkpoint(folder)
    marian = sizes.type == "marian"
    specification = transformer_spec.TransformerSpec.from_config(
        (sizes.encoder_layers, sizes.decoder_layers),
        sizes.heads,
        pre_norm=not marian,
        activation=_activation(sizes.activation, folder),
    )
    filling = _Filling(checkpoint, sizes)
    encoder, decoder = specification.encoder, specification.decoder
    filling.common(encoder, encoder.embeddings[0], "model.encoder")
    for number, layer in enumerate(encoder.layer):
        filling.layer(layer, f"model.encoder.layers.{number}", sizes.encoder_ffn)
    filling.common(decoder, decoder.embeddings, "model.decoder")
    for number, layer in enumerate(decoder.layer):
        name = f"model.decoder.layers.{number}"
        filling.layer(layer, name, sizes.decoder_ffn)
        filling.crossed(layer.attention, f"{name}.encoder_attn")
    decoder.start_from_zero_embedding = marian
    filling.projection(decoder.projection)
    return specification, sizes


class _Filling:
    """Puts tensors of one checkpoint into parts of a specification."""

    def __init__(self, checkpoint: Checkpoint, sizes: Sizes) -> None:
        self._checkpoint = checkpoint
        self._sizes = sizes
        self._kept = sizes.rows - (sizes.type == "marian")

    def common(self, part: Any, embeddings: Any, name: str) -> None:
        """What encoder and decoder have alike beside their layers."""
        sizes = self._sizes
        part.scale_embeddings = math.sqrt(sizes.width) if sizes.scaled else 1.0
        embeddings.weight = self._embedding(f"{name}.embed_tokens.weight")
        part.position_encodings.encodings = self._positions(f"{name}.embed_positions.weight")
        if sizes.type != "marian":
            self._norm(part.layer_norm, f"{name}.layer_norm")

    def layer(self, layer: Any, name: str, ffn: int) -> None:
        """Self-attention and feed-forward network of a layer."""
        width = self._sizes.width
        attention = layer.self_attention
        self._fused(attention.linear[0], name, "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj")
        self._linear(attention.linear[1], f"{name}.self_attn.out_proj", width, width)
        self._norm(attention.layer_norm, f"{name}.self_attn_layer_norm")
        self._linear(layer.ffn.linear_0, f"{name}.fc1", ffn, width)
        self._linear(layer.ffn.linear_1, f"{name}.fc2", width, ffn)
        self._norm(layer.ffn.layer_norm, f"{name}.final_layer_norm")

    def crossed(self, attention: Any, name: str) -> None:
        """Attention of the decoder to the source."""
        width = self._sizes.width
        self._linear(attention.linear[0], f"{name}.q_proj", width, width)
        self._fused(attention.linear[1], name, "k_proj", "v_proj")
        self._linear(attention.linear[2], f"{name}.out_proj", width, width)
        self._norm(attention.layer_norm, f"{name}_layer_norm")

    def projection(self, projection: Any) -> None:
        """The output layer; its bias only where there is one, as the library has it."""
        rows = self._sizes.rows
        projection.weight = self._embedding("lm_head.weight")
        if self._sizes.type == "marian" and "final_logits_bias" in self._checkpoint:
            bias = self._checkpoint.read("final_logits_bias", 1, rows)[0]
            if bias.any():
                projection.bias = bias[: self._kept]

    def _embedding(self, name: str) -> Array:
        if self._sizes.tied:
            name = next((known for known in EMBEDDINGS if known in self._checkpoint), EMBEDDINGS[0])
        return self._checkpoint.read(name, self._sizes.rows, self._sizes.width)[: self._kept]

    def _positions(self, name: str) -> Array:
        count, width = self._sizes.positions, self._sizes.width
        if self._sizes.type != "marian":
            return fairseq_positions(count, width)
        if name in self._checkpoint:
            return self._checkpoint.read(name, count, width)
        return marian_positions(count, width)

    def _linear(self, spec: Any, name: str, rows: int, columns: int) -> None:
        spec.weight = self._checkpoint.read(f"{name}.weight", rows, columns)
        spec.bias = self._checkpoint.read(f"{name}.bias", rows)

    def _fused(self, spec: Any, name: str, *parts: str) -> None:
        import numpy as np

        width = self._sizes.width
        read = self._checkpoint.read
        spec.weight = np.concatenate([read(f"{name}.{part}.weight", width, width) for part in parts])
        spec.bias = np.concatenate([read(f"{name}.{part}.bias", width) for part in parts])

    def _norm(self, spec: Any, name: str) -> None:
        spec.gamma = self._checkpoint.read(f"{name}.weight", self._sizes.width)
        spec.beta = self._checkpoint.read(f"{name}.bias", self._sizes.width)


def marian_positions(count: int, width: int) -> Array:
    """Marian's sinusoids: position p, column j of either half has the angle p / 10000^(2j / width); sines first."""
    import numpy as np

    angles = np.arange(count)[:, None] / np.power(10_000, np.arange(0, width, 2) / width)
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1).astype(np.float32)


def fairseq_positions(count: int, width: int) -> Array:
    """fairseq's sinusoids, as M2M-100 has them: counted from 2, frequencies from 1 to 1/10000 over half the width.

    Angles are float32, as where the models were trained; frequencies are the float32 next to the true ones, as torch's
    mostly are and NumPy's own float32 `exp` is not.
    """
    import numpy as np

    half = width // 2
    exponents = np.arange(half, dtype=np.float32) * np.float32(-math.log(10_000) / (half - 1))
    frequencies = np.exp(exponents.astype(np.float64)).astype(np.float32)
    angles = np.arange(2, count + 2, dtype=np.float32)[:, None] * frequencies
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=1)


def _activation(name: str, folder: Path) -> Any:
    from ctranslate2.specs import common_spec

    kinds = {
        "gelu": common_spec.Activation.GELU,
        "relu": common_spec.Activation.RELU,
        "silu": common_spec.Activation.SWISH,
        "swish": common_spec.Activation.SWISH,
    }
    if name not in kinds:
        raise ModelError(f"{folder / 'config.json'} wants the activation {name!r}, which cannot be converted")
    return kinds[name]
