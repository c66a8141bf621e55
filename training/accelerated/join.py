"""Join: the adapter's folder made of the files that a run on an accelerator brought back.

python -m training.accelerated.join OUT TARGET
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.export import write


def join(out: Path, target: Path, name: str = "last") -> None:
    """Write the adapter of `out/<name>-*.safetensors` into the folder `target`.

    Raises ValueError where a file of it is missing.
    """
    from safetensors.torch import load_file

    try:
        made = json.loads((out / f"{name}.json").read_text())
    except FileNotFoundError:
        raise ValueError(f"no {name}.json in {out}: the run brought no such adapter back") from None
    files = [out / f"{name}-{number}.safetensors" for number in range(made["files"])]
    if missing := [file.name for file in files if not file.exists()]:
        raise ValueError(f"{out}: {', '.join(missing)} is missing; fetch it from where the run was")
    matrices = {matrix: value for file in files for matrix, value in load_file(file).items()}
    write(matrices, target, rank=made["rank"], alpha=made["alpha"], steps=made["steps"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path, help="what training.accelerated.run wrote")
    parser.add_argument("target", type=Path, help="folder for the adapter")
    parser.add_argument("--name", default="last", help="which of the adapters there: last or middle")
    options = parser.parse_args()
    join(options.out, options.target, options.name)


if __name__ == "__main__":
    main()
