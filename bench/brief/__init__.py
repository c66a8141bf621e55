"""Scores briefs of the annotated event groups, their English given: what heads them, what they say, what they support.

    python -m bench.brief [--part learn|look|never] [--words 130] [--resamples 1000]

ROUGE of the first words against the reference brief, beside a lead round-robin and LexRank, with a paired bootstrap;
the headline's likeness to an editor's (bench/data/roles) beside the first title's and the best title's; figures of
the lead that their citations hold, and the reference's figures that the lead tells; background told as the event;
holders told in English.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.events import PARTS, groups, key, translated
from evaluation.metrics import rouge_metrics
from summarize.briefing import write_brief
from summarize.english import holder_in_english
from summarize.ledger import build_ledger
from summarize.records import Brief, SectionKind
from translate.encoder import SentenceEncoder, default_encoder

JUDGED = Path(__file__).resolve().parents[1] / "data" / "roles"
Group = dict[str, Any]
_METRICS = ("1", "2", "L")
_LARGE = re.compile(r"(?P<many>\d+(?:\.\d+)?) (?P<size>million|billion)", re.IGNORECASE)
_SIZES = {"million": 10**6, "billion": 10**9}
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_WORDS = {
    word: str(number)
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}


@dataclass(frozen=True)
class Made:
    """A group with its brief."""

    group: Group
    brief: Brief

    @property
    def text(self) -> list[str]:
        """The brief's sentences in reading order, without the timeline."""
        return [
            one.text
            for section in self.brief.sections
            if section.kind is not SectionKind.TIMELINE
            for one in section.sentences
        ]

    @property
    def lead(self) -> str:
        """The opening as one text."""
        return " ".join(one.text for one in self.brief.sections[0].sentences)


def made(group: Group, encoder: SentenceEncoder) -> Made:
    """The brief of a group from its own English."""
    documents = translated(group)
    ledger = build_ledger(documents, encoder=encoder)
    return Made(group, write_brief(ledger, documents, encoder=encoder))


def round_robin(group: Group) -> list[str]:
    """Every article's first sentence, then every second one, …"""
    bodies = [[english for _, english in article["sentences"]] for article in group["articles"]]
    longest = max(map(len, bodies))
    return [body[place] for place in range(longest) for body in bodies if place < len(body)]


def lexrank(group: Group, encoder: SentenceEncoder, floor: float = 0.3, damping: float = 0.85) -> list[str]:
    """Sentences by their rank in the graph of likenesses, Erkan & Radev (2004), with sentence vectors."""
    texts = [english for article in group["articles"] for _, english in article["sentences"]]
    vectors = encoder.encode(texts)
    links = vectors @ vectors.T
    links[links < floor] = 0
    links /= links.sum(axis=1, keepdims=True)
    ranks = np.full(len(texts), 1 / len(texts))
    for _ in range(60):
        ranks = (1 - damping) / len(texts) + damping * links.T @ ranks
    return [texts[place] for place in np.argsort(-ranks, kind="stable")]


def figures(text: str) -> set[str]:
    """The numbers of an English text, small ones in words too, without separators; "1.34 million" is 1340000."""
    text = re.sub(
        r"[a-z]+(?= (?:million|billion))",
        lambda found: _WORDS.get(found[0], found[0]),
        text,
        flags=re.IGNORECASE,
    )
    text = _LARGE.sub(lambda found: f"{float(found['many']) * _SIZES[found['size'].lower()]:.0f}", text)
    words = {_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _WORDS and word != "one"}
    return words | {found.replace(",", "") for found in _FIGURE.findall(text)}


def supported(one: Made) -> tuple[int, int]:
    """(figures of the lead that a cited sentence or its English holds, all figures of the lead)."""
    english = {
        key(arabic): text for a in one.group["articles"] for arabic, text in (a["title"], *a["sentences"])
    }
    held = total = 0
    for sentence in one.brief.sections[0].sentences:
        cited = " ".join(english.get(key(c.quote), "") for c in sentence.citations)
        told = {account.value for found in one.brief.discrepancies for account in found.accounts}
        own = figures(re.sub(r"articles? \d+(?:(?:, | and )\d+\b(?!\.\d))*", "", sentence.text))
        known = figures(cited) | {figure for value in told for figure in figures(value)}
        total += len(own)
        held += len({figure for figure in own if figure in known or _spelled(figure, cited)})
    return held, total


