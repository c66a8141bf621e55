"""Adds entries to the news lexicon, and says how much of a text it knows.

    python -m bench.lexicon add FILE.tsv [FILE.tsv ...]     # FORM, part of speech, glosses; checked, each once
    python -m bench.lexicon known                           # share of the words of the event groups to look at
    python -m bench.lexicon draw 300                        # entries drawn at random, to be checked by eye

A line that is no entry is named and left out.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.events import LOOK, bilingual_sentences
from translate.lexicon import PartOfSpeech, readings
from translate.normalise import words

TABLE = Path(__file__).resolve().parents[1] / "translate" / "lexicon" / "data" / "news.tsv.gz"
FORM = re.compile(r"[\u0621-\u064a]+(?: [\u0621-\u064a]+){0,5}")
ENGLISH = re.compile(r"[^\t;\u0600-\u06ff]+")


def read(path: Path) -> list[str]:
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return text.decode("utf-8").splitlines()


def sound(lines: Iterable[str], where: str) -> Iterator[tuple[str, str, str]]:
    """The entries among lines; the others are named on stderr."""
    for number, line in enumerate(lines, 1):
        form, part, glosses = (*line.strip().split("\t"), "", "", "")[:3]
        listed = [gloss.strip() for gloss in glosses.split(";") if gloss.strip()]
        known = part in set(PartOfSpeech)
        if FORM.fullmatch(form) and known and listed and all(ENGLISH.fullmatch(gloss) for gloss in listed):
            yield form, part, "; ".join(dict.fromkeys(listed[:3]))
        elif line.strip() and not line.startswith("#"):
            print(f"{where}:{number}: no entry: {line[:60]}", file=sys.stderr)


def add(paths: Iterable[Path]) -> tuple[int, int]:
    """Adds what the files hold; (entries before, after)."""
    old = read(TABLE)
    head = [line for line in old if line.startswith("#")]
    entries = {(form, part): glosses for form, part, glosses in sound(old, TABLE.name)}
    before = len(entries)
    for path in paths:
        for form, part, glosses in sound(read(path), path.name):
            entries.setdefault((form, part), glosses)
    text = "\n".join([*head, *("\t".join((*what, glosses)) for what, glosses in entries.items())]) + "\n"
    with TABLE.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=9, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    return before, len(entries)


def known(texts: Iterable[str]) -> tuple[int, int, Counter[str]]:
    """(words, of them known, the unknown ones)."""
    total, found, unknown = 0, 0, Counter[str]()
    for text in texts:
        for word in words(text):
            if "\u0621" <= word.text[0] <= "\u064a":
                total += 1
                found += bool(readings(word.text))
                unknown.update([] if readings(word.text) else [word.text])
    return total, found, unknown


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=["add", "known", "draw"])
    parser.add_argument("rest", nargs="*")
    options = parser.parse_args()
    if options.command == "add":
        before, after = add(map(Path, options.rest))
        print(f"{before} entries before, {after} now, {TABLE.stat().st_size / 1000:.0f} kB")
    elif options.command == "known":
        total, found, unknown = known(arabic for arabic, _ in bilingual_sentences(LOOK))
        print(f"{found} of {total} words known ({found / total:.1%}); commonest unknown:")
        print(" ".join(word for word, _ in unknown.most_common(60)))
    else:
        entries = [line for line in read(TABLE) if not line.startswith("#")]
        chosen = random.Random(20).sample(entries, int(options.rest[0] if options.rest else 300))
        print("\n".join(chosen))


if __name__ == "__main__":
    main()
