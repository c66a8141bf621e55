"""Training on an accelerator: packed parts come back as they were, a run learns, what it brings back is an adapter."""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from gguf import GGMLQuantizationType  # noqa: E402
from gguf.quants import quantize  # noqa: E402
from safetensors.numpy import save_file  # noqa: E402

from tests.training.test_model import SIZES, weights  # noqa: E402
from training.accelerated.feed import Feed  # noqa: E402
from training.accelerated.join import join  # noqa: E402
from training.accelerated.pack import held_back  # noqa: E402
from training.accelerated.parts import META, WEIGHTS, read_architecture, read_weights  # noqa: E402
from training.accelerated.run import Recipe, train  # noqa: E402
from training.data import Pair, respelled  # noqa: E402
from training.export import export, quantised  # noqa: E402
from translate.datafiles import Chosen  # noqa: E402
from translate.embedded import read_adapter  # noqa: E402
from translate.embedded.tokenizer import build_tokenizer  # noqa: E402

LONG = replace(SIZES, sliding_window=512)
WORDS = ["قال", "وزير", "قتل", "سبعة", "عمال"]
ENGLISH = ["said", "minister", "killed", "seven", "workers"]
PAIRS = [
    Pair("news_pairs", f"{WORDS[i % 5]} {WORDS[i // 5 % 5]}", f"{ENGLISH[i % 5]} {ENGLISH[i // 5 % 5]}")
    for i in range(25)
]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A pack in two parts: a model of 300 tokens, two layers; the pairs; the same pairs to watch on."""
    folders = [tmp_path_factory.mktemp("pack") / f"part-{i}" for i in range(2)]
    for folder in folders:
        folder.mkdir()
    everything = {f"{name}|F32": value for name, value in weights().items()}
    names = sorted(everything)
    save_file({name: everything[name] for name in names[::2]}, folders[0] / WEIGHTS)
    save_file({name: everything[name] for name in names[1::2]}, folders[1] / WEIGHTS)
    (folders[1] / META).write_text(json.dumps({"architecture": asdict(LONG)}))
    tokens = ["<pad>", "<eos>", "<bos>", "<unk>", "\n", "▁", *(f"<0x{i:02X}>" for i in range(256))]
    kinds = [3, 3, 3, 2, 1, 1, *[6] * 256]
    tokenizer = build_tokenizer(tokens, [0.0] * len(tokens), kinds, list(range(len(tokens))))
    content = {
        "pairs.json.gz": [[pair.domain, pair.arabic, pair.english] for pair in PAIRS],
        "hints.json.gz": {PAIRS[0].key: [["قال", "said"]]},
        "validation.json.gz": {"same": [[pair.domain, pair.arabic, pair.english] for pair in PAIRS]},
        "questions.json.gz": {
            "learned": [["قتل [#] عمال", "مقتل [#]", 1], ["قتل [#] عمال", "جرح [#]", 0]],
            "watched": [["قتل [#]", "مقتل [#] عمال", 1]],
        },
        "tokenizer.json.gz": json.loads(tokenizer.to_str()),
    }
    for name, value in content.items():
        with gzip.open(folders[0] / name, "wt", encoding="utf-8") as stream:
            json.dump(value, stream, ensure_ascii=False)
    return folders


def test_parts_come_back_whole_and_dequantised(packed: list[Path], tmp_path: Path) -> None:
    assert read_architecture(packed) == LONG
    found = read_weights(packed)
    assert found.keys() == weights().keys()
    assert all(np.array_equal(found[name], value) for name, value in weights().items())
    values = np.random.default_rng(1).normal(size=(4, 64)).astype(np.float32)
    save_file({"0.q|Q8_0": quantize(values, GGMLQuantizationType.Q8_0)}, tmp_path / WEIGHTS)
    assert np.allclose(read_weights([tmp_path])["0.q"], values, atol=np.abs(values).max() / 127)


def test_a_run_learns_and_what_it_brings_back_is_an_adapter(packed: list[Path], tmp_path: Path) -> None:
    recipe = Recipe(
        word_dropout=0.0,
        rank=4,
        alpha=8,
        rate=0.02,
        warmup=2,
        batch_tokens=400,
        dropout=0.0,
        smoothing=0.0,
        look_every=0.0,
        steps=12,
    )
    train(packed, tmp_path / "out", 10.0, recipe, workers=0, compiled=False)
    curve = [json.loads(line) for line in (tmp_path / "out" / "curve.jsonl").read_text().splitlines()]
    assert curve[-1]["same"] < curve[0]["same"]
    for name in ("middle", "last"):
        join(tmp_path / "out", tmp_path / "adapter", name)
    adapter = read_adapter(tmp_path / "adapter")
    assert adapter.settings["rank"] == 4
    assert adapter.settings["steps"] == curve[-1]["step"]
    assert {name.rsplit(".", 1)[0] for name in adapter.matrices} <= weights().keys()
    assert any(adapter.matrices[name].any() for name in adapter.matrices if name.endswith(".b"))


def test_an_adapter_that_did_not_come_back_whole_is_not_joined(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no last"):
        join(tmp_path, tmp_path / "adapter")
    (tmp_path / "last.json").write_text(json.dumps({"rank": 4, "alpha": 8.0, "steps": 1, "files": 2}))
    save_file({"0.q.a": np.zeros((4, 4), np.int8)}, tmp_path / "last-0.safetensors")
    with pytest.raises(ValueError, match="last-1"):
        join(tmp_path, tmp_path / "adapter")


def test_eight_bits_keep_each_direction_to_a_part_in_127(tmp_path: Path) -> None:
    generator = torch.Generator().manual_seed(5)
    size = torch.logspace(-3, 0, 6)
    matrices = {
        "0.q.a": torch.randn(6, 20, generator=generator) * size[:, None],
        "0.q.b": torch.randn(30, 6, generator=generator) * size,
    }
    kept = quantised(matrices)
    for name, along in (("0.q.a", 1), ("0.q.b", 0)):
        error = (kept[name].float() * kept[f"{name}.scale"] - matrices[name]).abs().amax(along)
        assert (error <= matrices[name].abs().amax(along) / 250).all()


def test_a_checkpoint_is_exported_alone_or_as_a_mean_with_another_adapter(tmp_path: Path) -> None:
    ours, theirs = torch.full((2, 3), 4.0), torch.full((2, 3), 8.0)
    for name, value in (("ours", ours), ("theirs", theirs)):
        torch.save({"adapter": {"0.q.a": value}, "step": 7}, tmp_path / f"{name}.pt")
        export(tmp_path / f"{name}.pt", tmp_path / name, rank=2, alpha=4.0)
    export(tmp_path / "ours.pt", tmp_path / "mean", rank=2, alpha=4.0, other=tmp_path / "theirs", share=0.25)
    found = [read_adapter(tmp_path / name).matrices["0.q.a"] for name in ("ours", "theirs", "mean")]
    assert [array.mean() for array in found] == pytest.approx([4.0, 8.0, 7.0])


def test_batches_hold_every_pair_with_the_english_as_targets(packed: list[Path], tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_bytes(gzip.decompress((packed[0] / "tokenizer.json.gz").read_bytes()))
    feed = Feed(PAIRS, {}, {"news_pairs": 1.0}, tmp_path / "tokenizer.json", 400)
    batches = feed.batches(0)
    rows: Counter[bytes] = Counter()
    for _ in range(60):
        ids, targets = next(batches)
        assert ids.shape == targets.shape
        assert ids.size <= 400
        rows.update(row[row >= 0].tobytes() for row in targets)
    assert len(rows) == len({pair.english for pair in PAIRS})


def test_what_is_watched_is_not_trained_on() -> None:
    pairs = [
        Pair(domain, f"جملة {i}", f"{domain} {i}") for i in range(600) for domain in ("news_pairs", "tatoeba")
    ]
    trained, kept = held_back(pairs)
    assert {pair.domain for pair in kept} == {"news_pairs"}
    assert not {pair.key for pair in kept} & {pair.key for pair in trained}
    assert len(trained) + len(kept) == len(pairs)
    assert 1 <= len(kept) <= 4 * 600 / Chosen("training", "accelerated").whole("held_back")


def test_hurried_spelling_changes_letters_alone() -> None:
    text = "أكدت إدارة المدرسة أن المبنى القديم آمن."
    found = {respelled(text, random.Random(seed)) for seed in range(60)}
    assert len(found) > 6
    letters = str.maketrans("أإآىة", "ااايه")
    assert {one.translate(letters).rstrip(".") for one in found} == {text.translate(letters).rstrip(".")}
