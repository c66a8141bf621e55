"""A discrepancy in one English sentence: the question as a clause, and who answers what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarize.english.holders import holder_in_english
from summarize.records import Account, Agreement, Discrepancy, Verdict
from translate.datafiles import table
from translate.fidelity.figures import date_in_english

_SUBJECT = re.compile(r"^How many (?P<what>.+?)\?$")
# "When was the vote?", "When did the damage happen?": the verb goes behind its subject.
_WAS = re.compile(r"^(?P<wh>When|On which day|Where) (?P<verb>was|were|is|are) (?P<rest>.+?)\?$")
_DID = re.compile(r"^(?:When|On which day) did (?P<rest>.+)\?$")
_THERE = re.compile(r"^How many (?P<what>.+) (?P<verb>was|were) there(?P<rest>.*)\?$")
# "What was the ransom (dinar)?"; "the percentage" would name nothing.
_WHAT = re.compile(r"^What (?:was|were) (?P<what>the (?!percentage|sum)[^?]+)\?$")
_SHORT = ("it", "they", "people", "this")
_INVERTED = re.compile(
    r"\b(?:did|does|do)\b|\b(?:has|have|had) (?:the|an?)\b|\b(?:was|is|were|are|had) (?:it|they|he|she|there)\b"
)
_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_OLDER = Verdict.UPDATE
# A question that leans on what was said before it, or names nothing: "How many of them …?", "the day they left".
_LEANING = re.compile(
    r"\b(?:it|its|they|them|their|he|she|his|her|this|those|these|others?|singled out)\b|^How many (?:was|were)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?P<one>(?:.*[^\d.,])?1) (?P<what>(?!million|billion|thousand)(?:[\w-]+ ){0,2}?[\w-]+) were(?P<rest> .*)"
)
_THERE_WERE = re.compile(r"(?P<what>.+?) there were(?P<rest>.*)")
_IMPRESSIONS = ("dozens", "hundreds", "thousands", "millions")
# Words of a question's clause from which on it has a verb: "protesters took part".
_SAYING = 3
_ONE = {"people": "person", "children": "child", "women": "woman", "men": "man", "buses": "bus"}


def told_in_a_sentence(one: Discrepancy) -> str:
    """ "Accounts differ: 27 people were killed according to the Civil Defence, 9 according to a military source."; of an
    update "The count changed: …, later …".

    "" where the question makes no clause that says what is counted or dated, or leans on what stands elsewhere; where its
    answers are no list of at least two, one speaker gives both of them, where they are only more or less exact, and where
    the later one counts those who remain.

    Values stand as the accounts give them, none averaged, in the order of the articles; where nobody is named the
    article is, by its number.
    """
    if one.verdict in (Verdict.PRECISION, Verdict.OVERSTATED) or one.is_of_those_left or leans(one.question):
        return ""
    clause = question_clause(one.question)
    said = _answers(one.accounts)
    if not clause or len(said) < 2 or len({who for _, who in said}) < len(said):
        return ""
    if one.verdict != _OLDER and one_gives_two(one.accounts):
        return ""
    (first, who), *others = said
    later = ", later " if one.verdict == _OLDER else ", "
    opening = "The count changed" if one.verdict == _OLDER else "Accounts differ"
    counted = clause.removeprefix("how many ")
    if counted == clause:
        return f"{opening} on {clause}: {later.join(_by(*each) for each in said)}."
    listed = later.join(_by(*each) for each in others)
    return f"{opening}: {_by(_single(_stated(first, counted)), who)}{later}{listed}."


def one_gives_two(accounts: Sequence[Account]) -> bool:
    """Whether one speaker, or one article that names none, gives two of the answers, alone or beside others."""
    given: dict[str, set[str]] = {}
    for one in accounts:
        speaker = holder_in_english(one.holder) or one.holder or str(one.document)
        given.setdefault(speaker, set()).add(f"{one.qualifier} {one.value}".strip())
    return any(len(values) > 1 for values in given.values())


def leans(question: str) -> bool:
    """Whether a question is understood only beside the sentence it was asked of."""
    return bool(_LEANING.search(question))


def counted_in_a_sentence(question: str, one: Account) -> str:
    """What an account answers to a question for a count: "9 workers were killed"; "" where the question makes no statement
    or leans on what stands elsewhere.
    """
    clause = "" if leans(question) else question_clause(question)
    counted = clause.removeprefix("how many ")
    if counted == clause or (" were" not in f" {counted}" and len(counted.split()) < _SAYING):
        return ""
    return _single(_stated(f"{one.qualifier} {_shown(one.value)}".strip(), counted))


def agreed_in_a_sentence(one: Agreement) -> str:
    """ "26 people were injured."; "" where the question makes no statement."""
    clause = question_clause(one.question)
    counted = clause.removeprefix("how many ")
    if counted == clause:
        return ""
    text = _stated(f"{one.qualifier} {_shown(one.value)}".strip(), counted)
    return f"{_single(text[:1].upper() + text[1:])}."


def told_alike(one: Agreement) -> str:
    """What accounts agree on, as the object of a sentence: "about 300 tonnes", "14 October 2017"."""
    counted = _of_one(one.counted) if one.value == "1" else one.counted
    return " ".join(filter(None, (one.qualifier, _shown(one.value), counted)))


def _single(text: str) -> str:
    """One of them is one: "1 person was killed"."""
    found = _ONE_OF.fullmatch(text)
    return f"{found['one']} {_of_one(found['what'])} was{found['rest']}" if found else text


def _of_one(counted: str) -> str:
    """What is counted, of one: "person", "house"."""
    *before, last = counted.split(" ")
    if last in _ONE:
        last = _ONE[last]
    elif last.endswith("ies"):
        last = f"{last[:-3]}y"
    else:
        last = last[:-2] if last.endswith(("sses", "ches", "shes", "xes")) else last.removesuffix("s")
    return " ".join([*before, last])


def question_clause(question: str) -> str:
    """A question as the object of a sentence: "how many people were killed"; "" where its order is not understood."""
    if found := _DID.match(question):
        past = table(__package__, "clauses.toml")["past"]
        words = found["rest"].split()
        at = next((place for place, word in enumerate(words) if place and word in past), 0)
        return f"when {' '.join([*words[:at], past[words[at]], *words[at + 1 :]])}" if at else ""
    if found := _WHAT.match(question):
        return found["what"]
    if found := _THERE.match(question):
        return f"how many {found['what']} there {found['verb']}{found['rest']}"
    if found := _WAS.match(question):
        if found["rest"] in ("it", "they"):
            return ""
        first, _, behind = found["rest"].partition(" ")
        subject, rest = (first, f" {behind}") if first in _SHORT and behind else (found["rest"], "")
        return f"{found['wh'].lower().replace('on which day', 'when')} {subject} {found['verb']}{rest}"
    if (found := _SUBJECT.match(question)) and not _INVERTED.search(question):
        return f"how many {found['what']}"
    return ""


def _answers(accounts: Sequence[Account]) -> list[tuple[str, str]]:
    """(value as told, who says so) of each different value, in the order given."""
    by_value: dict[str, list[Account]] = {}
    for one in accounts:
        by_value.setdefault(f"{one.qualifier} {_shown(one.value)}".strip(), []).append(one)
    return [(value, _who(told)) for value, told in by_value.items()]


def _shown(value: str) -> str:
    """An answer as prose has it: a day or a month with the month's name, millions in a word."""
    if day := _DAY.fullmatch(value):
        return date_in_english(int(day["year"]), int(day["month"]), int(day["day"] or 0))
    digits = value.replace(",", "")
    for size, word in ((10**9, "billion"), (10**6, "million")):
        if digits.isdecimal() and int(digits) >= size:
            return f"{int(digits) / size:.4g} {word}"
    return value


