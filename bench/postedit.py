"""Measures the post-edit on outputs of seven systems: BLEU and chrF before and after, paired bootstrap.

    python -m bench.postedit [--by-rule] [--show N]

FLORES-101 dev, 997 sentences a system. `--by-rule` prints, for each rule that changes anything, what
it adds to all the others; `--show` prints edited lines to judge by eye. Exits with 1 if the post-edit makes a
system worse. Needs the development data beside the checkout.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from translate.ladder import RULES, Rule, post_edit

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "flores101-dev"
SYSTEMS = ("opusmt", "argos", "nllb", "bergamot-base-memory", "bergamot-base", "google", "microsoft")
SAMPLES = 1000


def lines(name: str) -> list[str]:
    """The lines of one file of the set."""
    return (DATA / f"flores-dev.{name}").read_text(encoding="utf-8").splitlines()


def compare(before: Sequence[str], after: Sequence[str], reference: Sequence[str]) -> tuple[float, ...]:
    """(BLEU before, after, p of the difference, chrF before, after)."""
    from sacrebleu.metrics import BLEU, CHRF
    from sacrebleu.significance import PairedTest

    test = PairedTest(
        [("before", list(before)), ("after", list(after))],
        {"BLEU": BLEU(), "chrF2": CHRF()},
        [list(reference)],
        test_type="bs",
        n_samples=SAMPLES,
    )
    _, scores = test()
    bleu, chrf = scores["BLEU"], scores["chrF2"]
    return bleu[0].score, bleu[1].score, bleu[1].p_value, chrf[0].score, chrf[1].score


def measure(name: str, rule: Rule | None, reference: Sequence[str]) -> bool:
    """Prints a row where the rule (or all) changes anything; whether BLEU did not fall."""
    others = [other for other in RULES if other is not rule] if rule else []
    label = rule[0] if rule else "all"
    before = [post_edit(line.strip(), others).text for line in lines(f"{name}.en")]
    after = [post_edit(line).text for line in lines(f"{name}.en")]
    changed = sum(a != b for a, b in zip(before, after, strict=True))
    if not changed:
        if not rule:
            print(f"{name:22} {label:32} {0:5}")
        return True
    was, now, p, chrf_was, chrf_now = compare(before, after, reference)
    # sacrebleu calls two equal scores significantly different.
    significance = f"{p:7.4f}" if now != was else "      –"
    print(
        f"{name:22} {label:32} {changed:5} {was:7.2f} {now:7.2f} {now - was:+6.2f} {significance}"
        f" {chrf_was:7.2f} {chrf_now:7.2f} {chrf_now - chrf_was:+6.2f}"
    )
    return now >= was


def main() -> int:
    """Runs the benchmark."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--by-rule", action="store_true", help="what each rule adds")
    options.add_argument("--show", type=int, default=0, metavar="N", help="print N edited lines a system")
    chosen = options.parse_args()
    reference = lines("en")
    print(f"{'system':22} {'rule':32} lines  before   after      Δ       p    chrF   after      Δ")
    fine = True
    for name in SYSTEMS:
        fine &= measure(name, None, reference)
        if chosen.by_rule:
            for rule in RULES:
                fine &= measure(name, rule, reference)
        shown = [(line, post_edit(line)) for line in lines(f"{name}.en") if post_edit(line).edits]
        for line, edited in shown[: chosen.show]:
            print(f"  - {line}\n  + {edited.text}   {', '.join(edited.edits)}")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
