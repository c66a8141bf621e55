"""Claims: each segment with who says it, how surely, and its figures, dates and names. All read from the
Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarize.claims.arabic_names import names
from summarize.claims.attribution import attributions
from summarize.claims.counted_figures import claim_figures
from summarize.records import Attribution, Certainty, Claim, ClaimDate
from summarize.words import Token, fold_phrase, fold_word, says, tokenise
from translate.datafiles import Chosen, table
from translate.dates import find_dates
from translate.records import TranslatedDocument, TranslatedSegment

_CHOSEN = Chosen(__package__, "reading")

_CLAUSE_BREAK = re.compile(r"[.؟!؛\n]")


def document_claims(number: int, translated: TranslatedDocument) -> tuple[Claim, ...]:
    """One claim a segment of article `number` (from 1)."""
    claims = []
    previous: tuple[Attribution, ...] = ()
    for segment in translated.segments:
        source = segment.segment
        if source.heading:
            previous = ()
        claim = read_claim(number, segment, translated, previous)
        claims.append(claim)
        previous = claim.attributions
    return tuple(claims)


def read_claim(
    number: int,
    segment: TranslatedSegment,
    translated: TranslatedDocument,
    previous: Sequence[Attribution] = (),
) -> Claim:
    """A segment read as a claim; `previous` are the attributions of the segment before."""
    source = segment.segment
    text = source.text
    anchor = translated.document.published.value
    found = attributions(text, previous)
    if not found and _inside_quotation(text, previous):
        # A quotation that runs over several sentences is still its speaker's.
        last = previous[-1]
        found = (Attribution(last.holder, 0, len(text), last.kind, last.via, (0, 0), True, last.feminine),)
    main = max(found, key=lambda a: a.end - a.start, default=None)
    if (
        main is not None
        and main.end - main.start < _CHOSEN("main_part") * len(text)
        and main.kind != "denies"
    ):
        main = None
    frames = [a.frame for a in found if a.kind != "according" and not a.continued]
    dates = tuple(
        ClaimDate(
            mention.value,
            text[mention.start : mention.end],
            mention.precision,
            mention.start,
            mention.end,
            any(start <= mention.start < end for start, end in frames),
        )
        for mention in find_dates(text, anchor=anchor)
    )
    return Claim(
        id=f"{number}:{source.index}",
        document=number,
        segment=source.index,
        text=text,
        translation=segment.text,
        holder=main.holder if main else "",
        certainty=certainty(text, found, main),
        figures=claim_figures(text, anchor=anchor),
        dates=dates,
        names=names(text),
        quality=segment.quality,
        flags=tuple(str(flag.kind) for flag in segment.flags)
        or (() if segment.trusted else (str(segment.outcome),)),
        heading=source.heading,
        via=main.via if main else "",
        attributions=found,
    )


def _inside_quotation(text: str, previous: Sequence[Attribution]) -> bool:
    """Whether the sentence closes a quotation that it does not open."""
    if not previous or not previous[-1].holder:
        return False
    for char in text:
        if char in "»”":
            return True
        if char in '«“"':
            return False
    return False


def certainty(text: str, found: Sequence[Attribution], main: Attribution | None) -> Certainty:
    """Denied, hedged, attributed or asserted, the first that holds."""
    tokens = tokenise(text)
    if any(a.kind == "denies" for a in found) or says(text, _phrases("denials")):
        return Certainty.DENIES
    if any(a.kind in ("hedges", "doubts") for a in found) or says(text, _phrases("hedges")) or maybe(tokens):
        return Certainty.HEDGES
    return Certainty.ATTRIBUTES if main is not None else Certainty.ASSERTS


@cache
def _phrases(name: str) -> tuple[str, ...]:
    return tuple(fold_phrase(phrase) for phrase in table(__package__, "certainty.toml")[name])


@cache
def _perfects() -> frozenset[str]:
    return frozenset(fold_word(word) for word in table(__package__, "certainty.toml")["perfect_after_qad"])


def maybe(tokens: Sequence[Token]) -> bool:
    """قد before an imperfect verb: may. Before a perfect one, or after كان, it affirms."""
    for index in range(len(tokens) - 1):
        if tokens[index].key not in ("قد", "وقد", "فقد"):
            continue
        verb = tokens[index + 1].key
        if verb in _perfects() or (verb.startswith(("ت", "ن")) and verb.endswith(("وا", "ت"))):
            continue
        if verb[0] in "يت" and len(verb) > 3:
            return True
    return False
