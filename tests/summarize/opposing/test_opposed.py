"""Sentences of two articles that answer one question differently in words."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from bench.events import LEARN, groups, translated
from summarize.learned import Directions, Trees
from summarize.ledger import build_ledger, space_of
from summarize.opposing import apart, explain_statement, opposed, shipped
from summarize.opposing.features import Beside
from summarize.pairing import copied_claims
from summarize.records import Verdict
from tests.summarize.articles import WordEncoder, article
from translate.encoder import default_encoder
from translate.records import TranslatedDocument

FIRE = """اندلع حريق كبير في سوق الأقمشة بمدينة الحديثة مساء الأحد، وأتى على عشرات المحال.

وقال قائد الدفاع المدني إن الحريق نجم عن ماس كهربائي في أحد المحال.

وشاركت ثماني سيارات إطفاء في إخماد النيران التي استمرت حتى الفجر.

وأوضح أن فرقه أنقذت ثلاثة عمال حاصرهم الدخان في الطابق الثاني.

ووعد المحافظ بتعويض المتضررين قبل نهاية الشهر."""
_OTHER = """التهمت النيران ليل الأحد سوق الأقمشة في وسط الحديثة، وخلفت خراباً واسعاً.

{cause}

وشكا الأهالي من تأخر وصول الإطفاء نحو ساعة.

وأغلقت الشرطة الطرق المؤدية إلى السوق طوال الليل.

وعاد أصحاب المحال صباح الإثنين لتفقد ما بقي من بضائعهم."""
ARSON = _OTHER.format(
    cause="واتهم تجار السوق مجهولين بإضرام النار في المحال عمداً، ونفوا أن يكون ماس كهربائي سبب الحريق."
)
GAS = _OTHER.format(cause="ورجحت لجنة التحقيق أن يكون انفجار أسطوانة غاز وراء الحريق.")
# Of the same event, and no other word on what the first says.
AFTERMATH = (
    "زار محافظ المدينة سوق الأقمشة يوم الثلاثاء.\n\nووعد المحافظ التجار ببناء محال مؤقتة في ساحة البلدية."
)


def articles(*texts: str) -> list[TranslatedDocument]:
    return [
        article(text, id=f"{n:02}", day=date(2024, 3, 3 + n), title="حريق في سوق الأقمشة")
        for n, text in enumerate(texts, 1)
    ]


def found(*texts: str) -> list[frozenset[tuple[int, int]]]:
    encoder = default_encoder()
    space, wire = space_of(articles(*texts), encoder)
    return [
        frozenset({one.left.claim.place, one.right.claim.place})
        for one in opposed(space, encoder, copied_claims(space, wire))
    ]


def test_two_causes_of_one_fire_are_set_against_each_other() -> None:
    assert frozenset({(1, 2), (2, 2)}) in found(FIRE, ARSON)


def test_the_ledger_tells_them_with_both_sentences_whole_and_what_it_is_unsure_of() -> None:
    ledger = build_ledger(articles(FIRE, GAS), encoder=default_encoder(), min_confidence=0)
    found = (*ledger.discrepancies, *ledger.possible)
    (one,) = [d for d in found if {a.place for a in d.accounts} == {(1, 2), (2, 2)}]
    assert one.verdict in (Verdict.CONTRADICTION, Verdict.UNRESOLVED)
    assert one.confidence is not None
    assert 0 < one.confidence < 1
    assert [a.quote for a in one.accounts] == [FIRE.split("\n\n")[1], GAS.split("\n\n")[1]]
    assert "seem" in one.explanation


def test_what_tells_other_things_of_one_event_is_not() -> None:
    assert found(FIRE, AFTERMATH) == []


def test_one_article_printed_twice_contradicts_nothing() -> None:
    assert found(ARSON, ARSON) == []


def test_the_order_of_the_articles_does_not_matter() -> None:
    turned = [frozenset((3 - article, segment) for article, segment in pair) for pair in found(ARSON, FIRE)]
    assert set(turned) == set(found(FIRE, ARSON))


def test_another_encoder_than_the_one_it_was_learned_with_finds_nothing_rather_than_something() -> None:
    encoder = WordEncoder()
    space, wire = space_of(articles(FIRE, ARSON), encoder)
    assert opposed(space, encoder, copied_claims(space, wire)) == []


def test_a_sentence_is_told_in_one_pair_only() -> None:
    pairs = [Beside(0, 2, ()), Beside(0, 3, ()), Beside(1, 3, ()), Beside(1, 2, ())]
    assert apart(pairs, np.array([0.9, 0.95, 0.5, 0.2]), 0.3) == [1]


def test_no_pair_is_of_one_article() -> None:
    encoder = default_encoder()
    for group in list(groups(LEARN))[:6]:
        space, wire = space_of(translated(group), encoder)
        for one in opposed(space, encoder, copied_claims(space, wire)):
            assert one.left.document != one.right.document


@pytest.mark.parametrize(("row", "expected"), [([0.5, 9.0], 1.0), ([0.6, 2.0], -3.0), ([0.6, 2.5], 4.0)])
def test_trees_go_left_where_a_feature_is_at_most_the_threshold(row: list[float], expected: float) -> None:
    trees = Trees(
        0.25,
        np.array([0]),
        np.array([0, -1, 1, -1, -1]),
        np.array([0.5, 0, 2.0, 0, 0]),
        np.array([1, 0, 3, 0, 0]),
        np.array([2, 0, 4, 0, 0]),
        np.array([0, 1.0, 0, -3.0, 4.0]),
    )
    (chance,) = trees.chances(np.array([row]))
    assert np.log(chance / (1 - chance)) == pytest.approx(0.25 + expected)


def test_the_shipped_model_is_whole() -> None:
    model = shipped()
    assert len(model.directions.weights) == len(model.directions.offsets)
    assert (model.mixed.trees.left[model.mixed.trees.feature >= 0] < len(model.mixed.trees.feature)).all()


def test_why_a_sentence_was_set_against_another_can_be_read() -> None:
    encoder = default_encoder()
    space, wire = space_of(articles(FIRE, ARSON), encoder)
    lines = explain_statement(space, encoder, copied_claims(space, wire), (1, 2))
    assert lines[0].startswith("as a statement: 1:2")
    assert "cause" in lines[0]
    assert any("told differently by 2:2" in line for line in lines)
    assert explain_statement(space, encoder, frozenset(), (9, 9)) == []


def test_directions_of_another_space_say_nothing() -> None:
    directions = Directions(np.ones((2, 3), dtype=np.float32), np.array([1.0, 2.0]))
    assert directions.known(np.ones((4, 5), dtype=np.float32)).tolist() == [[0.0, 0.0]] * 4
    assert directions.known(np.ones((1, 3), dtype=np.float32)).tolist() == [[31.0, 32.0]]
