"""The question of a difference worded by a model: the rule-made one with a phrase that every account has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarize.english import holder_in_english
from summarize.records import Claim, Discrepancy, Place, WordedSentence
from summarize.writing.checking import form
from summarize.writing.desk import Wish
from summarize.writing.meaning import quoted
from summarize.writing.prompts import QUESTION
from summarize.writing.reading import Reading
from summarize.writing.writer import Draft
from translate.datafiles import Chosen, entries
from translate.fidelity.words import FUNCTION_WORDS, calendar_words, stem

_CHOSEN = Chosen(__package__, "questions")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ARTICLES = frozenset(("a", "an", "the"))
# What is added begins with one of these: it says where or of what, never by whom, why or after what.
_PLACING = frozenset(("in", "at", "on", "of", "near"))


def question_wishes(found: Sequence[Discrepancy], claims: dict[Place, Claim]) -> Iterator[Wish]:
    """What to ask for of each difference that has a question and accounts in English that is not doubted."""
    for one in found:
        held = [claims.get(account.place) for account in one.accounts]
        english = [account.translation.strip() for account in one.accounts]
        sure = all(claim is None or claim.trusted for claim in held)
        if not one.question.endswith("?") or len(english) < 2 or not all(english) or not sure:
            continue
        lines = tuple(f"a{number}: {text}" for number, text in enumerate(english, 1))
        # Whatever their number, the check holds a question against all of them.
        yield Wish(
            QUESTION,
            one.accounts[0].place,
            one.question,
            {"question": one.question, "accounts": lines[: _CHOSEN.whole("accounts")]},
            tuple((text, claim) for text, claim in zip(english, held, strict=True) if claim is not None),
            lambda draft, one=one, english=english: question_refusal(draft, one, english),  # type: ignore[misc]
            of=one.id,
        )


def asked_anew(found: Sequence[Discrepancy], worded: Sequence[WordedSentence]) -> tuple[Discrepancy, ...]:
    """The differences with the questions that a model worded."""
    questions = {one.of: one.text for one in worded if one.by_model}
    return tuple(
        replace(one, question=questions[one.id], extractive=one.question) if one.id in questions else one
        for one in found
    )


def question_refusal(draft: Draft, one: Discrepancy, accounts: Sequence[str]) -> str:
    """Why a model's question may not stand for a difference's own; "" where it may. `accounts`: their English."""
    return next(_reasons(draft.text, one, accounts), "")


def _reasons(text: str, one: Discrepancy, accounts: Sequence[str]) -> Iterator[str]:
    if _ARABIC.search(text):
        yield "it holds Arabic"
    # Before it is read: a text of any length may come, and reading it takes as long as it likes.
    if unfit := next(form(text, f"{one.question} {max(accounts, key=len)}"), ""):
        yield unfit
        return
    new, old = Reading(text), Reading(one.question)
    if not text.endswith("?") or text.count("?") > 1 or re.search(r"[.!;:]\s", text):
        yield "it is not one question"
    if len(text.split()) > _CHOSEN.whole("words"):
        yield f"it has more than {_CHOSEN.whole('words')} words"
    known = {figure.text.casefold() for figure in old.figures} | old.loose_digits
    for figure in (*(figure.text for figure in new.figures), *sorted(new.loose_digits)):
        if figure.casefold() not in known:
            yield f"it holds a figure or a day: {quoted(figure)}"
    words, asked = _words(text), _words(one.question)
    answers = _answers(one) - set(map(stem, asked))
    for word in words:
        if word in calendar_words() and word not in asked:
            yield f"it names a day: {quoted(word)}"
        if word in entries(__package__, "judging.txt") and word not in asked:
            yield f"it judges: {quoted(word)}"
        if stem(word) in answers:
            yield f"it gives an answer: {quoted(word)}"
    yield from _added(words, asked, accounts)


def _added(words: Sequence[str], asked: Sequence[str], accounts: Sequence[str]) -> Iterator[str]:
    """Why what a question adds to the rule-made one may not be added."""
    runs: list[list[str]] = [[]]
    at = 0
    for word in words:
        if at < len(asked) and word == asked[at]:
            at += 1
            runs.append([])
        else:
            runs[-1].append(word)
    if at < len(asked):
        yield f"it lacks {quoted(asked[at])} of the question, or has it in another place"
    told = [_bare(_words(account)) for account in accounts]
    for run in filter(None, runs):
        phrase = _bare(run)
        if not phrase or phrase[0] not in _PLACING or not any(map(_means, phrase)):
            yield f"it adds {quoted(' '.join(run))}, which says neither where nor of what"
        if any(not _holds(account, phrase) for account in told):
            yield f"not every account says {quoted(' '.join(run))}"


def _answers(one: Discrepancy) -> set[str]:
    """The stems of the words of meaning that accounts answer with."""
    values = [account.value for account in one.accounts]
    english = [holder_in_english(part) for value in values for part in value.split(" – ")]
    found = (word for value in (*values, *english) for word in _words(value))
    return {stem(word) for word in found if _means(word)}


def _means(word: str) -> bool:
    return word not in FUNCTION_WORDS and stem(word) not in FUNCTION_WORDS


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _bare(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in _ARTICLES]


def _holds(words: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the phrase stands among the words as it is."""
    size = len(phrase)
    return any(list(words[at : at + size]) == list(phrase) for at in range(len(words) - size + 1))
