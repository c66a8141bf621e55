"""What differing accounts are asked, in Arabic: by its concept where that is known, else by the kind of thing alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from summarize.claims import roles
from summarize.records import Account, Discrepancy
from summarize.words import fold_phrase
from translate.datafiles import rows, table

_NOUN = "{noun}"
_MONEY = re.compile(r"How much money was it \((?P<unit>[^)]+)\)\?")
# "What was the ransom (dinar)?", "What was the depth, in metres?".
_THING = re.compile(r"What (?:was|were) (?P<thing>the .+?)(?: \((?P<unit>[^)]+)\))?\?")
_PLAIN_COUNT = re.compile(r"How many (?P<noun>.+?)(?: was it| were there)?\?")
# "Did the fighters leave?" is asked as "Did they leave?".
_WHOM = re.compile(
    r"\bthe [a-z ]+?(?: among the [a-z ]+?)?(?= leave\?| released\?| agree to it\?| receive it\?| enter or arrive\?)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in Arabic. `topic` stands behind «تختلف الروايات في», "" where it asks for no thing; `known`: what is asked
    is told, not only of what kind it is.
    """

    question: str
    topic: str
    known: bool = True


def asked(one: Discrepancy) -> Asked:
    """What a discrepancy's accounts answer differently."""
    words = table(__package__, "questions.toml")
    question = words["asked"].get(_WHOM.sub("they", one.question), "")
    found = topic(one.question, one.accounts)
    if question or found:
        return Asked(question or f"ما {found}؟", found)
    kind = words["kinds"].get(one.kind, words["kinds"]["other"])
    return Asked(f"تختلف الروايات في {kind}", kind, known=False)


def topic(question: str, accounts: Sequence[Account]) -> str:
    """A question's thing as a definite noun phrase: "How many people were injured?" is «عدد المصابين»; "" if not known."""
    words = table(__package__, "questions.toml")
    if fixed := words["topics"].get(question):
        return str(fixed)
    if money := _MONEY.fullmatch(question):
        unit = table(__package__, "phrases.toml")["money"].get(money["unit"])
        return f"المبلغ {unit}" if unit else ""
    if (thing := _THING.fullmatch(question)) and (arabic := words["things"].get(thing["thing"])):
        unit = table(__package__, "phrases.toml")["money"].get(thing["unit"] or "", "")
        return f"{arabic} {unit}".strip()
    if day := _days().get(question):
        return day
    for pattern, role in _counts():
        if counted := pattern.fullmatch(question):
            return _counted(role, counted["noun"], accounts)
    plain = _PLAIN_COUNT.fullmatch(question)
    _, arabic = _nouns().get(plain["noun"], ("", "")) if plain else ("", "")
    return f"عدد {arabic}" if arabic else ""


def _counted(role: str, noun: str, accounts: Sequence[Account]) -> str:
    """The topic of a count by what is done to the counted; "" where either is not listed."""
    kind, arabic = _nouns().get(noun, ("", ""))
    forms = table(__package__, "questions.toml")["counts"].get(role, {})
    strict = forms.get("where_all_say")
    if strict and all(any(word in fold_phrase(one.quote) for word in strict["words"]) for one in accounts):
        forms = strict
    # «من احتُجزوا من المحتجزين» would say one thing twice.
    kind = "people" if noun in forms.get("alike", ()) else kind
    form = forms.get({"people": "people", "human": "humans", "thing": "things"}.get(kind, ""), "")
    return str(form).replace(_NOUN, arabic)


@cache
def _counts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The questions of the roles about numbers as patterns, with the role's name; the first of equal ones counts."""
    found = {
        role.count: name
        for name, role in reversed(roles().items())
        if _NOUN in role.count and name in table(__package__, "questions.toml")["counts"]
    }
    return tuple(
        (re.compile(re.escape(count).replace(re.escape(_NOUN), "(?P<noun>.+?)")), name)
        for count, name in found.items()
    )


@cache
def _days() -> dict[str, str]:
    named = table(__package__, "questions.toml")["days"]
    return {role.when: named[name] for name, role in roles().items() if role.when and name in named}


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows(__package__, "nouns.tsv")}
