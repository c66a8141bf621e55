"""What a claim says came about, or did not: outcomes with a polarity and those they concern."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from summarize.claims import (
    Stretch,
    affirmed,
    after_still,
    breaks,
    doubted,
    imperfect_root,
    lexicon,
    matching,
    names,
    negated,
    negation,
    noun_of,
    own_words,
    pending,
    peoples,
    places,
    plain,
    planned,
    stretches,
    verb_name,
    verb_outcomes,
    verb_roots,
)
from summarize.framing import terms
from summarize.records import Claim
from summarize.words import Token, content, fold_phrase, stem, tokenise
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "propositions")

_PEOPLE = "people: "


@dataclass(frozen=True, slots=True)
class Proposition:
    """That an outcome came about (`holds`) or did not, said in `claim.text[start:end]`.

    `planned`: it is told of what is to come, or of what is allowed. `pending`: it has not come about so far.
    `named`: a verbal noun names it («قبيل تحريرها»). `people` are those concerned, by their English class;
    `nations` their nationality; `places` and `names` what stands around; `words` the content stems around
    without the predicate; `actor` those right beside it; `object` the definite noun right
    after it; `word` the predicate as printed.
    """

    outcome: str
    claim: Claim
    index: int
    holds: bool
    planned: bool
    pending: bool
    named: bool
    start: int
    end: int
    holder: str
    people: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    object: str = ""
    word: str = ""

    @property
    def clause(self) -> str:
        """The stretch, verbatim."""
        return self.claim.quote(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the word at a place says; `width` in words."""

    outcome: str
    holds: bool
    planned: bool = False
    pending: bool = False
    named: bool = False
    width: int = 1


def negated_verbs(claims: Iterable[Claim]) -> frozenset[str]:
    """The verbs, by root, that some claim negates."""
    return frozenset(
        root
        for claim in claims
        for before, token in zip(tokenise(claim.text), tokenise(claim.text)[1:], strict=False)
        if plain(before.key) in negation("particles") and (root := _telling_root(token))
    )


def _telling_root(token: Token) -> str:
    """The root of an imperfect verb that tells of a happening; "" for verbs of saying and auxiliaries."""
    if token.key in lexicon().verbs or token.key in negation("never") or verb_outcomes(token.key):
        return ""
    return imperfect_root(token.key)


def propositions(
    claim: Claim, index: int, known: Collection[str] = (), denied: frozenset[str] = frozenset()
) -> tuple[Proposition, ...]:
    """The outcomes that a claim affirms or denies; what is only possible or demanded is left out. `known` are keys of
    places that other claims name, `denied` the verbs that some claim negates."""
    tokens = tokenise(claim.text)
    found = []
    for start, end in stretches(claim.text):
        inside = tuple(token for token in tokens if start <= token.start < end)
        stretch = Stretch(claim, index, inside, known, breaks(claim.text, inside))
        for place in range(len(inside)):
            for read in _predicates(stretch, place, denied):
                found.append(_proposition(stretch, place, read))
                excepted = _excepted(inside, place) if read.holds else None
                if excepted is not None:
                    left_out = _Read(read.outcome, False, planned=True)
                    found.append(
                        _proposition(stretch, excepted, left_out, before=0, after=_CHOSEN.whole("excepted"))
                    )
    return tuple(found)


def _predicates(stretch: Stretch, place: int, denied: frozenset[str]) -> list[_Read]:
    """What the word at `place` says; nothing where it is left open."""
    tokens = stretch.tokens
    found: list[_Read] = []
    verbs = verb_outcomes(tokens[place].key)
    nouns = [] if verbs else matching(tokens, place, "nouns")
    if verbs or nouns:
        turned = negated(stretch, place, noun=not verbs)
        if turned or (
            (verbs or affirmed(tokens, place) or nouns[0][0][0] in negation("again"))
            and not doubted(tokens, place)
        ):
            future, so_far = planned(tokens, place) or turned == "allowed", bool(turned) and pending(tokens)
            found += [_Read(name, not turned, future or ahead, so_far) for name, ahead in verbs]
            # «تم إجلاؤهم» tells it as a verb does.
            named = place == 0 or plain(tokens[place - 1].key) not in negation("passive")
            found += [_Read(name, not turned, future, so_far, named, len(words)) for words, name in nouns]
    elif denied:
        found += _of_verb(stretch, place, denied)
    opposites, states = matching(tokens, place, "no"), matching(tokens, place, "still")
    if not (opposites or states):
        return found
    still = after_still(tokens, place)
    if opposites and not negated(stretch, place, noun=False) and not doubted(tokens, place):
        found += [_Read(name, False, pending=still, width=len(words)) for words, name in opposites]
    if states and still:
        found += [_Read(name, False, pending=True, width=len(words)) for words, name in states]
    return found


