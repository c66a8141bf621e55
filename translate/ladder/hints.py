"""Hints for engines that read a prompt: how the English should write what the gates missed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from translate.datafiles import Chosen
from translate.fidelity.names import english_places
from translate.memory import Hints
from translate.records import Flag, FlagKind
from translate.segments import prepare

if TYPE_CHECKING:
    from translate.fidelity.figures import Figure

_CHOSEN = Chosen(__package__, "hints")

# What an engine is told of: a given name is spelled in many ways.
_TOLD = frozenset({"place", "organisation"})
_PLAIN = re.compile(r"[0-9.,%]+")


def hints_for(source: str, flags: Sequence[Flag]) -> Hints:
    """(Arabic as the engine reads it, English) for the flagged figures, dates and places of `source`.

    Only what is certain: a figure's value in digits, a date's day and month, a place's name in a gazetteer. A
    person's name is not guessed at: a wrong hint is worse than none.
    """
    found = ((prepare(arabic), english) for arabic, english in (*_figures(source, flags), *_places(flags)))
    return tuple(dict.fromkeys(pair for pair in found if pair[0] != pair[1]))[: _CHOSEN.whole("flagged")]


def known(source: str) -> Hints:
    """What may be told of a text before it is translated: `known_names`, and figures that are not plain digits."""
    from translate.fidelity.figures import figures

    names = known_names(source)
    told = [
        (prepare(figure.text), english)
        for figure in figures(source, "ar")
        if figure.firm and not _PLAIN.fullmatch(prepare(figure.text)) and (english := _written(figure))
    ]
    return (*names, *dict.fromkeys(told[: _CHOSEN.whole("figures")]))


def known_names(source: str) -> Hints:
    """(Arabic as the engine reads it, English) of what the news names for certain, the first few.

    Places, bodies and groups of `fidelity/data/known_names.tsv`, under the name that newspapers give them.
    """
    from translate.fidelity.names import known_names_in

    found = {
        prepare(source[name.start : name.end]): name.english
        for name in known_names_in(source)
        if name.listed and name.kind in _TOLD
    }
    return tuple(found.items())[: _CHOSEN.whole("names")]


def about(piece: str, hints: Hints) -> Hints:
    """Those of `hints` whose Arabic stands in `piece`, a part of the text they were made for."""
    return tuple(pair for pair in hints if pair[0] in piece)


def _figures(source: str, flags: Sequence[Flag]) -> Iterator[tuple[str, str]]:
    from translate.fidelity.figures import figures

    flagged = [flag.source_text for flag in flags if flag.kind in (FlagKind.NUMBER, FlagKind.DATE)]
    if not flagged:
        return
    wanted = [text for text in flagged if text]
    for figure in figures(source, "ar"):
        # A flag without Arabic says that the English has a figure too many: all of them are told then.
        if figure.firm and (not wanted or any(figure.text in text or text in figure.text for text in wanted)):
            english = _written(figure)
            if english:
                yield figure.text, english


def _written(figure: Figure) -> str:
    from translate.fidelity.figures import Kind, date_in_english, number_in_digits

    if figure.kind is Kind.DATE:
        return date_in_english(*figure.date_parts)
    if figure.kind is Kind.YEAR:
        return f"{figure.value:.0f}"
    if figure.kind not in (Kind.COUNT, Kind.PERCENT, Kind.MONEY, Kind.AGE, Kind.MEASURE, Kind.RANGE):
        return ""
    number = number_in_digits(figure.value)
    if figure.high is not None:
        number += f"–{number_in_digits(figure.high)}"
    return f"{number}%" if figure.kind is Kind.PERCENT else number


def _places(flags: Sequence[Flag]) -> Iterator[tuple[str, str]]:
    for flag in flags:
        if flag.kind is FlagKind.NAME and flag.source_text:
            usual = [english for _, english in known_names(flag.source_text)]
            if names := (*usual, *english_places(flag.source_text)):
                yield flag.source_text, names[0]
