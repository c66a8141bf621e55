"""Which chosen numbers matter: each is moved by a fifth, both ways, and the cases whose outcome changes are counted.

    python -m bench.sensitivity [ROOM ...]       # summarize.discrepancies translate.pages …; all of summarize without

Every kind of room has cases and an outcome of its own, compared as Python prints it, so that nothing goes unseen:

- `summarize`: the whole brief and comparison of the samples, the eleven invented events of the tests, the seeds where
  they are, and the event groups to learn on;
- `translate.pages`, `clean`, `documents`, `containers`, `dates`: what is read of the looked-at web pages, each alone, of the
  samples and seeds together, and of the articles of the event groups;
- `translate.segments`: sentences and clauses of the articles of the event groups, and of the corpora of `bench.segments`
  where they are, twenty lines at a time;
- `translate.fidelity`: flags and quality of the samples' references, of sentences of the event groups, and of mistakes
  seeded in those.

With `--tests`, what no case notices is put to the tests of the room's folder too; a room without an outcome has those alone.

A number that nothing notices is not worth its digits: round it, or take it out. `--finer` looks only at numbers that are
not round: of two digits whose second is not five, or of more.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import io
import json
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from bench import segments
from bench.events import LEARN, article_text, bilingual_sentences, groups, translated
from bench.fidelity.corruptions import corruptions
from bench.pages import PAGES
from mujaz.translation import untranslated
from summarize.briefing import write_brief
from summarize.comparing import compare_sources
from summarize.ledger import build_ledger
from tests.rooms import ORDER, PACKAGES, room_of
from tests.summarize.articles import NAMES_OF_EVENTS, event
from translate import datafiles
from translate.documents import document_from_text, read_inputs
from translate.encoder import SentenceEncoder, default_encoder
from translate.fidelity.gates import Checker
from translate.fidelity.words import english_words
from translate.records import TranslatedDocument
from translate.segments import clauses, halves, split

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {"samples": ROOT / "samples" / "articles", "seeds": ROOT.parent / "shared" / "seeds"}
FIFTH = 0.2
# Of a longer corpus that many lines, and a clause of so many words at most.
MOST_LINES, CLAUSE_WORDS = 1000, (9, 14, 25)
LINE_WIDTH = 70
# Seeded mistakes of each kind, and one sentence of the event groups in so many.
EACH, ONE_IN = 20, 40
# The outcome of every case, by name, as a fingerprint.
Outcomes = Callable[[], dict[str, int]]


def events(most_groups: int) -> Outcomes:
    """The brief and the comparison of every event."""
    found: dict[str, Sequence[TranslatedDocument]] = {name: event(name)[1] for name in NAMES_OF_EVENTS}
    for name, folder in FOLDERS.items():
        if folder.is_dir():
            found[name] = [untranslated(one) for one in read_inputs([str(folder)]).documents]
    for group, _ in zip(groups(LEARN), range(most_groups), strict=False):
        found[group["id"]] = translated(group)
    encoder = Remembering(default_encoder())
    return lambda: {name: outcome(articles, encoder) for name, articles in found.items()}


def readings(most_groups: int) -> Outcomes:
    """What is read of web pages, files and articles."""
    files = {path.name: [str(path)] for path in sorted((PAGES / "looked-at").glob("*.html"))}
    files |= {name: [str(folder)] for name, folder in FOLDERS.items() if folder.is_dir()}
    texts = dict(_articles(most_groups))

    def read() -> dict[str, int]:
        found = {name: hash(repr(read_inputs(paths))) for name, paths in files.items()}
        return found | {name: hash(repr(document_from_text(text, id=name))) for name, text in texts.items()}

    return read


def splittings(most_groups: int) -> Outcomes:
    """Sentences, clauses and halves of articles as they are and hard-wrapped, of web pages, and of corpora."""
    texts = dict(_articles(most_groups))
    texts |= {f"{name} wrapped": _wrapped(text) for name, text in texts.items()}
    pages = read_inputs([str(PAGES / "looked-at")], one_event=False).documents
    texts |= {page.id: page.text for page in pages}
    if segments.SHARED.is_dir():
        for name, lines in segments.corpora().items():
            some = lines[:MOST_LINES]
            texts |= {
                f"{name} {at}": " ".join(some[at : at + segments.GROUP])
                for at in range(0, len(some), segments.GROUP)
            }

    def cut(text: str) -> int:
        sentences = split(text)
        pieces = [[clauses(one.text, max_words=most) for most in CLAUSE_WORDS] for one in sentences]
        return hash(repr((sentences, pieces, [halves(one.text) for one in sentences])))

    return lambda: {name: cut(text) for name, text in texts.items()}


def verdicts(most_groups: int) -> Outcomes:
    """The gates' verdicts on faithful translations and on seeded mistakes."""
    references = ROOT / "samples" / "reference" / "translations.jsonl"
    records = [json.loads(line) for line in references.read_text(encoding="utf-8").splitlines()]
    faithful = [(record["source"], record["reference"]) for record in records]
    faithful += list(bilingual_sentences(LEARN))[::ONE_IN]
    mistakes = corruptions(faithful, english_words(), each=EACH)
    pairs = [*faithful, *((one.source, one.target) for one in mistakes)]
    checker = Checker(Remembering(default_encoder()))
    return lambda: {
        f"{number}": hash(repr(found)) for number, found in enumerate(checker.check_all(pairs), 1)
    }


