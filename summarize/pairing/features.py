"""Features: what speaks for and against two mentions answering one question, each with a name and a plain meaning."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter

import numpy as np

from summarize.claims import adds_up, opposed, same_noun, same_voice, shared_role
from summarize.clusters import Space, mutual_pairs, nearest, weight
from summarize.pairing.alignment import NAMES as WORD_BY_WORD
from summarize.pairing.alignment import Alignment
from summarize.pairing.compatible import compatible
from summarize.pairing.mention import Answer, Mention
from translate.datafiles import Chosen, entries
from translate.encoder import SentenceEncoder, Vectors

_CHOSEN = Chosen(__package__, "features")

NAMES = (
    "stretch_cosine", "concepts", "same_concept", "english", "classes", "other_class", "sentence_likeness",
    "stretch_words", "sentence_words", "rank", "margin", "mutual", "twins", "same_noun", "other_noun",
    "general_noun", "both_people", "head_english", "other_head", "fitting_nouns", "adds_up", "looks_back",
    "old_differs", "apart", "shared_heads", "same_role", "shared_role", "other_role", "opposed", "shared_verbs",
    "same_value", "near_value", "compatible", "indefinite", "same_qualifier", "same_unit", "part_differs",
    "part", "shared_place", "other_place", "other_country", "other_year", "background_differs", "background",
    "planned_differs", "may_differs", "superseded", "same_voice", "two_voices", "one_article", "distance", "early",
    "share_days", "weeks_apart", "copied", "rare", "count", "money", "percent", "measure", "duration", "date",
    *WORD_BY_WORD,
)  # fmt: skip
_BY_HAND = NAMES[: -len(WORD_BY_WORD)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions by their places in the list of mentions, `left < right`, with `NAMES` as numbers."""

    left: int
    right: int
    features: tuple[float, ...]

    def named(self) -> dict[str, float]:
        """The features by name."""
        return dict(zip(NAMES, self.features, strict=True))


def pairs(
    mentions: Sequence[Mention], space: Space, encoder: SentenceEncoder, copied: frozenset[tuple[int, int]]
) -> list[Pair]:
    """Every pair of mentions that could answer one question, with its features.

    Pairs of another kind, and of one sentence, are none. `copied` are pairs of claims (indexes, ascending) that are one
    wire sentence.
    """
    if not mentions:
        return []
    vectors = encoder.encode([mention.masked for mention in mentions], mask_numbers=True)
    profiles = _profiles(vectors, encoder)
    alignment = Alignment(mentions, space.weights, encoder)
    found = [
        (a, b)
        for a, b in _looked_at(vectors)
        if mentions[a].kind is mentions[b].kind and mentions[a].index != mentions[b].index
    ]
    likeness = _Likeness(space, mentions, profiles)
    alike = {pair: _alike(pair, mentions, vectors, likeness) for pair in found}
    ranks = _ranks(alike, mentions)
    twins = Counter(_twin_key(mention) for mention in mentions)
    return [
        Pair(
            a,
            b,
            (*_features(a, b, mentions, vectors, profiles, likeness, ranks, twins, copied), *words.tolist()),
        )
        for a, partners in groupby(found, key=itemgetter(0))
        for b, words in _word_by_word(alignment, a, [other for _, other in partners])
    ]


def _word_by_word(alignment: Alignment, one: int, others: Sequence[int]) -> Iterator[tuple[int, np.ndarray]]:
    return zip(others, alignment.features(one, others), strict=True)


class _Likeness:
    """How alike the sentences and the stretches of mentions are, each two weighed once, and what is read of each once."""

    def __init__(self, space: Space, mentions: Sequence[Mention], profiles: Vectors) -> None:
        self.space = space
        self._mentions = mentions
        self._stems = [weight(one.stems, space.weights) for one in mentions]
        self._of_sentences: dict[tuple[int, int], tuple[float, float]] = {}
        self.concepts = profiles.argmax(axis=1).tolist()
        self.days = [_days(one) for one in mentions]

    def sentences(self, left: Mention, right: Mention) -> tuple[float, float]:
        """Likeness and shared words of the sentences."""
        key = left.index, right.index
        if key not in self._of_sentences:
            self._of_sentences[key] = self.space.likeness(*key), self.space.overlap(*key)
        return self._of_sentences[key]

    def stretches(self, a: int, b: int) -> float:
        """Share of the lighter stretch's words that the other has too, by the mentions' places."""
        least = min(self._stems[a], self._stems[b])
        shared = self._mentions[a].stems & self._mentions[b].stems
        return weight(shared, self.space.weights) / least if least else 0.0


