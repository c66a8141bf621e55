"""Checkpoint: the tensors of a folder's safetensors files, read one by one as float32."""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

FILE, INDEX_FILE = "model.safetensors", "model.safetensors.index.json"
# safetensors' names of number formats -> NumPy's; of bfloat16, which NumPy lacks, the raw two bytes.
FORMATS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a tensor lies: `offset` in bytes from the beginning of the file."""

    path: Path
    format: str
    shape: tuple[int, ...]
    offset: int


class Checkpoint:
    """A model's tensors by name, from one file or from several and their index.

    Raises:
        ModelError: a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._places = {name: place for path in _files(folder) for name, place in _places(path).items()}

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def read(self, name: str, *shape: int) -> Array:
        """A tensor, an array of its own; it must have that shape.

        Raises:
            ModelError: there is none of that name, or it is of another shape or kind of number.
        """
        import numpy as np

        place = self._places.get(name)
        if place is None:
            raise ModelError(f"the weights in {self.folder} lack {name}; pull the model again")
        if place.shape != shape:
            raise ModelError(
                f"{name} in {place.path} has the shape {place.shape}, config.json wants {shape}; "
                "the files do not fit together, pull the model again"
            )
        if place.format not in FORMATS:
            raise ModelError(f"{name} in {place.path} is stored as {place.format}, which cannot be read")
        raw = np.fromfile(
            place.path, dtype=FORMATS[place.format], count=math.prod(shape), offset=place.offset
        )
        if place.format == "BF16":
            # bfloat16 is the upper half of float32.
            raw = (raw.astype(np.uint32) << 16).view(np.float32)
        return raw.astype(np.float32, copy=False).reshape(shape)


def _files(folder: Path) -> list[Path]:
    """The files of a folder's weights: the whole one where there is one, as transformers has it."""
    if (folder / FILE).is_file():
        return [folder / FILE]
    index = folder / INDEX_FILE
    try:
        names = sorted({str(name) for name in json.loads(index.read_text("utf-8"))["weight_map"].values()})
    except FileNotFoundError as error:
        raise ModelError(f"{folder} has neither {FILE} nor {INDEX_FILE}; pull the model again") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"cannot read {index}: {error!r}; pull the model again") from error
    for name in names:
        if "/" in name or "\\" in name or not (folder / name).is_file():
            raise ModelError(f"{index} names {name!r}, which is not beside it; pull the model again")
    return [folder / name for name in names]


def _places(path: Path) -> dict[str, _Place]:
    from safetensors import SafetensorError, safe_open

    try:
        # Checks the header: every tensor lies inside the file, none over another.
        with safe_open(str(path), framework="numpy"):
            pass
        with path.open("rb") as stream:
            (length,) = struct.unpack("<Q", stream.read(8))
            header: dict[str, Any] = json.loads(stream.read(length))
    except (SafetensorError, OSError, ValueError, struct.error) as error:
        raise ModelError(f"{path} is damaged ({error}); pull the model again") from error
    header.pop("__metadata__", None)
    return {
        name: _Place(path, told["dtype"], tuple(told["shape"]), 8 + length + told["data_offsets"][0])
        for name, told in header.items()
    }
