"""Run: the whole training of the adapter on an accelerator, in minutes, from what `pack` wrote.

    python -m training.accelerated.run PACK/part-* --out OUT --minutes 9

Needs PyTorch, tokenizers, safetensors, gguf and tqdm, and nothing else of the project than `training` and `translate`.
Whenever it looks at the watched sentences, and at the end, it writes `last-0.safetensors`, `last-1.safetensors` (8 bits,
each under 16 MB at rank 128) and a line of `curve.jsonl` into OUT; once, past the middle, `middle-0` and `middle-1` too.
`python -m training.accelerated.join` makes the adapter's folder of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import shutil
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.fx.experimental import _config as shapes

from training.accelerated.feed import Feed, watched, watched_questions
from training.accelerated.parts import read_architecture, read_json, read_weights
from training.data import Pair, domains
from training.export import quantised
from training.model import Gemma
from training.progress import SEED, learning_rate, say
from translate.datafiles import Chosen
from translate.embedded import TOKENIZER_FILE

FILES = 2  # of an adapter, by layers
_CHOSEN = Chosen("training", "accelerated")


@dataclass(frozen=True, slots=True)
class Recipe:
    """Hyper-parameters. Taken over from training.run or from what others report; none of them was tried in such a run."""

    rank: int = 128
    alpha: float = 64.0
    rate: float = 5e-4
    rate_of_b: float = 1.5
    warmup: int = 200  # steps
    batch_tokens: int = 16_384
    clip: float = 1.0
    dropout: float = 0.1
    word_dropout: float = 0.1
    smoothing: float = 0.1
    look_every: float = 75.0  # seconds
    steps: int = 10**9  # at most, whatever time is left


def train(
    folders: Sequence[Path], out: Path, minutes: float, recipe: Recipe, *, workers: int, compiled: bool
) -> None:
    """Train until `minutes` after the start, loading included; see the module's description."""
    began = time.time()
    end = began + minutes * 60
    tokenizer = _tokenizer(folders)
    pairs = [Pair(*fields) for fields in read_json(folders, "pairs.json.gz")]
    hints = {
        key: [tuple(hint) for hint in found] for key, found in read_json(folders, "hints.json.gz").items()
    }
    passes = {domain: float(wish["passes"]) for domain, wish in domains().items()}
    questions = read_json(folders, "questions.json.gz")
    feed = Feed(pairs, hints, passes, tokenizer, recipe.batch_tokens, questions["learned"])
    batches = feed.batches(workers)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    name = torch.cuda.get_device_name() if device.type == "cuda" else "the processor"
    say(f"recipe {asdict(recipe)} on {name}")
    torch.manual_seed(SEED)
    torch.set_float32_matmul_precision("high")
    model = Gemma(
        read_architecture(folders),
        read_weights(folders),
        rank=recipe.rank,
        alpha=recipe.alpha,
        dtype=torch.bfloat16,
        dropout=recipe.dropout,
        word_dropout=recipe.word_dropout,
    ).to(device)
    say(f"{len(pairs)} pairs, {sum(p.numel() for p in model.parameters()) / 1e6:.1f} M trained")
    validation = {
        name: watched([Pair(*fields) for fields in found], tokenizer, recipe.batch_tokens)
        for name, found in read_json(folders, "validation.json.gz").items()
    }
    validation["questions"] = watched_questions(questions["watched"], tokenizer, recipe.batch_tokens)
    if compiled:
        # Two sizes that are the same by chance are not the same size: else each such batch is compiled anew.
        shapes.use_duck_shape = False
        for block in model.blocks:
            block.compile(dynamic=True)
    optimiser = model.optimiser(recipe.rate_of_b)
    step, tokens, looked, started = 0, 0, time.time(), time.time()
    window: list[tuple[Tensor, int]] = []
    best, rate, middle = math.inf, recipe.rate, False
    say(f"begins after {started - began:.0f} s")
    while (now := time.time()) < end and step < recipe.steps:
        progress = max((now - started) / (end - started), step / recipe.steps)
        # By steps, since compiling takes the first seconds.
        share = min(1.0, (step + 1) / recipe.warmup) * learning_rate(progress, 0.0)
        for group in optimiser.param_groups:
            group["lr"] = rate * group["factor"] * share
        ids, targets = (torch.from_numpy(side).to(device).long() for side in next(batches))
        total, count = model.loss(ids, targets, smoothing=recipe.smoothing)
        (total / count).backward()
        nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimiser.step()
        optimiser.zero_grad()
        step, tokens = step + 1, tokens + ids.numel()
        window.append((total.detach(), count))
        if step % 100 == 0 or step in (1, 5, 20):
            loss = sum(float(total) for total, _ in window) / sum(count for _, count in window)
            window.clear()
            if loss > best + _CHOSEN("worse"):
                rate *= _CHOSEN("slower")
                say(f"loss {loss:.3f} after {best:.3f}: the rate is {rate:.1e} from here")
            best = min(best, loss)
            say(
                f"step {step} progress {progress:.3f} loss {loss:.3f} {tokens / (time.time() - started):.0f} tokens/s"
            )
        if time.time() - looked > recipe.look_every:
            _look(
                model, validation, out, device, step=step, tokens=tokens, seconds=round(time.time() - began)
            )
            write_adapter(model, out, "last", recipe, step)
            looked = time.time()
            if progress > _CHOSEN("middle") and not middle:
                write_adapter(model, out, "middle", recipe, step)
                middle = True
    _look(model, validation, out, device, step=step, tokens=tokens, seconds=round(time.time() - began))
    write_adapter(model, out, "last", recipe, step)


