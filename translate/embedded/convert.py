"""Convert: plain weight arrays to a CTranslate2 Gemma 3 decoder on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from translate.embedded.weights import Architecture, Array


def decoder_spec(architecture: Architecture, weights: Mapping[str, Array], tokens: Sequence[str]) -> Any:
    """A CTranslate2 decoder specification of `weights`; `tokens` in the order of the embedding's rows."""
    import numpy as np
    from ctranslate2.specs import common_spec, transformer_spec

    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        architecture.layers,
        architecture.heads,
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=architecture.head_size,
        rotary_interleave=False,
        rotary_base=architecture.rope_local_base,
        num_heads_kv=architecture.kv_heads,
        head_dim=architecture.head_size,
        sliding_window=architecture.sliding_window,
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    decoder = spec.decoder
    decoder.scale_embeddings = True
    decoder.start_from_zero_embedding = False
    decoder.embeddings.multiply_by_sqrt_depth = architecture.hidden**0.5
    # Copies: CTranslate2 quantises in place.
    decoder.embeddings.weight = weights["embedding"].copy()
    decoder.projection.weight = weights["embedding"].copy()
    _norm(decoder.layer_norm, weights["final_norm"])
    for i, layer in enumerate(decoder.layer):
        part = {name.split(".", 1)[1]: array for name, array in weights.items() if name.startswith(f"{i}.")}
        attention, ffn = layer.self_attention, layer.ffn
        if architecture.is_global(i):
            attention.rotary_base = np.float32(architecture.rope_base)
            attention.sliding_window = np.int32(0)
        else:
            attention.rotary_base = np.float32(architecture.rope_local_base)
            attention.sliding_window = np.int32(architecture.sliding_window)
        _norm(layer.input_layer_norm, part["attention_norm"])
        _norm(layer.post_attention_layer_norm, part["post_attention_norm"])
        _norm(layer.pre_feedforward_layer_norm, part["ffn_norm"])
        _norm(layer.post_feedforward_layer_norm, part["post_ffn_norm"])
        _norm(attention.q_norm, part["q_norm"])
        _norm(attention.k_norm, part["k_norm"])
        attention.linear[0].weight = np.concatenate([part["q"], part["k"], part["v"]])
        attention.linear[1].weight = part["o"].copy()
        ffn.linear_0.weight = part["gate"].copy()
        ffn.linear_0_noact.weight = part["up"].copy()
        ffn.linear_1.weight = part["down"].copy()
    spec.register_vocabulary(list(tokens))
    spec.config.bos_token = "<bos>"
    spec.config.eos_token = "<eos>"
    spec.config.unk_token = "<unk>"
    spec.config.layer_norm_epsilon = architecture.epsilon
    return spec


def _norm(spec: Any, scale: Array) -> None:
    # GGUF norm weights are the whole scale already, so CTranslate2 need not add the 1 of Gemma's own files.
    spec.gamma = scale


def write_model(spec: Any, target: Path, quantization: str | None) -> None:
    """Check, quantise and save `spec` into the folder `target`.

    `quantization` is a CTranslate2 type such as "int8", or None for float32.
    """
    spec.validate()
    spec.optimize(quantization=quantization)
    target.mkdir(parents=True, exist_ok=True)
    spec.save(str(target))