# The outcome by which a room is judged; the longest name that fits counts.
WATCHED: dict[str, Callable[[int], Outcomes]] = {
    "summarize": events,
    "translate.containers": readings,
    "translate.documents": readings,
    "translate.pages": readings,
    "translate.clean": readings,
    "translate.dates": readings,
    "translate.segments": splittings,
    "translate.fidelity": verdicts,
}


def without_outcome(most_groups: int) -> Outcomes:
    """No case: the room has its tests alone."""
    return dict


def watched(room: str) -> Callable[[int], Outcomes] | None:
    """What makes the outcomes that a room is judged by; None for a room without any."""
    return next((made for name, made in WATCHED.items() if room == name or room.startswith(f"{name}.")), None)


def _wrapped(text: str) -> str:
    """A text as a mail or a PDF file holds it."""
    return "\n".join("\n".join(textwrap.wrap(line, LINE_WIDTH)) for line in text.split("\n"))


def _articles(most_groups: int) -> Iterator[tuple[str, str]]:
    for group, _ in zip(groups(LEARN), range(most_groups), strict=False):
        for number, article in enumerate(group["articles"], 1):
            yield f"{group['id']}-{number}", article_text(article)


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


def forget(room: str) -> None:
    """Empties the caches of a room and of what stands above it: their results may hang on its numbers."""
    package, _, name = room.partition(".")
    below = ORDER[package][ORDER[package].index(name) + 1 :]
    for wrapper in gc.get_objects():
        if isinstance(wrapper, functools._lru_cache_wrapper):
            module = getattr(wrapper, "__module__", "") or ""
            held = module.partition(".")[0]
            if held not in PACKAGES or (held != package and package not in PACKAGES[held]):
                continue
            if held != package or room_of(module).partition(".")[2] not in below:
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


def is_round(value: float) -> bool:
    """Whether a number has one digit that is not nought, or a five behind it; powers of two count as round."""
    if isinstance(value, int) and value & (value - 1) == 0:
        return True
    digits = f"{value:f}".replace(".", "").strip("0")
    return len(digits) <= 1 or (len(digits) == 2 and digits[1] == "5")


def tests_fail(room: str, table: dict[str, Any], name: str) -> Iterator[bool]:
    """Whether a test of the room's folder fails when its number is a fifth less, and when it is a fifth more."""
    value = table[name]
    for other in moved(value):
        table[name] = other
        forget(room)
        with contextlib.redirect_stdout(io.StringIO()):
            found = pytest.main(
                ["-q", "-x", "-p", "no:cacheprovider", str(ROOT / "tests" / room.replace(".", "/"))]
            )
        table[name] = value
        forget(room)
        yield found == pytest.ExitCode.TESTS_FAILED


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rooms", nargs="*", help="rooms with their package: summarize.claims translate.pages")
    parser.add_argument("--groups", type=int, default=12, help="event groups to learn on that are looked at")
    parser.add_argument("--tests", action="store_true", help="put what no case notices to the room's tests")
    parser.add_argument("--finer", action="store_true", help="only numbers that are not round")
    options = parser.parse_args()
    rooms = options.rooms or [f"summarize.{room}" for room in ORDER["summarize"]]
    made: dict[Callable[[int], Outcomes], tuple[Outcomes, dict[str, int]]] = {}
    for room in rooms:
        if room.partition(".")[2] not in ORDER.get(room.partition(".")[0], ()):
            parser.error(f"no room {room}; name one of docs/rooms.toml with its package")
        maker = watched(room) or (without_outcome if options.tests else None)
        if maker is None:
            parser.error(f"no outcome is known for the room {room} ({', '.join(WATCHED)}); give --tests")
        if maker not in made:
            outcomes = maker(options.groups)
            made[maker] = outcomes, outcomes()
            print(f"{maker.__name__}: {len(made[maker][1])} cases")
        outcomes, before = made[maker]
        for table, section, name in numbers(room):
            value = table[name]
            if options.finer and is_round(value):
                continue
            noticed = []
            for other in moved(value):
                table[name] = other
                forget(room)
                after = outcomes()
                noticed.append(sum(after[case] != before[case] for case in before))
            table[name] = value
            forget(room)
            said = "nothing notices" if not any(noticed) else f"{noticed[0]:3} less, {noticed[1]:3} more"
            if options.tests and not any(noticed) and any(tests_fail(room, table, name)):
                said = "its tests notice"
            print(f"{room.partition('.')[2]:16} {section:20} {name:24} {value!s:8} {said}", flush=True)


if __name__ == "__main__":
    main()
