"""What is told as agreed, against the annotation: questions that accounts answer alike, and those they do not.

    python -m bench.comparison.agreement [--part learn|look|never]

An agreeing question is *told* where the brief has a statement of two independent sources whose clusters hold two of its
answers from two articles. An agreed statement is *wrong* where two of the sentences behind it answer one annotated
question differently.
"""

from __future__ import annotations

import argparse
from typing import Any

from bench.events import PARTS, groups, key, translated
from summarize.briefing import write_brief
from summarize.ledger import build_ledger
from summarize.records import BriefSentence, Citation, SectionKind
from translate.encoder import SentenceEncoder, default_encoder

Group = dict[str, Any]


def agreed_of(group: Group, encoder: SentenceEncoder) -> list[BriefSentence]:
    """The statements of the brief that two independent sources carry and nobody contradicts, made ones too."""
    documents = translated(group)
    brief = write_brief(build_ledger(documents, encoder=encoder), documents, encoder=encoder)
    told = {
        one.text: one
        for part in brief.sections
        for one in part.sentences
        if one.cluster or part.kind is SectionKind.AGREED
    }
    return [
        one
        for one in told.values()
        if (one.support > 1 or any("agree on" in note for note in one.warnings))
        and not any("Accounts differ" in warning for warning in one.warnings)
    ]


def answered(group: Group, number: int, cited: Citation) -> list[str]:
    """The values with which a cited sentence answers a question."""
    return [
        str(answer["value"])
        for answer in group["questions"][number]["answers"]
        if answer["article"] == cited.document and key(answer["quote"]) in key(cited.quote)
    ]


def scored(group: Group, encoder: SentenceEncoder) -> tuple[int, int, int, int]:
    """(agreeing questions told, agreeing questions, agreed statements that are wrong, agreed statements)."""
    statements = agreed_of(group, encoder)
    told = wanted = 0
    wrong: set[int] = set()
    for number, question in enumerate(group["questions"]):
        found = [
            {cited.document: values for cited in one.citations if (values := answered(group, number, cited))}
            for one in statements
        ]
        if question["relation"] == "agree":
            wanted += 1
            told += any(len(rows) > 1 for rows in found)
        else:
            # Where one figure is told as agreed the rest of the sentence is not.
            found = [
                rows if not any("agree on" in note for note in one.warnings) else {}
                for one, rows in zip(statements, found, strict=True)
            ]
            values = [{value for row in rows.values() for value in row} for rows in found]
            wrong |= {
                place
                for place, (rows, given) in enumerate(zip(found, values, strict=True))
                if len(rows) > 1 and len(given) > 1
            }
    return told, wanted, len(wrong), len(statements)


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=PARTS, default="look")
    options = parser.parse_args()
    encoder = default_encoder()
    rows = [scored(group, encoder) for group in groups(options.part)]
    told, wanted, wrong, statements = (sum(row[place] for row in rows) for place in range(4))
    print(
        f"{told} of {wanted} agreeing questions told as agreed; {statements - wrong} of {statements} agreed statements "
        "without a question that their sentences answer differently"
    )


if __name__ == "__main__":
    main()
