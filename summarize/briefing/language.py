"""What a brief is worded in: how it tells a claim, and what it says of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from summarize.briefing.dateline import dateline, day_in_english
from summarize.briefing.headline_words import cut, unlabelled
from summarize.briefing.standing import stands_alone
from summarize.briefing.voice import rendered
from summarize.english import agreed_in_a_sentence, counted_in_a_sentence, told_alike, told_in_a_sentence
from summarize.records import Account, Agreement, Claim, Discrepancy
from translate.datafiles import table
from translate.records import TranslatedDocument


class Language(Protocol):
    """The wording of a brief; everything else, what is chosen and cited, is the same in every language."""

    @property
    def code(self) -> str:
        """Its two letters: "en", "ar"."""

    @property
    def translates(self) -> bool:
        """Whether it tells claims by a translation, which may be unsure."""

    @property
    def differ(self) -> str:
        """The words that open every note that accounts differ."""

    @property
    def differing_title(self) -> str:
        """What follows a title with a figure that accounts dispute."""

    @property
    def quotation_marks(self) -> str:
        """The marks that open a quotation."""

    @property
    def question_mark(self) -> str:
        """The mark that ends a question."""

    def text(self, claim: Claim) -> str:
        """A claim's sentence in this language; "" where there is none."""

    def rendered(self, claim: Claim) -> tuple[str, tuple[str, ...]]:
        """A claim's sentence with its holder kept, and the warnings a reader needs."""

    def stands_alone(self, claim: Claim) -> bool:
        """Whether a claim's sentence is understood without the one before it."""

    def unlabelled(self, title: str) -> str:
        """A title without an outlet's label («عاجل |») and without a full stop."""

    def cut(self, text: str, most: int, least: int) -> str:
        """A sentence cut to at least `least` and at most `most` words where what is left is whole; else unchanged."""

    def dispute(self, one: Discrepancy) -> str:
        """A discrepancy in one sentence; "" where its question makes none."""

    def discrepancy(self, one: Discrepancy) -> Discrepancy:
        """A discrepancy as the brief shows it: question, explanation and values."""

    def agreed(self, one: Agreement) -> str:
        """An agreement in one sentence; "" where its question makes none."""

    def alike(self, one: Agreement, support: int) -> str:
        """The note that `support` independent sources agree on a figure or day of a sentence; "" where it cannot be told."""

    def figure_alone(self, one: Agreement) -> str:
        """An agreed figure without a sentence around it; "" where it is not known what it counts."""

    def disputed(self, found: Sequence[Discrepancy]) -> str:
        """The note that other accounts answer these otherwise."""

    def overtaken(self, one: Discrepancy, last: Account) -> str:
        """The note that a later article's account, `last`, gives another count."""

    def day(self, value: date, precision: str) -> str:
        """A day, or its month where `precision` is "month"."""

    def remark(self, name: str, *, count: int = 0, total: int = 0, articles: Sequence[int] = ()) -> str:
        """A phrase of the brief's own by its name in `data/phrases.toml`."""

    def note(self, text: str) -> str:
        """What reading an article noted, which is English."""

    def dateline(self, documents: Sequence[TranslatedDocument]) -> str:
        """How many articles, of which days."""


class English:
    """English: a claim is told by its translation."""

    code = "en"
    translates = True
    differ = "Accounts differ"
    differing_title = "; accounts differ"
    quotation_marks = '"“'
    question_mark = "?"

    def text(self, claim: Claim) -> str:
        return claim.translation.strip()

    def rendered(self, claim: Claim) -> tuple[str, tuple[str, ...]]:
        return rendered(claim)

    def stands_alone(self, claim: Claim) -> bool:
        return stands_alone(claim)

    def unlabelled(self, title: str) -> str:
        return unlabelled(title)

    def cut(self, text: str, most: int, least: int) -> str:
        return cut(text, most, least)

    def dispute(self, one: Discrepancy) -> str:
        return told_in_a_sentence(one)

    def discrepancy(self, one: Discrepancy) -> Discrepancy:
        return one

    def agreed(self, one: Agreement) -> str:
        return agreed_in_a_sentence(one)

    def alike(self, one: Agreement, support: int) -> str:
        return f"{support} independent sources agree on {told_alike(one)}; the rest is this source's own."

    def figure_alone(self, one: Agreement) -> str:
        return f"The accounts agree on the figure of {told_alike(one)}." if one.counted else ""

    def disputed(self, found: Sequence[Discrepancy]) -> str:
        # A statement («The accounts give different figures») asks nothing that could be listed.
        questions = dict.fromkeys(one.question for one in found if one.question.endswith("?"))
        return f"{self.differ}: {' '.join(questions)}" if questions else f"{self.differ} on this."

    def overtaken(self, one: Discrepancy, last: Account) -> str:
        count = f"{last.qualifier} {last.value}".strip()
        if one.kind != "number":
            return f"A later article, [{last.document}], says: {count}."
        if one.is_of_those_left:
            return f"A later article, [{last.document}], says how many remain: {count}."
        if stated := counted_in_a_sentence(one.question, last):
            return f"By a later article, [{last.document}], {stated}."
        return f"A later article, [{last.document}], counts {count}."

    def day(self, value: date, precision: str) -> str:
        return day_in_english(value, precision)

    def remark(self, name: str, *, count: int = 0, total: int = 0, articles: Sequence[int] = ()) -> str:
        phrases = table(__package__, "phrases.toml")
        phrase = str(phrases.get(f"{name}, one", phrases[name]) if count == 1 else phrases[name])
        return phrase.format(count=count, total=total, articles=_listed(articles))

    def note(self, text: str) -> str:
        return text

    def dateline(self, documents: Sequence[TranslatedDocument]) -> str:
        count = len(documents)
        return f"From {count} article{'s' if count != 1 else ''}, {dateline(documents) or 'undated'}"


def _listed(articles: Sequence[int]) -> str:
    """ "[1], [2] and [4]"."""
    numbers = [f"[{article}]" for article in articles]
    return " and ".join(filter(None, (", ".join(numbers[:-1]), *numbers[-1:])))
