"""Words beside words: what speaks for two mentions though they share no word."""

from __future__ import annotations

import numpy as np
import pytest

from summarize.ledger import space_of
from summarize.pairing import mentions
from summarize.pairing.alignment import NAMES, Alignment
from tests.summarize.articles import article
from tests.summarize.pairing.events import DAY
from translate.encoder import default_encoder


def features(*texts: str) -> dict[str, float]:
    """Of the first mention of the first text and the first of the second."""
    articles = [article(text, id=str(number), day=DAY) for number, text in enumerate(texts)]
    encoder = default_encoder()
    space, _ = space_of(articles, encoder)
    every = mentions(space)
    first, second = (next(n for n, one in enumerate(every) if one.document == number) for number in (1, 2))
    return dict(
        zip(NAMES, Alignment(every, space.weights, encoder).features(first, [second])[0], strict=True)
    )


DEAD = "لقي 12 راكبا مصرعهم في انقلاب الحافلة."
PRICE = "بلغ سعر صرف الدولار في السوق السوداء 470 جنيها."


def test_other_words_for_the_same_are_nearer_than_words_for_something_else() -> None:
    same = features(DEAD, "قضى 15 مسافرا بعدما هوت المركبة.")
    other = features(DEAD, "نقل 15 مسعفا ثلاث خيام إلى القرية.")
    for name in ("words_least", "noun_best", "near_gloss_cosine"):
        assert same[name] > other[name], name


def test_a_word_that_finds_nothing_like_it_is_odd() -> None:
    official = features(PRICE, "بلغ سعر صرف الدولار في النشرة الرسمية 412 جنيها.")
    again = features(PRICE, "بلغ سعر صرف الدولار في السوق السوداء 455 جنيها.")
    assert again["words_odd"] < official["words_odd"]
    assert again["words_least"] > official["words_least"]


def test_two_mentions_of_the_same_words_are_wholly_alike() -> None:
    found = features(DEAD, DEAD.replace("12", "15"))
    assert found["words_least"] == pytest.approx(1.0, abs=1e-4)
    assert found["words_odd"] == pytest.approx(0.0, abs=1e-3)
    assert found["near_cosine"] == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("text", ["12 قتيلا.", "قتل 12."])
def test_a_mention_without_words_of_a_kind_has_every_feature(text: str) -> None:
    found = features(text, DEAD)
    assert tuple(found) == NAMES
    assert np.isfinite(list(found.values())).all()


def test_several_others_at_once_are_as_one_by_one() -> None:
    texts = [DEAD, PRICE, "12 قتيلا.", "نقل 15 مسعفا ثلاث خيام إلى القرية."]
    encoder = default_encoder()
    space, _ = space_of([article(text, id=str(n), day=DAY) for n, text in enumerate(texts)], encoder)
    every = mentions(space)
    found = Alignment(every, space.weights, encoder)
    others = list(range(1, len(every)))
    together = found.features(0, others)
    assert together.shape == (len(others), len(NAMES))
    np.testing.assert_allclose(together, [found.features(0, [one])[0] for one in others], atol=1e-6)


def test_features_are_the_same_both_ways_but_for_their_sides() -> None:
    one, other = features(DEAD, PRICE), features(PRICE, DEAD)
    for name in NAMES:
        if name not in ("left_in_sentence", "right_in_sentence"):
            assert one[name] == pytest.approx(other[name], abs=1e-5), name
