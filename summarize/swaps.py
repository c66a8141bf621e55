"""Framing: what stands in one another's place where articles say the same, and judging words by source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from summarize.alignment import Passage, best_passage
from summarize.comparison import FramingKind, FramingPair, LoadedCount, Variant, WordPlace
from summarize.framing import LoadedWord, loaded_words, terms
from summarize.records import Claim, Ledger
from summarize.tokens import Token, content, tokenise
from translate.records import Document

# A passage must agree in this share of its words, and in this many, before what differs in it means anything.
_MIN_RATIO = 0.6
_MIN_AGREEING = 6
# Longest stretch that still is a word or phrase; longer ones are other statements.
_PHRASE = 5
# Of a term told in another sentence of one claim: how much of the rest the sentences must share.
_LOOSE_RATIO = 0.5
# Words this alike in letters are two spellings of one.
_SPELLING = 0.7
# Members of a cluster that are aligned with each other.
_ALIGNED = 8


@dataclass(frozen=True, slots=True)
class Swap:
    """Two stretches of aligned sentences that differ: token ranges, either of which may be empty."""

    left: Claim
    right: Claim
    words: tuple[tuple[Token, ...], tuple[Token, ...]]


def framing(ledger: Ledger, documents: Sequence[Document]) -> tuple[FramingPair, ...]:
    """Word and phrase swaps with a judging word or another name for the same actors, most frequent first."""
    tokens = {claim.id: tokenise(claim.text) for claim in ledger.claims}
    found: dict[tuple[frozenset[tuple[str, ...]], bool], list[Swap]] = defaultdict(list)
    for left, right in _alignable(ledger):
        passage = best_passage(tokens[left.id], tokens[right.id])
        if passage is None:
            continue
        for swap in _swaps(left, right, tokens[left.id], tokens[right.id], passage):
            if _kind(swap) is not None:
                key = frozenset(tuple(t.stem for t in side) for side in swap.words)
                found[key, True].append(swap)
    pairs = [_pair(same, group) for (_, same), group in found.items()]
    pairs.sort(key=lambda p: (p.kind is not FramingKind.LOADED, -p.count, p.variants[0].places[:1] == ()))
    return tuple(
        FramingPair(f"f{n}", p.kind, p.variants, p.same_sentence, p.count, p.why)
        for n, p in enumerate(pairs, 1)
    )


def _alignable(ledger: Ledger) -> Iterable[tuple[Claim, Claim]]:
    """Sentences of different articles that may say the same: members of a wire passage or of a cluster."""
    claims = {claim.id: claim for claim in ledger.claims}
    pairs: dict[tuple[str, str], None] = {}
    for group in ledger.wire_groups:
        for a, b in combinations(group.members[:_ALIGNED], 2):
            for i, left in enumerate(a.segments):
                # Members tell a passage in one order: a sentence's twin stands near the same place.
                near = len(b.segments) * i // max(len(a.segments), 1)
                for right in b.segments[max(0, near - 4) : near + 5]:
                    pairs[f"{a.document}:{left}", f"{b.document}:{right}"] = None
    for cluster in ledger.clusters:
        for a_, b_ in combinations(cluster.claims[:_ALIGNED], 2):
            if a_.document != b_.document:
                pairs[a_.id, b_.id] = None
    for one, other in pairs:
        if one in claims and other in claims:
            left_, right_ = claims[one], claims[other]
            if not (left_.duplicate_of or right_.duplicate_of):
                yield left_, right_


def _swaps(
    left: Claim, right: Claim, a: Sequence[Token], b: Sequence[Token], passage: Passage
) -> Iterable[Swap]:
    if passage.ratio < _MIN_RATIO or len(passage.pairs) < _MIN_AGREEING:
        return
    ranges = list(passage.swaps())
    ranges.append((passage.a1, len(a), passage.b1, len(b)))
    for a0, a1, b0, b1 in ranges:
        sides = tuple(a[a0:a1]), tuple(b[b0:b1])
        if not 0 < max(map(len, sides)) <= _PHRASE:
            continue
        if _figure_or_date(left, sides[0]) or _figure_or_date(right, sides[1]):
            continue
        yield Swap(left, right, sides)


def _figure_or_date(claim: Claim, side: Sequence[Token]) -> bool:
    """Figures and dates that differ are discrepancies, not wording."""
    if not side:
        return False
    marks = [(m.start, m.end) for m in (*claim.figures, *claim.dates)]
    start, end = side[0].start, side[-1].end
    return any(start < b and a < end for a, b in marks)


def _kind(swap: Swap) -> FramingKind | None:
    """Loaded where one side judges and the other does not or judges otherwise; naming where both are terms
    of one kind; None for rewording that frames nothing."""
    one, other = swap.words
    if not content(one) and not content(other) or _same_words(one, other):
        return None
    left, right = _loaded(swap.left, one), _loaded(swap.right, other)
    if left or right:
        return None if _keys(left) == _keys(right) else FramingKind.LOADED
    kinds = [{term.kind for term in terms(side)} for side in swap.words]
    glosses = [{term.english for term in terms(side)} for side in swap.words]
    return FramingKind.NAMING if kinds[0] & kinds[1] and glosses[0] != glosses[1] else None


def _keys(words: Iterable[LoadedWord]) -> set[str]:
    return {word.neutral for word in words}


def _loaded(claim: Claim, side: Sequence[Token]) -> list[LoadedWord]:
    if not side:
        return []
    start, end = side[0].start, side[-1].end
    return [w for w in loaded_words(claim.text) if start <= w.start < end]


def _same_words(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two stretches are two spellings of the same words."""
    if len(one) != len(other):
        return False
    return all(
        a.stem == b.stem or SequenceMatcher(None, a.stem, b.stem, autojunk=False).ratio() >= _SPELLING
        for a, b in zip(one, other, strict=True)
    )


