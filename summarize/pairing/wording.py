"""What differing answers are asked, as an editor would print it; never an Arabic word, never a guess at a noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from summarize.claims import roles
from summarize.pairing.mention import Answer, Mention
from summarize.pairing.questions import Question
from translate.lexicon import PartOfSpeech, plural, readings

GENERAL = "The accounts give different figures"
_BECAME_OF = frozenset({"dead", "injured", "missing people", "bodies"})
_NO_NOUNS = frozenset({"other", "percent", ""})
_WHEN = "On which day did it happen?"
_MEASURES = {
    "kilometre": "How far, or how long in kilometres, is it?",
    "metre": "How many metres is it?",
    "foot": "How many feet is it?",
    "hectare": "How large is the area?",
    "degree": "How many degrees was it?",
    "barrel": "How many barrels was it?",
    "tonne": "How many tonnes was it?",
}


def question_of(question: Question) -> str:
    """The question that a group of mentions answers; a statement where no good one can be made."""
    role = roles().get(_commonest(one.roles[0] for one in question.mentions if one.roles))
    match question.kind:
        case Answer.DAY:
            return role.when if role else _WHEN
        case Answer.LENGTH:
            return "How long did it last, or is it to last?"
        case Answer.PERCENT:
            return "What was the percentage?"
        case Answer.MONEY:
            return f"How much money was it ({question.mentions[0].unit})?"
        case Answer.MEASURE:
            return _MEASURES.get(question.mentions[0].unit, GENERAL)
    noun = _noun(question.mentions)
    if role is not None and (noun or role.outcome):
        return role.count.format(noun=noun or "people")
    return f"How many {noun} were there?" if noun else GENERAL


def counted_of(question: Question) -> str:
    """What a figure counts or measures, an English plural or a unit; "" where it is not known."""
    first = question.mentions[0]
    match question.kind:
        case Answer.COUNT:
            return _noun(question.mentions)
        case Answer.PERCENT:
            return "percent"
        case Answer.MONEY:
            return first.unit
        case Answer.MEASURE:
            return plural(first.unit) if first.unit in _MEASURES else ""
    return ""


def _noun(mentions: Iterable[Mention]) -> str:
    """What is counted, an English plural; "" where it is not known."""
    named = [name for one in mentions if (name := _english(one))]
    plain = [name for name in named if name != "people"]
    return _commonest(plain) or _commonest(named)


def _english(mention: Mention) -> str:
    noun = mention.noun.rstrip("*-")
    if noun in _BECAME_OF:
        return "people"
    if noun.isascii() and noun not in _NO_NOUNS and mention.unit not in _NO_NOUNS | {"attack"}:
        return noun if " " in noun else plural(noun)
    if mention.unit == "attack":
        return "attacks"
    after = mention.claim.text[mention.end :].split()
    for reading in readings(after[0].strip('،.؛:«»"()')) if after else ():
        if reading.entry.part is PartOfSpeech.NOUN:
            return plural(reading.entry.glosses[0])
    return ""


def _commonest(names: Iterable[str]) -> str:
    counted = Counter(names)
    return max(counted, key=lambda name: counted[name], default="")
