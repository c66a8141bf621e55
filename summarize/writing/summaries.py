"""What one source says, in one or two sentences of a model's: each one of its claims, cut short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from summarize.records import Claim, Comparison, SourceSummary, WordedSentence
from summarize.writing.checking import Checks, english_sentences, unknown_id
from summarize.writing.desk import Wish
from summarize.writing.prompts import SUMMARY
from summarize.writing.writer import Draft, told
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "summaries")
Lines = tuple[tuple[str, Claim], ...]


def summary_wish(
    comparison: Comparison, summary: SourceSummary, checks: Checks, found: dict[int, Lines]
) -> Wish | None:
    """What to ask for of a source; None where none of its claims has an English to rest on.

    The sentences of a summary that passes stand in `found` under the article's number, each with its claim.
    """
    shown = _told(comparison, summary)
    if not shown:
        return None
    lines = tuple(f"c{number}: {english}" for number, (english, _) in enumerate(shown, 1))

    def judged(draft: Draft) -> str:
        if unknown := unknown_id(draft, [f"c{number}" for number in range(1, len(shown) + 1)]):
            return unknown
        sentences = english_sentences(draft.text)
        if not 1 <= len(sentences) <= _CHOSEN.whole("sentences"):
            return f"a summary has one to {_CHOSEN.whole('sentences')} sentences"
        if len(draft.text.split()) > _CHOSEN.whole("words"):
            return f"it has more than {_CHOSEN.whole('words')} words"
        places = []
        for sentence in sentences:
            if len(sentence.split()) < _CHOSEN.whole("least_words") or not sentence.endswith(
                (".", ".”", '."')
            ):
                return "it is no whole sentence"
            reason, place = checks.cut_refusal(sentence, shown)
            if reason:
                return reason
            if f"c{place + 1}" not in draft.claims:
                return f"it says what c{place + 1} says and does not cite it"
            places.append(place)
        if len(set(places)) < len(places):
            return "it says one claim twice"
        found[summary.document] = tuple(
            (sentence, shown[place][1]) for sentence, place in zip(sentences, places, strict=True)
        )
        return ""

    text = " ".join(english for english, _ in shown[: _CHOSEN.whole("sentences")])
    return Wish(SUMMARY, shown[0][1].place, text, {"claims": lines}, shown, judged, of=str(summary.document))


def summarized(
    comparison: Comparison, worded: Mapping[int, WordedSentence], found: Mapping[int, Lines]
) -> Comparison:
    """The comparison with the summaries that a model worded."""
    return replace(
        comparison,
        summaries=tuple(
            replace(one, worded=found[one.document])
            if one.document in worded and worded[one.document].by_model
            else one
            for one in comparison.summaries
        ),
    )


def _told(comparison: Comparison, summary: SourceSummary) -> Lines:
    """Claims of the source in English: its own summary's, then what it alone says."""
    alone = [
        row.claim
        for row in comparison.coverage
        if row.id in comparison.unique and row.claim.document == summary.document
    ]
    claims = dict.fromkeys((*summary.sentences, *alone))
    return tuple((english, claim) for claim in claims if (english := told(claim)))[: _CHOSEN.whole("claims")]
