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
from functools import lru_cache
from typing import TYPE_CHECKING

from translate.candidates import Enforced
from translate.gazetteer import all_peoples, english_peoples, english_places
from translate.naming import similarity
from translate.records import Flag, FlagKind

if TYPE_CHECKING:
    from translate.glossary import Match, Term

Span = tuple[int, int]

# From this likeness on, two spellings are taken for one name; the runner-up must be this much less like.
_ALIKE = 0.75
_MARGIN = 0.1
# Shorter renderings stand in a sentence by chance.
_SHORTEST = 3
# How far apart, as shares of the sentences, a name of the Arabic and its place in the English may be.
_DRIFT = 0.5
_NAME = re.compile(
    r"(?:(?:[Aa]l|[Ee]l|[Aa][dnrstz]|[Aa]sh|[Aa]th)[- '’])?[^\W\d_a-z][\w'’]*"
    r"(?:-\w+)*(?:[ -](?:(?:al|el|bin|ibn|abu|de|of)[ -])?[^\W\d_a-z][\w'’]*)*"
)
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
        taken = _protected(target, terms)
        if _present(target, match.term):
            continue
        edit = (
            _written_as(target, match.term, taken, alone(match.term.source) if alone else ())
            or _written_as(target, match.term, taken, english_places(match.term.source))
            or _spelled_alike(target, match.term, taken)
        )
        if edit is None:
            missing.append(match)
            continue
        edits.append(_record(target, edit))
        target = target[: edit.start] + edit.text + target[edit.end :]
    if len(missing) == 1:
        edit = _left_over(source, target, missing[0], _protected(target, terms), flags)
        if edit is not None:
            edits.append(_record(target, edit))
            target = target[: edit.start] + edit.text + target[edit.end :]
            missing = []
    return Enforced(target, tuple(edits), tuple(_flag(source, match) for match in missing))


def _record(target: str, edit: _Edit) -> str:
    return f"glossary: {target[edit.start : edit.end]} → {edit.text}"


def _flag(source: str, match: Match) -> Flag:
    return Flag(
        FlagKind.NAME if match.term.exact else FlagKind.UNTRANSLATED,
        f"The glossary's “{match.term.target}” is missing, and no place for it was found.",
        source_text=source[match.start : match.end],
    )


@lru_cache(maxsize=4096)
def _pattern(rendering: str, exact: bool) -> re.Pattern[str]:
    """A rendering in running text: any space or hyphen between words, its plural where it is no name."""
    bare = re.sub(r"^(?:the|The)\s+(?=\S)", "", rendering)
    parts = (re.escape(part).replace("'", "['’]") for part in re.split(r"[\s\-‐‑–]+", bare) if part)
    joined = r"[\s‐‑–-]+".join(parts) + ("" if exact else "(?:e?s)?")
    return re.compile(rf"(?<!\w){joined}(?!\w)", 0 if exact else re.IGNORECASE)


def _present(target: str, term: Term) -> bool:
    """Whether a rendering stands in the English, or a country's people for the country: "Turkish-backed"."""
    accepted = any(_pattern(rendering, term.exact).search(target) for rendering in term.accepted)
    return accepted or any(_pattern(word, False).search(target) for word in english_peoples(term.source))


def _protected(target: str, matches: Sequence[Match]) -> list[Span]:
    """Where the renderings of the terms stand already: no other term may be written over them."""
    return [
        found.span()
        for match in matches
        for rendering in match.term.accepted
        for found in _pattern(rendering, match.term.exact).finditer(target)
    ]


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def _written_as(target: str, term: Term, taken: Sequence[Span], renderings: Sequence[str]) -> _Edit | None:
    """The first of the renderings that stands in the English once."""
    for rendering in renderings:
        cleaned = rendering.strip(" .!?,;:\"'“”")
        if len(cleaned) < _SHORTEST:
            continue
        spans = [
            found.span() for found in _pattern(cleaned, term.exact and cleaned[0].isupper()).finditer(target)
        ]
        if len(spans) == 1 and _free(spans[0], taken):
            return _edit(target, spans[0], term)
    return None


def _spelled_alike(target: str, term: Term, taken: Sequence[Span]) -> _Edit | None:
    if not term.exact:
        return None
    scored = sorted(
        (
            (_likeness(target[slice(*span)], term), span)
            for span in _names(target)
            if _free(span, taken) and target[slice(*span)].lower() not in all_peoples()
        ),
        key=lambda item: (-item[0], item[1][0] - item[1][1]),
    )
    if not scored or scored[0][0] < _ALIKE:
        return None
    best, span = scored[0]
    rivals = [other for score, other in scored[1:] if score > best - _MARGIN and _free(other, [span])]
    # The same wrong spelling twice is one name twice: the first is mended, and the rest when the caller asks
    # again; two different spellings as likely are a guess.
    if any(target[slice(*other)] != target[slice(*span)] for other in rivals):
        return None
    return _edit(target, span, term)


def _likeness(span: str, term: Term) -> float:
    """0–1: how like a span is to the term as the glossary spells it, or to the Arabic it stands for."""
    from translate.fidelity.names import similar

    written = max(similarity(span, name) for name in term.accepted)
    return max(written, 0.95 * similar(term.source, span)) if written < 1 else written


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
) -> _Edit | None:
    """By elimination: one term missing, one name unsupported, at about the same place."""
    unsupported = {
        flag.target_text
        for flag in flags
        if flag.kind is FlagKind.NAME and flag.target_text and not flag.source_text
    }
    if len(unsupported) != 1 or not match.term.exact:
        return None
    spans = [found.span() for found in _pattern(unsupported.pop(), True).finditer(target)]
    if len(spans) != 1 or not _free(spans[0], taken):
        return None
    drift = match.start / max(1, len(source)) - spans[0][0] / max(1, len(target))
    return _edit(target, spans[0], match.term) if abs(drift) <= _DRIFT else None


def _edit(target: str, span: Span, term: Term) -> _Edit:
    start, end = span
    text = term.target
    before = target[:start]
    if re.match(r"(?i)the\s", text) and re.search(r"(?i)\bthe\s+$", before):
        text = text[4:].lstrip()
    if not term.exact and _OPENING.search(before):
        text = text[:1].upper() + text[1:]
    return _Edit(start, end, text)
