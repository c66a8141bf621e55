"""Safetensors files as they come from a hub: whole, in parts, and damaged."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file
from safetensors.torch import save_file as save_torch

from translate.errors import ModelError
from translate.models.weights import Checkpoint

VALUES = torch.tensor([[0.0, -1.5, 3.0e38], [1e-40, 0.1, -7.25]])


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16])
def test_every_number_format_comes_as_its_float32(dtype: torch.dtype, tmp_path: Path) -> None:
    values = VALUES.to(dtype)
    save_torch({"a": torch.zeros(3), "b": values}, tmp_path / "model.safetensors")
    read = Checkpoint(tmp_path).read("b", 2, 3)
    assert read.dtype == np.float32
    assert np.array_equal(read, values.float().numpy())
    # Quantisation works in place.
    read *= 0.5


def test_a_whole_file_counts_before_an_index(tmp_path: Path) -> None:
    save_file({"a": np.ones(2, np.float32)}, tmp_path / "model.safetensors")
    (tmp_path / "model.safetensors.index.json").write_text("{}", "utf-8")
    assert Checkpoint(tmp_path).read("a", 2).tolist() == [1, 1]


def test_whole_numbers_are_no_weights(tmp_path: Path) -> None:
    save_file({"a": np.ones(2, np.int8)}, tmp_path / "model.safetensors")
    with pytest.raises(ModelError, match=r"a in .* is stored as I8, which cannot be read"):
        Checkpoint(tmp_path).read("a", 2)


@pytest.mark.parametrize("cut", [0, 4, 20, 200])
def test_a_file_that_ends_early_is_named(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    save_file({"a": np.ones(100, np.float32)}, path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ModelError, match=r"model\.safetensors is damaged .*; pull the model again"):
        Checkpoint(tmp_path)


def test_a_header_that_points_beyond_the_file_is_refused(tmp_path: Path) -> None:
    header = json.dumps({"a": {"dtype": "F32", "shape": [100], "data_offsets": [0, 400]}}).encode()
    data = len(header).to_bytes(8, "little") + header + b"\0" * 40
    (tmp_path / "model.safetensors").write_bytes(data)
    with pytest.raises(ModelError, match="is damaged"):
        Checkpoint(tmp_path)


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (
            '{"weight_map": {"a": "../other.safetensors"}}',
            "names '../other.safetensors', which is not beside it",
        ),
        ('{"weight_map": {"a": "part-2.safetensors"}}', "names 'part-2.safetensors', which is not beside it"),
        ('{"weight_map": ["a"]}', "cannot read"),
        ("[]", "cannot read"),
        ("{", "cannot read"),
        ("", "cannot read"),
    ],
)
def test_an_index_that_is_wrong_is_one_line(index: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    save_file({"a": np.ones(2, np.float32)}, tmp_path / "other.safetensors")
    (folder / "model.safetensors.index.json").write_text(index, "utf-8")
    with pytest.raises(ModelError, match=said):
        Checkpoint(folder)


def test_no_weights_at_all(tmp_path: Path) -> None:
    with pytest.raises(
        ModelError, match=r"has neither model\.safetensors nor model\.safetensors\.index\.json"
    ):
        Checkpoint(tmp_path)
