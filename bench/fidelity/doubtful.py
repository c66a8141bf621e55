"""Builds translate/fidelity/names/data/doubtful_places.txt: Arabic place names that are everyday words too.

    python bench/fidelity/doubtful.py

Counts, over the odd lines of the parallel text, how often the English has no trace of a place that the Arabic seems
to name («صور» is Tyre or "pictures"); a form that fails in 15 of 100 cases, or in its only one, is doubtful, unless
its likeliest translation is the place («دمشق») or it is long and no word of the table («مولدوفا»).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.fidelity.data import TUNING, halves
from translate.fidelity.names import concepts, known_words, lost_places, places
from translate.fidelity.words import stem, tokenize, translations
from translate.particles import without_particles

LIST = (
    Path(__file__).resolve().parents[2] / "translate" / "fidelity" / "names" / "data" / "doubtful_places.txt"
)
RATE, SURE = 0.15, 0.3
LONG, SPELT = 7, 5


def is_word(form: str) -> bool:
    """Whether a place's Arabic name may be an everyday word, by what translates it."""
    row = translations(form)
    if not row:
        return len(form) < LONG or form.startswith("ال")
    likeliest = max(row, key=lambda word: row[word])
    names = {stem(part) for name in concepts().english_of.get(form, ()) for part in (name, *name.split())}
    return likeliest not in names or row[likeliest] < SURE or len(likeliest) < SPELT


def main() -> None:
    """Writes the list."""
    LIST.write_text("", encoding="utf-8")
    single, _ = known_words()
    seen: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for corpus in TUNING:
        for arabic, english in halves(corpus)[0]:
            source, target = tokenize(arabic), tokenize(english)
            missing = {first.start for first, _, _ in lost_places(source, target)}
            for first, last, _ in places(source):
                form = next((form for form in without_particles(first.key) if form in single), "")
                if first is last and form:
                    seen[form] += 1
                    lost[form] += first.start in missing
    doubtful = sorted(
        form for form, count in lost.items() if count and count / seen[form] >= RATE and is_word(form)
    )
    head = "# Made by bench/fidelity/doubtful.py from parallel text; folded as tokens.py folds.\n"
    LIST.write_text(head + "\n".join(doubtful) + "\n", encoding="utf-8")
    print(len(doubtful), "of", len(seen))


if __name__ == "__main__":
    main()
