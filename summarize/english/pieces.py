"""The words of a noun phrase, each read as noun, adjective, rank, name or preposition, with its English."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from summarize.claims import nationality, places
from summarize.words import fold_word
from translate.datafiles import entries, rows
from translate.lexicon import PartOfSpeech, Reading, readings


class Role(Enum):
    """What a word is in the phrase."""

    NOUN = auto()
    ADJECTIVE = auto()
    RANK = auto()
    NAME = auto()
    PREPOSITION = auto()
    VERB = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One word with what it is and its English, "" for a name; `particle` the English of a preposition written onto it."""

    word: str
    role: Role
    english: str = ""
    article: bool = False
    particle: str = ""
    possessor: str = ""
    place: bool = False

    @property
    def bare_word(self) -> str:
        """The word without a preposition written onto it."""
        if not self.particle:
            return self.word
        return f"ال{self.word[2:]}" if self.word.startswith("لل") else self.word[1:]


_PREPOSITIONS = {"في": "in", "من": "from", "على": "of", "لدى": "at", "عن": "of", "إلى": "to", "بين": "among", "مع": "with",
                 "بقيادة": "led by", "برئاسة": "headed by", "بزعامة": "led by",
                 "داخل": "inside", "باسم": "for", "بإسم": "for", "لشؤون": "for", "ضمن": "in"}  # fmt: skip
# The second half of a given name: «نور الدين», «سيف الإسلام».
_OF_NAMES = frozenset(fold_word(word) for word in ("الدين", "الله", "الإسلام"))
_ONTO = {"ب": "in", "ل": "of"}
_POSSESSORS = {"ه": "his", "ها": "its", "هم": "their", "هما": "their", "هن": "their", "نا": "our"}


def pieces(words: Sequence[str], named_so: Collection[str] = ()) -> list[Piece]:
    """The words of a phrase, each read by the tables and the lexicon; those of `named_so` are names, whatever they mean."""
    found: list[Piece] = []
    joined = _joined(words)
    for place, word in enumerate(joined):
        one = _piece(word, place)
        if word in named_so and not one.place:
            one = Piece(word, Role.NAME)
        if not found and _opens_a_name(word, joined[1:2]):
            one = Piece(word, Role.NAME)
        named = found and (
            found[-1].role is Role.RANK or (found[-1].role is Role.NAME and not found[-1].place)
        )
        # Behind a rank or a given name the rest of a person's name follows, whatever else its words may mean.
        # What a town or a district is called, «بلدية نهرين», is no word to translate.
        called = found and fold_word(found[-1].word) in _called() and one.role in (Role.NOUN, Role.ADJECTIVE)
        office = one.role is Role.NOUN and is_office(word)
        if ((named and not office) or called) and one.role not in (Role.RANK, Role.PREPOSITION, Role.VERB):
            one = Piece(word, Role.NAME)
        found.append(one)
    if found and found[-1].role is Role.RANK:
        # «محامي القبطان»: nobody is named behind it.
        last = found[-1]
        found[-1] = Piece(last.word, Role.NOUN, last.english.lower() if last.english != "MP" else "MP", True)
    return found


def is_office(word: str) -> bool:
    """Whether the table of holders knows a word, with its article or without."""
    return fold_word(word.removeprefix("ال")) in _table()


def _opens_a_name(word: str, behind: Sequence[str]) -> bool:
    """Whether a word that is a given name too is one here: another name follows, «عمر علوش», «نور الدين»."""
    if fold_word(word) not in _given_names() or not behind:
        return False
    following = fold_word(behind[0])
    if following in _given_names() or following in _OF_NAMES:
        return True
    return _piece(behind[0], 1).role in (Role.NAME, Role.UNKNOWN) and not places(behind[0], frozenset())


def _joined(words: Sequence[str]) -> list[str]:
    """The words, two that are one office in English taken together («رئيس بلدية»)."""
    joined: list[str] = []
    for word in words:
        both = fold_word(f"{joined[-1]} {word}") if joined else ""
        if both in _table() or (both[:1] in tuple("لب") and both[1:] in _table()):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    return joined


def _piece(word: str, place: int) -> Piece:
    folded = fold_word(word)
    if place and word in _PREPOSITIONS:
        return Piece(word, Role.PREPOSITION, _PREPOSITIONS[word])
    for before in ("", "ل", "ب", "و"):
        if before and not (place and word.startswith(before)):
            continue
        rest = word[len(before) :] if before else word
        if before == "ل" and rest.startswith("ل"):
            rest = f"ا{rest}"
        bare = rest.removeprefix("ال")
        told = _table().get(fold_word(rest)) or _table().get(fold_word(bare))
        if told is not None and len(bare) > 1:
            english, kind = told
            particle = _ONTO.get(before, "and" if before else "")
            return Piece(word, Role[kind], english, rest.startswith("ال"), particle)
    people = nationality(word)
    if people and place:
        return Piece(word, Role.ADJECTIVE, people, word.startswith("ال"))
    # «إرهابيي داعش»: a plural loses its ن before what it is of.
    found = readings(word) or (readings(f"{word}ن") if word.endswith("ي") else ())
    if not found:
        return Piece(
            word, Role.UNKNOWN, article=folded.startswith("ال"), place=bool(places(word, frozenset()))
        )
    best = found[0]
    particle = _particle(best) if place else ""
    article = best.article
    match best.entry.part:
        case PartOfSpeech.NAME:
            of_place = bool(places(word, frozenset()))
            return Piece(word, Role.NAME, best.entry.glosses[0], article, particle, place=of_place)
        case PartOfSpeech.ADJECTIVE:
            return Piece(word, Role.ADJECTIVE, best.entry.glosses[0], article, particle)
        case PartOfSpeech.NOUN | PartOfSpeech.NUMBER:
            possessor = _POSSESSORS.get(best.behind, "") if best.behind else ""
            return Piece(
                word, Role.NOUN, best.entry.glosses[0].removesuffix(" of"), article, particle, possessor
            )
        case PartOfSpeech.VERB:
            nominal = next(
                (r for r in found if r.entry.part in (PartOfSpeech.NOUN, PartOfSpeech.ADJECTIVE)), None
            )
            if nominal and not place:
                return Piece(word, Role.NOUN, nominal.entry.glosses[0], nominal.article)
            return Piece(word, Role.VERB, best.entry.glosses[0])
        case PartOfSpeech.PREPOSITION:
            return Piece(word, Role.PREPOSITION if place else Role.UNKNOWN, best.entry.glosses[0])
    return Piece(word, Role.UNKNOWN, best.entry.glosses[0], article=best.article)


def _particle(reading: Reading) -> str:
    """English of a preposition before the word, «بمحافظة» "in"; "" for none."""
    before = reading.before.removesuffix("ال")
    if reading.before == "لل" or before.endswith("ل"):
        return "of"
    if before.endswith("ب"):
        return "in"
    return "and" if before == "و" else ""


@cache
def _given_names() -> frozenset[str]:
    return frozenset(fold_word(word) for word in entries(__package__, "given_names.txt"))


@cache
def _called() -> frozenset[str]:
    return frozenset(fold_word(word) for word in entries(__package__, "places.txt"))


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Folded word → (English, role): what holders are called in the news, before the lexicon's first gloss."""
    return {fold_word(row[0]): (row[1], row[2].upper()) for row in rows(__package__, "nouns.tsv")}
