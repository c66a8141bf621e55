"""How far a second reader, who saw no annotation, agrees with the first: the ceiling of what can be found.

    python -m bench.comparison.readers FOLDER        # FOLDER/NNN.ann.json: {"questions": [...]} as in the event groups

Two questions are one where two answers or more of each cover the same words. What a system is asked to find are the
first reader's differing questions.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from bench.comparison import FIGURES
from bench.events import groups, key

Question = dict[str, Any]


def overlap(one: Question, other: Question) -> int:
    """How many answers of one question cover words of the other's."""
    return sum(any(_one_place(a, b) for b in other["answers"]) for a in one["answers"])


def _one_place(a: dict[str, Any], b: dict[str, Any]) -> bool:
    if (a["article"], a["sentence"]) != (b["article"], b["sentence"]):
        return False
    mine, theirs = key(a["quote"]), key(b["quote"])
    return mine in theirs or theirs in mine


def found(wanted: list[Question], others: list[Question]) -> list[tuple[Question, Question | None]]:
    """Each question with the other reader's that covers most of it, or None."""
    best = [max(others, key=lambda other: overlap(one, other), default=None) for one in wanted]
    return [
        (one, other if other and overlap(one, other) > 1 else None)
        for one, other in zip(wanted, best, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    firsts: list[tuple[Question, Question | None]] = []
    seconds: list[tuple[Question, Question | None]] = []
    read = 0
    for group in groups():
        path = options.folder / f"{group['id']}.ann.json"
        if path.exists():
            read += 1
            second = json.loads(path.read_text(encoding="utf-8"))["questions"]
            firsts += found(group["questions"], second)
            seconds += found(second, group["questions"])
    print(f"{read} groups, {len(firsts)} and {len(seconds)} questions")
    for name, pairs in (
        ("of the first's the second has", firsts),
        ("of the second's the first has", seconds),
    ):
        for what, of in (
            (
                "figures that differ",
                [p for p in pairs if p[0]["kind"] in FIGURES and p[0]["relation"] != "agree"],
            ),
            (
                "others that differ",
                [p for p in pairs if p[0]["kind"] not in FIGURES and p[0]["relation"] != "agree"],
            ),
            ("agreeing", [p for p in pairs if p[0]["relation"] == "agree"]),
        ):
            both = [p for p in of if p[1] is not None]
            also = sum(
                (one["relation"] != "agree") == (other["relation"] != "agree") for one, other in both if other
            )
            print(f"{name}, {what}: {len(both)} of {len(of)}; {also} of these agree on whether they differ")


if __name__ == "__main__":
    main()
