"""Framing: what stands in one another's place where articles say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from summarize.framing.terms import LoadedWord, loaded_words, terms
from summarize.records import Claim, FramingKind, FramingPair, Ledger, Variant, WordPlace
from summarize.wire import Passage, Sets, best_passage
from summarize.words import Token, content, tokenise
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "swaps")

# What names people in terms.tsv: only these are compared where the sentences differ otherwise too.
_PEOPLE = "people:"


@dataclass(frozen=True, slots=True)
class Swap:
    """Stretches of two sentences that stand in one another's place; one of them may be empty."""

    kind: FramingKind
    left: Claim
    right: Claim
    words: tuple[tuple[Token, ...], tuple[Token, ...]]
    same_sentence: bool = True


def framing(ledger: Ledger) -> tuple[FramingPair, ...]:
    """Swaps with a judging word or another name for the same people, judging and frequent ones first."""
    tokens = {claim.id: tokenise(claim.text) for claim in ledger.claims}
    found: list[Swap] = []
    for left, right, told_alike in _alignable(ledger):
        a, b = tokens[left.id], tokens[right.id]
        passage = best_passage(a, b)
        inside = list(_swaps(left, right, a, b, passage)) if passage is not None else []
        if not inside and told_alike:
            inside = list(_other_names(left, right, a, b))
        found += inside
    pairs = [_pair(group) for group in _slots(found)]
    pairs.sort(key=lambda p: (not p.same_sentence, p.kind is not FramingKind.LOADED, -p.count, _first(p)))
    return tuple(
        FramingPair(f"f{n}", p.kind, p.variants, p.same_sentence, p.count, p.why)
        for n, p in enumerate(pairs, 1)
    )


def _first(pair: FramingPair) -> WordPlace:
    return min(place for variant in pair.variants for place in variant.places)


def _alignable(ledger: Ledger) -> Iterable[tuple[Claim, Claim, bool]]:
    """Sentences of different articles that may say the same: of a wire passage, or (True) of a cluster."""
    claims = {claim.id: claim for claim in ledger.claims}
    pairs: dict[tuple[str, str], bool] = {}
    for group in ledger.wire_groups:
        for a, b in combinations(group.members[: _CHOSEN.whole("aligned")], 2):
            for i, left in enumerate(a.segments):
                # Members tell a passage in one order: a sentence's twin stands near the same place.
                near = len(b.segments) * i // max(len(a.segments), 1)
                for right in b.segments[max(0, near - 4) : near + 5]:
                    pairs[f"{a.document}:{left}", f"{b.document}:{right}"] = False
    for cluster in ledger.clusters:
        for one, other in combinations(cluster.claims[: _CHOSEN.whole("aligned")], 2):
            if one.document != other.document:
                pairs[one.id, other.id] = True
    for (one_, other_), told_alike in pairs.items():
        first, second = claims.get(one_), claims.get(other_)
        if first and second and not (first.duplicate_of or second.duplicate_of):
            yield first, second, told_alike


def _swaps(
    left: Claim, right: Claim, a: Sequence[Token], b: Sequence[Token], passage: Passage
) -> Iterable[Swap]:
    if passage.ratio < _CHOSEN("min_ratio") or len(passage.pairs) < _CHOSEN.whole("min_agreeing"):
        return
    for a0, a1, b0, b1 in (*passage.swaps(), (passage.a1, len(a), passage.b1, len(b))):
        sides = tuple(a[a0:a1]), tuple(b[b0:b1])
        if not 0 < max(map(len, sides)) <= _CHOSEN.whole("phrase"):
            continue
        if _figure_or_date(left, sides[0]) or _figure_or_date(right, sides[1]):
            continue
        kind = _kind(left, right, sides)
        if kind is not None:
            yield Swap(kind, left, right, sides)


def _figure_or_date(claim: Claim, side: Sequence[Token]) -> bool:
    """Figures and dates that differ are discrepancies, not wording."""
    if not side:
        return False
    start, end = side[0].start, side[-1].end
    marks = [(m.start, m.end) for m in claim.figures] + [(m.start, m.end) for m in claim.dates]
    return any(start < last and first < end for first, last in marks)


def _kind(
    left: Claim, right: Claim, sides: tuple[tuple[Token, ...], tuple[Token, ...]]
) -> FramingKind | None:
    """Loaded where one side judges and the other does not or judges otherwise; naming where both are terms
    of one kind; None for rewording that frames nothing.
    """
    one, other = sides
    if (not content(one) and not content(other)) or _same_words(one, other):
        return None
    judging = [
        {word.neutral for word in _loaded(c, side)} for c, side in zip((left, right), sides, strict=True)
    ]
    if judging[0] or judging[1]:
        return None if judging[0] == judging[1] else FramingKind.LOADED
    named = [{(term.kind, term.english) for term in terms(side)} for side in sides]
    kinds = {kind for kind, _ in named[0]} & {kind for kind, _ in named[1]}
    return FramingKind.NAMING if kinds and named[0] != named[1] else None


