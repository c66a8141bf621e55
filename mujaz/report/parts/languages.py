"""What a page of each language says of its own: the one place where a report tells English from Arabic.

Phrases that differ by their words alone stand in `wording.toml` and `wording.ar.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mujaz.report.parts.wording import count, day, wording
from summarize.arabic import PASSAGES, SENTENCES, SOURCES, WORDS, date_in_arabic
from summarize.english import holder_in_english, name_in_english
from summarize.records import Account
from translate.records import Document

_BETWEEN = " – "
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_QUOTED = re.compile("«([^»]+)»")


class PageLanguage:
    """English; `translates`: another language than the articles', which stand beside it."""

    code = "en"
    translates = True

    def day(self, value: date | None) -> str:
        """A date as the reader writes it; "" for None."""
        return day(value)

    def support(self, independent: int, articles: int) -> tuple[str, str]:
        """The badge for a sentence's support, and the note on wire copy ("" where each article counts)."""
        if articles <= independent or articles < 2:
            badge = f"{independent} independent sources"
            return (badge if independent > 1 else count(independent, "source")), ""
        if independent < 2:
            return "1 source", f"the same agency text in {articles} articles, counted once"
        return f"{independent} independent sources", f"{articles} articles; shared agency text counted once"

    def answer(self, account: Account, kind: str) -> str:
        """An account's answer as shown."""
        match kind:
            case "party":
                read = _in_english(account.value)
            case "name":
                latin = name_in_english(account.value)
                read = f"{latin} ({account.value})" if latin else account.value
            case _:
                read = _as_read(account.value)
        return " ".join(part for part in (account.qualifier, read) if part)

    def article(self, number: int) -> str:
        """What an article of no known outlet is called beside what it says."""
        return wording("places", "article", self.code).format(number=number)

    def articles(self, numbers: Sequence[int]) -> str:
        """Articles by their numbers, "article 3", "articles 1, 3"."""
        return f"{'article' if len(numbers) == 1 else 'articles'} {', '.join(map(str, numbers))}"

    def listed(self, numbers: Sequence[int]) -> str:
        """Two numbers or more in a sentence, "1, 2 and 4"."""
        return f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"

    def sentences(self, number: int) -> str:
        """A number of sentences."""
        return count(number, "sentence")

    def words(self, number: int) -> str:
        """A number of words."""
        return count(number, "word")

    def passages(self, number: int) -> str:
        """A number of passages."""
        return count(number, "passage")

    def evidence(self, found: str) -> str:
        """What a date rests on, which is told in English."""
        return found

    def notes(self, document: Document) -> tuple[str, ...]:
        """What reading an article noted, which is English."""
        return document.notes


class ArabicPage(PageLanguage):
    """Arabic; the brief has put its answers and the notes on its sources in Arabic."""

    code = "ar"
    translates = False

    def day(self, value: date | None) -> str:
        return "" if value is None else date_in_arabic(value)

    def support(self, independent: int, articles: int) -> tuple[str, str]:
        copied = articles > independent and articles > 1
        note = wording("support", "copied" if independent < 2 else "partly copied", self.code)
        return SOURCES.of(independent), note.format(count=articles) if copied else ""

    def answer(self, account: Account, kind: str) -> str:
        return account.value

    def articles(self, numbers: Sequence[int]) -> str:
        return self.listed(numbers)

    def listed(self, numbers: Sequence[int]) -> str:
        return "، ".join(map(str, numbers))

    def sentences(self, number: int) -> str:
        return SENTENCES.of(number)

    def words(self, number: int) -> str:
        return WORDS.of(number)

    def passages(self, number: int) -> str:
        return PASSAGES.of(number)

    def evidence(self, found: str) -> str:
        quoted = _QUOTED.search(found)
        return quoted[1] if quoted else ""

    def notes(self, document: Document) -> tuple[str, ...]:
        return ()


ENGLISH = PageLanguage()
_LANGUAGES = {language.code: language for language in (ENGLISH, ArabicPage())}


def page_language(code: str) -> PageLanguage:
    """The language of a brief by its two letters."""
    return _LANGUAGES[code]


def _in_english(parties: str) -> str:
    """The parties to something («أ – ب») in English where all of them are known; else as printed."""
    known = [holder_in_english(party) for party in parties.split(_BETWEEN)]
    return _BETWEEN.join(known) if all(known) else parties


def _as_read(value: str) -> str:
    """A value, the dates in it such as 2031-03-04 as a reader writes them."""
    try:
        return _ISO_DATE.sub(lambda found: day(date.fromisoformat(found[0])), value)
    except ValueError:
        return value
