"""What every metric must do when a text changes in a known way: one table, a row a metric, no metric without a row."""

from __future__ import annotations

import importlib
import math
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from sacrebleu.metrics.base import Metric

import evaluation
from evaluation.content.facts import FactF
from evaluation.metrics.memog import GraphMetric
from evaluation.metrics.neural import MeanMetric
from evaluation.metrics.rouge import ROUGE, VARIANTS
from evaluation.metrics.translation import METRICS, metric
from evaluation.scoring import Options, score
from evaluation.text.tokenizers import tokenizer
from mujaz.scoring.facts import KINDS, comparison


@dataclass(frozen=True)
class Row:
    """A metric and how it reacts.

    `perfect` and `worst`: its value for the reference itself and for an empty text. `case`, `sentences`: whether it
    sees capitals, and the order of sentences. `figure`: the least and greatest value after a changed figure and date.
    """

    name: str
    make: Callable[[], Metric]
    perfect: float
    worst: float
    case: bool
    sentences: bool
    figure: tuple[float, float]


def _rouge(variant: str) -> Callable[[], Metric]:
    return lambda: ROUGE(variant, tokenizer=tokenizer("unicode"))


def _facts(kind: str) -> Callable[[], Metric]:
    return lambda: FactF(kind, comparison(kind, "en"), against="reference")


def _translation(name: str) -> Callable[[], Metric]:
    return lambda: metric(name)


def _graph(kind: str) -> Callable[[], Metric]:
    return lambda: GraphMetric(kind)  # type: ignore[arg-type]


TABLE = [
    #   metric                                 perfect  worst  case  order of sentences  "3,000 … 12 October" for "3,500 … 14 October"
    Row("figures", _facts("figures"), 100, 0, False, False, (0, 0)),
    Row("dates", _facts("dates"), 100, 0, False, False, (0, 0)),
    Row("names", _facts("names"), 100, 0, False, False, (100, 100)),
    Row("bleu", _translation("bleu"), 100, 0, True, True, (65, 90)),
    Row("chrf", _translation("chrf"), 100, 0, True, True, (85, 99)),
    Row("chrf++", _translation("chrf++"), 100, 0, True, True, (85, 99)),
    Row("ter", _translation("ter"), 0, 100, False, True, (2, 12)),
    Row("ROUGE-1", _rouge("1"), 100, 0, False, False, (85, 99)),
    Row("ROUGE-2", _rouge("2"), 100, 0, False, True, (80, 95)),
    Row("ROUGE-L", _rouge("L"), 100, 0, False, True, (85, 99)),
    Row("ROUGE-Lsum", _rouge("Lsum"), 100, 0, False, False, (85, 99)),
    Row("ROUGE-SU4", _rouge("SU4"), 100, 0, False, True, (75, 95)),
    Row("MeMoG", _graph("MeMoG"), 100, 0, True, True, (75, 95)),
    Row("AutoSummENG", _graph("AutoSummENG"), 100, 0, True, True, (75, 95)),
    Row("NPowER", _graph("NPowER"), 88.824, 5.866, True, True, (65, 85)),
]  # fmt: skip
every = pytest.mark.parametrize("row", TABLE, ids=[row.name for row in TABLE])

_FIRST = (
    "The relief agency said on 14 October that 3,500 people had left the town of Marsuba and that the road to the "
    "north was open again after several weeks of heavy fighting."
)
_SECOND = "Governor Farouk Haddad doubted it."
_TEXT = f"{_FIRST} {_SECOND}"
_CORPUS = [
    _TEXT,
    "On 3 May twelve boats reached Qasrin.",
    "Judge Salma Nadiri met 40 divers on Sunday, 9 June.",
]


def _value(row: Row, text: str | list[str], reference: str | list[str] = _TEXT) -> float:
    texts, references = ([part] if isinstance(part, str) else part for part in (text, reference))
    options = Options(resamples=0, test="none", allow_empty=True)
    return score({"a": texts}, [references], [row.make()], options)["a"].scores[0].value


