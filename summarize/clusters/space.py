"""What claims are compared by: vectors, words, places, roles and days, and how alike or apart two claims are."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from summarize.claims import places, role_of, same_voice, titled_places
from summarize.clusters.neighbours import mutual_pairs, nearest
from summarize.records import Certainty, Claim
from summarize.words import content_stems, tokenise
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder, Vectors

_CHOSEN = Chosen(__package__, "space")

_WEEK = 7
_COMMA = re.compile(r"[،؛]")


@dataclass(frozen=True, slots=True)
class Space:
    """What claims are compared by. `vectors` are of what is said (numbers masked, attribution left out);
    `words` the content stems of each; `places` the towns and sites it names; `roles` what happens in it;
    `pairs` the cosines of neighbours; `told_alike` how alike one voice's statements are, clause by clause;
    `published` the articles' days and `current` those that date a happening near their own; `totals` what each one's
    words weigh together."""

    claims: tuple[Claim, ...]
    vectors: Vectors
    words: tuple[frozenset[str], ...]
    weights: dict[str, float]
    places: tuple[frozenset[str], ...]
    roles: tuple[frozenset[str], ...]
    pairs: dict[tuple[int, int], float] = field(default_factory=dict)
    told_alike: dict[tuple[int, int], float] = field(default_factory=dict)
    published: Mapping[int, date | None] = field(default_factory=dict)
    current: frozenset[int] = frozenset()
    related: frozenset[frozenset[str]] = frozenset()
    totals: tuple[float, ...] = ()

    def first_told(self) -> Iterator[tuple[int, Claim]]:
        """The claims of the articles' bodies without repeats inside an article, each after its index."""
        return ((index, claim) for index, claim in enumerate(self.claims) if claim.first_told)

    def overlap(self, left: int, right: int) -> float:
        """Share of the shorter claim's words, by rarity, that the other has too, 0–1."""
        least = min(self.totals[left], self.totals[right])
        return weight(self.words[left] & self.words[right], self.weights) / least if least else 0.0

    def weeks_apart(self, left: int, right: int) -> bool:
        """Whether two claims come from articles that appeared a week or more from each other."""
        a, b = (self.published.get(self.claims[i].document) for i in (left, right))
        return bool(a and b and abs((a - b).days) >= _WEEK)

    def one_looks_back(self, left: int, right: int) -> bool:
        """Whether one claim gives only times far from its article's own day and the other does not; nothing
        is known of an article that gives no near day at all."""
        a, b = self.claims[left], self.claims[right]
        if not {a.document, b.document} <= self.current:
            return False
        return _far(a, self.published.get(a.document)) != _far(b, self.published.get(b.document))

    def same_event(self, left: int, right: int) -> bool:
        """Whether two claims may be told of one happening: a predicate in common where both have known ones, a place or
        two words in common, and neither denies what the other says. One number is not enough."""
        if self.roles[left] and self.roles[right] and not self.roles[left] & self.roles[right]:
            return False
        denial = Certainty.DENIES
        if (self.claims[left].certainty is denial) != (self.claims[right].certainty is denial):
            return False
        named = self.places[left] & self.places[right]
        return bool(named) or len(self.words[left] & self.words[right]) >= _CHOSEN.whole("common")

    def apart(self, left: int, right: int) -> bool:
        """Whether places or days keep two claims apart."""
        return different_events(
            self.claims[left], self.claims[right], self.places[left], self.places[right], self.related
        )

    def likeness(self, left: int, right: int) -> float:
        """Cosine and word overlap together, 0–1."""
        cosine = self.pairs.get((min(left, right), max(left, right)))
        if cosine is None:
            cosine = float(self.vectors[left] @ self.vectors[right])
        alike = (1 - _CHOSEN("overlap_share")) * cosine + _CHOSEN("overlap_share") * self.overlap(left, right)
        a, b = self.roles[left], self.roles[right]
        if a and b and not a & b:
            alike -= _CHOSEN("other_happening")
        if self.weeks_apart(left, right):
            return alike - other_time()
        return max(alike, self.told_alike.get((min(left, right), max(left, right)), 0.0))


def shared_weight(left: frozenset[str], right: frozenset[str], weights: Mapping[str, float]) -> float:
    """Share of the lighter set's weight that is in both, 0–1; unknown words weigh 1."""
    least = min(weight(left, weights), weight(right, weights))
    return weight(left & right, weights) / least if least else 0.0


def weight(words: frozenset[str], weights: Mapping[str, float]) -> float:
    """Of all the words together; unknown ones weigh 1."""
    # Exact, so that the order of a set, which is another in every run, does not tell in the last digit.
    return math.fsum([weights.get(word, 1.0) for word in words])


