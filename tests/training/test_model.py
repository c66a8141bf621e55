"""The training model: LoRA begins as nothing, padding does not matter, part of the softmax stands for all."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.batches import Example, by_length, collate, draw  # noqa: E402
from training.model import Gemma, Subset  # noqa: E402
from training.progress import learning_rate  # noqa: E402
from translate.embedded.weights import Architecture, merge_adapter  # noqa: E402

SIZES = Architecture(
    layers=2,
    hidden=16,
    ffn=24,
    heads=2,
    kv_heads=1,
    head_size=8,
    epsilon=1e-6,
    rope_base=1e6,
    rope_local_base=1e4,
    sliding_window=64,
    full_attention_every=2,
)
VOCABULARY = 300


def weights() -> dict[str, np.ndarray]:
    generator = np.random.default_rng(3)
    shapes = {"embedding": (VOCABULARY, 16), "final_norm": (16,)}
    for layer in range(SIZES.layers):
        linear = {"q": (16, 16), "k": (8, 16), "v": (8, 16), "o": (16, 16)}
        linear |= {"gate": (24, 16), "up": (24, 16), "down": (16, 24)}
        norms = dict.fromkeys(("attention_norm", "post_attention_norm", "ffn_norm", "post_ffn_norm"), (16,))
        norms |= {"q_norm": (8,), "k_norm": (8,)}
        shapes |= {f"{layer}.{name}": shape for name, shape in {**linear, **norms}.items()}
    return {
        name: (
            1 + generator.normal(size=shape) * 0.1 if "norm" in name else generator.normal(size=shape) * 0.3
        ).astype(np.float32)
        for name, shape in shapes.items()
    }


def example(length: int, prompt: int, key: str = "", domain: str = "a") -> Example:
    generator = random.Random(length)
    return Example(key, domain, tuple(generator.randrange(5, VOCABULARY) for _ in range(length)), prompt)


def test_an_untrained_adapter_changes_nothing_and_merging_equals_adding() -> None:
    torch.manual_seed(1)
    base = weights()
    ids, targets = collate([example(12, 5)], 0)

    def loss(model: Gemma) -> float:
        return float(model.loss(ids, targets)[0].detach())

    model = Gemma(SIZES, base, rank=2, alpha=4.0)
    untrained = loss(model)
    assert loss(Gemma(SIZES, base, rank=1, alpha=1.0)) == pytest.approx(untrained, rel=1e-5)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    trained = loss(model)
    assert trained != pytest.approx(untrained, rel=1e-3)
    adapter = {name: value.numpy() for name, value in model.adapter().items()}
    merged = Gemma(SIZES, merge_adapter(base, adapter, 2.0), rank=1, alpha=1.0)
    assert loss(merged) == pytest.approx(trained, rel=1e-4)


@torch.no_grad()
def test_only_the_english_side_is_learned_and_padding_does_not_matter() -> None:
    model = Gemma(SIZES, weights(), rank=2, alpha=4.0)
    short, long = example(9, 4), example(20, 6)
    alone = [model.loss(*collate([one], 0)) for one in (short, long)]
    together = model.loss(*collate([short, long], 0))
    assert [count for _, count in alone] == [5, 14]
    assert together[1] == 19
    assert float(together[0]) == pytest.approx(float(alone[0][0] + alone[1][0]), rel=1e-4)


@torch.no_grad()
def test_part_of_the_softmax_is_close_to_the_whole() -> None:
    model = Gemma(SIZES, weights(), rank=2, alpha=4.0)
    ids, targets = collate([example(20, 6), example(25, 5)], 0)
    whole = float(model.loss(ids, targets)[0])
    certain = torch.cat((torch.arange(30), targets[targets >= 0]))
    torch.manual_seed(1)
    parts = [float(model.loss(ids, targets, Subset.draw(certain, VOCABULARY, 120))[0]) for _ in range(20)]
    assert np.mean(parts) == pytest.approx(whole, rel=0.02)
    everything = Subset.draw(certain, VOCABULARY, VOCABULARY)
    assert float(model.loss(ids, targets, everything)[0]) == pytest.approx(whole, rel=1e-5)


def test_batches_keep_their_token_budget_and_lose_nothing() -> None:
    examples = [example(length, 3, key=str(length)) for length in range(5, 60)]
    batches = by_length(examples, 200)
    assert sorted(one.key for batch in batches for one in batch) == sorted(one.key for one in examples)
    assert all(len(batch) * max(map(len, batch)) <= 200 for batch in batches)


def test_drawing_goes_on_with_what_was_seen_least() -> None:
    examples = [example(10, 3, key=str(i)) for i in range(40)]
    seen = Counter({str(i): 1 for i in range(20)})
    batches = draw(examples, {"a": 1.0}, seen, tokens=50, chunk=4, generator=random.Random(1))
    first = [one.key for _ in range(4) for one in next(batches)]
    assert all(int(key) >= 20 for key in first)


@pytest.mark.parametrize(("progress", "share"), [(0.03, 1.0), (0.515, 0.5), (1.0, 0.0)])
def test_the_learning_rate_rises_then_falls_to_zero(progress: float, share: float) -> None:
    assert learning_rate(progress, 0.03) == pytest.approx(share, abs=1e-6)
    assert 0 < learning_rate(0.001, 0.03) < 0.5


def test_dropped_words_are_read_as_nothing_in_training_alone_and_the_first_never() -> None:
    torch.manual_seed(2)
    model = Gemma(SIZES, weights(), rank=2, alpha=4, word_dropout=1.0)
    ids = torch.randint(5, VOCABULARY, (2, 9))
    others = torch.cat((ids[:, :1], torch.randint(5, VOCABULARY, (2, 8))), dim=1)
    assert torch.equal(model.hidden(ids), model.hidden(others))
    model.eval()
    assert not torch.allclose(model.hidden(ids), model.hidden(others))
