"""Made-up segments for the tests: fifty and more, so that intervals and tests have something to resample."""

from __future__ import annotations

import random

_WHO = ["The ministry", "A witness", "The mayor", "The rescue service", "Two drivers", "The port authority"]
_WHAT = ["reported", "denied", "confirmed", "doubted", "repeated"]
_THING = [
    "that the bridge had reopened",
    "that the ferry left on time",
    "a delay of several hours",
    "that the market stayed closed",
    "heavy rain in the valley",
]
_WHERE = ["near the harbour", "in the old town", "north of the river", "at the crossing", "by the station"]


def references(number: int = 60) -> list[str]:
    """Sentences that differ from one another."""
    draw = random.Random(7)
    return [
        f"{draw.choice(_WHO)} {draw.choice(_WHAT)} {draw.choice(_THING)} {draw.choice(_WHERE)} on day {n}."
        for n in range(1, number + 1)
    ]


def worsened(lines: list[str], share: float, seed: int = 1) -> list[str]:
    """The lines, a share of their words replaced."""
    draw = random.Random(seed)
    return [
        " ".join(
            word if draw.random() > share else draw.choice(["thing", "road", "was"]) for word in line.split()
        )
        for line in lines
    ]
