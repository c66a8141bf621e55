"""How many of a headline's cuts are taken that say the same, and how many that do not.

    python -m bench.brief.cuts [--part learn] [--sentences 150] [--show KIND]

English sentences of the annotated events are cut and spoilt at random (seed 7) and held against themselves: what
`summarize.writing.cuts` takes of each kind. The gates beside the Arabic and in the encoder's space, which come after, are left out.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator

from bench.events import LEARN, PARTS, groups
from summarize.records import Claim
from summarize.writing import Reading, cut_difference, cuts

_NUMBER = re.compile(r"\d+")
_SMALL = re.compile(r"\b(?:not|no|never|denied|may|might|reportedly|some|only|former)\b ")
_SAYING = re.compile(r"^.*? (?:said|says|told|announced|added|reported)(?: in a statement)? that ")
LEAST, MOST = 4, 14


def sentences(part: str, most: int, draw: random.Random) -> list[tuple[str, str]]:
    """(Arabic, English) of sentences of 8 to 40 words, drawn at random."""
    found = [
        (arabic, english)
        for group in groups(part)
        for article in group["articles"]
        for arabic, english in article["sentences"]
        if 8 <= len(english.split()) <= 40
    ]
    draw.shuffle(found)
    return found[:most]


def spoilt(english: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """(what was done, the text) for a sentence; its own cut first."""
    words = english.rstrip(".").split()
    content = [word for word in Reading(english).words if word.content]
    whole = [cut.text for cut in cuts(english) if LEAST <= len(cut.text.split()) <= MOST]
    if whole:
        yield "a cut of its own", draw.choice(whole)
    one = draw.choice(content)
    yield "a word of meaning dropped", english[: one.start] + english[one.start + len(one.text) :]
    length = draw.randint(5, min(10, len(words)))
    at = draw.randint(0, len(words) - length)
    yield "a stretch from anywhere", " ".join(words[at : at + length])
    first, second = sorted(draw.sample(content, 2), key=lambda word: word.start)
    between = english[first.start + len(first.text) : second.start]
    yield (
        "two words swapped",
        f"{english[: first.start]}{second.text}{between}{first.text}{english[second.start + len(second.text) :]}",
    )
    if number := _NUMBER.search(english):
        before, behind = english[: number.start()], english[number.end() :]
        yield "a number changed", f"{before}{int(number[0]) + 3}{behind}"
        yield "a number dropped", before + behind
    yield "a small word dropped", _SMALL.sub("", english, count=1)
    yield "who says so dropped", _SAYING.sub("", english)
    yield "both ends put together", " ".join(words[:3] + words[-5:])


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, default=LEARN)
    parser.add_argument("--sentences", type=int, default=150)
    parser.add_argument("--show", default="")
    options = parser.parse_args()
    draw = random.Random(7)
    taken, tried = Counter[str](), Counter[str]()
    for arabic, english in sentences(options.part, options.sentences, draw):
        claim = Claim("1:1", 1, 1, arabic, english)
        for kind, text in spoilt(english, draw):
            text = text.strip().rstrip(".,")
            if text == english.rstrip(".") or len(text.split()) < LEAST:
                continue
            tried[kind] += 1
            if not cut_difference(text, [(english, claim)], headline=True)[0]:
                taken[kind] += 1
                if kind == options.show:
                    print(f"{text}\n    {english}")
    for kind, number in tried.items():
        print(f"{kind:28}{taken[kind]:4} of {number}")


if __name__ == "__main__":
    main()
