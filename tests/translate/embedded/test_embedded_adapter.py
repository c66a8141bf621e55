"""Reading an adapter's folder and adding it to the base's weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from translate.embedded.adapter import default_adapter, read_adapter, read_safetensors
from translate.embedded.build import BASE_SHA256, describe, is_built, vocabulary_sha256
from translate.embedded.tokenizer import kept_ids
from translate.embedded.weights import merge_adapter
from translate.errors import ModelError


def write_safetensors(path: Path, entries: dict[str, tuple[str, list[int], bytes]]) -> None:
    header, data = {}, b""
    for name, (dtype, shape, content) in entries.items():
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    encoded = json.dumps(header).encode()
    path.write_bytes(len(encoded).to_bytes(8, "little") + encoded + data)


def test_bfloat16_is_read_as_the_upper_half_of_float32(tmp_path: Path) -> None:
    values = np.array([[1.0, -2.5], [0.0, 1.5]], np.float32)
    upper = (values.view(np.uint32) >> 16).astype(np.uint16)
    write_safetensors(tmp_path / "a.safetensors", {"0.q.a": ("BF16", [2, 2], upper.tobytes())})
    assert np.array_equal(read_safetensors(tmp_path / "a.safetensors")["0.q.a"], values)


def test_eight_bits_are_multiplied_by_their_scale(tmp_path: Path) -> None:
    entries = {
        "0.q.a": ("I8", [2, 2], np.array([[1, -2], [3, 127]], np.int8).tobytes()),
        "0.q.a.scale": ("F32", [2, 1], np.array([0.5, 2.0], np.float32).tobytes()),
    }
    write_safetensors(tmp_path / "a.safetensors", entries)
    found = read_safetensors(tmp_path / "a.safetensors")
    assert found.keys() == {"0.q.a"}
    assert found["0.q.a"].tolist() == [[0.5, -1.0], [6.0, 254.0]]


@pytest.mark.parametrize(
    "scale",
    [None, ("F32", [1, 5], bytes(20)), ("F32", [2, 1], np.array([np.nan, 1], np.float32).tobytes())],
    ids=["none", "of another shape", "no number"],
)
def test_eight_bits_without_a_scale_of_theirs_are_damage(
    tmp_path: Path, scale: tuple[str, list[int], bytes] | None
) -> None:
    (tmp_path / "adapter.json").write_text("{}")
    entries = {"0.q.a": ("I8", [2, 2], bytes([1] * 4))} | ({"0.q.a.scale": scale} if scale else {})
    write_safetensors(tmp_path / "adapter.safetensors", entries)
    with pytest.raises(ModelError, match="reinstall"):
        read_adapter(tmp_path)


@pytest.mark.parametrize("header", [b"[]", b'{"a": []}', b'{"a": "x"}'])
def test_a_header_that_is_none_is_damage(tmp_path: Path, header: bytes) -> None:
    (tmp_path / "adapter.json").write_text("{}")
    (tmp_path / "adapter.safetensors").write_bytes(len(header).to_bytes(8, "little") + header)
    with pytest.raises(ModelError, match="reinstall"):
        read_adapter(tmp_path)


def test_merging_adds_the_scaled_product_and_leaves_the_rest() -> None:
    weights = {"0.q": np.zeros((3, 2), np.float32), "0.k": np.ones((1, 2), np.float32)}
    adapter = {
        "0.q.a": np.array([[1.0, 2.0]], np.float32),
        "0.q.b": np.array([[1.0], [0.0], [3.0]], np.float32),
    }
    merged = merge_adapter(weights, adapter, 2.0)
    assert merged["0.q"].tolist() == [[2, 4], [0, 0], [6, 12]]
    assert merged["0.k"] is weights["0.k"]
    assert not weights["0.q"].any()


@pytest.mark.parametrize("damage", ["no settings", "no weights", "settings", "weights"])
def test_a_damaged_adapter_says_what_to_do(tmp_path: Path, damage: str) -> None:
    if damage != "no settings":
        (tmp_path / "adapter.json").write_text("{" if damage == "settings" else "{}")
    if damage == "weights":
        (tmp_path / "adapter.safetensors").write_bytes(b"not safetensors")
    with pytest.raises(ModelError, match="reinstall"):
        read_adapter(tmp_path)


def test_a_folder_without_a_model_is_not_built(tmp_path: Path) -> None:
    assert not is_built(tmp_path, adapter=None)


def test_a_model_described_otherwise_is_not_built(tmp_path: Path) -> None:
    for name in ("model.bin", "config.json", "tokenizer.json"):
        (tmp_path / name).touch()
    (tmp_path / "mujaz-model.json").write_text(json.dumps(describe(None)))
    assert is_built(tmp_path, adapter=None)
    (tmp_path / "mujaz-model.json").write_text(json.dumps({**describe(None), "adapter_sha256": "other"}))
    assert not is_built(tmp_path, adapter=None)


@pytest.mark.skipif(default_adapter() is None, reason="no adapter is shipped in this checkout")
def test_the_shipped_adapter_fits_the_shipped_vocabulary_and_base() -> None:
    folder = default_adapter()
    assert folder is not None
    adapter = read_adapter(folder)
    assert adapter.settings["base_sha256"] == BASE_SHA256
    assert adapter.settings["vocabulary_sha256"] == vocabulary_sha256(kept_ids())
    assert (folder / "adapter.safetensors").stat().st_size <= 16 * 2**20
    assert {"MODEL_CARD.md", "NOTICE"} <= {path.name for path in folder.iterdir()}
    assert all(np.isfinite(array).all() for array in adapter.matrices.values())
