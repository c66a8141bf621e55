"""Parts: what `pack` wrote, read back where the training is."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from translate.embedded import Architecture

WEIGHTS, META = "weights.safetensors", "pack.json"


def read_weights(folders: Sequence[Path]) -> Mapping[str, np.ndarray]:
    """Weights by name, float32, dequantised from the parts in `folders`."""
    from gguf import GGMLQuantizationType
    from gguf.quants import dequantize
    from safetensors.numpy import load_file

    weights = {}
    for folder in folders:
        for key, content in load_file(folder / WEIGHTS).items():
            name, _, kind = key.partition("|")
            weights[name] = dequantize(content, GGMLQuantizationType[kind]).astype(np.float32)
    return weights


def read_json(folders: Sequence[Path], name: str) -> Any:
    """One of the packed files, wherever among the parts it lies."""
    path = next(folder / name for folder in folders if (folder / name).exists())
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return json.load(stream)


def read_architecture(folders: Sequence[Path]) -> Architecture:
    path = next(folder / META for folder in folders if (folder / META).exists())
    return Architecture(**json.loads(path.read_text())["architecture"])
