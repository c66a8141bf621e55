"""The parallel text that the gates are tuned on (odd lines) and tested on (even lines)."""

from __future__ import annotations

import gzip
import random
from functools import cache
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
FLORES = SHARED / "flores101-dev"
SYSTEMS = ("argos", "bergamot-base", "bergamot-base-memory", "google", "microsoft", "nllb", "opusmt")
# Corpora of whole sentences whose English is a close rendering of the Arabic, or the other way round.
TUNING = (
    "flores", "un_v1_devtest", "mt_geneval_wikipedia", "syrian_archive_reports", "tatoeba", "debian_handbook",
    "sdg_goals_indicators_un", "udhr", "opensource_guide", "ms_dynamics365_docs",
)  # fmt: skip
_MOST = 8000

Pairs = list[tuple[str, str]]


@cache
def flores(system: str = "") -> list[str]:
    """The 997 lines of FLORES-101 dev: Arabic for "ar", a system's English, or the reference for ""."""
    name = "flores-dev.ar" if system == "ar" else f"flores-dev.{system + '.' if system else ''}en"
    return (FLORES / name).read_text(encoding="utf-8").split("\n")[:997]


def parallel(corpus: str) -> Pairs:
    """(Arabic, English) of a corpus, without blank sides; a fixed sample of a large one."""
    if corpus == "flores":
        return list(zip(flores("ar"), flores(), strict=True))
    with gzip.open(SHARED / "parallel" / f"{corpus}.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = [
            (a, e)
            for a, _, e in (line.rstrip("\n").partition("\t") for line in lines)
            if a.strip() and e.strip()
        ]
    if len(pairs) > _MOST:
        pairs = random.Random(11).sample(pairs, _MOST)
    return pairs


def halves(corpus: str) -> tuple[Pairs, Pairs]:
    """(odd lines, even lines) of a corpus, the first line being number 1."""
    pairs = parallel(corpus)
    return pairs[0::2], pairs[1::2]
