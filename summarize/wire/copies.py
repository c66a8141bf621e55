"""Wire copy: passages printed near-identically by several articles, and repeats inside one.

Candidates come from an inverted index of word shingles, so the work grows with the number of shared passages,
not with the square of the sentences (Broder 1997 for shingling).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from summarize.records import Place, WireGroup
from summarize.wire.alignment import Passage, best_passage
from summarize.wire.groups import Stretch, merge_neighbours, stretch_of, wire_group
from summarize.wire.sets import Sets
from summarize.words import Token, content, tokenise, word_list
from translate.datafiles import Chosen
from translate.records import Document

_CHOSEN = Chosen(__package__, "copies")


@dataclass(frozen=True, slots=True)
class Copy:
    """Two segments that share a passage."""

    left: Place
    right: Place
    passage: Passage


@dataclass(frozen=True, slots=True)
class WireCopies:
    """What `find_wire` found.

    `covered` is the share of a segment's words that is wire copy; `groups_of` the groups a segment is part
    of.
    `strands` number the single shared passages, which a group joins where they follow one another.
    `repeats` maps a segment to the earlier one of the same article that it repeats.
    """

    groups: tuple[WireGroup, ...] = ()
    copies: tuple[Copy, ...] = ()
    covered: Mapping[Place, float] = field(default_factory=dict)
    groups_of: Mapping[Place, tuple[str, ...]] = field(default_factory=dict)
    strands: Mapping[Place, tuple[int, ...]] = field(default_factory=dict)
    repeats: Mapping[Place, Place] = field(default_factory=dict)

    @property
    def copied(self) -> dict[Place, tuple[int, ...]]:
        """The strands of the segments that are wire copy for their larger part."""
        return {place: ids for place, ids in self.strands.items() if self.is_copy(place)}

    def is_copy(self, place: Place) -> bool:
        """Whether the larger part of a segment is wire copy."""
        return self.covered.get(place, 0.0) >= _CHOSEN("covered")

    def same_copy(self, left: Place, right: Place) -> bool:
        """Whether two segments carry the same wire passage, for the larger part of one of them."""
        shared = set(self.strands.get(left, ())) & set(self.strands.get(right, ()))
        return left[0] != right[0] and bool(shared) and (self.is_copy(left) or self.is_copy(right))


def find_wire(documents: Sequence[Document]) -> WireCopies:
    """Passages shared by several documents, and repeats inside one. Documents are numbered from 1."""
    tokens = {
        (number, segment.index): tokenise(segment.text)
        for number, document in enumerate(documents, 1)
        for segment in document.segments
    }
    copies: list[Copy] = []
    repeats: dict[Place, Place] = {}
    for left, right in _candidates(tokens):
        passage = best_passage(tokens[left], tokens[right])
        if passage is None:
            continue
        if left[0] == right[0]:
            if _repeats(tokens[left], tokens[right], passage):
                repeats.setdefault(right, left)
        elif _is_copy(tokens[left], tokens[right], passage):
            copies.append(Copy(left, right, passage))
    copies = _without_shared_quotations(copies, documents, tokens)
    return _grouped(documents, tokens, copies, repeats)


def _candidates(tokens: Mapping[Place, Sequence[Token]]) -> Iterable[tuple[Place, Place]]:
    postings: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    shingles: dict[Place, int] = {}
    for place, words in tokens.items():
        stems = [t.stem for t in words]
        found = {
            tuple(stems[i : i + _CHOSEN.whole("shingle")])
            for i in range(len(stems) - _CHOSEN.whole("shingle") + 1)
        }
        shingles[place] = len(found)
        for shingle in found:
            postings[shingle].append(place)
    shared: Counter[tuple[Place, Place]] = Counter()
    for places in postings.values():
        for index, right in enumerate(places):
            for left in places[: min(index, _CHOSEN.whole("postings"))]:
                shared[left, right] += 1
    for (left, right), count in shared.items():
        shorter = min(shingles[left], shingles[right])
        few = count >= _CHOSEN.whole("few_shingles") and count >= _CHOSEN("few_share") * shorter
        if few or count >= _CHOSEN.whole("shingles"):
            yield left, right


def _is_copy(left: Sequence[Token], right: Sequence[Token], passage: Passage) -> bool:
    words = [left[i] for i, _ in passage.pairs]
    whole = len(words) >= _CHOSEN("whole") * max(len(left), len(right))
    if passage.ratio < _least_ratio(len(words)):
        return False
    telling = [
        word
        for word in content(words)
        if word.key not in word_list(__package__, "times.txt") and len(word.stem) > 2
    ]
    if len(telling) < _CHOSEN.whole("whole_content" if whole else "min_content"):
        return False
    return len(words) >= _CHOSEN.whole("whole_words" if whole else "min_words")


def _repeats(left: Sequence[Token], right: Sequence[Token], passage: Passage) -> bool:
    shorter = min(len(content(left)), len(content(right)))
    same = len(content([left[i] for i, _ in passage.pairs]))
    enough = max(_CHOSEN.whole("whole_content"), _CHOSEN("repeat") * shorter)
    return passage.ratio >= _CHOSEN("long_ratio") and same >= enough


def _least_ratio(words: int) -> float:
    """How closely a passage of so many words must agree: the shorter, the more."""
    if words >= _CHOSEN.whole("long_words"):
        return _CHOSEN("long_ratio")
    return _CHOSEN("middle_ratio" if words >= _CHOSEN.whole("middle_words") else "short_ratio")


def _quoted(text: str, tokens: Sequence[Token]) -> list[bool]:
    """For each word, whether it stands between quotation marks."""
    inside, flags, last = False, [], 0
    for token in tokens:
        for char in text[last : token.start]:
            if char in "«“":
                inside = True
            elif char in "»”":
                inside = False
            elif char == '"':
                inside = not inside
        flags.append(inside)
        last = token.end
    return flags


def _without_shared_quotations(
    copies: Sequence[Copy], documents: Sequence[Document], tokens: Mapping[Place, Sequence[Token]]
) -> list[Copy]:
    """Drops passages that are only the same person's words, unless the two articles share copy elsewhere."""
    own: dict[Place, list[bool]] = {}

    def outside(place: Place, start: int, end: int) -> int:
        if place not in own:
            text = documents[place[0] - 1].segments[place[1] - 1].text
            own[place] = _quoted(text, tokens[place])
        return sum(not quoted for quoted in own[place][start:end])

    def only_quoted(copy: Copy) -> bool:
        passage = copy.passage
        beside = outside(copy.left, passage.a0, passage.a1), outside(copy.right, passage.b0, passage.b1)
        return max(beside) < _CHOSEN.whole("beside_quotation")

    firm = {(copy.left[0], copy.right[0]) for copy in copies if not only_quoted(copy)}
    return [copy for copy in copies if (copy.left[0], copy.right[0]) in firm]


