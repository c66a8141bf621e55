"""Run: train the Arabic-to-English adapter of the embedded model; resumable.

    python -m training.run --data DIR --out DIR --minutes 120

DIR of --data is the development data folder (parallel/, names/, flores101-dev/). --out gets the mixture,
the checkpoint (`state.pt`, a small file: adapter, optimiser, what was seen) and `curve.jsonl`. Started again
with the same --out, it goes on where it stopped; the learning rate falls to zero over the minutes then given.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.batches import by_length, collate, draw, examples_of, vocabulary_at
from training.data import domains
from training.hints import hints_of
from training.model import Gemma, Subset
from training.prepare import load, prepare
from training.progress import SEED, learning_rate, say
from translate.embedded import TOKENIZER_FILE, pruned_base, read_adapter

SAVE_EVERY = 180.0  # seconds
VALIDATE_EVERY = 600.0
MEASURE_EVERY = 1500.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """Hyper-parameters of the shipped adapter."""

    rank: int = 32
    alpha: float = 64.0
    rate: float = 5e-4
    rate_of_b: float = 2.0  # B learns faster than A (LoRA+, Hayou et al. 2024), mildly
    warmup: float = 0.03  # share of the run
    batch_tokens: int = 2000
    chunk: int = 32  # batches drawn at once and sorted by length
    clip: float = 1.0
    weight_decay: float = 0.0
    frequent: int = 5000  # target tokens that every step's softmax holds,
    sampled: int = 4000  # and others drawn to stand for the rest of the vocabulary


def train(
    data: Path,
    out: Path,
    minutes: float,
    recipe: Recipe,
    *,
    compiled: bool,
    dev: int,
    renew: bool = False,
    adapter: Path | None = None,
    deadline: float | None = None,
) -> None:
    """Train until `minutes` have passed; see the module's description for what `out` holds."""
    out.mkdir(parents=True, exist_ok=True)
    end = deadline or time.time() + minutes * 60
    say(f"recipe {recipe}")
    architecture, weights = pruned_base(out)
    vocabulary = vocabulary_at(out / TOKENIZER_FILE)
    if renew or not (out / "mix" / "pairs.jsonl").exists():
        from training.by_rule import synthetic_pairs

        prepare(data, out / "mix", synthetic_pairs(data / "names", SEED), say)
    pairs = load(out / "mix" / "pairs.jsonl")
    hints = hints_of([pair for pair in pairs if len(pair.arabic.split()) > 3], out / "mix" / "hints.json")
    examples = list(examples_of(pairs, vocabulary, hints))
    validation = by_length(
        list(examples_of(load(out / "mix" / "validation.jsonl"), vocabulary)), recipe.batch_tokens
    )
    passes = {name: float(wish["passes"]) for name, wish in domains().items()}
    told = sum(bool(example.hints) for example in examples)
    known = sum(len(example.glossed) for example in examples)
    say(f"{len(examples)} pairs, {told} with hints, {known} glosses, {sum(map(len, examples))} tokens")

    torch.manual_seed(SEED)
    model = Gemma(architecture, weights, rank=recipe.rank, alpha=recipe.alpha, dtype=torch.bfloat16)
    del weights
    optimiser = model.optimiser(recipe.rate_of_b, recipe.weight_decay)
    if adapter and not (out / "state.pt").exists():
        model.load_state_dict(
            {
                f"blocks.{name}": torch.from_numpy(value)
                for name, value in read_adapter(adapter).matrices.items()
            }
        )
        say(f"starts from the adapter {adapter}")
    step, spent, seen = resume(out / "state.pt", model, optimiser)
    if compiled:
        for block in model.blocks:
            block.compile(dynamic=True)
    generator = random.Random(SEED + step)
    pad = vocabulary.tokenizer.token_to_id("<pad>")
    batches = draw(
        examples,
        passes,
        seen,
        tokens=recipe.batch_tokens,
        chunk=recipe.chunk,
        generator=generator,
        vocabulary=vocabulary,
    )
    counts = Counter(token for example in examples for token in example.ids[example.prompt :])
    frequent = torch.tensor([token for token, _ in counts.most_common(recipe.frequent)])
    saved = validated = measured = began = time.time()
    window: list[tuple[float, int, float, int]] = []
    before = spent
    while time.time() < end:
        started = time.time()
        spent = before + started - began
        progress = spent / (spent + end - started)
        for group in optimiser.param_groups:
            group["lr"] = recipe.rate * group["factor"] * learning_rate(progress, recipe.warmup)
        ids, targets = collate(next(batches), pad)
        certain = torch.cat((frequent, targets[targets >= 0]))
        total, count = model.loss(ids, targets, Subset.draw(certain, len(model.embedding), recipe.sampled))
        (total / count).backward()
        nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimiser.step()
        optimiser.zero_grad()
        step += 1
        now = time.time()
        window.append((float(total.detach()), count, now - started, ids.numel()))
        if step % 20 == 0:
            losses, tokens, seconds, sizes = (sum(column) for column in zip(*window, strict=True))
            say(
                f"step {step} progress {progress:.3f} loss {losses / tokens:.3f} "
                f"{seconds / len(window):.2f} s/step {sizes / seconds:.0f} tokens/s"
            )
            window.clear()
        if now - saved > SAVE_EVERY:
            save(out / "state.pt", model, optimiser, step, spent, seen)
            saved = time.time()
        if now - validated > VALIDATE_EVERY:
            record(out, step, spent, validation_loss=validate(model, validation, pad))
            validated = time.time()
        if dev and now - measured > MEASURE_EVERY:
            save(out / "state.pt", model, optimiser, step, spent, seen)
            shutil.copy(out / "state.pt", out / f"state-{step}.pt")
            measure(data, out, dev, recipe)
            measured = time.time()
    save(out / "state.pt", model, optimiser, step, spent, seen)
    record(out, step, spent, validation_loss=validate(model, validation, pad))
    if dev:
        measure(data, out, dev, recipe)


