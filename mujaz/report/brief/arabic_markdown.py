"""brief.md in Arabic: right to left, citations kept in their order by isolates, readable as plain text too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mujaz.report.brief.view import BriefView, SectionView
from mujaz.report.parts import (
    Article,
    Cited,
    DiscrepancyView,
    SentenceView,
    SourceView,
    WireView,
    phrases,
    quotation,
    text_line,
)
from summarize.arabic import SENTENCES, WORDS

# Left-to-right isolate and its end: without them «[1:3]» is read as «[3:1]» between Arabic words.
_OPEN, _CLOSE = "\u2066", "\u2069"


def arabic_brief_markdown(view: BriefView) -> str:
    """The view of a brief in Arabic as Markdown, inside an element that says that it is read from the right."""
    said = phrases("page", "ar") | phrases("markdown", "ar")
    lines = ['<div dir="rtl" lang="ar">', "", *_head(view, said)]
    for section in view.sections:
        lines += _section(section, said)
    lines += [f"## {said['sources']} ({len(view.sources)})", ""]
    for source in view.sources:
        lines += _source(source, said)
    if view.wire:
        lines += [f"### {said['wire']}", ""]
        for group in view.wire:
            lines += _wire(group, said)
        lines += [""]
    lines += _cited(view.articles, said)
    return "\n".join([*lines, "---", "", said["chosen"], "", "</div>"]) + "\n"


def isolated(label: str) -> str:
    """A citation that no writing direction around it turns round."""
    return f"{_OPEN}[{label}]{_CLOSE}"


def _labels(citations: Iterable[Cited]) -> str:
    return " ".join(map(isolated, dict.fromkeys(cited.label for cited in citations)))


def _head(view: BriefView, said: dict[str, str]) -> list[str]:
    headline = view.headline
    head = f"{text_line(headline.text)} {_labels(headline.citations)}"
    lines = [f"# {text_line(view.title)}", "", f"**{head}**", ""] if view.title else [f"# {head}", ""]
    lines += [text_line(view.dateline), ""]
    lines += [said["headline"].format(support=_support(headline)), ""]
    lines += [f"> {text_line(warning)}\n" for warning in headline.warnings]
    return [*lines, f"{said['made']} {said['legend'].format(label=isolated('2:14'))}", ""]


def _support(sentence: SentenceView) -> str:
    return "؛ ".join(part for part in (sentence.badge, sentence.wire_note) if part)


def _section(section: SectionView, said: dict[str, str]) -> list[str]:
    lines = [f"## {section.title} ({section.size})", "", text_line(section.lead), ""]
    for found in section.discrepancies:
        lines += _discrepancy(found, said)
    for entry in section.entries:
        lines += [
            f"- **{text_line(entry.when)}**: {text_line(entry.sentence.text)} {_labels(entry.sentence.citations)}"
        ]
    if section.kind == "lead":
        lines += _paragraph(section.sentences)
    else:
        for sentence in section.sentences:
            lines += _sentence(sentence, said)
    return lines if lines[-1] == "" else [*lines, ""]


def _paragraph(sentences: Sequence[SentenceView]) -> list[str]:
    if not sentences:
        return []
    lines = [" ".join(f"{text_line(one.text)} {_labels(one.citations)}" for one in sentences), ""]
    for one in sentences:
        lines += [f"- {_labels(one.citations)} {text_line(warning)}" for warning in one.warnings]
    return lines


def _sentence(sentence: SentenceView, said: dict[str, str]) -> list[str]:
    lines = [f"- {text_line(sentence.text)} {_labels(sentence.citations)} ({_support(sentence)})"]
    if sentence.certainty:
        lines += [f"  - {sentence.certainty} {text_line(sentence.holder)}".rstrip()]
    return lines + [f"  - {said['note']} {text_line(warning)}" for warning in sentence.warnings]


def _discrepancy(found: DiscrepancyView, said: dict[str, str]) -> list[str]:
    lines = [
        f"### {text_line(found.question)}",
        "",
        f"*{text_line(found.verdict)}.* {text_line(found.explanation)}".rstrip(),
        "",
    ]
    for account in found.accounts:
        lines += [f"- **{text_line(account.value or '–')}** {isolated(account.cited.label)}"]
        if account.holder:
            lines += [f"  - {said['who']}: {text_line(account.holder)}"]
        dated = f"، {account.date}" if account.date else ""
        lines += [f"  - {said['in']} {text_line(account.outlet)}{dated}"]
        if account.copy_of:
            lines += [f"  - {said['copied'].format(label=isolated(account.copy_of))}"]
        lines += [f"  - {quotation(account.quote)}"]
    return [*lines, ""]


def _source(source: SourceView, said: dict[str, str]) -> list[str]:
    article = source.article
    numbered = said["article"].format(number=article.number)
    lines = [f"### {numbered}: {text_line(article.outlet)}", ""]
    if article.title:
        lines += [f"- {said['article title']} {text_line(article.title.text)}"]
    how = f" ({source.how_dated})" if article.date else ""
    lines += [f"- {said['published']} {article.date or said['unknown']}{how}"]
    if source.evidence:
        lines += [f"  - {quotation(source.evidence)}"]
    lines += [f"- {said['length']} {SENTENCES.of(source.sentences)}، {WORDS.of(source.words)}"]
    shared = said["shared"].format(percent=source.wire_percent) if source.wire_percent else said["none"]
    lines += [f"- {said['agency']} {shared}"]
    if article.removed:
        reasons = Counter(reason for reason, _ in article.removed)
        listed = "، ".join(f"{reason}: {number}" for reason, number in reasons.items())
        lines += [f"- {said['removed'].format(passages=listed)}"]
    return [*lines, *(f"- {said['note']} {text_line(note)}" for note in source.notes), ""]


def _wire(group: WireView, said: dict[str, str]) -> list[str]:
    articles = "، ".join(map(str, group.articles))
    passage = said["same passage"].format(articles=articles, percent=group.percent)
    lines = [f"- {passage} {_labels(group.members)}"]
    if group.agency:
        lines += [f"  - {said['credited']} {text_line(group.agency)}"]
    return [*lines, f"  - {quotation(group.shared_text)}"]


def _cited(articles: Sequence[Article], said: dict[str, str]) -> list[str]:
    """Every sentence that is cited, whole, in the order of the articles."""
    lines = [f"## {said['cited']}", ""]
    for article in articles:
        titled = [article.title] if article.title else []
        for sentence in [*titled, *(one for paragraph in article.paragraphs for one in paragraph)]:
            if sentence.cited_by:
                lines += [f"{isolated(sentence.label)} {text_line(sentence.text)}", ""]
    return lines
