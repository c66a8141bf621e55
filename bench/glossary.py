"""Measures what a glossary does to the share of segments that pass the gates.

    python -m bench.glossary INPUT… [--glossary bench/data/names.csv] [--model NAME] [--memory FILE]

The articles are translated without the glossary and with it; both runs share a memory, so the engine is asked
once. An engine that reads a prompt is told the terms and answers anew.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from translate.documents import read_inputs
from translate.encoder import default_encoder
from translate.engines import resolve_engine
from translate.fidelity.gates import Checker, trusts
from translate.glossary import Glossary, read_glossary
from translate.ladder import doubt_weak
from translate.memory import TranslationMemory
from translate.output import TranslationReport, translation_report
from translate.records import Document, TranslatedDocument
from translate.translator import translate_documents

NAMES = Path(__file__).parent / "data" / "names.csv"


def row(label: str, report: TranslationReport) -> str:
    """One line of the table."""
    passed = report.segments - report.outcomes["flagged"] - report.outcomes["failed"]
    return (
        f"{label:18} {report.segments:5} {report.outcomes['ok']:5} {report.outcomes['repaired']:9} "
        f"{report.outcomes['flagged']:8} {passed / max(1, report.segments):7.1%} "
        f"{len(report.forced_edits):6} {report.flags.get('name', 0):6}   {report.mean_quality:.3f}"
    )


def show_edits(documents: Sequence[TranslatedDocument]) -> None:
    """Prints every segment with a forced edit, to judge by eye."""
    for document in documents:
        for segment in document.segments:
            forced = [edit for edit in segment.edits if not edit.startswith("post-edit")]
            if forced:
                print(f"\n{segment.segment.text}\n  {segment.text}\n  {'; '.join(forced)}")


def main() -> None:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--glossary", type=Path, default=NAMES)
    parser.add_argument("--model", default="auto")
    parser.add_argument("--memory", type=Path)
    parser.add_argument("--edits", action="store_true", help="print the edited segments")
    asked = parser.parse_args()
    documents: tuple[Document, ...] = read_inputs(asked.inputs).documents
    glossary = read_glossary(asked.glossary)
    loaded = resolve_engine(asked.model)
    with closing(loaded.engine), tempfile.TemporaryDirectory() as folder:
        path = asked.memory or Path(folder) / "memory.sqlite"

        def run(terms: Glossary | None) -> tuple[TranslatedDocument, ...]:
            with TranslationMemory(path) as memory:
                done = translate_documents(
                    documents,
                    loaded.engine,
                    memory=memory,
                    glossary=terms,
                    encoder=default_encoder(),
                    weak=loaded.least_trust > 0,
                )
            checker = Checker(default_encoder(), terms)
            return doubt_weak(done, loaded.least_trust, lambda pairs: trusts(checker, pairs))

        without, with_terms = run(None), run(glossary)
    print(f"model {loaded.engine.name}, {len(documents)} articles, {len(glossary)} terms")
    print(f"{'':18} segs    ok  repaired  flagged  passed  edits  names   quality")
    print(row("without glossary", translation_report(without)))
    print(row("with glossary", translation_report(with_terms)))
    if asked.edits:
        show_edits(with_terms)


if __name__ == "__main__":
    main()
