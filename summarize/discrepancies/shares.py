"""Whose a percentage, a sum or a score is: by the words beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from summarize.claims import counting, noun_of, opposed, role_of
from summarize.discrepancies.mentions import ClauseMention
from summarize.words import content, fold_word, stem, tokenise, word_list
from translate.datafiles import Chosen
from translate.fidelity.figures import Kind

_CHOSEN = Chosen(__package__, "shares")


def two_scores(left: ClauseMention, right: ClauseMention) -> bool:
    """Whether both are of a score («230 صوتا مقابل 197») and not the same side of one vote or match."""
    a, b = left.figure, right.figure
    sides = _side(left), _side(right)
    if a is None or b is None or not all(sides):
        return False
    return sides[0] != sides[1] or abs(a.value - b.value) > _CHOSEN("one_score") * max(a.value, b.value)


def _side(mention: ClauseMention) -> str:
    """Which figure of a score it is, by the word between the two; "" if none."""
    text, end = mention.claim.text, mention.figure.end if mention.figure else mention.at
    if any(
        token.key in counting("against") for token in tokenise(text[end:])[: _CHOSEN.whole("against_behind")]
    ):
        return "first"
    return (
        "second"
        if any(
            token.key in counting("against")
            for token in tokenise(text[: mention.at])[-_CHOSEN.whole("against_before") :]
        )
        else ""
    )


def same_owner(left: ClauseMention, right: ClauseMention, general: frozenset[str]) -> bool:
    """Whether two percentages may be one's: what stands around both has a telling word in common; `general` words
    stand beside different percentages of one article («مرشح»)."""
    ours, theirs = _owner(left), _owner(right)
    if (ours & theirs) - general:
        return True
    # «رفض حزب X النتائج، وقال إن مرشحه نال …»: whose candidate it is, the sentence says before.
    further = (ours & _told_before(right)) | (_told_before(left) & theirs)
    return bool(ours & theirs) and bool(further - general)


def near_words(mention: ClauseMention) -> set[str]:
    """The content stems around a sum in its clause, without words that go with any sum."""
    text, end = mention.claim.text, mention.figure.end if mention.figure else mention.at
    before = content(tokenise(text[mention.start : mention.at]))[-_CHOSEN.whole("near") :]
    after = content(tokenise(text[end : mention.end]))[: _CHOSEN.whole("near")]
    return {
        t.stem
        for t in (*before, *after)
        if t.key not in word_list(__package__, "sums.txt")
        and t.stem not in word_list(__package__, "sums.txt")
    }


def _told_before(mention: ClauseMention) -> set[str]:
    opening = content(tokenise(mention.claim.text[: mention.at]))[: _CHOSEN.whole("opening")]
    return {token.stem for token in opening if not role_of(token)}


def one_share(left: ClauseMention, right: ClauseMention, general: frozenset[str]) -> bool:
    """Whether two percentages are of one thing though other words stand beside the sign: two telling words agree."""
    if left.figure is None or right.figure is None or left.figure.part != right.figure.part:
        return False
    if not left.figure.kind == right.figure.kind == Kind.PERCENT or opposed(left.roles, right.roles):
        return False
    return len((_owner(left) & _owner(right)) - general) >= _CHOSEN.whole("telling")


def beside_several(mentions: Sequence[ClauseMention]) -> frozenset[str]:
    """Words that one article has beside different percentages."""
    beside: dict[tuple[int, str], set[float]] = defaultdict(set)
    for mention in mentions:
        if mention.figure is not None and mention.figure.kind == Kind.PERCENT:
            for word in _owner(mention):
                beside[mention.claim.document, word].add(mention.figure.value)
    return frozenset(word for (_, word), values in beside.items() if len(values) > 1)


def _owner(mention: ClauseMention) -> set[str]:
    """The telling words before a percentage and after it, as far as the clause goes."""
    text = mention.claim.text
    spoken = mention.attribution.start if mention.attribution else 0
    before = content(tokenise(text[max(mention.start, min(spoken, mention.at)) : mention.at]))[
        -_CHOSEN.whole("owner_before") :
    ]
    after_start = mention.figure.end if mention.figure else mention.at
    after = content(
        tokenise(re.split(r"[،؛.]|(?:\bمقابل\b)", text[after_start : mention.end], maxsplit=1)[0])
    )[: _CHOSEN.whole("owner_behind")]
    words = [token for token in (*before, *after) if not role_of(token) and not noun_of(token)[0]]
    return {token.stem for token in words} - {stem(fold_word(word)) for word in ("نسبة", "المئة", "بالمئة")}
