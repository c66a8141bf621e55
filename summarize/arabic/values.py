"""What accounts say, as their articles print it: a figure in its own words, a day by its month's names."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from summarize.claims import claim_figures, noun_of, outcomes, shown_value
from summarize.records import Account, ClaimFigure
from summarize.words import fold_word, is_stopword, tokenise
from translate.datafiles import table
from translate.fidelity.figures import Kind
from translate.lexicon import PartOfSpeech, readings

_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_DIGITS = re.compile(r"[\d.,–%]+")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile("\\s+[^\\W\\d_](?:[^\\W\\d_]|[\u0640\u064b-\u0652\u0670])*")
_PERCENT = re.compile(r"\s*(?:[%٪]|(?:في ال|بال)(?:مئة|مائة))")
# «مئتا عامل», «ألفي منزل»: a number that is no word without its noun.
_CONSTRUCT = re.compile("(?:مئ|مائ|ألف|آلاف|مليون|مليار)(?:تا|تي|ا|ي)$")
_JOINED = "بلك"
_ARTICLE = "ال"
_OF_THE_COUNTED = frozenset({str(Kind.INDEFINITE), str(Kind.FRACTION)})
_COUNTED = frozenset({PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE})
_PRONOUNS = ("هم", "هن", "هما", "ها", "ه")
# The accusative, the feminine, and plurals: no verb of news ends so.
_NOMINAL_ENDING = re.compile("(?:\u064bا?|ا\u064b|ة|ات|ين|ون)$")
_SPREAD = 100


def as_printed(account: Account) -> str:
    """An account's answer in Arabic: «نحو «سبعة»», «16 أكتوبر/تشرين الأول 2017», a name; "" where it has none.

    Words of the article stand in quotation marks.
    """
    if day := _DAY.fullmatch(account.value):
        return day_in_arabic(int(day["year"]), int(day["month"]), int(day["day"] or 0))
    value = _printed_figure(account) or _answer(account.value)
    return f"{qualifier_in_arabic(account.qualifier)} {value}".strip() if value else ""


def qualifier_in_arabic(qualifier: str) -> str:
    """«نحو» for "about"; "" for none."""
    return str(table(__package__, "phrases.toml")["qualifiers"].get(qualifier, ""))


def is_day(value: str) -> bool:
    """Whether a value is a day or a month, as 2017-10-16."""
    return _DAY.fullmatch(value) is not None


def day_in_arabic(year: int, month: int, day: int = 0) -> str:
    """«16 أكتوبر/تشرين الأول 2017»; the month alone where `day` is 0."""
    named = f"{table(__package__, 'phrases.toml')['months'][str(month)]} {year}"
    return f"{day} {named}" if day else named


def date_in_arabic(value: date) -> str:
    """«16 أكتوبر/تشرين الأول 2017»."""
    return day_in_arabic(value.year, value.month, value.day)


def counted_as_printed(account: Account) -> str:
    """The figure of an account with the word behind it that says what it counts: «خمسون ألف جنيه»; "" where none does."""
    figure = _figure(account)
    if figure is None:
        return ""
    if _is_dual(figure):
        return _quoted(account, figure.start, figure.end)
    end = _end_behind(account.quote, figure)
    return _quoted(account, figure.start, end) if end else ""


def _printed_figure(account: Account) -> str:
    """The figure of the quotation that has the account's value; with its unit where the value tells one, and with the
    counted noun where the figure is no word without it («مئتا»).
    """
    figure = _figure(account)
    if figure is None:
        return ""
    needs_more = (" " in account.value and not _is_dual(figure)) or _CONSTRUCT.search(figure.quote)
    end = _end_behind(account.quote, figure) if needs_more else 0
    return _quoted(account, figure.start, end or figure.end)


def _figure(account: Account) -> ClaimFigure | None:
    number, _, unit = account.value.partition(" ")
    for figure in claim_figures(account.quote, loose=True):
        shown = (shown_value(figure), shown_value(figure, _scale(figure)))
        # "tens of thousands" has no unit.
        if account.value in shown or (
            number in shown and (not unit or unit in (figure.unit, f"{figure.unit}s"))
        ):
            return figure
    return None


def _quoted(account: Account, start: int, end: int) -> str:
    """The stretch as printed, without a particle joined to it where what is left is the same number."""
    said = account.quote[start:end]
    if said[0] in _JOINED and any(
        shown_value(bare) == shown_value(whole)
        for bare in claim_figures(said[1:], loose=True)
        for whole in claim_figures(said, loose=True)
        if bare.start == whole.start == 0
    ):
        said = said[1:]
    return f"«{said}»"


def _end_behind(text: str, figure: ClaimFigure) -> int:
    """Where the word ends that stands behind a figure and is what it counts; 0 where there is none."""
    if percent := _PERCENT.match(text, figure.end):
        return percent.end()
    behind = _WORD.match(text, figure.end)
    if behind is None or not may_be_counted(behind[0].strip()):
        return 0
    # «عشرات المحتجين», but «أصيب 9 الأحد».
    definite = behind[0].strip().startswith(_ARTICLE)
    return 0 if definite and figure.kind not in _OF_THE_COUNTED else behind.end()


@cache
def may_be_counted(word: str) -> bool:
    """Whether a word behind a figure is a noun: a listed one, one by the lexicon, or one by its ending."""
    key = fold_word(word)
    if is_stopword(key) or key in _not_counted():
        return False
    if key[:1] != "و" and noun_of(tokenise(word)[0])[0]:
        return True
    found = readings(word)
    if not found:
        return key[:1] not in tuple("وف") and _NOMINAL_ENDING.search(word) is not None
    if word.endswith("ة"):
        # «وحدة» is neither «وحده» nor «و» before «حدة».
        return any(not one.before for one in found)
    return found[0].entry.part in _COUNTED and found[0].before in ("", _ARTICLE)


@cache
def _not_counted() -> frozenset[str]:
    words = table(__package__, "not_counted.toml")
    shares = [f"{noun[:-1]}ت" if noun.endswith("ة") else noun for noun in words["shares"]]
    whose = [share + pronoun for share in shares for pronoun in _PRONOUNS]
    return frozenset(map(fold_word, (*words["times"], *whose)))


def _is_dual(figure: ClaimFigure) -> bool:
    """Whether one word is number and noun: «يومين», «غارتين», «أسبوعا»."""
    alone = figure.quote[:1].isdigit() or fold_word(figure.quote).lstrip("و").startswith(
        ("اثن", "واحد", "احد")
    )
    return figure.value in (1, 2) and not alone and " " not in figure.quote


def _scale(figure: ClaimFigure) -> int:
    return _SPREAD if figure.kind == Kind.FRACTION else 1


def _answer(value: str) -> str:
    """A value that is no figure of the quotation: digits and Arabic stand as they are, known words in Arabic."""
    if _DIGITS.fullmatch(value) or not _LATIN.search(value):
        return value
    return _answers().get(value, "")


@cache
def _answers() -> dict[str, str]:
    """English values of outcomes, in Arabic: it came about or not, or is planned."""
    found = dict(table(__package__, "questions.toml")["answers"])
    for one in outcomes().values():
        found |= {one.said: "نعم", one.denied: "لا", f"{one.said} (planned)": found["planned"]}
    return found
