"""The brief: every sentence cited, attribution and doubt kept, unsure translations held back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from summarize.briefing.brief import write_brief
from summarize.ledger import build_ledger
from summarize.records.brief import Brief, BriefSentence, SectionKind
from tests.summarize.articles import NAMES_OF_EVENTS, WordEncoder, article, event
from translate.encoder import default_encoder
from translate.records import DateSource, TranslatedDocument

ONE = article(
    "انهار جسر الوادي مساء السبت بسبب الفيضانات. وقال رئيس بلدية نهرين إن الجسر كان بحاجة إلى ترميم. "
    "ووصلت فرق الإغاثة بعد ساعتين.",
    id="one",
    day=date(2024, 3, 3),
    title="انهيار جسر الوادي بسبب الفيضانات",
    title_english="Valley bridge collapses in floods",
    outlet="الرائد",
    english=[
        "The Valley bridge collapsed on Saturday evening because of the floods.",
        "The bridge was in need of repair.",
        "Relief teams arrived two hours later.",
    ],
)
TWO = article(
    "أدت الفيضانات إلى انهيار جسر الوادي مساء السبت. وعلقت عشرات السيارات على الضفة الشرقية.",
    id="two",
    day=date(2024, 3, 3),
    title="نهرين تحت الماء",
    title_english="Nahrayn under water",
    english=[
        "Floods led to the collapse of the Valley bridge on Saturday evening.",
        "Dozens of cars were stranded.",
    ],
)


def brief_of(articles: Sequence[TranslatedDocument], **options: int) -> Brief:
    encoder = WordEncoder()
    return write_brief(build_ledger(articles, encoder=encoder), articles, encoder=encoder, **options)


def section(brief: Brief, kind: SectionKind) -> tuple[BriefSentence, ...]:
    """The sentences of a section, those of its kind that the lead has told among them.

    Not agreed is what a sentence of the lead says to differ, or a note beside it.
    """
    by_kind = {one.kind: one.sentences for one in brief.sections}
    opening = by_kind[SectionKind.LEAD]
    disputed = {str(citation) for one in opening if one.made for citation in one.citations}
    agreed = tuple(
        one
        for one in opening
        if one.support > 1
        and one.cluster
        and str(one.citations[0]) not in disputed
        and not any("Accounts differ" in w for w in one.warnings)
    )
    said = tuple(one for one in opening if one not in agreed and one.holder)
    single = tuple(one for one in opening if one not in (*agreed, *said))
    told = {SectionKind.AGREED: agreed, SectionKind.ATTRIBUTED: said, SectionKind.SINGLE: single}.get(
        kind, ()
    )
    return told + by_kind[kind]


def everything(brief: Brief) -> list[BriefSentence]:
    return [
        brief.headline,
        *(s for part in brief.sections for s in part.sentences),
        *(e.sentence for e in brief.timeline),
    ]


def test_what_two_independent_articles_say_is_agreed_and_cites_both() -> None:
    (agreed,) = section(brief_of([ONE, TWO]), SectionKind.AGREED)
    assert agreed.support == 2
    assert [str(c) for c in agreed.citations] == ["[1:1]", "[2:1]"]


def test_the_sections_come_in_order() -> None:
    assert [s.kind for s in brief_of([ONE, TWO]).sections] == list(SectionKind)


def test_every_citation_is_verbatim() -> None:
    articles = [ONE, TWO]
    for sentence in everything(brief_of(articles)):
        for citation in sentence.citations:
            document = articles[citation.document - 1].document
            text = document.text if citation.segment else document.title
            assert text[citation.start : citation.end] == citation.quote


def test_the_english_is_the_translations_own() -> None:
    known = {s.text for t in (ONE, TWO) for s in t.segments} | {"Valley bridge collapses in floods"}
    assert {s.text for s in everything(brief_of([ONE, TWO]))} <= known


def test_the_headline_is_a_title_that_a_shared_sentence_backs() -> None:
    headline = brief_of([ONE, TWO]).headline
    assert headline.text == "Valley bridge collapses in floods"
    assert [str(c) for c in headline.citations][:2] == ["[1:0]", "[1:1]"]
    assert headline.citations[0].quote == ONE.document.title


def test_what_several_carry_is_not_told_in_one_outlets_judging_words() -> None:
    """The sober sentence of the other article is unsure; the loaded one does not take its place."""
    loaded = article(
        "أدت الفيضانات إلى انهيار جسر الوادي مساء السبت في كارثة مروعة سببتها السلطة العاجزة.",
        id="two",
        english=[
            "Floods brought down the Valley bridge on Saturday in a disaster that the impotent authority caused."
        ],
    )
    sober = article(ONE.document.text, id="one", flagged=[1])
    assert all(
        "impotent" not in sentence.text for sentence in section(brief_of([sober, loaded]), SectionKind.AGREED)
    )


def test_a_headline_never_leans_on_a_sentence_before_it() -> None:
    """«وأضاف» is in both articles and better supported, but its English begins with "He added"."""
    added = "وأضاف أن أربعة صيادين فقدوا قرب الميناء."
    articles = [
        article(
            f"قال قائد خفر السواحل إن العاصفة انتهت فجر الأحد. {added}",
            id=name,
            english=[
                "The coast guard commander said the storm was over on Sunday.",
                "He added that four fishermen were lost.",
            ],
        )
        for name in ("one", "two")
    ]
    assert brief_of(articles).headline.text == "The coast guard commander said the storm was over on Sunday"


@pytest.mark.parametrize(
    "opening", ["However, the", "But the", "Meanwhile the", "For its part, the", "While the"]
)
def test_a_headline_does_not_open_with_what_answers_another_sentence(opening: str) -> None:
    only = article(
        "أغلقت السلطات الميناء بسبب العاصفة القوية. لكن السفن الكبيرة بقيت قرب الشاطئ طوال الليل.",
        english=[
            f"{opening} authorities closed the port in the storm.",
            "Large ships stayed near the shore all night.",
        ],
    )
    assert brief_of([only]).headline.text == "Large ships stayed near the shore all night"


@pytest.mark.parametrize(
    ("english", "headline"),
    [
        ("The port closed on Sunday.", "The port closed on Sunday"),
        ("The port closed in the U.S.", "The port closed in the U.S."),
        ("The port closed, said the mayor...", "The port closed, said the mayor..."),
    ],
)
def test_a_headline_has_no_full_stop(english: str, headline: str) -> None:
    only = article("أغلق الميناء أبوابه أمام السفن يوم الأحد.", english=[english])
    assert brief_of([only]).headline.text == headline


def test_a_holder_lost_in_translation_is_named() -> None:
    (said,) = section(brief_of([ONE, TWO]), SectionKind.ATTRIBUTED)
    assert said.holder == "رئيس بلدية نهرين"
    assert "Attributed in the Arabic to the mayor of Nahrin («رئيس بلدية نهرين»)." in said.warnings


def test_a_holder_with_a_known_english_name_is_put_first() -> None:
    only = article(
        "وقالت منظمة الصحة العالمية إن الوباء انحسر في الجنوب.",
        english=["The epidemic has receded in the south."],
    )
    (said,) = section(brief_of([only]), SectionKind.ATTRIBUTED)
    assert said.text == "According to the World Health Organization: The epidemic has receded in the south."


@pytest.mark.parametrize(
    ("holder", "english", "text", "warnings"),
    [
        (
            "وزير الصحة",
            "He added that the epidemic had receded.",
            "He [the health minister] added that the epidemic had receded.",
            (),
        ),
        (
            "وزير الصحة",
            "He also said the epidemic had receded.",
            "He [the health minister] also said the epidemic had receded.",
            (),
        ),
        # Whose name is not known in English is named in a note, and so is who speaks at the end.
        (
            "رئيس بلدية نهرين",
            "He added that the epidemic had receded.",
            "He [the mayor of Nahrin] added that the epidemic had receded.",
            (),
        ),
        (
            "وزير الصحة",
            "They had left the south, he added.",
            "They had left the south, he added.",
            ("The speaker, from the sentence before, is the health minister («وزير الصحة»).",),
        ),
    ],
)
def test_a_speaker_named_in_the_sentence_before_stands_in_brackets(
    holder: str, english: str, text: str, warnings: tuple[str, ...]
) -> None:
    only = article(
        f"وقال {holder} إن المستشفيات جاهزة لاستقبال المرضى. وأضاف أن الوباء انحسر في الجنوب.",
        english=["The minister said the hospitals were ready.", english],
    )
    told = {s.text: s.warnings for s in section(brief_of([only]), SectionKind.ATTRIBUTED)}
    assert told[text] == warnings


@pytest.mark.parametrize(
    ("arabic", "english", "warning"),
    [
        (
            "قد يستمر الإضراب أسبوعاً كاملاً في الميناء.",
            "The strike will go on for a week in the port.",
            "doubt",
        ),
        ("قد يستمر الإضراب أسبوعاً كاملاً في الميناء.", "The strike may go on for a week in the port.", ""),
        ("نفت الشركة أن تكون السفينة محملة بالسلاح.", "The company said the ship carried weapons.", "denial"),
        (
            "نفت الشركة أن تكون السفينة محملة بالسلاح.",
            "The company denied that the ship carried weapons.",
            "",
        ),
    ],
)
def test_doubt_and_denial_lost_in_translation_are_said(arabic: str, english: str, warning: str) -> None:
    brief = brief_of([article(arabic, english=[english])])
    (sentence,) = [*section(brief, SectionKind.ATTRIBUTED), *section(brief, SectionKind.SINGLE)]
    assert any(warning in w for w in sentence.warnings) if warning else not sentence.warnings


def test_a_flagged_translation_is_kept_out_of_what_is_agreed() -> None:
    one = article(ONE.document.text, id="one", flagged=[1])
    two = article(TWO.document.text, id="two", flagged=[1])
    brief = brief_of([one, two])
    assert section(brief, SectionKind.AGREED) == ()
    unsure = section(brief, SectionKind.UNSURE)
    assert {c.segment for s in unsure for c in s.citations if c.document == 1} == {1}
    assert all("The translation is unsure" in s.warnings[0] for s in unsure)


def test_a_wholly_unreliable_translation_is_said_to_be_one() -> None:
    bad = article(ONE.document.text, id="one", flagged=[1, 2, 3])
    brief = brief_of([bad])
    unsure = next(s for s in brief.sections if s.kind is SectionKind.UNSURE)
    assert "3 of 3 sentences failed a check" in unsure.note
    assert brief.headline.warnings
    assert "Its translation is unreliable: 3 of 3 sentences failed a check." in brief.sources[0].notes


def test_one_article_agrees_with_nobody() -> None:
    brief = brief_of([ONE])
    agreed = next(s for s in brief.sections if s.kind is SectionKind.AGREED)
    assert agreed.sentences == ()
    assert "one article" in agreed.note
    assert section(brief, SectionKind.SINGLE)


def test_the_number_of_sentences_can_be_set() -> None:
    brief = brief_of([ONE, TWO], max_sentences=1)
    kinds = (SectionKind.AGREED, SectionKind.ATTRIBUTED, SectionKind.SINGLE)
    assert sum(len(section(brief, kind)) for kind in kinds) == 1


def test_sources_are_described() -> None:
    first, second = brief_of([ONE, TWO]).sources
    assert (first.outlet, first.published, first.date_source) == ("الرائد", "2024-03-03", "stated")
    assert (first.segments, first.wire_share, second.flagged) == (3, 0.0, 0)


def test_an_empty_ledger_cannot_be_briefed() -> None:
    with pytest.raises(ValueError, match="no claims"):
        brief_of([article("")])


@pytest.mark.parametrize("name", NAMES_OF_EVENTS)
def test_nothing_contested_or_denied_is_presented_as_agreed(name: str) -> None:
    articles = event(name)[1]
    ledger = build_ledger(articles, encoder=default_encoder())
    brief = write_brief(ledger, articles, encoder=default_encoder())
    contested = {
        (a.document, a.segment)
        for d in ledger.discrepancies
        if d.verdict == "contradiction"
        for a in d.accounts
    }
    for sentence in section(brief, SectionKind.AGREED):
        assert sentence.support >= 2
        first = sentence.citations[0]
        assert (first.document, first.segment) not in contested


def test_the_timeline_is_in_order_and_marks_what_is_planned() -> None:
    text = "انهار الجسر في 2 آذار 2024. وتبدأ أعمال الترميم في 10 آذار 2024. وأغلق الطريق حتى 12 آذار 2024."
    brief = brief_of([article(text, day=date(2024, 3, 3))])
    assert [entry.label for entry in brief.timeline] == ["2 March 2024", "10 March 2024 (planned)"]


KILLED = (
    "قالت وزارة الصحة إن ثلاثة عمال قتلوا في انهيار منجم العقيق.",
    "Three workers were killed, the Health Ministry said.",
)
MORE_KILLED = (
    "أعلنت وزارة الصحة ارتفاع حصيلة انهيار منجم العقيق إلى خمسة عمال قتلوا فيه.",
    "The toll of the collapse rose to five workers killed, the Health Ministry announced.",
)
WARNED = (
    (
        "حذرت نقابة العمال إدارة منجم العقيق في 4 أيار من ضعف السقف.",
        "The union warned the management on 4 May.",
    ),
    (
        "حذرت نقابة العمال إدارة منجم العقيق في 14 أيار من ضعف السقف.",
        "The union warned the management on 14 May.",
    ),
)


def told(number: int, day: int, *sentences: tuple[str, str]) -> TranslatedDocument:
    return article(
        " ".join(arabic for arabic, _ in sentences),
        id=str(number),
        day=date(2024, 6, day),
        english=[english for _, english in sentences],
    )


def test_a_later_count_stands_in_the_brief_beside_the_one_it_overtakes() -> None:
    articles = [told(1, 3, KILLED), told(2, 3, KILLED), told(3, 5, MORE_KILLED)]
    brief = write_brief(
        build_ledger(articles, encoder=default_encoder()), articles, encoder=default_encoder()
    )
    assert "time update" in {found.verdict for found in brief.discrepancies}
    assert MORE_KILLED[1] in [s.text for s in section(brief, SectionKind.ATTRIBUTED)]


def test_what_accounts_differ_on_says_so_wherever_it_stands() -> None:
    articles = [told(1, 3, WARNED[0]), told(2, 3, WARNED[1])]
    brief = write_brief(
        build_ledger(articles, encoder=default_encoder()), articles, encoder=default_encoder()
    )
    (found,) = brief.discrepancies
    for sentence in section(brief, SectionKind.ATTRIBUTED):
        assert f"Accounts differ: {found.question}" in sentence.warnings
    assert [entry.label for entry in brief.timeline] == ["4 May 2024 (disputed)", "14 May 2024 (disputed)"]


def test_a_day_on_which_nobody_differs_is_not_disputed() -> None:
    articles = [told(1, 3, WARNED[0]), told(2, 3, WARNED[0])]
    brief = write_brief(
        build_ledger(articles, encoder=default_encoder()), articles, encoder=default_encoder()
    )
    assert {entry.label for entry in brief.timeline} == {"4 May 2024"}
    assert not any(sentence.warnings for sentence in everything(brief))


def test_an_uncertain_day_is_said_beside_its_source() -> None:
    published = replace(ONE.document.published, source=DateSource.UNCERTAIN)
    unsure = replace(ONE, document=replace(ONE.document, published=published))
    note = brief_of([unsure, TWO]).sources[0]
    assert note.date_source == "uncertain"
    assert "Its day of publication is uncertain; days such as «أمس» in it may be off." in note.notes
