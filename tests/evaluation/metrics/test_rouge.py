"""ROUGE: equal to ROUGE-1.5.5 and rouge-score where they apply, and right for Arabic where they do not."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.errors import ScoringError
from evaluation.metrics.rouge import ROUGE, VARIANTS, rouge_metrics, skip_bigrams
from evaluation.scoring import Options, score
from evaluation.text.lcs import lcs_length, lcs_matched
from evaluation.text.tokenizers import TOKENIZERS, tokenizer
from tests.evaluation.texts import references, worsened

_LINES = str.splitlines
_REFERENCE = """Rescue teams searched the flooded valley on Monday.
Twelve villages were cut off, the governor's office said.
Roads reopening will take at least three days."""
_SUMMARY = """The governor's office says twelve villages are cut off.
Teams were searching the valley, and re-opening roads takes days."""


def _scores(variant: str, summary: str, reference: str, **options: object) -> tuple[float, float, float]:
    one = rouge_metrics([variant], **options)[0].sentence_score(summary, [reference])  # type: ignore[arg-type]
    return one.precision / 100, one.recall / 100, one.fmeasure / 100


@pytest.mark.parametrize("stem", [False, True])
@pytest.mark.parametrize("variant", ["1", "2", "3", "L", "Lsum"])
class TestRougeScoreParity:
    def test_a_pair_of_texts(self, variant: str, stem: bool) -> None:
        scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(
            [f"rouge{variant}"], use_stemmer=stem
        )
        theirs = scorer.score(_REFERENCE, _SUMMARY)[f"rouge{variant}"]
        ours = _scores(variant, _SUMMARY, _REFERENCE, tokenize="rouge-score", stem=stem, split=_LINES)
        assert ours == pytest.approx(tuple(theirs), abs=1e-9)

    @settings(max_examples=60, deadline=None)
    @given(data=st.data())
    def test_any_texts(self, variant: str, stem: bool, data: st.DataObject) -> None:
        words = st.sampled_from(
            ["a", "b", "c", "running", "runs", "agreed", "police's", "12", "re-open", "ponies"]
        )
        texts = st.lists(st.lists(words, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=4).map(
            "\n".join
        )
        reference, summary = data.draw(texts), data.draw(texts)
        scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(
            [f"rouge{variant}"], use_stemmer=stem
        )
        theirs = scorer.score(reference, summary)[f"rouge{variant}"]
        ours = _scores(variant, summary, reference, tokenize="rouge-score", stem=stem, split=_LINES)
        assert ours == pytest.approx(tuple(theirs), abs=1e-9)


def test_several_references_take_the_best_as_rouge_score_does() -> None:
    scorer = pytest.importorskip("rouge_score.rouge_scorer").RougeScorer(["rouge1", "rouge2", "rougeL"])
    texts = references(30)
    for summary, first, second in zip(worsened(texts, 0.5), texts, worsened(texts, 0.3, 4), strict=True):
        theirs = scorer.score_multi([first, second], summary)
        for one in rouge_metrics(["1", "2", "L"], tokenize="rouge-score"):
            assert one.sentence_score(summary, [first, second]).fmeasure / 100 == pytest.approx(
                theirs[f"rouge{one.variant}"].fmeasure, abs=1e-9
            )


def test_average_pools_hits_and_counts_as_rouge_155_does() -> None:
    one = rouge_metrics(["1"], several="average")[0].sentence_score("a b c d", ["a b", "c x y z"])
    assert one.precision == pytest.approx(100 * 3 / 8)
    assert one.recall == pytest.approx(100 * 3 / 6)


@pytest.mark.parametrize(
    ("tokens", "count"),
    [((), 0), (("a",), 1), (("a", "b"), 2), (("a", "b", "c"), 5), (tuple("abcdefgh"), 7 + 7 + 6 + 5 + 4 + 3)],
)
def test_skip_bigrams_reach_over_four_words(tokens: tuple[str, ...], count: int) -> None:
    assert skip_bigrams(tokens).total() == count


def test_lsum_needs_no_line_breaks() -> None:
    broken = _scores("Lsum", _SUMMARY, _REFERENCE)
    assert _scores("Lsum", _SUMMARY.replace("\n", " "), _REFERENCE.replace("\n", " ")) == broken


@pytest.mark.parametrize("variant", VARIANTS)
class TestMetamorphic:
    @pytest.mark.parametrize("stem", [False, True])
    def test_identical_arabic_scores_one(self, variant: str, stem: bool) -> None:
        text = "وصلت قافلة المساعدات إلى المدينة. وقال المحافظ إن ٣٥ شاحنة دخلتها."
        assert _scores(variant, text, text, tokenize="arabic", stem=stem) == pytest.approx((1, 1, 1))
        assert _scores(variant, text, text, tokenize="unicode") == pytest.approx((1, 1, 1))

    def test_disjoint_arabic_scores_zero(self, variant: str) -> None:
        assert _scores(variant, "فازت البعثة بالكأس", "انقطع التيار عن الحي", tokenize="arabic") == (0, 0, 0)

    def test_identical_english_scores_one(self, variant: str) -> None:
        assert _scores(variant, _REFERENCE, _REFERENCE) == pytest.approx((1, 1, 1))

    def test_an_empty_summary_scores_zero(self, variant: str) -> None:
        assert _scores(variant, "", _REFERENCE) == (0, 0, 0)

    def test_case_and_punctuation_do_not_count(self, variant: str) -> None:
        changed = _SUMMARY.upper().replace(",", " ;")
        assert _scores(variant, changed, _REFERENCE) == pytest.approx(_scores(variant, _SUMMARY, _REFERENCE))

    def test_swapping_the_texts_swaps_precision_and_recall(self, variant: str) -> None:
        if variant == "Lsum":
            pytest.skip("the union is over the reference's sentences: not symmetric by definition")
        precision, recall, f = _scores(variant, _SUMMARY, _REFERENCE)
        assert _scores(variant, _REFERENCE, _SUMMARY) == pytest.approx((recall, precision, f))

    def test_an_ascii_tokenizer_does_not_score_arabic_as_zero(self, variant: str) -> None:
        text = "وصلت القافلة"
        scores = score({"a": [text]}, [[text]], rouge_metrics([variant], tokenize="1.5.5"))
        assert math.isnan(scores["a"].scores[0].value)
        assert "leaves no word of the reference" in scores["a"].scores[0].note


def test_a_text_not_scored_does_not_count_in_the_mean() -> None:
    one = rouge_metrics(["1"], tokenize="1.5.5")[0]
    scores = score({"a": ["same text", "نص"]}, [["same text", "نص"]], [one])
    assert scores["a"].scores[0].value == pytest.approx(100)
    assert scores["a"].scores[0].note.startswith("1 of 2 not scored")


def test_word_order_counts_for_l_and_not_for_1() -> None:
    shuffled = "dog the chased cat"
    assert _scores("1", shuffled, "the cat chased dog") == (1, 1, 1)
    assert _scores("L", shuffled, "the cat chased dog")[2] < 1


def test_rouge_comes_with_signature_interval_and_test() -> None:
    texts = references()
    systems = {"a": worsened(texts, 0.2), "b": worsened(texts, 0.5)}
    scores = score(systems, [texts], rouge_metrics(["1", "Lsum"], tokenize="1.5.5", stem=True), Options())
    one = scores["a"]["ROUGE-1"]
    assert one.signature == (
        "nrefs:1|bs:1000|seed:12345|measure:f|tok:1.5.5|stem:porter-wordnet2.0|version:mujaz-1"
    )
    assert "split:sentences" in scores["a"]["ROUGE-Lsum"].signature
    assert one.interval is not None
    assert one.interval.low < one.value < one.interval.high
    assert all(c.p_value < 0.01 for c in scores.comparisons)


def test_several_references_are_named_in_the_signature() -> None:
    texts = references(3)
    for several in ("best", "average"):
        scores = score({"a": texts}, [texts, texts], rouge_metrics(["1"], several=several))  # type: ignore[arg-type]
        assert f"nrefs:2|measure:f|multi:{several}|" in scores["a"].scores[0].signature


@pytest.mark.parametrize(
    ("name", "stem", "text", "tokens"),
    [
        ("1.5.5", False, "Twenty-two café owners' $5.50!", "twenty two caf owners 5 50"),
        ("1.5.5", True, "The geese were flying, agreements broken.", "the goose be fly agreem break"),
        ("rouge-score", True, "The geese were flying, dying news", "the gees were fli die news"),
        ("unicode", False, "Café Straße ٣٥ مُحَمَّــد", "café strasse 35 محمد"),
        ("unicode", False, "snake_case l'eau 3,500", "snake case l eau 3 500"),
        ("unicode", False, "إلى\u200fالمدينةِ", "إلىالمدينة"),
        ("arabic", False, "إلى المدينة أمسٍ", "الي المدينه امس"),
        ("arabic", True, "والمدينة المدينة مدينتها", "مدين مدين مدينت"),
    ],
)
def test_tokenizers(name: str, stem: bool, text: str, tokens: str) -> None:
    assert list(tokenizer(name, stem=stem)(text)) == tokens.split()


@pytest.mark.parametrize("name", TOKENIZERS)
@given(text=st.text())
def test_tokens_hold_no_space(name: str, text: str) -> None:
    assert all(token and not token.isspace() for token in tokenizer(name)(text))


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcde"), max_size=12))
def test_the_marked_words_are_a_common_subsequence_of_the_greatest_length(
    first: list[str], second: list[str]
) -> None:
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, a in enumerate(first, 1):
        for j, b in enumerate(second, 1):
            table[i][j] = table[i - 1][j - 1] + 1 if a == b else max(table[i - 1][j], table[i][j - 1])
    mask = lcs_matched(first, second)
    marked = iter([word for index, word in enumerate(first) if mask >> index & 1])
    following = next(marked, None)
    for word in second:
        if word == following:
            following = next(marked, None)
    assert following is None
    assert mask.bit_count() == lcs_length(first, second) == table[-1][-1]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: tokenizer("french"), "no ROUGE tokenizer 'french'"),
        (lambda: tokenizer("unicode", stem=True), "has no stemmer"),
        (lambda: ROUGE("W", tokenizer=tokenizer("unicode")), "no ROUGE-W"),
        (lambda: ROUGE("1", tokenizer=tokenizer("unicode"), measure="q"), "measure is f, p or r"),
    ],
)
def test_unknown_settings_are_refused(make: object, message: str) -> None:
    with pytest.raises(ScoringError, match=message):
        make()  # type: ignore[operator]


def test_a_line_of_a_megabyte_is_scored() -> None:
    text = "حدث الأمر word " * 70_000
    assert _scores("L", text, text) == (1, 1, 1)
    assert _scores("2", text, text) == (1, 1, 1)
