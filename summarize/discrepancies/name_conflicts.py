"""Names that articles give differently: who holds an office, and what a thing is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache, partial

from summarize.claims import Designation, persons, things
from summarize.clusters import Space, conflicts
from summarize.discrepancies.mentions import clause_around
from summarize.records import Account, Discrepancy, Verdict
from summarize.words import content_stems, fold_phrase, fold_word
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "name_conflicts")

_VOWELS = str.maketrans("", "", "اوييهءئؤ")
# Letters by which Arabic writes one foreign sound.
_SOUNDS = str.maketrans("جكقخثطظذضصشحڤپچ", "غغغغتتززدسسهفبغ")


def name_discrepancies(space: Space) -> Iterable[Discrepancy]:
    """One discrepancy an office or thing under different names."""
    texts = _texts(space)
    found = [
        one
        for index, claim in space.first_told()
        for one in (*persons(claim, index), *things(claim, index))
        if not one.person or one.ranked or _recurs(one, texts[claim.document])
    ]
    differ = partial(_differ, space, texts)
    for group in conflicts(found, lambda one: ((one.role, one.person),), _CHOSEN.whole("compared"), differ):
        yield _discrepancy(group)


def _texts(space: Space) -> dict[int, str]:
    texts: dict[int, list[str]] = defaultdict(list)
    for claim in space.claims:
        texts[claim.document].append(fold_phrase(claim.text))
    return {number: f" {' '.join(parts)} " for number, parts in texts.items()}


def _recurs(name: Designation, text: str) -> bool:
    """Whether the last word of a name comes back in its article: that of a sentence's next word would not."""
    words = fold_phrase(name.printed).split()
    return len(words) > 1 and text.count(f" {words[-1]} ") > 1


def _differ(space: Space, texts: dict[int, str], left: Designation, right: Designation) -> bool:
    if left.claim.document == right.claim.document or space.weeks_apart(left.index, right.index):
        return False
    if space.apart(left.index, right.index):
        return False
    if left.person and _given_name_only(left, right, texts):
        return True
    alike = space.likeness(left.index, right.index)
    shared = space.words[left.index] & space.words[right.index]
    named = content_stems(left.printed) | content_stems(right.printed)
    needed = 1 if _numbered(left.printed, right.printed) else _CHOSEN.whole("shared")
    if (
        alike < (_CHOSEN("alike_person") if left.person else _CHOSEN("alike_thing"))
        or len(shared - named - {left.role}) < needed
    ):
        return False
    if any(_names(texts[one.claim.document], other) for one, other in ((left, right), (right, left))):
        return False
    return _two_names(left.printed, right.printed)


def _given_name_only(left: Designation, right: Designation, texts: dict[int, str]) -> bool:
    """Whether one article calls by rank and first name alone whom another gives in full."""
    for short, full in ((left, right), (right, left)):
        few, many = fold_phrase(short.printed).split(), fold_phrase(full.printed).split()
        if short.ranked and len(few) == 1 and len(many) > 1 and _spelt_alike(few[0], many[0]):
            return not _spelt_alike(few[0], many[-1]) and f" {many[-1]} " not in texts[short.claim.document]
    return False


def _names(text: str, name: Designation) -> bool:
    """Whether an article has the other's name too, so that both are known to it."""
    words = fold_phrase(name.printed).split()
    return f" {words[-1]} " in text and (len(words) == 1 or f" {words[0]} " in text)


def _numbered(left: str, right: str) -> bool:
    """Whether two names are one word with a number each («نورس 2»)."""
    a, b = fold_phrase(left).split(), fold_phrase(right).split()
    return (
        len(a) == len(b) == _CHOSEN.whole("numbered")
        and a[1].isdigit()
        and b[1].isdigit()
        and _spelt_alike(a[0], b[0])
    )


def _two_names(left: str, right: str) -> bool:
    """Whether no long word of one name may be a spelling of a word of the other; names of one word and a number are
    two where the numbers differ."""
    a, b = fold_phrase(left).split(), fold_phrase(right).split()
    plain = [[word for word in words if not word.isdigit()] for words in (a, b)]
    figures = [{word for word in words if word.isdigit()} for words in (a, b)]
    if not all(plain) or _numbered(left, right):
        return bool(figures[0] and figures[1]) and figures[0] != figures[1]
    telling = [[word for word in words if len(word) > _CHOSEN.whole("short")] or words for words in plain]
    return not any(_spelt_alike(one, other) for one in telling[0] for other in telling[1])


@lru_cache(maxsize=1 << 14)
def _spelt_alike(left: str, right: str) -> bool:
    a, b = _skeleton(left), _skeleton(right)
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() > _CHOSEN("spelling")


def _skeleton(word: str) -> str:
    """A name's consonants, with letters for one foreign sound made one."""
    plain = fold_word(word).removeprefix("ال").translate(_SOUNDS)
    return plain.translate(_VOWELS) or plain


def _discrepancy(told: Sequence[Designation]) -> Discrepancy:
    kept: dict[tuple[int, str], Account] = {}
    for one in sorted(told, key=lambda n: (n.claim.place, n.start)):
        claim = one.claim
        start, end = clause_around(claim.text, one.start, one.end)
        quote = claim.quote(min(start, one.start), max(end, one.end))
        account = claim.account(one.printed, claim.holder_at(one.start), quote=quote)
        kept.setdefault((claim.document, _skeleton(one.printed)), account)
    person = told[0].person
    lengths = {len(one.printed.split()) for one in told}
    if person and 1 in lengths:
        verdict, why = Verdict.PRECISION, "One article gives only the first name."
    else:
        verdict, why = Verdict.CONTRADICTION, "The names are not spellings of one another."
    question = "What is the person's name?" if person else "What is it called?"
    return Discrepancy("", "name", question, verdict, tuple(kept.values()), why)
