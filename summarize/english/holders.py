"""A holder's English by rule: known bodies and offices first, else its noun phrase word by word through the lexicon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from summarize.claims import listed_holder
from summarize.english.known_bodies import listed_words
from summarize.english.latin_names import (
    joined_name,
    name_in_english,
    transliterated,
    whole_person,
    words_of_persons,
)
from summarize.english.phrase import phrase
from summarize.english.pieces import Piece, Role, is_office, pieces
from summarize.english.spellings import spellings
from summarize.words import fold_phrase, word_list
from translate.datafiles import Chosen, rows

_QUOTES = re.compile(r"[«»\"“”„]")
_CHOSEN = Chosen(__package__, "holders")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]+)[»\"”]")
# Behind it stands what is said of the holder, or what it says.
_BREAK = re.compile(r"[،,؛:(\[]|\s-\s|\s–\s")


_THE = re.compile(r"\bThe (?!Hague)(?=\S)")


def holder_in_english(holder: str) -> str:
    """The English of a holder as printed: «محافظ جنين إبراهيم رمضاني» is "the governor of Jenin, Ibrahim Ramdani".

    Names are spelled in Latin letters by rule, or inside `spelled_as_in` as the translations there do, so the Arabic should
    stand behind them. "" where no word of it is understood or nothing is left of it.
    """
    return spellings().remembered(holder, lambda text: _THE.sub("the ", _read(text)))


def _read(holder: str) -> str:
    bare = _BREAK.split(_QUOTES.sub(" ", holder).strip(" .…"), maxsplit=1)[0].strip()
    words = bare.split()
    for place, word in enumerate(words):
        if place and fold_phrase(word) in word_list(__package__, "ends.txt"):
            words = words[:place]
            break
    if not words:
        return ""
    if whole := _fixed(words):
        return whole
    read = _until_verb(_opened(pieces(words, _called_so(holder) | words_of_persons(" ".join(words)))))
    if (listed := listed_holder(bare)) and _is_name(listed) and not _is_person(read):
        # «قوات سوريا الديمقراطية المدعومة من …»: a body's own name, whatever is said of it, and who speaks for it.
        named = _person_behind(read)
        return f"{listed}, {named}" if named else listed
    if not read:
        return ""
    if office_at := _office_behind(read):
        return f"{_name(read[:office_at])}, {phrase(read[office_at:])}"
    person = _person_at(read)
    if person == 0:
        return _name(read)
    office, name = (read[:person], _name(read[person:])) if person else (read, "")
    known = listed_holder(" ".join(one.word for one in office))
    said = known if known and (len(office) <= 2 or not any(p.role is Role.UNKNOWN for p in office)) else ""
    said = said if said and not _loses(office, said) else phrase(office) or known
    return f"{said}, {name}" if said and name else said or name


def _called_so(holder: str) -> frozenset[str]:
    """The words in quotation marks that are what an outlet or a company is called, «مراسل «المنارة»»: right behind a noun of
    `called.txt`, few, and no body that is known. «مسؤول «رفيع»» is only quoted.
    """
    called: set[str] = set()
    for quoted in _QUOTED.finditer(holder):
        words = quoted[1].split()
        before = fold_phrase(holder[: quoted.start()]).split()
        if not before or before[-1] not in word_list(__package__, "called.txt"):
            continue
        joined = any(word.startswith("وال") for word in words[1:])
        if (
            len(words) <= _CHOSEN.whole("called")
            and not joined
            and not _fixed(words)
            and not listed_holder(quoted[1])
        ):
            called.update(words)
    return frozenset(called)


def _fixed(words: Sequence[str]) -> str:
    """What a phrase is called as a whole, by the table of holders whose words mislead."""
    return _wholes().get(fold_phrase(" ".join(words)), "")


@cache
def _wholes() -> dict[str, str]:
    return {fold_phrase(row[0]): row[1] for row in rows(__package__, "wholes.tsv")}


def _opened(read: Sequence[Piece]) -> list[Piece]:
    """Without a verb, or a listener («لمراسلنا»), before the noun phrase."""
    read = list(read)
    while len(read) > 1 and (read[0].role is Role.VERB or read[0].word in ("لنا", "لي") or _listener(read)):
        read = read[1:]
    return read


def _listener(read: Sequence[Piece]) -> bool:
    return read[0].word.startswith("ل") and read[0].word.endswith(("نا", "ها")) and read[1].role is Role.NOUN


def _until_verb(read: Sequence[Piece]) -> list[Piece]:
    """The pieces before the first that is only a verb: the holder's reading has run on into what it says."""
    for place, one in enumerate(read):
        if one.role is Role.VERB and place:
            return list(read[:place])
    return list(read)


