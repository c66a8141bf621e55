"""Who says it: reporting verbs and "according to" phrases of Arabic news, and what each of them covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarize.claims.holders import (
    CLAUSE_ENDS,
    Sentence,
    complement,
    lexicon,
    noun_phrase,
    opens_clause,
    phrases_at,
    printed,
    read,
    starts_with,
    subject_before,
    subject_of_transitive,
)
from summarize.records import Attribution
from translate.datafiles import Chosen

_CHOSEN = Chosen(__package__, "attribution")
_HOLDERS = Chosen(__package__, "holders")

_Step = tuple[Attribution, int]


def attributions(text: str, previous: Sequence[Attribution] = ()) -> tuple[Attribution, ...]:
    """Who answers for which stretch of one sentence, in order.

    `previous` are the attributions of the sentence before in the same article: a subjectless «وأضاف» that
    opens the sentence takes its holder from there, and none where there is none or the gender differs.
    """
    sentence = read(text)
    found: list[Attribution] = []
    index = 0
    while index < len(sentence.tokens):
        step = (
            _according_back(sentence, index, found, previous)
            or _according(sentence, index)
            or _reported(sentence, index, found, previous)
        )
        if step is None:
            index += 1
        else:
            found.append(step[0])
            index = max(step[1], index + 1)
    return _scoped(text, found)


def _reported(
    sentence: Sentence, index: int, found: Sequence[Attribution], previous: Sequence[Attribution]
) -> _Step | None:
    words, tokens = lexicon(), sentence.tokens
    verb = words.verbs.get(tokens[index].key)
    if verb is None or _is_noun(sentence, index):
        return None
    kind, feminine = verb
    opening = complement(sentence, index + 1, with_ba=tokens[index].key in words.with_ba)
    if opening is None and (tokens[index].key in words.ambiguous or kind in ("relays", "publishes")):
        return None
    if opening is None and index and tokens[index - 1].key == "كما":
        return None
    reach = opening if opening is not None else min(len(tokens), index + 1 + _HOLDERS.whole("reach"))
    via, subject = "", None
    clause_initial = _clause_initial(sentence, index)
    if index and tokens[index - 1].key in words.relatives:
        subject = None
    elif clause_initial:
        if kind == "relays":
            via, subject = _relayed(sentence, index + 1, reach)
        else:
            if opening is None and kind == "calls":
                subject = subject_of_transitive(sentence, index + 1, reach)
            else:
                subject = noun_phrase(sentence, index + 1, reach, open_end=opening is None)
    elif opening is not None or _pluperfect(sentence, index):
        subject = subject_before(sentence, index)
        if subject is None:
            return None
        if found and subject[0] and tokens[subject[0] - 1].key in words.complementisers:
            if kind == "calls":
                # Inside what somebody says: an act reported, not a second voice.
                return None
            via = found[-1].holder
    else:
        return None
    named = subject is not None and subject[0] < subject[1]
    body = _body(sentence, index, opening, subject if named and clause_initial else None)
    first = min(index, subject[0]) if named and subject else index
    frame = (tokens[first].start, body)
    if named and subject:
        holder = printed(sentence, *subject)
        if not clause_initial and tokens[index - 1].key in words.documents:
            # «نشرت X تقريرا يقول إن»: the report speaks for X.
            holder = _publisher(sentence, index - 1) or holder
        attribution = Attribution(holder, body, len(sentence.text), kind, via, frame, False, feminine)
        return attribution, _word_at(sentence, body)
    if opening is None:
        return None
    known = found[-1] if found else previous[-1] if previous and index <= 1 else None
    if known is None or known.feminine != feminine or not known.holder:
        return None
    attribution = Attribution(known.holder, body, len(sentence.text), kind, known.via, frame, True, feminine)
    return attribution, _word_at(sentence, body)


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether what precedes rules a verb out: a preposition, عدم, ما of the passive."""
    if index == 0:
        return False
    words = lexicon()
    before = sentence.tokens[index - 1].key
    if sentence.gap(index).strip(" "):
        return False
    return before in ("عدم", "دون", "من", "الي", "ما", "كل", "غير") or (
        before in words.prepositions and not opens_clause(before)
    )


def _clause_initial(sentence: Sentence, index: int) -> bool:
    words = lexicon()
    if index == 0 or any(char in CLAUSE_ENDS + "،,-–:" for char in sentence.gap(index)):
        return True
    before, key = sentence.tokens[index - 1].key, sentence.tokens[index].key
    if key[0] in "وف" and key[1:] in words.verbs:
        return True
    if (
        before in ("كان", "كانت", "وكان", "وكانت", "قد", "وقد", "فقد")
        or before in words.times
        or opens_clause(before)
    ):
        return True
    # «وفي بغداد أعلن الوزير»: an adverbial opens the sentence.
    start = index
    while start > 0 and not sentence.gap(start).strip(' "«»'):
        start -= 1
    opener = sentence.tokens[start].key
    return index - start <= _CHOSEN.whole("adverbial") and (
        opener in words.prepositions or opener[1:] in words.prepositions
    )


def _pluperfect(sentence: Sentence, index: int) -> bool:
    """«كان الجيش أعلن …»: the subject stands between كان and the verb."""
    keys = [token.key for token in sentence.tokens[max(0, index - _CHOSEN.whole("pluperfect")) : index]]
    return any(key in ("كان", "كانت", "وكان", "وكانت") for key in keys)


def _body(sentence: Sentence, index: int, opening: int | None, subject: tuple[int, int] | None) -> int:
    """Where what is said begins, as an offset."""
    tokens = sentence.tokens
    if opening is not None:
        return tokens[opening].start
    following = subject[1] if subject else index + 1
    while following < len(tokens) and tokens[following].key in lexicon().times:
        following += 1
    return tokens[following].start if following < len(tokens) else len(sentence.text)