def _spelled(figure: str, text: str) -> bool:
    """Whether a day or a large number is told in other words: what remains is looked at by eye."""
    return figure in re.sub(r"[,\s]", "", text)


def background_told(one: Made, encoder: SentenceEncoder) -> int:
    """Sentences of the lead and the headline that the group's editor calls background."""
    told = {key(english) for a in one.group["articles"] for (_, english), role in
            zip(a["sentences"], a["roles"], strict=True) if role == "background"}  # fmt: skip
    opening = [*one.brief.sections[0].sentences, one.brief.headline]
    return sum(key(sentence.text) in told for sentence in opening)


def headline_likeness(every: Sequence[Made], encoder: SentenceEncoder) -> str:
    """Mean cosine of headlines, first titles and best titles with an editor's headline, where there is one."""
    rows = []
    for one in every:
        path = JUDGED / f"{one.group['id']}.json"
        if not path.exists():
            continue
        wanted = json.loads(path.read_text("utf-8"))["headline"]
        titles = [article["title"][1] for article in one.group["articles"]]
        vectors = encoder.encode([wanted, one.brief.headline.text, *titles])
        near = vectors[1:] @ vectors[0]
        rows.append((near[0], near[1], near[1:].max(), len(one.brief.headline.text.split())))
    if not rows:
        return "no editor's headlines"
    ours, first, best, words = np.mean(rows, axis=0)
    return (
        f"{len(rows)} headlines: likeness to an editor's {ours:.3f}, the first title's {first:.3f}, "
        f"the best title's {best:.3f}; {words:.1f} words"
    )


def holders(every: Sequence[Made]) -> str:
    """Share of the holders in the brief that are told in English."""
    named = [s.holder for one in every for part in one.brief.sections for s in part.sentences if s.holder]
    told = sum(bool(holder_in_english(holder)) for holder in named)
    return f"{told} of {len(named)} holders in English"


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, default="look")
    parser.add_argument("--words", type=int, default=130)
    parser.add_argument("--resamples", type=int, default=1000)
    options = parser.parse_args()
    encoder = default_encoder()
    every = [made(group, encoder) for group in groups(options.part)]
    systems = {
        "lead round-robin": [round_robin(one.group) for one in every],
        "LexRank": [lexrank(one.group, encoder) for one in every],
        "mujaz": [one.text for one in every],
    }
    metrics = rouge_metrics(_METRICS, tokenize="rouge-score", stem=True)
    scores = {
        name: np.array(
            [
                [m.corpus_score([_cut(texts, options.words)], [[one.group["brief"]]]).score for m in metrics]
                for texts, one in zip(briefs, every, strict=True)
            ]
        )
        for name, briefs in systems.items()
    }
    draws = np.random.default_rng(12345).integers(0, len(every), (options.resamples, len(every)))
    print(f"{len(every)} groups ({options.part}), first {options.words} words: ROUGE-1, -2, -L")
    for name, values in scores.items():
        line = "".join(f"{value:7.1f}" for value in values.mean(axis=0))
        if name != "mujaz":
            gap = (scores["mujaz"] - values)[:, 1]
            resampled = gap[draws].mean(axis=1)
            p = 2 * min((resampled > 0).mean(), (resampled < 0).mean())
            line += f"   mujaz's ROUGE-2 over it {gap.mean():+.1f} (p = {p:.3f})"
        print(f"{name:18}{line}")
    held, total = np.sum([supported(one) for one in every], axis=0)
    wanted = [figures(one.group["brief"]) for one in every]
    told = sum(len(want & figures(one.lead)) for want, one in zip(wanted, every, strict=True))
    print(
        f"figures of the lead: {held} of {total} in what it cites; {told} of {sum(map(len, wanted))} of the reference's"
    )
    print(headline_likeness(every, encoder))
    print(f"background in headline or lead: {sum(background_told(one, encoder) for one in every)}")
    print(holders(every))


def _cut(texts: Sequence[str], words: int) -> str:
    return " ".join(" ".join(texts).split()[:words])
