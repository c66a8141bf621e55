"""Who was behind it: an act that one party claims, of which others accuse another, and which that one denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial

from summarize.claims import Aliases, Party, phrase, read_party, same_party
from summarize.clusters import Space, conflicts
from summarize.records import Account, Claim, Discrepancy, Verdict
from summarize.words import Token, bare, fold_word, is_among, tokenise
from translate.datafiles import Chosen, table
from translate.particles import without_conjunction

_CHOSEN = Chosen(__package__, "blame")


class Stand(StrEnum):
    """How a party is tied to an act."""

    CLAIMS = "claims it"
    ACCUSED = "accused"
    DENIES = "denies it"


@dataclass(frozen=True, slots=True)
class Answer:
    """That a party did an act (`act`, without its article), or denies it; `by` accuses it."""

    claim: Claim
    index: int
    at: int
    act: str
    party: Party
    stand: Stand
    by: str


@cache
def _list(kind: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(__package__, "blame.toml")[kind])


def blame_discrepancies(space: Space, aliases: Aliases) -> Iterable[Discrepancy]:
    """One discrepancy an act for which different parties answer, or of which the accused denies having part."""
    found = [answer for index, claim in space.first_told() for answer in answers(claim, index, aliases)]
    topics = _topics(space)
    for group in conflicts(
        found, lambda one: (one.act,), _CHOSEN.whole("compared"), partial(_differ, space, topics)
    ):
        told = sorted(group, key=lambda one: (one.claim.place, one.at))
        kept = {(one.claim.document, one.party.key, one.stand): _account(one) for one in reversed(told)}
        yield Discrepancy(
            "", "party", "Who was behind it?", Verdict.UNRESOLVED, tuple(reversed(kept.values())),
            "One is named by some, another by others, or the one accused denies it.",
        )  # fmt: skip


def answers(claim: Claim, index: int, aliases: Aliases) -> tuple[Answer, ...]:
    """The parties that a claim ties to an act."""
    text, tokens = claim.text, tokenise(claim.text)
    found = []
    for place, token in enumerate(tokens):
        read = _read(text, tokens, place, aliases)
        if read is not None:
            party, stand = read
            act = _act(tokens, place)
            if act and party is not None:
                by = party.printed
                if stand is Stand.ACCUSED:
                    by = text[tokens[place + 1].start : party.start].strip()
                    # Where the accuser's name ends is only sure of a word or of a known name.
                    by = by if len(by.split()) == 1 or aliases.known(by) else ""
                found.append(Answer(claim, index, token.start, act, party, stand, by))
    return tuple(found)


def _read(
    text: str, tokens: Sequence[Token], place: int, aliases: Aliases
) -> tuple[Party | None, Stand] | None:
    key = _key(tokens[place])
    ahead = [_key(token) for token in tokens[place + 1 : place + 1 + _CHOSEN.whole("name_reach")]]
    if key in _list("denies") and any(word in _list("part") for word in ahead):
        return _subject(text, tokens, place, aliases), Stand.DENIES
    if key in _list("claims") and any(word in _list("responsibility") for word in ahead):
        return _subject(text, tokens, place, aliases), Stand.CLAIMS
    if key in _list("adopts") and any(_is_act(word) for word in ahead):
        return _subject(text, tokens, place, aliases), Stand.CLAIMS
    if key in _list("accuses"):
        return _accused(text, tokens, place, aliases), Stand.ACCUSED
    if key in _list("blames"):
        on = next((i for i in range(place + 1, min(len(tokens), place + 3)) if tokens[i].text == "على"), None)
        return (_party(text, tokens, on + 1, aliases), Stand.ACCUSED) if on is not None else None
    return None


def _key(token: Token) -> str:
    return without_conjunction(token.key)


def _is_act(word: str) -> bool:
    return is_among(word, _list("acts"))


def _act(tokens: Sequence[Token], place: int) -> str:
    """The act named after the verb, without its article."""
    for token in tokens[place + 1 : place + 1 + _CHOSEN.whole("reach") + 4]:
        for word in (token.key, bare(token.key)):
            if word in _list("acts"):
                return word
    return ""


def _subject(text: str, tokens: Sequence[Token], verb: int, aliases: Aliases) -> Party | None:
    """The party after the verb, up to what it claims or denies."""
    start, end = phrase(text, tokens, verb + 1)
    stop = next(
        (i for i in range(start, end) if tokens[i].key in _list("part") | _list("responsibility") or _is_act(tokens[i].key)
         or tokens[i].key in ("اي", "اية", "ايه")),
        end,
    )  # fmt: skip
    return read_party(text, tokens[start:stop], aliases) if start < stop else None


def _accused(text: str, tokens: Sequence[Token], verb: int, aliases: Aliases) -> Party | None:
    """«اتهمت A B بـ…», «حملت A B مسؤولية»: the last known party, or the last definite words, before the charge."""
    charge = None
    for index in range(verb + 2, min(len(tokens), verb + _CHOSEN.whole("reach"))):
        key = tokens[index].key
        if key in _list("responsibility") or (
            key.startswith("ب") and len(key) > 3 and not aliases.mentioned(tokens[index].text)
        ):
            charge = index
            break
    if charge is None:
        return None
    # The accused is a known party beside another, or one word: a longer name cannot be cut from the accuser's.
    for width in (4, 3, 2, 1):
        words = tokens[charge - width : charge]
        if charge - width > verb and (aliases.known(_text(text, words)) or width == 1):
            return read_party(text, words, aliases)
    return None


def _text(text: str, words: Sequence[Token]) -> str:
    return text[words[0].start : words[-1].end] if words else ""


def _party(text: str, tokens: Sequence[Token], start: int, aliases: Aliases) -> Party | None:
    if start >= len(tokens):
        return None
    first, end = phrase(text, tokens, start)
    return read_party(text, tokens[first:end], aliases)


def _topics(space: Space) -> dict[int, frozenset[str]]:
    """The acts that each article opens with: «the attack» further down is that one."""
    topics: dict[int, set[str]] = defaultdict(set)
    for claim in space.claims:
        if claim.segment <= _CHOSEN.whole("opening"):
            keys = {token.key for token in tokenise(claim.text)}
            topics[claim.document] |= {bare(key) for key in keys if _is_act(key)}
    return {number: frozenset(acts) for number, acts in topics.items()}


def _differ(space: Space, topics: dict[int, frozenset[str]], left: Answer, right: Answer) -> bool:
    if left.index == right.index and left.stand == right.stand:
        return False
    if space.weeks_apart(left.index, right.index):
        return False
    if space.apart(left.index, right.index):
        return False
    same = same_party(left.party, right.party)
    denials = (left.stand, right.stand).count(Stand.DENIES)
    if denials == _CHOSEN.whole("both") or same != bool(denials):
        # Two tell the same of one, or one denies what is laid to another's charge.
        return False
    if all(one.act in topics.get(one.claim.document, ()) for one in (left, right)):
        return True
    adjacent = (
        left.claim.document == right.claim.document and abs(left.claim.segment - right.claim.segment) <= 1
    )
    shared = space.words[left.index] & space.words[right.index]
    return (
        adjacent
        or bool(space.places[left.index] & space.places[right.index])
        or len(shared) >= _CHOSEN.whole("shared")
        or space.likeness(left.index, right.index) >= _CHOSEN("alike")
    )


def _account(one: Answer) -> Account:
    claim = one.claim
    holder = claim.holder_at(one.at) if claim.attribution_at(one.at) else one.by
    return claim.account(f"{one.party.printed} ({one.stand})", holder)
