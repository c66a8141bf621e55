"""Glossary terms forced on English text, where it is safe to touch it.

A term the Arabic has and the English lacks is written by the model in some other way. That way is looked for,
surest first: how the engine writes the term when it stands alone; another name of the same place; a name
spelled alike; the one name in the English that nothing in the Arabic supports, if one term alone is missing.
What is not found, or found twice, is flagged and left: a wrong edit is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from translate.datafiles import Chosen
from translate.fidelity.names import all_peoples, english_peoples, english_places, is_english_place
from translate.glossary.naming import similarity
from translate.glossary.peoples import SHORTEST_STEM, is_people, pattern, present, told_by_people
from translate.ladder import Enforced
from translate.normalise import words
from translate.records import Flag, FlagKind

if TYPE_CHECKING:
    from translate.terms import Match, Term

_CHOSEN = Chosen(__package__, "enforcement")

Span = tuple[int, int]

_NAME = re.compile(
    r"(?:(?:[Aa]l|[Ee]l|A[dnrstz]|A[st]h)[- '’]|(?:a[dnrstz]|a[st]h)[-'’])?[^\W\d_a-z][\w'’]*"
    r"(?:-\w+)*(?:[ -](?:(?:al|el|bin|ibn|abu|de|of)[ -])?[^\W\d_a-z][\w'’]*)*"
)
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+(?:['’]s)?) $")
_AFTER = re.compile(r" ([^\W\d_]+)")
_OPENING = re.compile(r"(?:^|[.!?:]\s+|[\"“(]\s*)$")


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def enforce(
    source: str,
    target: str,
    matches: Sequence[Match],
    flags: Sequence[Flag] = (),
    *,
    alone: Callable[[str], Sequence[str]] | None = None,
) -> Enforced:
    """`target` with the terms of `matches` (found in `source`); each edit is recorded, each failure flagged.

    `flags` are the gates' findings, of which the unsupported names are used. `alone(term)` gives the engine's
    renderings of an Arabic term by itself.
    """
    terms = list({match.term: match for match in matches}.values())
    edits: list[str] = []
    missing: list[Match] = []
    for match in terms:
        if present(target, match.term):
            continue
        taken = _protected(target, terms)
        found = (
            _written_as(target, match.term, taken, alone(match.term.source) if alone else ())
            or _written_as(target, match.term, taken, english_places(match.term.source))
            or _spelled_alike(source, target, match, taken)
        )
        if found:
            target = _edited(target, found, edits)
        elif not told_by_people(target, match.term):
            missing.append(match)
    if len(missing) == 1:
        found = _left_over(source, target, missing[0], _protected(target, terms), flags)
        if found:
            target, missing = _edited(target, found, edits), []
    return Enforced(target, tuple(edits), tuple(_flag(source, match) for match in missing))


def _edited(target: str, found: Sequence[_Edit], edits: list[str]) -> str:
    """`target` with the edits made, which are recorded in `edits`."""
    for edit in sorted(found, key=lambda edit: -edit.start):
        record = f"glossary: {target[edit.start : edit.end]} → {edit.text}"
        if record not in edits:
            edits.append(record)
        target = target[: edit.start] + edit.text + target[edit.end :]
    return target


def _flag(source: str, match: Match) -> Flag:
    return Flag(
        FlagKind.NAME if match.term.exact else FlagKind.UNTRANSLATED,
        f"The glossary's “{match.term.target}” is missing, and no place for it was found.",
        source_text=source[match.start : match.end],
    )


def _protected(target: str, matches: Sequence[Match]) -> list[Span]:
    """Where the renderings of the terms stand already: no other term may be written over them."""
    return [
        found.span()
        for match in matches
        for rendering in match.term.accepted
        for found in pattern(rendering, match.term.exact).finditer(target)
    ]


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _written_as(
    target: str, term: Term, taken: Sequence[Span], renderings: Sequence[str]
) -> tuple[_Edit, ...]:
    """The first of the renderings that stands in the English once."""
    for rendering in renderings:
        cleaned = rendering.strip(" .!?,;:\"'“”")
        if len(cleaned) < _CHOSEN.whole("shortest"):
            continue
        spans = [
            found.span() for found in pattern(cleaned, term.exact and cleaned[0].isupper()).finditer(target)
        ]
        if len(spans) == 1 and _free(spans[0], taken):
            return (_edit(target, _widened(target, spans[0], term), term),)
    return ()


def _widened(target: str, span: Span, term: Term) -> Span:
    """The span with the words beside it that are the term's too: all of "Syria's Democratic Forces"."""
    start, end = span
    stems = [word.lower()[:SHORTEST_STEM] for word in _WORD.findall(term.target)]

    def own(word: str) -> bool:
        return word.lower()[:SHORTEST_STEM] in stems and word.lower() not in target[start:end].lower()

    while (before := _BEFORE.search(target[:start])) and own(before[1]):
        start = before.start(1)
    while (after := _AFTER.match(target[end:])) and own(after[1]):
        end += after.end()
    return start, end


