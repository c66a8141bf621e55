"""Scores the comparison on the annotated event groups, by part, kind and relation.

    python -m bench.comparison [--part learn|look|never] [--arabic] [--show] [FILE ...]

A discrepancy is *right* where at least two of its accounts answer one annotated question that is answered differently,
they differ, and no account answers another question or none; *mixed* where such a question is there, but others stand
beside it; *false* else. A question is *found* where two of its answers, of different value, stand in one discrepancy
that is right or mixed. Precision counts mixed as wrong. A discrepancy that is only "possibly the same question" counts
in a column of its own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.events import ARABIC, FOLDER, PARTS, groups, key, translated
from summarize.ledger import build_ledger
from summarize.records import Account, Discrepancy, Ledger
from translate.encoder import SentenceEncoder, default_encoder

FIGURES = frozenset({"number", "date", "duration", "money", "percent"})
Group = dict[str, Any]
Hit = tuple[int, int]  # of a question and of an answer to it, both from 0


@dataclass
class Tally:
    """What was found in one group or in several."""

    verdicts: Counter[str] = field(default_factory=Counter)
    wanted: Counter[tuple[str, str]] = field(default_factory=Counter)  # (kind, relation)
    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    possible: Counter[str] = field(default_factory=Counter)  # verdicts on what is only possibly one question

    def add(self, other: Tally) -> None:
        self.verdicts += other.verdicts
        self.wanted += other.wanted
        self.found += other.found
        self.possible += other.possible

    def precision(self) -> float:
        said = sum(self.verdicts[name] for name in ("right", "mixed", "false"))
        return self.verdicts["right"] / said if said else float("nan")

    def recall(self, kinds: frozenset[str] | None = None, *, others: bool = False) -> float:
        of = [one for one in self.wanted if kinds is None or (one[0] in kinds) != others]
        wanted = sum(self.wanted[one] for one in of)
        return sum(self.found[one] for one in of) / wanted if wanted else float("nan")


def hits(account: Account, group: Group) -> list[Hit]:
    """The annotated answers that an account's quotation covers; those of its value where there are any."""
    quoted = key(account.quote)
    found = []
    for i, question in enumerate(group["questions"]):
        for j, answer in enumerate(question["answers"]):
            told = key(answer["quote"])
            if answer["article"] != account.document or len(told) < 3:
                continue
            if told in quoted or (len(quoted) > 8 and quoted in told):
                found.append((i, j))
    fitting = [hit for hit in found if _fits(account, group["questions"][hit[0]]["answers"][hit[1]])]
    return fitting or found


def _fits(account: Account, answer: dict[str, Any]) -> bool:
    mine, theirs = key(account.value).lower(), key(str(answer["value"])).lower()
    return bool(mine) and bool(theirs) and (mine in theirs or theirs in mine)


def judged(one: Discrepancy, group: Group) -> tuple[str, int | None]:
    """ "right", "mixed" or "false", and the question it answers."""
    rows = [hits(account, group) for account in one.accounts]
    counts = Counter(question for row in rows for question in {hit[0] for hit in row})
    for number, _ in counts.most_common():
        question = group["questions"][number]
        given = {hit[1] for row in rows for hit in row if hit[0] == number}
        answers = [question["answers"][j] for j in given]
        values = {(key(str(a["value"])).lower(), a.get("qualifier", "")) for a in answers}
        if question["relation"] != "agree" and len(given) > 1 and len(values) > 1:
            clean = all(any(hit[0] == number for hit in row) for row in rows)
            return ("right" if clean else "mixed"), number
    return "false", None


def ledger_of(group: Group, encoder: SentenceEncoder) -> Ledger:
    """The ledger of a group's articles."""
    return build_ledger(translated(group), encoder=encoder, min_confidence=None)


def tally(group: Group, ledger: Ledger, *, show: bool = False) -> Tally:
    """How the discrepancies of a group's ledger compare with its annotation."""
    found: set[int] = set()
    made = Tally()
    for one in ledger.discrepancies:
        verdict, question = judged(one, group)
        made.verdicts[verdict] += 1
        if question is not None:
            found.add(question)
        if show:
            print(f"  {verdict:5} {one.kind}: {one.question} ({one.verdict})")
            if verdict != "right":
                for account in one.accounts:
                    shown = f"{account.qualifier} {account.value}".strip()
                    print(f"        {account.document}:{account.segment} {shown} | {account.quote[:120]}")
    made.possible.update(judged(one, group)[0] for one in ledger.possible)
    for number, question in enumerate(group["questions"]):
        if question["relation"] == "agree":
            continue
        what = question["kind"], question["relation"]
        made.wanted[what] += 1
        made.found[what] += number in found
        if show and number not in found:
            print(f"  MISSED {what[0]}: {question['q']} ({what[1]})")
            for answer in question["answers"]:
                where = f"{answer['article']}:{answer['sentence']}"
                print(f"        {where} {answer['qualifier']} {answer['value']} | {answer['quote']}")
    return made


def table(made: Tally) -> str:
    """A tally as lines."""
    said = sum(made.verdicts.values())
    lines = [
        f"precision {made.precision():.2f} ({made.verdicts['right']} right, {made.verdicts['mixed']} mixed, "
        f"{made.verdicts['false']} false of {said})",
        f"recall {made.recall():.2f}; figures, days and lengths {made.recall(FIGURES):.2f}, "
        f"the rest {made.recall(FIGURES, others=True):.2f}",
    ]
    if made.possible:
        lines.append(
            f"possibly one question: {made.possible['right']} right, {made.possible['mixed']} mixed, "
            f"{made.possible['false']} false"
        )
    for place, name in ((0, "by kind"), (1, "by relation")):
        of = Counter[str]()
        got = Counter[str]()
        for what, count in made.wanted.items():
            of[what[place]] += count
            got[what[place]] += made.found[what]
        lines.append(f"{name}: " + ", ".join(f"{one} {got[one]}/{count}" for one, count in of.most_common()))
    return "\n".join(lines)


def score(every: Sequence[Group], encoder: SentenceEncoder, *, show: bool = False) -> Tally:
    """The tally of several groups; a line a group on stdout."""
    total = Tally()
    for group in every:
        if show:
            print(f"{group['id']} {group['topic']}")
        one = tally(group, ledger_of(group, encoder), show=show)
        total.add(one)
        marks = one.verdicts
        print(
            f"{group['id']}: {marks['right']} right, {marks['mixed']} mixed, {marks['false']} false; "
            f"{sum(one.found.values())} of {sum(one.wanted.values())} found",
            flush=True,
        )
    return total


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="groups in files of their own")
    parser.add_argument("--part", choices=PARTS, default="look")
    parser.add_argument("--arabic", action="store_true", help="the groups without English, by other hands")
    parser.add_argument("--show", action="store_true", help="every discrepancy and every missed question")
    options = parser.parse_args()
    if options.show and options.part == "never" and not options.files:
        sys.exit("the part that is never read is only scored")
    every = [json.loads(path.read_text(encoding="utf-8")) for path in options.files]
    print(
        table(
            score(
                every or list(groups(options.part, ARABIC if options.arabic else FOLDER)),
                default_encoder(),
                show=options.show,
            )
        )
    )