def _looked_at(vectors: Vectors) -> Iterable[tuple[int, int]]:
    """All pairs of a handful of articles' mentions; of many only those that are near by meaning."""
    if len(vectors) <= _CHOSEN.whole("all_pairs"):
        return combinations(range(len(vectors)), 2)
    return sorted(mutual_pairs(nearest(vectors, _CHOSEN.whole("neighbours"), floor=0.0)))


def _profiles(vectors: Vectors, encoder: SentenceEncoder) -> Vectors:
    """Where each stretch stands among the statements of `concepts.txt`: centred likenesses, rows of length 1."""
    likeness = vectors @ encoder.encode(entries(__package__, "concepts.txt")).T
    centred = likeness - likeness.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(centred, axis=1, keepdims=True)
    return np.asarray(centred / np.where(lengths == 0, 1, lengths), dtype=np.float32)


def _alike(
    pair: tuple[int, int], mentions: Sequence[Mention], vectors: Vectors, likeness: _Likeness
) -> float:
    """One number for ranking: likeness of the stretches by meaning and words, and of the sentences."""
    left, right = mentions[pair[0]], mentions[pair[1]]
    noun = _CHOSEN("noun") if left.noun and left.noun == right.noun else 0.0
    role = _CHOSEN("role") if shared_role(left.roles, right.roles) else 0.0
    own = float(vectors[pair[0]] @ vectors[pair[1]])
    words = likeness.stretches(*pair)
    sentences, _ = likeness.sentences(left, right)
    return own + _CHOSEN("words") * words + _CHOSEN("sentences") * sentences + noun + role


def _ranks(
    alike: Mapping[tuple[int, int], float], mentions: Sequence[Mention]
) -> dict[tuple[int, int], tuple[int, float]]:
    """(mention, other) → the other's rank among all of its article, from 0, and its lead over the next best."""
    by: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for (a, b), score in alike.items():
        by[a, mentions[b].document].append((score, b))
        by[b, mentions[a].document].append((score, a))
    found = {}
    for (one, _), others in by.items():
        others.sort(reverse=True)
        for place, (score, other) in enumerate(others):
            rival = others[1][0] if place == 0 and len(others) > 1 else others[0][0]
            found[one, other] = (place, score - rival if len(others) > 1 else 1.0)
    return found


def _twin_key(mention: Mention) -> tuple[int, Answer, str, str]:
    return mention.document, mention.kind, mention.noun, mention.roles[0] if mention.roles else ""