def _grouped(
    documents: Sequence[Document],
    tokens: Mapping[Place, Sequence[Token]],
    copies: Sequence[Copy],
    repeats: Mapping[Place, Place],
) -> WireCopies:
    sets: Sets[Stretch] = Sets()
    stretches: dict[Place, list[Stretch]] = defaultdict(list)
    for copy in sorted(copies, key=lambda copy: -len(copy.passage.pairs)):
        passage = copy.passage
        left = stretch_of(stretches[copy.left], copy.left, passage.a0, passage.a1)
        right = stretch_of(stretches[copy.right], copy.right, passage.b0, passage.b1)
        sets.join(left, right)
    strands: dict[Place, list[int]] = defaultdict(list)
    single = sorted(sorted(group) for group in sets.groups())
    for number, group in enumerate(single):
        for place in dict.fromkeys(stretch[0] for stretch in group):
            strands[place].append(number)
    runs = merge_neighbours(single)
    groups, groups_of = [], defaultdict(list)
    for number, run in enumerate(runs, 1):
        joined = wire_group(f"w{number}", run, documents, tokens)
        groups.append(joined)
        for place in dict.fromkeys(stretch[0] for stretch in run):
            groups_of[place].append(joined.id)
    covered = {
        place: len({i for _, start, end in own for i in range(start, end)}) / max(len(tokens[place]), 1)
        for place, own in stretches.items()
    }
    return WireCopies(
        tuple(groups),
        tuple(copies),
        covered,
        {place: tuple(ids) for place, ids in groups_of.items()},
        {place: tuple(numbers) for place, numbers in strands.items()},
        dict(repeats),
    )
