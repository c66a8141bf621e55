"""brief.md: readable as plain text and on GitHub; Arabic ends its line or has one of its own."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.report.brief.arabic_markdown import arabic_brief_markdown
from mujaz.report.brief.view import BriefView, SectionView, brief_view
from mujaz.report.parts import (
    SentenceView,
    alarm_lines,
    arabic_lines,
    count,
    discrepancy_lines,
    labels,
    model_line,
    quotation,
    source_lines,
    text_line,
    told_by,
    wire_lines,
    wording_lines,
)
from summarize.records import Brief
from translate.records import TranslatedDocument


def brief_markdown(brief: Brief, documents: Sequence[TranslatedDocument]) -> str:
    """The brief as Markdown, citations as [2:14], the Arabic they name listed at the end.

    Raises:
        ValueError: a citation names an article or a sentence that is not there.
    """
    return _PAGES[brief.language](brief_view(brief, documents))


def _english(view: BriefView) -> str:
    lines = [*_head(view)]
    for section in view.sections:
        lines += _section(section, bullets=view.bullets)
    lines += _sources(view)
    lines += arabic_lines(view.articles)
    lines += [
        "---",
        "",
        model_line(view.model),
    ]
    if view.decided:
        lines += ["", "An editor decided:", ""]
        lines += [f"- {text_line(one.said)} {labels(one.citations)}" for one in view.decided]
    if view.wording:
        lines += wording_lines(view.wording)
    return "\n".join(lines) + "\n"


def _head(view: BriefView) -> list[str]:
    headline = view.headline
    head = f"{text_line(headline.text)} {labels(headline.citations)}"
    lines = [f"# {text_line(view.title)}", "", f"**{head}**", ""] if view.title else [f"# {head}", ""]
    if view.dateline:
        lines += [f"*{text_line(view.dateline)}*", ""]
    lines += [f"The headline rests on {_support(headline)}.", ""]
    lines += [f"> {text_line(warning)}\n" for warning in headline.warnings]
    lines += alarm_lines(view.model)
    doubt = f"; the checks doubt {view.flagged} of {count(view.total, 'sentence')}" if view.flagged else ""
    if view.confirmed:
        doubt += f"; an editor confirmed the English of {view.confirmed}"
    return [
        *lines,
        f"{text_line(view.made)}{doubt}. [2:14] means article 2, sentence 14 "
        "(0 is the title); the Arabic stands at the end.",
        "",
        *([text_line(view.left_out), ""] if view.left_out else []),
    ]


def _support(sentence: SentenceView) -> str:
    confirmed = "English confirmed by an editor" if sentence.confirmed else ""
    return "; ".join(
        part for part in (sentence.badge, sentence.wire_note, _worded(sentence), confirmed) if part
    )


def _worded(sentence: SentenceView) -> str:
    return "worded by a model" if sentence.by_model else ""


def _section(section: SectionView, *, bullets: bool) -> list[str]:
    lines = [f"## {section.title} ({section.size})", "", text_line(section.lead), ""]
    for discrepancy in section.discrepancies:
        lines += discrepancy_lines(discrepancy)
    for entry in section.entries:
        lines += [
            f"- **{text_line(entry.when)}**: {text_line(entry.sentence.text)} "
            f"{labels(entry.sentence.citations)}"
        ]
    if section.kind == "lead" and not bullets:
        return [*lines, *_paragraph(section.sentences)]
    for sentence in section.sentences:
        lines += _sentence(sentence, quoted=section.kind == "unsure")
    return lines if lines[-1] == "" else [*lines, ""]


def _paragraph(sentences: Sequence[SentenceView]) -> list[str]:
    """Sentences that follow each other as prose, and what a reader must know of each below."""
    if not sentences:
        return []
    lines = [" ".join(f"{text_line(one.text)} {labels(one.citations)}" for one in sentences), ""]
    for one in sentences:
        lines += [f"- {labels(one.citations)} {text_line(warning)}" for warning in one.warnings]
    return lines if lines[-1] == "" else [*lines, ""]


def _sentence(sentence: SentenceView, *, quoted: bool) -> list[str]:
    lines = [f"- {text_line(sentence.text)} {labels(sentence.citations)} ({_support(sentence)})"]
    if sentence.certainty:
        lines += [f"  - {sentence.certainty} {told_by(sentence.holder)}".rstrip()]
    lines += [f"  - Note: {text_line(warning)}" for warning in sentence.warnings]
    if quoted:
        # Copies of one text are printed once.
        for quote in dict.fromkeys(cited.quote for cited in sentence.citations):
            places = labels(cited for cited in sentence.citations if cited.quote == quote)
            lines += [f"  - {places} {quotation(quote)}"]
    return lines


def _sources(view: BriefView) -> list[str]:
    lines = [f"## About the sources ({len(view.sources)})", ""]
    for source in view.sources:
        lines += source_lines(source)
    if view.wire:
        lines += ["### Shared agency text", ""]
        for group in view.wire:
            lines += wire_lines(group)
        lines += [""]
    return lines


_PAGES = {"en": _english, "ar": arabic_brief_markdown}
