"""A Marian model as its own program writes it (.npz and YAML), made of a transformers one."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np

CONFIG = {
    "type": "transformer",
    "transformer-decoder-autoreg": "self-attention",
    "transformer-no-projection": False,
    "transformer-ffn-activation": "swish",
    "transformer-preprocess": "",
    "transformer-postprocess": "dan",
    "transformer-postprocess-emb": "d",
    "transformer-postprocess-top": "",
    "transformer-guided-alignment-layer": "last",
    "transformer-heads": 4,
    "enc-depth": 2,
    "dec-depth": 2,
}


def marian_files(tiny: Path, **config: object) -> dict[str, bytes]:
    """The files of an archive: weights, vocabulary, SentencePiece models and what goes with them."""
    import yaml
    from safetensors.numpy import load_file

    weights = load_file(tiny / "model.safetensors")
    words = json.loads((tiny / "vocab.json").read_text("utf-8"))
    words.pop("<pad>")
    arrays = _named_as_marian_does(weights, len(words))
    text = yaml.safe_dump({**CONFIG, **config}) + "\0"
    arrays["special:model.yml"] = np.frombuffer(text.encode(), dtype=np.int8)
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    vocabulary = "".join(f"{json.dumps(token, ensure_ascii=False)}: {i}\n" for token, i in words.items())
    decoder = {"models": ["tiny.npz"], "vocabs": ["tiny.vocab.yml", "tiny.vocab.yml"], "beam-size": 6}
    return {
        "tiny.npz": buffer.getvalue(),
        "tiny.vocab.yml": vocabulary.encode(),
        "decoder.yml": yaml.safe_dump(decoder).encode(),
        "source.spm": (tiny / "source.spm").read_bytes(),
        "target.spm": (tiny / "target.spm").read_bytes(),
        "README.md": b"# tiny",
        "LICENSE": b"CC0",
        "preprocess.sh": b"#!/bin/sh\necho run me",
    }


def _named_as_marian_does(weights: dict[str, np.ndarray], size: int) -> dict[str, np.ndarray]:
    shared = weights.get("model.shared.weight", weights.get("model.encoder.embed_tokens.weight"))
    assert shared is not None
    arrays = {"Wemb": shared[:size], "decoder_ff_logit_out_b": weights["final_logits_bias"][:, :size]}
    for side in ("encoder", "decoder"):
        for layer in range(2):
            here, there = f"model.{side}.layers.{layer}", f"{side}_l{layer + 1}"
            blocks = [("self_attn", "self")] + ([("encoder_attn", "context")] if side == "decoder" else [])
            for block, name in blocks:
                for ours, theirs in (("q_proj", "q"), ("k_proj", "k"), ("v_proj", "v"), ("out_proj", "o")):
                    arrays[f"{there}_{name}_W{theirs}"] = weights[f"{here}.{block}.{ours}.weight"].T
                    arrays[f"{there}_{name}_b{theirs}"] = weights[f"{here}.{block}.{ours}.bias"][None]
                norm = "encoder_attn_layer_norm" if name == "context" else "self_attn_layer_norm"
                arrays[f"{there}_{name}_Wo_ln_scale"] = weights[f"{here}.{norm}.weight"][None]
                arrays[f"{there}_{name}_Wo_ln_bias"] = weights[f"{here}.{norm}.bias"][None]
            for number in (1, 2):
                arrays[f"{there}_ffn_W{number}"] = weights[f"{here}.fc{number}.weight"].T
                arrays[f"{there}_ffn_b{number}"] = weights[f"{here}.fc{number}.bias"][None]
            arrays[f"{there}_ffn_ffn_ln_scale"] = weights[f"{here}.final_layer_norm.weight"][None]
            arrays[f"{there}_ffn_ffn_ln_bias"] = weights[f"{here}.final_layer_norm.bias"][None]
    return {name: np.ascontiguousarray(array, dtype=np.float32) for name, array in arrays.items()}


def zipped(files: dict[str, bytes], *, deflated: bool = False) -> bytes:
    """The files as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()