def build_space(
    claims: Sequence[Claim], encoder: SentenceEncoder, published: Mapping[int, date | None] | None = None
) -> Space:
    """Encodes the claims and finds each one's neighbours; `published` are the articles' days, by number."""
    said = [what_is_said(claim) for claim in claims]
    vectors = encoder.encode(said, mask_numbers=True)
    words = tuple(content_stems(text) for text in said)
    seen = Counter(word for own in words for word in own)
    total = max(len(claims), 1)
    weights = {word: math.log(1 + total / count) for word, count in seen.items()}
    titled = titled_places(claim.text for claim in claims)
    where = tuple(places(claim.text, titled) for claim in claims)
    pairs = mutual_pairs(nearest(vectors, _CHOSEN.whole("neighbours"), floor=_CHOSEN("floor")))
    happens = tuple(frozenset(filter(None, map(role_of, tokenise(text)))) for text in said)
    known = published or {}
    current = frozenset(c.document for c in claims if _days(c) and not _far(c, known.get(c.document)))
    space = Space(
        tuple(claims),
        vectors,
        words,
        weights,
        where,
        happens,
        pairs,
        {},
        published or {},
        current,
        related_places(where),
        tuple(weight(own, weights) for own in words),
    )
    return replace(space, told_alike=_told_alike(space, said, encoder))


def _told_alike(space: Space, said: Sequence[str], encoder: SentenceEncoder) -> dict[tuple[int, int], float]:
    """For neighbours of different articles with one voice: the likeness of their likest clauses, and the
    bonus that one speaker on one matter earns. Two outlets cut one statement differently; the whole
    sentences look unlike.
    """
    claims = space.claims
    voiced = [
        (i, j)
        for i, j in space.pairs
        if claims[i].document != claims[j].document and claims[i].holder and claims[j].holder
        and not space.weeks_apart(i, j)
        and same_voice(claims[i].holder, claims[j].holder)
    ]  # fmt: skip
    members = sorted({i for pair in voiced for i in pair})
    clauses = [(i, clause) for i in members for clause in (said[i], *_clauses(said[i]))]
    vectors = encoder.encode([clause for _, clause in clauses], mask_numbers=True)
    words = [content_stems(clause) for _, clause in clauses]
    rows: dict[int, list[int]] = defaultdict(list)
    for row, (i, _) in enumerate(clauses):
        if len(words[row]) >= _CHOSEN.whole("clause_content"):
            rows[i].append(row)
    found = {}
    for i, j in voiced:
        scores = [
            (1 - _CHOSEN("overlap_share")) * float(vectors[a] @ vectors[b])
            + _CHOSEN("overlap_share") * shared_weight(words[a], words[b], space.weights)
            for a in rows[i]
            for b in rows[j]
        ]
        if scores:
            found[i, j] = max(scores) + _CHOSEN("one_voice")
    return found


def other_time() -> float:
    """What the likeness of two statements loses where their articles are a week or more apart."""
    return _CHOSEN("other_time")


def _two_happenings() -> timedelta:
    """Two days this far apart are two happenings."""
    return timedelta(days=_CHOSEN.whole("far_days"))


def _clauses(text: str) -> list[str]:
    parts: list[str] = []
    for part in _COMMA.split(text):
        if parts and min(len(part.split()), len(parts[-1].split())) < _CHOSEN.whole("least_said"):
            parts[-1] += f" {part}"
        elif part.strip():
            parts.append(part)
    return parts if len(parts) > 1 else []


def what_is_said(claim: Claim) -> str:
    """The claim without its attribution phrases; the whole where too little would be left."""
    text, last, parts = claim.text, 0, []
    for attribution in sorted(claim.attributions, key=lambda a: a.frame):
        start, end = attribution.frame
        if start >= last:
            parts.append(text[last:start])
            last = end
    rest = " ".join(" ".join([*parts, text[last:]]).split())
    return rest if len(rest.split()) >= _CHOSEN.whole("least_said") else text


def related_places(places: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """Pairs of places that one sentence names together: a suburb and its city are not two scenes."""
    return frozenset(
        frozenset(pair)
        for own in places
        if len(own) <= _CHOSEN.whole("scenes")
        for pair in combinations(own, 2)
    )


def different_events(
    left: Claim,
    right: Claim,
    here: frozenset[str],
    there: frozenset[str],
    related: frozenset[frozenset[str]] = frozenset(),
) -> bool:
    """Whether places or days keep two claims apart: no place in common or `related`, or days far from each
    other."""
    if (
        here
        and there
        and not here & there
        and not any(frozenset((a, b)) in related for a in here for b in there)
    ):
        return True
    days_left, days_right = _days(left), _days(right)
    if days_left and days_right:
        return min(abs(a - b) for a in days_left for b in days_right) > _two_happenings()
    return False


def _far(claim: Claim, published: date | None) -> bool:
    """Whether every time a claim gives is far from its article's own day."""
    times = [d.value for d in claim.dates if d.value and not d.of_statement]
    return (
        published is not None
        and bool(times)
        and all(abs(published - time) > _two_happenings() for time in times)
    )


def _days(claim: Claim) -> tuple[date, ...]:
    return tuple(d.value for d in claim.dates if d.value and not d.of_statement and d.precision == "day")
