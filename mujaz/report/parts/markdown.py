"""Pieces of Markdown that reports share; plain text too. Arabic ends its line or has one of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.report.parts.articles import Article, Cited
from mujaz.report.parts.controls import one_line
from mujaz.report.parts.model_view import ModelView
from mujaz.report.parts.page import COMMAND
from mujaz.report.parts.views import DiscrepancyView, SourceView, WireView
from mujaz.report.parts.wording import count
from summarize.english import holder_in_english

# What Markdown reads as markup anywhere, and what it reads as markup at the start of a block.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w]+;)")
_LIST_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BLOCK_START = re.compile(r"^(?=[-+#=])")


def text_line(text: str) -> str:
    """Text on one line with nothing in it that Markdown or a terminal would act on."""
    text = _MARKUP.sub(lambda match: "&amp;" if match[0] == "&" else "\\" + match[0], one_line(text))
    return _BLOCK_START.sub(r"\\", _LIST_START.sub(r"\1\\\2", text))


def prose_line(text: str) -> str:
    """Our own sentences to the reader, commands as code."""
    parts = enumerate(COMMAND.split(one_line(text)))
    return "".join(f"`{part}`" if n % 2 else _MARKUP.sub(r"\\\g<0>", part) for n, part in parts)


def quotation(text: str) -> str:
    """An Arabic quotation; text with guillemets of its own keeps just those."""
    text = text_line(text)
    return text if "«" in text else f"«{text}»"


def told_by(holder: str) -> str:
    """Who says something: in English where that is known, then the Arabic as printed."""
    known = holder_in_english(holder)
    return f"{text_line(known)} ({text_line(holder)})" if known else text_line(holder)


def labels(citations: Iterable[Cited]) -> str:
    """Citations as [2:14], each once."""
    return " ".join(f"[{label}]" for label in dict.fromkeys(cited.label for cited in citations))


def discrepancy_lines(found: DiscrepancyView) -> list[str]:
    """A question with its accounts."""
    explanation = f" {text_line(found.explanation)}" if found.explanation else ""
    lines = [f"### {text_line(found.question)}", "", f"*{text_line(found.verdict)}.*{explanation}", ""]
    if found.by_rule:
        lines += [f"Question worded by a model; by rule: {text_line(found.by_rule)}", ""]
    for account in found.accounts:
        said = f": {text_line(account.translation)}" if account.translation else ""
        unsure = " (translation unsure)" if account.cited.unsure else ""
        lines += [f"- **{text_line(account.value or '–')}**{said} [{account.cited.label}]{unsure}"]
        if account.holder:
            lines += [f"  - said by {told_by(account.holder)}"]
        lines += [f"  - {account.date + ', in' if account.date else 'in'} {text_line(account.outlet)}"]
        if account.copy_of:
            lines += [f"  - the same agency text as [{account.copy_of}]"]
        lines += [f"  - {quotation(account.quote)}"]
    return [*lines, ""]


def source_lines(source: SourceView) -> list[str]:
    """A source's card."""
    article = source.article
    lines = [f"### Article {article.number}: {text_line(article.outlet)}", ""]
    if article.title:
        lines += [f"- Title: {text_line(article.title.text)}"]
        if article.title.translation:
            lines += [f"- Title in English: {text_line(article.title.translation)}"]
    lines += [f"- Published: {article.date or 'unknown'}{f' ({source.how_dated})' if article.date else ''}"]
    if source.evidence:
        # What is worked out is told in words of ours, with quotation marks of its own.
        told = text_line if re.search("[A-Za-z]", source.evidence) else quotation
        lines += [f"  - {told(source.evidence)}"]
    lines += [f"- Length: {count(source.sentences, 'sentence')}, {count(source.words, 'word')}"]
    shared = f"{source.wire_percent}% shared with other articles" if source.wire_percent else "none found"
    lines += [f"- Agency text: {shared}"]
    if source.translated:
        unsure = f"{source.flagged} of {count(source.sentences, 'sentence')} unsure"
        lines += [f"- Translation: {unsure if source.flagged else 'every sentence passed the checks'}"]
    if article.removed:
        reasons = Counter(reason for reason, _ in article.removed)
        listed = ", ".join(f"{reason.lower()} {number}" for reason, number in reasons.items())
        lines += [f"- Taken out in cleaning, {count(len(article.removed), 'passage')}: {listed}"]
    return [*lines, *(f"- Note: {text_line(note)}" for note in source.notes), ""]


def wire_lines(group: WireView) -> list[str]:
    """A passage that several articles print."""
    articles = " and ".join(
        part for part in (", ".join(map(str, group.articles[:-1])), str(group.articles[-1])) if part
    )
    share = f"{group.percent}% of the words"
    lines = [f"- Articles {articles} print the same passage ({share}) {labels(group.members)}"]
    if group.agency:
        lines += [f"  - credited to {text_line(group.agency)}"]
    return [*lines, f"  - {quotation(group.shared_text)}"]


def arabic_lines(articles: Sequence[Article]) -> list[str]:
    """Every Arabic sentence that is cited, whole, in the order of the articles."""
    lines = ["## The Arabic", ""]
    for article in articles:
        titled = [article.title] if article.title else []
        for sentence in [*titled, *(sentence for paragraph in article.paragraphs for sentence in paragraph)]:
            if sentence.cited_by:
                unsure = " (translation unsure)" if sentence.unsure else ""
                said = f" {text_line(sentence.translation)}" if sentence.translation else ""
                lines += [f"[{sentence.label}]{said}{unsure}", ""]
                lines += [f"> {text_line(sentence.text)}", ""]
    return lines


def model_name(model: ModelView) -> str:
    """The model in a sentence."""
    return f"the model {text_line(model.name)}" if model.name else "an unnamed model"


def model_line(model: ModelView) -> str:
    """What translated, at the end."""
    return f"Model: {text_line(model.name or 'unnamed')}. Signature: {text_line(model.signature or 'none')}"


def alarm_lines(model: ModelView) -> list[str]:
    """The warning about a weak model, with a blank line behind it; nothing where the model is not weak."""
    if not model.warning:
        return []
    return [f"> **Weak translation model: {text_line(model.name)}.** {prose_line(model.alarm)}", ""]
