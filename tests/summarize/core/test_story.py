"""What a sentence is in its event: the learned roles hold on events of the groups to look at, and on edge cases."""

from __future__ import annotations

import numpy as np
import pytest

from bench.events import LOOK, groups
from summarize.clusters import build_space
from summarize.core import NAMES, ROLES, features, shipped, story
from summarize.ledger import build_ledger, publication_days
from tests.summarize.articles import WordEncoder, article
from training.story import examples
from translate.encoder import default_encoder

COLLAPSE = (
    "انهار جسر الوادي فجر السبت وقتل 12 شخصا. وأغلقت الشرطة الطريق المؤدي إلى الجسر. "
    "وطالب السكان بمحاسبة المسؤولين عن الإهمال. وكان جسر مماثل قد انهار عام 2009."
)


def told(*texts: str):
    encoder = WordEncoder()
    documents = [article(text, id=str(n), title="انهيار جسر الوادي") for n, text in enumerate(texts)]
    ledger = build_ledger(documents, encoder=encoder)
    space = build_space(ledger.claims, encoder, publication_days(documents))
    titles = [one.document.title for one in documents]
    return ledger, space, titles, encoder


def test_chances_are_chances_and_every_claim_has_a_role() -> None:
    ledger, space, titles, encoder = told(COLLAPSE, COLLAPSE)
    found = story(space, titles, ledger.clusters, ledger.discrepancies, encoder)
    assert found.roles.shape == (len(ledger.claims), len(ROLES))
    assert np.allclose(found.roles.sum(axis=1), 1)
    assert set(found.likeliest()) <= set(ROLES)


def test_the_opening_is_likelier_core_than_what_was_years_ago() -> None:
    ledger, space, titles, encoder = told(COLLAPSE, COLLAPSE.replace("12", "15"))
    found = story(space, titles, ledger.clusters, ledger.discrepancies, encoder)
    first, _, demand, before = (
        next(i for i, c in enumerate(ledger.claims) if c.segment == n) for n in (1, 2, 3, 4)
    )
    core, background = found.chance("core"), found.chance("background")
    assert core[first] > max(core[demand], core[before])
    assert background[before] > background[first]


def test_without_claims_there_is_no_story() -> None:
    encoder = WordEncoder()
    space = build_space((), encoder, {})
    assert features(space, [], [], [], encoder).shape == (0, len(NAMES))
    assert story(space, [], [], [], encoder).likeliest() == []


@pytest.fixture(scope="module")
def judged():
    encoder = default_encoder()
    return [examples(group, encoder) for group in groups(LOOK)]


def test_most_roles_are_right_on_events_that_were_not_learned_from(judged) -> None:
    right = [(shipped().weigh(one.x).roles.argmax(axis=1) == one.roles)[one.roles >= 0] for one in judged]
    assert np.concatenate(right).mean() > 0.6


def test_the_likeliest_core_sentence_is_core(judged) -> None:
    best = [one.roles[int(shipped().weigh(one.x).chance("core").argmax())] for one in judged]
    assert np.mean([role == ROLES.index("core") for role in best]) >= 0.85
