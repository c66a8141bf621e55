"""Who dealt with whom: agreements, talks and fighting whose parties the articles name differently."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial

from summarize.claims import (
    Aliases,
    Party,
    counting,
    dealing_kinds,
    is_conjunct,
    phrase,
    read_party,
    same_party,
    word_set,
)
from summarize.clusters import Space, conflicts
from summarize.discrepancies.mentions import clause_around
from summarize.records import Account, Claim, Discrepancy, Verdict
from summarize.words import Token, bare, fold_word, perfect_forms, stem, tokenise
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "agreements")
_SIDES = 2


@dataclass(frozen=True, slots=True)
class Dealing:
    """An agreement, talks or fighting with its parties, in `claim.text[start:end]`, its noun `at`. `other`: another one than the
    article's («اتفاق آخر»)."""

    kind: str
    claim: Claim
    index: int
    start: int
    end: int
    parties: tuple[Party, ...]
    other: bool
    at: int

    @property
    def value(self) -> str:
        """The parties as printed."""
        return " – ".join(party.printed for party in self.parties)


@cache
def _kinds() -> dict[str, tuple[str, frozenset[str], frozenset[str]]]:
    """Kind → question, nouns and verb forms, folded."""
    found = {}
    for name, entry in dealing_kinds().items():
        forms = {form for perfect, imperfect in entry["verbs"] for form in _forms(perfect, imperfect)}
        found[name] = entry["question"], frozenset(map(fold_word, entry["nouns"])), frozenset(forms)
    return found


@cache
def _nouns() -> dict[str, str]:
    """Noun → kind of dealing."""
    return {noun: kind for kind, (_, nouns, _) in _kinds().items() for noun in nouns}


def _forms(perfect: str, imperfect: str) -> list[str]:
    forms = [*perfect_forms(perfect), imperfect, f"ت{imperfect[1:]}"]
    return [fold_word(f"{form}{object_}") for form in forms for object_ in ("", "ه", "ها")]


def dealing_discrepancies(space: Space, aliases: Aliases) -> Iterable[Discrepancy]:
    """One discrepancy an agreement, talks or fight whose parties differ."""
    found = [dealing for index, claim in space.first_told() for dealing in dealings(claim, index, aliases)]
    for told in conflicts(found, _sides, _CHOSEN.whole("same_party"), partial(_differ, space)):
        yield Discrepancy(
            "",
            "party",
            _kinds()[told[0].kind][0],
            Verdict.CONTRADICTION,
            _accounts(told),
            "The parties differ.",
        )


def dealings(claim: Claim, index: int, aliases: Aliases) -> tuple[Dealing, ...]:
    """The agreements, talks and fights of a claim that name at least two parties."""
    tokens = tokenise(claim.text)
    found = []
    for place, token in enumerate(tokens):
        kind = _nouns().get(token.key) or _nouns().get(bare(token.key))
        if kind is not None:
            verbs = _kinds()[kind][2]
            parties = _between(claim.text, tokens, place, aliases) or _made(
                claim.text, tokens, place, verbs, aliases
            )
            if len(parties) == _SIDES and not same_party(*parties):
                start, end = clause_around(claim.text, token.start, token.end)
                first = min(start, *(p.start for p in parties))
                last = max(end, *(p.start + len(p.printed) for p in parties))
                other = any(t.key in counting("other") for t in tokens[place + 1 : place + 3])
                found.append(Dealing(kind, claim, index, first, last, tuple(parties), other, token.start))
    return tuple(found)


def _between(text: str, tokens: Sequence[Token], place: int, aliases: Aliases) -> list[Party]:
    """«اتفاق تم التوصل إليه بين X وY»."""
    for index in range(place + 1, min(len(tokens), place + _CHOSEN.whole("reach"))):
        if _ends(text, tokens, index):
            return []
        if tokens[index].key in word_set("between"):
            return _pair(text, tokens, index + 1, aliases)
    return []


def _pair(text: str, tokens: Sequence[Token], start: int, aliases: Aliases) -> list[Party]:
    """The two parties joined by و from word `start` on."""
    if start >= len(tokens):
        return []
    first = phrase(text, tokens, start)
    second = next(
        (
            i
            for i in range(first[1], min(len(tokens), first[1] + _CHOSEN.whole("reach")))
            if is_conjunct(tokens, i)
        ),
        None,
    )
    if second is None or any(_ends(text, tokens, i) for i in range(first[1], second)):
        return []
    begin = second + 1 if tokens[second].key == "و" else second
    if begin >= len(tokens):
        return []
    last = phrase(text, tokens, begin)
    sides = read_party(text, tokens[slice(*first)], aliases), read_party(text, tokens[slice(*last)], aliases)
    return [side for side in sides if side is not None]


