"""Measure: BLEU and chrF of a checkpoint on the dev set, greedy, as a line of the run's curve.

python -m training.measure --data DIR --out DIR [--limit 100]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from bench.embedded_flores import Translator, measure
from training.export import export
from translate.embedded import Decoding, build


def measure_checkpoint(state: Path, data: Path, limit: int, *, rank: int, alpha: float) -> dict[str, float]:
    """Translate the first `limit` dev sentences with the int8 model that the checkpoint makes."""
    folder = data / "flores101-dev"
    source = (folder / "flores-dev.ar").read_text("utf-8").splitlines()[:limit]
    reference = (folder / "flores-dev.en").read_text("utf-8").splitlines()[:limit]
    with tempfile.TemporaryDirectory() as temporary:
        adapter = Path(temporary) / "adapter"
        export(state, adapter, rank=rank, alpha=alpha)
        built = build(Path(temporary) / "model", adapter=adapter, progress=lambda _: None)
        result, _ = measure("checkpoint", Translator(built.directory, 2), Decoding(), source, reference)
        step = json.loads((adapter / "adapter.json").read_text())["steps"]
    return {"step": step, "sentences": len(source), "bleu": result.bleu, "chrf": result.chrf}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the run's folder")
    parser.add_argument("--state", default="state.pt", help="which checkpoint in it")
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--rank", type=int, default=32)
    parser.add_argument("--alpha", type=float, default=64.0)
    options = parser.parse_args()
    line = json.dumps(
        measure_checkpoint(
            options.out / options.state, options.data, options.limit, rank=options.rank, alpha=options.alpha
        )
    )
    with (options.out / "curve.jsonl").open("a") as stream:
        stream.write(line + "\n")
    print(line)


if __name__ == "__main__":
    main()
