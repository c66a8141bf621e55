"""The groups of wire copy: the stretches that articles share, joined where they follow one another, and whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from summarize.records import Place, WireGroup, WireMember
from summarize.wire.alignment import best_passage
from summarize.words import Token, fold_phrase, tokenise
from translate.clean import agency_names
from translate.datafiles import Chosen
from translate.records import Document

_CHOSEN = Chosen(__package__, "groups")

Stretch = tuple[Place, int, int]  # words of a segment


def stretch_of(known: list[Stretch], place: Place, start: int, end: int) -> Stretch:
    """The stretch of this segment that `start:end` is a copy of: one that overlaps it by half, or a new one.

    A fragment that a third article quotes must not stand for the whole sentence that two others share.
    """
    for stretch in known:
        overlap = min(end, stretch[2]) - max(start, stretch[1])
        if overlap >= _CHOSEN("overlap") * (max(end, stretch[2]) - min(start, stretch[1])):
            return stretch
    known.append((place, start, end))
    return known[-1]


def merge_neighbours(groups: list[list[Stretch]]) -> list[list[Stretch]]:
    """Joins passages of the same articles that follow one another in each of them."""
    by_documents: dict[tuple[int, ...], list[list[Stretch]]] = defaultdict(list)
    for group in groups:
        by_documents[tuple(sorted({place[0] for place, _, _ in group}))].append(group)
    merged = []
    for runs in by_documents.values():
        current = runs[0]
        for following in runs[1:]:
            if _adjacent(current, following):
                current = sorted({*current, *following})
            else:
                merged.append(current)
                current = following
        merged.append(current)
    return sorted(merged)


def _adjacent(before: Sequence[Stretch], after: Sequence[Stretch]) -> bool:
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    for (document, segment), _, _ in before:
        last[document] = max(last.get(document, 0), segment)
    for (document, segment), _, _ in after:
        first[document] = min(first.get(document, segment), segment)
    return all(-1 <= first[document] - last[document] <= 1 for document in last)


def wire_group(
    name: str, run: Sequence[Stretch], documents: Sequence[Document], tokens: Mapping[Place, Sequence[Token]]
) -> WireGroup:
    """The group of a run of stretches: its copies article by article, the words all share, the agency credited."""
    members, words = [], []
    for number in sorted({place[0] for place, _, _ in run}):
        document = documents[number - 1]
        own = [stretch for stretch in run if stretch[0][0] == number]
        start = min(document.segments[p[1] - 1].start + tokens[p][first].start for p, first, _ in own)
        end = max(document.segments[p[1] - 1].start + tokens[p][last - 1].end for p, _, last in own)
        segments = tuple(sorted({place[1] for place, _, _ in own}))
        members.append(WireMember(number, segments, start, end, document.text[start:end]))
        words.append(tokenise(document.text[start:end]))
    shared, ratio = _common(members[0].text, words)
    return WireGroup(name, tuple(members), shared, ratio, _agency(members, documents))


def _common(text: str, words: Sequence[Sequence[Token]]) -> tuple[str, float]:
    """The first member's words that every other has, gaps shown as …, and the mean share of common words."""
    first = words[0]
    kept = set(range(len(first)))
    ratios = []
    for other in words[1:]:
        passage = best_passage(first, other)
        pairs = passage.pairs if passage else ()
        kept &= {i for i, _ in pairs}
        ratios.append(2 * len(pairs) / max(len(first) + len(other), 1))
    runs: list[list[int]] = []
    for index in sorted(kept):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    shared = " … ".join(text[first[run[0]].start : first[run[-1]].end] for run in runs)
    return shared, round(sum(ratios) / max(len(ratios), 1), 3)


def _agency(members: Sequence[WireMember], documents: Sequence[Document]) -> str:
    """The news agency named in a byline or a bracketed credit of an article that carries the passage."""
    for member in members:
        document = documents[member.document - 1]
        credits = [
            removal.text for removal in document.removed if len(removal.text) < _CHOSEN.whole("credit")
        ]
        edge = _CHOSEN.whole("edge")
        edges = [document.text[:edge], document.text[-edge:]]
        for credit in [*credits, *edges, document.outlet]:
            folded = f" {fold_phrase(credit)} "
            for agency in _agencies():
                if f" {agency} " in folded:
                    return agency
    return ""


@cache
def _agencies() -> tuple[str, ...]:
    """The agencies' names, longest first; of one length by the alphabet, so that every run names the same."""
    return tuple(sorted(map(fold_phrase, agency_names()), key=lambda name: (-len(name), name)))
