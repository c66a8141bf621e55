"""Names that articles give differently: who holds an office, and what a thing is called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations

from summarize.attribution import holder_at
from summarize.cluster import Space, different_events
from summarize.holders import lexicon
from summarize.lexicon import table
from summarize.mentions import clause_around
from summarize.outlets import is_outlet
from summarize.records import Account, Claim, Discrepancy
from summarize.roles import bare, role_of
from summarize.sets import Sets
from summarize.tokens import Token, content, fold_phrase, fold_word, stem, tokenise, word_list

_NAME_WORDS = 3
_OFFICE_WORDS = 5
# Likeness of sentences in which two names can be one person's or thing's, and words they share besides.
_ALIKE_PERSON = 0.4
_ALIKE_THING = 0.33
_SHARED = 2
# Consonants in common above which two words may be spellings of one name.
_SPELLING = 0.67
# Shorter words say little of a name; «نورس 2» is a word and a number.
_SHORT = 3
_NUMBERED = 2
_COMPARED = 24
_CALLED = 5
_MARKED = re.compile(r"[«“(\"]\s*([^«»“”()\"]{2,60}?)\s*[»”)\"]")
_VOWELS = str.maketrans("", "", "اوييهءئؤ")
# Letters by which Arabic writes one foreign sound.
_SOUNDS = str.maketrans("جكقخثطظذضصشحڤپچ", "غغغغتتززدسسهفبغ")


@dataclass(frozen=True, slots=True)
class Naming:
    """A name `claim.text[start:end]` of the holder of an office, or of a thing of a kind (`role`).

    `ranked`: a rank of those that go with the family name stands before it.
    """

    role: str
    claim: Claim
    index: int
    start: int
    end: int
    person: bool
    ranked: bool = False

    @property
    def printed(self) -> str:
        """The name, verbatim."""
        return self.claim.text[self.start : self.end].strip()


@cache
def _list(kind: str) -> frozenset[str]:
    return frozenset(fold_phrase(word) for word in table("naming.toml")[kind])


def name_discrepancies(space: Space) -> Iterable[Discrepancy]:
    """One discrepancy an office or thing under different names."""
    texts = _texts(space)
    found = [
        naming
        for index, claim in space.first_told()
        for naming in (*persons(claim, index), *things(claim, index))
        if not naming.person or naming.ranked or _recurs(naming, texts[claim.document])
    ]
    by_role: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        by_role[one.role, one.person].append(number)
    joined: Sets[int] = Sets()
    for numbers in by_role.values():
        for left, right in combinations(numbers[:_COMPARED], 2):
            if _differ(space, found[left], found[right], texts):
                joined.join(left, right)
    for group in sorted(map(sorted, joined.groups())):
        yield _discrepancy([found[i] for i in group])


def _texts(space: Space) -> dict[int, str]:
    texts: dict[int, list[str]] = defaultdict(list)
    for claim in space.claims:
        texts[claim.document].append(fold_phrase(claim.text))
    return {number: f" {' '.join(parts)} " for number, parts in texts.items()}


def _recurs(naming: Naming, text: str) -> bool:
    """Whether the last word of a name comes back in its article: that of a sentence's next word would not."""
    words = fold_phrase(naming.printed).split()
    return len(words) > 1 and text.count(f" {words[-1]} ") > 1


def persons(claim: Claim, index: int) -> tuple[Naming, ...]:
    """The holders of offices that a claim names: «وزير الصحة سالم العمري», «العقيد سالم العمري الناطق باسم الشرطة»."""
    text, tokens = claim.text, tokenise(claim.text)
    found = []
    for place in range(len(tokens)):
        office = _office(text, tokens, place)
        if office is None:
            continue
        role, start, end = office
        if any(
            t.key in _list("others") or bare(t.key) in _list("others")
            for t in tokens[max(0, start - 2) : end + 2]
        ):
            continue
        first = end + 1 if end < len(tokens) and tokens[end].key in _list("ranks") else end
        name = _name(text, tokens, first)
        rank = tokens[end].key if first > end else ""
        if name is None:
            name, rank = _name_before(text, tokens, start)
        if name is not None:
            found.append(Naming(role, claim, index, *name, True, rank in _list("family")))
    return tuple(found)


