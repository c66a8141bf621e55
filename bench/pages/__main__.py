"""Prints how the pages are read; see the package."""

from __future__ import annotations

import argparse
from collections import Counter

import bench.pages as pages
from bench.pages import HALVES, MEASURES, WORST, judge


def main() -> None:
    """Prints a table of both halves and, on request, the looked-at pages that were read wrongly."""
    parser = argparse.ArgumentParser(
        description=pages.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="list what was wrong in the looked-at half")
    arguments = parser.parse_args()
    print(f"{'half':<18}{'pages':>6}" + "".join(f"{name:>14}" for name in (*MEASURES, *WORST)))
    for half in HALVES:
        judged = judge(half)
        right = Counter(measure for page in judged for measure in page.right)
        worst = Counter(kind for page in judged for kind in page.worst)
        shares = "".join(f"{right[measure] / len(judged):>14.1%}" for measure in MEASURES)
        print(f"{half:<18}{len(judged):>6}{shares}" + "".join(f"{worst[kind]:>14}" for kind in WORST))
        bodies = {
            ok: [page.unsure for page in judged if ("body" in page.right) is ok] for ok in (False, True)
        }
        told = ", ".join(
            f"{sum(bodies[ok])} of {len(bodies[ok])} {name}"
            for ok, name in ((False, "wrong"), (True, "right"))
        )
        print(f"  told as uncertain: {told} bodies")
        if arguments.wrong and half.startswith("looked-at"):
            for page in judged:
                for measure in sorted({*MEASURES[:4], *page.said} - page.right - {"all"}):
                    print(f"  {page.name}: {measure}: {page.said.get(measure, 'not read')}")


if __name__ == "__main__":
    main()
