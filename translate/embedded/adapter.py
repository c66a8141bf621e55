"""Adapter: the trained low-rank matrices and what they were trained with, read from their folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.embedded.weights import sha256_of
from translate.errors import ModelError

if TYPE_CHECKING:
    from translate.embedded.weights import Array

WEIGHTS_FILE = "adapter.safetensors"
SETTINGS_FILE = "adapter.json"
SHIPPED = "gemma-3-270m-ar-en"


@dataclass(frozen=True, slots=True)
class Adapter:
    """A LoRA adapter: `<layer>.<linear>.a` (rank, in) and `.b` (out, rank) matrices, and its settings."""

    matrices: dict[str, Array]
    settings: dict[str, Any]
    sha256: str

    @property
    def scale(self) -> float:
        return float(self.settings["alpha"]) / float(self.settings["rank"])


def default_adapter() -> Path | None:
    """The folder of the adapter that comes with Mujaz; None where it is not installed."""
    folder = Path(__file__).parent.parent / "adapters" / SHIPPED
    return folder if (folder / WEIGHTS_FILE).is_file() and (folder / SETTINGS_FILE).is_file() else None


def read_adapter(folder: Path) -> Adapter:
    """Read an adapter's folder. Weights come from safetensors only: no pickle is ever loaded.

    Raises ModelError where a file is missing or not what it should be.
    """
    try:
        settings = json.loads((folder / SETTINGS_FILE).read_text("utf-8"))
        matrices = read_safetensors(folder / WEIGHTS_FILE)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"cannot read the adapter in {folder} ({error}); reinstall Mujaz") from error
    return Adapter(matrices, settings, sha256_of(folder / WEIGHTS_FILE))


def read_safetensors(path: Path) -> dict[str, Array]:
    """Arrays of a safetensors file as float32; NumPy has no bfloat16, so the format is read here.

    An array of 8-bit integers `x` is multiplied by the one beside it named `x.scale`, which does not come back itself.
    A file is the length of a JSON header (8 bytes, little-endian), the header, and the arrays' bytes.
    Raises ValueError where it is anything else.
    """
    import numpy as np

    content = path.read_bytes()
    size = int.from_bytes(content[:8], "little")
    if len(content) < 8 + size:
        raise ValueError(f"{path.name} is cut short")
    header = json.loads(content[8 : 8 + size])
    data = memoryview(content)[8 + size :]
    arrays: dict[str, Array] = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        first, last = entry["data_offsets"]
        if entry["dtype"] == "BF16":
            array = (np.frombuffer(data[first:last], np.uint16).astype(np.uint32) << 16).view(np.float32)
        elif entry["dtype"] == "F32":
            array = np.frombuffer(data[first:last], np.float32)
        elif entry["dtype"] == "I8":
            array = np.frombuffer(data[first:last], np.int8).astype(np.float32)
        else:
            raise ValueError(f"{name} is {entry['dtype']}, not I8, BF16 or F32")
        arrays[name] = array.reshape(entry["shape"])
    for name in [name for name, entry in header.items() if entry.get("dtype") == "I8"]:
        array, scale = arrays[name], arrays.pop(f"{name}.scale")
        if array.ndim != 2 or scale.shape not in ((len(array), 1), (1, array.shape[1])):
            raise ValueError(f"{name} is {array.shape} and its scale {scale.shape}")
        arrays[name] = array * scale
    if bad := [name for name, array in arrays.items() if not np.isfinite(array).all()]:
        raise ValueError(f"{bad[0]} holds what is no number")
    return arrays
