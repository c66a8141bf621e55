"""Prepare: the training mixture, made once from the data folder and kept as one JSON-lines file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.events import LEARN, bilingual_sentences
from training.by_rule import read_names
from training.data import HeldOut, Pair, cleaned, domains, pair_of, read_pairs, similarities
from translate.datafiles import rows
from translate.lexicon import lexicon_lines

VALIDATION_DOMAINS = ("un_v1_devtest", "syrian_archive_reports", "mt_geneval_wikipedia")
VALIDATION_SIZE = 200
POOL_FACTOR = 3  # pairs considered for each one wanted, in domains wanted less than once


def dev_texts(data: Path) -> list[str]:
    """Every sentence of the dev set, both languages."""
    folder = data / "flores101-dev"
    return [
        line
        for name in ("flores-dev.ar", "flores-dev.en")
        for line in (folder / name).read_text("utf-8").splitlines()
    ]


def similar(pairs: Sequence[Pair], floor: float, cache: Path) -> list[Pair]:
    """Pairs whose sides mean alike; scores are kept in `cache` by pair key."""
    known: dict[str, float] = json.loads(cache.read_text()) if cache.exists() else {}
    new = [pair for pair in pairs if pair.key not in known]
    for pair, score in zip(new, similarities(new), strict=True):
        known[pair.key] = round(float(score), 4)
    cache.write_text(json.dumps(known))
    return [pair for pair in pairs if known[pair.key] >= floor]


NAME_LISTS = (
    "ne_lexicon_hkiri_pers",
    "ne_lexicon_hkiri_loc",
    "syria_places_syrianarchive",
    "world_countries_mledoze",
    "cldr_territories_languages",
)


def lexicon_pairs() -> Iterator[tuple[str, str]]:
    """Each word and term of the news lexicon with its likeliest English."""
    words = (line.split("\t") for line in lexicon_lines())
    for row in (*words, *rows("translate.lexicon", "terms.tsv")):
        yield row[0], row[-1].partition(";")[0].strip()


# Pairs that were written for this project and come with it.
OWN = Path(__file__).resolve().parent / "data"


def prepare(data: Path, out: Path, synthetic: Sequence[Pair], say: Callable[[str], None]) -> None:
    """Write `pairs.jsonl`, `validation.jsonl` and `report.json` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    held_out = HeldOut.of(dev_texts(data))
    validation: list[Pair] = []
    report: dict[str, Any] = {}
    with (out / "pairs.jsonl.new").open("w", encoding="utf-8") as stream:
        for domain, wish in domains().items():
            if domain == "synthetic":
                pairs: list[Pair] = list(synthetic)
            elif domain == "events":
                pairs = [pair_of(domain, *sentence) for sentence in bilingual_sentences(LEARN)]
            elif domain == "lexicon":
                pairs = [pair_of(domain, *entry) for entry in lexicon_pairs()]
            elif domain == "names":
                pairs = [
                    pair_of(domain, *sides)
                    for name in NAME_LISTS
                    for sides in read_names(data / "names", name)
                ]
            elif (OWN / f"{domain}.tsv.gz").exists():
                pairs = list(read_pairs(OWN / f"{domain}.tsv.gz", domain))
            else:
                pairs = list(read_pairs(data / "parallel" / f"{domain}.tsv.gz", domain))
            pairs, reasons = cleaned(pairs, held_out)
            if domain in VALIDATION_DOMAINS:
                # The smallest keys: stable, independent of order.
                chosen = {
                    pair.key for pair in sorted(pairs, key=lambda pair: pair.key)[: VALIDATION_SIZE // 3 + 1]
                }
                validation += [pair for pair in pairs if pair.key in chosen]
                pairs = [pair for pair in pairs if pair.key not in chosen]
            if wish["passes"] * POOL_FACTOR < 1:
                pairs = sorted(pairs, key=lambda pair: pair.key)[
                    : int(len(pairs) * wish["passes"] * POOL_FACTOR)
                ]
            before = len(pairs)
            if floor := wish.get("similarity"):
                pairs = similar(pairs, floor, out / f"similarity-{domain}.json")
            report[domain] = {**reasons, "dissimilar": before - len(pairs), "used": len(pairs)}
            say(f"{domain}: {report[domain]}")
            for pair in pairs:
                stream.write(json.dumps([pair.domain, pair.arabic, pair.english], ensure_ascii=False) + "\n")
    (out / "pairs.jsonl.new").replace(out / "pairs.jsonl")
    with (out / "validation.jsonl").open("w", encoding="utf-8") as stream:
        for pair in validation[:VALIDATION_SIZE]:
            stream.write(json.dumps([pair.domain, pair.arabic, pair.english], ensure_ascii=False) + "\n")
    (out / "report.json").write_text(json.dumps(report, indent=1))


def load(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8") as stream:
        return [Pair(*json.loads(line)) for line in stream]
