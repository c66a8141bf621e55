"""A table of texts and human scores, scored by our metrics and correlated with the people's judgements."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluation.errors import ScoringError
from evaluation.lines import read_lines
from evaluation.significance import Correlation, Level, correlate

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric


_TAG = re.compile(r"</?t>")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of the table is which; empty where there is none. Nested JSON is named "scores.human"."""

    human: str
    hypothesis: str = ""
    reference: str = ""
    system: str = ""
    document: str = ""


def correlations(
    table: Path,
    columns: Columns,
    metrics: Sequence[str],
    *,
    levels: Sequence[Level],
    tokenize: str = "unicode",
    stem: bool = False,
    others: Sequence[str] = (),
    resamples: int = 1000,
) -> list[Correlation]:
    """Correlations of `metrics` (computed here) and of the columns `others` with the human scores.

    The table is .csv, .tsv or .jsonl. Raises ScoringError naming the line of a value that is no number.
    """
    rows = read_table(table)
    human = [_number(table, rows, index, columns.human) for index in range(len(rows))]
    scores: dict[str, list[float]] = {
        name: [_number(table, rows, index, name) for index in range(len(rows))] for name in others
    }
    if metrics:
        hypotheses = [_untagged(_text(table, rows, i, columns.hypothesis, "--hyp")) for i in range(len(rows))]
        references = [_untagged(_text(table, rows, i, columns.reference, "--ref")) for i in range(len(rows))]
        for made in _made(metrics, tokenize, stem):
            # Nothing can be scored against an empty reference: such a row is left out and counted.
            values = [
                float(made.sentence_score(h, [r]).score) if r.strip() else math.nan
                for h, r in zip(hypotheses, references, strict=True)
            ]
            sign = -1.0 if made.__class__.__name__ == "TER" else 1.0
            name = made.sentence_score(hypotheses[0], [references[0]]).name
            scores[name if sign > 0 else f"-{name}"] = [sign * value for value in values]
    systems = (
        [_text(table, rows, i, columns.system, "--system") for i in range(len(rows))]
        if columns.system
        else []
    )
    documents = (
        [_text(table, rows, i, columns.document, "--document") for i in range(len(rows))]
        if columns.document
        else []
    )
    return [
        found
        for level in levels
        for found in correlate(
            scores, human, systems=systems, documents=documents, level=level, resamples=resamples
        )
    ]


def _made(names: Sequence[str], tokenize: str, stem: bool) -> list[Metric]:
    from sacrebleu.metrics.bleu import BLEU

    from evaluation.content import FactF
    from evaluation.metrics import METRICS, ROUGE, GraphMetric, metric
    from evaluation.text import tokenizer
    from mujaz.scoring.facts import KINDS, comparison

    shared = tokenizer(tokenize, stem=stem)
    made: list[Metric] = []
    for name in names:
        if name == "bleu":
            made.append(BLEU(effective_order=True))
        elif name in METRICS:
            made.append(metric(name))
        elif name.startswith("rouge-"):
            made.append(ROUGE(name.removeprefix("rouge-"), tokenizer=shared))
            made.append(ROUGE(name.removeprefix("rouge-"), tokenizer=shared, measure="r"))
        elif name in ("memog", "npower", "autosummeng"):
            kind = {"memog": "MeMoG", "npower": "NPowER", "autosummeng": "AutoSummENG"}[name]
            made.append(GraphMetric(kind))  # type: ignore[arg-type]
        elif name in KINDS:
            made.append(FactF(name, comparison(name, "en"), against="reference"))
        else:
            known = [*METRICS, "rouge-1 … rouge-SU4", "memog", "npower", "autosummeng", *KINDS]
            raise ScoringError(f"there is no metric {name!r}; there are {', '.join(known)}")
    return made


def read_table(path: Path) -> list[dict[str, Any]]:
    """The rows of a .csv, .tsv or .jsonl file with a head, nested JSON flattened with dots.

    Raises ScoringError naming the line that does not fit.
    """
    lines = read_lines(path)
    if path.suffix in (".jsonl", ".ndjson"):
        records = [_flat(_json(path, number, line)) for number, line in enumerate(lines, 1) if line]
        if not records:
            raise ScoringError(f"{path} has no row")
        return records
    delimiter = "\t" if path.suffix in (".tsv", ".tab") else ","
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        head = next(reader)
        rows = []
        for row in reader:
            if len(row) != len(head):
                raise ScoringError(
                    f"{path}, line {reader.line_num}: has {len(row)} fields, the head has {len(head)}"
                )
            rows.append(dict(zip(head, row, strict=True)))
    except csv.Error as error:
        raise ScoringError(f"{path}, line {reader.line_num}: {error}") from error
    if not rows:
        raise ScoringError(f"{path} has a head and no rows")
    return rows


def _json(path: Path, number: int, line: str) -> Mapping[str, Any]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise ScoringError(f"{path}, line {number}: is not JSON ({error})") from error
    if not isinstance(data, dict):
        raise ScoringError(f"{path}, line {number}: is no JSON object")
    return data


def _flat(data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in data.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{name}.")
        else:
            found[prefix + name] = value
    return found


def _field(path: Path, rows: Sequence[Mapping[str, Any]], index: int, column: str) -> Any:
    if column not in rows[index]:
        known = ", ".join(rows[index])
        raise ScoringError(f"{path}: row {index + 1} has no column {column!r}; it has {known}")
    return rows[index][column]


def _text(path: Path, rows: Sequence[Mapping[str, Any]], index: int, column: str, option: str) -> str:
    if not column:
        raise ScoringError(f"name the column of texts with {option}")
    return str(_field(path, rows, index, column))


def _untagged(text: str) -> str:
    """Research files put sentences in <t> … </t>; they become lines."""
    return "\n".join(part for part in map(str.strip, _TAG.split(text)) if part) if "<t>" in text else text


def _number(path: Path, rows: Sequence[Mapping[str, Any]], index: int, column: str) -> float:
    value = _field(path, rows, index, column)
    if value is None or value == "":
        return math.nan
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ScoringError(f"{path}: row {index + 1}, column {column!r}: {value!r} is no number") from None
