"""What cleaning takes out of an article, what it must leave, and that nothing vanishes on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.clean import clean, raw_span
from translate.records import RemovalReason as R

TITLE = "بلدية الساحل تفتح جسرا جديدا فوق النهر"
LEAD = "افتتحت بلدية الساحل جسرا جديدا فوق النهر بعد أعمال استمرت عامين، وقال رئيسها إن الجسر يخدم سبع قرى."
SECOND = "وأوضح المهندس المشرف أن كلفة الجسر بلغت أربعة ملايين دينار، وأن السير عليه يبدأ في بداية الأسبوع."
LAST = "وكان سكان القرى قد طالبوا بالجسر منذ سنوات، بعدما جرفت السيول المعبر القديم مرات عدة."


def reasons(raw: str, **options: str) -> dict[str, R]:
    return {removal.text: removal.reason for removal in clean(raw, **options).removed}


def above(line: str) -> str:
    return f"{TITLE}\n{line}\n\n{LEAD}\n\n{SECOND}\n\n{LAST}"


def between(line: str) -> str:
    return f"{TITLE}\n\n{LEAD}\n\n{line}\n\n{SECOND}\n\n{LAST}"


def below(line: str) -> str:
    return f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{LAST}\n\n{line}"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("طباعة", R.BUTTON),
        ("مشاركة :", R.BUTTON),
        ("شارِكْ المقـال", R.BUTTON),
        ("فيسبوك تويتر واتساب تلغرام", R.BUTTON),
        ("Facebook | Twitter | WhatsApp", R.BUTTON),
        ("💬 12 تعليقاً", R.BUTTON),
        ("• 3", R.BUTTON),
        ("1,204 مشاهدة", R.BUTTON),
        ("٣ دقائق قراءة", R.BUTTON),
        ("0 Shares", R.BUTTON),
        ("حجم الخط", R.BUTTON),
        ("نسخ الرابط", R.BUTTON),
        ("news-picture", R.IMAGE_ALT),
        ("IMG_2041.jpg", R.IMAGE_ALT),
        ("صورة أرشيفية", R.IMAGE_ALT),
        ("Getty Images", R.IMAGE_ALT),
        ("مصدر الصورة: وكالة الساحل", R.IMAGE_ALT),
        ("التعليق على الصورة، الجسر كما بدا عند افتتاحه", R.IMAGE_ALT),
        ("أخبار محلية", R.SECTION_LABEL),
        ("الرئيسية > أخبار > عربي ودولي", R.SECTION_LABEL),
        ("اقتصاد", R.SECTION_LABEL),
        ("القسم: محليات", R.SECTION_LABEL),
        ("الأحد 15/أكتوبر/2017 - 09:56 م", R.DATE_LINE),
        ("نُشر في: 15 تشرين الأول/أكتوبر 2017", R.DATE_LINE),
        ("آخر تحديث 10:30 بتوقيت غرينتش", R.DATE_LINE),
        ("منذ ساعتين", R.DATE_LINE),
        ("صوت الساحل | ١٢ آذار ٢٠٢٥", R.DATE_LINE),
        ("كتب: سامر الحداد", R.BYLINE),
        ("بقلم/ ليلى الحداد", R.BYLINE),
        ("إعداد وتحرير: قسم الأخبار", R.BYLINE),
        ("المصدر: وكالات", R.BYLINE),
        ("رويترز", R.BYLINE),
        ("بيروت - أ ف ب", R.BYLINE),
        ("الجزيرة نت - خاص", R.BYLINE),
        ("صحيفة الساحل", R.BYLINE),
        ("https://example.org/a/1", R.PROMOTION),
    ],
)
def test_lines_above_the_text_that_go(line: str, reason: R) -> None:
    cleaned = clean(above(line))
    assert {r.text: r.reason for r in cleaned.removed} == {TITLE: R.TITLE, line: reason}
    assert cleaned.text == f"{LEAD}\n\n{SECOND}\n\n{LAST}"
    assert cleaned.title == TITLE


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("إقرأ أيضاً: أسعار القمح تستقر في الأسواق", R.READ_ALSO),
        ("اقرأ أيضا أسعار القمح تستقر في الأسواق", R.READ_ALSO),
        ("اقرأ/ي أيضاً | أسعار القمح تستقر", R.READ_ALSO),
        ("قد يهمك: أسعار القمح تستقر", R.READ_ALSO),
        ("قد يهمّك أيضاً", R.READ_ALSO),
        ("شاهد: لحظة افتتاح الجسر", R.READ_ALSO),
        ("شاهد أيضًا: لحظة افتتاح الجسر", R.READ_ALSO),
        ("طالع أيضا.. أسعار القمح تستقر", R.READ_ALSO),
        ("اقرأ المزيد...", R.READ_ALSO),
        ("للمزيد: ملف الجسور", R.READ_ALSO),
        ("(اقرأ أيضاً: أسعار القمح تستقر)", R.READ_ALSO),
        ("مواضيع ذات صلة", R.READ_ALSO),
        ("تابعونا على فيسبوك وتويتر", R.PROMOTION),
        ("اشترك في نشرتنا البريدية ليصلك كل جديد", R.PROMOTION),
        ("حمّل تطبيق الساحل", R.PROMOTION),
        ("انضم إلى قناتنا على تلغرام", R.PROMOTION),
        ("إعلان", R.PROMOTION),
        ("جميع الحقوق محفوظة © الساحل 2017", R.PROMOTION),
        ("شارك هذا الموضوع:", R.BUTTON),
        ("news-picture", R.IMAGE_ALT),
        ("كلمات دلالية: جسر، بلدية، سيول", R.SECTION_LABEL),
        ("الوسوم", R.SECTION_LABEL),
    ],
)
@pytest.mark.parametrize("place", [between, below])
def test_lines_in_and_below_the_text_that_go(line: str, reason: R, place: object) -> None:
    raw = place(line)  # type: ignore[operator]
    assert reasons(raw) == {TITLE: R.TITLE, line: reason}
    assert clean(raw).text == f"{LEAD}\n\n{SECOND}\n\n{LAST}"


@pytest.mark.parametrize(
    "line",
    [
        "الغضب الشعبي",  # a subheading
        "مشاركة واسعة في الاحتفال",
        "صورة قاتمة للاقتصاد",
        "تعليق الدراسة يومين",
        "مشاركة النساء في الانتخابات ارتفعت هذا العام، وفق أرقام اللجنة.",
        "شاهد عيان قال إن الجسر اهتز قليلا.",
        "اقرأ ما كتبه الرئيس تفهم سياسته، كما يقول أنصاره.",
        "تابعت اللجنة أعمال البناء منذ البداية.",
        "انضم إلى الاحتفال مئات من سكان القرى المجاورة.",
        "ما رأيك في ما يجري؟ سأل الصحافي أحد المارة.",
        "المصدر الذي رفض كشف اسمه قال إن العقد سيلغى.",
        "كتب الوزير في صفحته أن العمل انتهى.",
        "إعلان المدينة منطقة سياحية أثار جدلا.",
        "قد يهمك أن تعرف أن النهر يفيض كل عشر سنوات.",
        "طباعة الكتب المدرسية ستتأخر شهرا.",
        "نحو 40% من السكان عارضوا المشروع.",
        "قُدّر العدد بنحو 3000 زائر.",
        "15 نوفمبر 2017",  # a day that heads an entry of a chronology
        "نعم.",
        "؟",
        "واشنطن - موسكو: سباق لا ينتهي",
        "في 2017",
    ],
)
def test_lines_that_only_look_like_furniture_stay(line: str) -> None:
    assert clean(between(line)).text == f"{LEAD}\n\n{line}\n\n{SECOND}\n\n{LAST}"


def test_figures_of_a_table_stay() -> None:
    table = "القتلى\n25\nالجرحى\n40\nالنسبة\n7%"
    assert clean(between(table)).text == f"{LEAD}\n\n{table}\n\n{SECOND}\n\n{LAST}"


def test_headlines_under_a_link_heading_go_and_the_text_after_them_stays() -> None:
    links = "مواضيع ذات صلة\nأسعار القمح تستقر في الأسواق\nسيول تجرف المعبر القديم مرة أخرى"
    raw = f"{TITLE}\n\n{LEAD}\n\n{links}\n\n{LAST}"
    assert clean(raw).text == f"{LEAD}\n\n{LAST}"
    assert [r.reason for r in clean(raw).removed] == [R.TITLE, R.READ_ALSO, R.READ_ALSO, R.READ_ALSO]


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("القاهرة (رويترز) - " + LEAD, "القاهرة (رويترز) -"),
        ("واشنطن- " + LEAD, "واشنطن-"),
        ("بيروت - " + LEAD, "بيروت -"),
        ("بغداد، 12 مارس (شينخوا) -- " + LEAD, "بغداد، 12 مارس (شينخوا) --"),
        ("موسكو، 15 نوفمبر 2017 (تاس) — " + LEAD, "موسكو، 15 نوفمبر 2017 (تاس) —"),
        ("دمشق - سانا - " + LEAD, "دمشق - سانا -"),
        ("دمشق-سانا: " + LEAD, "دمشق-سانا:"),
        ("غزة / الأناضول / " + LEAD, "غزة / الأناضول /"),
        ("لندن: «الشرق الأوسط» " + LEAD, "لندن: «الشرق الأوسط»"),
        ("(أ ف ب) - " + LEAD, "(أ ف ب) -"),
        ("أ.ف.ب - " + LEAD, "أ.ف.ب -"),
        ("مرفأ القصب (وكالة الساحل) - " + LEAD, "مرفأ القصب (وكالة الساحل) -"),
        ("القاهرة – أحمد الحداد: " + LEAD, "القاهرة – أحمد الحداد:"),
    ],
)
def test_datelines_go(line: str, dateline: str) -> None:
    cleaned = clean(f"{TITLE}\n{line}\n{SECOND}")
    assert cleaned.text == f"{LEAD}\n{SECOND}"
    assert {r.text: r.reason for r in cleaned.removed} == {TITLE: R.TITLE, dateline: R.DATELINE}


@pytest.mark.parametrize(
    "text",
    [
        "القاهرة تستعد لموسم سياحي هو الأكبر منذ سنوات، وفق ما أعلنت وزارة السياحة في بيان.",
        "من بيروت- أعلنت الوزارة أن العمل انتهى، وأن الطريق صار مفتوحا أمام السيارات كلها.",
        "دمشق وحلب وحمص مدن كبيرة، وقالت الوزارة إنها ستبدأ فيها أعمال الصيانة هذا العام.",
        "الطريق بين دمشق - بيروت مقطوع منذ يومين، وأعلنت الوزارة أن العمل على فتحه مستمر.",
    ],
)
def test_a_place_that_is_part_of_a_sentence_stays(text: str) -> None:
    assert clean(f"{TITLE}\n\n{text}\n\n{SECOND}").text == f"{text}\n\n{SECOND}"


def test_a_dateline_and_a_stamp_glued_into_running_text_go() -> None:
    glued = (
        f"{LEAD}الساحل  [نُشر في 2017/11/15]قرى معزولة تنتظر جسرا واشنطن- أعلنت الوزارة أن العمل انتهى. {LAST}"
    )
    cleaned = clean(f"{TITLE}\n\n{glued}")
    assert cleaned.text == f"{LEAD}\nقرى معزولة تنتظر جسرا\nأعلنت الوزارة أن العمل انتهى. {LAST}"
    assert [(r.text, r.reason) for r in cleaned.removed[1:]] == [
        ("الساحل  [نُشر في 2017/11/15]", R.DATE_LINE),
        ("واشنطن-", R.DATELINE),
    ]


@pytest.mark.parametrize(
    ("tail", "removed", "reason"),
    [
        (" طباعة مشاركة", "طباعة مشاركة", R.BUTTON),
        ("شارك الخبر: فيسبوك تويتر", "شارك الخبر: فيسبوك تويتر", R.BUTTON),
        (" اقرأ أيضاً: أسعار القمح تستقر", "اقرأ أيضاً: أسعار القمح تستقر", R.READ_ALSO),
        (" (إقرأ أيضاً: أسعار القمح تستقر)", "(إقرأ أيضاً: أسعار القمح تستقر)", R.READ_ALSO),
    ],
)
def test_furniture_glued_to_a_paragraphs_end_goes(tail: str, removed: str, reason: R) -> None:
    raw = f"{TITLE}\n\n{LEAD}{tail}\n\n{SECOND}"
    assert clean(raw).text == f"{LEAD}\n\n{SECOND}"
    assert reasons(raw) == {TITLE: R.TITLE, removed: reason}


@pytest.mark.parametrize(
    ("raw", "title", "text"),
    [
        (f"{TITLE}\n{LEAD}", TITLE, LEAD),
        (f"{TITLE}\n\n{TITLE}\n\n{LEAD}", TITLE, LEAD),
        (f"{TITLE}.\n\n{TITLE}\n\n{LEAD}", f"{TITLE}.", LEAD),
        (f"أخبار محلية\n{TITLE}\n{LEAD}", TITLE, LEAD),
        # Under a label a short first paragraph of three sentences is text.
        (
            f"محليات\nفتح الجسر. وعبره الناس. وأضيئت المصابيح ليلا\n{LEAD}",
            "",
            f"فتح الجسر. وعبره الناس. وأضيئت المصابيح ليلا\n{LEAD}",
        ),
        (f"ملف المياه\n{TITLE}\n{LEAD}", TITLE, f"ملف المياه\n{LEAD}"),  # an unknown kicker stays
        (f"{TITLE} | شبكة الساحل\n{LEAD}", TITLE, LEAD),
        (f"لماذا تأخر الجسر كل هذه السنوات؟\n{LEAD}", "لماذا تأخر الجسر كل هذه السنوات؟", LEAD),
        (f"{LEAD}\n{SECOND}", "", f"{LEAD}\n{SECOND}"),
        (LEAD, "", LEAD),
        (TITLE, "", TITLE),  # nothing else: the line is the text
        (f"شاهد.. لحظة افتتاح الجسر الجديد\n{LEAD}", "شاهد.. لحظة افتتاح الجسر الجديد", LEAD),
        (f"تقرير: مدينة بلا جسور ولا طرق معبدة\n{LEAD}", "تقرير: مدينة بلا جسور ولا طرق معبدة", LEAD),
        (f"قال الوزير لنا،\n{LEAD}", "", f"قال الوزير لنا،\n{LEAD}"),
    ],
)
def test_the_title(raw: str, title: str, text: str) -> None:
    cleaned = clean(raw)
    assert (cleaned.title, cleaned.text) == (title, text)


def test_a_title_from_metadata_is_found_in_the_text_and_taken_out() -> None:
    cleaned = clean(f"{TITLE}\n\n{LEAD}", title=f"{TITLE} - سكاي نيوز عربية")
    assert (cleaned.title, cleaned.text) == (TITLE, LEAD)
    assert clean(LEAD, title=TITLE).title == TITLE
    assert clean(LEAD, title=TITLE).removed == ()


def test_the_first_line_of_a_hard_wrapped_text_is_no_title() -> None:
    wrapped = (
        "افتتحت بلدية الساحل جسرا جديدا فوق النهر بعد أعمال\n"
        "استمرت عامين وقال رئيسها في الاحتفال إن هذا الجسر\n"
        "يخدم سبع قرى كانت معزولة في الشتاء كلما فاض النهر\n"
        "على ضفتيه وغمر الحقول."
    )
    assert clean(wrapped).title == ""
    assert clean(wrapped).text == wrapped


class TestRepeats:
    """The first copy stays; what says something else is no copy."""

    def test_an_article_pasted_twice(self) -> None:
        article = f"{LEAD}\n{SECOND}\nنعم.\n{LAST}"
        cleaned = clean(f"{article}\n{article}")
        assert cleaned.text == article
        assert {r.reason for r in cleaned.removed} == {R.REPEATED_BLOCK}

    def test_an_article_pasted_twice_with_its_title_and_buttons(self) -> None:
        page = f"{TITLE}\nطباعة\n{LEAD}\n{SECOND}\n{LAST}"
        cleaned = clean(f"{page}\n\n{page}")
        assert cleaned.text == f"{LEAD}\n{SECOND}\n{LAST}"
        assert sorted(r.reason for r in cleaned.removed) == sorted(
            [R.TITLE, R.REPEATED_TITLE, R.BUTTON, R.BUTTON, *[R.REPEATED_BLOCK] * 3]
        )

    @pytest.mark.parametrize("glue", [" ", "", "\n\n"])
    def test_an_article_pasted_twice_into_one_line(self, glue: str) -> None:
        article = f"{LEAD} {SECOND} {LAST}"
        assert clean(article + glue + article).text == article

    @pytest.mark.parametrize(
        ("old", "new"),
        [("إن الجسر", "ان الجسر"), ("رئيسها", "رئيسُها"), ("القرى", "القري"), ("،", ""), ("يخدم", "سيخدم")],
    )
    def test_a_copy_with_slips_of_spelling(self, old: str, new: str) -> None:
        assert (
            clean(f"{LEAD}\n{SECOND}\n{LEAD.replace(old, new)}\n{LAST}").text == f"{LEAD}\n{SECOND}\n{LAST}"
        )

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("سبع قرى", "تسع قرى"),
            ("إن الجسر يخدم", "إن الجسر لا يخدم"),
            ("رئيسها", "وزيرها"),
            ("عامين", "2018"),
        ],
    )
    def test_a_sentence_that_says_something_else_stays(self, old: str, new: str) -> None:
        changed = LEAD.replace(old, new)
        assert changed != LEAD
        assert clean(f"{LEAD}\n{SECOND}\n{changed}\n{LAST}").text == f"{LEAD}\n{SECOND}\n{changed}\n{LAST}"

    def test_short_lines_may_recur(self) -> None:
        talk = "المذيع: هل انتهى العمل؟\nنعم.\nالمذيع: هل الجسر آمن؟\nنعم."
        assert clean(f"{TITLE}\n{LEAD}\n{talk}\n{LAST}").text == f"{LEAD}\n{talk}\n{LAST}"


def test_invisible_controls_go_and_are_recorded() -> None:
    raw = f"\u200f{TITLE}\u202c\n\u202b{LEAD[:20]}\u200b{LEAD[20:]}\ufeff"
    cleaned = clean(raw)
    assert (cleaned.title, cleaned.text) == (TITLE, LEAD)
    assert R.CONTROL in {removal.reason for removal in cleaned.removed}


def test_spelling_marks_and_quotation_marks_stay() -> None:
    text = 'قالـت «الهيئـة» إنَّ “المشروع” مُهمٌّ جدّاً، ٤٥٪ منه أُنجز، وفق ما نقل ‹الناطق› في "بيانه" الأخير.'
    assert clean(f"{TITLE}\n{text}").text == text


def test_markdown_signs_go_and_a_links_words_stay() -> None:
    raw = f"## فرع\n\n{LEAD} **مهم** و[رابط](https://example.org)\n\n![صورة الجسر](a.png)\n\n{SECOND}"
    cleaned = clean(raw, markdown=True)
    assert cleaned.text == f"{LEAD} مهم ورابط\n\n{SECOND}" or cleaned.text.endswith(
        f"{LEAD} مهم ورابط\n\n{SECOND}"
    )
    assert R.IMAGE_ALT in {removal.reason for removal in cleaned.removed}


def test_stray_tags_and_scripts_go() -> None:
    raw = f"<p>{LEAD}</p><script>var a = 'سر';</script><br/>{SECOND}"
    assert clean(raw).text == f"{LEAD}\n{SECOND}"
    assert {removal.reason for removal in clean(raw).removed} == {R.MARKUP}


def test_white_space_is_set_in_order() -> None:
    raw = f"{TITLE}\r\n\r\n\r\n  {LEAD[:30]} \u00a0 {LEAD[30:].strip()}\t\r\n{SECOND}\u2028{LAST}"
    assert clean(raw).text == f"{LEAD[:30].strip()} {LEAD[30:].strip()}\n{SECOND}\n{LAST}"


_PIECES = st.sampled_from(
    [
        TITLE,
        LEAD,
        SECOND,
        LAST,
        "طباعة",
        "• 3",
        "الأحد 15/أكتوبر/2017",
        "إقرأ أيضاً: أسعار القمح",
        "القاهرة (رويترز) - ",
        "واشنطن- أعلنت الوزارة",
        "[نُشر في 2017/11/15]",
        "مواضيع ذات صلة",
        "<br>",
        "<p>",
        "**",
        "[كلمة](x)",
        "\u200f",
        "\ufeff",
        "\u0007",
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "\u2028",
        "\u00a0",
        "ـ",
        "ً",
        "news-picture",
        "العرب",
        "؟",
        "..",
        "٣",
    ]
)


def unaccounted(raw: str, **options: bool) -> None:
    """Every character that is not white space is in the text or in exactly one removal."""
    cleaned = clean(raw, **options)
    end = 0
    kept = []
    for removal in cleaned.removed:
        assert raw[removal.start : removal.end] == removal.text
        assert removal.start >= end
        assert removal.text
        kept.append(raw[end : removal.start])
        end = removal.end
    assert "".join("".join([*kept, raw[end:]]).split()) == "".join(cleaned.text.split())
    assert cleaned.text == cleaned.text.strip()
    covered = 0
    for start, origin, length in cleaned.pieces:
        assert cleaned.text[start : start + length] == raw[origin : origin + length]
        assert cleaned.text[covered:start].strip() == ""
        covered = start + length
    assert covered == len(cleaned.text)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=14), st.booleans())
def test_nothing_disappears_silently(pieces: list[str], markdown: bool) -> None:
    unaccounted("".join(pieces), markdown=markdown)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_nothing_disappears_silently_from_any_text(raw: str) -> None:
    unaccounted(raw)


@settings(max_examples=50, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=8), st.data())
def test_every_span_of_the_text_has_its_place_in_the_original(pieces: list[str], data: st.DataObject) -> None:
    raw = "".join(pieces)
    cleaned = clean(raw)
    places = [index for index, char in enumerate(cleaned.text) if not char.isspace()]
    if not places:
        return
    start, last = sorted(data.draw(st.tuples(st.sampled_from(places), st.sampled_from(places))))
    first, end = raw_span(raw, cleaned.removed, cleaned.text, start, last + 1)
    assert raw[first] == cleaned.text[start]
    assert raw[end - 1] == cleaned.text[last]


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="not in the cleaned text"):
        raw_span(LEAD, (), LEAD, len(LEAD), len(LEAD) + 5)
