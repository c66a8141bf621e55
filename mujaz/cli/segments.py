"""`mujaz segments`: what the splitter does, one sentence a line."""

from __future__ import annotations

import json

import typer

from mujaz.cli import options as opt


def command(
    inputs: opt.Inputs,
    encoding: opt.Encoding = None,
    quiet: opt.Quiet = False,
    as_json: opt.AsJson = False,
) -> None:
    """Print each article's sentences, one a line, as the translator will see them.

    Examples:

      mujaz segments article.txt

      mujaz segments articles/ --json | jq '.documents[].removed'
    """
    from mujaz.pipeline import read
    from mujaz.progress import Progress

    documents, failures = read(inputs, encoding, Progress(quiet=quiet))
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
            for segment in document.segments:
                # One sentence a line, whatever the text does with its own line breaks.
                typer.echo(" ".join(segment.text.split()))
    raise typer.Exit(1 if failures else 0)
