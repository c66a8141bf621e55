"""Join: the adapter's folder made of the files that a run on an accelerator brought back.

python -m training.accelerated.join OUT TARGET
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.accelerated.run import Recipe
from training.export import write


def join(out: Path, target: Path, *, rank: int, alpha: float, name: str = "last") -> None:
    """Write the adapter of `out/<name>-*.safetensors` into the folder `target`. Raises ValueError where there is none."""
    from safetensors.torch import load_file

    files = sorted(out.glob(f"{name}-*.safetensors"))
    if not files:
        raise ValueError(f"no {name}-*.safetensors in {out}")
    matrices = {name: value for file in files for name, value in load_file(file).items()}
    last = json.loads((out / "curve.jsonl").read_text().splitlines()[-1])
    write(matrices, target, rank=rank, alpha=alpha, steps=last["step"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, help="what training.accelerated.run wrote")
    parser.add_argument("target", type=Path, help="folder for the adapter")
    parser.add_argument("--rank", type=int, default=Recipe().rank)
    parser.add_argument("--alpha", type=float, default=Recipe().alpha)
    parser.add_argument("--name", default="last", help="which of the adapters there: last or middle")
    options = parser.parse_args()
    join(options.out, options.target, rank=options.rank, alpha=options.alpha, name=options.name)


if __name__ == "__main__":
    main()