def _word_at(sentence: Sentence, position: int) -> int:
    return sum(token.start < position for token in sentence.tokens)


def _publisher(sentence: Sentence, document: int) -> str:
    """Who published the report at word `document`, from the publishing verb before it."""
    words = lexicon()
    for index in range(document - 1, max(-1, document - _HOLDERS.whole("reach")), -1):
        verb = words.verbs.get(sentence.tokens[index].key)
        if verb and verb[0] in ("publishes", "says"):
            before = subject_before(sentence, index)
            after = noun_phrase(sentence, index + 1, document)
            subject = before or (after if after[0] < after[1] else None)
            return printed(sentence, *subject) if subject else ""
    return ""


def _relayed(sentence: Sentence, start: int, stop: int) -> tuple[str, tuple[int, int]]:
    """«نقلت وكالة X عن وزارة Y»: the relay and the words of the holder."""
    for index in range(start, stop):
        if sentence.tokens[index].key == "عن":
            first, last = noun_phrase(sentence, start, index)
            via = printed(sentence, first, last) if first < last else ""
            return via, noun_phrase(sentence, index + 1, stop)
    return "", noun_phrase(sentence, start, stop)


def _according(sentence: Sentence, index: int) -> _Step | None:
    words, tokens = lexicon(), sentence.tokens
    for phrase in phrases_at(words.according, tokens[index].key):
        if not starts_with(tokens, index, phrase):
            continue
        if index and tokens[index - 1].key in ("لا", "ليس", "خلاف", "بخلاف", "خلافا"):
            # «لا كما زعمت …»: what follows is the view that is rejected.
            return None
        fused = len(phrase) > 1 and phrase[-1] == "ل" and tokens[index + len(phrase) - 1].key != "ل"
        start = index + len(phrase) - (1 if fused else 0)
        verb = words.verbs.get(tokens[start].key) if start < len(tokens) else None
        if phrase == ("كما",) and (verb is None or complement(sentence, start + 1) is not None):
            return None
        stop = _phrase_end(sentence, start + (verb is not None))
        via = ""
        if verb is not None and verb[0] == "relays":
            via, (first, last) = _relayed(sentence, start + 1, stop)
        else:
            first, last = noun_phrase(sentence, start + (verb is not None), stop)
        if first >= last:
            return None
        announced = _announced_by(sentence, first, stop)
        if announced is not None:
            first, last = announced
            fused = False
        holder = printed(sentence, first, last)
        if fused:
            holder = "ال" + holder[2:] if holder.startswith("لل") else holder.removeprefix("ل")
        frame = (tokens[index].start, tokens[last - 1].end)
        feminine = verb[1] if verb else False
        return Attribution(holder, frame[1], frame[1], "according", via, frame, False, feminine), last
    return None


def _announced_by(sentence: Sentence, first: int, stop: int) -> tuple[int, int] | None:
    """«وفق حصيلة أعلنها الدفاع المدني»: who announced the thing named."""
    for index in range(first + 1, stop):
        key = sentence.tokens[index].key
        for suffix in ("ها", "ته", "ه"):
            verb = lexicon().verbs.get(key.removesuffix(suffix)) if key.endswith(suffix) else None
            if verb is not None and len(key) > 4:
                subject = noun_phrase(sentence, index + 1, stop)
                return subject if subject[0] < subject[1] else None
    return None


def _phrase_end(sentence: Sentence, start: int) -> int:
    limit = min(len(sentence.tokens), start + _CHOSEN.whole("phrase"))
    for index in range(start + 1, limit):
        ends = any(char in CLAUSE_ENDS + "،," for char in sentence.gap(index))
        if ends or sentence.tokens[index].key in lexicon().complementisers:
            return index
    return limit


def _according_back(
    sentence: Sentence, index: int, found: Sequence[Attribution], previous: Sequence[Attribution]
) -> _Step | None:
    """«على حد تعبيره» in a sentence that names nobody: the holder of the sentence before."""
    tokens = sentence.tokens
    for phrase in phrases_at(lexicon().according_back, tokens[index].key):
        if starts_with(tokens, index, phrase) and not found and previous and previous[-1].holder:
            frame = (tokens[index].start, tokens[index + len(phrase) - 1].end)
            step = replace(
                previous[-1], start=frame[1], end=frame[1], kind="according", frame=frame, continued=True
            )
            return step, index + len(phrase)
    return None


def _scoped(text: str, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Each attribution's stretch ended where the next begins; "according to" gets the clause it belongs
    to.
    """
    scoped: list[Attribution] = []
    for number, item in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        limit = len(text)
        if following is not None and (following.kind != "according" or _opens(text, following.frame[0])):
            limit = following.frame[0]
        if item.kind != "according":
            start, end = item.start, limit
        elif _opens(text, item.frame[0]) and text[item.frame[1] :].strip(' ،,»"”.'):
            start, end = item.frame[1], limit
        else:
            start, end = max([a.frame[1] for a in scoped if a.kind == "according"], default=0), item.frame[0]
            if any(a.kind != "according" for a in scoped):
                # Another voice holds the sentence: only the last clause is this one's.
                start = max(start, text.rfind("،", 0, end - 2) + 1)
        scoped.append(replace(item, start=start, end=max(start, end)))
    return tuple(scoped)


def _opens(text: str, position: int) -> bool:
    before = text[:position].rstrip(' «"“(')
    return not before or before[-1] in CLAUSE_ENDS
