"""A brief made by hand: five invented articles about the fall of an invented bridge.

Places, outlets and people exist nowhere. `bridge/*.txt` holds the articles: a line of Arabic, its English
and, where a gate found something, "! kind | detail | source text | target text"; "---" starts a new paragraph.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from summarize.editing import passage_digest
from summarize.records import Decided, Dropped, Passage, Place
from summarize.records.brief import (
    Brief,
    BriefSentence,
    Citation,
    Section,
    SectionKind,
    SourceNote,
    TimelineEntry,
)
from summarize.records.ledger import (
    Account,
    Certainty,
    Claim,
    ClaimDate,
    ClaimFigure,
    Cluster,
    Discrepancy,
    Ledger,
    WireGroup,
    WireMember,
)
from translate.records import (
    DateSource,
    Document,
    Flag,
    FlagKind,
    Outcome,
    PublishedDate,
    Removal,
    RemovalReason,
    Segment,
    TranslatedDocument,
    TranslatedSegment,
)

Row = tuple[str, str, tuple[Flag, ...]]

SIGNATURE = "model:tiny-ar-en|rev:4f1c|int8|beam:4|norm:1"

ARTICLES = Path(__file__).with_name("bridge")


def rows(stem: str) -> list[Row | None]:
    """The sentences of an article file; None between paragraphs."""
    found: list[Row | None] = []
    for block in (ARTICLES / f"{stem}.txt").read_text(encoding="utf-8").split("\n\n"):
        arabic, *rest = block.strip().split("\n")
        if arabic == "---":
            found.append(None)
            continue
        flags = [[part.strip() for part in line[1:].split("|")] for line in rest[1:]]
        found.append((arabic, rest[0], tuple(Flag(FlagKind(kind), *parts) for kind, *parts in flags)))
    return found


def translated(
    stem: str,
    outlet: str,
    title: tuple[str, str],
    published: PublishedDate,
    removed: tuple[tuple[str, RemovalReason], ...] = (),
) -> TranslatedDocument:
    """An article from its rows, with gaps and offsets as the reading stage makes them."""
    text, segments, done = "", [], []
    for row in rows(stem):
        if row is None:
            text = text.rstrip(" ") + "\n\n"
            continue
        arabic, english, flags = row
        heading = arabic[-1] not in ".»"
        segment = Segment(len(segments) + 1, len(text), len(text) + len(arabic), arabic, heading)
        segments.append(segment)
        text += arabic + ("\n" if heading else " ")
        outcome = Outcome.FLAGGED if flags else Outcome.OK
        done.append(
            TranslatedSegment(segment, english, outcome, 0.41 if flags else 0.86, flags, signature=SIGNATURE)
        )
    text = text.rstrip()
    raw, cut = text, []
    for passage, reason in removed:
        passage = passage or text
        cut.append(Removal(len(raw) + 1, len(raw) + 1 + len(passage), passage, reason))
        raw += "\n" + passage
    document = Document(
        id=stem,
        path=None,
        raw=raw,
        text=text,
        title=title[0],
        outlet=outlet,
        published=published,
        removed=tuple(cut),
        segments=tuple(segments),
    )
    headline = TranslatedSegment(
        Segment(0, 0, len(title[0]), title[0], True), title[1], Outcome.OK, 0.8, signature=SIGNATURE
    )
    return TranslatedDocument(document, tuple(done), headline, SIGNATURE)


def documents() -> tuple[TranslatedDocument, ...]:
    """The five articles."""
    stated, inferred = DateSource.STATED, DateSource.INFERRED
    return (
        translated(
            "sada-al-sahel",
            "صدى الساحل",
            ("انهيار جسر الميناء في مرسى البلوط", "Harbour bridge collapses in Marsa al-Ballut"),
            PublishedDate(date(2031, 3, 4), stated, "4 آذار 2031"),
            (
                ("انهيار جسر الميناء في مرسى البلوط", RemovalReason.REPEATED_TITLE),
                ("أرسل إلى صديق", RemovalReason.BUTTON),
                ("1,204 مشاهدة", RemovalReason.BUTTON),
            ),
        ),
        translated(
            "al-mina-news",
            "الميناء نيوز",
            ("ارتفاع حصيلة ضحايا جسر الميناء إلى 19", "Harbour bridge death toll rises to 19"),
            PublishedDate(date(2031, 3, 5), inferred, "أمس الثلاثاء"),
            (("موضوعات ذات صلة: أسعار السمك هذا الأسبوع", RemovalReason.READ_ALSO),),
        ),
        translated(
            "al-ufuq",
            "جريدة الأفق الجديد",
            (
                "مهندس سابق: الجسر لم يفحص منذ أربع سنوات",
                "Former engineer: bridge not inspected for four years",
            ),
            PublishedDate(date(2031, 3, 6), stated, "٦ مارس ٢٠٣١"),
        ),
        translated(
            "shabakat-al-wadi",
            "شبكة الوادي",
            ("إهمال متعمد يزهق أرواح العشرات", "Deliberate neglect takes dozens of lives"),
            PublishedDate(),
            (("", RemovalReason.REPEATED_BLOCK),),
        ),
        translated(
            "al-madar",
            "وكالة المدار للأنباء",
            ("الأشغال: الجسر فحص قبل أقل من عام", "Ministry of Works: bridge inspected less than a year ago"),
            PublishedDate(date(2031, 3, 5), stated, "12 شوال 1452"),
        ),
    )


DOCUMENTS = documents()


def cite(document: int, segment: int, quote: str = "") -> Citation:
    """A citation of a segment, or of the part of it that `quote` is."""
    record = DOCUMENTS[document - 1].document
    target = record.segments[segment - 1]
    start = target.start + (target.text.index(quote) if quote else 0)
    end = start + len(quote or target.text)
    return Citation(document, segment, start, end, record.text[start:end])


def english(document: int, segment: int) -> str:
    """The English of a segment."""
    return DOCUMENTS[document - 1].segments[segment - 1].text


def account(
    document: int, segment: int, value: str, qualifier: str = "", holder: str = "", quote: str = ""
) -> Account:
    """An account that quotes a segment, or the part of it that `quote` is."""
    citation = cite(document, segment, quote)
    return Account(document, segment, citation.quote, english(document, segment), value, qualifier, holder)


def decided() -> Brief:
    """The brief without a sentence, a sentence made of two, and the first difference, as an editor decided."""
    whole = brief()
    first, *others = whole.discrepancies

    def passages(*places: Place) -> Dropped:
        return Dropped(
            tuple(
                Passage(
                    (number, index), passage_digest(DOCUMENTS[number - 1].document.segments[index - 1].text)
                )
                for number, index in places
            )
        )

    ledger = replace(whole.ledger, discrepancies=tuple(others))
    return replace(
        whole,
        ledger=ledger,
        discrepancies=tuple(others),
        decided=Decided((passages((1, 5)), passages((2, 5), (3, 1))), (first,)),
    )


def brief() -> Brief:
    """The brief of the five articles."""
    toll = Discrepancy(
        "x1",
        "number",
        "How many people died when the bridge fell?",
        "time update",
        (
            account(1, 2, "14", holder="الدفاع المدني", quote="14 شخصا لقوا حتفهم"),
            account(2, 2, "19", holder="الدفاع المدني", quote="ارتفاع حصيلة القتلى إلى 19"),
            account(4, 2, "19", holder="مصدر في الدفاع المدني"),
        ),
        "The figure of 14 is from 4 March; the articles that give 19 are later.",
    )
    inspected = Discrepancy(
        "x2",
        "duration",
        "When was the bridge last inspected?",
        "contradiction",
        (
            account(5, 1, "1 year ago", "less than", "متحدث باسم وزارة الأشغال", "قبل أقل من عام"),
            account(1, 3, "1 year ago", "less than", "متحدث باسم وزارة الأشغال", "قبل أقل من عام"),
            account(3, 1, "4 years ago", holder="مهندس سابق في إدارة الطرق", quote="قبل أربع سنوات"),
        ),
    )
    fell = Discrepancy(
        "x3",
        "date",
        "When did the bridge fall?",
        "contradiction",
        (
            account(1, 1, "Tuesday 4 March, dawn", quote="فجر الثلاثاء"),
            account(
                3, 4, "Monday 3 March, 11.30 pm", "about", quote="مساء الاثنين قرابة الحادية عشرة والنصف"
            ),
        ),
    )
    headline_case = Discrepancy(
        "x4",
        "status",
        "Was neglect “deliberate”?",
        "headline stronger than body",
        (
            Account(4, 0, "إهمال متعمد", "Deliberate neglect takes dozens of lives", "deliberate neglect"),
            account(3, 2, "not carried out, for cost"),
        ),
        "Nothing in the body of article 4 says that the neglect was deliberate.",
    )
    wire = WireGroup(
        "w1",
        tuple(
            WireMember(d, (s,), c.start, c.end, c.quote)
            for d, s in ((1, 3), (2, 3), (5, 1))
            for c in (cite(d, s),)
        ),
        "الجسر «خضع لفحص كامل قبل أقل من عام ولم تظهر فيه أي عيوب»",
        0.83,
        "وكالة المدار",
    )
    fall = BriefSentence(
        "The old harbour bridge in Marsa al-Ballut collapsed, sending a bus and three cars into the river.",
        (cite(1, 1, "انهار جسر الميناء القديم في مدينة مرسى البلوط"), cite(2, 1)),
        support=2,
        documents=(1, 2),
        quality=0.9,
        cluster="k1",
    )
    closed = BriefSentence(
        "The coastal road was closed to lorries.",
        (cite(1, 4, "وأغلقت السلطات الطريق الساحلي أمام الشاحنات"), cite(3, 5)),
        support=2,
        documents=(1, 3),
        quality=0.88,
        cluster="k2",
    )
    dead = BriefSentence(
        "Rescue teams recovered the bodies of 19 people, and three are still missing.",
        (cite(4, 2), cite(2, 2, "ارتفاع حصيلة القتلى إلى 19")),
        support=2,
        documents=(2, 4),
        holder="الدفاع المدني",
        certainty=Certainty.ATTRIBUTES,
        quality=0.84,
        cluster="k3",
    )
    inquiry = BriefSentence(
        "The prime minister ordered an inquiry, its findings due within ten days.",
        (cite(2, 5), cite(5, 2)),
        support=2,
        documents=(2, 5),
        quality=0.9,
        cluster="k4",
    )
    ministry = BriefSentence(
        "A Ministry of Works spokesman said the bridge “underwent a full inspection less than a year ago "
        "and showed no defects”.",
        (cite(5, 1), cite(1, 3), cite(2, 3)),
        support=1,
        documents=(1, 2, 5),
        holder="متحدث باسم وزارة الأشغال",
        certainty=Certainty.ATTRIBUTES,
        quality=0.86,
        cluster="k5",
    )
    engineer = BriefSentence(
        "A former engineer said the last inspection was four years ago and its report recommended closing "
        "the bridge to heavy lorries.",
        (cite(3, 1), cite(3, 2)),
        documents=(3,),
        holder="مهندس سابق في إدارة الطرق",
        certainty=Certainty.ATTRIBUTES,
        quality=0.86,
    )
    warned = BriefSentence(
        "Residents said they had told the municipality several times about cracks in the central pillar.",
        (cite(1, 6, "أبلغوا البلدية مرات عدة عن تشققات في الدعامة الوسطى"),),
        documents=(1,),
        holder="سكان في الحي المجاور",
        certainty=Certainty.ATTRIBUTES,
        quality=0.83,
    )
    denied = BriefSentence(
        "The ministry denied having received any warning from residents.",
        (cite(5, 3),),
        documents=(5,),
        holder="الوزارة",
        certainty=Certainty.DENIES,
        quality=0.87,
    )
    military = BriefSentence(
        "A temporary military bridge will open during the coming week.",
        (cite(4, 5),),
        documents=(4,),
        quality=0.85,
    )
    ferries = BriefSentence("Ferry traffic stopped for two days.", (cite(4, 3),), documents=(4,), quality=0.9)
    neglect = BriefSentence(
        "The bridge disaster: deliberate neglect takes dozens of lives",
        (cite(4, 1),),
        documents=(4,),
        quality=0.7,
        warnings=("A headline only: nothing in the article's body says that the neglect was deliberate.",),
    )
    hospital = BriefSentence(
        english(3, 3),
        (cite(3, 3),),
        documents=(3,),
        quality=0.41,
        warnings=("The Arabic says 37; the English says 73.",),
    )
    fishermen = BriefSentence(
        english(4, 4),
        (cite(4, 4),),
        documents=(4,),
        quality=0.41,
        warnings=("Part of the sentence was left in Arabic.",),
    )
    claims = tuple(
        Claim(f"d{d}s{s}", d, s, DOCUMENTS[d - 1].document.segments[s - 1].text, english(d, s), **extra)
        for d, s, extra in (
            (1, 1, {"dates": (ClaimDate(date(2031, 3, 4), "فجر الثلاثاء"),)}),
            (2, 1, {"dates": (ClaimDate(date(2031, 3, 4), "أمس الثلاثاء"),)}),
            (1, 4, {}),
            (3, 5, {}),
            (
                2,
                2,
                {
                    "figures": (ClaimFigure(19, "قتلى", "", "19", noun="people", role="killed"),),
                    "via": "وكالة المدار",
                },
            ),
            (4, 2, {"figures": (ClaimFigure(19, "شخصا", "", "19"), ClaimFigure(3, "", "", "ثلاثة"))}),
            (3, 3, {"figures": (ClaimFigure(40, "جريحا", "about", "نحو أربعين"),), "flags": ("number",)}),
        )
    )
    by_id = {claim.id: claim for claim in claims}
    clusters = (
        Cluster("k1", (by_id["d1s1"], by_id["d2s1"]), "d1s1", (1, 2), 2, 0.91),
        Cluster("k2", (by_id["d1s4"], by_id["d3s5"]), "d1s4", (1, 3), 2, 0.72),
        Cluster("k3", (by_id["d2s2"], by_id["d4s2"]), "d4s2", (2, 4), 2, 0.8),
    )
    differ = (toll, inspected, fell, headline_case)
    return Brief(
        headline=BriefSentence(
            "Two sources report 19 dead after the old harbour bridge fell in Marsa al-Ballut",
            (cite(2, 2), cite(4, 2), cite(1, 1)),
            support=3,
            documents=(1, 2, 4),
            quality=0.85,
        ),
        dateline="Five articles, 4 to 6 March 2031; one without a date",
        sections=(
            Section(SectionKind.AGREED, (fall, dead, closed, inquiry)),
            Section(SectionKind.ATTRIBUTED, (ministry, engineer, warned, denied)),
            Section(SectionKind.DIFFER),
            Section(SectionKind.SINGLE, (military, ferries, neglect)),
            Section(SectionKind.UNSURE, (hospital, fishermen)),
            Section(SectionKind.TIMELINE),
        ),
        timeline=(
            TimelineEntry(
                date(2031, 3, 3),
                "3 March 2031, evening",
                BriefSentence(
                    "The bridge collapsed at about half past eleven, according to camera footage.",
                    (cite(3, 4),),
                    documents=(3,),
                ),
            ),
            TimelineEntry(date(2031, 3, 4), "4 March 2031, dawn", fall),
            TimelineEntry(None, "the coming week", military),
        ),
        sources=tuple(_note(n, done) for n, done in enumerate(DOCUMENTS, start=1)),
        ledger=Ledger(claims, clusters, (wire,), differ),
        discrepancies=differ,
        model="tiny-ar-en",
        model_reason="no better model is installed and no model hub answered",
        model_warning=(
            "This is a small fallback model. Names and numbers are often wrong: check the Arabic before "
            "you rely on a sentence. `mujaz models pull opus-mt-tc-big-ar-en` gets the good one."
        ),
        signature=SIGNATURE,
    )


def _note(number: int, done: TranslatedDocument) -> SourceNote:
    document = done.document
    wire = {1: 0.31, 2: 0.42, 5: 0.58}.get(number, 0.0)
    removed: dict[str, int] = {}
    for removal in document.removed:
        removed[removal.reason] = removed.get(removal.reason, 0) + 1
    return SourceNote(
        document=number,
        id=document.id,
        outlet=document.outlet,
        title=document.title,
        title_translation=done.title.text if done.title else "",
        published=document.published.value.isoformat() if document.published.value else "",
        date_source=document.published.source,
        date_evidence=document.published.evidence,
        segments=len(document.segments),
        words=len(document.text.split()),
        wire_share=wire,
        wire_groups=("w1",) if wire else (),
        removed=removed,
        flagged=sum(bool(segment.flags) for segment in done.segments),
        quality=round(sum(segment.quality for segment in done.segments) / len(done.segments), 3),
        notes=("The second half of the file repeats the first.",) if number == 4 else (),
    )
