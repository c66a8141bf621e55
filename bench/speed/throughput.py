"""What `mujaz translate --lines` takes beside the model itself: python -m bench.speed.throughput [--model opus-mt-ar-en]

A random model of the real shape decodes FLORES-101 dev (beside the checkout); every output is forced to 1.1 tokens a
source token, as no random model ends by itself. The checks read what opus-mt wrote for these sentences (stored with
them), so that they meet English of the usual faults. All ways take the same sentences in turn, round for round, and
each round gives a ratio to raw CTranslate2 with Mujaz's own settings.

raw          CTranslate2 on tokenised, length-sorted batches of the same budget, best hypothesis, no text made of it
raw, 2x1     the same, two batches at a time with half the threads each
unchecked    mujaz translate --lines --unchecked --no-memory
checked      mujaz translate --lines --retries 0 --no-memory
one by one   CTranslate2, a call for each sentence, as programs do that translate a sentence a call
transformers generate() in float32 on batches of 16 of like length (of the first quarter of the sentences)
bfloat16     the same in bfloat16
greedy       of the embedded model: mujaz translate --lines --preset fast --no-memory
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from bench.speed.random_models import DATA, SHAPES, random_marian
from bench.speed.ways import EmbeddedWays, Ways
from translate.datafiles import Chosen

RESULTS = Path(__file__).parents[1] / "results"
_CHOSEN = Chosen(__package__, "throughput")


def measure(way: Callable[[Sequence[str]], int], texts: Sequence[str]) -> dict[str, float]:
    """Wall and processor seconds a segment, tokens and segments a second."""
    wall, spent = time.perf_counter(), time.process_time()
    written = way(texts)
    wall, spent = time.perf_counter() - wall, time.process_time() - spent
    return {
        "wall": wall / len(texts),
        "cpu": spent / len(texts),
        "tokens_a_second": written / wall,
        "segments_a_second": len(texts) / wall,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", choices=[*SHAPES, "embedded"], default="opus-mt-ar-en")
    parser.add_argument("--segments", type=int, default=64, help="in each round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=min(os.cpu_count() or 1, 8))
    parser.add_argument("--ways", nargs="+", default=[], help="only these, besides raw")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "mujaz-bench")
    parser.add_argument(
        "--warm", type=int, default=100, help="sentences whose words the encoder has read before"
    )
    parser.add_argument(
        "--name", help="results go to bench/results/throughput-NAME.json; the model's where not said"
    )
    asked = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"throughput-{asked.name or asked.model}.json"
    report: dict[str, Any] = {}
    # Written after each round, so that a bench that is stopped leaves what it has.
    for rows in rounds(asked):
        report = {
            "model": asked.model,
            "segments": asked.segments,
            "warm": asked.warm,
            "threads": asked.threads,
            "output_tokens_a_source_token": _CHOSEN("output"),
            "cores": os.cpu_count(),
            "versions": {
                name: metadata.version(name) for name in ("ctranslate2", "transformers", "torch", "numpy")
            },
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
            "rounds": rows,
            "ratio_to_raw": ratios(rows),
        }
        path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    for name, some in report["ratio_to_raw"].items():
        shown = "  ".join(
            f"{by} {statistics.median(values):.3f} ({min(values):.3f}–{max(values):.3f})"
            for by, values in some.items()
        )
        print(f"{name:13} {shown}")


Rows = dict[str, list[dict[str, float]]]


def ratios(rows: Rows) -> dict[str, dict[str, list[float]]]:
    """Of each way and round, raw CTranslate2's seconds a segment over the way's: 1 is as fast as raw."""
    return {
        name: {
            by: [round(raw[by] / one[by], 3) for raw, one in zip(rows["raw"], some, strict=True)]
            for by in ("wall", "cpu")
        }
        for name, some in rows.items()
    }


def rounds(asked: argparse.Namespace) -> Iterator[Rows]:
    """All measurements so far, after each round."""
    from mujaz.translation import line_document
    from translate.encoder import default_encoder
    from translate.fidelity.gates import senses
    from translate.models import convert
    from translate.segments import prepare

    flores = DATA / "flores101-dev"
    arabic = (flores / "flores-dev.ar").read_text("utf-8").splitlines()
    english = (flores / "flores-dev.opusmt.en").read_text("utf-8").splitlines()
    told = {prepare(a): e for a, e in zip(arabic, english, strict=True)}
    ways: Ways | EmbeddedWays
    if asked.model == "embedded":
        ways = EmbeddedWays()
    else:
        folder = random_marian(asked.cache / asked.model, SHAPES[asked.model])
        converted = asked.cache / f"{asked.model}-int8"
        if not (converted / "model.bin").is_file():
            converted.mkdir(exist_ok=True)
            convert(folder, converted, weights="int8", on_progress=lambda _: None)
        ways = Ways(folder, converted, asked.threads, told)
    table = ways.table()
    chosen = ["raw", *(name for name in table if name != "raw" and (not asked.ways or name in asked.ways))]
    # What was stored is known of whole lines.
    order = [i for i, line in enumerate(arabic) if len(line_document(i, line).segments) == 1]
    random.Random(20240229).shuffle(order)
    warm, order = order[: asked.warm], order[asked.warm :]
    if "checked" in chosen:
        senses([(arabic[i], english[i]) for i in warm], default_encoder())
    rows: Rows = {name: [] for name in chosen}
    for number in range(asked.rounds):
        texts = [arabic[i] for i in order[number * asked.segments : (number + 1) * asked.segments]]
        # Every other round backwards, so that a machine that grows busier favours nobody.
        for name in chosen[:: 1 if number % 2 == 0 else -1]:
            taken = texts[: max(1, len(texts) // 4)] if name in ("transformers", "bfloat16") else texts
            rows[name].append(measure(table[name], taken))
            last = rows[name][-1]
            print(f"{name:13}{1000 * last['wall']:8.1f} ms{1000 * last['cpu']:8.1f} ms cpu", flush=True)
        yield rows


if __name__ == "__main__":
    main()
