"""How far a rewording says what its sentence says; each difference is a reason to tell the model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

from summarize.english import holder_in_english
from summarize.framing import loaded_words
from summarize.records import Claim
from summarize.writing.reading import VOICES, Reading, bare, dispensable, not_saying, plain_words
from translate.datafiles import Chosen, entries, table
from translate.fidelity.words import FUNCTION_WORDS, TokenKind, stem, tokenize, translations

_CHOSEN = Chosen(__package__, "meaning")
_ALNUM = re.compile(r"[^\W_]+")
# Between two words, these say which is which: "from Homs to Hama".
_PARTING = frozenset(map(stem, ("from", "to", "by", "with", "against", "before", "after", "than", "over")))
# What stands behind one of these belongs to the word before it.
_OWNING = frozenset(("of", "for", "to"))
_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"))
# These stand between "was" and its participle.
_BETWEEN = frozenset(("not", "also", "then", "already", "since"))
# Kinds of guarded.toml whose words a rewording may drop: "of their wounds" may be "of wounds".
_ONLY_ADDED = ("joining", "whom")
_NAMES = {
    "hedges": "doubt",
    "denials": "denial",
    "whom": "person",
    "direction": "place or direction",
    "standing": "status",
    "extent": "extent",
}


def differences(
    text: str, extractive: str, claim: Claim, *, cut: bool = False, bare_participles: bool = False
) -> Iterator[str]:
    """Why `text` may not stand for `extractive`, which words `claim`; nothing where it may.

    Words are quoted as letters and digits only, for a reason is shown to the model and stands in the outputs.
    `cut`: `extractive` was cut to what is to be told, and no word of meaning of it may be left out. `bare_participles`: it
    is a headline, which leaves out "was" and "were".
    """
    new, old = Reading(text), Reading(extractive)
    yield from _figures(new, old)
    yield from _names(new, old)
    if new.quotations != old.quotations:
        yield "what stands in quotation marks is not what the first claim quotes"
    for kind in (*VOICES, *table(__package__, "guarded.toml")):
        mine, theirs = new.guarded(kind), old.guarded(kind)
        if word := next(iter(mine - theirs), "") if kind in _ONLY_ADDED else _uneven(mine, theirs):
            yield f"it changes the {_NAMES.get(kind, kind)} of the first claim: {quoted(word)}"
    # "Demanding jobs" does not say that somebody says the rest.
    if bool(new.reporting) != bool(old.reporting) or bool(new.reporting - not_saying()) > bool(
        old.reporting - not_saying()
    ):
        yield "it changes whether somebody is said to say so"
    if text.rstrip().endswith("?") and not extractive.rstrip().endswith("?"):
        yield "it asks what the first claim says"
    said = old.reporting - dispensable()
    if cut and len(said) > 1 and (fewer := sorted(said - new.reporting)):
        yield f"it leaves out {quoted(fewer[0])}, one of several that say so"
    for word in _lost_of_the_holder(new, old, claim):
        yield f"it lacks {quoted(word)} of who says so"
    yield from _turned(new, old, bare_participles)
    yield from _introduced(new, old)
    yield from _words(new, old, claim, cut)
    yield from _bindings(new, old)
    yield from _order(new, old)


def quoted(text: str) -> str:
    """A few words of a text as letters and digits, in quotation marks."""
    plain = " ".join(_ALNUM.findall(text))
    return f"“{plain[:40]}”"


def _figures(new: Reading, old: Reading) -> Iterator[str]:
    shown = {True: "no first claim says the figure", False: "it lacks the figure"}
    for more, one, other in ((True, new, old), (False, old, new)):
        for value in one.values - other.values:
            text = next(figure.text for figure in one.figures if figure.value == _unrounded(one, value))
            yield f"{shown[more]} {quoted(f'{value[2]} {text}')}"
    for digits in new.loose_digits - set(re.findall(r"\d+", old.text)):
        yield f"no first claim says {quoted(digits)}"


def _unrounded(reading: Reading, value: tuple[float, float | None, str]) -> float:
    return next(figure.value for figure in reading.figures if round(figure.value, 6) == value[0])


def _names(new: Reading, old: Reading) -> Iterator[str]:
    for word in new.name_words:
        if bare(word) not in old.lowered:
            yield f"the first claim does not name {quoted(word)}"
    for word in old.name_words:
        if bare(word) not in new.lowered:
            yield f"it lacks the name {quoted(word)}"


def _lost_of_the_holder(new: Reading, old: Reading, claim: Claim) -> Iterator[str]:
    holder = {stem(token.key) for token in tokenize(holder_in_english(claim.holder))}
    kept = set(new.content)
    return (word.text for word in old.words if word.content and word.stem in holder and word.stem not in kept)


def _uneven(new: Counter[str], old: Counter[str]) -> str:
    return next(iter([*(new - old), *(old - new)]), "")


def _turned(new: Reading, old: Reading, bare_participles: bool) -> Iterator[str]:
    """Words that are done to somebody in one of the two only: "attacked Iran", "was attacked in Iran".

    In a headline a bare participle may stand for "was attacked" where no word of meaning follows it at once.
    """
    shared = set(new.content) & set(old.content)
    turned = (_undergone(new) ^ _undergone(old)) & shared
    if bare_participles:
        turned -= _undergone(old) & _with_nothing_behind(new)
    for stem_ in sorted(turned):
        yield f"it changes who does {quoted(_as_written(new, stem_))} and to whom it is done"


def _introduced(new: Reading, old: Reading) -> Iterator[str]:
    """What is known in one of the two only ("a source", "the source"), or one in one only ("the villages", "the village")."""
    mine, theirs = new.introduced, old.introduced
    others = [stem_ for stem_ in mine.keys() & theirs.keys() if not mine[stem_] & theirs[stem_]]
    forms, before = new.forms, old.forms
    others += [
        stem_
        for stem_ in forms.keys() & before.keys()
        if not forms[stem_] & before[stem_] and any(map(_one_and_many, product(forms[stem_], before[stem_])))
    ]
    for stem_ in sorted(others):
        yield f"it changes which or how many are meant by {quoted(_as_written(new, stem_))}"


def _one_and_many(pair: tuple[str, str]) -> bool:
    """Whether one word is the other's plural, by its form."""
    short, long = sorted(pair, key=len)
    return long in (f"{short}s", f"{short}es", f"{short.removesuffix('y')}ies") and short != long


