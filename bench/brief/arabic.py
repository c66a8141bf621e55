"""How much of what a brief in Arabic says of its own is worded by concept, over annotated events.

python -m bench.brief.arabic [--part look|learn|never]
"""

from __future__ import annotations

import argparse
from collections import Counter

from bench import events
from mujaz.translation import untranslated
from summarize.arabic import Arabic, asked
from summarize.briefing import write_brief
from summarize.ledger import build_ledger
from translate.encoder import default_encoder


def measure(part: str) -> Counter[str]:
    """Discrepancies and those asked by concept, accounts and those with an answer, sentences and those of an article's own."""
    encoder, counted = default_encoder(), Counter[str]()
    for group in events.groups(part):
        documents = [untranslated(one.document) for one in events.translated(group)]
        ledger = build_ledger(documents, encoder=encoder, min_confidence=None)
        brief = write_brief(ledger, documents, encoder=encoder, language=Arabic())
        counted["groups"] += 1
        counted["asked by concept"] += sum(asked(one).known for one in ledger.discrepancies)
        for found in brief.discrepancies:
            counted["discrepancies"] += 1
            counted["accounts"] += len(found.accounts)
            counted["accounts with an answer"] += sum(bool(one.value) for one in found.accounts)
        for sentence in (one for section in brief.sections for one in section.sentences):
            counted["sentences"] += 1
            counted["sentences of an article"] += sentence.text == sentence.citations[0].quote
        title = brief.headline.text.removesuffix(Arabic().differing_title)
        counted["headlines of a title"] += any(title in one.document.title for one in documents)
    return counted


def main() -> None:
    """Prints the counts of a part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=events.PARTS, default=events.LOOK)
    for name, number in measure(parser.parse_args().part).items():
        print(f"{name}\t{number}")


if __name__ == "__main__":
    main()
