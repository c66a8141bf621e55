"""What the gates catch and what they flag without reason: the figures of docs/fidelity.md.

    python -m bench.fidelity.gates [--half odd|even] [--corpus NAME] [--only corruptions|systems|references]
        [--show N] [--without-encoder]

Corruptions: 125 of each of nine kinds, made from a corpus's reference by a seed (`fidelity_corruptions`).
References: flags on untouched references. Systems: what the figures gate finds in seven systems' FLORES-101 outputs.
The gates were tuned on the odd lines; the even ones are the test. Needs the development data beside the checkout.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median, quantiles

from bench.fidelity.corruptions import Corruption, corruptions
from bench.fidelity.data import SYSTEMS, Pairs, flores, halves, parallel
from translate.encoder import default_encoder
from translate.fidelity.figures import scan
from translate.fidelity.gates import Assessment, Checker
from translate.fidelity.words import english_words

OTHER = (
    "un_v1_devtest",
    "mt_geneval_wikipedia",
    "syrian_archive_reports",
    "sdg_goals_indicators_un",
    "udhr",
    "tatoeba",
)
LEAST = {
    "number changed": 0.95, "qualifier added": 0.80, "digit dropped": 0.95, "date shifted": 0.95, "name swapped": 0.90,
    "clause deleted": 0.80, "negation removed": 0.80, "run repeated": 0.95, "foreign sentence": 0.95,
}  # fmt: skip


def kinds(found: Assessment) -> set[str]:
    """The kinds of flags, each once."""
    return {flag.kind.value for flag in found.flags}


def references(checker: Checker, corpus: str, pairs: Pairs, show: int) -> None:
    """False alarms on untouched references, by kind, and the rate of figures."""
    found = checker.check_all(pairs)
    by_kind = Counter(kind for item in found for kind in kinds(item))
    flagged = sum(bool(item.flags) for item in found)
    figures = sum(figure.firm for a, e in pairs for figure in (*scan(a, "ar"), *scan(e, "en")))
    wrong = sum(flag.kind.value in ("number", "date") for item in found for flag in item.flags)
    print(
        f"{corpus}: {flagged} of {len(pairs)} references flagged ({flagged / len(pairs):.1%}); figures "
        f"{wrong} of {figures} ({wrong / max(figures, 1):.1%}); {dict(by_kind.most_common())}"
    )
    passed(found)
    if show:
        for (arabic, english), item in zip(pairs, found, strict=True):
            if item.flags:
                print("  ", [f"{flag.kind.value}: {flag.detail}" for flag in item.flags])
                print("     ", english[:300], "\n     ", arabic[:300])


def passed(found: Sequence[Assessment]) -> None:
    """The spread of the quality where nothing was flagged."""
    values = [item.quality for item in found if item.passed]
    if len(values) > 1:
        low, *_, high = quantiles(values, n=20)
        print(
            f"  quality without a flag: 5 % below {low:.2f}, median {median(values):.2f}, 5 % above {high:.2f}"
        )


def caught(checker: Checker, corpus: str, pairs: Pairs, show: int, each: int) -> None:
    """Share of each kind of corruption that is flagged, and flagged more than the untouched reference is."""
    made = corruptions(pairs, english_words(), each=each)
    before = dict(enumerate(checker.check_all(pairs)))
    after = checker.check_all([(c.source, c.target) for c in made])
    rates: dict[str, list[bool]] = defaultdict(list)
    worth: dict[str, list[float]] = defaultdict(list)
    missed: dict[str, list[Corruption]] = defaultdict(list)
    for corruption, item in zip(made, after, strict=True):
        new = set(item.flags) - set(before[corruption.line].flags)
        rates[corruption.kind].append(bool(new))
        worth[corruption.kind].append(item.quality)
        if not new:
            missed[corruption.kind].append(corruption)
    print(f"{corpus}: corruptions caught")
    for kind, hits in rates.items():
        rate = sum(hits) / len(hits)
        verdict = "ok" if rate >= LEAST[kind] else "BELOW"
        print(
            f"  {kind:18} {sum(hits):4} of {len(hits):4}  {rate:6.1%}  (least {LEAST[kind]:.0%}) {verdict:5}"
            f"  median quality {median(worth[kind]):.2f}"
        )
        for corruption in missed[kind][:show]:
            print(
                "      missed:", corruption.change, "|", corruption.target[:220], "|", corruption.source[:220]
            )


def systems(checker: Checker, show: int) -> None:
    """What the figures gate flags in each system's output, and all flags by kind."""
    source = flores("ar")
    for system in SYSTEMS:
        pairs = list(zip(source, flores(system), strict=True))
        started = time.process_time()
        found = checker.check_all(pairs)
        speed = len(pairs) / (time.process_time() - started)
        by_kind = Counter(kind for item in found for kind in kinds(item))
        wrong = [i for i, item in enumerate(found) if kinds(item) & {"number", "date"}]
        print(
            f"{system}: {sum(bool(i.flags) for i in found)} of {len(pairs)} flagged; {dict(by_kind.most_common())}; "
            f"{speed:.0f} sentences a second of processor time"
        )
        passed(found)
        for i in random.Random(1).sample(wrong, min(show, len(wrong))):
            details = [flag.detail for flag in found[i].flags if flag.kind.value in ("number", "date")]
            print(f"   line {i + 1}: {details}\n      {pairs[i][1][:260]}\n      {pairs[i][0][:260]}")


def part(corpus: str, half: str) -> Pairs:
    """The lines of a corpus that are asked for."""
    if half == "all":
        return parallel(corpus)
    return halves(corpus)[0 if half == "odd" else 1]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--half", choices=("odd", "even", "all"), default="even")
    parser.add_argument("--corpus", action="append", help="flores and five others by default")
    parser.add_argument("--only", choices=("corruptions", "systems", "references"))
    parser.add_argument("--show", type=int, default=0, help="cases of each kind to print")
    parser.add_argument("--skip", type=int, default=0, help="pairs of a corpus to leave out at its beginning")
    parser.add_argument("--most", type=int, default=1000, help="pairs of a corpus after those")
    parser.add_argument("--each", type=int, default=125, help="corruptions of each kind, at most")
    parser.add_argument("--without-encoder", action="store_true", help="the gates that need no model")
    options = parser.parse_args(arguments)
    checker = Checker(None if options.without_encoder else default_encoder())
    corpora = options.corpus or ["flores", *OTHER]
    for corpus in corpora:
        pairs = part(corpus, options.half)[options.skip : options.skip + options.most]
        if options.only in (None, "references"):
            references(checker, corpus, pairs, options.show)
        if options.only in (None, "corruptions"):
            caught(checker, corpus, pairs, options.show, options.each)
    if options.only in (None, "systems"):
        systems(checker, options.show)


if __name__ == "__main__":
    main()
