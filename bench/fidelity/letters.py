"""Learns how Latin letters stand for Arabic ones, from pairs of names: the table behind `names.similar`.

    python bench/fidelity/letters.py [--rounds N]

A joint multigram model (Deligne & Bimbot 1995): a pair of names is a sequence of letter groups, up to three Latin
letters to up to two Arabic ones; expectation-maximisation over all segmentations. Writes
translate/fidelity/names/data/letters.tsv: Latin group, Arabic group, log-odds of the group pair against chance.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
from collections import defaultdict
from pathlib import Path

from translate.fidelity.names import arabic_letters, latin_letters

ROOT = Path(__file__).resolve().parents[2]
NAMES = ROOT.parent / "shared" / "data" / "names"
TABLE = ROOT / "translate" / "fidelity" / "names" / "data" / "letters.tsv"
LATIN, ARABIC = 3, 2
BY_HAND = (
    "# Conventional romanisations that the parallel text holds too seldom: Muaz, Fazl, Gaddafi, Zhang. Written by hand.",
    "z\tذ\t3.50", "z\tض\t3.00", "dd\tذ\t3.00", "zh\tتش\t4.00",
)  # fmt: skip
FILES = (
    "google_ar2en_names",
    "ne_lexicon_hkiri_pers",
    "ne_lexicon_hkiri_loc",
    "un_sanctions_list_names",
    "syria_places_syrianarchive",
    "cldr_territories_languages",
)


def name_pairs() -> list[tuple[str, str]]:
    """(Latin, Arabic) single words, cleaned; a pair of many words counts where both sides have equally many."""
    pairs: set[tuple[str, str]] = set()
    for name in FILES:
        with gzip.open(NAMES / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                arabic, _, latin = line.rstrip("\n").partition("\t")
                latin_words = latin.replace("-", " ").split()
                arabic_words = arabic.split()
                latin_words = [
                    w for w in latin_words if w.lower() not in ("al", "el", "mr", "ms", "the", "of")
                ]
                if len(latin_words) != len(arabic_words):
                    continue
                for a, e in zip(arabic_words, latin_words, strict=True):
                    e, a = latin_letters(e), arabic_letters(a)
                    if a.startswith("ال") and len(a) > 4 and not e.startswith(("al", "el", "ul")):
                        a = a[2:]
                    if 2 <= len(e) <= 14 and 2 <= len(a) <= 12:
                        pairs.add((e, a))
    return sorted(pairs)


def lattice(e: str, a: str, weight: dict[tuple[str, str], float]):
    forward = [[0.0] * (len(a) + 1) for _ in range(len(e) + 1)]
    forward[0][0] = 1.0
    arcs = []
    for i in range(len(e) + 1):
        for j in range(len(a) + 1):
            here = forward[i][j]
            if not here:
                continue
            for k in range(min(LATIN, len(e) - i) + 1):
                for m in range(min(ARABIC, len(a) - j) + 1):
                    if (not k and not m) or (k > 1 and m > 1 and k + m > 4):
                        continue
                    group = (e[i : i + k], a[j : j + m])
                    p = weight.get(group, 0.0)
                    if p:
                        forward[i + k][j + m] += here * p
                        arcs.append((i, j, i + k, j + m, group, p))
    return forward, arcs


def expectation(e, a, weight, counts) -> float:
    forward, arcs = lattice(e, a, weight)
    total = forward[-1][-1]
    if total <= 0:
        return 0.0
    backward = [[0.0] * (len(a) + 1) for _ in range(len(e) + 1)]
    backward[-1][-1] = 1.0
    for i, j, k, m, group, p in reversed(arcs):
        after = backward[k][m]
        if after:
            backward[i][j] += p * after
            counts[group] += forward[i][j] * p * after / total
    return math.log(total)


def likelihood(e: str, a: str, weight: dict[tuple[str, str], float]) -> float:
    """Log-probability of a pair, -1000 when the model cannot make it."""
    total = lattice(e, a, weight)[0][-1][-1]
    return math.log(total) if total > 0 else -1000.0


def start(pairs: list[tuple[str, str]]) -> dict[tuple[str, str], float]:
    # The start: how often two groups share a pair, long groups and empty ones held back.
    weight: dict[tuple[str, str], float] = defaultdict(float)
    for e, a in pairs:
        seen = set()
        for i in range(len(e) + 1):
            for k in range(min(LATIN, len(e) - i) + 1):
                for j in range(len(a) + 1):
                    if abs(j / len(a) - i / len(e)) > 0.35:
                        continue
                    for m in range(min(ARABIC, len(a) - j) + 1):
                        if (k or m) and not (k > 1 and m > 1 and k + m > 4):
                            seen.add((e[i : i + k], a[j : j + m]))
        for group in seen:
            weight[group] += 0.1 ** (max(len(group[0]), 1) + max(len(group[1]), 1) - 1) * (
                0.1 if not all(group) else 1
            )
    total = sum(weight.values())
    return {g: w / total for g, w in weight.items() if w > 1e-4}


def learn(pairs, rounds, weight=None):
    weight = weight or start(pairs)
    kept: dict[tuple[str, str], float] = {}
    for number in range(rounds):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        fit = sum(expectation(e, a, weight, counts) for e, a in pairs)
        # Pairs that are no transliteration would teach noise: groups seen less than this are dropped.
        kept = {g: c for g, c in counts.items() if c >= (1.0 if number < rounds - 1 else 3.0)}
        total = sum(kept.values())
        weight = {g: c / total for g, c in kept.items()}
        print(number, round(fit), len(weight), flush=True)
    return weight, kept


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--pairs", type=int, default=40000)
    options = parser.parse_args()
    pairs = name_pairs()
    random.Random(7).shuffle(pairs)
    print(len(pairs), "pairs")
    pairs = pairs[: options.pairs]
    weight, counts = learn(pairs, options.rounds)
    fitting = sorted(pairs, key=lambda pair: -likelihood(*pair, weight) / (len(pair[0]) + len(pair[1])))
    pairs = fitting[: int(len(fitting) * 0.85)]  # the rest are translations, not transliterations
    weight, counts = learn(pairs, 3, weight)
    latin, arabic = defaultdict(float), defaultdict(float)
    for (e, a), count in counts.items():
        for letter in e:
            latin[letter] += count
        for letter in a:
            arabic[letter] += count
    latin_total, arabic_total = sum(latin.values()), sum(arabic.values())
    rows = []
    for (e, a), p in sorted(weight.items()):
        chance = sum(math.log(latin[x] / latin_total) for x in e) + sum(
            math.log(arabic[x] / arabic_total) for x in a
        )
        rows.append(f"{e}\t{a}\t{math.log(p) - chance:.2f}")
    head = [
        "# Latin letter group, Arabic letter group (folded), log-odds of the two standing for each other against chance.",
        f"# Learned from {min(len(pairs), options.pairs)} pairs of names; python bench/fidelity/letters.py makes this file.",
    ]
    TABLE.write_text("\n".join([*head, *rows, *BY_HAND]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
