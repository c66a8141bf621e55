"""The lead and the headline: the event itself first, what accounts dispute with whose word it is, background apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bench.events import LOOK, groups, translated
from summarize.briefing import write_brief
from summarize.briefing.standing import stands_alone
from summarize.claims import document_claims
from summarize.ledger import build_ledger
from summarize.records import Brief, SectionKind
from tests.summarize.articles import article
from translate.encoder import default_encoder


def brief_of(documents) -> Brief:
    encoder = default_encoder()
    return write_brief(build_ledger(documents, encoder=encoder), documents, encoder=encoder)


@pytest.fixture(scope="module")
def briefs() -> list[tuple[str, Brief, list]]:
    found = []
    for group in list(groups(LOOK))[::3]:
        documents = translated(group)
        found.append((group["id"], brief_of(documents), documents))
    return found


def part(brief: Brief, kind: SectionKind):
    return next(one.sentences for one in brief.sections if one.kind is kind)


def test_the_lead_comes_first_and_is_short(briefs) -> None:
    for name, brief, _ in briefs:
        assert brief.sections[0].kind is SectionKind.LEAD
        lead = brief.sections[0].sentences
        assert 1 <= len(lead) <= 7, name
        assert sum(len(one.text.split()) for one in lead) <= 260, name


def test_nothing_that_the_lead_tells_is_told_again(briefs) -> None:
    for name, brief, _ in briefs:
        lead = {one.text for one in brief.sections[0].sentences}
        again = {
            one.text
            for section in brief.sections[1:]
            if section.kind not in (SectionKind.TIMELINE, SectionKind.UNSURE)
            for one in section.sentences
        }
        assert not lead & again, name


def test_every_sentence_of_the_lead_is_a_translation_or_tells_a_discrepancy(briefs) -> None:
    for name, brief, documents in briefs:
        english = {segment.text for document in documents for segment in document.segments}
        for one in brief.sections[0].sentences:
            built = one.text.startswith(("Accounts differ", "The count changed"))
            assert built or any(text in one.text for text in english if text), (name, one.text)
            assert one.citations


def test_a_headline_is_no_longer_than_it_must_be_and_names_no_background(briefs) -> None:
    for name, brief, _ in briefs:
        background = {one.text for one in part(brief, SectionKind.BACKGROUND)}
        assert brief.headline.text not in background, name


DEATHS = {
    "one": "قتل 12 شخصا في قصف سوق التلول صباح الاثنين، بحسب الدفاع المدني.",
    "two": "قتل 27 شخصا في قصف سوق التلول صباح الاثنين، بحسب المرصد المحلي.",
}


def test_a_disputed_figure_heads_the_page_with_the_dispute() -> None:
    documents = [
        article(
            text,
            id=name,
            day=date(2021, 6, 7),
            title=f"مقتل {count} شخصا في قصف سوق التلول",
            title_english=f"{count} killed in shelling of Tulul market",
            english=[f"{count} people were killed in the shelling of Tulul market on Monday morning."],
        )
        for (name, text), count in zip(DEATHS.items(), (12, 27), strict=True)
    ]
    brief = brief_of(documents)
    assert [one.kind for one in brief.discrepancies] == ["number"]
    assert brief.headline.text.endswith("; accounts differ")
    assert any("according to the Civil Defence" in one.text for one in brief.sections[0].sentences)


@pytest.mark.parametrize(
    ("flagged", "confidence", "told"),
    [((), 0.45, False), ((1,), 0.45, True), ((), 0.9, True)],
    ids=["beside a trusted sentence", "where nothing else is told", "surely one question"],
)
def test_a_brief_that_trusts_nothing_opens_with_the_counts_that_differ(flagged, confidence, told) -> None:
    encoder = default_encoder()
    documents = [
        article(text, id=name, day=date(2021, 6, 7), english=["The market was shelled."], flagged=flagged)
        for name, text in DEATHS.items()
    ]
    ledger = build_ledger(documents, encoder=encoder)
    (one,) = ledger.discrepancies
    doubtful = replace(ledger, discrepancies=(replace(one, confidence=confidence),))
    lead = write_brief(doubtful, documents, encoder=encoder).sections[0].sentences
    counted = "Accounts differ: 12 people were killed according to the Civil Defence, 27 according to the"
    assert any(sentence.text.startswith(counted) for sentence in lead) is told


@pytest.mark.parametrize(
    ("english", "alone"),
    [
        ("The police arrested the owner of the building.", True),
        ("Detectives had arrested her in a flat.", False),
        ("He said the bridge was old.", False),
        ("However, the bridge was closed.", False),
        ("The minister, Ali Hasan, said he would resign.", True),
        ('The mayor spoke of "a disaster.', False),
        ("Residents said they had warned of it.", True),
    ],
)
def test_a_sentence_of_the_lead_leans_on_none_before_it(english: str, alone: bool) -> None:
    (claim,) = document_claims(1, article("أغلقت الشرطة الجسر القديم صباح الأحد.", english=[english]))
    assert stands_alone(claim) is alone


AGREED = (
    "قتل 12 شخصا في قصف سوق التلول.",
    "أعلن مستشفى التلول أن قصف السوق أدى إلى مقتل 12 شخصا بينهم أطفال.",
)


@pytest.mark.parametrize("flagged", [(), (1,)], ids=["trusted", "doubted"])
def test_a_figure_that_two_sources_give_is_agreed_even_where_no_translation_is_trusted(flagged) -> None:
    documents = [
        article(text, id=str(n), day=date(2021, 6, 7), english=[english], flagged=flagged)
        for n, (text, english) in enumerate(
            zip(
                AGREED,
                ("12 people died in Tulul.", "The hospital counted 12 dead, children too."),
                strict=True,
            )
        )
    ]
    brief = brief_of(documents)
    agreed = [
        one for kind in (SectionKind.LEAD, SectionKind.AGREED) for one in part(brief, kind) if one.support > 1
    ]
    assert agreed
    if flagged:
        (made,) = agreed
        assert made.text == "12 people were killed."
        assert [str(citation) for citation in made.citations] == ["[1:1]", "[2:1]"]
        assert any("figures of the Arabic" in warning for warning in made.warnings)


def test_a_figure_that_is_disputed_is_not_told_as_agreed() -> None:
    documents = [
        article(text, id=str(n), day=date(2021, 6, 7), flagged=(1,))
        for n, text in enumerate((*AGREED, AGREED[0].replace("12", "40")))
    ]
    assert not part(brief_of(documents), SectionKind.AGREED)


def test_a_note_asks_no_question_that_is_a_statement() -> None:
    group = next(one for one in groups(LOOK) if any(q["kind"] == "cause" for q in one["questions"]))
    for section in brief_of(translated(group)).sections:
        for one in section.sentences:
            assert not any("The accounts" in note for note in one.warnings), one.warnings