def _other_names(left: Claim, right: Claim, a: Sequence[Token], b: Sequence[Token]) -> Iterable[Swap]:
    """A judging name and another for the same people in sentences that tell one thing in other words. Only
    where each names people of that kind in one way: else it cannot be told who is who.
    """
    by_kind = [_people(a), _people(b)]
    for kind in by_kind[0].keys() & by_kind[1].keys():
        one, other = by_kind[0][kind], by_kind[1][kind]
        if len(one) == len(other) == 1 and one.keys() != other.keys():
            sides = (next(iter(one.values())),), (next(iter(other.values())),)
            judging = [{w.neutral for w in _loaded(c, s)} for c, s in zip((left, right), sides, strict=True)]
            if judging[0] != judging[1]:
                yield Swap(FramingKind.LOADED, left, right, sides, same_sentence=False)


def _people(tokens: Sequence[Token]) -> dict[str, dict[str, Token]]:
    """Kind of people → their names in the sentence (by plain English) → the word."""
    by_start = {token.start: token for token in tokens}
    found: dict[str, dict[str, Token]] = defaultdict(dict)
    for term in terms(tokens):
        if term.kind.startswith(_PEOPLE):
            found[term.kind].setdefault(term.english, by_start[term.start])
    return found


def _loaded(claim: Claim, side: Sequence[Token]) -> list[LoadedWord]:
    if not side:
        return []
    start, end = side[0].start, side[-1].end
    return [word for word in _judging(claim.text) if start <= word.start < end]


@lru_cache(maxsize=4096)
def _judging(text: str) -> tuple[LoadedWord, ...]:
    return loaded_words(text)


def _same_words(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two stretches are two spellings of the same words."""
    if len(one) != len(other):
        return False
    return all(
        a.stem == b.stem
        or SequenceMatcher(None, a.stem, b.stem, autojunk=False).ratio() >= _CHOSEN("spelling")
        for a, b in zip(one, other, strict=True)
    )


def _slots(swaps: Sequence[Swap]) -> list[list[Swap]]:
    """Swaps that share a place are of one slot; slots with the same wordings are one."""
    places: Sets[WordPlace] = Sets()
    for swap in swaps:
        ends = [_place(c, side) for c, side in zip((swap.left, swap.right), swap.words, strict=True) if side]
        places.join(ends[0], ends[-1])
    by_slot: dict[WordPlace, list[Swap]] = defaultdict(list)
    for swap in swaps:
        side, claim = (swap.words[0], swap.left) if swap.words[0] else (swap.words[1], swap.right)
        by_slot[places.find(_place(claim, side))].append(swap)
    merged: dict[tuple[frozenset[tuple[str, ...]], bool], list[Swap]] = defaultdict(list)
    for group in by_slot.values():
        wordings = frozenset(_stems(side) for swap in group for side in swap.words)
        merged[wordings, any(swap.same_sentence for swap in group)] += group
    return list(merged.values())


def _stems(side: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.stem for token in side)


def _place(claim: Claim, side: Sequence[Token]) -> WordPlace:
    """Where a stretch stands; a quotation mark that it opens is closed."""
    start, end = side[0].start, side[-1].end
    if claim.text[start:end].count('"') % 2 and claim.text[end : end + 1] == '"':
        end += 1
    return WordPlace(claim.document, claim.segment, start, end)


def _pair(group: Sequence[Swap]) -> FramingPair:
    places: dict[tuple[str, ...], dict[WordPlace, str]] = defaultdict(dict)
    absent: dict[tuple[str, ...], set[int]] = defaultdict(set)
    loaded: dict[tuple[str, ...], list[LoadedWord]] = defaultdict(list)
    for swap in group:
        for claim, side in zip((swap.left, swap.right), swap.words, strict=True):
            key = _stems(side)
            if side:
                place = _place(claim, side)
                places[key][place] = claim.text[place.start : place.end]
                loaded[key] += _loaded(claim, side)
            else:
                absent[key].add(claim.document)
    variants = [_variant(own, loaded[key]) for key, own in places.items()]
    variants.sort(key=lambda variant: variant.places)
    if absent:
        variants.append(Variant("", tuple(sorted(set().union(*absent.values()))), ()))
    judging = [word for words in loaded.values() for word in words]
    return FramingPair(
        "",
        FramingKind.LOADED if judging else FramingKind.NAMING,
        tuple(variants),
        any(swap.same_sentence for swap in group),
        max(len(own) for own in places.values()),
        "; ".join(dict.fromkeys(word.why for word in judging)),
    )


def _variant(places: dict[WordPlace, str], loaded: Sequence[LoadedWord]) -> Variant:
    ordered = sorted(places)
    phrase = places[ordered[0]]
    return Variant(
        phrase,
        tuple(dict.fromkeys(place.document for place in ordered)),
        tuple(ordered),
        ", ".join(dict.fromkeys(term.english for term in terms(tokenise(phrase)))),
        "; ".join(dict.fromkeys(word.neutral for word in loaded)),
    )