def _of_verb(stretch: Stretch, place: int, denied: frozenset[str]) -> list[_Read]:
    """What a verb says that no kind covers, if some claim negates it."""
    tokens = stretch.tokens
    before = plain(tokens[place - 1].key) if place else ""
    if before in negation("particles"):
        root = _telling_root(tokens[place])
        ahead = before in negation("will_not")
        return [_Read(verb_name(root), False, ahead, pending(tokens))] if root else []
    roots = verb_roots(tokens[place].key) & denied
    if not roots or tokens[place].key in lexicon().verbs or doubted(tokens, place):
        return []
    ahead = tokens[place].key.removeprefix("و").startswith(("سي", "ست", "سن"))
    return [_Read(verb_name(root), True, ahead) for root in sorted(roots)]


def _excepted(tokens: Sequence[Token], place: int) -> int | None:
    for index in range(place + 1, min(len(tokens), place + _CHOSEN.whole("before"))):
        if tokens[index].key in negation("except"):
            return index + 1 if index + 1 < len(tokens) else None
    return None


def _proposition(
    stretch: Stretch,
    place: int,
    read: _Read,
    *,
    before: int | None = None,
    after: int | None = None,
) -> Proposition:
    before = _CHOSEN.whole("before") if before is None else before
    after = _CHOSEN.whole("after") if after is None else after
    claim, inside = stretch.claim, stretch.tokens
    first, last = max(0, place - before), min(len(inside), place + read.width + after)
    last = next((i for i in range(place + read.width, last) if stretch.crosses(i - 1, i) and before), last)
    if read.holds:
        last = next((i for i in range(place, last) if inside[i].key in negation("except")), last)
    beside = inside[
        max(
            0, place - (_CHOSEN.whole("beside_still") if read.pending else _CHOSEN.whole("own_before"))
        ) : place + _CHOSEN.whole("own_behind")
    ]
    near = [*inside[first:place], *inside[place + (read.width if before else 0) : last]]
    start, end = inside[0].start, inside[-1].end
    attribution = claim.attribution_at(inside[place].start)
    if attribution is not None and start < attribution.frame[0] < inside[place].start:
        start = attribution.frame[0]
    told, at = " ".join(token.text for token in near), inside[place].start
    return Proposition(
        read.outcome,
        claim,
        stretch.index,
        read.holds,
        read.planned,
        read.pending,
        read.named,
        start,
        end,
        attribution.holder if attribution else "",
        _concerned(near),
        peoples(told),
        places(
            claim.text[max(start, at - _CHOSEN.whole("around")) : min(end, at + _CHOSEN.whole("around"))],
            stretch.known,
        ),
        frozenset(fold_phrase(one) for one in names(claim.text[near[0].start : near[-1].end]))
        if near
        else frozenset(),
        frozenset(token.stem for token in content(near)),
        frozenset(token.stem for token in content(beside)) - {inside[place].stem},
        _object(inside, place),
        inside[place].text,
    )


def _object(tokens: Sequence[Token], place: int) -> str:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following.stem if following is not None and following.key.startswith("ال") else ""


def _concerned(tokens: Sequence[Token]) -> frozenset[str]:
    """The classes of people that the words name: counted nouns and kinds of terms.tsv."""
    found = {
        english for english, unit in map(noun_of, tokens) if unit == "people" and not english.endswith("*")
    }
    found |= {term.kind.removeprefix(_PEOPLE) for term in terms(tokens) if term.kind.startswith(_PEOPLE)}
    return frozenset(found)


def shared_stems(left: Proposition, right: Proposition) -> frozenset[str]:
    """Content stems that both stretches have, without the words of the outcome itself."""
    return (left.words & right.words) - {stem(word) for word in own_words(left.outcome)}