def _tokenizer(folders: Sequence[Path]) -> Path:
    packed = next(folder for folder in folders if (folder / f"{TOKENIZER_FILE}.gz").exists())
    target = Path(tempfile.mkdtemp()) / TOKENIZER_FILE
    with gzip.open(packed / f"{TOKENIZER_FILE}.gz") as source, target.open("wb") as stream:
        shutil.copyfileobj(source, stream)
    return target


@torch.no_grad()
def _look(
    model: Gemma,
    validation: Mapping[str, Sequence[tuple[Tensor, Tensor]]],
    out: Path,
    device: torch.device,
    **where: int,
) -> None:
    """Write the held-out losses (nats per English token) as a line of the curve."""
    model.eval()
    losses = {}
    with torch.compiler.set_stance("force_eager"):  # not worth compiling once more
        for name, batches in validation.items():
            total, count = 0.0, 0
            for ids, targets in batches:
                loss, tokens = model.loss(ids.to(device), targets.to(device))
                total, count = total + float(loss), count + tokens
            losses[name] = round(total / max(count, 1), 4)
    model.train()
    line = json.dumps({**where, **losses})
    out.mkdir(parents=True, exist_ok=True)
    say(line)
    with (out / "curve.jsonl").open("a") as stream:
        stream.write(line + "\n")


def write_adapter(model: Gemma, out: Path, name: str, recipe: Recipe, step: int) -> None:
    """The matrices in 8 bits, in `FILES` files by layers, and in `<name>.json` what `join` must know of them."""
    from safetensors.torch import save_file

    parts: list[dict[str, Tensor]] = [{} for _ in range(FILES)]
    for matrix, value in model.adapter().items():
        layer = int(matrix.partition(".")[0])
        parts[layer * FILES // model.sizes.layers][matrix] = value.cpu()
    for number, part in enumerate(parts):
        save_file(quantised(part), out / f"{name}-{number}.safetensors")
    made = {"rank": recipe.rank, "alpha": recipe.alpha, "steps": step, "files": FILES}
    (out / f"{name}.json").write_text(json.dumps(made))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", type=Path, nargs="+", help="the folders that pack wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=9.0, help="from the start, loading included")
    parser.add_argument("--workers", type=int, default=14, help="processes that write prompts")
    parser.add_argument("--eager", action="store_true", help="do not compile the blocks")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = vars(parser.parse_args())
    recipe = Recipe(**{name: options[name] for name in asdict(Recipe())})
    train(
        options["parts"],
        options["out"],
        options["minutes"],
        recipe,
        workers=options["workers"],
        compiled=not options["eager"],
    )


if __name__ == "__main__":
    main()
