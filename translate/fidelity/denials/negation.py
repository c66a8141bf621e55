"""What a sentence denies, and whether its translation denies as much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.datafiles import Chosen
from translate.fidelity.denials.bare_idioms import refuted, reversed_idioms
from translate.fidelity.denials.homographs import readings
from translate.fidelity.denials.words import (
    Denial,
    Force,
    arabic_denials,
    english_denials,
    listed,
    numbered,
    words,
)
from translate.fidelity.words import FUNCTION_WORDS, Token, stem, translations

_CHOSEN = Chosen(__package__, "negation")


@dataclass(frozen=True, slots=True)
class Denials:
    """What the Arabic denies and how much of it the English says.

    `unanswered`: Arabic denials, as written, that no English denial answers. `strong` counts
    particles that negate a clause, `weak` statements of absence, `implicit` words that deny by their meaning;
    `stated` counts English denials, `worded` English words such as "illegal" that no affirmative Arabic word
    accounts for. `stated_first` is the first English denial as written, or "".
    `reversed`: Arabic idioms, as written, of which the English says the contrary.
    """

    unanswered: tuple[str, ...]
    strong: int
    weak: int
    implicit: int
    stated: int
    worded: int
    stated_first: str = ""
    reversed: tuple[str, ...] = ()

    @property
    def lost(self) -> bool:
        """Whether the source denies what its translation asserts."""
        return bool(self.unanswered or self.reversed)

    @property
    def added(self) -> bool:
        """Whether the translation denies and nothing in the source does."""
        return self.stated > 0 and self.strong + self.weak + self.implicit == 0


def denials(arabic: Sequence[Token], english: Sequence[Token]) -> Denials:
    """Compares what two `tokenize`d texts deny.

    Every English denial answers one Arabic denial at most: first one whose denied words stand near it, then any
    whose words are not found.
    """
    written, latin = words(arabic, "arabic"), words(english, "english")
    source = list(arabic_denials(written, readings(english)))
    target = list(english_denials(latin, written, numbered(english)))
    demands = [denial for denial in source if denial.force in (Force.STRONG, Force.WEAK)]
    unanswered = _unanswered(demands, written, target, latin) if demands else []
    stated = [denial for denial in target if denial.force is Force.STRONG]
    count = {force: sum(denial.force is force for denial in source) for force in Force}
    return Denials(
        (*(denial.text for denial in unanswered), *refuted(written, latin)),
        count[Force.STRONG],
        count[Force.WEAK],
        count[Force.IMPLICIT] + count[Force.LOOSE],
        len(stated),
        len(target) - len(stated),
        stated[0].text if stated else "",
        tuple(reversed_idioms(written, latin)),
    )


def _unanswered(
    demands: Sequence[Denial], arabic: Sequence[Token], offers: Sequence[Denial], english: Sequence[Token]
) -> list[Denial]:
    """The `demands` that are left when every offer has answered one."""
    demands = sorted(demands, key=lambda denial: denial.force is Force.WEAK)
    places = [
        _places(arabic[denial.place + 1 : denial.place + (2 if _is_adjective(denial) else 4)], english)
        for denial in demands
    ]
    formed = [_formed(arabic[denial.place + 1 : denial.place + 3], english) for denial in demands]
    near = [
        [
            k
            for k, offer in enumerate(offers)
            if offer.place in formed[i] or any(_near(offer, place, english) for place in places[i])
        ]
        for i in range(len(demands))
    ]
    answered = _matching(near, len(offers))
    used = set(answered.values())
    positions = {offer.place for offer in offers}
    explicit = [o for k, o in enumerate(offers) if k not in used and o.force is Force.STRONG]
    worded = [o for k, o in enumerate(offers) if k not in used and o.force is not Force.STRONG]
    missing = []
    for i, demand in enumerate(demands):
        if i in answered or any(place not in positions for place in formed[i]):
            continue
        denied = arabic[demand.place + 1 : demand.place + 2]
        stated_plainly = not near[i] and _places(denied, english, _CHOSEN("sure"))
        if explicit and not stated_plainly:
            explicit.pop()
        elif worded and not stated_plainly and (near[i] or not places[i] or demand.force is Force.WEAK):
            worded.pop()
        elif demand.force is Force.STRONG or places[i] or not (offers or _is_adjective(demand)):
            missing.append(demand)
    return missing


def _is_adjective(demand: Denial) -> bool:
    """Whether «غير» denies: English has a plain word for many such («غير منيع»: vulnerable)."""
    return demand.text.endswith("غير")


def _near(offer: Denial, place: int, english: Sequence[Token]) -> bool:
    key = english[offer.place].key
    before = _CHOSEN.whole("far_before") if key in listed("english", "far") else _CHOSEN.whole("before")
    return -before <= offer.place - place <= _CHOSEN.whole("after")


def _matching(edges: Sequence[Sequence[int]], size: int) -> dict[int, int]:
    """A largest matching of a bipartite graph, by augmenting paths: left index → right index."""
    owner: list[int] = [-1] * size

    def place(i: int, seen: set[int]) -> bool:
        for k in edges[i]:
            if k not in seen:
                seen.add(k)
                if owner[k] < 0 or place(owner[k], seen):
                    owner[k] = i
                    return True
        return False

    for i in range(len(edges)):
        place(i, set())
    return {i: k for k, i in enumerate(owner) if i >= 0}


def _places(tokens: Sequence[Token], english: Sequence[Token], least: float | None = None) -> list[int]:
    """Where the English says one of the words, by translations of at least that probability."""
    least = _CHOSEN("least") if least is None else least
    likely = {word for token in tokens for word, p in translations(token.key).items() if p >= least}
    likely -= listed("english", "function") | FUNCTION_WORDS
    return [place for place, other in enumerate(english) if stem(other.key) in likely]


def _formed(following: Sequence[Token], english: Sequence[Token]) -> list[int]:
    """Where the English denies a word by its form: «غير قانونية» and "illegal"."""
    bases = {word for token in following for word in translations(token.key) if len(word) > 3}
    return [
        place
        for place, token in enumerate(english)
        if bases and any(rest[:4] == base[:4] for rest in _without_prefix(token.key) for base in bases)
    ]


@lru_cache(maxsize=32768)
def _without_prefix(key: str) -> tuple[str, ...]:
    word = stem(key)
    return tuple(
        word[len(prefix) :] for prefix in listed("english", "negative_prefixes") if word.startswith(prefix)
    )