def _office(text: str, tokens: Sequence[Token], place: int) -> tuple[str, int, int] | None:
    """The office that opens at a word: what it is compared by, and its words."""
    two = " ".join(token.key for token in tokens[place : place + 2])
    speaker = two in _list("speakers") or two[1:] in _list("speakers")
    key = tokens[place].key
    if not speaker and key not in _list("offices") and bare(key) not in _list("offices"):
        return None
    first = place + (2 if speaker else 1)
    end = first
    while end < min(len(tokens), first + _OFFICE_WORDS) and _joined(text, tokens, end):
        token = tokens[end]
        if token.key in _list("ranks"):
            break
        definite = bare(token.key) != token.key and token.key.removeprefix("ل").startswith(("ال", "ل"))
        if not definite and end > first and tokens[end - 1].key.startswith("ال"):
            break
        if (
            token.key in word_list("stopwords.txt")
            or token.key in lexicon().verbs
            or token.key.startswith("لل")
        ):
            break
        end += 1
    if end == first:
        return None
    words = {token.stem for token in tokens[first:end]}
    head = "speaker" if speaker else stem(bare(key))
    return " ".join((head, *sorted(words))), place, end


def _joined(text: str, tokens: Sequence[Token], index: int) -> bool:
    return not text[tokens[index - 1].end : tokens[index].start].strip(' "«»“”')