def _undergone(reading: Reading) -> set[str]:
    """The stems of the words that stand behind a form of "be" or "get"."""
    found, behind = set(), False
    for word in reading.words:
        key = bare(word.text)
        if key in _BE:
            behind = True
        elif key not in _BETWEEN and not key.endswith("ly"):
            if behind and word.content:
                found.add(word.stem)
            behind = False
    return found


def _with_nothing_behind(reading: Reading) -> set[str]:
    """The stems of the words of meaning that none follows at once, nor a figure."""
    figures = {figure.start for figure in reading.figures}
    found = set()
    for place, word in enumerate(reading.words):
        behind = reading.words[place + 1] if place + 1 < len(reading.words) else None
        end = word.start + len(word.text)
        counted = any(end <= start < (behind.start if behind else len(reading.text)) for start in figures)
        if word.content and not counted and (behind is None or not behind.content):
            found.add(word.stem)
    return found


def _words(new: Reading, old: Reading, claim: Claim, cut: bool) -> Iterator[str]:
    known = {word.stem for word in old.words}
    for word in new.words:
        if bare(word.text) in entries(__package__, "judging.txt") and word.stem not in known:
            yield f"it judges: {quoted(word.text)}"
    allowed = known | FUNCTION_WORDS | plain_words() | _neutral(claim) | _translating(claim)
    for stem_ in new.content:
        if stem_ not in allowed:
            yield f"nothing in the first claim stands for {quoted(_as_written(new, stem_))}"
    theirs = {word for word in old.content if word not in plain_words() | dispensable()}
    lost = sorted(theirs - set(new.content))
    # Each word that it brings may stand for one that it drops.
    replaced = len(set(new.content) - known - plain_words())
    heads = [] if replaced else [word for word in lost if word in _owned(old)]
    for stem_ in heads:
        yield f"it leaves out {quoted(_as_written(old, stem_))}, to which other words belong"
    if len(lost) - replaced > (0 if cut else 1 - _CHOSEN("kept")) * len(theirs):
        yield f"it leaves out {quoted(_as_written(old, lost[0]))} of the first claim"