def _is_name(english: str) -> bool:
    return any(word[:1].isupper() for word in english.split())


def _office_behind(read: Sequence[Piece]) -> int:
    """Where the office begins that stands behind a person's name («العقيد سالم العمري الناطق باسم الشرطة»); 0 for none."""
    for place, one in enumerate(read):
        if (
            place > 1
            and one.role is Role.NOUN
            and (one.article or is_office(one.word))
            and all(earlier.role in (Role.RANK, Role.NAME, Role.UNKNOWN) for earlier in read[:place])
        ):
            return place
    return 0


def _is_person(read: Sequence[Piece]) -> bool:
    """Whether a phrase begins with somebody's office, not with a body that is listed as a whole."""
    first = read[0] if read else None
    return (
        first is not None
        and first.role is Role.NOUN
        and not first.known
        and first.english in listed_words("persons")
    )


def _person_behind(read: Sequence[Piece]) -> str:
    """The name that ends a phrase and is surely a person's, with its rank; "" for none."""
    start = _person_at(read) or len(read)
    named = read[start + 1 :] if start < len(read) and read[start].role is Role.RANK else read[start:]
    return _name(read[start:]) if name_in_english(" ".join(one.word for one in named)) else ""


def _person_at(read: Sequence[Piece]) -> int | None:
    """Where a person's name begins: all that follows are names, the first of them no place; None where none does.

    A rank or «الشيخ» before it belongs to it.
    """
    start = len(read)
    while start and read[start - 1].role in (Role.NAME, Role.UNKNOWN) and not read[start - 1].known:
        start -= 1
    if start < len(read) and read[start].particle and read[start].place:
        # «القنصل العام بجدة عبد القادر»: the place is the office's.
        start += 1
    if start == len(read):
        return None
    if start == 0:
        # A lone family name, or a name and a family name.
        return 0 if not read[0].word.startswith(("ب", "لل")) or len(read) > 1 else None
    if read[start - 1].role is Role.RANK:
        return start - 1
    run = len(read) - start
    # «محافظ جنين إبراهيم رمضاني»: the first name after an office is of its place, where two more follow.
    if (
        run >= 2
        and (read[start].place or run >= 3)
        and not (read[start - 1].article or read[start - 1].known)
        and read[start - 1].role is not Role.ADJECTIVE
    ):
        start += 1
        run -= 1
    if run == 1 and not ((read[start - 1].article or read[start - 1].known) and len(read) > 1):
        return None
    if read[start].particle:
        return None
    return start


def _name(read: Sequence[Piece]) -> str:
    plain = [one for one in read if one.role is not Role.RANK]
    if whole := whole_person([one.bare_word for one in plain]):
        # «اللواء عبد الفتاح البرهان»: a rank before it is told as one.
        return " ".join([*(one.english for one in read if one.role is Role.RANK), whole])
    return joined_name(
        one.english if one.role is Role.RANK or one.known else transliterated(one.bare_word) for one in read
    )


def _loses(office: Sequence[Piece], said: str) -> bool:
    """Whether the known English leaves words of the office out."""
    nouns = sum(one.role in (Role.NOUN, Role.NAME, Role.ADJECTIVE) for one in office)
    return len([w for w in said.split() if w not in ("the", "of", "for", "a", "an")]) < nouns
