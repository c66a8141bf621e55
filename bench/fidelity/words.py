"""Builds english_words.txt and english_names.txt in translate/fidelity/data: words and proper names, from SCOWL.

    apt-get download wamerican-large wbritish-large && for d in *.deb; do dpkg -x $d words; done
    python bench/fidelity/words.py words/usr/share/dict/american-english-large words/usr/share/dict/british-english-large

A capitalised word whose lower-case form is in this list may be a translation ("Ministry", "Stadium") and need not
be a name, unless it is in the second list. Kept are entries that running text uses at all (Zipf frequency of 1.8 or more by `wordfreq`,
which only filters: none of its data is copied).
"""

from __future__ import annotations

import sys
from pathlib import Path

from wordfreq import zipf_frequency

DATA = Path(__file__).resolve().parents[2] / "translate" / "fidelity" / "words" / "data"
FLOOR = 1.8
NOTICE = """# Source: SCOWL by Kevin Atkinson (Debian wamerican-large, wbritish-large), Copyright 2000-2019 by Kevin Atkinson:
# permission to use, copy, modify, distribute and sell these word lists for any purpose is granted without fee,
# provided that this notice appears. Made by bench/fidelity/words.py.
"""


def main() -> None:
    """Writes both lists."""
    words, names = set(), set()
    for path in sys.argv[1:]:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            if line.isascii() and line.isalpha() and len(line) > 1:
                (words if line.islower() else names).add(line.lower())
    # A plural of a word is no name; nor is what running text never uses.
    names = {name for name in names - words if not (name.endswith("s") and name[:-1] in words)}
    for file, title, found in (
        ("english_words.txt", "English words that are no proper names.", words),
        ("english_names.txt", "Proper names in English, lower case.", names),
    ):
        kept = sorted(word for word in found if zipf_frequency(word, "en") >= FLOOR)
        (DATA / file).write_text(f"# {title}\n{NOTICE}" + "\n".join(kept) + "\n", encoding="utf-8")
        print(file, len(kept), "entries")


if __name__ == "__main__":
    main()
