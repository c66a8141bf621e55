"""Whether an English sentence stands by itself, without the one before it."""

from __future__ import annotations

import re

from summarize.briefing.voice import opens_with_pronoun
from summarize.records import Claim

_LEANING = re.compile(
    r"\W*(?:however|but|meanwhile|moreover|furthermore|in addition|also|this|these|that|those|while|although|and|then|"
    r"therefore|thus|instead|for (?:his|her|its|their) part|on the other hand|in (?:turn|contrast)|to that end)\b",
    re.IGNORECASE,
)


_POINTING = re.compile(r"\b(?:he|she|him|her|they|them|his|their|hers|himself|herself)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+|\b(?i:man|woman|boy|girl|people|residents|workers|police|army|government|"
                    r"ministry|authorities|[a-z]+(?:ers|ors|ists|ians|men|ees))\b")  # fmt: skip


def _points_back(text: str) -> bool:
    """Whether a pronoun stands where nobody was named before it: "Detectives had arrested her"."""
    pronoun = _POINTING.search(text)
    return pronoun is not None and not _NAMED.search(text[: pronoun.start()])


def stands_alone(claim: Claim) -> bool:
    """Whether a claim's English names who speaks and of what, its quotations whole."""
    if claim.translation.count('"') % 2:
        return False
    leans = opens_with_pronoun(claim.translation) or bool(_LEANING.match(claim.translation))
    return (
        not leans and not _points_back(claim.translation) and not any(a.continued for a in claim.attributions)
    )
