"""Which chosen numbers matter: each is moved by a fifth, both ways, and the articles whose outcome changes are counted.

    python -m bench.sensitivity [ROOM ...]       # summarize.discrepancies summarize.claims …; all of summarize without

The articles are the samples, the eleven invented events of the tests, the seeds where they are, and the event groups to
learn on. An outcome is the whole brief and comparison (as Python prints them), so that nothing goes unseen. A number
that nothing notices is not worth its digits: round it, or take it out.
"""

from __future__ import annotations

import argparse
import functools
import gc
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.events import LEARN, groups, translated
from mujaz.translation import untranslated
from summarize.briefing import write_brief
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from tests.rooms import ORDER
from tests.summarize.articles import NAMES_OF_EVENTS, event
from translate import datafiles
from translate.documents import read_inputs
from translate.encoder import SentenceEncoder, default_encoder
from translate.records import TranslatedDocument

ROOT = Path(__file__).resolve().parents[1]
FIFTH = 0.2
Case = tuple[str, Sequence[TranslatedDocument]]


def cases(most_groups: int) -> list[Case]:
    """Names and articles of everything that is looked at."""
    found: list[Case] = [(name, event(name)[1]) for name in NAMES_OF_EVENTS]
    for name, folder in (
        ("samples", ROOT / "samples" / "articles"),
        ("seeds", ROOT.parent / "shared" / "seeds"),
    ):
        if folder.is_dir():
            found.append((name, [untranslated(one) for one in read_inputs([str(folder)]).documents]))
    for group, _ in zip(groups(LEARN), range(most_groups), strict=False):
        found.append((group["id"], translated(group)))
    return found


class Remembering:
    """An encoder that encodes a text once: only the numbers change between runs."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder
        self._known: dict[tuple[bool, tuple[str, ...]], Any] = {}

    def encode(self, texts: Sequence[str], *, mask_numbers: bool = False) -> Any:
        """See `translate.encoder.SentenceEncoder`."""
        key = (mask_numbers, tuple(texts))
        if key not in self._known:
            self._known[key] = self._encoder.encode(texts, mask_numbers=mask_numbers)
        return self._known[key]


def outcome(articles: Sequence[TranslatedDocument], encoder: SentenceEncoder) -> int:
    """A fingerprint of the brief and the comparison."""
    ledger = build_ledger(articles, encoder=encoder)
    compared = compare_sources(ledger, articles, encoder=encoder)
    return hash((repr(compared), repr(write_brief(ledger, articles, encoder=encoder))))


def forget() -> None:
    """Empties every cache of `summarize`: its results may hang on a chosen number."""
    for wrapper in gc.get_objects():
        if isinstance(wrapper, functools._lru_cache_wrapper):
            module = getattr(wrapper, "__module__", "") or ""
            if module.startswith("summarize"):
                wrapper.cache_clear()


def numbers(room: str) -> Iterator[tuple[dict[str, Any], str, str]]:
    """(section's table, section, name) of every chosen number of a room."""
    try:
        sections = datafiles.table(room, datafiles.CHOSEN_FILE)
    except (FileNotFoundError, TypeError):  # a room without numbers, or a module
        return
    for section, table in sections.items():
        for name in table:
            yield table, section, name


def moved(value: float) -> tuple[float, float]:
    """A fifth less and a fifth more; a whole number by one at least."""
    if isinstance(value, int):
        step = max(1, round(FIFTH * value))
        return max(0, value - step), value + step
    return value * (1 - FIFTH), value * (1 + FIFTH)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rooms", nargs="*", help="rooms of summarize, with the package: summarize.claims")
    parser.add_argument("--groups", type=int, default=12, help="event groups to learn on that are looked at")
    options = parser.parse_args()
    encoder = Remembering(default_encoder())
    every = cases(options.groups)
    before = {name: outcome(articles, encoder) for name, articles in every}
    rooms = options.rooms or [f"summarize.{room}" for room in ORDER["summarize"]]
    print(f"{len(every)} events: {', '.join(before)}")
    for room in rooms:
        for table, section, name in numbers(room):
            value = table[name]
            noticed = []
            for other in moved(value):
                table[name] = other
                forget()
                noticed.append(sum(outcome(articles, encoder) != before[case] for case, articles in every))
            table[name] = value
            forget()
            said = "nothing notices" if not any(noticed) else f"{noticed[0]:3} less, {noticed[1]:3} more"
            print(f"{room.partition('.')[2]:14} {section:20} {name:18} {value!s:8} {said}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
