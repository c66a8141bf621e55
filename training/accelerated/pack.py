"""Pack: all that a training run needs, in parts small enough to be sent to a machine with nothing but PyTorch.

    python -m training.accelerated.pack --data DIR --run RUN --out PACK --megabytes 58

Made where the data and the packages are. The weights stay as the base model's file has them (quantised, the embedding
cut to the kept tokens), 120 megabytes in all; beside them the pairs, their hints, what is measured on, the tokenizer.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from bench.events import LOOK, bilingual_sentences
from training.accelerated.parts import META, WEIGHTS
from training.accelerated.questions import judged
from training.by_rule import synthetic_pairs
from training.data import Pair, pair_of
from training.hints import hints_of
from training.prepare import load, prepare
from training.progress import SEED, say
from translate.datafiles import Chosen
from translate.embedded import BASE_FILE, TOKENIZER_FILE, kept_ids, plain_name, pruned_base
from translate.encoder import default_encoder

_CHOSEN = Chosen("training", "accelerated")


def pack(data: Path, run: Path, out: Path, part_bytes: int) -> list[Path]:
    """Write the folders `part-0`, `part-1`, ... of at most about `part_bytes` into `out`."""
    mix = run / "mix"
    if not (mix / "pairs.jsonl").exists():
        prepare(data, mix, synthetic_pairs(data / "names", SEED), say)
    pairs, watched = held_back(load(mix / "pairs.jsonl"))
    hints = hints_of([pair for pair in pairs if len(pair.arabic.split()) > 3], mix / "hints.json")
    architecture, _ = pruned_base(run)
    for old in out.glob("part-*"):
        shutil.rmtree(old)
    first = out / "part-0"
    first.mkdir(parents=True)
    validation = {"mixture": load(mix / "validation.jsonl"), "written": watched, **_watched(data)}
    _write(first / "pairs.json.gz", [_fields(pair) for pair in pairs])
    _write(first / "hints.json.gz", {pair.key: hints[pair.key] for pair in pairs if hints.get(pair.key)})
    _write(
        first / "validation.json.gz",
        {name: [_fields(p) for p in found] for name, found in validation.items()},
    )
    learned, put_by = judged(default_encoder())
    questions = {"learned": learned, "watched": put_by}
    asked = {
        name: [[one.left, one.right, int(one.same)] for one in found] for name, found in questions.items()
    }
    _write(first / "questions.json.gz", asked)
    _write(first / f"{TOKENIZER_FILE}.gz", json.loads((run / TOKENIZER_FILE).read_text("utf-8")))
    (first / META).write_text(json.dumps({"architecture": asdict(architecture)}))
    say(f"{len(pairs)} pairs, watched on { ({name: len(found) for name, found in validation.items()}) }")
    return _weights(run / BASE_FILE, out, part_bytes)


def held_back(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Pairs to train on, and those of the written news that are only watched on (chosen by their keys)."""
    watched = [
        pair
        for pair in pairs
        if pair.domain == "news_pairs" and int(pair.key, 16) % _CHOSEN.whole("held_back") == 0
    ]
    keys = {pair.key for pair in watched}
    return [pair for pair in pairs if pair.key not in keys], watched


def _watched(data: Path) -> dict[str, list[Pair]]:
    folder = data / "flores101-dev"
    sides = [
        (folder / f"flores-dev.{side}").read_text("utf-8").splitlines()[: _CHOSEN.whole("flores")]
        for side in ("ar", "en")
    ]
    return {
        "flores": [pair_of("flores", *both) for both in zip(*sides, strict=True)],
        "events": [
            pair_of("events", *both) for both in list(bilingual_sentences(LOOK))[: _CHOSEN.whole("flores")]
        ],
    }


def _fields(pair: Pair) -> tuple[str, str, str]:
    return pair.domain, pair.arabic, pair.english


def _write(path: Path, content: Any) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        json.dump(content, stream, ensure_ascii=False)


def _weights(base: Path, out: Path, part_bytes: int) -> list[Path]:
    """The tensors of the GGUF file as raw bytes, `<name>|<quantisation>`, part after part."""
    from gguf import GGUFReader
    from safetensors.numpy import save_file

    kept = kept_ids()
    folder, room = (
        out / "part-0",
        part_bytes - sum(file.stat().st_size for file in (out / "part-0").iterdir()),
    )
    current: dict[str, np.ndarray] = {}
    folders = []
    for tensor in GGUFReader(base).tensors:
        content = np.asarray(tensor.data)
        name = plain_name(tensor.name)
        if name == "embedding":
            content = content[kept]
        if current and content.nbytes > room:
            save_file(current, folder / WEIGHTS)
            folders.append(folder)
            folder, room, current = out / f"part-{len(folders)}", part_bytes, {}
            folder.mkdir()
        current[f"{name}|{tensor.tensor_type.name}"] = np.ascontiguousarray(content)
        room -= content.nbytes
    save_file(current, folder / WEIGHTS)
    return [*folders, folder]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="development data folder")
    parser.add_argument(
        "--run", type=Path, required=True, help="folder of the mixture (training.run's --out)"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the parts; made anew")
    parser.add_argument("--megabytes", type=float, default=58, help="size of a part")
    options = parser.parse_args()
    for folder in pack(options.data, options.run, options.out, int(options.megabytes * 1e6)):
        say(f"{folder}: {sum(file.stat().st_size for file in folder.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
