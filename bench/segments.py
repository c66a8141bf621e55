"""Measures the sentence splitter: boundary precision, recall and F1, and speed, beside pySBD and sentencex.

    python -m bench.segments [--errors N] [--only CORPUS]

Lines of a corpus that end in a sentence stop are joined by one space, twenty at a time; a boundary is right
where a line ended. A line may hold several sentences, so the raw precision is a lower bound: `--errors`
prints the places to judge by eye. Needs the development data beside the checkout; the two peers are optional
(`pip install pysbd sentencex`).
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from translate.segments import split

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
GROUP = 20
NASTY = [*'."\n «»(\u202e', '."', "أ.", "a.", ". ", "؟ ", "«.", ". »", "د. ", "1. ", "كلمة\n"]
_CLOSED = re.compile(r"[.؟!?…][»”\"')\]]*$")
_SEVERAL = re.compile(r"[.؟!?…][»”\"')\]]*\s+\S")
_ARABIC = re.compile(r"[ء-ي]{2}")

Splitter = Callable[[str], Sequence[str]]


def corpora() -> dict[str, list[str]]:
    """Trimmed lines of each corpus; FLORES with all its lines, as a test set would have them."""
    flores = (SHARED / "flores101-dev" / "flores-dev.ar").read_text(encoding="utf-8").splitlines()
    found = {"flores": [line.strip() for line in flores if line.strip()]}
    for name, file in (
        ("un", "un_v1_devtest"),
        ("reports", "syrian_archive_reports"),
        ("summaries", "syrian_archive_incident_summaries"),
        ("biographies", "mt_geneval_wikipedia"),
        ("yemen", "yemen_observatory_llm"),
    ):
        found[name] = _closed_lines(SHARED / "parallel" / f"{file}.tsv.gz")
    return found


def _closed_lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        lines = [row[0].strip() for row in csv.reader(file, delimiter="\t") if row]
    # The biographies hold every sentence in both genders, and files repeat lines.
    return [
        line
        for line in dict.fromkeys(lines)
        if _CLOSED.search(line) and _ARABIC.search(line) and "\n" not in line
    ]


def splitters() -> dict[str, Splitter]:
    """Ours and those of the peers that are installed."""
    found: dict[str, Splitter] = {"mujaz": lambda text: [segment.text for segment in split(text)]}
    try:
        import pysbd

        arabic = pysbd.Segmenter(language="ar", clean=False)
        found["pysbd"] = arabic.segment
    except ImportError:
        print("pysbd is not installed: left out", file=sys.stderr)
    try:
        from sentencex import segment

        found["sentencex"] = lambda text: list(segment("ar", text))
    except ImportError:
        print("sentencex is not installed: left out", file=sys.stderr)
    return found


def boundaries(pieces: Iterable[str]) -> set[int]:
    """Where pieces but the last end, counted in non-blank characters: how gaps are kept does not matter."""
    ends, position = set(), 0
    for piece in pieces:
        position += len("".join(piece.split()))
        ends.add(position)
    return ends - {position, 0}


def f1(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def measure(lines: Sequence[str], splitter: Splitter) -> tuple[int, int, int, list[str], list[str]]:
    """Right, found and wanted boundaries, and the text around every one too many (+) and too few (-)."""
    right = found = wanted = 0
    extra: list[str] = []
    missed: list[str] = []
    for start in range(0, len(lines), GROUP):
        group = lines[start : start + GROUP]
        text = " ".join(group)
        gold, got = boundaries(group), boundaries(splitter(text))
        right, found, wanted = right + len(gold & got), found + len(got), wanted + len(gold)
        solid = [at for at, char in enumerate(text) if not char.isspace()]
        extra += [_around(text, solid[at]) for at in sorted(got - gold)]
        missed += [_around(text, solid[at]) for at in sorted(gold - got)]
    return right, found, wanted, extra, missed


def _around(text: str, at: int) -> str:
    return f"{text[max(0, at - 50) : at]}⏐{text[at : at + 50]}"


def speed() -> None:
    """Seconds for one million characters of news and of each kind of nasty input."""
    flores = " ".join(corpora()["flores"])
    million = 1_000_000
    cases = {
        "news": (flores * (million // len(flores) + 1))[:million],
        "news, no stops": re.sub(r"[.؟!?…]", "", flores * 6)[:million],
        **{repr(unit): unit * (million // len(unit)) for unit in NASTY},
    }
    for name, text in cases.items():
        begun = time.perf_counter()
        count = len(split(text))
        print(f"{name:16} {time.perf_counter() - begun:6.2f} s  {count} segments")


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--errors", type=int, default=0, help="print this many errors of ours a corpus")
    parser.add_argument("--only", help="one corpus")
    parser.add_argument("--speed", action="store_true", help="time one million characters instead")
    options = parser.parse_args()
    if options.speed:
        speed()
        return
    head = f"{'corpus':12} {'lines':>6} {'splitter':10} {'P':>6} {'R':>6} {'F1':>6}"
    print(f"{head}  | single-sentence lines: P R F1 | s")
    for name, lines in corpora().items():
        if options.only not in (None, name):
            continue
        single = [line for line in lines if not _SEVERAL.search(line)]
        for splitter_name, splitter in splitters().items():
            begun = time.perf_counter()
            right, found, wanted, extra, missed = measure(lines, splitter)
            seconds = time.perf_counter() - begun
            one = measure(single, splitter)
            figures = " ".join(f"{value:6.4f}" for value in f1(right, found, wanted))
            clean = " ".join(f"{value:6.4f}" for value in f1(*one[:3]))
            print(f"{name:12} {len(lines):6} {splitter_name:10} {figures}  | {clean} | {seconds:.2f}")
            if splitter_name == "mujaz" and options.errors:
                picked = random.Random(1)
                for sign, places in (("+", extra), ("-", missed)):
                    for place in picked.sample(places, min(options.errors, len(places))):
                        print(f"   {sign} {place}")


if __name__ == "__main__":
    main()
