"""BLEU and chrF beside sacrebleu's own command: published figures, time, memory.

    python bench/mt_scores.py                    # seven published BLEU figures, if ../shared is there
    python bench/mt_scores.py --lines 1000000    # time and peak memory on so many made-up segment pairs

sacrebleu's chrF keeps every reference's n-grams in memory, about 70 KB a line: a million lines would need 70 GB.
Both are therefore timed at each of --peer-lines, ours at --lines as well.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
FLORES = ROOT.parent / "shared" / "data" / "flores101-dev"

_OURS = """
import sys
from pathlib import Path
from evaluation.lines import read_lines
from evaluation.scoring import Options, score
from evaluation.metrics.translation import metric
found = score({"system": read_lines(Path(sys.argv[1]))}, [read_lines(Path(sys.argv[2]))],
              [metric("bleu"), metric("chrf")], Options(resamples=0, test="none"))
print(*(f"{one.value:.4f}" for one in found.systems[0].scores))
"""


def published() -> None:
    """Prints our BLEU beside the published one for each system."""
    from evaluation.lines import read_lines
    from evaluation.metrics import metric
    from evaluation.scoring import Options, score

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
    """Seconds of processor time, peak memory in GB, and what was printed."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen(command, stdout=out, cwd=ROOT)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, command)
        out.seek(0)
        return used.ru_utime + used.ru_stime, used.ru_maxrss / 1e6, " ".join(out.read().split())


def side_by_side(folder: Path, lines: int, *, peer: bool) -> None:
    """Prints what scoring so many made-up pairs takes us, and sacrebleu's command."""
    hyp, ref = made_up(folder, lines)
    ours = timed([sys.executable, "-c", _OURS, str(hyp), str(ref)])
    print(f"{lines:9,}  ours       {ours[0]:7.1f} s  {ours[1]:6.2f} GB  {ours[2]}", flush=True)
    if peer:
        command = [sys.executable, "-m", "sacrebleu", str(ref), "-i", str(hyp), "-b", "-w", "4"]
        theirs = timed([*command, "-m", "bleu", "chrf"])
        print(f"{lines:9,}  sacrebleu  {theirs[0]:7.1f} s  {theirs[1]:6.2f} GB  {theirs[2]}", flush=True)
        print(f"{lines:9,}  ours / sacrebleu {ours[0] / theirs[0]:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=0)
    parser.add_argument("--peer-lines", type=int, nargs="*", default=[10_000, 50_000])
    options = parser.parse_args()
    if not options.lines:
        if FLORES.is_dir():
            published()
        else:
            print("no ../shared/data/flores101-dev here")
        return
    with tempfile.TemporaryDirectory() as name:
        print("    lines             processor    memory  BLEU, chrF")
        for lines in sorted({*options.peer_lines, options.lines}):
            side_by_side(Path(name), lines, peer=lines in options.peer_lines)


if __name__ == "__main__":
    main()
