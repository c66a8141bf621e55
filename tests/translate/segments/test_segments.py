"""The sentence splitter, as a table: a text and the sentences it holds."""

from __future__ import annotations

import json
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared_data import SHARED, requires_shared
from translate.segments.splitting import split


def sentences(text: str) -> list[str]:
    return [segment.text for segment in split(text)]


# «⏐» marks the boundaries wanted; a single space stands on each side of it in the text, or none after «⏐⏐».
BOUNDARIES = {
    "full stop": "وصل الوفد مساء. ⏐ وغادر صباحا.",
    "question": "من المسؤول؟ ⏐ لا أحد يعرف.",
    "exclamation": "توقفوا! ⏐ الطريق مغلق.",
    "combined marks": "هل رأيت؟! ⏐ نعم!! ⏐ رأيت.",
    "spaced marks": "كم بقي ؟ ! ⏐ لا شيء .",
    "Latin question mark": "كم بقي? ⏐ لا شيء.",
    "comma and semicolon": "جاء سعيد، وذهب عمر؛ ثم عادا، وناما.",
    "colon": "قال المدير: نحن بخير: جميعا.",
    "missing space": "وصل الوفد.⏐⏐وغادر المضيف.",
    "missing space after a year": "انتهى عام 2017.⏐⏐وبدأ العام الجديد.",
    "missing space before a quotation": "وصل الوفد.⏐⏐«لن نغادر» قالوا.",
    "stop before a comma": "وصل الوفد.، في حين غادر المضيف.",
    "title": "قال د. سالم إنه مطمئن. ⏐ ووافقه أ. ماجد.",
    "title without a space": "حضر د.سالم وأ.ماجد الحفل. ⏐ ثم رحلا.",
    "title before a spaced stop": "حضر د . سالم الحفل . ⏐ ثم رحل .",
    "hour with its letter": "وصل عند 5:30 م. ⏐ واستقبله المدير.",
    "single quotes": "قالت ’انتهى الأمر.‘ ⏐ ثم مضت.",
    "verse": "قرأ ﴿نص أول. نص ثان﴾ أمامهم. ⏐ ثم سكت.",
    "compound title": "كتبته أ.د. منى السيد. ⏐ وراجعه م. حسن.",
    "title within bidi controls": "قال د\u202a.\u202c سالم إنه مطمئن. ⏐ ثم خرج.",
    "initials": "صدرت رواية ج. ر. تولان. ⏐ وترجمها رياض م. حسن.",
    "initial of a suspect": "أوقف س. ع. (30 عاما) أمس. ⏐ وأفرج عنه اليوم.",
    "Latin initials": "كتبه A. B. Carter وحده. ⏐ ثم نشره.",
    "Latin initial at the end": "عزفت الفرقة مقطوعة الكتاب J. ⏐ كان العرض طويلا.",
    "agency": "نقلت وكالة أ.ف.ب عن مصدر ذلك. ⏐ ونفته د.ب.أ لاحقا.",
    "agency with a last stop": "نقلت وكالة أ.ف.ب. عن مصدر ذلك.",
    "agency at the end": "نقلت ذلك أ.ف.ب. ⏐ وقال المصدر إنه صحيح.",
    "post box": "العنوان ص.ب. 1234 المدينة. ⏐ الهاتف معطل.",
    "page": "انظر (ص. 15) من الكتاب. ⏐ ثم ج. 2 منه.",
    "era": "بني عام 500 ق.م. في الوادي. ⏐ وهدم لاحقا.",
    "Hijri year": "نسخ سنة 1210 هـ. ⏐ وحفظ في المكتبة.",
    "year with its letter": "تأسست عام 1990م. ⏐ وتوسعت بعده.",
    "unit": "طوله 5 كم. ⏐ وعرضه 3 م. ⏐ ولا عمق له.",
    "lettered noun": "فاز في المجموعة أ. ⏐ وخسر في فيتامين د. ⏐ ثم عاد.",
    "Latin abbreviations": "باعت Acme Inc. حصتها إلى Dr. Smith في U.S. Steel. ⏐ وربحت.",
    "Latin time": "بدأ عند 9:30 a.m. بالتوقيت المحلي. ⏐ وانتهى سريعا.",
    "letter names": "سافر إلى يو.إس.إيه مرتين. ⏐ والتقى جورج دبليو. سميث.",
    "letter names as initials": "كتبته جي. كي. تولان وحدها. ⏐ ثم نشرته.",
    "letter names as an acronym": "بثته بي بي سي. ⏐ ثم حذفته.",
    "letter name that is a word": "لم يتصل بي. ⏐ ثم اتصل.",
    "path opens": "انتقل إلى المجلد الرئيس. ⏐ /usr/ هو اسمه.",
    "decimals": "ارتفع من 3.5 إلى ٤٫٢٥ ثم 1.000.000 ليرة. ⏐ وهبط.",
    "date": "وقعاه في 12.10.2017. ⏐ ونفذاه بعد شهر.",
    "domain, URL, e-mail, file": "زر example.gov و https://a.example.org/x.y?z=1&q=2 واكتب إلى me@mail.example.org. ⏐ أرفق report.pdf معها.",
    "percent": "بلغت النسبة ٣٥٪. ⏐ وستزيد 2.5%. ⏐ قريبا.",
    "score": "انتهت 2-1. ⏐ وبدأ الشوط.",
    "enumerator": "1. المقدمة قصيرة. ⏐ 2. والخاتمة أقصر.",
    "pause of two dots": "بعد الهدنة.. المدينة تعود إلى الحياة. ⏐ لكن ببطء.",
    "pause of three dots": "قال إنه متعب... من السفر. ⏐ ثم نام.",
    "ellipsis that ends": "قال إنه متعب... ⏐ وأضاف أنه سينام.",
    "ellipsis character": "خرجوا … وأغلقوا الباب. ⏐ ثم عادوا.",
    "ellipsis in brackets": "وجد (...) ما كان يبحث عنه. ⏐ وفرح.",
    "mark in brackets": "باعها بدولار (!) واحد. ⏐ وندم.",
    "abbreviation in brackets": "باع حصته في أكمي (Acme Inc.) كلها. ⏐ وربح.",
    "footnote": "هذا رأي الخبراء.[1] ⏐ وهذا رأي غيرهم. [2] ⏐ والثالث مجهول.",
    "citation": "هكذا تعمل المصانع. (سالم، 1998) ⏐ وهكذا تغلق.",
    "stop inside the quotation": "قال: «لن نرحل.» ⏐ وأضاف: \"سنبقى.\" ⏐ ثم صمت.",
    "stop outside the quotation": "قال «لن نرحل». ⏐ وأضاف \"سنبقى\". ⏐ ثم صمت.",
    "space before the closing quote": "قال « لن نرحل . » ⏐ ثم صمت.",
    "quotation that goes on": "قال «لن نرحل. سنبقى هنا» أمام الناس. ⏐ ثم صمت.",
    "straight quotation that goes on": "قال \"لن نرحل. سنبقى هنا\" أمام الناس. ⏐ ثم صمت.",
    "quotation after a clitic": "تحدث لـ\"الأفق\" و\"الغد\" معا. ⏐ ثم صمت.",
    "mirrored guillemets": "قال »لن نرحل. سنبقى« أمام الناس. ⏐ ثم صمت.",
    "unclosed quotation": "قال «لن نرحل أبدا. ⏐ وأضاف «سنبقى» هنا. ⏐ ثم صمت.",
    "stray closing quote": "سكان الحي\" القديم غاضبون. ⏐ وصرخوا \"لن نرحل\". ⏐ ثم صمتوا.",
    "quoted question goes on": "عرض فيلم \"أين أنت؟\" في المهرجان. ⏐ وفاز.",
    "quoted question after a colon": "سأل: \"أين أنت؟\" ⏐ ثم صمت.",
    "speaker after the question": "\"لماذا لا نذهب؟\" قالت ليلى. ⏐ ثم صمتت.",
    "source after the quotation": "«سنرد.» بحسب البيان. ⏐ وانتهى الأمر.",
    "quotation after quotation": "قال: \"أنا سعيد.\" ⏐ \"سنعمل معا.\"",
    "brand": "استخدم ياهو! للبحث. ⏐ ثم أغلقه.",
    "dialogue": "- ماذا قلت؟ ⏐ - لا شيء.",
    "number opens": "وصل العدد إلى 100. ⏐ 50 منهم أطفال.",
    "inline bullets": "• البند الأول ⏐ • البند الثاني ⏐ • البند الثالث",
    "stamped label": "الأحد 21 شباط 2010 05:01 GMT صحيفة الأفق: ⏐ السوق يتراجع.",
}  # fmt: skip


