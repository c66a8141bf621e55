"""Measures sentence selection: ROUGE-1 and ROUGE-2 against a lead round-robin, the lead and a centroid.

    python -m bench.selection [--words 75] [--resamples 1000]

Runs `summarize.clusters.select.rank`, the code that ships, on English: thirty events of three news articles with
a neutral brief written by people (needs the development data beside the checkout), and on the English of
our own samples with its two reference briefs. Every system gets the same word budget, the last sentence
cut to fit. Differences to the round-robin come with a paired bootstrap p-value.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evaluation.metrics import rouge_metrics
from evaluation.text import sentences
from summarize.clusters import rank
from translate.encoder import SentenceEncoder, default_encoder

ROOT = Path(__file__).resolve().parents[1]
NEUS = ROOT.parent / "shared" / "data" / "neus"


@dataclass(frozen=True)
class Event:
    """Sentences of several articles, where each stands, and the briefs people wrote."""

    texts: tuple[str, ...]
    documents: tuple[int, ...]
    positions: tuple[int, ...]
    titles: tuple[str, ...]
    references: tuple[str, ...]


Select = Callable[[Event], Sequence[int]]


def neus() -> list[Event]:
    """The development events: `TITLE=> … ARTICLE=> …` joined by `[SEP]`."""
    sources = (NEUS / "dev.source").read_text("utf-8").splitlines()
    targets = (NEUS / "dev.target").read_text("utf-8").splitlines()
    events = []
    for source, target in zip(sources, targets, strict=True):
        articles = [
            re.match(r"\s*TITLE=>(.*?)ARTICLE=>(.*)", part, re.DOTALL) for part in source.split("[SEP]")
        ]
        parts = [(match.group(1).strip(), sentences(match.group(2).strip())) for match in articles if match]
        events.append(_event([title for title, _ in parts], [body for _, body in parts], [target]))
    return events


def samples() -> list[Event]:
    """Our own event in the reference translation."""
    folder = ROOT / "samples"
    bodies: dict[str, list[str]] = {}
    titles: list[str] = []
    for line in (folder / "reference" / "translations.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        if record["segment"] == 0:
            titles.append(record["reference"])
        else:
            bodies.setdefault(record["document"], []).append(record["reference"])
    references = [path.read_text("utf-8") for path in sorted((folder / "briefs").glob("*.txt"))]
    return [_event(titles, list(bodies.values()), references)]


def _event(titles: Sequence[str], bodies: Sequence[Sequence[str]], references: Sequence[str]) -> Event:
    rows = [(text, d, p) for d, body in enumerate(bodies) for p, text in enumerate(body)]
    return Event(
        tuple(text for text, _, _ in rows),
        tuple(d for _, d, _ in rows),
        tuple(p for _, _, p in rows),
        tuple(titles),
        tuple(references),
    )


def lead(event: Event) -> list[int]:
    """The first article from its start."""
    return [i for i, document in enumerate(event.documents) if document == event.documents[0]]


def round_robin(event: Event) -> list[int]:
    """Every article's first sentence, then every second one, …"""
    return sorted(range(len(event.texts)), key=lambda i: (event.positions[i], event.documents[i]))


def systems(encoder: SentenceEncoder, words: int) -> dict[str, Select]:
    """What is compared, by name."""

    def centroid(event: Event) -> list[int]:
        vectors = encoder.encode(event.texts)
        return list(np.argsort(-(vectors @ vectors.mean(axis=0))))

    def ours(event: Event) -> list[int]:
        vectors, titles = encoder.encode(event.texts), encoder.encode(event.titles)
        # Twice the budget: the last sentence is cut to fit, as the others' is.
        return rank(
            event.texts, vectors, event.documents, event.positions, titles=titles, max_words=2 * words
        )

    return {"lead": lead, "lead round-robin": round_robin, "centroid": centroid, "mujaz": ours}


def cut(event: Event, order: Sequence[int], words: int) -> str:
    """The sentences in order, cut at `words` words."""
    return " ".join(" ".join(event.texts[i] for i in order).split()[:words])


def measure(events: Sequence[Event], words: int, resamples: int) -> None:
    """Prints the table of one corpus."""
    metrics = rouge_metrics(("1", "2"), tokenize="rouge-score", stem=True)
    scores: dict[str, np.ndarray] = {}
    for name, select in systems(default_encoder(), words).items():
        briefs = [cut(event, select(event), words) for event in events]
        rows = [
            [m.corpus_score([brief], [[ref] for ref in event.references]).score for m in metrics]
            for brief, event in zip(briefs, events, strict=True)
        ]
        scores[name] = np.array(rows)
    baseline = scores["lead round-robin"]
    draws = np.random.default_rng(12345).integers(0, len(events), (resamples, len(events)))
    print(f"{len(events)} events, {words} words")
    print(f"{'system':18}{'ROUGE-1':>9}{'ROUGE-2':>9}   difference to the round-robin (p)")
    for name, values in scores.items():
        line = "".join(f"{value:9.2f}" for value in values.mean(axis=0))
        if name != "lead round-robin" and len(events) > 5:
            gap = values - baseline
            resampled = gap[draws].mean(axis=1)
            p = 2 * np.minimum((resampled > 0).mean(axis=0), (resampled < 0).mean(axis=0))
            line += "   " + "  ".join(f"{d:+.2f} ({q:.3f})" for d, q in zip(gap.mean(axis=0), p, strict=True))
        print(f"{name:18}{line}")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--words", type=int, default=75)
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    if NEUS.is_dir():
        measure(neus(), options.words, options.resamples)
    else:
        print(f"no development data at {NEUS}: the events are skipped", file=sys.stderr)
    measure(samples(), 200, options.resamples)


if __name__ == "__main__":
    main()