def test_no_metric_is_without_a_row() -> None:
    names = {row.name for row in TABLE}
    assert names >= {*METRICS, *KINDS, *(f"ROUGE-{variant}" for variant in VARIANTS)}
    assert len(names) == len(TABLE)
    for module in pkgutil.iter_modules(evaluation.__path__):
        importlib.import_module(f"evaluation.{module.name}")
    ours = {one for one in _subclasses(Metric) if one.__module__.startswith("evaluation.")}
    # A model's scores come from outside: what is done with them stands in test_neural.
    assert ours - {MeanMetric} == {type(row.make()) for row in TABLE if row.name not in METRICS}


def _subclasses(one: type) -> set[type]:
    return {one, *(deep for sub in one.__subclasses__() for deep in _subclasses(sub))}


@every
def test_the_reference_itself_is_perfect(row: Row) -> None:
    assert _value(row, _TEXT) == pytest.approx(row.perfect, abs=1e-3)
    assert _value(row, _CORPUS, _CORPUS) == pytest.approx(row.perfect, abs=1e-3)


@every
def test_saying_nothing_is_worst(row: Row) -> None:
    assert _value(row, "") == pytest.approx(row.worst, abs=1e-3)


@every
def test_the_order_of_segments_does_not_matter(row: Row) -> None:
    texts = [_CORPUS[0].replace("3,500", "350"), _CORPUS[1].replace("Qasrin", "the port"), _CORPUS[2]]
    assert _value(row, texts[::-1], _CORPUS[::-1]) == pytest.approx(_value(row, texts, _CORPUS))


@every
def test_the_order_of_sentences(row: Row) -> None:
    turned = _value(row, f"{_SECOND} {_FIRST}")
    assert (abs(turned - row.perfect) > 0.1) == row.sentences


@every
def test_capitals(row: Row) -> None:
    assert (abs(_value(row, _TEXT.upper()) - row.perfect) > 0.1) == row.case


@every
def test_a_changed_figure_and_date(row: Row) -> None:
    changed = _TEXT.replace("3,500", "3,000").replace("14 October", "12 October")
    least, greatest = row.figure
    assert least <= _value(row, changed) <= greatest


@every
def test_more_damage_is_never_better(row: Row) -> None:
    stages = (
        _TEXT,
        _TEXT.replace("3,500", "3,000").replace("Farouk Haddad", "Salim Othmani"),
        _TEXT.replace("3,500", "many")
        .replace("14 October", "Monday")
        .replace("Farouk Haddad", "Salim Othmani"),
        "Nothing of this.",
    )
    values = [_value(row, text) for text in stages]
    assert values == sorted(values, reverse=row.name != "ter")
    assert values[0] != values[-1]


@every
def test_a_second_reference_that_is_worse_never_helps_nor_hurts_much(row: Row) -> None:
    options = Options(resamples=0, test="none")
    both = score({"a": [_TEXT]}, [[_TEXT], ["Something else happened."]], [row.make()], options)
    value = both["a"].scores[0].value
    # the graph metrics judge against all references together
    assert value < row.perfect if isinstance(row.make(), GraphMetric) else value == pytest.approx(row.perfect)


@every
def test_a_text_in_which_there_is_nothing_to_score_is_never_zero(row: Row) -> None:
    value = _value(row, "… ? ! … ?", "… ? ! … ?")
    assert math.isnan(value) or value == pytest.approx(row.perfect)


@every
def test_markup_and_direction_marks_are_text(row: Row) -> None:
    hostile = "<script>alert(7)</script> 12 boats \u202e| `x` on 3 May Qasrin\u202c"
    assert _value(row, hostile, hostile) == pytest.approx(row.perfect, abs=1e-3)


@pytest.mark.parametrize("row", [row for row in TABLE if row.name not in KINDS], ids=lambda row: row.name)
def test_identical_arabic_is_perfect_and_disjoint_arabic_worst(row: Row) -> None:
    text = "وصلت قافلة المساعدات إلى المدينة. وقال المحافظ إن ٣٥ شاحنة دخلتها."
    assert _value(row, text, text) == pytest.approx(row.perfect, abs=1e-3)
    assert abs(_value(row, "خسر ضيوف", "فاز بطل") - row.worst) < (20 if row.name.startswith("chrf") else 1)
