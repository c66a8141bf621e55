"""Differences and agreements in Arabic sentences built by rule; every value and holder in them as the articles print it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarize.arabic.counting import independent_sources_agree
from summarize.arabic.inflection import would_change
from summarize.arabic.questions import asked, topic
from summarize.arabic.values import as_printed, counted_as_printed, is_day, qualifier_in_arabic
from summarize.english import leans, one_gives_two
from summarize.records import Account, Agreement, Discrepancy, Verdict
from translate.datafiles import table

_OLDER = Verdict.UPDATE
_MARKS = re.compile("[«»،:؛()]")
# «لموقعنا» is whom it was said to.
_PARTICLED = re.compile(r"ل\w+(?:نا|ها)\b")


def told_in_a_sentence(one: Discrepancy) -> str:
    """«تختلف الروايات في عدد القتلى: «27» بحسب الدفاع المدني، و«9» بحسب مصدر عسكري.»; of an update «تغيّر بمرور الوقت …، ثم …».

    "" where the question is not known in Arabic or leans on what stands elsewhere; where fewer than two answers are
    printed, one speaker gives two of them, where they are only more or less exact, and where the later one counts those who
    remain.
    """
    question = asked(one)
    if one.verdict in (Verdict.PRECISION, Verdict.OVERSTATED) or one.is_of_those_left or leans(one.question):
        return ""
    if not (question.known and question.topic):
        return ""
    answers = _answers(one.accounts)
    if len(answers) < 2 or len({who for _, who in answers}) < len(answers):
        return ""
    update = one.verdict == _OLDER
    if not update and one_gives_two(one.accounts):
        return ""
    opening = _phrase("changed" if update else "differ in").format(topic=question.topic)
    told = [_phrase("by").format(value=value, who=who) for value, who in answers]
    return f"{opening}: {('، ثم ' if update else '، و').join(told)}."


def disputed(found: Sequence[Discrepancy]) -> str:
    """The note on what other accounts answer otherwise: «تختلف الروايات في عدد القتلى، وفي يوم الهجوم.»."""
    questions = [asked(one) for one in found]
    topics = list(dict.fromkeys(one.topic for one in questions if one.topic))
    others = list(dict.fromkeys(one.question for one in questions if not one.topic))
    opening = _phrase("differ")
    listed = f" {'، و'.join(f'في {one}' for one in topics)}" if topics else ""
    return f"{opening}{listed}: {' '.join(others)}" if others else f"{opening}{listed}."


def overtaken(one: Discrepancy, last: Account) -> str:
    """The note that a later article's account gives a later count, or how many remain."""
    value, question = as_printed(last), asked(one)
    if value and one.is_of_those_left:
        return _phrase("remain").format(article=last.document, value=value)
    if value and question.topic:
        return _phrase("overtaken").format(article=last.document, topic=question.topic, value=value)
    return _phrase("later says").format(article=last.document)


def agreed_in_a_sentence(one: Agreement) -> str:
    """«عدد القتلى: «26»، وعليه تتفق الروايات.»; "" where the question is not known in Arabic."""
    what, value = topic(one.question, one.accounts), _alike(one.accounts)
    return _phrase("agreed").format(topic=what, value=value) if what and value else ""


def told_alike(one: Agreement, support: int) -> str:
    """The note that independent sources agree on a figure or a day."""
    value = _with_noun(one) or _alike(one.accounts)
    value = _phrase("the day").format(day=value) if is_day(one.value) else value
    return (
        _phrase("sources agree").format(sources=independent_sources_agree(support), value=value)
        if value
        else ""
    )


def figure_alone(one: Agreement) -> str:
    """An agreed figure with what it counts; "" where that is not printed behind it."""
    value = _with_noun(one)
    return _phrase("agree on").format(value=value) if value else ""


def reworded(one: Discrepancy) -> tuple[str, str]:
    """The question and the explanation, in Arabic."""
    verdict = table(__package__, "verdicts.toml").get(one.explanation, "")
    return asked(one).question, str(verdict)


def _answers(accounts: Sequence[Account]) -> list[tuple[str, str]]:
    """(value as printed, who says so) of each different value, in the order given."""
    by_value: dict[tuple[str, str], list[Account]] = {}
    for one in accounts:
        by_value.setdefault((one.qualifier, one.value), []).append(one)
    told = [(as_printed(same[0]), _who(same)) for same in by_value.values()]
    return [(value, who) for value, who in told if value]


def _alike(accounts: Iterable[Account]) -> str:
    return next(filter(None, map(as_printed, accounts)), "")


def _with_noun(one: Agreement) -> str:
    """The figure with what it counts, as the first account that has both prints them; "" where that is not known."""
    if not one.counted:
        return ""
    printed = next(filter(None, map(counted_as_printed, one.accounts)), "")
    return f"{qualifier_in_arabic(one.qualifier)} {printed}".strip() if printed else ""


def _who(told: Sequence[Account]) -> str:
    """The holders of an answer as printed, or the articles where nobody is named."""
    holders = list(dict.fromkeys(_holder(one.holder) for one in told if one.holder))[:2]
    articles = sorted({one.document for one in told if not one.holder})
    if articles:
        holders.append(_articles(articles))
    return " و".join(holders)


def _holder(printed: str) -> str:
    """A holder after «بحسب»: as printed, in quotation marks where its form would have to change."""
    bare = printed.strip(' .…"“”')
    if bare.startswith("«") and bare.endswith("»"):
        return bare
    if would_change(bare) or _MARKS.search(bare) or _PARTICLED.match(bare):
        inside = bare.replace("«", "").replace("»", "")
        return f"«{inside}»"
    return bare


def _articles(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return _phrase("article").format(number=numbers[0])
    if len(numbers) == 2:
        return _phrase("articles").format(first=numbers[0], second=numbers[1])
    listed = " و".join(map(str, numbers[:-1]))
    return _phrase("many articles").format(listed=listed, last=numbers[-1])


def _phrase(name: str) -> str:
    return str(table(__package__, "phrases.toml")[name])
