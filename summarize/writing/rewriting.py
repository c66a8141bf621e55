"""A brief's and a comparison's texts worded one by one; what does not pass stays as it was, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from summarize.records import (
    Brief,
    BriefSentence,
    Claim,
    Comparison,
    Discrepancy,
    Ledger,
    Place,
    Section,
    SectionKind,
    WordedSentence,
    Wording,
)
from summarize.writing.checking import Checks
from summarize.writing.desk import Desk, Wish
from summarize.writing.headline import headed, headline_wish
from summarize.writing.prompts import HEADLINE, QUESTION, SENTENCE, SUMMARY
from summarize.writing.questions import asked_anew, question_wishes
from summarize.writing.summaries import Lines, summarized, summary_wish
from summarize.writing.writer import Material, Writer
from translate.datafiles import Chosen
from translate.encoder import SentenceEncoder

# What can be asked for, by the names that users give: of a brief, and of a comparison.
BRIEF_PARTS = {"sentences": SENTENCE, "headline": HEADLINE, "questions": QUESTION}
COMPARISON_PARTS = {"summaries": SUMMARY, "questions": QUESTION}
USUAL_BRIEF = ("sentences", "headline")
USUAL_COMPARISON = ("summaries",)

_CHOSEN = Chosen(__package__, "rewriting")
_REWORDED = (
    SectionKind.LEAD,
    SectionKind.AGREED,
    SectionKind.ATTRIBUTED,
    SectionKind.SINGLE,
    SectionKind.BACKGROUND,
)


def reword(
    brief: Brief,
    writer: Writer,
    encoder: SentenceEncoder,
    *,
    parts: Collection[str] = USUAL_BRIEF,
    second: bool = False,
    confirmed: Collection[Place] = (),
    seconds: float | None = None,
) -> Brief:
    """The brief with its `parts`, names of `BRIEF_PARTS`, worded by `writer` where they pass every check.

    Timeline, what is built by rule, what is unsure and what tells the English that an editor `confirmed` stay. `second`:
    the model is asked too whether what passed is supported. `seconds` limits the whole; what is under way when it ends is
    not waited for. Never raises for what a writer answers.
    """
    checks = Checks(encoder)
    desk = Desk(writer, _CHOSEN("seconds") if seconds is None else seconds, second)
    heading = headline_wish(brief, checks, confirmed) if "headline" in parts else None
    sentences = dict(_sentence_wishes(brief, checks, confirmed)) if "sentences" in parts else {}
    questions = list(_questions(brief.discrepancies, brief.ledger)) if "questions" in parts else []
    made = desk.worded([*([heading] if heading else []), *sentences.values(), *questions])
    if heading:
        brief = headed(brief, made[0])
    told = made[1:] if heading else made
    worded = dict(zip(sentences, told, strict=False))
    return replace(
        brief,
        sections=tuple(_placed(one, worded) if one.kind in _REWORDED else one for one in brief.sections),
        discrepancies=asked_anew(brief.discrepancies, told[len(sentences) :]),
        writer=writer.name,
        wording=Wording(writer.model, desk.prompts, tuple(made)),
    )


def reword_comparison(
    comparison: Comparison,
    writer: Writer,
    encoder: SentenceEncoder,
    *,
    parts: Collection[str] = USUAL_COMPARISON,
    second: bool = False,
    seconds: float | None = None,
) -> Comparison:
    """The comparison with its `parts`, names of `COMPARISON_PARTS`, worded by `writer`; else as `reword`."""
    checks = Checks(encoder)
    desk = Desk(writer, _CHOSEN("seconds") if seconds is None else seconds, second)
    found: dict[int, Lines] = {}
    summaries: dict[int, Wish] = {}
    if "summaries" in parts:
        for one in comparison.summaries:
            if wish := summary_wish(comparison, one, checks, found):
                summaries[one.document] = wish
    ledger = comparison.ledger
    questions = list(_questions(ledger.discrepancies, ledger)) if "questions" in parts else []
    made = desk.worded([*summaries.values(), *questions])
    comparison = summarized(comparison, dict(zip(summaries, made, strict=False)), found)
    anew = asked_anew(ledger.discrepancies, made[len(summaries) :])
    return replace(
        comparison,
        ledger=replace(ledger, discrepancies=anew),
        wording=Wording(writer.model, desk.prompts, tuple(made)),
    )


def _questions(found: Iterable[Discrepancy], ledger: Ledger) -> Iterable[Wish]:
    return question_wishes(tuple(found), {claim.place: claim for claim in ledger.claims})


def _sentence_wishes(
    brief: Brief, checks: Checks, confirmed: Collection[Place]
) -> Iterable[tuple[BriefSentence, Wish]]:
    claims = {one.id: {claim.place: claim for claim in one.claims} for one in brief.ledger.clusters}
    for section in brief.sections:
        for sentence in section.sentences if section.kind in _REWORDED else ():
            if set(sentence.worded) & set(confirmed):
                continue
            if material := _material(sentence, claims.get(sentence.cluster, {})):
                yield sentence, _wish(material, checks)


def _wish(material: Material, checks: Checks) -> Wish:
    (_, first), *others = material.claims
    shown = ((material.text, first), *((claim.translation, claim) for _, claim in others))
    return Wish(
        SENTENCE,
        first.place,
        material.text,
        {"claims": material.lines},
        shown,
        lambda draft: checks.refusal(draft, material),
    )


def _placed(section: Section, worded: Mapping[BriefSentence, WordedSentence]) -> Section:
    return replace(
        section,
        sentences=tuple(
            replace(sentence, text=found.text, extractive=sentence.text)
            if (found := worded.get(sentence)) and found.by_model
            else sentence
            for sentence in section.sentences
        ),
    )


def _material(sentence: BriefSentence, claims: Mapping[Place, Claim]) -> Material | None:
    """The claims of its cluster under a sentence, the one it words first; None where no single trusted claim is worded.

    What it cites for a figure alone is of another cluster and words nothing of it.
    """
    if not sentence.cluster:
        return None
    cited = [claims.get((one.document, one.segment)) for one in sentence.citations]
    if cited[0] is None:
        return None
    usable = [one for one in cited if one is not None and one.trusted and one.translation.strip()]
    if usable[:1] != cited[:1]:
        return None
    shown = usable[: _CHOSEN.whole("claims")]
    return Material(sentence.text, tuple((f"c{n}", claim) for n, claim in enumerate(shown, 1)))
