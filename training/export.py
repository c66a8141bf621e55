"""Export: a checkpoint's adapter as 8-bit safetensors with its settings, ready to ship."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from translate.embedded import (
    BASE_SHA256,
    COMPACT_PROMPT,
    SETTINGS_FILE,
    SHIPPED,
    WEIGHTS_FILE,
    Decoding,
    kept_ids,
    read_adapter,
    vocabulary_sha256,
)

# What was measured best on part of the dev set; see bench/embedded_flores.py.
DECODING = Decoding(beam_size=4, length_penalty=1.0, repetition_penalty=1.0)


def export(
    state: Path, target: Path, *, rank: int, alpha: float, other: Path | None = None, share: float = 1.0
) -> None:
    """Write `adapter.safetensors` and `adapter.json` of the checkpoint `state` into the folder `target`.

    With the folder of an `other` adapter of that rank, the mean of both, `share` of it the checkpoint's.
    """
    checkpoint = torch.load(state, weights_only=True)
    matrices = checkpoint["adapter"]
    if other:
        beside = read_adapter(other).matrices
        matrices = {
            name: share * value + (1 - share) * torch.from_numpy(beside[name])
            for name, value in matrices.items()
        }
    write(quantised(matrices), target, rank=rank, alpha=alpha, steps=checkpoint["step"])


def write(
    matrices: Mapping[str, Tensor],
    target: Path,
    *,
    rank: int,
    alpha: float,
    steps: int,
) -> None:
    """The adapter's folder as the product reads it. `matrices`: `<layer>.<linear>.a` and `.b`, `quantised`."""
    from safetensors.torch import save_file

    target.mkdir(parents=True, exist_ok=True)
    save_file(dict(matrices), target / WEIGHTS_FILE)
    before, after = COMPACT_PROMPT
    settings = {
        "name": SHIPPED,
        "rank": rank,
        "alpha": alpha,
        "steps": steps,
        "base_sha256": BASE_SHA256,
        "vocabulary_sha256": vocabulary_sha256(kept_ids()),
        "prompt": {
            "before": before,
            "after": after,
            "end": ["<eos>"],
            "hints": True,
            "glosses": True,
        },
        "decoding": asdict(DECODING),
    }
    (target / SETTINGS_FILE).write_text(json.dumps(settings, indent=1) + "\n", "utf-8")


def quantised(matrices: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Each matrix in 8 bits, `x`, beside `x.scale`: one for each of the `rank` directions (rows of a, columns of b)."""
    result: dict[str, Tensor] = {}
    for name, value in matrices.items():
        along = 1 if name.endswith(".a") else 0
        scale = value.float().abs().amax(along, keepdim=True).clamp_min(1e-12) / 127
        result[name] = (value.float() / scale).round().to(torch.int8).contiguous()
        result[f"{name}.scale"] = scale.contiguous()
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path, help="a checkpoint (state.pt) of training.run")
    parser.add_argument("target", type=Path, help="folder for the adapter")
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--alpha", type=float, default=64.0)
    parser.add_argument(
        "--mean-with", type=Path, help="folder of an adapter that the checkpoint is averaged with"
    )
    parser.add_argument("--share", type=float, default=0.5, help="the checkpoint's share of the mean")
    options = parser.parse_args()
    export(
        options.state,
        options.target,
        rank=options.rank,
        alpha=options.alpha,
        other=options.mean_with,
        share=options.share,
    )


if __name__ == "__main__":
    main()
