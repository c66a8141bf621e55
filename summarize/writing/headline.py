"""A brief's headline worded by a model: one of the claims it rests on, cut short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from summarize.briefing import English
from summarize.records import Brief, Claim, Place, SourceNote, Verdict, WordedSentence
from summarize.writing.checking import Checks, unknown_id
from summarize.writing.desk import Wish
from summarize.writing.prompts import HEADLINE
from summarize.writing.writer import Draft, told
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "headline")
_SUFFIX = English.differing_title
# What accounts give more or less exactly, they do not dispute; what a later article overtakes is nobody's word any more.
_NOT_DISPUTED, _OVERTAKEN = Verdict.PRECISION, Verdict.UPDATE


def headline_wish(brief: Brief, checks: Checks, confirmed: Collection[Place] = ()) -> Wish | None:
    """What to ask for; None where a rule made the headline, its translation is unsure, or an editor `confirmed` it."""
    headline = brief.headline
    if headline.made or set(headline.worded) & set(confirmed):
        return None
    bare = headline.text.removesuffix(_SUFFIX)
    shown = _told(brief, bare)
    if not shown:
        return None
    lines = tuple(f"c{number}: {english}" for number, (english, _) in enumerate(shown, 1))

    def judged(draft: Draft) -> str:
        text = _unstopped(draft.text)
        if unknown := unknown_id(draft, [f"c{number}" for number in range(1, len(shown) + 1)]):
            return unknown
        if not _CHOSEN.whole("least_words") <= len(text.split()) <= _CHOSEN.whole("most_words"):
            return f"a headline has {_CHOSEN.whole('least_words')} to {_CHOSEN.whole('most_words')} words"
        if text.endswith(("?", "!")):
            return "a headline states what happened"
        reason, place = checks.cut_refusal(text, shown, headline=True)
        if reason:
            return reason
        if f"c{place + 1}" not in draft.claims:
            return f"it says what c{place + 1} says and does not cite it"
        alike = checks.like(text, bare, _CHOSEN("likeness"))
        return "" if alike else "it tells something else than the headline it stands for"

    def mends(text: str) -> str:
        text = _unstopped(text)
        suffix = _SUFFIX if headline.text.endswith(_SUFFIX) else ""
        return f"{text[:1].upper()}{text[1:]}{suffix}"

    return Wish(HEADLINE, shown[0][1].place, headline.text, {"claims": lines}, shown, judged, mends)


def headed(brief: Brief, found: WordedSentence) -> Brief:
    """The brief with the headline that a model worded; as it was where it worded none."""
    if not found.by_model:
        return brief
    return replace(brief, headline=replace(brief.headline, text=found.text, extractive=brief.headline.text))


def _told(brief: Brief, bare: str) -> list[tuple[str, Claim]]:
    """The headline and the claims it cites, in English: of the others none that accounts dispute, but as somebody's word.

    Where "accounts differ" follows the headline, whoever words it, they may be disputed.
    """
    claims = {claim.place: claim for claim in brief.ledger.claims}
    verdicts = defaultdict(set)
    for found in brief.ledger.discrepancies:
        for account in found.accounts:
            verdicts[account.place].add(found.verdict)
    said_to_differ = brief.headline.text.endswith(_SUFFIX)
    places = [(cited.document, cited.segment) for cited in brief.headline.citations]
    title = _title(brief, places[0]) if places[0][1] == 0 else claims.get(places[0])
    if title is None or not title.trusted or not title.translation.strip():
        return []
    shown = [(bare, title)]
    for place in places[1:] if places[0][1] == 0 else places:
        claim = claims.get(place)
        if claim is None or not (english := told(claim)) or english == bare:
            continue
        against = verdicts[place] - {_NOT_DISPUTED}
        if said_to_differ or not against or (claim.holder and _OVERTAKEN not in against):
            shown.append((english, claim))
    return shown[: _CHOSEN.whole("claims")]


def _title(brief: Brief, place: Place) -> Claim | None:
    """An article's title as the claim it makes."""
    source: SourceNote | None = next((one for one in brief.sources if one.document == place[0]), None)
    if source is None:
        return None
    headline = brief.headline
    return Claim(
        f"{place[0]}:0",
        *place,
        source.title,
        source.title_translation,
        headline.holder,
        headline.certainty,
        quality=headline.quality,
    )


def _unstopped(text: str) -> str:
    return text.strip().removesuffix(".") if not text.strip().endswith("..") else text.strip()
