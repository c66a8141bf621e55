"""Reference translations of the articles, matched to a brief's passages by what they translate."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evaluation.content import Key
from evaluation.errors import ScoringError
from evaluation.lines import read_lines
from mujaz.scoring.brief_file import BriefFile


def reference_translations(files: Sequence[Path], brief: BriefFile) -> list[dict[Key, str]]:
    """Per file, the reference of each passage it has one for.

    A line is {"document": id, "segment": number, "source": Arabic, "reference": English}; the Arabic decides
    which passage is meant, so that articles may be numbered otherwise. Raises ScoringError naming the
    line that is no such record, and the file that matches no passage.
    """
    return [_matched(path, brief) for path in files]


def _matched(path: Path, brief: BriefFile) -> dict[Key, str]:
    places: dict[tuple[str, str], Key] = {}
    anywhere: dict[str, list[Key]] = {}
    for article in brief.articles:
        for passage in article.passages:
            places[article.id, _plain(passage.text)] = passage.key
            anywhere.setdefault(_plain(passage.text), []).append(passage.key)
    found: dict[Key, str] = {}
    for number, line in enumerate(read_lines(path), 1):
        if not line:
            continue
        try:
            record = json.loads(line)
            document, source, reference = (
                str(record.get("document", "")),
                record["source"],
                record["reference"],
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ScoringError(
                f'{path}, line {number}: is no {{"source": …, "reference": …}} ({error})'
            ) from error
        if not isinstance(reference, str) or not reference.strip():
            raise ScoringError(f"{path}, line {number}: the reference is empty")
        key = places.get((document, _plain(source)))
        keys = [key] if key else anywhere.get(_plain(source), [])
        found |= dict.fromkeys(keys, " ".join(reference.split()))
    if not found:
        raise ScoringError(
            f"{path}: none of its sources is a sentence of the brief's articles; is it for other articles?"
        )
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())