def _features(
    a: int,
    b: int,
    mentions: Sequence[Mention],
    vectors: Vectors,
    profiles: Vectors,
    likeness: _Likeness,
    ranks: Mapping[tuple[int, int], tuple[int, float]],
    twins: Counter[tuple[int, Answer, str, str]],
    copied: frozenset[tuple[int, int]],
) -> tuple[float, ...]:
    left, right = mentions[a], mentions[b]
    space = likeness.space
    sentences, words = likeness.sentences(left, right)
    rank = ranks[a, b][0] + ranks[b, a][0]
    people = left.unit == right.unit == "people"
    general = people and (left.noun.endswith("*") or right.noun.endswith("*"))
    known = all(noun and noun.isascii() for noun in (left.noun, right.noun))
    heads = left.head_english, right.head_english
    common = shared_role(left.roles, right.roles)
    size = abs(math.log((abs(left.value) + 1) / (abs(right.value) + 1)))
    gap = abs(left.value - right.value)
    near = math.exp(-gap / 3) if left.kind is Answer.DAY else math.exp(-size)
    both_voices = bool(left.holder and right.holder)
    one_voice = both_voices and same_voice(left.holder, right.holder)
    values = {
        "stretch_cosine": float(vectors[a] @ vectors[b]),
        "concepts": float(profiles[a] @ profiles[b]),
        "same_concept": likeness.concepts[a] == likeness.concepts[b],
        "english": _share(left.english, right.english),
        "classes": _share(left.classes, right.classes),
        "other_class": bool(left.classes and right.classes) and not left.classes & right.classes,
        "sentence_likeness": sentences,
        "stretch_words": likeness.stretches(a, b),
        "sentence_words": words,
        "rank": 1 / (1 + rank),
        "margin": min(ranks[a, b][1], ranks[b, a][1]),
        "mutual": rank == 0,
        "twins": 1 / (twins[_twin_key(left)] * twins[_twin_key(right)]),
        "same_noun": bool(left.noun) and left.noun == right.noun,
        "other_noun": known and left.noun != right.noun and not general,
        "general_noun": general,
        "both_people": people,
        "head_english": _share(*heads),
        "other_head": bool(all(heads)) and not heads[0] & heads[1] and not people,
        "fitting_nouns": left.figure is not None
        and right.figure is not None
        and same_noun(left.figure, right.figure),
        "adds_up": _adds_up(left, right) or _adds_up(right, left),
        "looks_back": space.one_looks_back(left.index, right.index),
        "old_differs": left.kind is not Answer.DAY and left.old != right.old,
        "apart": space.apart(left.index, right.index),
        "shared_heads": len({*left.heads} & {*right.heads}),
        "same_role": bool(left.roles and right.roles) and left.roles[0] == right.roles[0],
        "shared_role": bool(common),
        "other_role": bool(left.roles and right.roles) and not common,
        "opposed": opposed(left.near, right.near),
        "shared_verbs": len(left.verbs & right.verbs),
        "same_value": left.value == right.value and left.high == right.high,
        "near_value": near,
        "compatible": compatible(left, right),
        "indefinite": left.indefinite + right.indefinite,
        "same_qualifier": left.qualifier == right.qualifier,
        "same_unit": left.unit == right.unit,
        "part_differs": left.part != right.part,
        "part": left.part and right.part,
        "shared_place": bool(left.places & right.places),
        "other_place": bool(left.places and right.places) and not left.places & right.places,
        "other_country": bool(left.countries and right.countries) and not left.countries & right.countries,
        "other_year": left.kind is not Answer.DAY
        and left.years != right.years
        and bool(left.years or right.years),
        "background_differs": left.background != right.background,
        "background": left.background and right.background,
        "planned_differs": left.planned != right.planned,
        "may_differs": left.only_may != right.only_may,
        "superseded": left.superseded or right.superseded,
        "same_voice": one_voice,
        "two_voices": both_voices and not one_voice,
        "one_article": left.document == right.document,
        "distance": abs(left.position - right.position),
        "early": 1 - max(left.position, right.position),
        "share_days": bool(likeness.days[a] & likeness.days[b]),
        "weeks_apart": space.weeks_apart(left.index, right.index),
        "copied": (min(left.index, right.index), max(left.index, right.index)) in copied,
        "rare": _rarest(left.stems & right.stems, space),
        **{name: left.kind is kind for name, kind in _KINDS.items()},
    }
    return tuple(float(values[name]) for name in _BY_HAND)


_KINDS = {
    "count": Answer.COUNT,
    "money": Answer.MONEY,
    "percent": Answer.PERCENT,
    "measure": Answer.MEASURE,
    "duration": Answer.LENGTH,
    "date": Answer.DAY,
}


def _days(mention: Mention) -> frozenset[int]:
    return frozenset(d.value.toordinal() for d in mention.claim.dates if d.value and d.precision == "day")


def _adds_up(one: Mention, other: Mention) -> bool:
    """Whether a figure is the sum of two in the other's sentence."""
    return one.figure is not None and adds_up(one.figure, other.claim.figures)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the smaller set that is in both."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _rarest(words: frozenset[str], space: Space) -> float:
    return max((space.weights.get(word, 0.0) for word in words), default=0.0)


def matrix(every: Sequence[Pair]) -> np.ndarray:
    """The pairs' features, float32 (pairs, features)."""
    return np.array([pair.features for pair in every], dtype=np.float32).reshape(len(every), len(NAMES))
