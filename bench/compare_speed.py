"""How long a comparison takes without translation, and how that grows.

    python bench/compare_speed.py                     # ten articles of 500 words, then the growth curve
    python bench/compare_speed.py --most 2000 --json

The articles are made of words drawn from a fixed seed: sentences in common between neighbours as wire copy
has them, figures that differ, days. `seconds` is from documents in memory to the rendered page, `cpu` the
processor's seconds in the same time; the encoder is loaded before. `exponent` is the slope of
log cpu over log segments between two sizes: n log n has about 1.1 there, n² has 2.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from datetime import date, timedelta

from mujaz.comparing import untranslated
from mujaz.report import comparison_html
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from translate.documents import document_from_text
from translate.encoder import default_encoder
from translate.records import Document

# fmt: off
PEOPLE = (
    "وزير الداخلية", "رئيس البلدية", "الدفاع المدني", "نقابة العمال", "وزارة الصحة", "لجنة الأهالي",
    "مصدر أمني", "خبير اقتصادي", "مدير المستشفى",
)
VERBS = (
    "قال", "أكد", "أعلن", "أوضح", "ذكر", "أضاف", "نفى", "رجح",
)
THINGS = (
    "الحريق", "السد", "الميناء", "المصنع", "الجسر", "السوق", "المطار", "المدرسة", "المزرعة", "السفينة",
    "القطار", "المتحف", "الملعب", "المستودع",
)
PLACES = (
    "السنديان", "الزيتون", "النورس", "الحصن", "الواحة", "العقيق", "المرجان", "الصخر", "الريحان", "الياسمين",
    "البلوط", "الغدير",
)
DONE = (
    "أجلت فرق الإنقاذ {n} من سكان {p}", "قتل {n} أشخاص في {p}", "أصيب {n} عاملاً قرب {t}",
    "توقف العمل في {t} بمدينة {p}", "بدأت أعمال الترميم في {t}", "اندلع خلاف حول {t} في {p}",
    "ارتفعت الأسعار {n} في المئة في أسواق {p}", "وصلت مساعدات من {p} إلى {t}",
)
ENDS = (
    "منذ صباح أمس", "بعد اجتماع طارئ للحكومة", "وسط مخاوف من تكرار الحادثة", "وفق بيان رسمي",
    "رغم تحذيرات سابقة", "في {d} مارس الماضي", "من دون ذكر تفاصيل", "بحسب شهود عيان",
)
# fmt: on


def sentence(random_: random.Random) -> str:
    """One invented sentence of about 16 words."""

    def fill(text: str) -> str:
        return text.format(
            n=random_.randint(3, 900),
            p=random_.choice(PLACES),
            t=random_.choice(THINGS),
            d=random_.randint(1, 28),
        )

    clauses = " و".join(fill(random_.choice(DONE)) for _ in range(2))
    return f"و{random_.choice(VERBS)} {random_.choice(PEOPLE)} إن {clauses} {fill(random_.choice(ENDS))}."


def documents(count: int, sentences: int) -> list[Document]:
    """Articles in which a third of the sentences is a neighbour's, a word or two apart."""
    random_ = random.Random(20240229)
    made: list[Document] = []
    last: list[str] = []
    for number in range(count):
        own = [sentence(random_) for _ in range(sentences)]
        for place in range(0, min(sentences, len(last)), 3):
            own[place] = last[place].replace(random_.choice(PEOPLE), random_.choice(PEOPLE))
        day = date(2024, 4, 1) + timedelta(days=number % 5)
        text = f"{day.day} أبريل 2024\n\n" + " ".join(own)
        made.append(document_from_text(text, id=f"{number + 1}", title="ماذا جرى في المدينة"))
        last = own
    return made


def run(count: int, sentences: int) -> dict[str, float]:
    """Compares once; seconds by stage."""
    encoder = default_encoder()
    read = [untranslated(document) for document in documents(count, sentences)]
    segments = sum(len(done.segments) for done in read)
    started, spent = time.perf_counter(), time.process_time()
    ledger = build_ledger(read, encoder=encoder)
    laid = time.perf_counter()
    made = compare_sources(ledger, read, encoder=encoder)
    compared = time.perf_counter()
    comparison_html(made, read)
    rendered = time.perf_counter()
    return {
        "articles": count,
        "words": sum(len(done.document.text.split()) for done in read),
        "segments": segments,
        "ledger": round(laid - started, 2),
        "compare": round(compared - laid, 2),
        "render": round(rendered - compared, 2),
        "seconds": round(rendered - started, 2),
        "cpu": round(time.process_time() - spent, 2),
    }


def main() -> None:
    """Prints a row a size."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--most", type=int, default=10_000, help="largest number of segments")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    default_encoder().encode(["تمهيد"])
    rows: list[dict[str, float]] = []
    size = 625
    sizes = [(10, 26)]
    while size <= asked.most:
        sizes.append((max(size // 60, 2), 60))
        size *= 2
    for count, sentences in sizes:
        rows.append(run(count, sentences))
        if len(rows) > 2:
            before, after = rows[-2:]
            slope = math.log(after["cpu"] / before["cpu"]) / math.log(after["segments"] / before["segments"])
            after["exponent"] = round(slope, 2)
        if not asked.json:
            print("  ".join(f"{name} {value}" for name, value in rows[-1].items()), flush=True)
    if asked.json:
        json.dump(rows, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