def _who(told: Sequence[Account]) -> str:
    """The holders of an answer, or the articles where nobody is named."""
    named = [(holder_in_english(one.holder) if one.holder else "", one.document) for one in told]
    holders = list(dict.fromkeys(name for name, _ in named if name))[:2]
    articles = sorted({document for name, document in named if not name})
    if articles:
        numbers = [str(number) for number in articles]
        listed = " and ".join(filter(None, (", ".join(numbers[:-1]), numbers[-1])))
        holders.append(f"article{'s' if len(articles) > 1 else ''} {listed}")
    if len(holders) < 2:
        return "".join(holders)
    # A name that holds a comma («the governor of Jenin, Ibrahim Ramdani») is closed by one.
    comma = "," if len(holders) > 2 or "," in holders[-2] else ""
    return f"{', '.join(holders[:-1])}{comma} and {holders[-1]}"


def _by(value: str, who: str) -> str:
    return f"{value} according to {who}"


def _stated(value: str, counted: str) -> str:
    """A value and what the question counts, as a statement: "there were 7 residents in the attack", "dozens of people were killed"."""
    if value.split()[-1] in _IMPRESSIONS:
        value = f"{value} of"
    if value == "1" and (found := _THERE_WERE.fullmatch(counted)):
        return f"there was 1 {_of_one(found['what'])}{found['rest']}"
    for verb in ("there were", "there was"):
        if f" {verb}" in counted:
            return f"{verb} {value} {counted.replace(f' {verb}', '', 1)}"
    return f"{value} {counted}"
