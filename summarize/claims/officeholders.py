"""The persons whom articles name as holders of an office."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.claims.designations import Designation, adjoins, listed, ranks
from summarize.claims.holders import lexicon
from summarize.claims.roles import role_of
from summarize.records import Claim
from summarize.words import Token, bare, is_among, is_stopword, stem, tokenise
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "officeholders")


def persons(claim: Claim, index: int) -> tuple[Designation, ...]:
    """The holders of offices that a claim names: «وزير الصحة سالم العمري», «العقيد سالم العمري الناطق باسم الشرطة»."""
    text, tokens = claim.text, tokenise(claim.text)
    found = []
    for place in range(len(tokens)):
        office = _office(text, tokens, place)
        if office is None:
            continue
        role, start, end = office
        if any(is_among(t.key, listed("others")) for t in tokens[max(0, start - 2) : end + 2]):
            continue
        first = end + 1 if end < len(tokens) and tokens[end].key in ranks() else end
        name = _name(text, tokens, first)
        rank = tokens[end].key if first > end else ""
        if name is None:
            name, rank = _name_before(text, tokens, start)
        if name is not None:
            found.append(Designation(role, claim, index, *name, True, rank in listed("family")))
    return tuple(found)


def _office(text: str, tokens: Sequence[Token], place: int) -> tuple[str, int, int] | None:
    """The office that opens at a word: what it is compared by, and its words."""
    two = " ".join(token.key for token in tokens[place : place + 2])
    speaker = two in listed("speakers") or two[1:] in listed("speakers")
    key = tokens[place].key
    if not speaker and not is_among(key, listed("offices")):
        return None
    first = place + (2 if speaker else 1)
    end = first
    while end < min(len(tokens), first + _CHOSEN.whole("office_words")) and adjoins(text, tokens, end):
        token = tokens[end]
        if token.key in ranks():
            break
        definite = bare(token.key) != token.key and token.key.removeprefix("ل").startswith(("ال", "ل"))
        if not definite and end > first and tokens[end - 1].key.startswith("ال"):
            break
        if is_stopword(token.key) or token.key in lexicon().verbs or token.key.startswith("لل"):
            break
        end += 1
    if end == first:
        return None
    words = {token.stem for token in tokens[first:end]}
    head = "speaker" if speaker else stem(bare(key))
    return " ".join((head, *sorted(words))), place, end


def _name(text: str, tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The span of the name from word `first` on, None where the words there are no name."""
    last = first
    while last < min(len(tokens), first + _CHOSEN.whole("name_words")) and (
        last == first or adjoins(text, tokens, last)
    ):
        before = tokens[last - 1].key if last > first else ""
        if not _may_be_name(tokens[last], before):
            break
        last += 1
    if last == first or (first and text[tokens[first - 1].end : tokens[first].start].strip(' "«»')):
        return None
    return tokens[first].start, tokens[last - 1].end


def _name_before(text: str, tokens: Sequence[Token], office: int) -> tuple[tuple[int, int] | None, str]:
    """«العقيد سالم العمري الناطق باسم …»: the name between a rank and the office, with the rank."""
    for back in range(office - 1, max(-1, office - 2 - _CHOSEN.whole("name_words")), -1):
        if tokens[back].key in ranks():
            inside = tokens[back + 1 : office]
            gap = text[inside[-1].end : tokens[office].start] if inside else "."
            if inside and not gap.strip(" ،"):
                return (inside[0].start, inside[-1].end), tokens[back].key
            return None, ""
    return None, ""


def _may_be_name(token: Token, before: str) -> bool:
    """Whether a word may belong to a name; `before` is the name's word before it, "" for the first."""
    key = token.key
    if key.startswith("ال"):
        # Of a name's words only the last has the article («العمري»), unless it is compound («عبد الله»).
        return before in ("عبد", "ابو", "ابن", "بن") or (bool(before) and key.endswith("ي") and len(key) > 4)
    if token.text == "علي":
        return True
    if key.isdigit() or is_stopword(key) or key in lexicon().verbs or key in lexicon().times:
        return False
    if key in lexicon().prepositions or key in lexicon().objects or role_of(token) or len(key) < 2:
        return False
    if key in ranks() or key in listed("offices"):
        return False
    return not (
        key.startswith(("لل", "بال", "وال", "فال", "كال"))
        or key in lexicon().openers
        or key in lexicon().complementisers
    )