@torch.no_grad()
def validate(model: Gemma, batches: list[Any], pad: int) -> float:
    """Cross-entropy per English token on the held-out slice, nats."""
    total, count = 0.0, 0
    for batch in batches:
        loss, tokens = model.loss(*collate(batch, pad))
        total, count = total + float(loss), count + tokens
    return round(total / count, 4)


def resume(path: Path, model: Gemma, optimiser: torch.optim.Optimizer) -> tuple[int, float, Counter[str]]:
    if not path.exists():
        return 0, 0.0, Counter()
    state = torch.load(path, weights_only=True)
    model.load_state_dict({f"blocks.{name}": value for name, value in state["adapter"].items()})
    optimiser.load_state_dict(state["optimiser"])
    say(f"resumed at step {state['step']}")
    return state["step"], state["spent"], Counter(state["seen"])


def save(
    path: Path, model: Gemma, optimiser: torch.optim.Optimizer, step: int, spent: float, seen: Counter[str]
) -> None:
    state = {
        "adapter": model.adapter(),
        "optimiser": optimiser.state_dict(),
        "step": step,
        "spent": spent,
        "seen": dict(seen),
    }
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def measure(data: Path, out: Path, limit: int, recipe: Recipe) -> None:
    """Dev scores of the checkpoint, in another process: CTranslate2's threads and torch's stay apart."""
    command = [sys.executable, "-m", "training.measure", "--data", data, "--out", out, "--limit", limit]
    command += ["--rank", recipe.rank, "--alpha", recipe.alpha]
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True)
    say(done.stdout.strip())


def record(out: Path, step: int, spent: float, **figures: float) -> None:
    line = json.dumps({"step": step, "minutes": round(spent / 60, 1), **figures})
    say(line)
    with (out / "curve.jsonl").open("a") as stream:
        stream.write(line + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="development data folder")
    parser.add_argument(
        "--out", type=Path, required=True, help="where the run lives; resumed if it has a state.pt"
    )
    parser.add_argument("--minutes", type=float, default=180.0, help="how long to train from now on")
    parser.add_argument("--until", help="the next HH:MM, instead of --minutes")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--dev", type=int, default=100, help="dev sentences translated for the curve; 0 for none"
    )
    parser.add_argument(
        "--compile", action="store_true", help="compile the blocks: slower start, faster steps"
    )
    parser.add_argument("--renew", action="store_true", help="make the mixture anew")
    parser.add_argument(
        "--adapter", type=Path, help="folder of an exported adapter that a new run starts from"
    )
    parser.add_argument(
        "--rate",
        type=float,
        default=Recipe().rate,
        help="peak learning rate; give half of it where --adapter is trained on",
    )
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    deadline = None
    if options.until:
        today = time.strftime("%Y-%m-%d ")
        deadline = time.mktime(time.strptime(today + options.until, "%Y-%m-%d %H:%M"))
        if deadline < time.time():
            deadline += 24 * 3600
    train(
        options.data,
        options.out,
        options.minutes,
        Recipe(rate=options.rate),
        compiled=options.compile,
        dev=options.dev,
        renew=options.renew,
        adapter=options.adapter,
        deadline=deadline,
    )


if __name__ == "__main__":
    main()
