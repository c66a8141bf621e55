"""Events to brief in English that is given: annotated groups, the samples, and English news as its own translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bench import selection
from bench.brief import round_robin
from bench.events import PARTS, groups, translated
from tests.summarize.writing.briefs import SAMPLES, sample_articles
from translate.records import Document, Outcome, Segment, TranslatedDocument, TranslatedSegment

SETS = (*PARTS, "samples", "neus")


@dataclass(frozen=True)
class Event:
    """Articles with their English, the briefs people wrote, and the articles' sentences by turns."""

    id: str
    documents: Sequence[TranslatedDocument]
    references: tuple[str, ...]
    lead: tuple[str, ...]


def events(wanted: str, most: int) -> Iterator[Event]:
    """The events of a set."""
    if wanted == "samples":
        bodies = [[one.text for one in done.segments] for done in sample_articles()]
        references = tuple(path.read_text("utf-8") for path in sorted((SAMPLES / "briefs").glob("*.txt")))
        yield Event("samples", sample_articles(), references, _by_turns(bodies))
    elif wanted == "neus":
        for number, one in enumerate(islice(selection.neus(), most)):
            order = selection.round_robin(one)
            yield Event(f"neus {number}", _english(one), one.references, tuple(one.texts[i] for i in order))
    else:
        for group in islice(groups(wanted), most):
            yield Event(group["id"], translated(group), (group["brief"],), tuple(round_robin(group)))


def _by_turns(bodies: Sequence[Sequence[str]]) -> tuple[str, ...]:
    longest = max(map(len, bodies))
    return tuple(body[at] for at in range(longest) for body in bodies if at < len(body))


def _english(one: selection.Event) -> list[TranslatedDocument]:
    """English articles as their own translation; figures and holders of English the ledger does not read."""
    made = []
    for number, title in enumerate(one.titles):
        body = [text for text, at in zip(one.texts, one.documents, strict=True) if at == number]
        text, parts = "\n".join(body), []
        for sentence in body:
            start = parts[-1].end + 1 if parts else 0
            parts.append(Segment(len(parts) + 1, start, start + len(sentence), sentence))
        name = f"{number + 1:02}"
        document = Document(
            name, None, text, text, title, f"outlet {name}", language="en", segments=tuple(parts)
        )
        segments = tuple(TranslatedSegment(part, part.text, Outcome.OK, 0.9) for part in document.segments)
        heading = TranslatedSegment(Segment(0, 0, 0, document.title), document.title, Outcome.OK, 0.9)
        made.append(TranslatedDocument(document, segments, heading))
    return made
