"""BLEU and chrF beside sacrebleu's own command: published figures, time, memory.

    python bench/mt_scores.py                    # seven published BLEU figures, if ../shared is there
    python bench/mt_scores.py --lines 1000000    # time and peak memory on so many made-up segment pairs

sacrebleu's chrF keeps every reference's n-grams in memory, about 70 KB a line: from some 100,000 lines on, its
side is timed on --peer-lines lines and scaled.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FLORES = ROOT.parent / "shared" / "data" / "flores101-dev"

_OURS = """
import sys
from pathlib import Path
from evaluation.lines import read_lines
from evaluation.scoring import Options, score
from evaluation.translation import metric
found = score({"system": read_lines(Path(sys.argv[1]))}, [read_lines(Path(sys.argv[2]))],
              [metric("bleu"), metric("chrf")], Options(resamples=0, test="none"))
print(*(f"{one.value:.4f}" for one in found.systems[0].scores))
"""


def published() -> None:
    """Prints our BLEU beside the published one for each system."""
    from evaluation.lines import read_lines
    from evaluation.scoring import Options, score
    from evaluation.translation import metric

    reference = read_lines(FLORES / "flores-dev.en")
    for path in sorted(FLORES.glob("*.bleu")):
        found = score(
            {"s": read_lines(path.with_suffix(""))}, [reference], [metric("bleu")], Options(resamples=0)
        )
        print(f"{path.stem:40} ours {found['s']['BLEU'].value:.1f}  published {path.read_text().strip()}")


def made_up(folder: Path, lines: int) -> tuple[Path, Path]:
    """Two files of so many lines of 20 words, a fifth of the words differing."""
    draw = random.Random(1)
    words = [
        "".join(draw.choice("abcdefghijklmnoprstuvw") for _ in range(draw.randint(2, 9)))
        for _ in range(20_000)
    ]
    paths = folder / f"hyp-{lines}", folder / f"ref-{lines}"
    with paths[0].open("w") as hyp, paths[1].open("w") as ref:
        for _ in range(lines):
            row = [draw.choice(words) for _ in range(20)]
            ref.write(" ".join(row) + ".\n")
            hyp.write(" ".join(word if draw.random() > 0.2 else draw.choice(words) for word in row) + ".\n")
    return paths


def timed(command: list[str]) -> tuple[float, float, str]:
    """Seconds of processor time, peak memory in GB so far of any child, and what was printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, after.ru_maxrss / 1e6, " ".join(done.stdout.split())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=0)
    parser.add_argument("--peer-lines", type=int, default=50_000)
    options = parser.parse_args()
    if not options.lines:
        if FLORES.is_dir():
            published()
        else:
            print("no ../shared/data/flores101-dev here")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        hyp, ref = made_up(folder, options.lines)
        print(f"made {options.lines} pairs in {time.perf_counter() - started:.0f} s")
        ours = timed([sys.executable, "-c", _OURS, str(hyp), str(ref)])
        print(f"ours       {ours[0]:8.1f} s processor  {ours[1]:.2f} GB  {ours[2]}")
        peer = min(options.peer_lines, options.lines)
        small_hyp, small_ref = made_up(folder, peer)
        command = [
            sys.executable,
            "-m",
            "sacrebleu",
            str(small_ref),
            "-i",
            str(small_hyp),
            "-m",
            "bleu",
            "chrf",
            "-b",
        ]
        theirs = timed(command)
        scale = options.lines / peer
        print(
            f"sacrebleu  {theirs[0] * scale:8.1f} s processor  {theirs[1] * scale:.2f} GB  (from {peer} lines)"
        )
        print(f"ours / sacrebleu: {ours[0] / (theirs[0] * scale):.2f}")


if __name__ == "__main__":
    main()
