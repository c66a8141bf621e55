"""What two numbers are asked to answer: "How many residents left?", "How much money was it?"."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.claims import roles
from summarize.records import ClaimFigure
from summarize.words import fold_phrase, fold_word, is_stopword, says
from translate.datafiles import table
from translate.fidelity.figures import Kind
from translate.lexicon import PartOfSpeech, plural, readings

_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute"})
_BECAME_OF = frozenset({"dead", "injured", "missing people"})


def count_question(
    figures: Sequence[ClaimFigure], role: str, *, printed: str = "", singled_out: Sequence[str] = ()
) -> str:
    """The question that figures of one kind answer; `role` is what is done to the counted, "" if unknown.

    `printed` is the Arabic word after the figure, whose English by the lexicon serves where the noun's is not known.
    `singled_out`: where the figures count some of those named before, what stands behind them («في حالة حرجة»); `role` is
    then what became of all of them.
    """
    if figures[0].kind == Kind.PERCENT:
        return "What was the percentage?"
    if figures[0].kind == Kind.MONEY:
        return f"How much money was it ({figures[0].unit})?"
    special = next((f for f in figures if f.noun and not f.noun.endswith("*")), figures[0])
    kind = figures[0].kind
    noun = special.noun.rstrip("*-")
    noun = "people" if noun in _BECAME_OF else noun
    timed = special.unit in _TIMES
    if (kind == Kind.MEASURE or timed) and not noun.endswith("s"):
        noun = f"{noun}s"
    if not noun.isascii() or (not noun and figures[0].part):
        if english := _in_english(printed):
            noun = english
        elif singled_out:
            return _of_them(role, singled_out)
        else:
            noun = "of them"
    known = roles().get(role)
    if timed or (kind == Kind.MEASURE and (known is None or known.unmeasured)):
        return f"How many {noun} was it?"
    if known is None:
        return f"How many {noun}?" if noun else "How many were there?"
    return known.count.format(noun=noun or "people")


def _of_them(role: str, behind: Sequence[str]) -> str:
    """How many of those named before are in the state that each text behind a figure tells."""
    words = table(__package__, "singled_out.toml")
    told = [
        [how for how, forms in words["how"].items() if says(text, map(fold_phrase, forms))] for text in behind
    ]
    states = [how for how in words["how"] if any(how in one for one in told)]
    if not all(told):
        return "How many of them are singled out?"
    return f"How many {words['of'].get(role, 'of them')} were {' or '.join(states)}?"


def _in_english(printed: str) -> str:
    """The plural of what an Arabic noun means by the lexicon; "" where it knows none."""
    if not printed or is_stopword(fold_word(printed)):
        return ""
    nouns = (one.entry for one in readings(printed) if one.entry.part is PartOfSpeech.NOUN)
    return next((found for entry in nouns if (found := plural(entry.glosses[0]))), "")
