"""Framing: what stands in one another's place, and judging words, on sentences a reader can check."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.framing.loaded import in_quotes, loaded_counts
from summarize.framing.swaps import framing
from summarize.framing.terms import loaded_words
from summarize.ledger import build_ledger
from summarize.records.comparison import FramingKind, FramingPair
from tests.summarize.articles import WordEncoder, article
from translate.encoder import default_encoder

REST = "وأمر وزير الداخلية بفتح تحقيق عاجل في الحادثة تعلن نتائجه خلال أسبوع واحد."


def pairs(*texts: str, encoder: object = None) -> tuple[FramingPair, ...]:
    documents = [article(f"{text} {REST}", id=str(n)) for n, text in enumerate(texts)]
    return framing(build_ledger(documents, encoder=encoder or WordEncoder()))  # type: ignore[arg-type]


def phrases(pair: FramingPair) -> list[tuple[str, tuple[int, ...]]]:
    return [(variant.phrase, variant.documents) for variant in pair.variants]


@pytest.mark.parametrize(
    ("left", "right", "kind", "words"),
    [
        (
            "وأطلقت الشرطة الغاز على المتظاهرين في ساحة المدينة مساء الجمعة.",
            "وأطلقت الشرطة الغاز على مثيري الشغب في ساحة المدينة مساء الجمعة.",
            FramingKind.LOADED,
            ["المتظاهرين", "مثيري الشغب"],
        ),
        (
            "وقتل الجيش ستة من الإرهابيين قرب بلدة السنديان في الجبال الشرقية.",
            "وقتل الجيش ستة من المسلحين قرب بلدة السنديان في الجبال الشرقية.",
            FramingKind.LOADED,
            ["الإرهابيين", "المسلحين"],
        ),
        (
            "واعترض خفر السواحل قارباً يقل عشرات المهاجرين قبالة جزيرة النورس صباح الأحد.",
            "واعترض خفر السواحل قارباً يقل عشرات المتسللين قبالة جزيرة النورس صباح الأحد.",
            FramingKind.NAMING,
            ["المهاجرين", "المتسللين"],
        ),
        (
            "ووصل رئيس اللجنة إلى الحي المنكوب في ضواحي العاصمة برفقة ثلاثة وزراء.",
            "ووصل رئيس اللجنة إلى الحي في ضواحي العاصمة برفقة ثلاثة وزراء.",
            FramingKind.LOADED,
            ["المنكوب", ""],
        ),
        (
            'وأعلن الجيش أنه طرد مقاتلي "داعش" من آخر قرية كانوا يسيطرون عليها في الوادي.',
            "وأعلن الجيش أنه طرد مقاتلي الدولة الإسلامية من آخر قرية كانوا يسيطرون عليها في الوادي.",
            FramingKind.NAMING,
            ["داعش", "الدولة الإسلامية"],
        ),
    ],
)  # fmt: skip
def test_what_stands_in_one_anothers_place(
    left: str, right: str, kind: FramingKind, words: list[str]
) -> None:
    (found,) = pairs(left, right)
    assert (found.kind, found.same_sentence) == (kind, True)
    assert phrases(found) == [(words[0], (1,)), (words[1], (2,))]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # a synonym that frames nobody
        ("وأجلت فرق الإطفاء نحو مئتين من سكان الحي المجاور خشية انتشار الدخان.",
         "وأجلت فرق الإطفاء نحو مئتين من أهالي الحي المجاور خشية انتشار الدخان."),
        # two spellings
        ("وقالت الحكومة السورية إن الطريق بين المدينتين سيفتح أمام الشاحنات قريبا.",
         "وقالت الحكومه السوريه إن الطريق بين المدينتين سيفتح أمام الشاحنات قريبا."),
        # another figure is a discrepancy, not a wording
        ("وقتل 12 مسلحاً في اشتباك مع حرس الحدود قرب معبر الصخر ليل الخميس.",
         "وقتل 15 مسلحاً في اشتباك مع حرس الحدود قرب معبر الصخر ليل الخميس."),
        # another day too
        ("وبدأ المحتجون اعتصامهم أمام مبنى البلدية في 4 مارس للمطالبة برواتبهم المتأخرة.",
         "وبدأ المحتجون اعتصامهم أمام مبنى البلدية في 6 مارس للمطالبة برواتبهم المتأخرة."),
        # the same judging word in another form
        ("وقالت البلدية إن العمل تخريبي ووصفت الفاعلين بأنهم مخربون جاؤوا من خارج المدينة.",
         "وقالت البلدية إن العمل تخريبي ووصفت الفاعلين بأنهم مخربين جاؤوا من خارج المدينة."),
        # nothing in common but the topic
        ("وتظاهر الإرهابيون السابقون أمام السجن.", "ونظم المسلحون حفلاً لأطفال القرية في العيد."),
    ],
    ids=["synonym", "spelling", "figure", "day", "form", "topic"],
)  # fmt: skip
def test_rewording_that_frames_nothing_is_left_out(left: str, right: str) -> None:
    assert pairs(left, right) == ()


def test_three_names_for_the_same_people_are_one_entry() -> None:
    frame = "وأسر الجيش أربعة من {} بعد اشتباك قصير عند مدخل بلدة الزيتون الشمالي فجر أمس."
    (found,) = pairs(*(frame.format(word) for word in ("المقاتلين", "الإرهابيين", "الجهاديين")))
    assert phrases(found) == [("المقاتلين", (1,)), ("الإرهابيين", (2,)), ("الجهاديين", (3,))]
    assert [variant.gloss for variant in found.variants] == ["fighters", "terrorists", "jihadists"]


def test_the_same_swap_in_two_sentences_is_counted_twice() -> None:
    frames = (
        "وأسر الجيش أربعة من {} بعد اشتباك قصير عند مدخل بلدة الزيتون الشمالي فجر أمس.",
        "وقال سكان إن {} كانوا يقيمون حاجزاً على الطريق المؤدي إلى مزارع الزيتون منذ شهر.",
    )
    (found,) = pairs(*(" ".join(f.format(w) for f in frames) for w in ("المسلحين", "الإرهابيين")))
    assert found.count == 2
    assert [(p.document, p.segment) for p in found.variants[0].places] == [(1, 1), (1, 2)]


def test_a_judging_name_in_other_words_is_found_where_the_claim_is_the_same() -> None:
    found = pairs(
        "قتلت القوات الحكومية ثلاثة من المسلحين في بلدة السنديان مساء الثلاثاء.",
        "في بلدة السنديان قتل ثلاثة من الإرهابيين على يد القوات الحكومية مساء الثلاثاء.",
        encoder=default_encoder(),
    )
    assert [(p.kind, p.same_sentence) for p in found] == [(FramingKind.LOADED, False)]


@given(
    words=st.lists(st.sampled_from(["قالت", "الشرطة", "إن", "المحتجين", "الإرهابيين", "المسلحين", "النظام", "أغلقوا", "الطريق", '"داعش"', "12", "،"]), min_size=8, max_size=20),
    other=st.lists(st.sampled_from(["قالت", "الشرطة", "إن", "مثيري", "الشغب", "المقاتلين", "الحكومة", "أغلقوا", "الطريق", "«داعش»", "14", "،"]), min_size=8, max_size=20),
)  # fmt: skip
def test_phrases_are_verbatim(words: list[str], other: list[str]) -> None:
    texts = " ".join(words), " ".join(other)
    documents = [article(text) for text in texts]
    for pair in framing(build_ledger(documents, encoder=WordEncoder())):
        for variant in pair.variants:
            for place in variant.places:
                segment = documents[place.document - 1].document.segments[place.segment - 1]
                assert segment.text[place.start : place.end].strip() != ""
            if variant.places:
                first = variant.places[0]
                text = documents[first.document - 1].document.segments[first.segment - 1].text
                assert text[first.start : first.end] == variant.phrase


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وانتشرت قوات مكافحة الشغب حول الملعب.", []),
        ("ورشق مثيرو الشغب الحافلة بالحجارة.", ["مثيرو الشغب"]),
        ("وقال رئيس التحرير إن الصحيفة ستصدر غداً.", []),
        ("وتجمعوا في ميدان التحرير.", []),
        ("وشهدت المدينة احتفالات بعد تحريرها.", ["تحريرها"]),
        ("ويعاني النظام الصحي من نقص الأطباء.", []),
        ("وقصفت قوات النظام القرية.", ["النظام"]),
        ("وافتتح الوزير نفق المدينة الجديد.", []),
        ("وأعلنت خدمة العملاء في المصرف ساعات العمل.", []),
        ("ووصف البيان المعتقلين بالإرهابيين.", ["بالإرهابيين"]),
        ("وهاجم الإرهابيون الحاجز.", ["الإرهابيون"]),
    ],
)
def test_a_word_judges_only_where_it_names_somebody(text: str, expected: list[str]) -> None:
    assert [word.word for word in loaded_words(text)] == expected


def test_judging_words_are_counted_by_source_with_titles_and_quotation() -> None:
    documents = [
        article(
            "وقال النائب إن «الإرهابيين» فروا. ثم عاد الإرهابيون ليلاً.", title="كارثة في المدينة"
        ).document,
        article("وصل مثيري الشغب إلى الساحة.").document,
    ]
    found = [(c.document, c.word, c.neutral, len(c.places), c.quoted) for c in loaded_counts(documents)]
    assert found == [
        (1, "الإرهابيين · الإرهابيون", "militants; armed group", 2, 1),
        (1, "كارثة", "accident; damage", 1, 0),
        (2, "مثيري الشغب", "protesters", 1, 0),
    ]
    assert loaded_counts(documents)[1].places[0].segment == 0


@pytest.mark.parametrize(
    ("text", "word", "quoted"),
    [
        ('قال إن "الإرهابيين" فروا', "الإرهابيين", True),
        ("قال «إن الإرهابيين فروا»", "الإرهابيين", True),
        ('قال "نعم" ثم ذكر الإرهابيين', "الإرهابيين", False),
        ("«قال» إن الإرهابيين فروا", "الإرهابيين", False),
    ],
)
def test_what_stands_in_quotation_marks(text: str, word: str, quoted: bool) -> None:
    assert in_quotes(text, text.index(word)) is quoted