def _spelled_alike(source: str, target: str, match: Match, taken: Sequence[Span]) -> tuple[_Edit, ...]:
    """The name most like the term, wherever it stands; none if two different ones are as likely."""
    term = match.term
    if not term.exact or any(
        word.group().lower() in english_peoples(term.source) for word in _WORD.finditer(target)
    ):
        return ()
    scored = sorted(
        (
            (_likeness(target[slice(*span)], term), span)
            for span in _names(target)
            if _free(span, taken) and not is_people(target[slice(*span)], term)
        ),
        key=lambda item: (-item[0], item[1][0] - item[1][1]),
    )
    if not scored or scored[0][0] < _CHOSEN("alike"):
        return ()
    best, span = scored[0]
    name = target[slice(*span)]
    rivals = [
        other for score, other in scored[1:] if score > best - _CHOSEN("margin") and _free(other, [span])
    ]
    if any(target[slice(*other)] != name for other in rivals) or _is_another(source, name, match):
        return ()
    places = dict.fromkeys(_widened(target, place, term) for place in (span, *rivals))
    return tuple(_edit(target, place, term) for place in places)


def _is_another(source: str, name: str, match: Match) -> bool:
    """Whether another word of the Arabic is as like a name as the term is."""
    from translate.fidelity.names import similar

    own = similar(match.term.source, name)
    others = (word for word in words(source) if word.end <= match.start or match.end <= word.start)
    return any(similar(word.text, name) > max(own, _CHOSEN("alike")) - _CHOSEN("margin") for word in others)


def _likeness(span: str, term: Term) -> float:
    """0–1: how like a span is to the term, by the Arabic it stands for or as the glossary spells it.

    Equal consonants are not enough ("Thrace", "Turkey"): the Arabic has to agree, or nearly all letters.
    """
    from translate.fidelity.names import similar

    sounds = similar(term.source, span)
    spelled = [
        similarity(span, name)
        for name in term.accepted
        if sounds >= _CHOSEN("sounds")
        or SequenceMatcher(None, span.lower(), name.lower()).ratio() >= _CHOSEN("alike")
    ]
    return max([_CHOSEN("by_sound") * sounds, *spelled])


def _names(target: str) -> list[Span]:
    """Every run of capitalised words, and every part of a run, that may be a name."""
    spans: list[Span] = []
    for run in _NAME.finditer(target):
        inner = [word.span() for word in re.finditer(r"[^\s]+", run.group())]
        for first in range(len(inner)):
            for last in range(first, len(inner)):
                end = run.start() + inner[last][1]
                # A possessive belongs to the sentence, not to the name.
                text = target[run.start() + inner[first][0] : end]
                shorter = re.sub(r"['’]s$|['’]$", "", text)
                spans.append((run.start() + inner[first][0], end - len(text) + len(shorter)))
    return list(dict.fromkeys(spans))


def _left_over(
    source: str, target: str, match: Match, taken: Sequence[Span], flags: Sequence[Flag]
) -> tuple[_Edit, ...]:
    """By elimination: one term missing, one name unsupported, at about the same place.

    The name must stand alone, be no everyday word, and a place if the term is one: "Syria" for a broadcaster, or a
    part of "Syrian Arab Republic", is another mistake.
    """
    unsupported = {
        flag.target_text
        for flag in flags
        if flag.kind is FlagKind.NAME and flag.target_text and not flag.source_text
    }
    if len(unsupported) != 1 or not match.term.exact:
        return ()
    spans = [found.span() for found in pattern(unsupported.pop(), True).finditer(target)]
    if len(spans) != 1 or not _free(spans[0], taken) or _is_other_kind(target, spans[0], match.term):
        return ()
    drift = match.start / max(1, len(source)) - spans[0][0] / max(1, len(target))
    return (_edit(target, spans[0], match.term),) if abs(drift) <= _CHOSEN("drift") else ()


def _is_other_kind(target: str, span: Span, term: Term) -> bool:
    """Whether what stands there cannot be the term written wrong."""
    from translate.fidelity.names import concepts
    from translate.fidelity.words import english_words

    word = target[slice(*span)].lower()
    run = next((found for found in _NAME.finditer(target) if found.start() <= span[0] < found.end()), None)
    if run is not None and re.sub(r"['’]s$|['’]$", "", run.group()) != target[slice(*span)]:
        return True
    known = term.target.lower() in concepts().arabic_of or bool(english_places(term.source))
    return (
        word in english_words()
        or word in all_peoples()
        or (known and is_english_place(word) != bool(english_places(term.source)))
    )


def _edit(target: str, span: Span, term: Term) -> _Edit:
    start, end = span
    text = term.target
    before = target[:start]
    if re.match(r"(?i)the\s", text) and re.search(r"(?i)\bthe\s+$", before):
        text = text[4:].lstrip()
    if not term.exact and _OPENING.search(before):
        text = text[:1].upper() + text[1:]
    return _Edit(start, end, text)
