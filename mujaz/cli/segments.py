"""`mujaz segments`: what the splitter does, one sentence a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from mujaz.cli import options as opt

if TYPE_CHECKING:
    from translate.records import Document


def command(
    inputs: opt.Inputs,
    encoding: opt.Encoding = None,
    allow_local: opt.AllowLocal = False,
    follow: opt.Follow = False,
    field: opt.Field = None,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say what was read and how: title, outlet, day, what was left out."),
    ] = False,
) -> None:
    """Print each article's sentences, one a line, as the translator will see them.

    Examples:

      mujaz segments article.txt

      mujaz segments page.html --explain

      mujaz segments articles/ --json | jq '.documents[].removed'
    """
    from mujaz.pipeline import read
    from mujaz.progress import Progress

    documents, failures = read(
        inputs, encoding, Progress(quiet=quiet), allow_local=allow_local, follow=follow, fields=field or ()
    )
    if as_json:
        typer.echo(
            json.dumps(
                {
                    "documents": [
                        {
                            "id": d.id,
                            "title": d.title,
                            "outlet": d.outlet,
                            "published": d.published.value.isoformat() if d.published.value else None,
                            "date_source": d.published.source.value,
                            "date_evidence": d.published.evidence,
                            "outlet_evidence": d.outlet_evidence,
                            "chosen": d.chosen,
                            "notes": list(d.notes),
                            "segments": [
                                {
                                    "index": s.index,
                                    "start": s.start,
                                    "end": s.end,
                                    "text": s.text,
                                    "heading": s.heading,
                                }
                                for s in d.segments
                            ],
                            "removed": [
                                {"start": r.start, "end": r.end, "text": r.text, "reason": r.reason.value}
                                for r in d.removed
                            ],
                        }
                        for d in documents
                    ],
                    "failures": [{"path": f.path, "message": f.message} for f in failures],
                },
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        for document in documents:
            for line in _explained(document) if explain else ():
                typer.echo(line)
            for segment in document.segments:
                # One sentence a line, whatever the text does with its own line breaks.
                typer.echo(" ".join(segment.text.split()))
    raise typer.Exit(1 if failures else 0)


def _explained(document: Document) -> Iterator[str]:
    """What was read of one article and on what it rests, a line each, marked as no sentence by `#`."""
    day, cut = document.published, Counter(removal.reason.value for removal in document.removed)
    found = {
        "article": document.id,
        "taken": document.chosen or "the whole text",
        "title": document.title or "none found",
        "outlet": f"{document.outlet or 'none found'} ({document.outlet_evidence})".removesuffix(" ()"),
        "date": f"{day.value or 'unknown'}, {day.source.value} ({day.evidence})".removesuffix(" ()"),
        "left out": ", ".join(f"{reason} {number}" for reason, number in cut.items()) or "nothing",
    }
    for name, value in found.items():
        yield f"# {name}: {' '.join(value.split())}"
    for note in document.notes:
        yield f"# note: {' '.join(note.split())}"