@pytest.mark.parametrize("marked", BOUNDARIES.values(), ids=BOUNDARIES.keys())
def test_boundaries(marked: str) -> None:
    expected = [part.strip() for part in marked.replace("⏐⏐", "⏐").split("⏐")]
    text = marked.replace("⏐⏐", "").replace("⏐ ", "")
    assert sentences(text) == expected


HEADINGS = {
    "first word has the article": (
        "انتهى القصف ليلا. الموقف الروسي ونقلت الوكالة عن مصدر نفيه.",
        ["انتهى القصف ليلا.", "الموقف الروسي", "ونقلت الوكالة عن مصدر نفيه."],
    ),
    "first word from the list": (
        "انتهى القصف ليلا. غضب شعبي واسع وقال السكان إنهم تعبوا.",
        ["انتهى القصف ليلا.", "غضب شعبي واسع", "وقال السكان إنهم تعبوا."],
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS.keys())
def test_a_glued_heading_is_taken_off(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected
    assert [segment.heading for segment in split(text)] == [False, True, False]


@pytest.mark.parametrize(
    "sentence",
    [
        "التقى الوزير نظيره وقال إنه راض.",
        "وصل الوفد وقال رئيسه إنه راض.",
        "الوزير الذي حضر وقال كلمته غادر.",
        "يستقبل الوزير الوفد وقال إنه راض.",
        "السلطات، وقالت مصادر ذلك، غاضبة.",
        "رد الوزير على السؤال وقال إنه راض.",
        "الاتصال بالشبكات ونشر البيانات ممكنان.",
        "المدير العام وطالب من الجامعة حضرا.",
    ],
)
def test_a_sentence_is_not_taken_for_a_heading(sentence: str) -> None:
    assert sentences(f"انتهى اللقاء. {sentence}") == ["انتهى اللقاء.", sentence]


def test_a_short_line_without_a_stop_is_a_heading() -> None:
    text = "عنوان فرعي قصير\nوصل الوفد إلى المدينة مساء أمس واستقبله السكان.\nثم غادر."
    assert [(segment.text, segment.heading) for segment in split(text)] == [
        ("عنوان فرعي قصير", True),
        ("وصل الوفد إلى المدينة مساء أمس واستقبله السكان.", False),
        ("ثم غادر.", False),
    ]


@pytest.mark.parametrize(
    "separator", ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\f", "\u2028", "\u2029", " \n \n "]
)
def test_a_line_is_a_paragraph(separator: str) -> None:
    first = "قالت اللجنة إن العمل مستمر في الموقع حتى نهاية الشهر"
    assert sentences(f"{first}{separator}ثم انتهى العمل") == [first, "ثم انتهى العمل"]


WRAPPED = [
    "أعلنت بلدية المدينة الساحلية أن أعمال ترميم الجسر القديم ستبدأ مطلع الشهر المقبل بعد تأخير دام عامين كاملين. "
    "وقالت مهندسة المشروع إن الكلفة تضاعفت منذ الدراسة الأولى بسبب ارتفاع أسعار الحديد والإسمنت في الأسواق.",
    "ويشكو أصحاب المتاجر القريبة من أن الإغلاق الطويل أضر بأعمالهم، ويطالبون بتعويضات عن الخسائر التي لحقت بهم. "
    "ولم ترد البلدية على طلباتهم حتى الآن.",
]


@pytest.mark.parametrize("width", [50, 72, 90])
@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_hard_wrapped_lines_are_joined(width: int, separator: str, indent: str) -> None:
    text = separator.join(textwrap.fill(paragraph, width, initial_indent=indent) for paragraph in WRAPPED)
    found = [" ".join(sentence.split()) for sentence in sentences(text)]
    assert found == [sentence for paragraph in WRAPPED for sentence in sentences(paragraph)]


def test_items_of_a_wrapped_list_stay_apart() -> None:
    body = textwrap.fill(WRAPPED[0], 60)
    assert sentences(f"{body}\n• البند الأول\n• البند الثاني")[-2:] == ["• البند الأول", "• البند الثاني"]


def test_a_long_quotation_is_cut_at_its_stops() -> None:
    first = "قال: «لقد عملنا سنوات طويلة في هذه الحقول حتى أثمرت الأشجار التي زرعها آباؤنا قبل الحرب."
    second = "ثم جاء الجفاف فلم يبق منها إلا القليل ولم يسأل عنا أحد»."
    assert sentences(f"{first} {second} وصمت.") == [first, second, "وصمت."]


def test_offsets_and_indices() -> None:
    text = "  وصل الوفد.\n\nوغادر. "
    assert [(segment.index, segment.start, segment.end) for segment in split(text)] == [
        (1, 2, 12),
        (2, 14, 20),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t \u00a0"])
def test_white_space_has_no_segments(text: str) -> None:
    assert split(text) == ()


def test_a_hundred_thousand_characters_without_a_stop_are_one_segment() -> None:
    text = "كلمة " * 20_000
    assert sentences(text) == [text.strip()]


# What splitters stumble over, in pieces that hypothesis puts together.
NASTY = st.lists(
    st.sampled_from(
        [
            *"دأمو.؟!…،؛:«»\"“”()[]•-'1٣٫ \n\r\t\u00a0\u200f\u202a\u202cAa",
            *("..", ". ", "د. ", "قال ", "وقال ", "الرد الأول ", "أ.ف.ب", "كلمة ", "3.5", "x.org", "Inc. "),
            *("12.10.2017 ", "05:01 GMT الصحيفة: ", "كم. ", "سأل ", " - ", "''"),
        ]
    ),
    max_size=60,
).map("".join)


@given(st.one_of(NASTY, st.text(max_size=80)))
@settings(max_examples=600, deadline=None)
def test_gaps_and_segments_are_the_text(text: str) -> None:
    last = 0
    for number, segment in enumerate(split(text), 1):
        assert segment.index == number
        assert text[segment.start : segment.end] == segment.text
        assert segment.text == segment.text.strip() != ""
        assert text[last : segment.start].strip() == ""
        last = segment.end
    assert text[last:].strip() == ""


@given(NASTY)
@settings(max_examples=600, deadline=None)
def test_a_segment_splits_into_itself(text: str) -> None:
    for sentence in sentences(text):
        if "\n" not in sentence and "\r" not in sentence:
            assert sentences(sentence) == [sentence]


@given(NASTY)
@settings(max_examples=300, deadline=None)
def test_paragraphs_are_independent(text: str) -> None:
    paragraph = " ".join(text.split())
    assert sentences(f"{paragraph}\n\n{paragraph}") == sentences(paragraph) * 2


# pySBD and sentencex cut one text at every comma; and pySBD cuts «سؤال وجواب:» where sentencex does not.
CUT_AT_COMMA = "عثر في الغرفة"
CUT_AT_COLON = ("pySBD", "سؤال وجواب:")


@requires_shared
def test_golden_cases_of_other_splitters() -> None:
    path = SHARED / "data" / "arabic_sentence_split" / "golden_ar.jsonl"
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wrong = [case for case in cases if sentences(case["text"]) != case["sentences"]]
    unexpected = [
        case["text"]
        for case in wrong
        if not case["text"].startswith(CUT_AT_COMMA)
        and (case["source"], case["sentences"][0]) != CUT_AT_COLON
    ]
    assert unexpected == []
    assert len(cases) == 11
    assert len(wrong) == 3


@requires_shared
def test_boundaries_of_joined_news_sentences() -> None:
    lines = (SHARED / "data" / "flores101-dev" / "flores-dev.ar").read_text(encoding="utf-8").splitlines()
    # Lines that hold one sentence and end it.
    lines = [
        line.strip() for line in lines if line.strip().endswith(".") and len(sentences(line.strip())) == 1
    ]
    assert len(lines) > 850
    found = [
        part for start in range(0, len(lines), 20) for part in sentences(" ".join(lines[start : start + 20]))
    ]
    agreed = len(set(lines) & set(found))
    assert agreed / max(len(lines), len(found)) > 0.99