def _made(
    text: str, tokens: Sequence[Token], place: int, verbs: frozenset[str], aliases: Aliases
) -> list[Party]:
    """«الاتفاق الذي أبرمته X مع Y», «أبرمت X اتفاقا مع Y», «كان X وY قد توصلا لاتفاق»."""
    after = next((i for i in range(place + 1, min(len(tokens), place + 4)) if _verb(tokens[i], verbs)), None)
    before = next(
        (i for i in range(place - 1, max(-1, place - _CHOSEN.whole("reach")), -1) if _verb(tokens[i], verbs)),
        None,
    )
    partner = _with(text, tokens, place if after is None else after, aliases)
    if after is not None:
        start, end = phrase(text, tokens, after + 1)
        subject = read_party(text, tokens[start:end], aliases) if start < end <= len(tokens) else None
        return [subject, partner] if subject and partner else []
    if before is None or any(_ends(text, tokens, i) for i in range(before + 1, place + 1)):
        return []
    if tokens[before].key.endswith("ا") and before:
        # A dual after its subject: both parties stand before it.
        pair = _dual_subject(text, tokens, before, aliases)
        if pair:
            return pair
    start, end = phrase(text, tokens, before + 1)
    subject = read_party(text, tokens[start : min(end, place)], aliases) if start < min(end, place) else None
    return [subject, partner] if subject and partner else []


def _dual_subject(text: str, tokens: Sequence[Token], verb: int, aliases: Aliases) -> list[Party]:
    for start in range(max(0, verb - _CHOSEN.whole("subject")), verb):
        if tokens[start].key in ("كان", "كانت", "وكان", "وكانت") or start == 0:
            first = start + 1 if tokens[start].key.endswith(("كان", "كانت")) else start
            return _pair(text, tokens[:verb], first, aliases)
    return []


def _with(text: str, tokens: Sequence[Token], start: int, aliases: Aliases) -> Party | None:
    for index in range(start + 1, min(len(tokens), start + _CHOSEN.whole("reach") + 4)):
        if _ends(text, tokens, index):
            return None
        if tokens[index].key in word_set("with"):
            return read_party(text, tokens[slice(*phrase(text, tokens, index + 1))], aliases)
    return None


def _verb(token: Token, verbs: frozenset[str]) -> bool:
    return token.key in verbs or (token.key[:1] in "وف" and token.key[1:] in verbs)


def _ends(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a statement ends before word `index`."""
    return any(char in ".؟!؛:" for char in text[tokens[index - 1].end : tokens[index].start])


def _sides(dealing: Dealing) -> Iterable[tuple[str, str]]:
    """What dealings with a party in common share."""
    return ((dealing.kind, word) for party in dealing.parties for word in (*party.stems, party.key))


def _differ(space: Space, left: Dealing, right: Dealing) -> bool:
    """Whether two articles give one dealing one party in common and another each."""
    if left.claim.document == right.claim.document or left.other or right.other:
        return False
    if space.weeks_apart(left.index, right.index):
        return False
    if space.apart(left.index, right.index):
        return False
    ours = [p for p in left.parties if not any(same_party(p, q) for q in right.parties)]
    theirs = [q for q in right.parties if not any(same_party(p, q) for p in left.parties)]
    if len(ours) != 1 or len(theirs) != 1:
        return False
    told = (space.roles[left.index] & space.roles[right.index]) - {"signed", "met"}
    if space.places[left.index] & space.places[right.index] and told:
        return True
    named = {stem for party in (*left.parties, *right.parties) for stem in party.stems}
    matter = {word for word in space.words[left.index] & space.words[right.index] if word not in named}
    matter -= {
        word for noun in _kinds()[left.kind][1] | _kinds()[left.kind][2] for word in (noun, stem(noun))
    }
    return len(matter) >= _CHOSEN.whole("matter") and space.likeness(left.index, right.index) >= _CHOSEN(
        "alike"
    )


def _accounts(told: Sequence[Dealing]) -> tuple[Account, ...]:
    kept: dict[tuple[int, str], Account] = {}
    for one in sorted(told, key=lambda d: (d.claim.place, d.start)):
        claim = one.claim
        account = claim.account(one.value, claim.holder_at(one.at), quote=claim.quote(one.start, one.end))
        kept.setdefault((claim.document, one.value), account)
    return tuple(kept.values())