def _name(text: str, tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The span of the name from word `first` on, None where the words there are no name."""
    last = first
    while last < min(len(tokens), first + _NAME_WORDS) and (last == first or _joined(text, tokens, last)):
        before = tokens[last - 1].key if last > first else ""
        if not _may_be_name(tokens[last], before):
            break
        last += 1
    if last == first or (first and text[tokens[first - 1].end : tokens[first].start].strip(' "«»')):
        return None
    return tokens[first].start, tokens[last - 1].end


def _name_before(text: str, tokens: Sequence[Token], office: int) -> tuple[tuple[int, int] | None, str]:
    """«العقيد سالم العمري الناطق باسم …»: the name between a rank and the office, with the rank."""
    for back in range(office - 1, max(-1, office - 2 - _NAME_WORDS), -1):
        if tokens[back].key in _list("ranks"):
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
    if key.isdigit() or key in word_list("stopwords.txt") or key in lexicon().verbs or key in lexicon().times:
        return False
    if key in lexicon().prepositions or key in lexicon().objects or role_of(token) or len(key) < 2:
        return False
    if key in _list("ranks") or key in _list("offices"):
        return False
    return not (
        key.startswith(("لل", "بال", "وال", "فال", "كال"))
        or key in lexicon().openers
        or key in lexicon().complementisers
    )


def things(claim: Claim, index: int) -> tuple[Naming, ...]:
    """The things that a claim names: «السفينة "نورس"», «لعبة فيديو تحمل اسم (…)»."""
    text, tokens = claim.text, tokenise(claim.text)
    found = []
    for match in _MARKED.finditer(text):
        before = [place for place, token in enumerate(tokens) if token.end <= match.start()]
        if not before or not any(char.isalpha() for char in match.group(1)) or is_outlet(match.group(1)):
            continue
        last = before[-1]
        head = _head(text, tokens, last)
        if head is not None:
            found.append(Naming(head, claim, index, match.start(1), match.end(1), False))
    return tuple(found)


def _head(text: str, tokens: Sequence[Token], last: int) -> str | None:
    """The kind of thing whose name stands after word `last`, by stem; None where none does."""
    called = any(
        tokens[i].key in _list("called") or bare(tokens[i].key) in _list("called")
        for i in range(max(0, last - 1), last + 1)
    )
    for place in range(last, max(-1, last - _CALLED), -1):
        if place < last and not _joined(text, tokens, place + 1):
            return None
        if tokens[place].key in _list("things") or bare(tokens[place].key) in _list("things"):
            # Without a word of naming only the kind and one word more may stand before the name.
            kind = tokens[place].key if tokens[place].key in _list("things") else bare(tokens[place].key)
            return stem(kind) if called or last - place <= 1 else None
    return None


def _differ(space: Space, left: Naming, right: Naming, texts: dict[int, str]) -> bool:
    if left.claim.document == right.claim.document or space.weeks_apart(left.index, right.index):
        return False
    here, there = space.places[left.index], space.places[right.index]
    if different_events(left.claim, right.claim, here, there, space.related):
        return False
    if left.person and _given_name_only(left, right, texts):
        return True
    alike = space.likeness(left.index, right.index)
    shared = space.words[left.index] & space.words[right.index]
    named = {token.stem for one in (left, right) for token in content(tokenise(one.printed))}
    needed = 1 if _numbered(left.printed, right.printed) else _SHARED
    if alike < (_ALIKE_PERSON if left.person else _ALIKE_THING) or len(shared - named - {left.role}) < needed:
        return False
    if any(_names(texts[one.claim.document], other) for one, other in ((left, right), (right, left))):
        return False
    return _two_names(left.printed, right.printed)


def _given_name_only(left: Naming, right: Naming, texts: dict[int, str]) -> bool:
    """Whether one article calls by rank and first name alone whom another gives in full."""
    for short, full in ((left, right), (right, left)):
        few, many = fold_phrase(short.printed).split(), fold_phrase(full.printed).split()
        if short.ranked and len(few) == 1 and len(many) > 1 and _spelt_alike(few[0], many[0]):
            return not _spelt_alike(few[0], many[-1]) and f" {many[-1]} " not in texts[short.claim.document]
    return False


def _names(text: str, naming: Naming) -> bool:
    """Whether an article has the other's name too, so that both are known to it."""
    words = fold_phrase(naming.printed).split()
    return f" {words[-1]} " in text and (len(words) == 1 or f" {words[0]} " in text)


def _numbered(left: str, right: str) -> bool:
    """Whether two names are one word with a number each («نورس 2»)."""
    a, b = fold_phrase(left).split(), fold_phrase(right).split()
    return len(a) == len(b) == _NUMBERED and a[1].isdigit() and b[1].isdigit() and _spelt_alike(a[0], b[0])


def _two_names(left: str, right: str) -> bool:
    """Whether no long word of one name may be a spelling of a word of the other; names of one word and a number are
    two where the numbers differ."""
    a, b = fold_phrase(left).split(), fold_phrase(right).split()
    plain = [[word for word in words if not word.isdigit()] for words in (a, b)]
    figures = [{word for word in words if word.isdigit()} for words in (a, b)]
    if not all(plain) or _numbered(left, right):
        return bool(figures[0] and figures[1]) and figures[0] != figures[1]
    telling = [[word for word in words if len(word) > _SHORT] or words for words in plain]
    return not any(_spelt_alike(one, other) for one in telling[0] for other in telling[1])


@lru_cache(maxsize=1 << 14)
def _spelt_alike(left: str, right: str) -> bool:
    a, b = _skeleton(left), _skeleton(right)
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() > _SPELLING


def _skeleton(word: str) -> str:
    """A name's consonants, with letters for one foreign sound made one."""
    plain = fold_word(word).removeprefix("ال").translate(_SOUNDS)
    return plain.translate(_VOWELS) or plain


def _discrepancy(told: Sequence[Naming]) -> Discrepancy:
    kept: dict[tuple[int, str], Account] = {}
    for one in sorted(told, key=lambda n: (n.claim.document, n.claim.segment, n.start)):
        claim = one.claim
        start, end = clause_around(claim.text, one.start, one.end)
        quote = claim.text[min(start, one.start) : max(end, one.end)].strip(" ،؛:")
        holder = holder_at(claim.attributions, one.start)
        account = Account(
            claim.document,
            claim.segment,
            quote,
            claim.translation,
            one.printed,
            holder=holder.holder if holder else "",
        )
        kept.setdefault((claim.document, _skeleton(one.printed)), account)
    person = told[0].person
    lengths = {len(one.printed.split()) for one in told}
    if person and 1 in lengths:
        verdict, why = "different precision", "One article gives only the first name."
    else:
        verdict, why = "contradiction", "The names are not spellings of one another."
    question = "What is the person's name?" if person else "What is it called?"
    return Discrepancy("", "name", question, verdict, tuple(kept.values()), why)