def _pair(same_sentence: bool, group: Sequence[Swap]) -> FramingPair:
    sides: dict[tuple[str, ...], dict[WordPlace, str]] = {}
    absent: dict[tuple[str, ...], set[int]] = defaultdict(set)
    loaded: dict[tuple[str, ...], list[LoadedWord]] = {}
    for swap in group:
        for claim, side in zip((swap.left, swap.right), swap.words, strict=True):
            key = tuple(t.stem for t in side)
            places = sides.setdefault(key, {})
            loaded.setdefault(key, _loaded(claim, side))
            if side:
                place = WordPlace(claim.document, claim.segment, side[0].start, side[-1].end)
                places[place] = claim.text[place.start : place.end]
            else:
                absent[key].add(claim.document)
    variants = tuple(
        Variant(
            next(iter(places.values()), ""),
            tuple(sorted({place.document for place in places} | absent[key])),
            tuple(sorted(places)),
            _gloss(next(iter(places.values()), "")),
            "; ".join(dict.fromkeys(word.neutral for word in loaded[key])),
        )
        for key, places in sorted(sides.items(), key=lambda item: min(item[1], default=_LAST))
    )
    judging = [word for words in loaded.values() for word in words]
    return FramingPair(
        "",
        FramingKind.LOADED if judging else FramingKind.NAMING,
        variants,
        same_sentence,
        max(len(places) for places in sides.values()),
        "; ".join(dict.fromkeys(word.why for word in judging)),
    )


# A wording that is absent everywhere comes last.
_LAST = WordPlace(1 << 30, 0, 0, 0)


def _gloss(phrase: str) -> str:
    return ", ".join(dict.fromkeys(term.english for term in terms(tokenise(phrase))))


def loaded_counts(documents: Sequence[Document]) -> tuple[LoadedCount, ...]:
    """Judging words by article, the strongest and most frequent first; titles are segment 0."""
    found: dict[tuple[int, str], list[tuple[LoadedWord, WordPlace, bool]]] = defaultdict(list)
    for number, document in enumerate(documents, 1):
        texts = [(0, document.title)] if document.title else []
        texts += [(segment.index, segment.text) for segment in document.segments]
        for index, text in texts:
            for word in loaded_words(text):
                place = WordPlace(number, index, word.start, word.start + len(word.word))
                found[number, word.neutral].append((word, place, _in_quotes(text, word.start)))
    counts = [
        LoadedCount(
            number,
            " · ".join(dict.fromkeys(word.word for word, _, _ in places)),
            places[0][0].neutral,
            places[0][0].why,
            places[0][0].weight,
            tuple(place for _, place, _ in places),
            sum(quoted for _, _, quoted in places),
        )
        for (number, _), places in found.items()
    ]
    return tuple(sorted(counts, key=lambda c: (c.document, -c.weight, -len(c.places), c.word)))


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    if before.count("«") + before.count("“") > before.count("»") + before.count("”"):
        return True
    return before.count('"') % 2 == 1


def terms_by_claim(claims: Sequence[Claim]) -> Mapping[str, tuple[str, ...]]:
    """The kinds of actors, acts and places each sentence names."""
    return {c.id: tuple(dict.fromkeys(t.kind for t in terms(tokenise(c.text)))) for c in claims}
