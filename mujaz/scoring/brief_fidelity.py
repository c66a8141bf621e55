"""How faithful a brief is: its numbers, dates, names and speakers against the Arabic and against references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple

from evaluation.content import (
    FactCounts,
    Measure,
    Statement,
    attributes,
    best,
    compare_holders,
    measures,
    total,
)
from mujaz.scoring.brief_file import BriefFile, Passage
from mujaz.scoring.facts import KINDS, comparison


def brief_fidelity(brief: BriefFile) -> list[Measure]:
    """The brief's sentences against the Arabic they cite."""
    counts: dict[str, list[FactCounts]] = {kind: [] for kind in (*KINDS, "attribution")}
    for statement, section in zip(brief.statements, brief.sections, strict=True):
        cited = [brief.passages[key] for key in statement.citations]
        for kind in KINDS:
            counts[kind].append(_against_cited(kind, statement, cited))
        # A headline names nobody; who says it stands below it.
        if section != "headline":
            counts["attribution"].append(_attribution(statement, cited))
    return _fact_measures("fidelity of the brief", "", counts)


def translation_fidelity(brief: BriefFile) -> list[Measure]:
    """The translations against their Arabic, whether cited or not."""
    counts = {
        kind: [
            comparison(kind, "ar")(passage.text, passage.translation)
            for passage in brief.passages.values()
            if passage.text
        ]
        for kind in KINDS
    }
    return _fact_measures("fidelity of the translations", "_translated", counts)


def reference_fidelity(brief: BriefFile, references: Sequence[str]) -> list[Measure]:
    """The brief's facts against those of the reference brief that agrees best."""
    counts = {}
    for kind in (*KINDS, "attribution"):
        compare = compare_holders if kind == "attribution" else comparison(kind, "en")
        counts[kind] = [best(compare(reference, brief.text) for reference in references)]
    return _fact_measures("fidelity against the reference briefs", "_reference", counts)


def _fact_measures(group: str, suffix: str, counts: Mapping[str, Sequence[FactCounts]]) -> list[Measure]:
    """F, with precision and recall spelt out, of each kind of fact; counts are summed."""
    found = []
    for kind, rows in counts.items():
        stated, supported, expected, kept = astuple(total(rows))
        precision, recall, fmeasure = measures(stated, supported, expected, kept)
        name = kind + suffix
        said = f"{supported} of {stated} stated are supported"
        held = f"{kept} of {expected} are kept"
        note = "" if stated or expected else "no text states one"
        found += [
            Measure(name, group, 100 * fmeasure, f"{said}; {held}", note=note),
            Measure(f"{name}_precision", group, 100 * precision, said, note=note if not stated else ""),
            Measure(f"{name}_recall", group, 100 * recall, held, note=note if not expected else ""),
        ]
    return found


def _against_cited(kind: str, statement: Statement, cited: Sequence[Passage]) -> FactCounts:
    """Stated facts must stand in some cited passage; expected are those of the passage nearest to them."""
    compare = comparison(kind, "ar")
    joined = compare("\n".join(passage.text for passage in cited), statement.text)
    alone = [compare(passage.text, statement.text) for passage in cited] or [joined]
    nearest = max(alone, key=lambda c: (c.kept - (c.expected - c.kept), c.kept))
    return FactCounts(joined.stated, joined.supported, nearest.expected, nearest.kept)


def _attribution(statement: Statement, cited: Sequence[Passage]) -> FactCounts:
    """A sentence resting only on quoted statements must say whose; one that says whose must rest on one."""
    known = [passage.attributed for passage in cited if passage.attributed is not None]
    if not known:
        return FactCounts(0, 0, 0, 0)
    says, some, every = attributes(statement.text), any(p.partly for p in cited), all(known)
    return FactCounts(int(says), int(says and some), int(every), int(every and says))
