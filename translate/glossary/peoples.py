"""Whether an English text already says a term, in its own words or by its people."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from translate.fidelity.names import all_peoples, english_peoples

if TYPE_CHECKING:
    from translate.terms import Term


# What English makes of a place for its people and things.
_WORD = re.compile(r"[^\W\d_]+")
_PEOPLE_ENDING = re.compile(r"(?:i?ans?|ish|ese|is?|ites?|ers?|ics?|al)$")


SHORTEST_STEM = 4


@lru_cache(maxsize=4096)
def pattern(rendering: str, exact: bool) -> re.Pattern[str]:
    """A rendering in running text: any space or hyphen between words, its plural where it is no name."""
    bare = re.sub(r"^(?:the|The)\s+(?=\S)", "", rendering)
    parts = (re.escape(part).replace("'", "['’]") for part in re.split(r"[\s\-‐‑–]+", bare) if part)
    joined = r"[\s‐‑–-]+".join(parts) + ("" if exact else "(?:e?s)?")
    return re.compile(rf"(?<!\w){joined}(?!\w)", 0 if exact else re.IGNORECASE)


def present(target: str, term: Term) -> bool:
    return any(pattern(rendering, term.exact).search(target) for rendering in term.accepted)


def told_by_people(target: str, term: Term) -> bool:
    """Whether the English has a country's people for the country: "Turkish-backed" for «مدعومة من تركيا»."""
    return any(_of_people(word.group(), term) for word in _WORD.finditer(target))


def _of_people(word: str, term: Term) -> bool:
    """Whether a word is made from a term's name: "Turkish" from «تركيا», "Ecuadorian" from "Ecuador"."""
    if word.lower() in english_peoples(term.source):
        return True
    stem = term.target.lower()[: max(SHORTEST_STEM, len(term.target) - 2)]
    return (
        term.exact
        and len(word) >= len(term.target)
        and word not in term.accepted
        and word.lower().startswith(stem)
        and bool(_PEOPLE_ENDING.search(word))
    )


def is_people(span: str, term: Term) -> bool:
    return span.lower() in all_peoples() or _of_people(span, term)
