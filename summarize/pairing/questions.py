"""Questions: mentions that answer one question, put together by the learned chances under constraints that are facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from summarize.claims import same_voice
from summarize.clusters import Space
from summarize.pairing.compatible import compatible
from summarize.pairing.context import Rows, between, chance_rows
from summarize.pairing.features import NAMES, Pair, pairs
from summarize.pairing.mention import Answer, Mention, mentions
from summarize.pairing.model import Model, mention_vectors, shipped, shipped_telling
from summarize.pairing.shown import shown
from summarize.pairing.telling import narrowings, sure_of, telling_features
from summarize.records import Account, Place
from translate.datafiles import Chosen, table
from translate.encoder import SentenceEncoder, Vectors

_CHOSEN = Chosen(__package__, "questions")


_OF_THEM = frozenset({"منهم", "منهن", "منها", "منهما"})

# One counts some of the other, one looks years back, one is asked for and the other offered.
_RULED_OUT = {name: NAMES.index(name) for name in ("part_differs", "looks_back", "old_differs", "opposed")}


@dataclass(frozen=True, slots=True)
class Question:
    """Mentions of at least two accounts that answer one question, in the articles' order; `places` in the list of all.

    `confidence`, 0 to 1, is the chance that its least sure mention belongs to it; of one narrowed, see `Paired.narrowed`.
    """

    mentions: tuple[Mention, ...]
    confidence: float
    places: tuple[int, ...] = ()

    @property
    def kind(self) -> Answer:
        """What kind of answer it asks for."""
        return self.mentions[0].kind


@dataclass(frozen=True)
class Paired:
    """The mentions of the articles, the pairs of them, the chance of each to answer one question, and the mentions'
    vectors (`mention_vectors`).
    """

    mentions: tuple[Mention, ...]
    pairs: tuple[Pair, ...]
    chances: np.ndarray
    vectors: Vectors

    def questions(self) -> list[Question]:
        """Every question that two mentions answer, surest first."""
        return grouped(self.mentions, self.pairs, self.chances)

    def narrowed(self, question: Question) -> list[Question]:
        """The question and what is left of it without its least sure mentions, widest first.

        Their `confidence` is the learned chance that these accounts, told to differ, answer one question differently.
        """
        sets = list(narrowings(question.places, self._rows))
        if not sets:
            return []
        rows = np.array([telling_features(one, self.mentions, self._rows) for one in sets])
        chances = shipped_telling().chances(rows).tolist()
        return [
            Question(tuple(self.mentions[place] for place in one), chance, tuple(one))
            for one, chance in zip(sets, chances, strict=True)
        ]

    def confidence(self, accounts: Sequence[Account]) -> float | None:
        """The chance that accounts found otherwise answer one question: the mean of the least sure one with the rest.

        None where fewer than two of them are mentions.
        """
        found = [place for one in accounts if (place := self._place(one)) is not None]
        return _confidence(found, self._rows) if len(found) > 1 else None

    def _place(self, account: Account) -> int | None:
        """Where the mention stands that an account gives."""
        for place in self._places.get(account.place, ()):
            if bare_value(shown(self.mentions[place])) == bare_value(account.value):
                return place
        return None

    @cached_property
    def _places(self) -> dict[Place, list[int]]:
        """The mentions of each sentence."""
        found: dict[Place, list[int]] = {}
        for place, one in enumerate(self.mentions):
            found.setdefault(one.claim.place, []).append(place)
        return found

    @cached_property
    def _rows(self) -> Rows:
        return chance_rows(len(self.mentions), self.pairs, self.chances)


def paired(
    space: Space,
    encoder: SentenceEncoder,
    copied: frozenset[tuple[int, int]],
    model: Model | None = None,
) -> Paired:
    """The mentions of a space with the chances of their pairs, by the model that comes with Mujaz if none is given."""
    every = mentions(space)
    candidates = pairs(every, space, encoder, copied)
    vectors = mention_vectors(every, encoder)
    learned = model or shipped()
    chances = learned.probabilities(every, candidates, vectors) if candidates else np.zeros(0)
    # Facts that no likeness outweighs.
    chances[np.array([bool(ruled_out(pair)) for pair in candidates], dtype=bool)] = 0.0
    return Paired(tuple(every), tuple(candidates), chances, vectors)


def bare_value(value: str) -> str:
    """A shown value without its unit: "2 days" is 2."""
    return value.split(" ")[0] if value[:1].isdigit() else value


def ruled_out(pair: Pair) -> tuple[str, ...]:
    """The facts that keep a pair from being of one question, by the names of their features."""
    return tuple(name for name, place in _RULED_OUT.items() if pair.features[place])


def grouped(every: Sequence[Mention], candidates: Sequence[Pair], chances: np.ndarray) -> list[Question]:
    """The questions that the chances of the pairs make of the mentions.

    Mentions are joined as long as the mean chance between two groups is high enough (average linkage), the likeliest
    first. Never joined are sums of two currencies, measures of two units, and what one voice says in one article with
    two values that cannot both be true.
    """
    chance = chance_rows(len(every), candidates, chances)
    home = list(range(len(every)))
    groups = {place: [place] for place in home}
    for place in np.argsort(-chances, kind="stable"):
        if chances[place] < _CHOSEN("join"):
            break
        a, b = home[candidates[place].left], home[candidates[place].right]
        if a == b:
            continue
        likely = between(chance, groups[a], groups[b])
        if likely.mean() < _CHOSEN("join") or likely.min() < _CHOSEN("least"):
            continue
        if any(_exclusive(every[i], every[j]) for i in groups[a] for j in groups[b]):
            continue
        for member in groups[b]:
            home[member] = a
        groups[a] += groups.pop(b)
    found = [
        Question(tuple(every[i] for i in sorted(group)), _confidence(group, chance), tuple(sorted(group)))
        for group in groups.values()
        if len(group) > 1
    ]
    return sorted(found, key=lambda one: (-one.confidence, one.mentions[0].claim.place))


def _confidence(group: Sequence[int], chance: Rows) -> float:
    """The mean chance of the least sure mention with the others."""
    return float(sure_of(group, chance).min())


def _exclusive(left: Mention, right: Mention) -> bool:
    """Whether two mentions cannot answer one question, whatever is likely."""
    if left.index == right.index:
        return True
    if left.kind in (Answer.MONEY, Answer.MEASURE) and left.unit != right.unit:
        return True
    if _are_apart(left, right) or _is_some_of_those(left, right) or _is_some_of_those(right, left):
        return True
    one_article = left.document == right.document and same_voice(left.holder, right.holder)
    return one_article and not (left.superseded or right.superseded) and not compatible(left, right)


def _are_apart(left: Mention, right: Mention) -> bool:
    """Whether both count people who face each other: the police, the protesters."""
    sides = table(__package__, "sides.toml")
    mine, theirs = (
        next((side for side, nouns in sides.items() if one.noun in nouns), "") for one in (left, right)
    )
    return bool(mine and theirs) and mine != theirs


def _is_some_of_those(some: Mention, those: Mention) -> bool:
    """Whether one counts some of a group by what was done to them («واعتقلت أربعة منهم»), the other the group by what it does."""
    behind = some.claim.text[some.end :].split()[:1]
    if not (behind and behind[0].strip("،.؛:") in _OF_THEM):
        return False
    return bool(some.roles and those.roles) and some.roles[0] not in those.roles


def differ(question: Question) -> list[tuple[Mention, Mention]]:
    """The pairs of mentions of a question that cannot both be true."""
    return [(a, b) for a, b in combinations(question.mentions, 2) if not compatible(a, b)]