def _owned(reading: Reading) -> set[str]:
    """The stems of the words that others belong to: "brother" in "the minister's brother", "aide" in "an aide to him"."""
    found = set()
    for place, word in enumerate(reading.words):
        before = reading.words[place - 1].text.casefold() if place else ""
        behind = reading.words[place + 1].text.casefold() if place + 1 < len(reading.words) else ""
        if before.endswith(("'s", "’s", "s'", "s’")) or behind in _OWNING:
            found.add(word.stem)
    return found


def _as_written(reading: Reading, stem_: str) -> str:
    return next(word.text for word in reading.words if word.stem == stem_)


def _translating(claim: Claim) -> set[str]:
    """The stems that may translate a word of the Arabic."""
    least = _CHOSEN("translation")
    return {
        word
        for token in tokenize(claim.text)
        if token.kind is TokenKind.ARABIC
        for word, chance in translations(token.key).items()
        if chance >= least
    }


def _neutral(claim: Claim) -> set[str]:
    """The stems of what is neutral for the loaded words of the Arabic."""
    return {
        stem(token.key)
        for word in loaded_words(claim.text)
        for token in tokenize(word.neutral)
        if token.kind is TokenKind.LATIN
    }


def _bindings(new: Reading, old: Reading) -> Iterator[str]:
    """Figures, doubts and denials that stand with other words than before: "5 dead and 20 wounded" the other way round."""
    before = old.bound()
    for key, beside in new.bound():
        places = [words for other, words in before if other == key and words]
        if not beside or not places:
            continue
        if isinstance(key, tuple):
            # "36 injured people" are not "36 people".
            what, holds = "a figure", any(words[0] in beside for words in places)
        else:
            # "Did not destroy, damaged" is not "destroyed, did not damage".
            what, holds = f"a {_NAMES[str(key)]}", any(beside[0] in words for words in places)
        if not holds:
            yield f"{what} stands with {quoted(_as_written(new, beside[0]))}, not with what the first claim has it for"


def _order(new: Reading, old: Reading) -> Iterator[str]:
    """Words in another order: who did what to whom. Only the words on who says so may move, to the other end."""
    if new.sequences() != old.sequences():
        yield "its figures or dates come in another order"
    again = Counter(old.content) - Counter(dict.fromkeys(old.content, 1))
    if fewer := sorted(again - (Counter(new.content) - Counter(dict.fromkeys(new.content, 1)))):
        yield f"it names {quoted(_as_written(old, fewer[0]))} less often, so that others may be taken for it"
    mine, theirs = _once(new), _once(old)
    here = [word for word in mine if word in theirs]
    there = [word for word in theirs if word in mine]
    if here == there:
        return
    cut = there.index(here[0])
    parts = there[:cut], there[cut:]
    moved = [part for part in parts if 2 * len(part) <= len(there) + 1 and old.reporting & set(part)]
    if moved and here == parts[1] + parts[0]:
        return
    first = next(place for place, (one, other) in enumerate(zip(here, there, strict=True)) if one != other)
    yield f"it puts {quoted(_as_written(new, here[first]))} before {quoted(_as_written(old, there[first]))}"


def _once(reading: Reading) -> list[str]:
    """Its words that carry meaning or stand between what does, each where it first stands."""
    words = (word.stem for word in reading.words if word.content or word.stem in _PARTING)
    return list(dict.fromkeys(words))
