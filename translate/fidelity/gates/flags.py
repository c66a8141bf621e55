"""What a gate says of a translation: a flag with its message."""

from __future__ import annotations

from collections.abc import Iterator

from translate.datafiles import Chosen
from translate.fidelity.figures import Kind, Mismatch
from translate.fidelity.gates.omission import Omission
from translate.fidelity.gates.signals import Evidence
from translate.fidelity.names import names
from translate.records import Flag, FlagKind

_CHOSEN = Chosen(__package__, "flags")
# Characters of the Arabic that a message quotes.
_QUOTED = 80
_DATES = frozenset({Kind.DATE, Kind.WEEKDAY, Kind.YEAR, Kind.DECADE, Kind.TIME})


def figure_flag(mismatch: Mismatch) -> Flag:
    figure, other = mismatch.figure, mismatch.other
    kind = FlagKind.DATE if figure.kind in _DATES else FlagKind.NUMBER
    if other is not None:
        arabic = f"{other.qualifier} {other.text}".strip()
        detail = f"The English says {figure.qualifier} {figure.text}, the Arabic {arabic}."
        return Flag(kind, detail, other.text, figure.text)
    if mismatch.lost:
        return Flag(kind, f"The Arabic says {figure.text}; the English leaves it out.", figure.text)
    return Flag(kind, f"The English says {figure.text}; the Arabic does not.", "", figure.text)


def denial_flags(evidence: Evidence) -> Iterator[Flag]:
    found = evidence.denials
    if found.reversed:
        idiom = found.reversed[0]
        yield Flag(FlagKind.NEGATION, f"The English says the contrary of “{idiom}”.", idiom)
    elif found.lost:
        yield Flag(
            FlagKind.NEGATION,
            f"The Arabic denies with “{found.unanswered[0]}” what the English asserts.",
            found.unanswered[0],
        )
    elif found.added:
        detail = f"The English denies with “{found.stated_first}”; nothing in the Arabic does."
        yield Flag(FlagKind.NEGATION, detail, "", found.stated_first)


def length_flags(evidence: Evidence, omission: Omission) -> Iterator[Flag]:
    if evidence.length > _CHOSEN("too_long"):
        yield Flag(FlagKind.TOO_LONG, "The English is much longer than the Arabic.", "", evidence.target)
    elif evidence.length < _CHOSEN("too_short"):
        yield Flag(FlagKind.TOO_SHORT, "The English is much shorter than the Arabic.", evidence.source)
    elif omission.risk > _CHOSEN("omission"):
        missing = evidence.source[omission.start : omission.end]
        yield Flag(FlagKind.TOO_SHORT, f"The English seems to leave out “{_shortened(missing)}”.", missing)


def unnamed(place: str) -> str:
    english = next((name.english for name in names(place)), "")
    return f"The Arabic names {place}{f' ({english})' if english else ''}; the English does not."


def _shortened(text: str) -> str:
    """At most `_QUOTED` characters of `text`, whole words."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"
