"""Writes scores.json, scores.md and scores.html."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mujaz.report import write_text
from mujaz.report.scores.data import brief_scores_json, table_json
from mujaz.report.scores.html import brief_scores_html, table_html
from mujaz.report.scores.markdown import brief_scores_markdown, table_markdown

if TYPE_CHECKING:
    from mujaz.scoring import BriefScores, ScoredFiles

_TITLES = {"translation": "Scores of the translations", "summary": "Scores of the summaries"}


def write_brief_score_files(scores: BriefScores, out: Path, other: BriefScores | None = None) -> list[Path]:
    """Writes a brief's scores into `out`; `other` is shown beside them in scores.html.

    Raises:
        ConfigError: the folder cannot be written to.
    """
    return _write(
        out,
        {
            "json": _dump(brief_scores_json(scores)),
            "md": brief_scores_markdown(scores),
            "html": brief_scores_html(scores, other),
        },
    )


def write_table_files(scored: ScoredFiles, kind: str, out: Path) -> list[Path]:
    """Writes the scores of `mujaz evaluate mt` ("translation") or `summary` into `out`.

    Raises:
        ConfigError: the folder cannot be written to.
    """
    title = _TITLES[kind]
    return _write(
        out,
        {
            "json": _dump(table_json(scored.scores, kind)),
            "md": table_markdown(scored.scores, title),
            "html": table_html(scored, title),
        },
    )


def _write(out: Path, rendered: Mapping[str, str]) -> list[Path]:
    paths = []
    for ending, text in rendered.items():
        path = out / f"scores.{ending}"
        write_text(path, text)
        paths.append(path)
    return paths


def _dump(data: Mapping[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
