"""Long texts take time in proportion: at these lengths a quadratic step would take minutes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from evaluation.content.attribution import compare_holders
from evaluation.content.neutrality import loaded_rate, polarity
from evaluation.metrics.memog import GraphMetric
from evaluation.metrics.rouge import rouge_metrics
from evaluation.text.sentences import sentences
from evaluation.text.tokenizers import tokenizer
from mujaz.report.scores.compared_segments import marked
from mujaz.scoring.facts import comparison

_LENGTH = 300_000
_WORDS = "Governor Haddad said on 5 May that 40 boats had left. "
_NEWS = "".join(_WORDS.replace("40", str(number)) for number in range(10, 10 + _LENGTH // len(_WORDS)))


@pytest.mark.parametrize(
    ("act", "text"),
    [
        (sentences, _NEWS),
        (sentences, "." * _LENGTH),
        (sentences, "a" * _LENGTH),
        (sentences, ". " * (_LENGTH // 2)),
        (sentences, "<t>" * (_LENGTH // 3)),
        (tokenizer("arabic", stem=True), "وقالت البلدية " * (_LENGTH // 14)),
        (loaded_rate, "“brutal " * (_LENGTH // 8)),
        (loaded_rate, '"brutal" ' * (_LENGTH // 9)),
        (polarity, _NEWS),
        (lambda text: compare_holders(text, text), _NEWS),
        (lambda text: GraphMetric("MeMoG").sentence_score(text, [text]), _NEWS),
        (lambda text: rouge_metrics(["2"])[0].sentence_score(text, [text]), _NEWS),
        (lambda text: rouge_metrics(["L"])[0].sentence_score(text, [text]), _NEWS[:100_000]),
        (lambda text: rouge_metrics(["SU4"])[0].sentence_score(text, [text]), _NEWS),
        (lambda text: marked(text, text), _NEWS),
        (lambda text: comparison("figures", "en")(text, text), _NEWS[:100_000]),
        (lambda text: comparison("names", "en")(text, text), _NEWS[:100_000]),
    ],
)
def test_a_long_text_is_done_in_seconds(act: Callable[[str], object], text: str) -> None:
    started = time.process_time()
    act(text)
    assert time.process_time() - started < 8
