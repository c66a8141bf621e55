"""What an editor decided on one brief holds for the next: told nowhere, contested nowhere, and what fits nothing is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from summarize.briefing import write_brief
from summarize.editing import Applied, apply_decisions, passage_digest
from summarize.ledger import build_ledger
from summarize.records import Brief, BriefSentence, Decisions, Dropped, Ledger, MarkedWrong, Passage
from tests.summarize.articles import article
from translate.encoder import default_encoder
from translate.records import TranslatedDocument

TEXTS = {
    "one": "قتل 12 شخصا في قصف سوق التلول صباح الاثنين، بحسب الدفاع المدني. وأغلقت الشرطة الطريق الساحلي أمام الشاحنات.",
    "two": "قتل 27 شخصا في قصف سوق التلول صباح الاثنين، بحسب المرصد المحلي. وأغلقت الشرطة الطريق الساحلي أمام الشاحنات.",
    "three": "أغلقت شرطة المرور الطريق الساحلي أمام جميع الشاحنات يوم الاثنين. وزار وزير الصحة المستشفى المركزي مساء.",
}
ENGLISH = {
    "one": (
        "12 people were killed in the shelling of Tulul market on Monday morning.",
        "Police closed the coast road.",
    ),
    "two": (
        "27 people were killed in the shelling of Tulul market on Monday morning.",
        "Police shut the coastal road.",
    ),
    "three": (
        "Traffic police closed the coast road to all lorries on Monday.",
        "The health minister visited the hospital.",
    ),
}
TITLES = {
    "one": ("مقتل 12 شخصا في قصف سوق التلول", "12 killed in shelling of Tulul market"),
    "two": ("مقتل 27 شخصا في قصف سوق التلول", "27 killed in shelling of Tulul market"),
    "three": ("إغلاق الطريق الساحلي", "Coast road closed"),
}


def documents(*names: str) -> list[TranslatedDocument]:
    return [
        article(
            TEXTS[name],
            id=name,
            day=date(2021, 6, 7),
            title=TITLES[name][0],
            title_english=TITLES[name][1],
            english=ENGLISH[name],
        )
        for name in names
    ]


ALL = documents("one", "two", "three")


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return build_ledger(ALL, encoder=default_encoder())


def brief_of(ledger: Ledger, articles: Sequence[TranslatedDocument] = ALL) -> Brief:
    return write_brief(ledger, articles, encoder=default_encoder())


def told(brief: Brief) -> list[BriefSentence]:
    every = [brief.headline, *(entry.sentence for entry in brief.timeline)]
    return every + [one for section in brief.sections for one in section.sentences]


def passage(number: int, segment: int, articles: Sequence[TranslatedDocument] = ALL) -> Passage:
    document = articles[number - 1].document
    text = document.segments[segment - 1].text if segment else document.title
    return Passage((number, segment), passage_digest(text))


def dropping(*passages: Passage) -> Decisions:
    return Decisions(dropped=(Dropped(passages),))


def applied(decisions: Decisions, ledger: Ledger, articles: Sequence[TranslatedDocument] = ALL) -> Applied:
    return apply_decisions(decisions, ledger, articles)


def test_a_dropped_sentence_is_told_nowhere_and_the_next_best_of_its_cluster_is(ledger) -> None:
    cluster = next(one for one in ledger.clusters if any(claim.place == (3, 1) for claim in one.claims))
    face = next(one for one in told(brief_of(ledger)) if one.cluster == cluster.id)
    after = applied(dropping(passage(*face.worded[0])), ledger)
    assert after.unfit == ()
    sentences = told(brief_of(after.ledger))
    assert not any(one.worded == face.worded for one in sentences)
    following = next(one for one in sentences if one.cluster == cluster.id)
    assert face.worded[0] in [(cited.document, cited.segment) for cited in following.citations]


def test_word_for_word_the_same_sentence_is_not_told_from_another_article(ledger) -> None:
    after = applied(dropping(passage(1, 2)), ledger)
    assert after.ledger.untold == {(1, 2), (2, 2)}
    assert not any(
        "closed the coast road." in one.text or "shut" in one.text for one in told(brief_of(after.ledger))
    )


def test_what_has_no_other_to_tell_it_is_gone(ledger) -> None:
    assert any("minister" in one.text for one in told(brief_of(ledger)))
    after = applied(dropping(passage(3, 2)), ledger)
    assert not any("minister" in one.text for one in told(brief_of(after.ledger)))


def test_a_dropped_title_heads_nothing(ledger) -> None:
    before = brief_of(ledger)
    ((article_, segment),) = before.headline.worded
    assert segment == 0
    after = brief_of(applied(dropping(passage(article_, 0)), ledger).ledger)
    assert after.headline.worded != before.headline.worded


def test_a_difference_marked_wrong_is_nowhere(ledger) -> None:
    (found,) = ledger.discrepancies
    assert brief_of(ledger).headline.text.endswith("; accounts differ")
    made = next(one for one in told(brief_of(ledger)) if one.made)
    mark = MarkedWrong(found.question, tuple(passage(*account.place) for account in found.accounts))
    after = applied(Decisions(wrong=(mark,)), ledger)
    brief = brief_of(after.ledger)
    assert after.decided.wrong == (found,)
    assert brief.discrepancies == ()
    assert not any("ccounts differ" in text for one in told(brief) for text in (one.text, *one.warnings))
    assert not any(one.worded == made.worded for one in told(brief))


def test_a_sentence_made_by_rule_is_dropped_alone(ledger) -> None:
    made = next(one for one in told(brief_of(ledger)) if one.made)
    after = applied(dropping(*(passage(*place) for place in made.worded)), ledger)
    brief = brief_of(after.ledger)
    assert not any(one.made for one in told(brief))
    assert any("12 people" in one.text and not one.made for one in told(brief))
    assert len(brief.discrepancies) == 1


def test_decisions_find_their_sentences_where_articles_were_reordered(ledger) -> None:
    (found,) = ledger.discrepancies
    decisions = Decisions(
        dropped=(Dropped((passage(3, 2),)),),
        wrong=(MarkedWrong(found.question, tuple(passage(*account.place) for account in found.accounts)),),
    )
    turned = documents("three", "two", "one")
    after = applied(decisions, build_ledger(turned, encoder=default_encoder()), turned)
    assert after.unfit == ()
    assert after.ledger.untold == {(1, 2)}
    assert after.ledger.discrepancies == ()
    assert after.decided.dropped == (Dropped((passage(1, 2, turned),)),)


def test_a_difference_with_an_account_that_the_editor_did_not_see_stays_and_is_said(ledger) -> None:
    (found,) = ledger.discrepancies
    mark = MarkedWrong(found.question, (passage(*found.accounts[0].place),))
    after = applied(Decisions(wrong=(mark,)), ledger)
    assert after.ledger.discrepancies == (found,)
    assert len(after.unfit) == 1
    assert found.question in after.unfit[0]


def test_what_fits_nothing_is_one_line_and_the_rest_holds(ledger) -> None:
    gone = replace(passage(1, 1), digest="0" * 16)
    decisions = Decisions(dropped=(Dropped((gone,)), Dropped((passage(3, 2),))))
    after = applied(decisions, ledger)
    assert after.unfit == ("the dropped sentence [1:1] is in no article any more",)
    assert after.ledger.untold == {(3, 2)}


def test_where_all_is_dropped_there_is_no_brief(ledger) -> None:
    every = tuple(Dropped((passage(*claim.place),)) for claim in ledger.claims)
    after = applied(Decisions(dropped=every), ledger)
    with pytest.raises(ValueError, match="no claims"):
        brief_of(after.ledger)


def test_without_decisions_the_ledger_is_as_it_was(ledger) -> None:
    assert applied(Decisions(), ledger).ledger == ledger
