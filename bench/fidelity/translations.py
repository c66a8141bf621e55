"""Learns which English words translate an Arabic word: IBM model 1 over parallel text, for the coverage gates.

    python -m bench.fidelity.translations [--rounds N]

Brown et al. 1993, model 1 with an empty word, trained on the odd lines of the parallel text (FLORES left out: it tests
the result). Arabic words are looked up without particles and article, English ones by `english_words.stem`. Writes
translate/fidelity/words/data/word_translations.tsv: Arabic stem, English stems with p(English | Arabic) in per cent.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from bench.fidelity.data import TUNING, halves, parallel
from translate.fidelity.words import arabic_units, english_units

TABLE = (
    Path(__file__).resolve().parents[2]
    / "translate"
    / "fidelity"
    / "words"
    / "data"
    / "word_translations.tsv"
)
EXTRA = ("ethereum_org_docs", "mozilla_org_site", "yemen_observatory_llm", "syrian_archive_video_captions")
LONGEST, LEAST_COUNT, LEAST_P, MOST = 60, 4, 0.04, 8


def pairs() -> list[tuple[list[str], list[str]]]:
    """Units of each training pair, both sides of up to 60 words."""
    found = []
    for corpus in TUNING + EXTRA:
        if corpus == "flores":
            continue
        chosen = halves(corpus)[0] if corpus in TUNING else parallel(corpus)
        for arabic, english in chosen:
            source, target = arabic_units(arabic), english_units(english)
            if 0 < len(source) <= LONGEST and 0 < len(target) <= LONGEST:
                found.append((source, target))
    return found


def learn(corpus: list[tuple[list[str], list[str]]], rounds: int) -> dict[str, dict[str, float]]:
    """t[f][e] = p(e | f); "" is the empty source word."""
    frequent = Counter(word for source, _ in corpus for word in set(source))
    corpus = [(["", *(w for w in source if frequent[w] >= LEAST_COUNT)], target) for source, target in corpus]
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for number in range(rounds):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for source, target in corpus:
            for e in target:
                if number:
                    shares = [(f, table[f].get(e, 0.0)) for f in source]
                    total = sum(share for _, share in shares)
                    if not total:
                        continue
                    for f, share in shares:
                        if share:
                            counts[f][e] += share / total
                else:
                    for f in source:
                        counts[f][e] += 1 / len(source)
        for f, row in counts.items():
            total = sum(row.values())
            table[f] = {e: c / total for e, c in row.items() if c / total > 1e-4}
        print("round", number, len(table), flush=True)
    return table


def main() -> None:
    """Writes the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    corpus = pairs()
    print(len(corpus), "pairs")
    table = learn(corpus, parser.parse_args().rounds)
    lines = []
    for word in sorted(table):
        row = sorted(table[word].items(), key=lambda item: (-item[1], item[0]))
        kept = [(e, p) for e, p in row if p >= LEAST_P][:MOST]
        if word and kept:
            lines.append(word + "\t" + " ".join(f"{e}:{round(p * 100)}" for e, p in kept))
    head = [
        "# Arabic stem, English stems with p(English | Arabic) in per cent: IBM model 1, bench/fidelity/translations.py.",
        "# Learned from public parallel text: United Nations, Tatoeba, Wikipedia biographies, Syrian Archive, software docs.",
    ]
    TABLE.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
    print(len(lines), "words,", TABLE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
