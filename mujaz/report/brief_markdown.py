"""brief.md: readable as plain text and on GitHub; Arabic ends its line or has one of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.report.articles import Cited
from mujaz.report.brief_view import BriefView, SectionView, brief_view
from mujaz.report.controls import one_line
from mujaz.report.page import COMMAND
from mujaz.report.views import DiscrepancyView, SentenceView, SourceView, WireView
from mujaz.report.wording import count
from summarize.records import Brief
from translate.records import TranslatedDocument

# What Markdown reads as markup anywhere, and what it reads as markup at the start of a block.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#\w]+;)")
_LIST_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_BLOCK_START = re.compile(r"^(?=[-+#=])")


def brief_markdown(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    """The brief as Markdown, citations as [2:14], the Arabic they name listed at the end.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    view = brief_view(brief, documents)
    lines = [*_head(view)]
    for section in view.sections:
        lines += _section(section)
    lines += _sources(view)
    lines += _arabic(view)
    lines += [
        "---",
        "",
        f"Model: {_text(view.model.name or 'unnamed')}. Signature: {_text(view.model.signature or 'none')}",
    ]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """Text on one line with nothing in it that Markdown or a terminal would act on."""
    text = _MARKUP.sub(lambda match: "&amp;" if match[0] == "&" else "\\" + match[0], one_line(text))
    return _BLOCK_START.sub(r"\\", _LIST_START.sub(r"\1\\\2", text))


def _prose(text: str) -> str:
    """Our own sentences to the reader, commands as code."""
    parts = enumerate(COMMAND.split(one_line(text)))
    return "".join(f"`{part}`" if n % 2 else _MARKUP.sub(r"\\\g<0>", part) for n, part in parts)


def _quote(text: str) -> str:
    """An Arabic quotation; text with guillemets of its own keeps just those."""
    text = _text(text)
    return text if "«" in text else f"«{text}»"


def _labels(citations: Iterable[Cited]) -> str:
    return " ".join(f"[{label}]" for label in dict.fromkeys(cited.label for cited in citations))


def _head(view: BriefView) -> list[str]:
    headline = view.headline
    lines = [f"# {_text(headline.text)} {_labels(headline.citations)}", ""]
    if view.dateline:
        lines += [f"*{_text(view.dateline)}*", ""]
    lines += [f"{_support(headline)}.", ""]
    lines += [f"> {_text(warning)}\n" for warning in headline.warnings]
    if view.model.warning:
        lines += [f"> **Weak translation model: {_text(view.model.name)}.** {_prose(view.model.warning)}", ""]
    doubt = f"; the checks doubt {view.flagged} of {count(view.total, 'sentence')}" if view.flagged else ""
    return [
        *lines,
        f"Machine translation from {count(len(view.articles), 'Arabic article')} by "
        f"{_text(view.model.name or 'an unnamed model')}{doubt}. [2:14] means article 2, sentence 14 "
        "(0 is the title); the Arabic stands at the end.",
        "",
    ]


def _support(sentence: SentenceView) -> str:
    return "; ".join(part for part in (sentence.badge, sentence.wire_note) if part)


def _section(section: SectionView) -> list[str]:
    lines = [f"## {section.title} ({section.size})", "", _text(section.lead), ""]
    for discrepancy in section.discrepancies:
        lines += _discrepancy(discrepancy)
    for entry in section.entries:
        lines += [
            f"- **{_text(entry.when)}**: {_text(entry.sentence.text)} {_labels(entry.sentence.citations)}"
        ]
    for sentence in section.sentences:
        lines += _sentence(sentence, quoted=section.kind == "unsure")
    return lines if lines[-1] == "" else [*lines, ""]


def _sentence(sentence: SentenceView, *, quoted: bool) -> list[str]:
    lines = [f"- {_text(sentence.text)} {_labels(sentence.citations)} ({_support(sentence)})"]
    if sentence.certainty:
        lines += [f"  - {sentence.certainty} {_text(sentence.holder)}".rstrip()]
    lines += [f"  - Note: {_text(warning)}" for warning in sentence.warnings]
    if quoted:
        lines += [f"  - {_quote(cited.quote)}" for cited in sentence.citations]
    return lines


def _discrepancy(found: DiscrepancyView) -> list[str]:
    explanation = f" {_text(found.explanation)}" if found.explanation else ""
    lines = [f"### {_text(found.question)}", "", f"*{_text(found.verdict)}.*{explanation}", ""]
    for account in found.accounts:
        lines += [
            f"- **{_text(account.value or '–')}**: {_text(account.translation)} [{account.cited.label}]"
        ]
        if account.holder:
            lines += [f"  - said by {_text(account.holder)}"]
        lines += [f"  - {account.date + ', in' if account.date else 'in'} {_text(account.outlet)}"]
        lines += [f"  - {_quote(account.quote)}"]
    return [*lines, ""]


def _sources(view: BriefView) -> list[str]:
    lines = [f"## About the sources ({len(view.sources)})", ""]
    for source in view.sources:
        lines += _source(source)
    if view.wire:
        lines += ["### Shared agency text", ""]
        for group in view.wire:
            lines += _wire(group)
        lines += [""]
    return lines


def _source(source: SourceView) -> list[str]:
    article = source.article
    lines = [f"### Article {article.number}: {_text(article.outlet)}", ""]
    if article.title:
        lines += [f"- Title: {_text(article.title.text)}"]
        if article.title.translation:
            lines += [f"- Title in English: {_text(article.title.translation)}"]
    lines += [f"- Published: {article.date or 'unknown'}{f' ({source.how_dated})' if article.date else ''}"]
    if source.evidence:
        lines += [f"  - {_quote(source.evidence)}"]
    lines += [f"- Length: {count(source.sentences, 'sentence')}, {count(source.words, 'word')}"]
    shared = f"{source.wire_percent}% shared with other articles" if source.wire_percent else "none found"
    lines += [f"- Agency text: {shared}"]
    unsure = f"{source.flagged} of {count(source.sentences, 'sentence')} unsure"
    lines += [f"- Translation: {unsure if source.flagged else 'every sentence passed the checks'}"]
    if article.removed:
        reasons = Counter(reason for reason, _ in article.removed)
        listed = ", ".join(f"{reason.lower()} {number}" for reason, number in reasons.items())
        lines += [f"- Taken out in cleaning: {count(len(article.removed), 'passage')} ({listed})"]
    return [*lines, *(f"- Note: {_text(note)}" for note in source.notes), ""]


def _wire(group: WireView) -> list[str]:
    articles = " and ".join(
        part for part in (", ".join(map(str, group.articles[:-1])), str(group.articles[-1])) if part
    )
    share = f"{group.percent}% of the words"
    lines = [f"- Articles {articles} print the same passage ({share}) {_labels(group.members)}"]
    if group.agency:
        lines += [f"  - credited to {_text(group.agency)}"]
    return [*lines, f"  - {_quote(group.shared_text)}"]


def _arabic(view: BriefView) -> list[str]:
    """Every Arabic sentence the brief cites, whole, in the order of the articles."""
    lines = ["## The Arabic", ""]
    for article in view.articles:
        titled = [article.title] if article.title else []
        for sentence in [*titled, *(sentence for paragraph in article.paragraphs for sentence in paragraph)]:
            if sentence.cited_by:
                unsure = " (translation unsure)" if sentence.unsure else ""
                lines += [f"[{sentence.label}] {_text(sentence.translation)}{unsure}", ""]
                lines += [f"> {_text(sentence.text)}", ""]
    return lines
