"""What differing answers are asked, as an editor would print it; never an Arabic word, never a guess at a noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from summarize.claims import countries, nationality, roles
from summarize.pairing.mention import Answer, Mention
from summarize.pairing.questions import Question
from summarize.words import fold_phrase
from translate.datafiles import table
from translate.lexicon import PartOfSpeech, plural, readings
from translate.particles import without_particles

GENERAL = "The accounts give different figures"
_BECAME_OF = frozenset({"dead", "injured", "missing people", "bodies"})
_NO_NOUNS = frozenset({"other", "percent", ""})
_EDGES = '،.؛:«»"()!؟%'
_SHARE = frozenset({"نسبه", "معدل", "النسبه", "المعدل"})
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
    role = roles().get(_role(question.mentions))
    match question.kind:
        case Answer.DAY:
            return role.when if role else _WHEN
        case Answer.LENGTH:
            return "How long did it last, or is it to last?"
        case Answer.PERCENT | Answer.MONEY | Answer.MEASURE:
            return _of_no_noun(question)
    noun = _noun(question.mentions)
    if role is not None and (noun or role.outcome):
        return role.count.format(noun=noun or "people")
    return f"How many {noun} were there?" if noun else GENERAL


def _of_no_noun(question: Question) -> str:
    """What is asked where nothing is counted: a share, a sum, a measure."""
    unit = question.mentions[0].unit
    texts = [one.claim.text[slice(*one.stretch)] for one in question.mentions]
    if asked := thing_asked(texts, question.kind.value, unit):
        return asked
    match question.kind:
        case Answer.PERCENT:
            return "What was the percentage?"
        case Answer.MONEY:
            return f"How much money was it ({unit})?"
    return _MEASURES.get(unit, GENERAL)


def thing_asked(texts: Sequence[str], kind: str, unit: str) -> str:
    """The question by the one thing that stretches of text say a sum, a share or a measure is of; "" where none does, or
    several. `kind` is "money", "percent" or "measure".
    """
    if kind == "measure":
        things = [_measured(text, unit) for text in texts]
    else:
        things = [thing for text in texts for thing in _things(text, kind)]
    named = set(filter(None, things))
    if len(named) != 1:
        return ""
    (thing,) = named
    verb = "were" if thing in ("the losses", "the donations") else "was"
    return f"What {verb} {thing}{f' ({unit})' if kind == 'money' else ''}?"


def _things(text: str, kind: str) -> Iterator[str]:
    """The things of a kind that the words of a text name; of a share only right behind «نسبة» or «معدل»."""
    written = _written(text)
    for thing, forms in _by_word(kind).items():
        for place, readings_of in enumerate(written):
            shares = kind != "percent" or (place and not _SHARE.isdisjoint(written[place - 1]))
            if shares and not forms.isdisjoint(readings_of):
                yield thing
                break


def _written(text: str) -> list[frozenset[str]]:
    """The words of a text, each as it stands and without particles."""
    return [frozenset(without_particles(word.strip(_EDGES))) for word in fold_phrase(text).split()]


@cache
def _by_word(kind: str) -> dict[str, frozenset[str]]:
    return {
        thing: frozenset(map(fold_phrase, forms))
        for thing, forms in table(__package__, "things.toml")[kind].items()
    }


def _measured(text: str, unit: str) -> str:
    base = unit.removesuffix(" an hour")
    words = {reading for word in _written(text) for reading in word}
    folded = f" {fold_phrase(text)} "
    for one in table(__package__, "things.toml")["measure"]:
        if one["unit"] != base:
            continue
        hourly = unit != base and "hour" in one["thing"]
        if hourly or any(f" {said} " in folded if " " in said else said in words for said in one["words"]):
            return str(one["thing"])
    return ""


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


def _role(mentions: Sequence[Mention]) -> str:
    """What is done to the counted: of what is said of all of them the plainest outcome, else what is said first most often."""
    shared = [role for role in mentions[0].roles if all(role in one.roles for one in mentions)]
    outcome = next((role for role in shared if roles()[role].outcome), "")
    return outcome or _commonest(one.roles[0] for one in mentions if one.roles)


def _noun(mentions: Sequence[Mention]) -> str:
    """What is counted, an English plural, with whose they are where all say it: "foreign fighters"; "" where it is not
    known.
    """
    named = [name for one in mentions if (name := _english(one))]
    plain = [name for name in named if name != "people"]
    noun = _commonest(plain) or _commonest(named)
    of = {_of_whom(one.claim.text[one.end :]) for one in mentions}
    adjective = next(iter(of)) if len(of) == 1 else ""
    return f"{adjective} {noun}" if noun and adjective and adjective not in noun else noun


def _of_whom(behind: str) -> str:
    """The nation, or "foreign", of what a number counts, by the word behind its noun; "" where that says none."""
    words = behind.split()
    words = words[1:] if words[:1] == ["من"] else words
    if len(words) < 2 or words[0][-1] in _EDGES:
        return ""
    told, following = words[1].strip(_EDGES), words[2:3]
    if countries(told) or (following and following[0].startswith("و") and nationality(following[0][1:])):
        # «دخل 300 لاجئ تركيا»; of two nations neither is all.
        return ""
    if fold_phrase(told) in _foreign():
        return "foreign"
    return nationality(told)


@cache
def _foreign() -> frozenset[str]:
    return frozenset(map(fold_phrase, table(__package__, "things.toml")["foreign"]))


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
