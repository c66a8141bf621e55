"""The kinds of outcome that news tells of, and the words that stand for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.words import Token, bare, fold_phrase, fold_word, perfect_forms
from translate.datafiles import Chosen, table
from translate.particles import without_conjunction

_CHOSEN = Chosen(__package__, "outcomes")

_OBJECTS = ("هما", "هم", "ها", "ه")
_PREFIXES = "يتن"
_PLURALS = ("ون", "وا", "ين", "ان")
_PAST = ("وا", "تا", "ت", "ا")
# An outcome that no kind covers: one verb, said and denied.
_VERB = "verb "


@dataclass(frozen=True, slots=True)
class Outcome:
    """A kind of outcome; see `data/outcomes.toml`."""

    name: str
    kind: str
    needs: str
    question: str
    said: str
    denied: str


@cache
def outcomes() -> dict[str, Outcome]:
    """The kinds of outcome by name."""
    return {
        name: Outcome(name, entry["kind"], entry["needs"], entry["question"], entry["said"], entry["denied"])
        for name, entry in table(__package__, "outcomes.toml").items()
        if name != "negation"
    }


def outcome_of(name: str) -> Outcome:
    """The kind of that name; of a verb that no kind covers, one made for it."""
    if name.startswith(_VERB):
        return Outcome(name, "status", "actor", "Did it come about?", "it did", "it did not")
    return outcomes()[name]


def is_verb(name: str) -> bool:
    """Whether an outcome is one verb of no kind."""
    return name.startswith(_VERB)


def verb_name(root: str) -> str:
    """The name of the outcome that a verb of no kind stands for."""
    return _VERB + root


@cache
def negation(kind: str) -> frozenset[str]:
    """A list of `[negation]` in `data/outcomes.toml`, folded."""
    return frozenset(fold_phrase(word) for word in table(__package__, "outcomes.toml")["negation"][kind])


@cache
def _verbs() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Folded verb form → (outcome, told of the future) of each kind it may belong to."""
    found: dict[str, dict[tuple[str, bool], None]] = {}
    for name, entry in table(__package__, "outcomes.toml").items():
        for perfect, imperfect in entry.get("verbs", ()):
            open_end = imperfect[:-1] if imperfect[-1] in "ىي" else imperfect
            now = tuple(
                f"{person}{rest}"
                for person in "يتن"
                for rest in (imperfect[1:], open_end[1:], f"{open_end[1:]}ون", f"{open_end[1:]}وا")
            )
            for form in (*perfect_forms(perfect), *now):
                found.setdefault(fold_word(form), {})[name, False] = None
            for form in now:
                found.setdefault(fold_word(f"س{form}"), {})[name, True] = None
    return {form: tuple(entries) for form, entries in found.items()}


@cache
def _phrases(kind: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """(words, outcome) of every noun, opposite or state, longest first."""
    found = [
        (tuple(fold_phrase(phrase).split()), name)
        for name, entry in table(__package__, "outcomes.toml").items()
        for phrase in entry.get(kind, ())
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


@cache
def _by_first(kind: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    by: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in _phrases(kind):
        by.setdefault(words[0], []).append((words, name))
    return {first: tuple(entries) for first, entries in by.items()}


def verb_outcomes(key: str) -> tuple[tuple[str, bool], ...]:
    """(outcome, told of the future) of each kind that a verb form may stand for."""
    verbs = _verbs()
    for form in dict.fromkeys((key, without_conjunction(key))):
        if form in verbs:
            return verbs[form]
        for suffix in _OBJECTS:
            if form.endswith(suffix) and len(form) - len(suffix) > 3 and form.removesuffix(suffix) in verbs:
                return verbs[form.removesuffix(suffix)]
    return ()


def matching(tokens: Sequence[Token], place: int, kind: str) -> list[tuple[tuple[str, ...], str]]:
    """(words, outcome) of each noun, opposite or state (`kind`) that the words from `place` on are."""
    found = []
    for first in dict.fromkeys((tokens[place].key, bare(tokens[place].key))):
        for words, name in _by_first(kind).get(first, ()):
            rest = [token.key for token in tokens[place + 1 : place + len(words)]]
            if (
                all(
                    own == word or own.removeprefix("ال") == word or bare(own) == word
                    for own, word in zip(rest, words[1:], strict=False)
                )
                and len(rest) == len(words) - 1
            ):
                found.append((words, name))
        if found:
            break
    return found


@cache
def imperfect_root(key: str) -> str:
    """What an imperfect verb form is compared by: no prefix, no ending; "" where too little is left."""
    body = key[1:] if key[:1] == "س" and key[1:2] in _PREFIXES else key
    if body[:1] not in _PREFIXES:
        return ""
    body = body[1:]
    for ending in _PLURALS:
        if body.endswith(ending) and len(body) - len(ending) >= _CHOSEN.whole("shortest"):
            body = body.removesuffix(ending)
            break
    return body if len(body) >= _CHOSEN.whole("shortest") else ""


@cache
def verb_roots(key: str) -> frozenset[str]:
    """What a verb form may be compared by, as a perfect or an imperfect."""
    found = set()
    for form in dict.fromkeys((key, without_conjunction(key))):
        found.add(imperfect_root(form))
        for ending in ("", *_PAST):
            base = form.removesuffix(ending)
            if form.endswith(ending) and len(base) >= _CHOSEN.whole("shortest"):
                found.add(base.removeprefix("ا"))
    return frozenset(root for root in found if len(root) >= _CHOSEN.whole("shortest"))


def own_words(name: str) -> frozenset[str]:
    """The nouns and opposites of a kind: two accounts that share these share nothing yet."""
    return frozenset(
        word
        for kind in ("nouns", "no", "still")
        for words, other in _phrases(kind)
        if other == name
        for word in words
    )
