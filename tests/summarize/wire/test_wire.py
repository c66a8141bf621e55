"""Wire copy: found where it is, at its true extent, and only there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.records.ledger import Claim
from summarize.wire.copies import find_wire
from summarize.wire.support import copied_segments, independent
from tests.summarize.articles import article

AGENCY = (
    "أعلنت هيئة السكك الحديدية أن القطار المتجه إلى العاصمة خرج عن القضبان قرب محطة الوادي مساء السبت. "
    "وقال مدير الهيئة إن فرق الصيانة عملت طوال الليل لإعادة فتح الخط أمام حركة القطارات."
)
REWORDED = (
    "أعلنت هيئة السكك الحديدية ان القطار المتوجه إلى العاصمة خرج عن القضبان بالقرب من محطة الوادي مساء السبت. "
    "وقال مدير الهيئة إن فرق الصيانة عملت طيلة الليل لإعادة فتح الخط أمام حركة القطارات."
)
OWN = "روى ركاب أن العربة الأخيرة اهتزت بعنف قبل أن تتوقف، وأن الأهالي وصلوا قبل سيارات الإسعاف."


def test_a_reworded_agency_text_is_one_group_with_the_words_that_differ_left_out() -> None:
    one, two = article(AGENCY), article(REWORDED + " " + OWN)
    (group,) = find_wire([one.document, two.document]).groups
    assert group.documents == (1, 2)
    assert [member.segments for member in group.members] == [(1, 2), (1, 2)]
    assert group.ratio > 0.85
    assert "طوال" not in group.shared_text
    assert "خرج عن القضبان" in group.shared_text
    for member, translated in zip(group.members, (one, two), strict=True):
        assert translated.document.text[member.start : member.end] == member.text


def test_a_shared_clause_inside_a_longer_sentence_is_found_at_its_own_extent() -> None:
    clause = "خرج القطار المتجه إلى العاصمة عن القضبان قرب محطة الوادي مساء السبت وتوقفت الحركة"
    one = article(f"قال شهود إنهم سمعوا دوياً قوياً قبل أن يهرعوا إلى المكان، ثم {clause}.")
    two = article(f"{clause}، بينما لم تعلق الوزارة على أسباب الحادث حتى ساعة متأخرة من الليل.")
    (group,) = find_wire([one.document, two.document]).groups
    assert group.members[0].text == clause
    assert group.members[1].text == clause


def test_the_same_event_in_other_words_is_no_wire_copy() -> None:
    assert find_wire([article(AGENCY).document, article(OWN).document]).groups == ()


def test_one_persons_words_quoted_by_two_reporters_are_no_wire_copy() -> None:
    quote = "«لن نفتح الخط قبل أن تنتهي التحقيقات ونعرف من المسؤول عن هذا الإهمال الخطير»"
    one = article(f"صرح الوزير للصحافيين في المطار: {quote}.")
    two = article(f"وفي البرلمان دافع وزير النقل عن قراره قائلا {quote}.")
    assert find_wire([one.document, two.document]).groups == ()


def test_a_fragment_that_a_third_article_quotes_does_not_stretch_to_the_whole_sentence() -> None:
    fragment = "خرج عن القضبان قرب محطة الوادي مساء السبت وعلى متنه ركاب"
    sentence = f"أعلنت هيئة السكك الحديدية في بيان مقتضب أن القطار السريع رقم سبعة {fragment} كانوا عائدين من العطلة الأسبوعية."
    third = article(
        f"وذكّر النائب بأن القطار {fragment} من دون أن تتحرك الحكومة لمحاسبة أحد أو تعويض أحد من المتضررين منذ ذلك اليوم."
    )
    wire = find_wire([article(sentence).document, article(sentence).document, third.document])
    extents = sorted(
        len(member.text.split()) for group in wire.groups for member in group.members if member.document == 1
    )
    assert extents[0] < extents[-1]


def test_a_repeat_inside_one_article_is_noted_and_no_group() -> None:
    text = f"{AGENCY}\n{OWN}\n{AGENCY}"
    wire = find_wire([article(text).document])
    assert wire.groups == ()
    assert set(wire.repeats) == {(1, 4), (1, 5)}


def _claim(document: int, segment: int) -> Claim:
    return Claim(f"{document}:{segment}", document, segment, "", "")


def test_articles_with_one_agency_copy_are_one_independent_source() -> None:
    articles = [article(AGENCY), article(REWORDED), article(OWN)]
    documents = [translated.document for translated in articles]
    copied = copied_segments(find_wire(documents).groups, documents)
    assert independent([_claim(1, 1), _claim(2, 1)], copied) == 1
    assert independent([_claim(1, 1), _claim(2, 1), _claim(3, 1)], copied) == 2


_VOCABULARY = [
    "الوزير",
    "القطار",
    "العاصمة",
    "محطة",
    "مساء",
    "السبت",
    "خرج",
    "أعلنت",
    "هيئة",
    "المدينة",
    "سكان",
    "مطر",
    "طريق",
    "جسر",
    "نهر",
    "مدرسة",
    "سوق",
]
_TEXT = st.lists(st.sampled_from([*_VOCABULARY, ".", "،", "«", "»"]), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_TEXT, min_size=1, max_size=4))
def test_members_are_verbatim_and_ratios_shares(texts: list[str]) -> None:
    documents = [article(text).document for text in texts]
    wire = find_wire(documents)
    for group in wire.groups:
        assert 0 <= group.ratio <= 1
        assert len(group.documents) > 1
        for member in group.members:
            assert documents[member.document - 1].text[member.start : member.end] == member.text
    assert all(0 < share <= 1 for share in wire.covered.values())
