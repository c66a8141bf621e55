"""Arabic and English news-like sentences made from parts, to train tiny vocabularies on and to translate."""

from __future__ import annotations

from random import Random

WHO = [
    ("وزير الصحة", "the health minister"),
    ("رئيس البلدية", "the mayor"),
    ("المتحدث باسم الشركة", "the company's spokesman"),
    ("مدير الميناء", "the port's director"),
    ("السفيرة سلمى القاضي", "Ambassador Salma al-Qadi"),
    ("نقيب المعلمين", "the head of the teachers' union"),
    ("قائد فرق الإطفاء", "the fire brigade's commander"),
    ("مصدر أمني لم يذكر اسمه", "a security source who was not named"),
]
SAID = [
    ("قال", "said"),
    ("أعلن", "announced"),
    ("أكد", "confirmed"),
    ("نفى", "denied"),
    ("أضاف", "added"),
    ("أوضح", "explained"),
]
WHEN = [
    ("أمس الثلاثاء", "yesterday, Tuesday,"),
    ("صباح الأحد", "on Sunday morning"),
    ("في 14 آذار/مارس 2021", "on 14 March 2021"),
    ("مساء اليوم", "this evening"),
    ("خلال مؤتمر صحافي", "at a press conference"),
    ("", ""),
]
WHAT = [
    ("إن {n} عائلة عادت إلى منازلها", "that {n} families had returned to their homes"),
    ("إن الجسر سيغلق لمدة {n} أيام", "that the bridge would be closed for {n} days"),
    ("إن خسائر الموسم بلغت {n} مليون دينار", "that the season's losses came to {n} million dinars"),
    ("إن المدارس لن تفتح أبوابها", "that the schools would not open"),
    ("إن أسعار القمح ارتفعت بنسبة {n}%", "that wheat prices had risen by {n}%"),
    ("إن أكثر من {n} متطوعاً شاركوا في الحملة", "that more than {n} volunteers took part in the campaign"),
    ("إن التحقيق ما زال مستمراً", "that the investigation was still going on"),
    ("إن السفينة «النورس» وصلت متأخرة", "that the ship “al-Nawras” had arrived late"),
]
WHERE = [
    ("في مدينة الساحل", "in the coastal town"),
    ("قرب الحدود الشرقية", "near the eastern border"),
    ("على طريق المطار", "on the airport road"),
    ("في ضواحي العاصمة", "in the capital's suburbs"),
    ("", ""),
]


def sentence_pairs(count: int, *, seed: int = 1) -> list[tuple[str, str]]:
    """Distinct Arabic sentences with their English, the same for the same arguments."""
    random = Random(seed)
    pairs: dict[str, str] = {}
    while len(pairs) < count:
        who, said, when, what, where = (random.choice(part) for part in (WHO, SAID, WHEN, WHAT, WHERE))
        number = str(random.choice([3, 7, 12, 25, 48, 150, 3500, 1250000]))
        arabic = " ".join(
            part for part in (said[0], who[0], when[0], what[0].format(n=number), where[0]) if part
        )
        english = " ".join(
            part for part in (who[1], said[1], when[1], what[1].format(n=number), where[1]) if part
        )
        pairs[f"{arabic}."] = f"{english[0].upper()}{english[1:]}."
    return list(pairs.items())
