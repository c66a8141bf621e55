"""Arabic as a brief's language: a claim is told by its own sentence, verbatim."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from summarize.arabic import disputes, sentences
from summarize.arabic.counting import ARTICLES
from summarize.arabic.values import as_printed, date_in_arabic, day_in_arabic
from summarize.records import Account, Agreement, Claim, Discrepancy
from translate.datafiles import table
from translate.records import TranslatedDocument


class Arabic:
    """The language of a brief for whoever reads the articles; see `summarize.briefing.Language`."""

    code = "ar"
    translates = False
    quotation_marks = '"“«'
    question_mark = "؟"

    @property
    def differ(self) -> str:
        return _phrase("differ")

    @property
    def differing_title(self) -> str:
        return _phrase("differing_title")

    def text(self, claim: Claim) -> str:
        return claim.text.strip()

    def rendered(self, claim: Claim) -> tuple[str, tuple[str, ...]]:
        return claim.text.strip(), sentences.warnings(claim)

    def stands_alone(self, claim: Claim) -> bool:
        return sentences.stands_alone(claim)

    def unlabelled(self, title: str) -> str:
        return sentences.unlabelled(title)

    def cut(self, text: str, most: int, least: int) -> str:
        return sentences.cut(text, most, least)

    def dispute(self, one: Discrepancy) -> str:
        return disputes.told_in_a_sentence(one)

    def discrepancy(self, one: Discrepancy) -> Discrepancy:
        question, explanation = disputes.reworded(one)
        accounts = tuple(
            replace(account, value=as_printed(account), qualifier="", translation="")
            for account in one.accounts
        )
        return replace(one, question=question, explanation=explanation, accounts=accounts)

    def agreed(self, one: Agreement) -> str:
        return disputes.agreed_in_a_sentence(one)

    def alike(self, one: Agreement, support: int) -> str:
        return disputes.told_alike(one, support)

    def figure_alone(self, one: Agreement) -> str:
        return disputes.figure_alone(one)

    def disputed(self, found: Sequence[Discrepancy]) -> str:
        return disputes.disputed(found)

    def overtaken(self, one: Discrepancy, last: Account) -> str:
        return disputes.overtaken(one, last)

    def day(self, value: date, precision: str) -> str:
        return day_in_arabic(value.year, value.month, 0 if precision == "month" else value.day)

    def remark(self, name: str, *, count: int = 0, total: int = 0, articles: Sequence[int] = ()) -> str:
        listed = " و".join(f"[{article}]" for article in articles)
        return _phrase(name).format(count=count, total=total, articles=listed)

    def note(self, text: str) -> str:
        for known in table(__package__, "phrases.toml")["notes"]:
            if found := re.fullmatch(known["english"], text):
                return found.expand(known["arabic"])
        return _phrase("read oddly").format(note=text)

    def dateline(self, documents: Sequence[TranslatedDocument]) -> str:
        days = sorted(one.document.published.value for one in documents if one.document.published.value)
        articles = ARTICLES.of(len(documents))
        if not days:
            return f"{articles}، {_phrase('undated')}"
        first, last = (date_in_arabic(day) for day in (days[0], days[-1]))
        span = first if first == last else _phrase("span").format(first=first, last=last)
        undated = len(documents) - len(days)
        return f"{articles}، {span}" + (
            f"؛ {_phrase('some undated').format(count=undated)}" if undated else ""
        )


def _phrase(name: str) -> str:
    return str(table(__package__, "phrases.toml")[name])
